//! What the processor can do, asked once.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

const UNKNOWN: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;

/// Some instructions.
pub struct Ability {
    known: AtomicU8,
    ask: fn() -> bool,
}

impl Ability {
    /// Those that `ask` finds out about.
    pub const fn new(ask: fn() -> bool) -> Ability {
        Ability { known: AtomicU8::new(UNKNOWN), ask }
    }
    /// Whether they are there.
    pub fn is_there(&self) -> bool {
        match self.known.load(Relaxed) {
            UNKNOWN => {
                let found = (self.ask)();
                self.known.store(if found { YES } else { NO }, Relaxed);
                found
            }
            known => known == YES,
        }
    }
}
