//! Memory behind containers: blocks that grow, from the object heap while small and from the system when large.

use crate::heap;

/// Blocks up to this many bytes come from the heap's free lists.
const SMALL: usize = heap::LARGEST;

/// A block of `bytes` bytes, aligned to 16; null for none.
pub fn allocate(bytes: usize) -> *mut u8 {
    if bytes == 0 { core::ptr::null_mut() } else { heap::allocate(bytes) }
}

/// Gives a block back.
///
/// # Safety
/// `block` came from this module with this size and is not used any more.
pub unsafe fn free(block: *mut u8, bytes: usize) {
    if bytes != 0 {
        // SAFETY: passed on.
        unsafe { heap::free(block, bytes) }
    }
}

/// Moves a block to a new size; what fits is kept.
///
/// # Safety
/// As [`free`]; the result replaces `block`.
pub unsafe fn resize(block: *mut u8, old: usize, new: usize) -> *mut u8 {
    #[cfg(not(molt_archive))]
    if old != 0 && new != 0 && crate::shadow::is_on() {
        // SAFETY: passed on.
        return unsafe { heap::move_block(block, old, new) };
    }
    if old > SMALL && new > SMALL {
        crate::rt::rt().heap.count_large(old, new);
        // SAFETY: blocks over the heap's largest class are plain `malloc` blocks.
        let moved = unsafe { libc::realloc(block.cast(), new) }.cast::<u8>();
        if moved.is_null() {
            heap::refused();
        }
        return moved;
    }
    let moved = allocate(new);
    // SAFETY: both blocks hold at least the smaller size and are distinct.
    unsafe {
        if old.min(new) != 0 {
            core::ptr::copy_nonoverlapping(block, moved, old.min(new));
        }
        free(block, old);
    }
    moved
}
