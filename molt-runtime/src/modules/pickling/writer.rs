//! The object that a `Pickler` writes to.

use super::memo::Memo;
use super::writing;
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, bytes, class, dict, int, methods};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// Bytes on their way out.
#[repr(C)]
pub struct Writer {
    header: Header,
    /// The protocol.
    pub protocol: u8,
    /// Whether objects may have ids beyond the pickle.
    pub persistent: Cell<bool>,
    /// What is complete.
    pub out: RefCell<Vec<u8>>,
    /// The frame that is being filled.
    pub frame: RefCell<Vec<u8>>,
    pub memo: RefCell<Memo>,
    /// The numbers of names by their texts (an owned dict).
    pub names: Cell<Value>,
    /// Functions that take apart instances of classes: a dict (owned).
    pub table: Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Writer {
    const KIND: Kind = Kind::PickleWriter;
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| {
        let this = of(this);
        visit(this.names.get());
        visit(this.table.get());
        if let Ok(memo) = this.memo.try_borrow() {
            memo.kept().iter().for_each(|kept| visit(kept.value()));
        }
    }),
    clear: Some(|this| forget_all(of(this))),
    new: Some(construct),
    ..Slots::base(drop_writer, |this| (class::OBJECT_SLOTS.repr)(this))
};

/// What a `Pickler` writes to.
#[unsafe(export_name = "molt_type__pickling.Writer")]
pub static WRITER: Type =
    Type::builtin("_pickling.Writer", Kind::PickleWriter, &SLOTS, Some(&OBJECT)).with_methods(WRITER_METHODS);

/// The writer in a value that is known to be one.
pub fn of(this: Value) -> &'static Writer {
    match this.downcast::<Writer>() {
        Some(writer) => writer,
        None => crate::host::fatal("a writer of pickles was expected"),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let [protocol, table] = arguments::positional("Writer", args, 2)?;
    let protocol = int::as_i64(protocol).unwrap_or(0) as u8;
    Ok(object::allocate(kind, 0, |header| Writer {
        header,
        protocol,
        persistent: Cell::new(false),
        out: RefCell::default(),
        frame: RefCell::default(),
        memo: RefCell::default(),
        names: Cell::new(dict::new().into_raw()),
        table: Cell::new(table.to_owned().into_raw()),
    }))
}

fn forget_all(writer: &Writer) {
    let kept = writer.memo.borrow_mut().clear();
    drop(kept);
    object::release(writer.names.replace(dict::new().into_raw()));
}

fn drop_writer(this: Value) {
    let writer = of(this);
    let kept = writer.memo.borrow_mut().clear();
    drop(kept);
    object::release(writer.names.get());
    object::release(writer.table.get());
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Writer>(this, 0) }
}

impl Writer {
    /// Appends bytes to the frame.
    pub fn put(&self, bytes: &[u8]) {
        self.frame.borrow_mut().extend_from_slice(bytes);
    }
    /// Ends the frame.
    pub fn end_frame(&self) {
        let frame = core::mem::take(&mut *self.frame.borrow_mut());
        let mut out = self.out.borrow_mut();
        if self.protocol >= 4 && frame.len() >= 4 {
            out.push(0x95);
            out.extend_from_slice(&(frame.len() as u64).to_le_bytes());
        }
        out.extend_from_slice(&frame);
    }
    /// Numbers an object that was just written.
    pub fn memoize(&self, object: Value) {
        self.put_number();
        self.memo.borrow_mut().add(object);
    }
    /// The same for one that nobody else has.
    pub fn memoize_nameless(&self) {
        self.put_number();
        self.memo.borrow_mut().skip();
    }
    fn put_number(&self) {
        let number = self.memo.borrow().count();
        match self.protocol {
            4.. => self.put(b"\x94"),
            0 => self.put(alloc::format!("p{number}\n").as_bytes()),
            _ => self.put_short(b'q', b'r', number),
        }
    }
    fn put_short(&self, short: u8, long: u8, number: u32) {
        match u8::try_from(number) {
            Ok(number) => self.put(&[short, number]),
            Err(_) => {
                self.put(&[long]);
                self.put(&number.to_le_bytes());
            }
        }
    }
    /// Writes that an object is one written before.
    pub fn recall_number(&self, number: u32) {
        match self.protocol {
            0 => self.put(alloc::format!("g{number}\n").as_bytes()),
            _ => self.put_short(b'h', b'j', number),
        }
    }
    /// The same, if it was.
    pub fn recall(&self, object: Value) -> bool {
        let found = self.memo.borrow().get(object);
        if let Some(number) = found {
            self.recall_number(number);
        }
        found.is_some()
    }
}

fn begin(this: Value, persistent: Value) -> Res {
    let writer = of(this);
    writer.out.borrow_mut().clear();
    writer.frame.borrow_mut().clear();
    writer.persistent.set(persistent == Value::TRUE);
    if writer.protocol >= 2 {
        writer.out.borrow_mut().extend_from_slice(&[0x80, writer.protocol]);
    }
    Ok(Owned::NONE)
}

fn finish(this: Value) -> Res {
    let writer = of(this);
    writer.put(b".");
    writer.end_frame();
    let out = core::mem::take(&mut *writer.out.borrow_mut());
    Ok(bytes::from_vec(out))
}

fn write(this: Value, data: Value) -> Res {
    of(this).put(bytes::required(data)?);
    Ok(Owned::NONE)
}

fn memoize(this: Value, object: Value) -> Res {
    of(this).memoize(object);
    Ok(Owned::NONE)
}

fn recall(this: Value, object: Value) -> Res {
    Ok(Owned::from(of(this).recall(object)))
}

fn knows(this: Value, object: Value) -> Res {
    Ok(Owned::from(of(this).memo.borrow().get(object).is_some()))
}

fn forget(this: Value) -> Res {
    forget_all(of(this));
    Ok(Owned::NONE)
}

methods! { pub WRITER_METHODS of "_pickling.Writer" {
    method: begin as "begin"(this, persistent) "(self, persistent, /) -> None";
    method: finish as "finish"(this) "(self, /) -> bytes";
    method: write as "write"(this, data) "(self, data, /) -> None";
    method: memoize as "memoize"(this, object) "(self, object, /) -> None";
    method: recall as "recall"(this, object) "(self, object, /) -> bool";
    method: knows as "knows"(this, object) "(self, object, /) -> bool";
    method: forget as "forget"(this) "(self, /) -> None";
    method: writing::save_method as "save"(this, pickler, object) "(self, pickler, object, /) -> None";
    method: writing::name_method as "name"(this, name) "(self, name, /) -> None";
    method: writing::state_method as "state"(this, pickler, state) "(self, pickler, state, /) -> None";
} }
