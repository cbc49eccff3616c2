//! `BytesIO`: a position in a `bytearray`, which knows how many views look at it.

use super::*;
use crate::bytes::{self, BYTEARRAY, ByteArray};
use crate::object::{Header, Object, Ref};
use crate::types::Args;
use crate::{arguments, memoryview, tuple};
use core::cell::Cell;

/// Bytes in memory.
#[repr(C)]
struct BytesIo {
    header: Header,
    /// What it holds (an owned `bytearray`).
    array: Value,
    position: Cell<usize>,
    closed: Cell<bool>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for BytesIo {
    const KIND: Kind = Kind::MemoryBytes;
}

static SLOTS: Slots = Slots {
    traverse: Some(traverse_attributes),
    iter: Some(|this| Ok(this.to_owned())),
    next: Some(next),
    new: Some(new),
    init: Some(initialise),
    ..Slots::base(drop_bytes, class::default_repr)
};
/// `_io.BytesIO`.
pub(crate) static BYTES_IO: Type =
    Type::builtin("_io.BytesIO", Kind::MemoryBytes, &SLOTS, Some(&BUFFERED_BASE)).with_methods(METHODS);

fn of(value: Value) -> Ref<BytesIo> {
    match value.downcast() {
        Some(file) => file,
        None => crate::host::fatal("a BytesIO was expected"),
    }
}

fn drop_bytes(this: Value) {
    drop_attributes(this);
    object::release(of(this).array);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<BytesIo>(this, 0) }
}

fn new(kind: &'static Type, args: Args) -> Res {
    let array = dispatch::call_values(object::value_of(&BYTEARRAY), &[])?.into_raw();
    let made = object::allocate(kind, 0, |header| BytesIo { header, array, position: Cell::new(0), closed: Cell::new(false) });
    if !args.values.is_empty() {
        initialise(made.value(), args)?;
    }
    Ok(made)
}

fn initialise(this: Value, args: Args) -> Res<()> {
    let [value] = arguments::named("BytesIO", args, ["initial_bytes"])?;
    let file = of(this);
    file.array().resizable()?.clear();
    file.position.set(0);
    file.closed.set(false);
    if !value.is_absent() && !value.is_none() {
        let given = contents(value)?;
        file.array().resizable()?.extend_from_slice(given);
    }
    Ok(())
}

/// The bytes of an argument.
fn contents(value: Value) -> Res<&'static [u8]> {
    match bytes::view(value) {
        Some(bytes) => Ok(bytes),
        None => match memoryview::copy(value) {
            Some(copy) => {
                copy?;
                Err(error::raise(&exception::BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous"))
            }
            None => bytes::required(value),
        },
    }
}

impl BytesIo {
    fn array(&self) -> &'static ByteArray {
        match self.array.downcast() {
            Some(array) => array,
            None => crate::host::fatal("a bytearray was expected"),
        }
    }
    fn check(&self) -> Res<()> {
        if self.closed.get() { Err(closed()) } else { Ok(()) }
    }
    /// The part of what is behind the position that `length` says, which the position moves over.
    fn take(&self, length: impl FnOnce(&[u8]) -> usize) -> &[u8] {
        let rest = self.array().as_slice().get(self.position.get()..).unwrap_or_default();
        let length = length(rest);
        self.position.set(self.position.get() + length);
        &rest[..length]
    }
    fn line(&self, limit: Option<usize>) -> Owned {
        bytes::from_slice(self.take(|rest| {
            let rest = &rest[..limit.map_or(rest.len(), |limit| limit.min(rest.len()))];
            crate::str::find_char(crate::str::Units::One(rest), u32::from(b'\n')).map_or(rest.len(), |at| at + 1)
        }))
    }
    fn put(&self, value: Value) -> Res<usize> {
        self.check()?;
        let array = self.array();
        array.resizable()?;
        // The array itself is reached by the `obj` of a view.
        let own = if value == self.array { array.as_slice().to_vec() } else { alloc::vec::Vec::new() };
        let data = if value == self.array { &own } else { contents(value)? };
        if data.is_empty() {
            return Ok(0);
        }
        let (mut into, at) = (array.resizable()?, self.position.get());
        if at == into.len() {
            into.extend_from_slice(data);
        } else {
            let Some(end) = at.checked_add(data.len()).filter(|&end| end <= i64::MAX as usize) else {
                return Err(error::overflow_error("new position too large"));
            };
            if end > into.len() {
                let more = end - into.len();
                if into.try_reserve(more).is_err() {
                    return Err(error::memory_error(""));
                }
                into.resize(end, 0);
            }
            into[at..end].copy_from_slice(data);
        }
        self.position.set(at + data.len());
        Ok(data.len())
    }
}

fn next(this: Value) -> Res<Option<Owned>> {
    of(this).check()?;
    let line = of(this).line(None);
    Ok(if bytes::known(line.value()).is_empty() { None } else { Some(line) })
}

fn read(this: Value, count: Value) -> Res {
    let (file, count) = (of(this), size(count)?);
    file.check()?;
    Ok(bytes::from_slice(file.take(|rest| count.map_or(rest.len(), |count| count.min(rest.len())))))
}

fn readline(this: Value, count: Value) -> Res {
    let (file, count) = (of(this), size(count)?);
    file.check()?;
    Ok(file.line(count))
}

fn readlines(this: Value, hint: Value) -> Res {
    let file = of(this);
    file.check()?;
    let hint = match int::as_i64(hint) {
        Some(hint) => hint,
        None if hint.is_absent() || hint.is_none() => 0,
        None => {
            let got = dispatch::type_name(hint);
            return Err(error::type_error(&format!("integer argument expected, got '{got}'")));
        }
    };
    let lines = list::new(0);
    let mut total = 0;
    loop {
        let line = file.line(None);
        let length = bytes::known(line.value()).len() as i64;
        if length == 0 {
            return Ok(lines);
        }
        list::of(&lines).push(line);
        total += length;
        if hint > 0 && total >= hint {
            return Ok(lines);
        }
    }
}

fn readinto(this: Value, buffer: Value) -> Res {
    let Some(room) = memoryview::writable(buffer).map(|bytes| bytes.len()) else {
        let got = dispatch::type_name(buffer);
        return Err(error::type_error(&format!("readinto() argument must be read-write bytes-like object, not {got}")));
    };
    let file = of(this);
    file.check()?;
    // Taken out first: the buffer may be a view of the same bytes.
    let piece = file.take(|rest| rest.len().min(room)).to_vec();
    if let Some(target) = memoryview::writable(buffer).and_then(|bytes| bytes.get_mut(..piece.len())) {
        target.copy_from_slice(&piece);
    }
    let count = piece.len() as i64;
    Ok(parts::int(count))
}

fn write(this: Value, data: Value) -> Res {
    Ok(parts::int(of(this).put(data)? as i64))
}

fn writelines(this: Value, lines: Value) -> Res {
    of(this).check()?;
    let iterator = dispatch::iter(lines)?;
    while let Some(line) = dispatch::next(iterator.value())? {
        of(this).put(line.value())?;
    }
    Ok(Owned::NONE)
}

fn getvalue(this: Value) -> Res {
    of(this).check()?;
    Ok(bytes::from_slice(of(this).array().as_slice()))
}

fn getbuffer(this: Value) -> Res {
    of(this).check()?;
    dispatch::call_values(object::value_of(&memoryview::MEMORYVIEW), &[of(this).array])
}

fn tell(this: Value) -> Res {
    of(this).check()?;
    Ok(parts::int(of(this).position.get() as i64))
}

fn seek(this: Value, offset: Value, whence: Value) -> Res {
    let (offset, whence) = (indices::sized(offset)?, origin(whence)?);
    let file = of(this);
    file.check()?;
    if whence == 0 && offset < 0 {
        return Err(error::value_error(&format!("negative seek value {offset}")));
    }
    let from = match whence {
        0 => 0,
        1 => file.position.get() as i64,
        2 => file.array().as_slice().len() as i64,
        _ => return Err(error::value_error(&format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(position) = from.checked_add(offset) else {
        return Err(error::overflow_error("new position too large"));
    };
    file.position.set(position.max(0) as usize);
    Ok(parts::int(position.max(0)))
}

fn truncate(this: Value, length: Value) -> Res {
    let file = of(this);
    let length = if length.is_absent() || length.is_none() { file.position.get() as i64 } else { signed_size(length)? };
    file.check()?;
    let mut data = file.array().resizable()?;
    if length < 0 {
        return Err(error::value_error(&format!("negative size value {length}")));
    }
    data.truncate(length as usize);
    Ok(parts::int(length))
}

fn close(this: Value) -> Res {
    *of(this).array().resizable()? = alloc::vec::Vec::new();
    of(this).closed.set(true);
    Ok(Owned::NONE)
}

fn is_closed(this: Value) -> Res {
    Ok(of(this).closed.get().into())
}

fn flush(this: Value) -> Res {
    of(this).check()?;
    Ok(Owned::NONE)
}

fn isatty(this: Value) -> Res {
    of(this).check()?;
    Ok(false.into())
}

fn able(this: Value) -> Res {
    of(this).check()?;
    Ok(true.into())
}

fn enter(this: Value) -> Res {
    of(this).check()?;
    Ok(this.to_owned())
}

fn get_state(this: Value) -> Res {
    let value = getvalue(this)?;
    Ok(tuple::from_array([value, parts::int(of(this).position.get() as i64), attributes(this)]))
}

fn set_state(this: Value, state: Value) -> Res {
    let items = state_items(state, "_io.BytesIO", 3)?;
    initialise(this, Args { values: &[], names: Value::ABSENT })?;
    of(this).put(items[0])?;
    of(this).position.set(state_position(items[1], "second item of state must be an integer, not ")?);
    take_attributes(this, items[2], "third")?;
    Ok(Owned::NONE)
}

crate::methods! { METHODS of "_io.BytesIO" {
    method: read as "read"(this, count) "(self, size=-1, /) -> bytes";
    method: read as "read1"(this, count) "(self, size=-1, /) -> bytes";
    method: readline as "readline"(this, count) "(self, size=-1, /) -> bytes";
    method: readlines as "readlines"(this, hint) "(self, size=None, /) -> list[bytes]";
    method: readinto as "readinto"(this, buffer) "(self, buffer, /) -> int";
    method: readinto as "readinto1"(this, buffer) "(self, buffer, /) -> int";
    method: write as "write"(this, data) "(self, b: object, /) -> int";
    method: writelines as "writelines"(this, lines) "(self, lines, /) -> None";
    method: getvalue as "getvalue"(this) "(self, /) -> bytes";
    method: getbuffer as "getbuffer"(this) "(self, /) -> object";
    method: tell as "tell"(this) "(self, /) -> int";
    method: seek as "seek"(this, offset, whence) "(self, pos: object, whence: object = 0, /) -> int";
    method: truncate as "truncate"(this, length) "(self, size=None, /) -> int";
    method: close as "close"(this) "(self, /) -> None";
    property: is_closed as "closed"(this) "(self) -> bool";
    method: flush as "flush"(this) "(self, /) -> None";
    method: isatty as "isatty"(this) "(self, /) -> bool";
    method: able as "readable"(this) "(self, /) -> bool";
    method: able as "writable"(this) "(self, /) -> bool";
    method: able as "seekable"(this) "(self, /) -> bool";
    method: no_fileno as "fileno"(this) "(self, /) -> object";
    method: no_detach as "detach"(this) "(self, /) -> object";
    method: flush as "_checkClosed"(this) "(self, /) -> None";
    method: enter as "__enter__"(this) "(self, /) -> object";
    method: exit as "__exit__"(this, args) "(self, *args) -> None";
    method: next_method as "__next__"(this) "(self, /) -> object";
    method: get_state as "__getstate__"(this) "(self, /) -> object";
    method: set_state as "__setstate__"(this, state) "(self, state, /) -> None";
} }
