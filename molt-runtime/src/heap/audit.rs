//! Checks of memory on request (`--check-memory`): freed blocks are filled and never used again, and what is left when the
//! program has ended is told.

use super::Page;
use crate::rt::rt;
use alloc::collections::BTreeMap;
use core::cell::Cell;

/// What freed memory is filled with.
const FILL: u8 = 0xDB;

/// Whether checks are on, and what was there when the program began.
pub struct State {
    on: Cell<bool>,
    blocks_at_start: Cell<usize>,
}

impl State {
    /// No checks.
    pub const fn new() -> State {
        State { on: Cell::new(false), blocks_at_start: Cell::new(0) }
    }
    /// Fills a block that is given back; whether it is to be kept from further use.
    pub(super) fn keeps(&self, block: *mut u8, size: usize, traced: bool) -> bool {
        if !self.on.get() {
            return false;
        }
        fill(block, size, traced);
        true
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

#[cold]
fn fill(block: *mut u8, size: usize, traced: bool) {
    // SAFETY: a block just given back, at least 16 bytes long. The count of what was an object stays 0.
    unsafe {
        let page = Page::of(block);
        core::ptr::write_bytes(block, FILL, ((*page).size.get() as usize).max(size));
        if traced {
            block.cast::<u64>().add(1).write(0);
        }
        (*page).used.set((*page).used.get() - 1);
    }
}

/// Turns the checks on.
pub fn start() {
    rt().heap.audit.on.set(true);
    rt().heap.audit.blocks_at_start.set(used());
}

/// Gives up what the runtime itself holds, and tells what is left then, on standard error; whether that is nothing.
pub fn report() -> bool {
    crate::rt::release_all();
    crate::gc::collect(2);
    crate::gc::collect(2);
    crate::rt::release_tables();
    let (left, before) = (used(), rt().heap.audit.blocks_at_start.get());
    if left <= before && !is_damaged() {
        return true;
    }
    let mut kinds: BTreeMap<alloc::string::String, usize> = BTreeMap::new();
    for value in crate::gc::all() {
        *kinds.entry(value.type_of().name().into_owned()).or_default() += 1;
    }
    rt().heap.each_page(&mut |page| {
        if page.size.get() != 0 && (page.class.get() as usize) < super::page::CLASSES && page.used.get() > 0 {
            kinds.insert(alloc::format!("{} bytes", page.size.get()), page.used.get() as usize);
        }
    });
    let mut text = alloc::format!("memory: {} blocks are left", left - before.min(left));
    for (kind, count) in kinds {
        text.push_str(&alloc::format!(", {count} {kind}"));
    }
    if is_damaged() {
        text.push_str("; freed memory was written to");
    }
    text.push('\n');
    // Nobody is left to tell.
    let _ = crate::host::write_all(2, text.as_bytes());
    false
}

/// Whether freed memory was changed.
fn is_damaged() -> bool {
    let mut damaged = false;
    rt().heap.each_page(&mut |page| {
        let traced = page.class.get() as usize >= super::page::CLASSES;
        page.each_block(&mut |block, size| {
            // SAFETY: a block that was handed out once, or is free and has a link in front.
            let bytes = unsafe { core::slice::from_raw_parts(block, size) };
            if bytes[..8] == [FILL; 8] {
                let start = if traced { 16 } else { 8 };
                damaged |= bytes[start..].iter().any(|&byte| byte != FILL) || traced && bytes[8..12] != [0; 4];
            }
        });
    });
    damaged
}

/// Blocks in use.
pub fn used() -> usize {
    let mut used = 0;
    rt().heap.each_page(&mut |page| used += if page.size.get() == 0 { 0 } else { page.used.get() as usize });
    used
}
