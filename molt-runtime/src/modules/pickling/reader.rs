//! The object that an `Unpickler` reads from.

use super::reading;
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, bytes, class, int, literal, methods};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// Bytes on their way in, and what was read of them.
#[repr(C)]
pub struct Reader {
    header: Header,
    /// Where more bytes come from (owned); `None` where all are here.
    file: Cell<Value>,
    data: RefCell<Vec<u8>>,
    at: Cell<usize>,
    /// The protocol said at the start.
    pub protocol: Cell<u8>,
    /// What was numbered (owned); absent places are free.
    pub memo: RefCell<Vec<Value>>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Reader {
    const KIND: Kind = Kind::PickleReader;
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| {
        visit(of(this).file.get());
        if let Ok(memo) = of(this).memo.try_borrow() {
            memo.iter().for_each(|&kept| visit(kept));
        }
    }),
    clear: Some(|this| forget(of(this))),
    new: Some(construct),
    ..Slots::base(drop_reader, |this| (class::OBJECT_SLOTS.repr)(this))
};

/// What an `Unpickler` reads from.
#[unsafe(export_name = "molt_type__pickling.Reader")]
pub static READER: Type =
    Type::builtin("_pickling.Reader", Kind::PickleReader, &SLOTS, Some(&OBJECT)).with_methods(READER_METHODS);

/// The reader in a value that is known to be one.
pub fn of(this: Value) -> &'static Reader {
    match this.downcast::<Reader>() {
        Some(reader) => reader,
        None => crate::host::fatal("a reader of pickles was expected"),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let [file, data] = arguments::positional("Reader", args, 2)?;
    let data = bytes::required(data)?.to_vec();
    let file = file.to_owned().into_raw();
    Ok(object::allocate(kind, 0, |header| Reader {
        header,
        file: Cell::new(file),
        data: RefCell::new(data),
        at: Cell::new(0),
        protocol: Cell::new(0),
        memo: RefCell::default(),
    }))
}

fn forget(reader: &Reader) {
    let memo = core::mem::take(&mut *reader.memo.borrow_mut());
    memo.into_iter().for_each(object::release);
}

fn drop_reader(this: Value) {
    forget(of(this));
    object::release(of(this).file.get());
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Reader>(this, 0) }
}

impl Reader {
    /// Calls `use_bytes` with the next `n` bytes; nothing if there are not so many.
    #[inline]
    pub fn take<T>(&self, n: usize, use_bytes: impl FnOnce(&[u8]) -> T) -> Res<Option<T>> {
        if self.data.borrow().len() - self.at.get() < n && !self.fetch(n)? {
            return Ok(None);
        }
        let at = self.at.get();
        self.at.set(at + n);
        Ok(Some(use_bytes(&self.data.borrow()[at..at + n])))
    }
    /// Reads from the file until `n` bytes are here; whether they are.
    #[cold]
    pub fn fetch(&self, n: usize) -> Res<bool> {
        let file = self.file.get().to_owned();
        let here = self.data.borrow().len() - self.at.get();
        if file.is_none() || here >= n {
            return Ok(here >= n);
        }
        let read = class::call_method(file.value(), literal!("read"), &[int::from_usize(n - here).value()])?;
        self.append(bytes::required(read.value())?);
        Ok(self.data.borrow().len() >= n)
    }
    fn append(&self, more: &[u8]) {
        let mut data = self.data.borrow_mut();
        data.drain(..self.at.replace(0));
        data.extend_from_slice(more);
    }
    /// The next line without its end; nothing if it does not end.
    pub fn line(&self) -> Res<Option<Vec<u8>>> {
        let end = |this: &Reader| this.data.borrow()[this.at.get()..].iter().position(|&byte| byte == b'\n');
        if end(self).is_none() && !self.file.get().is_none() {
            let file = self.file.get().to_owned();
            let read = class::call_method(file.value(), literal!("readline"), &[])?;
            self.append(bytes::required(read.value())?);
        }
        let Some(n) = end(self) else { return Ok(None) };
        let line = self.data.borrow()[self.at.get()..][..n].to_vec();
        self.at.set(self.at.get() + n + 1);
        Ok(Some(line))
    }
    /// What has a number.
    pub fn recall(&self, number: usize) -> Option<Owned> {
        let memo = self.memo.borrow();
        memo.get(number).copied().filter(|value| !value.is_absent()).map(Value::to_owned)
    }
    /// Gives a number; none for the next one.
    pub fn memoize(&self, number: Option<usize>, value: Value) {
        let mut memo = self.memo.borrow_mut();
        let number = number.unwrap_or(memo.len());
        if memo.len() <= number {
            memo.resize(number + 1, Value::ABSENT);
        }
        let old = core::mem::replace(&mut memo[number], value.to_owned().into_raw());
        drop(memo);
        object::release(old);
    }
}

fn protocol(this: Value) -> Res {
    Ok(int::from_i64(of(this).protocol.get().into()))
}

methods! { pub READER_METHODS of "_pickling.Reader" {
    method: reading::load as "load"(this, unpickler) "(self, unpickler, /) -> object";
    property: protocol as "protocol"(this) "(self) -> int";
} }
