//! Files in memory, `StringIO` and `BytesIO`, and what they have in common.

mod bytes;
mod newlines;
mod text;

pub(super) use bytes::BYTES_IO;
pub(super) use text::STRING_IO;

use super::file::UNSUPPORTED;
use crate::object;
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{class, dispatch, error, exception, indices, int, list, parts};
use alloc::format;

static BASE_SLOTS: Slots = Slots::base(|_| {}, class::default_repr);
/// `_io._IOBase`.
pub(super) static IO_BASE: Type = Type::builtin("_io._IOBase", Kind::Object, &BASE_SLOTS, Some(&OBJECT));
/// `_io._TextIOBase`.
pub(super) static TEXT_BASE: Type = Type::builtin("_io._TextIOBase", Kind::Object, &BASE_SLOTS, Some(&IO_BASE));
/// `_io._BufferedIOBase`.
pub(super) static BUFFERED_BASE: Type = Type::builtin("_io._BufferedIOBase", Kind::Object, &BASE_SLOTS, Some(&IO_BASE));

#[cold]
fn closed() -> Raised {
    error::value_error("I/O operation on closed file.")
}

fn unsupported<T>(what: &str) -> Res<T> {
    Err(exception::store(&UNSUPPORTED, what))
}

/// A size argument: nothing for none, `None` or a negative one.
fn size(value: Value) -> Res<Option<usize>> {
    if let Some(small) = value.as_small() {
        return Ok(usize::try_from(small).ok());
    }
    if value.is_absent() || value.is_none() {
        return Ok(None);
    }
    Ok(usize::try_from(signed_size(value)?).ok())
}

/// A size argument that is there.
fn signed_size(value: Value) -> Res<i64> {
    if value.type_of().slots().index.is_none() {
        let got = dispatch::type_name(value);
        return Err(error::type_error(&format!("argument should be integer or None, not '{got}'")));
    }
    let number = dispatch::index(value)?;
    int::as_i64(number.value()).ok_or_else(|| {
        let kind = dispatch::type_name(value);
        error::overflow_error(&format!("cannot fit '{kind}' into an index-sized integer"))
    })
}

/// Where from a seek counts: 0, 1, 2 or something wrong.
fn origin(value: Value) -> Res<i64> {
    if value.is_absent() {
        return Ok(0);
    }
    let number = indices::sized(value)?;
    match i32::try_from(number) {
        Ok(number) => Ok(number.into()),
        Err(_) => Err(error::overflow_error("Python int too large to convert to C int")),
    }
}

/// Forgets the attributes that the program gave an object of the built-in type itself; those of subclasses go with their fields.
fn drop_attributes(this: Value) {
    if let Some(header) = this.header().filter(|header| header.has(object::flag::SIDE_ATTRIBUTES)) {
        header.set(object::flag::SIDE_ATTRIBUTES, false);
        rt().class.drop_side(this);
    }
}

/// Visits these attributes; a subclass visits its own.
fn traverse_attributes(this: Value, visit: &mut dyn FnMut(Value)) {
    if !this.type_of().is_heap()
        && let Some(dict) = class::instance_dict(this, false)
    {
        visit(dict);
    }
}

/// The attributes as `__getstate__` has them.
fn attributes(this: Value) -> Owned {
    match class::dict_of(this) {
        Some(dict) if parts::length(dict) > 0 => crate::dict::of(&dict).copy(),
        _ => Owned::NONE,
    }
}

/// The items of a state of this length.
fn state_items(state: Value, name: &str, length: usize) -> Res<&'static [Value]> {
    let items = if state.type_of().kind == Kind::Tuple { parts::items(state) } else { &[] };
    if items.len() != length {
        let got = dispatch::type_name(state);
        return Err(error::type_error(&format!("{name}.__setstate__ argument should be {length}-tuple, got {got}")));
    }
    Ok(items)
}

/// The position in a state.
fn state_position(value: Value, message: &str) -> Res<usize> {
    let Some(number) = int::as_i64(value) else {
        let got = dispatch::type_name(value);
        return Err(error::type_error(&format!("{message}{got}")));
    };
    usize::try_from(number).map_err(|_| error::value_error("position value cannot be negative"))
}

/// Takes attributes over from a state.
fn take_attributes(this: Value, value: Value, which: &str) -> Res<()> {
    if value.is_none() {
        return Ok(());
    }
    if value.type_of().kind != Kind::Dict {
        let got = dispatch::type_name(value);
        return Err(error::type_error(&format!("{which} item of state should be a dict, got a {got}")));
    }
    if let Some(dict) = class::dict_of(this) {
        for (key, item) in parts::entries(value) {
            parts::set(dict, key.value(), item.value())?;
        }
    }
    Ok(())
}

/// The lines that are left, until they have `hint` characters, as any file gives them: from its own `__next__`.
fn all_lines(this: Value, hint: Option<usize>) -> Res {
    let iterator = dispatch::iter(this)?;
    let lines = list::new(0);
    let mut total = 0;
    while let Some(line) = dispatch::next(iterator.value())? {
        total += dispatch::length(line.value())?;
        list::of(&lines).push(line);
        if hint.is_some_and(|hint| hint > 0 && total > hint) {
            break;
        }
    }
    Ok(lines)
}

/// `__exit__`: calls `close` of whatever class it is.
fn exit(this: Value, _args: Value) -> Res {
    class::call_method(this, crate::literal!("close"), &[])
}

fn no_fileno(_this: Value) -> Res {
    unsupported("fileno")
}

fn no_detach(_this: Value) -> Res {
    unsupported("detach")
}

fn next_method(this: Value) -> Res {
    class::next_or_stop(this)
}
