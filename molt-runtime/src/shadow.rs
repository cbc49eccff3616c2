//! A record of live blocks, for interpreters that check every address: a wrong compile is then a verdict, not a dead process.
//!
//! While the record is on, blocks given back are kept apart for a long time, so that a use after free is seen as one.

use crate::value::Value;
use alloc::collections::{BTreeMap, VecDeque};
use core::cell::RefCell;

/// So many bytes given back are kept apart.
const KEPT: usize = 64 << 20;

#[derive(Default)]
struct Shadow {
    live: BTreeMap<usize, usize>,
    kept: VecDeque<(usize, usize, bool)>,
    kept_bytes: usize,
}

std::thread_local! { static CURRENT: RefCell<Option<Shadow>> = const { RefCell::new(None) }; }

/// From now on this thread's blocks are recorded. Earlier ones stay unknown.
pub fn start() {
    CURRENT.with_borrow_mut(|current| *current = Some(Shadow::default()));
}

/// Ends the record; how many blocks are live.
pub fn stop() -> usize {
    CURRENT.with_borrow_mut(|current| current.take().map_or(0, |shadow| shadow.live.len()))
}

/// Whether blocks of this thread are recorded.
pub fn is_on() -> bool {
    CURRENT.with_borrow(|current| current.is_some())
}

/// The live block that holds `address`: where it starts, how long it is.
pub fn block(address: usize) -> Option<(usize, usize)> {
    CURRENT.with_borrow(|current| {
        let (start, size) = current.as_ref()?.live.range(..=address).next_back()?;
        (address < start + size).then_some((*start, *size))
    })
}

/// Whether the value may be handed to the runtime: no object, or one that is live or static.
pub fn is_sound(value: Value) -> bool {
    !value.is_pointer()
        || is_static(value.bits() as usize)
        || block(value.bits() as usize).is_some_and(|(start, _)| start == value.bits() as usize)
}

/// Whether the address lies in the data of this executable.
pub fn is_static(address: usize) -> bool {
    unsafe extern "C" {
        static __executable_start: u8;
        static _end: u8;
    }
    (&raw const __executable_start as usize..&raw const _end as usize).contains(&address)
}

pub(crate) fn born(block: *mut u8, size: usize) {
    CURRENT.with_borrow_mut(|current| {
        if let Some(shadow) = current {
            shadow.live.insert(block as usize, size);
        }
    });
}

/// Notes that a block is given back. What may really be freed instead, if anything: an older block.
pub(crate) fn died(block: *mut u8, size: usize, traced: bool) -> Option<(*mut u8, usize, bool)> {
    CURRENT.with_borrow_mut(|current| {
        let Some(shadow) = current else { return Some((block, size, traced)) };
        if shadow.live.remove(&(block as usize)).is_none() {
            // From before the record began.
            return Some((block, size, traced));
        }
        shadow.kept.push_back((block as usize, size, traced));
        shadow.kept_bytes += size;
        if shadow.kept_bytes <= KEPT {
            return None;
        }
        let (block, size, traced) = shadow.kept.pop_front()?;
        shadow.kept_bytes -= size;
        Some((block as *mut u8, size, traced))
    })
}
