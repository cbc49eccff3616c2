//! The object behind a digest in the making.

use super::message::{Algorithm, Message};
use crate::object::{self, Header, Object};
use crate::str::Str;
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, class, error, str};
use alloc::vec::Vec;
use core::cell::RefCell;

/// A message of which a digest is wanted.
#[repr(C)]
struct Digest {
    header: Header,
    message: RefCell<Message>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Digest {
    const KIND: Kind = Kind::Digest;
}

static SLOTS: Slots = Slots::base(drop_digest, |this| (class::OBJECT_SLOTS.repr)(this));
static DIGEST: Type = Type::of_module("_digest.message", Kind::Digest, &SLOTS, &[]);

fn drop_digest(this: Value) {
    // SAFETY: called once, when the count is zero; nothing is held.
    unsafe { object::free::<Digest>(this, 0) }
}

fn of(this: Value) -> &'static RefCell<Message> {
    match this.downcast::<Digest>() {
        Some(digest) => &digest.message,
        None => crate::host::fatal("a digest was expected"),
    }
}

fn new(message: Message) -> Owned {
    object::allocate(&DIGEST, 0, |header| Digest { header, message: RefCell::new(message) })
}

/// The algorithm of a name that the library has looked at.
pub fn algorithm(name: Value) -> Res<Algorithm> {
    let known = name.downcast::<Str>().and_then(|name| Algorithm::of(&name.to_text()));
    known.ok_or_else(|| error::value_error("unsupported hash type"))
}

/// `start(name, data)`.
pub fn start(name: Value, data: Value) -> Res {
    let mut message = Message::new(algorithm(name)?);
    message.add(bytes::required(data)?);
    Ok(new(message))
}

/// `add(message, data)`.
pub fn add(this: Value, data: Value) -> Res {
    of(this).borrow_mut().add(bytes::required(data)?);
    Ok(Owned::NONE)
}

/// `copy(message)`.
pub fn copy(this: Value) -> Res {
    Ok(new(of(this).borrow().clone()))
}

/// `finish(message)`: the digest.
pub fn finish(this: Value) -> Res {
    let message = of(this).borrow();
    Ok(bytes::from_slice(&message.digest()[..message.algorithm().size()]))
}

/// `finish_hex(message)`: the digest in digits.
pub fn finish_hex(this: Value) -> Res {
    let message = of(this).borrow();
    let digit = |half: u8| b"0123456789abcdef"[half as usize];
    let digest = message.digest();
    let digits: Vec<u8> =
        digest[..message.algorithm().size()].iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    Ok(str::from_ascii(&digits))
}
