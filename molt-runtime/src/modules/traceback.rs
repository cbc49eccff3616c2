//! `_traceback`: reports of exceptions as text, for the module `traceback`, which is written in Python.

use super::Module;
use crate::traceback::{self, Traceback};
use crate::value::{Owned, Res, Value};
use crate::{exception, methods, parts};
use alloc::vec;

/// The module.
#[unsafe(export_name = "molt_module__traceback")]
pub static MODULE: Module =
    Module { name: "_traceback", functions: FUNCTIONS, lookup: |name| MODULE.constant(name), constants: &[] };

fn report(exception: Value) -> Res {
    Ok(exception::print_exception(exception))
}

fn last_lines(exception: Value) -> Res {
    Ok(exception::print_last_lines(exception))
}

/// An entry of a traceback: file, line, function, source line, last line, columns, and the text that shows it.
fn place_of(traceback: Value) -> Res {
    let place = traceback.downcast::<Traceback>().and_then(|entry| traceback::place(entry.site()));
    let Some(place) = place else { return Ok(Owned::NONE) };
    let number = |n: u32| parts::int(n.into());
    let columns = match place.site.end_column {
        0 => [Owned::NONE, Owned::NONE],
        end => [number(place.site.column), number(end)],
    };
    let [from, to] = columns;
    Ok(parts::tuple_of(vec![
        parts::string(place.file),
        number(place.site.line),
        parts::string(place.name),
        parts::string(place.source),
        number(place.site.end_line),
        from,
        to,
        exception::print_entry(&place),
    ]))
}

methods! { pub FUNCTIONS of "_traceback" {
    : report as "report"(exception) "(exception, /) -> str";
    : last_lines as "last_lines"(exception) "(exception, /) -> str";
    : place_of as "entry"(traceback) "(traceback, /) -> object";
} }
