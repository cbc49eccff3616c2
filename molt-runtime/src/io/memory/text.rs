//! `StringIO`.

use super::newlines::{self, line_length};
use super::*;
use crate::io::file::Newline;
use crate::object::{Header, Object, Ref};
use crate::str::{Str, StrBuilder, Units, from_units};
use crate::types::Args;
use crate::{arguments, tuple};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// Text in memory.
#[repr(C)]
struct StringIo {
    header: Header,
    text: RefCell<StrBuilder>,
    position: Cell<usize>,
    newline: Cell<Newline>,
    /// Kinds of line ends seen: 1 `\r`, 2 `\n`, 4 `\r\n`.
    seen: Cell<u8>,
    closed: Cell<bool>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for StringIo {
    const KIND: Kind = Kind::MemoryText;
}

static SLOTS: Slots = Slots {
    traverse: Some(traverse_attributes),
    iter: Some(iter),
    next: Some(next),
    new: Some(new),
    init: Some(initialise),
    ..Slots::base(drop_text, class::default_repr)
};
/// `_io.StringIO`.
pub(crate) static STRING_IO: Type =
    Type::builtin("_io.StringIO", Kind::MemoryText, &SLOTS, Some(&TEXT_BASE)).with_methods(METHODS);

fn of(value: Value) -> Ref<StringIo> {
    match value.downcast() {
        Some(file) => file,
        None => crate::host::fatal("a StringIO was expected"),
    }
}

fn drop_text(this: Value) {
    drop_attributes(this);
    // SAFETY: called once, when the count is zero; the text is dropped with the object.
    unsafe { object::free::<StringIo>(this, 0) }
}

fn new(kind: &'static Type, args: Args) -> Res {
    let made = object::allocate(kind, 0, |header| StringIo {
        header,
        text: RefCell::new(StrBuilder::new()),
        position: Cell::new(0),
        newline: Cell::new(Newline::Lf),
        seen: Cell::new(0),
        closed: Cell::new(false),
    });
    if !args.values.is_empty() {
        initialise(made.value(), args)?;
    }
    Ok(made)
}

fn initialise(this: Value, args: Args) -> Res<()> {
    let [value, newline] = arguments::named("StringIO", args, ["initial_value", "newline"])?;
    let newline = if newline.is_absent() { Newline::Lf } else { newlines::of_argument(newline)? };
    let text = match value.downcast::<Str>() {
        Some(text) => Some(text),
        None if value.is_absent() || value.is_none() => None,
        None => {
            let got = dispatch::type_name(value);
            return Err(error::type_error(&format!("initial_value must be str or None, not {got}")));
        }
    };
    let file = of(this);
    file.newline.set(newline);
    file.seen.set(0);
    file.closed.set(false);
    file.text.borrow_mut().truncate(0);
    file.position.set(0);
    if let Some(text) = text {
        file.put(text.units())?;
        file.position.set(0);
    }
    Ok(())
}

impl StringIo {
    fn check(&self) -> Res<()> {
        match self.closed.get() {
            true => Err(error::value_error("I/O operation on closed file")),
            false => Ok(()),
        }
    }
    /// The same where what all files have in common says it.
    fn check_as_file(&self) -> Res<()> {
        if self.closed.get() { Err(closed()) } else { Ok(()) }
    }
    /// Writes at the position.
    fn put(&self, units: Units) -> Res<()> {
        let newline = self.newline.get();
        if newline == Newline::Lf {
            return self.put_as_is(units);
        }
        if matches!(newline, Newline::Universal | Newline::Untranslated) {
            self.seen.set(self.seen.get() | newlines::seen(units));
        }
        match newlines::translated(units, newline) {
            Some(text) => self.put_as_is(text.units()),
            None => self.put_as_is(units),
        }
    }
    fn put_as_is(&self, units: Units) -> Res<()> {
        let mut text = self.text.borrow_mut();
        let (at, length) = (self.position.get(), text.len());
        if at == length {
            text.push_units(units);
        } else if at < length {
            text.overwrite(at, units);
        } else {
            let Some(end) = at.checked_add(units.len()).filter(|&end| end <= i64::MAX as usize) else {
                return Err(error::overflow_error("new position too large"));
            };
            if !text.try_reserve(end - length) {
                return Err(crate::error::memory_error(""));
            }
            text.push_run(0, at - length);
            text.push_units(units);
        }
        self.position.set(at + units.len());
        Ok(())
    }
    /// The text from the position on, the part of it that `length` says, which the position moves over.
    fn take(&self, length: impl FnOnce(Units) -> usize) -> Owned {
        let text = self.text.borrow();
        let units = text.units();
        let at = self.position.get();
        if at >= units.len() {
            return crate::str::empty();
        }
        let rest = units.slice(at, units.len());
        let length = length(rest);
        self.position.set(at + length);
        from_units(rest.slice(0, length))
    }
    fn line(&self, limit: Option<usize>) -> Owned {
        self.take(|rest| {
            let rest = rest.slice(0, limit.map_or(rest.len(), |limit| limit.min(rest.len())));
            line_length(rest, self.newline.get())
        })
    }
}

fn iter(this: Value) -> Res {
    of(this).check_as_file()?;
    Ok(this.to_owned())
}

fn next(this: Value) -> Res<Option<Owned>> {
    of(this).check()?;
    let line = if this.type_of().is_heap() && class::in_program(this.type_of(), crate::literal!("readline")) {
        let line = class::call_method(this, crate::literal!("readline"), &[])?;
        if line.type_of().kind != Kind::Str {
            let got = dispatch::type_name(line.value());
            let message = format!("readline() should have returned a str object, not '{got}'");
            return Err(exception::store(&exception::OS_ERROR, &message));
        }
        line
    } else {
        of(this).line(None)
    };
    Ok(if dispatch::length(line.value())? == 0 { None } else { Some(line) })
}

fn read(this: Value, count: Value) -> Res {
    let (file, count) = (of(this), size(count)?);
    file.check()?;
    Ok(file.take(|rest| count.map_or(rest.len(), |count| count.min(rest.len()))))
}

fn readline(this: Value, count: Value) -> Res {
    let (file, count) = (of(this), size(count)?);
    file.check()?;
    Ok(file.line(count))
}

fn readlines(this: Value, hint: Value) -> Res {
    all_lines(this, size(hint)?)
}

fn write(this: Value, data: Value) -> Res {
    let Some(text) = data.downcast::<Str>() else {
        let got = dispatch::type_name(data);
        return Err(error::type_error(&format!("string argument expected, got '{got}'")));
    };
    let file = of(this);
    file.check()?;
    if !text.is_empty() {
        file.put(text.units())?;
    }
    Ok(parts::int(text.len() as i64))
}

fn writelines(this: Value, lines: Value) -> Res {
    of(this).check_as_file()?;
    let own = this.type_of().is_heap() && class::in_program(this.type_of(), crate::literal!("write"));
    let iterator = dispatch::iter(lines)?;
    while let Some(line) = dispatch::next(iterator.value())? {
        if own {
            class::call_method(this, crate::literal!("write"), &[line.value()])?;
        } else {
            write(this, line.value())?;
        }
    }
    Ok(Owned::NONE)
}

fn getvalue(this: Value) -> Res {
    of(this).check()?;
    Ok(from_units(of(this).text.borrow().units()))
}

fn tell(this: Value) -> Res {
    of(this).check()?;
    Ok(parts::int(of(this).position.get() as i64))
}

fn seek(this: Value, offset: Value, whence: Value) -> Res {
    let (offset, whence) = (indices::sized(offset)?, origin(whence)?);
    let file = of(this);
    file.check()?;
    if !(0..=2).contains(&whence) {
        return Err(error::value_error(&format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    if whence == 0 && offset < 0 {
        return Err(error::value_error(&format!("Negative seek position {offset}")));
    }
    if whence != 0 && offset != 0 {
        return Err(exception::store(&exception::OS_ERROR, "Can't do nonzero cur-relative seeks"));
    }
    match whence {
        0 => file.position.set(offset as usize),
        1 => {}
        _ => file.position.set(file.text.borrow().len()),
    }
    Ok(parts::int(file.position.get() as i64))
}

fn truncate(this: Value, length: Value) -> Res {
    let file = of(this);
    let length = if length.is_absent() || length.is_none() { file.position.get() as i64 } else { signed_size(length)? };
    file.check()?;
    if length < 0 {
        return Err(error::value_error(&format!("Negative size value {length}")));
    }
    let mut text = file.text.borrow_mut();
    if (length as usize) < text.len() {
        text.truncate(length as usize);
    }
    Ok(parts::int(length))
}

fn close(this: Value) -> Res {
    of(this).closed.set(true);
    of(this).text.replace(StrBuilder::new());
    Ok(Owned::NONE)
}

fn is_closed(this: Value) -> Res {
    Ok(of(this).closed.get().into())
}

/// Allowed on a closed file too, as in CPython, where the class does not say that it is closed in the way that is asked for here.
fn flush(_this: Value) -> Res {
    Ok(Owned::NONE)
}

fn isatty(this: Value) -> Res {
    of(this).check_as_file()?;
    Ok(false.into())
}

fn able(this: Value) -> Res {
    of(this).check()?;
    Ok(true.into())
}

fn check_closed(this: Value) -> Res {
    of(this).check_as_file()?;
    Ok(Owned::NONE)
}

fn enter(this: Value) -> Res {
    iter(this)
}

fn line_buffering(this: Value) -> Res {
    of(this).check()?;
    Ok(false.into())
}

fn nothing(_this: Value) -> Res {
    Ok(Owned::NONE)
}

fn newlines_seen(this: Value) -> Res {
    of(this).check()?;
    let seen = of(this).seen.get();
    let ends = [(1, "\r"), (2, "\n"), (4, "\r\n")];
    let all: Vec<Owned> = ends.into_iter().filter(|(bit, _)| seen & bit != 0).map(|(_, end)| parts::string(end)).collect();
    Ok(match all.len() {
        0 => Owned::NONE,
        1 => all[0].clone(),
        _ => parts::tuple_of(all),
    })
}

fn get_state(this: Value) -> Res {
    let (value, file) = (getvalue(this)?, of(this));
    let position = parts::int(file.position.get() as i64);
    Ok(tuple::from_array([value, newlines::argument(file.newline.get()), position, attributes(this)]))
}

fn set_state(this: Value, state: Value) -> Res {
    of(this).check()?;
    let items = state_items(state, "_io.StringIO", 4)?;
    initialise(this, Args { values: &items[..2], names: Value::ABSENT })?;
    // What was saved has its line ends already.
    let file = of(this);
    file.text.borrow_mut().truncate(0);
    if let Some(text) = items[0].downcast::<Str>() {
        file.text.borrow_mut().push_str(text);
    }
    file.position.set(state_position(items[2], "third item of state must be an integer, got ")?);
    take_attributes(this, items[3], "fourth")?;
    Ok(Owned::NONE)
}

crate::methods! { METHODS of "_io.StringIO" {
    method: read as "read"(this, count) "(self, size=-1, /) -> str";
    method: readline as "readline"(this, count) "(self, size=-1, /) -> str";
    method: readlines as "readlines"(this, hint) "(self, hint=-1, /) -> list[str]";
    method: write as "write"(this, data) "(self, s: object, /) -> int";
    method: writelines as "writelines"(this, lines) "(self, lines, /) -> None";
    method: getvalue as "getvalue"(this) "(self, /) -> str";
    method: tell as "tell"(this) "(self, /) -> int";
    method: seek as "seek"(this, offset, whence) "(self, pos: object, whence: object = 0, /) -> int";
    method: truncate as "truncate"(this, length) "(self, pos=None, /) -> int";
    method: close as "close"(this) "(self, /) -> None";
    property: is_closed as "closed"(this) "(self) -> bool";
    method: flush as "flush"(this) "(self, /) -> None";
    method: isatty as "isatty"(this) "(self, /) -> bool";
    method: able as "readable"(this) "(self, /) -> bool";
    method: able as "writable"(this) "(self, /) -> bool";
    method: able as "seekable"(this) "(self, /) -> bool";
    method: no_fileno as "fileno"(this) "(self, /) -> object";
    method: no_detach as "detach"(this) "(self, /) -> object";
    method: check_closed as "_checkClosed"(this) "(self, /) -> None";
    property: line_buffering as "line_buffering"(this) "(self) -> bool";
    property: nothing as "encoding"(this) "(self) -> object";
    property: nothing as "errors"(this) "(self) -> object";
    property: newlines_seen as "newlines"(this) "(self) -> object";
    method: enter as "__enter__"(this) "(self, /) -> object";
    method: exit as "__exit__"(this, args) "(self, *args) -> None";
    method: next_method as "__next__"(this) "(self, /) -> object";
    method: get_state as "__getstate__"(this) "(self, /) -> object";
    method: set_state as "__setstate__"(this, state) "(self, state, /) -> None";
} }
