//! `_traceback`: reports of exceptions as text, for the module `traceback`, which is written in Python.

use super::Module;
use crate::exception::suggest::Reporter;
use crate::rt::rt;
use crate::traceback::{self, Traceback};
use crate::value::{Owned, Res, Value};
use crate::{exception, methods, parts};
use alloc::vec;

/// The module.
#[unsafe(export_name = "molt_module__traceback")]
pub static MODULE: Module = Module { name: "_traceback", functions: FUNCTIONS, constants: &[] };

fn report(exception: Value) -> Res {
    Ok(exception::print_exception(exception, Reporter::Module))
}

fn group(exception: Value) -> Res {
    Ok(exception::print_group(exception))
}

fn last_lines(exception: Value, framed: Value) -> Res {
    Ok(exception::print_last_lines(exception, crate::dispatch::truth(framed)?))
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

/// Where the last call stands that said so: path, module, function, line; None before the first.
fn place() -> Owned {
    let parts = rt().place.each_ref().map(core::cell::Cell::get);
    if parts[0].is_absent() { Owned::NONE } else { parts::tuple(&parts) }
}

fn set_place(parts: &[Value]) {
    for (cell, part) in rt().place.iter().zip(parts) {
        crate::object::release(cell.replace(part.to_owned().into_raw()));
    }
}

fn current_place() -> Res {
    Ok(place())
}

crate::abi! { pub RUNTIME {
    /// The call that is about to happen stands there.
    fn mark_place(path: Value, module: Value, function: Value, line: Value) -> Owned [WRITES] {
        set_place(&[path, module, function, line]);
        Owned::NONE
    }
    /// Where the running function was called, asked at its beginning.
    fn current_place() -> Owned [READS] { place() }
    /// The call that is about to happen counts as standing where its function was called.
    fn mark_saved_place(place: Value) -> Owned [WRITES] {
        if !place.is_none() {
            set_place(crate::tuple::of(&place).items());
        }
        Owned::NONE
    }
} }

methods! { pub FUNCTIONS of "_traceback" {
    : report as "report"(exception) "(exception, /) -> str";
    : group as "group"(exception) "(exception, /) -> str";
    : last_lines as "last_lines"(exception, framed) "(exception, framed, /) -> str";
    : current_place as "place"() "() -> object";
    : place_of as "entry"(traceback) "(traceback, /) -> object";
} }
