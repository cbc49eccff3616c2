//! The compiler's command line, with the passes that come with it.

fn main() -> std::process::ExitCode {
    molt_driver::main(molt_driver::standard)
}
