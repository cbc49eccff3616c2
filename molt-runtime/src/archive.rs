//! What only the native archive needs: the allocator, the panic handler.

use core::alloc::{GlobalAlloc, Layout};

struct System;

// SAFETY: `malloc`/`aligned_alloc` give blocks of the layout asked for; all are returned by `free`.
unsafe impl GlobalAlloc for System {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: plain allocation; alignments over 16 are rounded up by `aligned_alloc`.
        unsafe {
            if layout.align() <= 16 {
                libc::malloc(layout.size()).cast()
            } else {
                libc::aligned_alloc(layout.align(), layout.size().next_multiple_of(layout.align())).cast()
            }
        }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, _: Layout) {
        // SAFETY: came from `alloc`.
        unsafe { libc::free(pointer.cast()) }
    }
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if layout.align() <= 16 {
            // SAFETY: came from `malloc`.
            return unsafe { libc::realloc(pointer.cast(), size).cast() };
        }
        // SAFETY: a fresh block, then a copy of what fits.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                core::ptr::copy_nonoverlapping(pointer, new, layout.size().min(size));
                self.dealloc(pointer, layout);
            }
            new
        }
    }
}

#[global_allocator]
static ALLOCATOR: System = System;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    crate::host::fatal("the runtime broke an invariant of its own; please report it")
}

/// Named by the unwinding tables of the precompiled `alloc`. Nothing unwinds: a panic aborts.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
