//! One-character strings. Those of Latin-1 exist once, made at first use: they need no room in the executable.

use super::build::Writer;
use super::{ASCII, DATA, STR, Str};
use crate::object::Header;
use crate::value::{Owned, Value};
use core::cell::{Cell, UnsafeCell};
use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicU8, Ordering};

/// Room for a `Str` and its one byte.
type Room = MaybeUninit<[u64; DATA / 8 + 1]>;

struct Latin1 {
    rooms: UnsafeCell<[Room; 256]>,
    made: [AtomicU8; 256],
}
// SAFETY: a room is written before `made` says so, always with the same contents; then only its count (atomic) and its
// hash (the same whoever computes it) change.
unsafe impl Sync for Latin1 {}

static LATIN1: Latin1 =
    Latin1 { rooms: UnsafeCell::new([const { MaybeUninit::zeroed() }; 256]), made: [const { AtomicU8::new(0) }; 256] };

/// The string of one Latin-1 character, borrowed for ever.
#[inline]
pub(crate) fn latin1(byte: u8) -> Value {
    let room = LATIN1.rooms.get().cast::<Room>().wrapping_add(byte.into());
    if LATIN1.made[usize::from(byte)].load(Ordering::Acquire) == 0 {
        make(room, byte);
    }
    Value::from_bits(room as u64)
}

#[cold]
fn make(room: *mut Room, byte: u8) {
    let flags = if byte < 0x80 { ASCII } else { 0 };
    let head = Str { header: Header::immortal(&STR, flags), length: Cell::new(1), hash: Cell::new(0) };
    // SAFETY: the room is large enough for the struct and one byte, and aligned to 8.
    unsafe {
        room.cast::<Str>().write(head);
        room.cast::<u8>().add(DATA).write(byte);
    }
    LATIN1.made[usize::from(byte)].store(1, Ordering::Release);
}

/// The string of one code point.
#[inline]
pub fn from_char(code: u32) -> Owned {
    match u8::try_from(code) {
        Ok(byte) => latin1(byte).to_owned(),
        Err(_) => {
            let mut writer = Writer::new(1, code);
            writer.push(code);
            writer.finish()
        }
    }
}
