//! Looks for programs that are compiled wrongly: `cargo run -p molt-tests --bin fuzz -- [SEED [COUNT [FOLDER]]]`.
//!
//! Programs of the seeds from SEED (0) on, COUNT (100) of them, run under CPython, which `PYTHON312` names (without one only the
//! profiles are compared), and under every profile. Those that differ stay in FOLDER (the current one) as `seed_N.py`.

use std::path::PathBuf;
use std::process::ExitCode;

use molt_tests::fuzz::check;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let mut number = |default| args.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (seed, count): (u64, u64) = (number(0), number(100));
    let folder = PathBuf::from(args.next().unwrap_or_else(|| ".".into()));
    let python = std::env::var_os("PYTHON312").map(PathBuf::from);
    let driver = match std::env::current_exe() {
        Ok(own) => own.with_file_name("molt-under-test"),
        Err(error) => {
            eprintln!("this program does not know where it lies: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut wrong = 0;
    for seed in seed..seed + count {
        match check(seed, &driver, python.as_deref(), &folder) {
            Ok(()) => _ = std::fs::remove_file(folder.join(format!("seed_{seed}.py"))),
            Err(difference) => {
                println!("{difference}");
                wrong += 1;
            }
        }
    }
    println!("{count} programs, {wrong} wrong");
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
