//! The words for what can go wrong while a pipeline runs.

use super::dump::Header;
use super::fact::{Fact, Violation};
use super::pipeline::{Fix, Only, Step};
use super::stage::AnyStage;
use crate::codes::{self, Code};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;

/// More violations of one kind say nothing new.
const MOST: usize = 8;

/// An error about the first of `found`; the others become notes.
fn about(code: Code, message: String, found: &[Violation]) -> Diagnostic {
    let Some(first) = found.first() else { return Diagnostic::new(code, message) };
    let error = Diagnostic::new(code, message).at(first.span.unwrap_or(Span::NONE));
    // A place has room for a word beside it; without one the word is the reason.
    let error = if first.span.is_some() { error.label(&first.message) } else { error.why(&first.message) };
    let others = found[1..].iter().take(MOST).map(|v| format!("also{}: {}", place(v), v.message));
    let rest = found.len().saturating_sub(MOST + 1);
    let more = (rest > 0).then(|| format!("and {rest} more"));
    others.chain(more).fold(error, Diagnostic::note)
}

fn place(violation: &Violation) -> String {
    violation.function.as_ref().map(|f| format!(" in `{f}`")).unwrap_or_default()
}

/// The command that runs only the pass to blame, on the program as it was before.
fn alone(step: &Step, found: &[Violation], stage: &AnyStage, options: &str, repeat: &Header) -> String {
    let file = repeat.repro_file(stage);
    let function = found.first().and_then(|v| v.function.as_deref()).filter(|_| step.info.keeps_stage());
    match function {
        Some(name) => repeat.alone(
            &format!("only{{fn={}}}({step})", super::syntax::print_value(name.trim_start_matches('@'))),
            options,
            &file,
        ),
        None => repeat.alone(&step.to_string(), options, &file),
    }
}

/// A pass left a program that breaks the rules of its stage.
pub fn malformed(step: &Step, stage: &AnyStage, found: &[Violation], repeat: &Header) -> Diagnostic {
    let at = found.first().map(place).unwrap_or_default();
    let message = format!("{} left a `{}` that is not well formed{at}", step.cite(), stage.name());
    let error = about(codes::P0010, message, found);
    if step.info.keeps_stage() {
        error.repeat(alone(step, found, stage, "--verify each", repeat))
    } else {
        error.repeat(repeat.with(&format!("--verify each --stop-after {}", step.address())))
    }
}

/// The program breaks the rules of its stage, and no pass was caught at it.
pub fn malformed_at_end(stage: &AnyStage, found: &[Violation], repeat: &Header) -> Diagnostics {
    let at = found.first().map(place).unwrap_or_default();
    let error = about(codes::P0010, format!("the `{}` is not well formed{at}", stage.name()), found);
    error.help("`--verify each` finds the pass that did it").repeat(repeat.with("--verify each")).into()
}

/// A live fact does not hold after `step`.
pub fn broken(step: &Step, fact: &Fact, held: bool, stage: &AnyStage, found: &[Violation], repeat: &Header) -> Diagnostic {
    let at = found.first().map(place).unwrap_or_default();
    let (cited, name) = (step.cite(), fact.name);
    let listed = step.info.establishes.contains(fact);
    let error = if listed {
        about(codes::P0011, format!("{cited} says that it establishes `{name}`, which does not hold{at}"), found)
            .help("take the fact out of ESTABLISHES, or finish the rewrite")
    } else {
        about(codes::P0011, format!("{cited} broke `{name}`{at} and does not say so"), found)
            .help("list the fact under DESTROYS, or keep what it says")
    };
    let error = if held || listed { error } else { error.note("the fact did not hold before either") };
    if step.info.keeps_stage() {
        error.repeat(alone(step, found, stage, "--verify audit", repeat))
    } else {
        error.repeat(repeat.with(&format!("--verify audit --stop-after {}", step.address())))
    }
}

/// All parts of a fact hold and it does not: the parts are not all that it says.
pub fn partless(step: &Step, fact: &Fact, found: &[Violation], repeat: &Header) -> Diagnostic {
    let at = found.first().map(place).unwrap_or_default();
    let message = format!("`{}`, which {} requires, does not hold{at} although all its parts do", fact.name, step.cite());
    let error = about(codes::P0011, message, found);
    error
        .help("the fact says more than its parts; add what is missing to `from [..]`")
        .repeat(repeat.with(&format!("--verify audit --stop-after {}", step.address())))
}

/// A pass panicked. `before` is the program it was given, if it was kept.
pub fn panicked(step: &Step, panic: &str, before: Option<&AnyStage>, repeat: &Header) -> Diagnostics {
    let error = Diagnostic::new(codes::P0017, format!("{} failed: {panic}", step.cite()));
    let error = error.why("this is a bug of the pass, not of your program");
    match before {
        Some(stage) => error.repeat(alone(step, &[], stage, "", repeat).replace("  ", " ")),
        None => error.repeat(repeat.with(&format!("--verify each --stop-after {}", step.address()))),
    }
    .into()
}

/// A strict `fix` ran out of rounds.
pub fn unsettled(fix: &Fix, repeat: &Header) -> Diagnostics {
    let passes: Vec<String> = fix.items.iter().map(|item| item.to_string()).collect();
    let error = Diagnostic::new(codes::P0016, format!("`fix` still changed the program in round {}", fix.max));
    let error = error.why(format!("it runs {} until nothing changes", passes.join(",")));
    error.help("two of the passes undo each other's work, or `max` is too small").repeat(repeat.with("--print-changed")).into()
}

/// `only` names no function of the program.
pub fn no_function(only: &Only, stage: &AnyStage, names: &[String]) -> Diagnostics {
    let wanted: Vec<_> = only.functions.iter().map(|f| format!("`{f}`")).collect();
    let error = Diagnostic::new(codes::P0006, format!("`only` names no function of the program: {}", wanted.join(", ")));
    if names.is_empty() {
        return error.why(format!("a `{}` has no functions to choose from", stage.name())).into();
    }
    let some: Vec<_> = names.iter().take(MOST).map(|n| format!("`{n}`")).collect();
    let more = if names.len() > MOST { ", .." } else { "" };
    error.help(format!("there are {}{more}", some.join(", "))).into()
}
