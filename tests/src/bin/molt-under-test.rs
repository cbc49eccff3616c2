//! The compiler as the tests run it: the driver with its standard passes.

fn main() -> std::process::ExitCode {
    molt_driver::main(molt_driver::standard)
}
