//! How errors leave the driver.

use std::sync::Mutex;

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::span::SourceMap;

use crate::args::MessageFormat;

/// The exit status when the program did not compile, as CPython's for a syntax error.
pub const FAILED: u8 = 1;

/// Writes errors to stderr.
pub fn tell(errors: &Diagnostics, sources: &SourceMap, format: MessageFormat) {
    match format {
        MessageFormat::Plain => eprint!("{}", located(errors).render(sources)),
        MessageFormat::Json => {
            for error in located(errors).iter() {
                let json = serde_json::to_string(&error.json(sources));
                eprintln!("{}", json.expect("a diagnostic holds nothing that JSON cannot"));
            }
        }
    }
}

/// Where the last panic happened, for the error that reports it.
static LAST_PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Keeps panics from printing themselves: they are reported as errors with a code.
pub fn keep_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    std::panic::set_hook(Box::new(|info| {
        let text = info.payload_as_str().unwrap_or("no message");
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = Some(format!("{place}: {text}"));
        }
    }));
}

fn last_panic() -> Option<String> {
    LAST_PANIC.lock().ok()?.clone()
}

/// Adds to the error about a panic where it happened.
fn located(errors: &Diagnostics) -> Diagnostics {
    let mut errors = errors.clone();
    if let Some(place) = last_panic() {
        for error in errors.0.iter_mut().filter(|e| e.code == codes::P0017) {
            *error = error.clone().note(format!("it happened at {place}"));
        }
    }
    errors
}

/// The error for a panic outside of every pass.
pub fn internal() -> String {
    let error = Diagnostic::new(codes::P0022, "the compiler failed".to_owned());
    let error = error.why("this is a bug of Molt, not of your program");
    match last_panic() {
        Some(place) => error.note(format!("it happened at {place}")),
        None => error,
    }
    .render(&SourceMap::default())
}
