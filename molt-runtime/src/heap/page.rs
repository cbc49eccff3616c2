//! Pages: 64 KB of blocks of one size, aligned to their own size, so that a block's page is found by masking its address.
//!
//! What a page begins with lies at one of several places in it, as its address tells: every block that is handed out or given back
//! touches it, and were it at the same place in all pages, those of a large heap would take turns in one set of each cache.

use crate::value::Value;
use core::cell::Cell;

/// Sizes are rounded up to this; objects are aligned to it.
pub const GRAIN: usize = 16;
/// Larger requests go to the system allocator.
pub const LARGEST: usize = 512;
/// The size of a page in bytes.
pub const PAGE: usize = 64 * 1024;
/// How many sizes there are, 0 included.
pub const CLASSES: usize = LARGEST / GRAIN + 1;
/// How much is fetched from the system at a time.
const SEGMENT: usize = 16 * PAGE;
/// How much of a page is cut into blocks at a time.
const CARVED: usize = 4096;
/// So many spare pages keep their memory.
const KEPT: u32 = 64;

/// What a page begins with.
#[repr(C)]
pub struct Page {
    /// Free blocks, linked by their first words.
    pub free: Cell<*mut u8>,
    /// Blocks handed out.
    pub used: Cell<u32>,
    /// When so few blocks are in use, something is to be done: a full page has room again, a page with room is empty.
    pub wake: Cell<u32>,
    /// Size of its blocks; 0 for a page of no class.
    pub size: Cell<u32>,
    /// Offset of the first block never handed out.
    fresh: Cell<u32>,
    /// Its class.
    pub class: Cell<u32>,
    /// Bit `g`: among the pages touched since the last collection of generation `g`.
    pub touched: Cell<u32>,
    /// The next page in a list of pages with room, or of spare ones; there, how many follow that keep their memory.
    pub next: Cell<*mut Page>,
    previous: Cell<*mut Page>,
    /// The next of all pages.
    pub all: Cell<*mut Page>,
    kept: Cell<u32>,
}

// SAFETY: the one static page is never written.
unsafe impl Sync for Page {}

/// The page of classes that have none: full, and with nothing to carve.
pub static EMPTY: Page = Page {
    free: Cell::new(core::ptr::null_mut()),
    used: Cell::new(0),
    wake: Cell::new(u32::MAX),
    size: Cell::new(0),
    fresh: Cell::new(PAGE as u32),
    class: Cell::new(0),
    touched: Cell::new(0),
    next: Cell::new(core::ptr::null_mut()),
    previous: Cell::new(core::ptr::null_mut()),
    all: Cell::new(core::ptr::null_mut()),
    kept: Cell::new(0),
};

/// How many places there are for the head of a page; a power of two.
const PLACES: usize = 16;
/// How far they are apart: a line of the cache.
const LINE: usize = size_of::<Page>().next_multiple_of(64);
/// Where the blocks begin.
const FIRST: usize = PLACES * LINE;

impl Page {
    /// The page of a block.
    #[inline]
    pub fn of(block: *mut u8) -> *mut Page {
        block.map_addr(|address| (address & !(PAGE - 1)) + address / PAGE % PLACES * LINE).cast()
    }
    fn block(&self, offset: usize) -> *mut u8 {
        let head = core::ptr::from_ref(self).cast_mut().cast::<u8>();
        head.map_addr(|address| (address & !(PAGE - 1)) + offset)
    }
    /// How many blocks it has room for.
    pub fn capacity(&self) -> u32 {
        (PAGE - FIRST) as u32 / self.size.get().max(1)
    }
    /// How many blocks can be had without carving or another page.
    pub fn ready(&self) -> usize {
        let size = self.size.get().max(1) as usize;
        (self.fresh.get() as usize - FIRST) / size - self.used.get() as usize
    }
    /// Makes more blocks, in address order; whether there was room for any.
    pub fn carve(&self) -> bool {
        let size = self.size.get() as usize;
        let start = self.fresh.get() as usize;
        if size == 0 || start + size > PAGE {
            return false;
        }
        let count = (CARVED / size).max(1).min((PAGE - start) / size);
        let mut next = self.free.get();
        for i in (0..count).rev() {
            let block = self.block(start + i * size);
            // SAFETY: inside the page, behind what was handed out.
            unsafe {
                *block.cast::<*mut u8>() = next;
                *block.cast::<u64>().add(1) = 0;
            }
            next = block;
        }
        self.free.set(next);
        self.fresh.set((start + count * size) as u32);
        true
    }
    /// Becomes the page of a class.
    pub fn begin(&self, class: usize) {
        self.free.set(core::ptr::null_mut());
        self.used.set(0);
        self.wake.set(u32::MAX);
        self.size.set(((class % CLASSES).max(1) * GRAIN) as u32);
        self.fresh.set(FIRST as u32);
        self.class.set(class as u32);
    }
    /// Is full, and no longer its class's current page: wakes when an eighth of it is free, so that a page is not visited for
    /// every single block.
    pub fn sleep(&self) {
        if self.size.get() != 0 {
            self.wake.set((self.capacity() * 7 / 8).max(1));
        }
    }
    /// Puts it in front of a list.
    pub fn link(&self, list: &Cell<*mut Page>) {
        let this = core::ptr::from_ref(self).cast_mut();
        let first = list.replace(this);
        self.next.set(first);
        self.previous.set(core::ptr::null_mut());
        if !first.is_null() {
            // SAFETY: lists hold live pages.
            unsafe { (*first).previous.set(this) };
        }
    }
    /// Takes it out of a list.
    pub fn unlink(&self, list: &Cell<*mut Page>) {
        let (next, previous) = (self.next.get(), self.previous.get());
        // SAFETY: lists hold live pages.
        unsafe {
            if previous.is_null() {
                list.set(next);
            } else {
                (*previous).next.set(next);
            }
            if !next.is_null() {
                (*next).previous.set(previous);
            }
        }
    }
    /// Belongs to no class any more. The system gets its memory where enough spare pages keep theirs.
    pub fn end(&self, spare: &Cell<*mut Page>) {
        self.size.set(0);
        self.class.set(0);
        let next = spare.replace(core::ptr::from_ref(self).cast_mut());
        self.next.set(next);
        // SAFETY: spare pages are live.
        let kept = if next.is_null() { 0 } else { unsafe { (*next).kept.get() } };
        self.kept.set(kept);
        if kept < KEPT {
            self.kept.set(kept + 1);
            return;
        }
        // SAFETY: nothing in the page is used; its first part, which holds the links, stays.
        unsafe { libc::madvise(self.block(CARVED).cast(), PAGE - CARVED, libc::MADV_DONTNEED) };
    }
    /// Every traced object in use.
    pub fn each_traced(&self, visit: &mut dyn FnMut(Value)) {
        let (size, end) = (self.size.get() as usize, self.fresh.get() as usize);
        let mut offset = FIRST;
        while offset + size <= end {
            let block = self.block(offset);
            // SAFETY: inside the page; the second word of an object holds its count in its lower half, 0 in free blocks.
            if unsafe { block.cast::<u32>().add(2).read() } != 0 {
                visit(Value::from_bits(block as u64));
            }
            offset += size;
        }
    }
    /// Every block that was ever handed out.
    pub fn each_block(&self, visit: &mut dyn FnMut(*mut u8, usize)) {
        let (size, end) = (self.size.get() as usize, self.fresh.get() as usize);
        let mut offset = FIRST;
        while size != 0 && offset + size <= end {
            visit(self.block(offset), size);
            offset += size;
        }
    }
}

/// Fetches a run of pages from the system: they are spare, and in the list of all.
#[cold]
pub fn segment(spare: &Cell<*mut Page>, all: &Cell<*mut Page>) {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: fresh memory of our own.
    let start =
        unsafe { libc::mmap(core::ptr::null_mut(), SEGMENT + PAGE, protection, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0) };
    if start == libc::MAP_FAILED {
        crate::heap::refused();
    }
    let start = start.cast::<u8>().map_addr(|address| address.next_multiple_of(PAGE));
    for i in (0..SEGMENT / PAGE).rev() {
        let page = Page::of(start.wrapping_add(i * PAGE));
        // SAFETY: inside the run just fetched; zeroed memory is a page of no class.
        unsafe {
            (*page).next.set(spare.replace(page));
            (*page).all.set(all.replace(page));
        }
    }
}
