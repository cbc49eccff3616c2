//! `molt-bench`: races programs, takes figures, compares with limits.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use molt_bench::args::{Args, Churn, Command, Common, Counts, Figures, Run};
use molt_bench::contestant::Contestant;
use molt_bench::gate::Gate;
use molt_bench::race::race;
use molt_bench::result::{Results, machine};
use molt_bench::{Failure, churn, counts, figures, generate, programs, table};

fn main() -> ExitCode {
    let done = match &Args::parse().command {
        Command::Run(args) => run(args),
        Command::Figures(args) => take_figures(args),
        Command::Churn(args) => watch(args),
        Command::Counts(args) => count(args),
        Command::Table { file } => Results::read(file).map(|results| {
            print!("{}", table::markdown(&results));
            true
        }),
        Command::Generate { lines } => {
            print!("{}", generate::program(*lines));
            Ok(true)
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Run) -> Result<bool, Failure> {
    let mut contestants = vec![
        Contestant::molt(&driver(args.common.molt.as_ref())?, &args.profile),
        Contestant::interpreter(&format!("python3.12={}", args.python.display()))?,
        Contestant::interpreter(&format!("python-system={}", args.system_python.display()))?,
        Contestant::c(&args.common.cc),
        Contestant::rust(&args.rustc),
    ];
    for text in &args.interpreter {
        contestants.push(Contestant::interpreter(text)?);
    }
    for text in &args.compiler {
        contestants.push(Contestant::compiler(text)?);
    }
    let folder = args.folder.clone().unwrap_or_else(programs::folder);
    let work = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut results = Results { machine: machine(), ..Results::default() };
    let mut failures = Vec::new();
    for program in programs::find(&folder, &args.programs)? {
        let arguments = if args.small { program.small.clone() } else { Vec::new() };
        match race(&program, &contestants, args.rounds, &arguments, work.path()) {
            Ok(race) => {
                let times: Vec<String> = race.lanes.iter().map(|l| format!("{} {:.3}", l.contestant, l.user())).collect();
                eprintln!("{}: {}", program.name, times.join(", "));
                for absent in &race.absent {
                    eprintln!("  without {}: {}", absent.contestant, absent.reason);
                }
                results.races.push(race);
            }
            // The other programs are worth measuring all the same.
            Err(failure) => {
                eprintln!("error: {failure}");
                failures.push(failure);
            }
        }
    }
    let good = finish(&results, &args.common)?;
    Ok(good && failures.is_empty())
}

fn take_figures(args: &Figures) -> Result<bool, Failure> {
    let figures = figures::take(&driver(args.common.molt.as_ref())?, &args.common.cc, args.rounds, args.longest)?;
    finish(&Results { machine: machine(), figures, ..Results::default() }, &args.common)
}

fn watch(args: &Churn) -> Result<bool, Failure> {
    let seen = churn::churn(&driver(args.molt.as_ref())?, args.seconds)?;
    println!("{} seconds, at most {} KB, growth {:.3}", seen.seconds, seen.resident_kb.iter().max().unwrap_or(&0), seen.growth);
    write(args.output.as_ref(), &seen)?;
    Ok(seen.growth < churn::MOST_GROWTH)
}

fn count(args: &Counts) -> Result<bool, Failure> {
    let driver = driver(args.molt.as_ref())?;
    let names = match args.programs.is_empty() {
        true => counts::PROGRAMS.iter().map(|name| (*name).to_owned()).collect(),
        false => args.programs.clone(),
    };
    let mut table = counts::Table::new();
    for program in programs::find(&programs::folder(), &names)? {
        let ways = counts::count(&program, &driver)?;
        eprintln!("{}: {:.0}% gone", program.name, 100.0 * counts::gone(&ways, counts::Counts::changes));
        table.insert(program.name, ways);
    }
    print!("{}", counts::markdown(&table));
    write(args.output.as_ref(), &table)?;
    Ok(true)
}

/// Writes JSON where a file is named for it.
fn write(path: Option<&PathBuf>, found: &impl serde::Serialize) -> Result<(), Failure> {
    let Some(path) = path else { return Ok(()) };
    let text = serde_json::to_string_pretty(found).map_err(|e| e.to_string())?;
    std::fs::write(path, text + "\n").map_err(|e| format!("{}: {e}", path.display()))
}

/// Tells what was found. Whether it keeps the limits.
fn finish(results: &Results, common: &Common) -> Result<bool, Failure> {
    print!("{}", table::markdown(results));
    if let Some(path) = &common.output {
        results.write(path)?;
    }
    let Some(path) = &common.gate else { return Ok(true) };
    let broken = Gate::read(path)?.broken(results);
    for line in &broken {
        eprintln!("over the limit: {line}");
    }
    Ok(broken.is_empty())
}

/// The compiler: the one named, or the one built beside this program.
fn driver(named: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(path) = named {
        return Ok(path.clone());
    }
    let beside = env::current_exe().map_err(|e| e.to_string())?.with_file_name("molt-driver");
    if beside.exists() { Ok(beside) } else { Err("build molt-driver first, or name it with --molt".into()) }
}
