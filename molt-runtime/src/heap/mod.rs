//! Memory for objects: size classes over pages, each with a free list of its own.
//!
//! Objects that own values ("traced") lie on pages of their own, so that the collector of cycles finds every one of them by
//! walking pages, and none of them pays for a link. A block of such a page is free exactly when the word where an object
//! keeps its count is 0.

pub mod audit;
mod page;

pub use page::{LARGEST, PAGE, Page};

use core::cell::{Cell, RefCell};
use page::{CLASSES, EMPTY, GRAIN};

/// In front of a large traced object: its index among them.
const PREFIX: usize = 16;

/// The pages, by size class; the classes of traced objects follow those of the rest.
pub struct Heap {
    /// The page that each class allocates from.
    current: [Cell<*mut Page>; 2 * CLASSES],
    /// Other pages with room, by class.
    roomy: [Cell<*mut Page>; 2 * CLASSES],
    /// Pages that belong to no class.
    spare: Cell<*mut Page>,
    /// Every page there is.
    all: Cell<*mut Page>,
    /// Traced objects too large for a page.
    large: RefCell<alloc::vec::Vec<*mut u8>>,
    /// Pages that gave traced blocks since the last collection of each of the two younger generations.
    pub(crate) touched: [RefCell<alloc::vec::Vec<*mut Page>>; 2],
    /// Traced blocks made ready for use since the last collection.
    pub(crate) obtained: Cell<usize>,
    /// So many call for a collection.
    pub(crate) threshold: Cell<usize>,
    /// Bytes in blocks from the system, and how many call for a full collection.
    pub(crate) large_bytes: Cell<usize>,
    pub(crate) large_limit: Cell<usize>,
    /// Checks on request; see [`audit`].
    pub(crate) audit: audit::State,
}

/// `Page`: the free blocks, linked by their first words.
pub const PAGE_FREE: usize = core::mem::offset_of!(Page, free);
/// `Page`: how many blocks are handed out, four bytes.
pub const PAGE_USED: usize = core::mem::offset_of!(Page, used);

/// Where in the heap lies the address of the page that blocks of a size up to `LARGEST` come from.
pub const fn current_page(size: usize, traced: bool) -> usize {
    core::mem::offset_of!(Heap, current) + size_of::<Cell<*mut Page>>() * class_of(size, traced)
}

/// The size class of a block.
const fn class_of(size: usize, traced: bool) -> usize {
    size.div_ceil(GRAIN) + if traced { CLASSES } else { 0 }
}

impl Heap {
    /// An empty heap.
    pub const fn new() -> Heap {
        let nothing = core::ptr::null_mut();
        Heap {
            current: [const { Cell::new(core::ptr::from_ref(&EMPTY).cast_mut()) }; 2 * CLASSES],
            roomy: [const { Cell::new(core::ptr::null_mut()) }; 2 * CLASSES],
            spare: Cell::new(nothing),
            all: Cell::new(nothing),
            large: RefCell::new(alloc::vec::Vec::new()),
            touched: [const { RefCell::new(alloc::vec::Vec::new()) }; 2],
            obtained: Cell::new(0),
            threshold: Cell::new(crate::gc::YOUNG),
            large_bytes: Cell::new(0),
            large_limit: Cell::new(crate::gc::LARGE),
            audit: audit::State::new(),
        }
    }
    /// Memory of at least `size` bytes, aligned to 16.
    #[inline]
    pub fn allocate(&self, size: usize, traced: bool) -> *mut u8 {
        if size > LARGEST {
            return self.allocate_large(size, traced);
        }
        let class = class_of(size, traced);
        // SAFETY: `current` always points to a page, the empty one at first; list links are the first word of free blocks,
        // which nobody else uses. The empty page is never written: its list is empty.
        unsafe {
            let page = self.current[class].get();
            let block = (*page).free.get();
            if block.is_null() {
                return self.refill(class);
            }
            (*page).free.set(*block.cast::<*mut u8>());
            (*page).used.set((*page).used.get() + 1);
            block
        }
    }
    /// Returns memory got from `allocate` with the same size and kind.
    ///
    /// # Safety
    /// The block must come from this heap and not be used any more.
    #[inline]
    pub unsafe fn free(&self, block: *mut u8, size: usize, traced: bool) {
        if size > LARGEST {
            // SAFETY: by the contract.
            return unsafe { self.free_large(block, size, traced) };
        }
        if self.audit.keeps(block, size, traced) {
            return;
        }
        // SAFETY: by the contract the block is ours to link into its page's list.
        unsafe {
            let page = Page::of(block);
            *block.cast::<*mut u8>() = (*page).free.get();
            if traced {
                *block.cast::<u32>().add(2) = 0;
            }
            (*page).free.set(block);
            let used = (*page).used.get() - 1;
            (*page).used.set(used);
            if used == (*page).wake.get() {
                self.woken(page);
            }
        }
    }
    /// A block of a class whose page has none left.
    #[cold]
    #[inline(never)]
    fn refill(&self, class: usize) -> *mut u8 {
        let mut page = self.current[class].get();
        let traced = class >= CLASSES;
        // SAFETY: pages are ours; the empty one is full and never carved.
        unsafe {
            if !(*page).carve() {
                (*page).sleep();
                page = self.next_page(class);
                self.current[class].set(page);
                if (*page).free.get().is_null() {
                    (*page).carve();
                }
            }
            if traced {
                self.obtained.set(self.obtained.get() + (*page).ready());
                self.touch(page);
                if self.obtained.get() >= self.threshold.get() {
                    crate::gc::request();
                }
            }
            let block = (*page).free.get();
            (*page).free.set(*block.cast::<*mut u8>());
            (*page).used.set((*page).used.get() + 1);
            block
        }
    }
    /// The page a class goes on with: one with room, a spare one, a new one.
    unsafe fn next_page(&self, class: usize) -> *mut Page {
        let roomy = self.roomy[class].get();
        // SAFETY: lists hold pages of ours only.
        unsafe {
            if !roomy.is_null() {
                (*roomy).unlink(&self.roomy[class]);
                (*roomy).wake.set(u32::MAX);
                return roomy;
            }
            if self.spare.get().is_null() {
                page::segment(&self.spare, &self.all);
            }
            let page = self.spare.get();
            self.spare.set((*page).next.get());
            (*page).begin(class);
            page
        }
    }
    /// A page that was full has room again, or a page with room is empty.
    #[cold]
    unsafe fn woken(&self, page: *mut Page) {
        // SAFETY: the page is ours.
        unsafe {
            let class = (*page).class.get() as usize;
            if (*page).wake.get() != 0 {
                (*page).link(&self.roomy[class]);
                (*page).wake.set(0);
                if (*page).used.get() != 0 {
                    return;
                }
            }
            (*page).unlink(&self.roomy[class]);
            (*page).end(&self.spare);
        }
    }
    /// Notes that a page gave traced blocks.
    unsafe fn touch(&self, page: *mut Page) {
        // SAFETY: the page is ours.
        unsafe {
            for (generation, pages) in self.touched.iter().enumerate() {
                if (*page).touched.get() & 1 << generation == 0 {
                    (*page).touched.set((*page).touched.get() | 1 << generation);
                    pages.borrow_mut().push(page);
                }
            }
        }
    }
    /// Forgets which pages gave blocks, for a generation that is being collected.
    pub(crate) fn untouch(&self, generation: usize) {
        let mut pages = self.touched[generation].borrow_mut();
        for &page in pages.iter() {
            // SAFETY: pages live for ever.
            unsafe { (*page).touched.set((*page).touched.get() & !(1 << generation)) };
        }
        if pages.capacity() > 1024 {
            *pages = alloc::vec::Vec::new();
        } else {
            pages.clear();
        }
    }
    #[cold]
    fn allocate_large(&self, size: usize, traced: bool) -> *mut u8 {
        self.count_large(0, size);
        if !traced {
            return system(size);
        }
        let block = system(size + PREFIX);
        let mut large = self.large.borrow_mut();
        // SAFETY: the block begins with room for the index.
        unsafe { block.cast::<usize>().write(large.len()) };
        let object = block.wrapping_add(PREFIX);
        // SAFETY: inside the block. What is not yet an object has no count.
        unsafe { object.cast::<u64>().add(1).write(0) };
        large.push(object);
        self.obtained.set(self.obtained.get() + 1);
        object
    }
    #[cold]
    unsafe fn free_large(&self, block: *mut u8, size: usize, traced: bool) {
        self.count_large(size, 0);
        // SAFETY: by the contract of `free` the block came from `malloc`, behind a prefix where it is traced.
        unsafe {
            if !traced {
                return libc::free(block.cast());
            }
            let start = block.sub(PREFIX);
            let index = start.cast::<usize>().read();
            let mut large = self.large.borrow_mut();
            large.swap_remove(index);
            if let Some(moved) = large.get(index) {
                moved.sub(PREFIX).cast::<usize>().write(index);
            }
            libc::free(start.cast());
        }
    }
    /// Notes that a block from the system changed its size.
    pub(crate) fn count_large(&self, old: usize, new: usize) {
        let bytes = (self.large_bytes.get() + new).saturating_sub(old);
        self.large_bytes.set(bytes);
        if bytes > self.large_limit.get() {
            self.large_limit.set(usize::MAX);
            crate::gc::request_full();
        }
    }
    /// Every traced object in use; nothing may be allocated or freed meanwhile.
    pub(crate) fn each_traced(&self, visit: &mut dyn FnMut(crate::value::Value)) {
        let mut page = self.all.get();
        while !page.is_null() {
            // SAFETY: pages live for ever.
            unsafe {
                if (*page).class.get() as usize >= CLASSES {
                    (*page).each_traced(visit);
                }
                page = (*page).all.get();
            }
        }
        self.each_large(visit);
    }
    /// Every traced object in use on the pages that gave blocks since the last collection of `generation`, and the large ones.
    pub(crate) fn each_touched(&self, generation: usize, visit: &mut dyn FnMut(crate::value::Value)) {
        for &page in self.touched[generation].borrow().iter() {
            // SAFETY: pages live for ever; one that was given back meanwhile may serve another class.
            unsafe {
                if (*page).class.get() as usize >= CLASSES {
                    (*page).each_traced(visit);
                }
            }
        }
        self.each_large(visit);
    }
    fn each_large(&self, visit: &mut dyn FnMut(crate::value::Value)) {
        for &object in self.large.borrow().iter() {
            // SAFETY: the second word of an object holds its count in its lower half.
            if unsafe { object.cast::<u32>().add(2).read() } != 0 {
                visit(crate::value::Value::from_bits(object as u64));
            }
        }
    }
    /// Every page.
    pub(crate) fn each_page(&self, visit: &mut dyn FnMut(&Page)) {
        let mut page = self.all.get();
        while !page.is_null() {
            // SAFETY: pages live for ever.
            unsafe {
                visit(&*page);
                page = (*page).all.get();
            }
        }
    }
}

impl Default for Heap {
    fn default() -> Heap {
        Heap::new()
    }
}

/// Whether the system would give a block of this size; small ones are not asked for. What a program asks for by a number
/// (`"x" * n`) is checked here first, since a refusal is then a `MemoryError`.
pub fn would_fit(size: usize) -> bool {
    const LARGE: usize = 1 << 16;
    if size < LARGE {
        return true;
    }
    if isize::try_from(size).is_err() {
        return false;
    }
    // SAFETY: a trial block, given back at once. The compiler must not see that it is unused.
    unsafe {
        let block = core::hint::black_box(libc::malloc(size));
        libc::free(block);
        !block.is_null()
    }
}

/// Makes a block larger, in place where the size class or the system allows; the first `old` bytes are kept. Large
/// blocks get slack, so that repeated growth costs linear time. Not for traced objects.
///
/// # Safety
/// As [`free`] with size `old`; `new` is not smaller, and the block belongs to `new` afterwards.
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
            crate::rt::rt().heap.count_large(old, new);
            if libc::malloc_usable_size(block.cast()) >= new {
                return block;
            }
            let larger = libc::realloc(block.cast(), roomy).cast::<u8>();
            if larger.is_null() {
                refused();
            }
            return larger;
        }
        let larger = if new > LARGEST {
            crate::rt::rt().heap.count_large(0, new);
            system(roomy)
        } else {
            allocate(roomy)
        };
        core::ptr::copy_nonoverlapping(block, larger, old);
        free(block, old);
        larger
    }
}

/// The system gives no more memory: the program ends as by a `MemoryError` that nobody caught. What it printed is written.
#[cold]
pub(crate) fn refused() -> ! {
    // Nothing is left to be done about output that cannot be written.
    let _ = crate::out::flush();
    let _ = crate::host::write_all(2, b"MemoryError\n");
    crate::host::exit(1)
}

fn system(size: usize) -> *mut u8 {
    // SAFETY: plain malloc; a null result is checked.
    let memory = unsafe { libc::malloc(size) }.cast::<u8>();
    if memory.is_null() {
        refused();
    }
    memory
}

/// A block of the new size with what fits of the old one, which is given back.
///
/// # Safety
/// As [`free`] with size `old`.
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
#[inline]
pub fn allocate(size: usize) -> *mut u8 {
    allocate_as(size, false)
}

/// Allocates an object from the current state's heap; `traced` says that it owns values.
#[inline]
pub fn allocate_as(size: usize, traced: bool) -> *mut u8 {
    let block = crate::rt::rt().heap.allocate(size, traced);
    #[cfg(not(molt_archive))]
    crate::shadow::born(block, size);
    block
}

/// Frees into the current state's heap.
///
/// # Safety
/// As [`Heap::free`].
pub unsafe fn free(block: *mut u8, size: usize) {
    // SAFETY: passed on.
    unsafe { free_as(block, size, false) }
}

/// Frees an object into the current state's heap.
///
/// # Safety
/// As [`Heap::free`].
#[inline]
pub unsafe fn free_as(block: *mut u8, size: usize, traced: bool) {
    #[cfg(not(molt_archive))]
    let Some((block, size, traced)) = crate::shadow::died(block, size, traced) else { return };
    // SAFETY: passed on; an older block given back in place of this one is not used any more either.
    unsafe { crate::rt::rt().heap.free(block, size, traced) }
}

#[cfg(test)]
mod tests;
