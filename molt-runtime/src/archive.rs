//! What only the native archive needs: the allocator, the panic handler.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;

/// Blocks up to this size that are given back are kept for the next who asks for one of their size.
const LARGEST: usize = 512;
/// Sizes are rounded up to this.
const GRAIN: usize = 16;
/// How many blocks of each size are kept.
const KEPT: u32 = 64;

/// The allocator of vectors and the like. The runtime makes most of them for a moment (the items of an iterable, the arguments of a
/// call), and so small blocks go through short lists in front of `malloc`, which knows nothing of threads, of which there is one.
struct System {
    lists: [List; LARGEST / GRAIN + 1],
}

/// Free blocks of one size, linked by their first words.
struct List {
    first: Cell<*mut u8>,
    length: Cell<u32>,
}

// SAFETY: native programs run on one thread of the machine.
unsafe impl Sync for System {}

impl System {
    fn list(&self, size: usize) -> Option<&List> {
        self.lists.get(size.div_ceil(GRAIN))
    }
}

// SAFETY: `malloc`/`aligned_alloc` give blocks of the layout asked for, of a size that serves all in a list; all are returned by `free`.
unsafe impl GlobalAlloc for System {
    // A call wherever a vector is made: in line it would be a twentieth of every program.
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > GRAIN {
            let size = layout.size().next_multiple_of(layout.align());
            // SAFETY: plain allocation.
            return unsafe { libc::aligned_alloc(layout.align(), size).cast() };
        }
        if let Some(list) = self.list(layout.size())
            && !list.first.get().is_null()
        {
            let block = list.first.get();
            // SAFETY: a block in a list begins with the address of the next.
            list.first.set(unsafe { *block.cast::<*mut u8>() });
            list.length.set(list.length.get() - 1);
            return block;
        }
        // SAFETY: plain allocation.
        unsafe { libc::malloc(layout.size().next_multiple_of(GRAIN)).cast() }
    }
    #[inline(never)]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        if layout.align() <= GRAIN
            && let Some(list) = self.list(layout.size())
            && list.length.get() < KEPT
        {
            // SAFETY: nobody uses the block any more, and it has at least one grain.
            unsafe { *pointer.cast::<*mut u8>() = list.first.get() };
            list.first.set(pointer);
            list.length.set(list.length.get() + 1);
            return;
        }
        // SAFETY: came from `alloc`.
        unsafe { libc::free(pointer.cast()) }
    }
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (old, new) = (layout.size().div_ceil(GRAIN), size.div_ceil(GRAIN));
        if layout.align() <= GRAIN {
            if old == new {
                return pointer;
            }
            if old.min(new) > LARGEST / GRAIN {
                // SAFETY: came from `malloc`.
                return unsafe { libc::realloc(pointer.cast(), new * GRAIN).cast() };
            }
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
static ALLOCATOR: System =
    System { lists: [const { List { first: Cell::new(core::ptr::null_mut()), length: Cell::new(0) } }; LARGEST / GRAIN + 1] };

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    crate::host::fatal("the runtime broke an invariant of its own; please report it")
}

/// Named by the unwinding tables of the precompiled `alloc`. Nothing unwinds: a panic aborts.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
