//! Heap objects: the header, typed references, reference counts.

use crate::heap;
use crate::types::{Kind, Type};
use crate::value::{Owned, Value};
use core::sync::atomic::{AtomicPtr, AtomicU32, Ordering::Relaxed};

/// The first 16 bytes of every heap object. Compiled code knows these offsets.
///
/// The count is an atomic only so that statics may be shared between the test threads of the interpreters; it is always
/// read and written apart, which compiles to plain loads and stores.
#[repr(C)]
pub struct Header {
    kind: AtomicPtr<Type>,
    count: AtomicU32,
    flags: AtomicU32,
}

/// Where every object keeps its flags.
pub const FLAGS: usize = core::mem::offset_of!(Header, flags);

/// The count of statics: never reached from either side.
pub const IMMORTAL: u32 = 1 << 30;

/// Bits of [`Header::flags`] that any type may use from bit 8 on; the lower ones are common.
pub mod flag {
    /// The object has attributes in the side table.
    pub const SIDE_ATTRIBUTES: u32 = 1;
    /// A weak reference points here.
    pub const WEAKLY_REFERENCED: u32 = 2;
    /// `__del__` has run.
    pub const FINALIZED: u32 = 4;
    /// The `repr` of this container is being made (recursion guard).
    pub const IN_REPR: u32 = 8;
    /// `__dict__` was asked for: what is assigned goes there, so that whoever holds it sees it.
    pub const DICT_SHOWN: u32 = 16;
    /// The first bit free for the type's own use.
    pub const OWN: u32 = 1 << 8;
    /// Survived a collection of cycles.
    pub const AGED: u32 = 1 << 26;
    /// Survived two, the second one of the middle generation.
    pub const OLD: u32 = 1 << 27;
    /// Set apart by `gc.freeze`.
    pub const FROZEN: u32 = 1 << 28;
    /// Among the objects a collection looks at.
    pub const SUSPECT: u32 = 1 << 29;
    /// Found to be in use by the collection.
    pub const REACHED: u32 = 1 << 30;
}

impl Header {
    /// The header of a static object.
    pub const fn immortal(kind: &'static Type, flags: u32) -> Header {
        Header {
            kind: AtomicPtr::new(core::ptr::from_ref(kind).cast_mut()),
            count: AtomicU32::new(IMMORTAL),
            flags: AtomicU32::new(flags),
        }
    }
    /// A header for the static `TYPE` objects themselves, whose type is filled in lazily by `types::type_of`.
    pub const fn untyped() -> Header {
        Header { kind: AtomicPtr::new(core::ptr::null_mut()), count: AtomicU32::new(IMMORTAL), flags: AtomicU32::new(0) }
    }
    /// The object's type; `type` itself for headers without one.
    pub fn kind(&self) -> &'static Type {
        let pointer = self.kind.load(Relaxed);
        if pointer.is_null() {
            return &crate::types::TYPE;
        }
        // SAFETY: set only from `&'static Type` (statics, or heap types that outlive their instances by a count).
        unsafe { &*pointer }
    }
    /// Changes the type (assignment to `__class__`).
    pub fn set_kind(&self, kind: &'static Type) {
        self.kind.store(core::ptr::from_ref(kind).cast_mut(), Relaxed);
    }
    /// The reference count.
    pub fn count(&self) -> u32 {
        self.count.load(Relaxed)
    }
    /// Whether the object is static: the count stays far from an end, whoever takes and gives back.
    pub fn is_immortal(&self) -> bool {
        self.count() >= IMMORTAL / 2
    }
    pub(crate) fn set_count(&self, count: u32) {
        self.count.store(count, Relaxed);
    }
    /// Whether the flag is set.
    pub fn has(&self, flag: u32) -> bool {
        self.flags.load(Relaxed) & flag != 0
    }
    /// All flags.
    pub fn flags(&self) -> u32 {
        self.flags.load(Relaxed)
    }
    /// Sets or clears a flag.
    pub fn set(&self, flag: u32, on: bool) {
        let old = self.flags.load(Relaxed);
        self.flags.store(if on { old | flag } else { old & !flag }, Relaxed);
    }
}

/// A Rust struct that is the layout of a built-in type. `#[repr(C)]`, `Header` first.
///
/// # Safety
/// The struct must be `#[repr(C)]` with a [`Header`] as its first field, and every object whose type has kind `KIND` must
/// have been allocated with this layout (subclasses may append fields after it).
pub unsafe trait Object: 'static {
    /// The layout's kind: what `downcast` compares.
    const KIND: Kind;
}

/// A borrowed, typed reference to a heap object. Objects are single-threaded and use interior mutability; a reference
/// must not be kept across a call into user code unless a count is held.
pub type Ref<T> = &'static T;

impl Value {
    /// The object as a `T`, if its layout is one (an instance of the built-in type or of a subclass).
    pub fn downcast<T: Object>(self) -> Option<Ref<T>> {
        let header = self.header()?;
        // SAFETY: kind equality means this layout (contract of `Object`).
        if header.kind().kind == T::KIND { Some(unsafe { &*(self.bits() as *const T) }) } else { None }
    }
    /// Whether the value's type is exactly `kind`.
    pub fn is_exactly(self, kind: &'static Type) -> bool {
        core::ptr::eq(self.type_of(), kind)
    }
}

/// The value that points to `object`, borrowed.
pub fn value_of<T: Object>(object: &T) -> Value {
    Value::from_bits(core::ptr::from_ref(object) as u64)
}

/// Allocates an object of `kind`; `make` gets the header (count 1) and returns the whole struct. `extra` bytes follow it.
pub fn allocate<T: Object>(kind: &'static Type, extra: usize, make: impl FnOnce(Header) -> T) -> Owned {
    retain_type(kind);
    let header =
        Header { kind: AtomicPtr::new(core::ptr::from_ref(kind).cast_mut()), count: AtomicU32::new(1), flags: AtomicU32::new(0) };
    let base = size_of::<T>().max(kind.basic_size());
    let memory = heap::allocate_as(base + extra, is_traced(kind));
    let object = make(header);
    // SAFETY: fresh memory of at least `size_of::<T>()` bytes, aligned to 16. Bytes past the struct are zeroed so that
    // appended fields of subclasses read as absent.
    unsafe {
        memory.cast::<T>().write(object);
        clear(memory.add(size_of::<T>()), base - size_of::<T>());
    }
    Owned::from_raw(Value::from_bits(memory as u64))
}

/// Allocates an object of a built-in type whose objects own no values and end with their struct: what [`allocate`] finds out is known.
#[inline]
pub fn allocate_leaf<T: Object>(kind: &'static Type, make: impl FnOnce(Header) -> T) -> Owned {
    let header =
        Header { kind: AtomicPtr::new(core::ptr::from_ref(kind).cast_mut()), count: AtomicU32::new(1), flags: AtomicU32::new(0) };
    let memory = heap::allocate_as(size_of::<T>(), false);
    // SAFETY: fresh memory of `size_of::<T>()` bytes, aligned to 16.
    unsafe { memory.cast::<T>().write(make(header)) };
    Owned::from_raw(Value::from_bits(memory as u64))
}

/// Frees what [`allocate_leaf`] made.
///
/// # Safety
/// `value` must point to an object made by `allocate_leaf::<T>`, or by `allocate::<T>` for the same type, with no references left.
#[inline]
pub unsafe fn free_leaf<T: Object>(value: Value) {
    let memory = value.bits() as *mut u8;
    // SAFETY: by the contract; the struct is dropped in place, then the memory returned.
    unsafe {
        core::ptr::drop_in_place(memory.cast::<T>());
        heap::free_as(memory, size_of::<T>(), false);
    }
}

/// Zeroes so many bytes; the few words of most instances without a call.
///
/// # Safety
/// The bytes must be writable, and the memory aligned to 8.
#[inline(always)]
unsafe fn clear(memory: *mut u8, bytes: usize) {
    let words = memory.cast::<u64>();
    // SAFETY: by the contract.
    unsafe {
        match bytes {
            0 => {}
            8 => words.write(0),
            16 => words.cast::<[u64; 2]>().write([0; 2]),
            24 => words.cast::<[u64; 3]>().write([0; 3]),
            32 => words.cast::<[u64; 4]>().write([0; 4]),
            40 => words.cast::<[u64; 5]>().write([0; 5]),
            48 => words.cast::<[u64; 6]>().write([0; 6]),
            _ => core::ptr::write_bytes(memory, 0, bytes),
        }
    }
}

/// Frees an object whose fields have been released. `extra` as given to [`allocate`].
///
/// # Safety
/// `value` must point to an object made by `allocate::<T>` with the same `extra`, with no references left.
#[inline(always)]
pub unsafe fn free<T: Object>(value: Value, extra: usize) {
    let memory = value.bits() as *mut u8;
    // SAFETY: by the contract; the struct is dropped in place, then the memory returned.
    unsafe {
        let kind = (*memory.cast::<Header>()).kind();
        core::ptr::drop_in_place(memory.cast::<T>());
        heap::free_as(memory, size_of::<T>().max(kind.basic_size()) + extra, is_traced(kind));
        release_type(kind);
    }
}

/// Returns the memory of an instance of a class of the program that has no more than its header and fields of values.
///
/// # Safety
/// As [`free`] with no extra bytes; `kind` must be the object's type.
#[inline]
pub unsafe fn free_plain(value: Value, kind: &'static Type) {
    // SAFETY: by the contract.
    unsafe { heap::free_as(value.bits() as *mut u8, kind.basic_size().max(size_of::<Header>()), true) }
    release(value_of(kind));
}

/// Whether objects of this type own values, so that they may be part of a cycle.
#[inline]
fn is_traced(kind: &'static Type) -> bool {
    kind.is_heap() || kind.slots().traverse.is_some()
}

fn retain_type(kind: &'static Type) {
    if kind.is_heap() {
        retain(value_of(kind));
    }
}

fn release_type(kind: &'static Type) {
    if kind.is_heap() {
        release(value_of(kind));
    }
}

/// Takes a count, if the value is a heap object.
#[inline]
pub fn retain(value: Value) {
    if let Some(header) = value.header() {
        header.set_count(header.count().wrapping_add(1));
    }
}

/// Gives a count back; the last one destroys the object.
#[inline]
pub fn release(value: Value) {
    if let Some(header) = value.header() {
        let count = header.count().wrapping_sub(1);
        header.set_count(count);
        if count == 0 {
            destroy(value);
        }
    }
}

/// Destroys an object whose count reached zero. Does not recurse deeply: what a destroyed object releases is queued
/// while another destruction is running (the "trashcan").
#[inline(never)]
pub fn destroy(value: Value) {
    let Some(header) = value.header() else { return };
    let kind = header.kind();
    if crate::class::plain::is_plain(header, kind) {
        return crate::class::plain::destroy(value, kind);
    }
    let slots = crate::types::type_of_object(value, header).slots();
    if slots.traverse.is_none() {
        // What owns no values cannot begin a long chain.
        return (slots.drop)(value);
    }
    crate::rt::with_trashcan(value, destroy_now);
}

/// Destroys an object that owns values, whatever it is.
pub(crate) fn destroy_now(value: Value) {
    let Some(header) = value.header() else { return };
    let kind = crate::types::type_of_object(value, header);
    // Instances of classes of the program tell after their finalizer has run.
    if header.has(flag::WEAKLY_REFERENCED) && !kind.is_heap() {
        crate::gc::tell_weak_references(value);
    }
    (kind.slots().drop)(value);
}

/// Gives a count back without destroying the object; whether it was the last.
pub(crate) fn release_without_drop(value: Value) -> bool {
    match value.header() {
        Some(header) => {
            let count = header.count().wrapping_sub(1);
            header.set_count(count);
            count == 0
        }
        None => false,
    }
}
