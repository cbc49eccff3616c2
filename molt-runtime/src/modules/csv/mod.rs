//! `_csv`: tables as text. What is not about single rows (`DictReader`, `Sniffer`, the dialects that come with it) is written in Python.

mod dialect;
mod reader;
mod writer;

use super::{Constant, Module};
use crate::rt::rt;
use crate::types::{Args, Kind, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{error, exception, int, parts};
use alloc::format;
use core::cell::Cell;

/// What the module keeps between calls.
pub struct State {
    /// The dialects by their names: a dict (owned), absent before the first.
    dialects: Cell<Value>,
    /// How many characters a field has at most.
    limit: Cell<i64>,
}

impl State {
    /// Nothing registered yet.
    pub const fn new() -> State {
        State { dialects: Cell::new(Value::ABSENT), limit: Cell::new(131_072) }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        crate::object::release(self.dialects.replace(Value::ABSENT));
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// `_csv.Error`.
static ERROR: Type = Type::builtin("_csv.Error", Kind::Exception, &exception::PLAIN_SLOTS, Some(&exception::EXCEPTION));

#[cold]
fn fail(message: &str) -> Raised {
    exception::store(&ERROR, message)
}

/// The registered dialects.
fn dialects() -> Value {
    let cell = &rt().csv.dialects;
    if cell.get().is_absent() {
        cell.set(parts::dict().into_raw());
    }
    cell.get()
}

/// One or two positional arguments; the second may be absent.
fn one_or_two(args: Value) -> Res<[Value; 2]> {
    let given = parts::items(args);
    match *given {
        [one] => Ok([one, Value::ABSENT]),
        [one, two] => Ok([one, two]),
        _ => {
            let bound = if given.is_empty() { "least 1 argument" } else { "most 2 arguments" };
            Err(error::type_error(&format!(" expected at {bound}, got {}", given.len())))
        }
    }
}

/// The dialect that an argument and the keywords of a call say.
fn dialect_of(given: Value, keywords: Value) -> Res {
    let entries = parts::entries(keywords);
    let names = parts::tuple_of(entries.iter().map(|(name, _)| name.clone()).collect());
    let mut values = alloc::vec::Vec::with_capacity(entries.len() + 1);
    if !given.is_absent() {
        values.push(given);
    }
    values.extend(entries.iter().map(|(_, value)| value.value()));
    dialect::new(
        &dialect::DIALECT,
        Args { values: &values, names: if entries.is_empty() { Value::ABSENT } else { names.value() } },
    )
}

fn make_reader(args: Value, keywords: Value) -> Res {
    let [lines, given] = one_or_two(args)?;
    let lines = crate::dispatch::iter(lines)?;
    Ok(reader::make(lines, dialect_of(given, keywords)?))
}

fn make_writer(args: Value, keywords: Value) -> Res {
    let [file, given] = one_or_two(args)?;
    let write = match crate::class::find_attr(file, crate::literal!("write"))? {
        Some(write) if write.type_of().slots().call.is_some() => write,
        _ => return Err(error::type_error("argument 1 must have a \"write\" method")),
    };
    Ok(writer::make(write, dialect_of(given, keywords)?))
}

fn register(args: Value, keywords: Value) -> Res {
    let [name, given] = one_or_two(args)?;
    if name.type_of().kind != Kind::Str {
        return Err(error::type_error("dialect name must be a string"));
    }
    parts::set(dialects(), name, dialect_of(given, keywords)?.value())?;
    Ok(Owned::NONE)
}

fn unregister(name: Value) -> Res {
    match parts::delete(dialects(), name)? {
        true => Ok(Owned::NONE),
        false => Err(fail("unknown dialect")),
    }
}

fn get(name: Value) -> Res {
    match crate::dict::of(&dialects()).get(name)? {
        Some(found) => Ok(found.to_owned()),
        None => Err(fail("unknown dialect")),
    }
}

fn list() -> Res {
    Ok(parts::list(parts::entries(dialects()).into_iter().map(|(name, _)| name).collect()))
}

fn limit(new: Value) -> Res {
    let old = rt().csv.limit.get();
    if !new.is_absent() {
        if !new.is_exactly(&int::INT) {
            return Err(error::type_error("limit must be an integer"));
        }
        let number = int::as_i64(new).ok_or_else(|| error::overflow_error("Python int too large to convert to C long"))?;
        rt().csv.limit.set(number);
    }
    Ok(int::from_i64(old))
}

/// The module.
#[unsafe(export_name = "molt_module__csv")]
pub static MODULE: Module = Module {
    name: "_csv",
    functions: FUNCTIONS,
    constants: &[("Error", Constant::Type(&ERROR)), ("Dialect", Constant::Type(&dialect::DIALECT))],
};

crate::methods! { pub FUNCTIONS of "_csv" {
    : make_reader as "reader"(args, keywords) "(*args, **kwargs) -> object";
    : make_writer as "writer"(args, keywords) "(*args, **kwargs) -> object";
    : register as "register_dialect"(args, keywords) "(*args, **kwargs) -> None";
    : unregister as "unregister_dialect"(name) "(name) -> None";
    : get as "get_dialect"(name) "(name) -> object";
    : list as "list_dialects"() "() -> list[str]";
    : limit as "field_size_limit"(new) "(new_limit=None) -> int";
} }
