//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures Molt beside other ways to run Python, and beside C.
#[derive(Parser)]
#[command(name = "molt-bench", version)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Races the contestants over the programs.
    Run(Run),
    /// Takes single figures: size, start-up, compile times.
    Figures(Figures),
    /// Watches the size of a program that makes and drops objects all the time.
    Churn(Churn),
    /// Counts how many counts of references the compiler saves.
    Counts(Counts),
    /// Prints the table of a results file.
    Table {
        /// A file that `run` or `figures` wrote.
        file: PathBuf,
    },
    /// Prints a generated program.
    Generate {
        /// How long it should be.
        lines: usize,
    },
}

/// `run`.
#[derive(clap::Args)]
pub struct Run {
    /// The programs; every one when none is named.
    pub programs: Vec<String>,
    /// How many turns each contestant has.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// Runs the small sizes: nothing to learn about time, but every contestant and its output is tried.
    #[arg(long)]
    pub small: bool,
    /// The folder with the programs.
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The profile Molt compiles under.
    #[arg(long, default_value = "release")]
    pub profile: String,
    /// CPython 3.12.
    #[arg(long, value_name = "PATH", default_value = "python3.12")]
    pub python: PathBuf,
    /// The system's optimised Python, of any version.
    #[arg(long, value_name = "PATH", default_value = "/usr/bin/python3")]
    pub system_python: PathBuf,
    /// The Rust compiler.
    #[arg(long, value_name = "PROGRAM", default_value = "rustc")]
    pub rustc: String,
    /// Another interpreter, as `pypy=/usr/bin/pypy3`.
    #[arg(long, value_name = "NAME=PATH")]
    pub interpreter: Vec<String>,
    /// Another compiler, as `nuitka=nuitka --output-filename={out} {source}`. `{folder}` is a folder for its files.
    #[arg(long, value_name = "NAME=COMMAND")]
    pub compiler: Vec<String>,
    /// What the commands have in common.
    #[command(flatten)]
    pub common: Common,
}

/// `figures`.
#[derive(clap::Args)]
pub struct Figures {
    /// How many times each compile is timed.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// The longest generated program.
    #[arg(long, value_name = "LINES", default_value_t = 50_000)]
    pub longest: usize,
    /// What the commands have in common.
    #[command(flatten)]
    pub common: Common,
}

/// `churn`.
#[derive(clap::Args)]
pub struct Churn {
    /// How long it runs.
    #[arg(long, default_value_t = 300)]
    pub seconds: u64,
    /// The compiler; the `molt-driver` beside this program when absent.
    #[arg(long, value_name = "PATH")]
    pub molt: Option<PathBuf>,
    /// Writes what was seen as JSON.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `counts`.
#[derive(clap::Args)]
pub struct Counts {
    /// The programs; those that are mostly objects when none is named.
    pub programs: Vec<String>,
    /// The compiler; the `molt-driver` beside this program when absent.
    #[arg(long, value_name = "PATH")]
    pub molt: Option<PathBuf>,
    /// Writes what was counted as JSON.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What `run` and `figures` have in common.
#[derive(clap::Args)]
pub struct Common {
    /// The compiler to measure; the `molt-driver` beside this program when absent.
    #[arg(long, value_name = "PATH")]
    pub molt: Option<PathBuf>,
    /// The C compiler.
    #[arg(long, value_name = "PROGRAM", default_value = "gcc")]
    pub cc: String,
    /// Writes what was found as JSON.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Compares with the limits of a TOML file; the exit status is 1 when one is broken.
    #[arg(long, value_name = "FILE")]
    pub gate: Option<PathBuf>,
}
