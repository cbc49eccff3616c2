//! The command line.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use molt_ir::pass::{OptionValue, Verify, quote};
use molt_ir::settings::TypeHints;

/// Compiles a subset of Python 3.12 to native code.
///
/// Without a command, runs a pipeline on FILE and prints the program at the stage where it ends.
#[derive(Parser)]
#[command(name = "molt-driver", version, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Without a command.
    #[command(flatten)]
    pub direct: Direct,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Writes an executable (profile `release` unless said otherwise).
    Build(Build),
    /// Runs a program (profile `dev` unless said otherwise).
    Run(Run),
    /// Reports every error of a program without building it, and the tier of every function.
    ///
    /// The exit status is 0 when all of it is static, 1 when parts are slow, 2 when it is refused.
    Check(Check),
    /// Runs programs here and under CPython 3.12, and compares what they do.
    Diff(Diff),
    /// Says whether all that Molt needs is there, and how to mend what is not.
    Doctor(Doctor),
    /// Lists the passes, shows one, or explains a pipeline.
    Passes(Passes),
    /// Lists the profiles with their pipelines.
    Profiles,
    /// Explains an error code, or lists them all.
    Explain {
        /// The code, as `E0312`.
        code: Option<String>,
    },
}

/// No command: `--passes "..." FILE`.
#[derive(clap::Args)]
pub struct Direct {
    /// A `.py`, `.hir`, `.tir` or `.lir` file.
    pub file: Option<PathBuf>,
    /// Runs the program at the stage where the pipeline ends.
    #[arg(long)]
    pub run: bool,
    /// What the program finds in `sys.argv`.
    #[arg(last = true)]
    pub args: Vec<String>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub shape: Shape,
}

/// `build`.
#[derive(clap::Args)]
pub struct Build {
    /// A `.py`, `.hir`, `.tir` or `.lir` file.
    pub file: PathBuf,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub shape: Shape,
}

/// `run`.
#[derive(clap::Args)]
pub struct Run {
    /// A `.py`, `.hir`, `.tir` or `.lir` file.
    pub file: PathBuf,
    /// What the program finds in `sys.argv`.
    #[arg(last = true)]
    pub args: Vec<String>,
    #[command(flatten)]
    pub shape: Shape,
}

/// `check`.
#[derive(clap::Args)]
pub struct Check {
    /// A `.py`, `.hir`, `.tir` or `.lir` file.
    pub file: PathBuf,
    /// Lists the places that will be slow, with the reason.
    #[arg(long)]
    pub why_slow: bool,
    /// Lists the types that were inferred, place by place.
    #[arg(long)]
    pub types: bool,
    #[command(flatten)]
    pub shape: Shape,
}

/// `diff`.
#[derive(clap::Args)]
pub struct Diff {
    /// Files of Python, and folders of them. `NAME.in` beside a file is its standard input.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The profile to build with.
    #[arg(long, default_value = "dev")]
    pub profile: String,
    /// CPython 3.12, unless `PYTHON312` names it or it is called `python3.12`.
    #[arg(long, value_name = "PROGRAM")]
    pub python: Option<PathBuf>,
    /// How many seconds a program may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub timeout: u64,
    /// Leaves out the programs that are the same.
    #[arg(short, long)]
    pub quiet: bool,
    /// What the programs find in `sys.argv`.
    #[arg(last = true)]
    pub args: Vec<String>,
}

/// `doctor`.
#[derive(clap::Args)]
pub struct Doctor {
    /// Profiles in files that are to be looked at too.
    pub profiles: Vec<String>,
    /// The program that links.
    #[arg(long, value_name = "PROGRAM")]
    pub linker: Option<String>,
}

/// `passes`.
#[derive(clap::Args)]
pub struct Passes {
    /// Shows one, or checks a pipeline.
    #[command(subcommand)]
    pub command: Option<PassesCommand>,
}

/// The commands of `passes`.
#[derive(Subcommand)]
pub enum PassesCommand {
    /// Prints the header, contract and options of a pass.
    Show {
        /// Its name.
        name: String,
    },
    /// Says what each pass of a pipeline needs and leaves, or why the order is refused.
    Check {
        /// The pipeline's text, or a profile's name.
        pipeline: String,
    },
}

/// What is written.
#[derive(clap::Args, Default)]
pub struct Output {
    /// The file to write.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Writes this form instead: a stage, or what a back end offers (`clif`, `asm`, `obj`).
    #[arg(long, value_name = "FORM")]
    pub emit: Option<String>,
    /// Links without dynamic libraries.
    #[arg(long = "static")]
    pub is_static: bool,
    /// Keeps symbols and line tables.
    #[arg(short = 'g')]
    pub debug: bool,
    /// The program that links.
    #[arg(long, value_name = "PROGRAM")]
    pub linker: Option<String>,
}

/// How errors are written.
#[derive(Clone, Copy, ValueEnum, PartialEq, Default)]
pub enum MessageFormat {
    /// For people.
    #[default]
    Plain,
    /// One JSON object a line, on stderr.
    Json,
}

/// Which passes run, and what is told about it.
#[derive(clap::Args, Default)]
pub struct Shape {
    /// The pipeline.
    #[arg(long, value_name = "PIPELINE", conflicts_with = "profile", help_heading = PIPELINE)]
    pub passes: Option<String>,
    /// The profile: a name, or a TOML file.
    #[arg(long, value_name = "NAME|FILE", help_heading = PIPELINE)]
    pub profile: Option<String>,
    /// Leaves out a pass: `name` every time, `name#2` the second.
    #[arg(long, value_name = "ADDRESS", help_heading = PIPELINE)]
    pub disable: Vec<String>,
    /// Puts passes before another.
    #[arg(long, num_args = 2, value_names = ["ADDRESS", "PIPELINE"], action = ArgAction::Append, help_heading = PIPELINE)]
    pub insert_before: Vec<String>,
    /// Puts passes after another.
    #[arg(long, num_args = 2, value_names = ["ADDRESS", "PIPELINE"], action = ArgAction::Append, help_heading = PIPELINE)]
    pub insert_after: Vec<String>,
    /// Stops after a pass.
    #[arg(long, value_name = "ADDRESS", help_heading = PIPELINE)]
    pub stop_after: Option<String>,
    /// Which engine runs or builds the program, where several take its stage.
    #[arg(long, value_name = "NAME", help_heading = PIPELINE)]
    pub engine: Option<String>,
    /// How much is checked: never, stage, changed, each or audit.
    #[arg(long, value_name = "LEVEL", value_parser = word::<Verify>, help_heading = PIPELINE)]
    pub verify: Option<Verify>,
    /// Allows so many rewrites in all, to bisect a wrong compile.
    #[arg(long, value_name = "N", help_heading = PIPELINE)]
    pub fuel: Option<u64>,
    /// What annotations mean to inference: ignore, check or trust.
    #[arg(long, value_name = "HOW", value_parser = word::<TypeHints>, help_heading = PIPELINE)]
    pub type_hints: Option<TypeHints>,
    /// Compiles what Molt refuses too: it raises NotImplementedError, or what a missing module raises, where it is reached.
    #[arg(long, help_heading = PIPELINE)]
    pub lazy_errors: bool,
    /// Makes the program check its memory: what was freed is never used again, and what is left at the end is told.
    #[arg(long, help_heading = TOLD)]
    pub check_memory: bool,
    /// Prints the program before a pass, or before `all`.
    #[arg(long, value_name = "ADDRESS", help_heading = TOLD)]
    pub print_before: Vec<String>,
    /// Prints the program after a pass, or after `all`.
    #[arg(long, value_name = "ADDRESS", help_heading = TOLD)]
    pub print_after: Vec<String>,
    /// Prints what each pass changes.
    #[arg(long, help_heading = TOLD)]
    pub print_changed: bool,
    /// Prints the time each pass takes.
    #[arg(long, help_heading = TOLD)]
    pub time_passes: bool,
    /// Prints what the passes counted.
    #[arg(long, help_heading = TOLD)]
    pub stats: bool,
    /// How errors are written.
    #[arg(long, value_enum, default_value_t, help_heading = TOLD)]
    pub message_format: MessageFormat,
}

const PIPELINE: &str = "Pipeline";
const TOLD: &str = "What is told";

/// Reads a word of an `option_words!` enum.
fn word<T: OptionValue>(text: &str) -> Result<T, String> {
    T::read(Some(text)).ok_or_else(|| T::EXPECTS.to_owned())
}

impl Shape {
    /// The part of the command line that decides what happens to the program, so that a dump can say how to repeat it.
    pub fn command(&self, default_profile: &str) -> String {
        let mut words = vec!["molt-driver".to_owned()];
        let mut flag = |name: &str, values: &[&str]| {
            words.push(format!("--{name}"));
            words.extend(values.iter().map(|value| quote(value)));
        };
        match &self.passes {
            Some(text) => flag("passes", &[text]),
            None => flag("profile", &[self.profile.as_deref().unwrap_or(default_profile)]),
        }
        self.disable.iter().for_each(|address| flag("disable", &[address]));
        self.insert_before.chunks(2).for_each(|pair| flag("insert-before", &[&pair[0], &pair[1]]));
        self.insert_after.chunks(2).for_each(|pair| flag("insert-after", &[&pair[0], &pair[1]]));
        self.type_hints.iter().for_each(|how| flag("type-hints", &[&how.write()]));
        if self.lazy_errors {
            flag("lazy-errors", &[]);
        }
        self.fuel.iter().for_each(|n| flag("fuel", &[&n.to_string()]));
        words.join(" ")
    }
}
