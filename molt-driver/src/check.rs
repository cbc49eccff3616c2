//! `molt-driver check`: the errors of a program, the tier of every function, and what inference found.

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::pass::Registry;

use crate::args::{Check, MessageFormat};
use crate::compile::{Compile, Until};
use crate::failure::tell;

/// The profile whose passes remark on types and on what is slow.
const PROFILE: &str = "report";
/// Exit statuses beside 0.
const SLOW: u8 = 1;
const REFUSED: u8 = 2;

/// `molt-driver check`.
pub fn check(check: &Check, registry: &Registry) -> u8 {
    let mut compile = Compile::new(registry, &check.shape, PROFILE, false);
    if let Err(errors) = compile.run(&check.file, Until::End) {
        tell(&errors, &compile.cx.sources, check.shape.message_format);
        return REFUSED;
    }
    let shown = compile.cx.remarks.iter().filter(|remark| is_wanted(remark, check));
    print!("{}", shown.map(|remark| told(remark, &compile)).collect::<String>());
    if compile.cx.remarks.iter().any(is_slow) { SLOW } else { 0 }
}

/// Whether a remark names a slow place.
fn is_slow(remark: &Diagnostic) -> bool {
    remark.code.id.starts_with("R01")
}

fn is_wanted(remark: &Diagnostic, check: &Check) -> bool {
    match remark.code {
        codes::R0001 => check.types,
        _ if is_slow(remark) => check.why_slow,
        // Whoever asks for one list wants no other.
        _ => !check.types && !check.why_slow,
    }
}

/// A remark on a line of its own, with its reason below; or as JSON.
fn told(remark: &Diagnostic, compile: &Compile) -> String {
    let sources = &compile.cx.sources;
    if compile.shape.message_format == MessageFormat::Json {
        let json = serde_json::to_string(&remark.json(sources)).expect("a diagnostic holds nothing that JSON cannot");
        return json + "\n";
    }
    let place = remark.span.and_then(|span| sources.locate(span));
    let place = place.map(|(file, at)| format!("{}:{}:{}: ", file.name, at.line, at.column)).unwrap_or_default();
    let code = if is_slow(remark) { format!(" [{}]", remark.code.id) } else { String::new() };
    let why = remark.why.as_ref().map(|why| format!("\n   why: {why}")).unwrap_or_default();
    format!("{place}{}{code}{why}\n", remark.message)
}
