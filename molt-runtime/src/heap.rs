//! Memory for objects: free lists by size class over chunks from the system.

use core::cell::UnsafeCell;

/// Sizes are rounded up to this; objects are aligned to it.
const GRAIN: usize = 16;
/// Larger requests go to the system allocator.
const LARGEST: usize = 512;
/// How much is fetched from the system at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// Free lists, one per class of 16 bytes.
pub struct Heap {
    free: UnsafeCell<[*mut u8; LARGEST / GRAIN + 1]>,
}

impl Heap {
    /// An empty heap.
    pub const fn new() -> Heap {
        Heap { free: UnsafeCell::new([core::ptr::null_mut(); LARGEST / GRAIN + 1]) }
    }
    /// Memory of at least `size` bytes, aligned to 16.
    pub fn allocate(&self, size: usize) -> *mut u8 {
        let class = size.div_ceil(GRAIN);
        if size > LARGEST {
            return system(size);
        }
        // SAFETY: the state is one per thread and no reference to it outlives this function; list links are the first
        // word of free blocks, which nobody else uses.
        unsafe {
            let head = &mut (*self.free.get())[class];
            if head.is_null() {
                *head = carve(class * GRAIN);
            }
            let block = *head;
            *head = *block.cast::<*mut u8>();
            block
        }
    }
    /// Returns memory got from `allocate` with the same size.
    ///
    /// # Safety
    /// The block must come from this heap, with the same `size`, and not be used any more.
    pub unsafe fn free(&self, block: *mut u8, size: usize) {
        let class = size.div_ceil(GRAIN);
        // SAFETY: by the contract the block is ours to link into its list, or came from `malloc`.
        unsafe {
            if size > LARGEST {
                libc::free(block.cast());
            } else {
                let head = &mut (*self.free.get())[class];
                *block.cast::<*mut u8>() = *head;
                *head = block;
            }
        }
    }
}

/// Whether the system would give a block of this size; small ones are not asked for. What a program asks for by a number
/// (`"x" * n`) is checked here first, since a refusal is then a `MemoryError`.
pub fn would_fit(size: usize) -> bool {
    const LARGE: usize = 1 << 28;
    if size < LARGE {
        return true;
    }
    // SAFETY: a trial block, given back at once. The compiler must not see that it is unused.
    unsafe {
        let block = core::hint::black_box(libc::malloc(size));
        libc::free(block);
        !block.is_null()
    }
}

/// Makes a block larger, in place where the size class or the system allows; the first `old` bytes are kept. Large
/// blocks get slack, so that repeated growth costs linear time.
///
/// # Safety
/// As [`Heap::free`] with size `old`; `new` is not smaller, and the block belongs to `new` afterwards.
pub unsafe fn grow(block: *mut u8, old: usize, new: usize) -> *mut u8 {
    #[cfg(not(molt_archive))]
    if crate::shadow::is_on() {
        // SAFETY: passed on.
        return unsafe { move_block(block, old, new) };
    }
    if old <= LARGEST && old.div_ceil(GRAIN) == new.div_ceil(GRAIN) {
        return block;
    }
    let roomy = if new > LARGEST { new + new / 8 } else { new };
    // SAFETY: by the contract; a block larger than `LARGEST` came from `malloc`.
    unsafe {
        if old > LARGEST {
            if libc::malloc_usable_size(block.cast()) >= new {
                return block;
            }
            let larger = libc::realloc(block.cast(), roomy).cast::<u8>();
            if larger.is_null() {
                crate::host::fatal("out of memory");
            }
            return larger;
        }
        let larger = allocate(roomy);
        core::ptr::copy_nonoverlapping(block, larger, old);
        free(block, old);
        larger
    }
}

/// A chunk cut into a linked list of blocks, in address order.
fn carve(size: usize) -> *mut u8 {
    let chunk = system(CHUNK);
    let count = CHUNK / size;
    for i in 0..count {
        let next = if i + 1 < count { chunk.wrapping_add((i + 1) * size) } else { core::ptr::null_mut() };
        // SAFETY: block `i` lies inside the chunk just allocated.
        unsafe { *chunk.wrapping_add(i * size).cast::<*mut u8>() = next };
    }
    chunk
}

fn system(size: usize) -> *mut u8 {
    // SAFETY: plain malloc; a null result is checked.
    let memory = unsafe { libc::malloc(size) }.cast::<u8>();
    if memory.is_null() {
        crate::host::fatal("out of memory");
    }
    memory
}

/// A block of the new size with what fits of the old one, which is given back.
///
/// # Safety
/// As [`Heap::free`] with size `old`.
#[cfg(not(molt_archive))]
pub(crate) unsafe fn move_block(block: *mut u8, old: usize, new: usize) -> *mut u8 {
    let moved = allocate(new);
    // SAFETY: both blocks hold at least the smaller size and are distinct.
    unsafe {
        core::ptr::copy_nonoverlapping(block, moved, old.min(new));
        free(block, old);
    }
    moved
}

/// Allocates from the current state's heap.
pub fn allocate(size: usize) -> *mut u8 {
    let block = crate::rt::rt().heap.allocate(size);
    #[cfg(not(molt_archive))]
    crate::shadow::born(block, size);
    block
}

/// Frees into the current state's heap.
///
/// # Safety
/// As [`Heap::free`].
pub unsafe fn free(block: *mut u8, size: usize) {
    #[cfg(not(molt_archive))]
    let Some((block, size)) = crate::shadow::died(block, size) else { return };
    // SAFETY: passed on; an older block given back in place of this one is not used any more either.
    unsafe { crate::rt::rt().heap.free(block, size) }
}
