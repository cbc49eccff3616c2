//! Loads and stores, each checked: inside a live block of the heap, inside memory of the program's own, or static.

use super::{Go, Stop};
use molt_runtime::shadow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Memory that is not in the heap: globals, frames.
#[derive(Default)]
pub(super) struct Regions {
    known: RefCell<BTreeMap<usize, usize>>,
}

impl Regions {
    /// From now on these words may be used.
    pub fn add(&self, words: &[u64]) {
        self.known.borrow_mut().insert(words.as_ptr() as usize, size_of_val(words));
    }
    /// The same for memory that is not made of words.
    pub fn add_bytes(&self, start: usize, bytes: usize) {
        self.known.borrow_mut().insert(start, bytes);
    }
    /// Runs `body` while it may use some of the runtime's own memory.
    pub fn lend<T>(&self, start: usize, bytes: usize, body: impl FnOnce() -> T) -> T {
        let before = self.known.borrow_mut().insert(start, bytes);
        let result = body();
        match before {
            Some(bytes) => self.known.borrow_mut().insert(start, bytes),
            None => self.known.borrow_mut().remove(&start),
        };
        result
    }
    /// From now on they may not.
    pub fn remove(&self, words: &[u64]) {
        self.known.borrow_mut().remove(&(words.as_ptr() as usize));
    }

    fn check(&self, address: u64, offset: i64, bytes: usize) -> Go<usize> {
        let start = address.wrapping_add_signed(offset) as usize;
        let last = start.wrapping_add(bytes - 1);
        let own = |at: usize| {
            let known = self.known.borrow();
            known.range(..=at).next_back().is_some_and(|(base, size)| at < base + size)
        };
        let sound = |at: usize| shadow::block(at).is_some() || own(at) || shadow::is_static(at);
        if last < start || !sound(start) || !sound(last) {
            return Err(Stop::broken(format!("{start:#x} lies in no live memory")));
        }
        Ok(start)
    }

    /// Reads 1, 4 or 8 bytes.
    pub fn load(&self, address: u64, offset: i64, bytes: usize) -> Go<u64> {
        let at = self.check(address, offset, bytes)?;
        // SAFETY: the bytes lie in live memory, as just checked; nothing else runs meanwhile.
        Ok(unsafe {
            match bytes {
                1 => u64::from((at as *const u8).read()),
                4 => u64::from((at as *const u32).read_unaligned()),
                _ => (at as *const u64).read_unaligned(),
            }
        })
    }

    /// Writes 8 bytes.
    pub fn store(&self, address: u64, offset: i64, word: u64) -> Go {
        let at = self.check(address, offset, 8)?;
        // SAFETY: as for loads.
        unsafe { (at as *mut u64).write_unaligned(word) };
        Ok(())
    }

    /// Writes the lowest byte.
    pub fn store_byte(&self, address: u64, offset: i64, word: u64) -> Go {
        let at = self.check(address, offset, 1)?;
        // SAFETY: as for loads.
        unsafe { (at as *mut u8).write(word as u8) };
        Ok(())
    }
}
