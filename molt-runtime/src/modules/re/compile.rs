//! Compiling patterns, those compiled lately from memory, and the errors of wrong ones.

use super::machine::Frame;
use super::node::{Nodes, flag};
use super::pattern::{PATTERN, Pattern};
use super::program::{self, Program};
use super::tokens::Fault;
use super::{parse, pattern, search};
use crate::str::Str;
use crate::value::{Owned, Raised, Res, Value};
use crate::{dict, dispatch, error, exception, int, object, parts, str};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// How many patterns are kept.
const KEPT: usize = 512;

/// How many of them are found by identity.
const RECENT: usize = 8;

/// The class of errors, and patterns compiled before.
pub struct State {
    /// `re.error` (owned), absent until `re` is imported.
    error: Cell<Value>,
    /// A dict from type, pattern and flags to the compiled pattern (owned), absent until the first.
    kept: Cell<Value>,
    /// Patterns, flags and what they were compiled to (owned): the latest, which most calls ask for.
    recent: RefCell<Vec<(Value, i64, Value)>>,
    /// The stack of the last matcher, empty, for the next one.
    pub spare: RefCell<Vec<Frame>>,
}

impl State {
    /// Nothing yet.
    pub const fn new() -> State {
        State {
            error: Cell::new(Value::ABSENT),
            kept: Cell::new(Value::ABSENT),
            recent: RefCell::new(Vec::new()),
            spare: RefCell::new(Vec::new()),
        }
    }
    /// Tells which class errors are of.
    pub fn set_error(&self, class: Value) {
        object::release(self.error.replace(class.to_owned().into_raw()));
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        self.purge();
        object::release(self.error.replace(Value::ABSENT));
        drop(self.spare.take());
    }
    /// Forgets all patterns.
    pub fn purge(&self) {
        object::release(self.kept.replace(Value::ABSENT));
        for (pattern, _, compiled) in self.recent.take() {
            object::release(pattern);
            object::release(compiled);
        }
    }

    fn find(&self, pattern: Value, flags: i64) -> Option<Owned> {
        let recent = self.recent.borrow();
        let found = recent.iter().find(|(own, own_flags, _)| *own == pattern && *own_flags == flags);
        found.map(|(_, _, compiled)| compiled.to_owned())
    }

    fn note(&self, pattern: Value, flags: i64, compiled: Value) {
        let mut recent = self.recent.borrow_mut();
        let old = if recent.len() == RECENT { Some(recent.remove(0)) } else { None };
        recent.push((pattern.to_owned().into_raw(), flags, compiled.to_owned().into_raw()));
        drop(recent);
        if let Some((pattern, _, compiled)) = old {
            object::release(pattern);
            object::release(compiled);
        }
    }
}

/// Raises what is wrong with a pattern or template.
#[cold]
pub fn raise(fault: Fault, text: Value) -> Raised {
    match fault {
        Fault::Value(message) => error::value_error(message),
        Fault::Overflow(message) => error::overflow_error(message),
        Fault::Index(message) => error::index_error(&message),
        Fault::Raised(raised) => raised,
        Fault::Syntax(message, at) => {
            let class = crate::rt::rt().re.error.get();
            if class.is_absent() {
                return error::value_error(&message);
            }
            let message = str::from_str(&message);
            let made = match at {
                Some(at) => dispatch::call_values(class, &[message.value(), text, int::from_usize(at).value()]),
                None => dispatch::call_values(class, &[message.value()]),
            };
            match made {
                Ok(made) => exception::raise_value(made.value()),
                Err(raised) => raised,
            }
        }
    }
}

/// `re.compile(pattern, flags)`.
pub fn compiled(pattern: Value, flags: Value) -> Res {
    let flags = match flags {
        Value::ABSENT => 0,
        flags => match int::as_i64(flags) {
            Some(flags) => flags,
            None => int::as_i64(dispatch::index(flags)?.value()).unwrap_or(0),
        },
    };
    let state = &crate::rt::rt().re;
    if let Some(found) = state.find(pattern, flags) {
        return Ok(found);
    }
    if pattern.is_exactly(&PATTERN) {
        if flags != 0 {
            return Err(error::value_error("cannot process flags argument with a compiled pattern"));
        }
        return Ok(pattern.to_owned());
    }
    if state.kept.get().is_absent() {
        state.kept.set(parts::dict().into_raw());
    }
    let number = int::from_i64(flags);
    let key = parts::tuple(&[object::value_of(pattern.type_of()), pattern, number.value()]);
    let kept = state.kept.get().to_owned();
    let table = dict::of(&kept);
    if let Some(found) = table.get(key.value())? {
        let found = found.to_owned();
        state.note(pattern, flags, found.value());
        return Ok(found);
    }
    let made = compile(pattern, flags)?;
    if table.len() >= KEPT
        && let Some((oldest, _)) = parts::entries(kept.value()).into_iter().next()
    {
        parts::delete(kept.value(), oldest.value())?;
    }
    table.set(key.value(), made.clone())?;
    state.note(pattern, flags, made.value());
    Ok(made)
}

fn compile(source: Value, flags: i64) -> Res {
    let Some(units) = search::units(source) else {
        return Err(error::type_error("first argument must be string or compiled pattern"));
    };
    let is_text = source.downcast::<Str>().is_some();
    let flags = flags as u32;
    if flags & flag::DEBUG != 0 {
        return Err(error::raise(&exception::NOT_IMPLEMENTED_ERROR, "re.DEBUG is not supported"));
    }
    let codes: Vec<u32> = units.code_points().collect();
    let (program, names, flags) = build(&codes, is_text, flags).map_err(|fault| raise(fault, source))?;
    let index = parts::dict();
    for (name, group) in names {
        parts::set(index.value(), str::from_code_points(&name).value(), parts::int(group.into()).value())?;
    }
    Ok(pattern::new(Pattern::parts(source, is_text, flags, program, index)))
}

/// A program, the names of its groups, and all its flags.
type Built = (Program, Vec<(Vec<u32>, u32)>, u32);

fn build(codes: &[u32], is_text: bool, flags: u32) -> Result<Built, Fault> {
    let (nodes, state): (Nodes, _) = parse::parse(codes, is_text, flags)?;
    let program = program::compile(&nodes, state.flags, &state.widths)?;
    Ok((program, state.names, state.flags))
}

/// The message of an error as `%.200R` would show a pattern.
pub fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
