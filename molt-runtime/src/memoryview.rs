//! `memoryview` of `bytes` and `bytearray`: one dimension of unsigned bytes.

use crate::bytes::{self, ByteArray, hex_text};
use crate::error::{self, index_error, type_error, value_error};
use crate::object::{self, Header, Object};
use crate::slice::Slice;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{indices, int, iterators, list, methods, str, tuple};
use alloc::vec::Vec;
use core::cell::Cell;

/// A view of the bytes of another object: `length` of them from `start` at distances of `step`.
#[repr(C)]
pub struct MemoryView {
    header: Header,
    /// The object looked at (owned); absent once released.
    source: Cell<Value>,
    start: i64,
    step: i64,
    length: usize,
    readonly: bool,
}
// SAFETY: repr(C), header first.
unsafe impl Object for MemoryView {
    const KIND: Kind = Kind::MemoryView;
}

impl MemoryView {
    /// The object looked at, unless the view was released.
    fn source(&self) -> Res<Value> {
        match self.source.get() {
            Value::ABSENT => Err(value_error("operation forbidden on released memoryview object")),
            source => Ok(source),
        }
    }
    fn place(&self, i: usize) -> usize {
        (self.start + i as i64 * self.step) as usize
    }
    /// A copy of the bytes in view.
    fn to_vec(&self) -> Res<Vec<u8>> {
        let bytes = bytes::known(self.source()?);
        Ok((0..self.length).map(|i| bytes[self.place(i)]).collect())
    }
    /// Lets go of the source: it may change its size again.
    fn let_go(&self) {
        let source = self.source.replace(Value::ABSENT);
        if let Some(array) = source.downcast::<ByteArray>() {
            array.exports.set(array.exports.get() - 1);
        }
        object::release(source);
    }
}

fn make(source: Value, start: i64, step: i64, length: usize, readonly: bool) -> Owned {
    if let Some(array) = source.downcast::<ByteArray>() {
        array.exports.set(array.exports.get() + 1);
    }
    let source = Cell::new(source.to_owned().into_raw());
    object::allocate(&MEMORYVIEW, 0, |header| MemoryView { header, source, start, step, length, readonly })
}

fn of(value: Value) -> &'static MemoryView {
    match value.downcast::<MemoryView>() {
        Some(view) => view,
        None => crate::host::fatal("a memoryview was expected"),
    }
}

/// The bytes in view, where they lie side by side.
pub fn contiguous(value: Value) -> Option<&'static [u8]> {
    let view = of(value);
    let bytes = bytes::known(view.source().ok()?);
    let start = view.start as usize;
    if view.step == 1 || view.length < 2 { bytes.get(start..start + view.length) } else { None }
}

/// A copy of the bytes of any view.
pub fn copy(value: Value) -> Option<Res<Vec<u8>>> {
    value.downcast::<MemoryView>().map(MemoryView::to_vec)
}

fn drop_view(value: Value) {
    of(value).let_go();
    // SAFETY: the count is zero and nothing is held any more.
    unsafe { object::free::<MemoryView>(value, 0) }
}

fn construct(_: &'static Type, args: Args) -> Res {
    let [source] = crate::arguments::named("memoryview", args, ["object"])?;
    if source.is_absent() {
        return Err(type_error("memoryview() missing required argument 'object' (pos 1)"));
    }
    if let Some(view) = source.downcast::<MemoryView>() {
        return Ok(make(view.source()?, view.start, view.step, view.length, view.readonly));
    }
    match bytes::view(source) {
        Some(bytes) => Ok(make(source, 0, 1, bytes.len(), source.type_of().kind == Kind::Bytes)),
        None => Err(bytes::not_bytes_like(source, "memoryview: a bytes-like object is required")),
    }
}

fn repr(this: Value) -> Res {
    let what = if of(this).source.get().is_absent() { "released memory" } else { "memory" };
    Ok(str::from_str(&alloc::format!("<{what} at {:#x}>", this.bits())))
}

fn hash(this: Value) -> Res<i64> {
    let view = of(this);
    if !view.readonly {
        return Err(value_error("cannot hash writable memoryview object"));
    }
    Ok(str::hash_bytes(&view.to_vec()?))
}

fn compare(op: CompareOp, this: Value, other: Value) -> Res {
    let other = match copy(other) {
        Some(bytes) => Some(bytes?),
        None => bytes::view(other).map(<[u8]>::to_vec),
    };
    match (op, other) {
        (CompareOp::Eq, Some(other)) => Ok(Owned::from(of(this).to_vec()? == other)),
        (CompareOp::Ne, Some(other)) => Ok(Owned::from(of(this).to_vec()? != other)),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

/// The place in the source of the item at an index.
fn place(view: &MemoryView, key: Value) -> Res<usize> {
    if key.type_of().slots().index.is_none() {
        return Err(type_error("memoryview: invalid slice key"));
    }
    let index = int::convert::to_index(key)?;
    match indices::existing(index, view.length) {
        Some(i) => Ok(view.place(i)),
        None => Err(index_error("index out of bounds on dimension 1")),
    }
}

fn part(view: &MemoryView, slice: &Slice) -> Res {
    let selection = slice.select(|| view.length)?;
    let start = view.start + selection.start.max(0) * view.step;
    Ok(make(view.source()?, start, view.step * selection.step, selection.count, view.readonly))
}

fn get_item(this: Value, key: Value) -> Res {
    let view = of(this);
    let source = view.source()?;
    if let Some(slice) = key.downcast::<Slice>() {
        return part(view, slice);
    }
    let place = place(view, key)?;
    Ok(int::from_i64(bytes::known(source)[place].into()))
}

fn set_item(this: Value, key: Value, item: Value) -> Res<()> {
    let view = of(this);
    let array = match view.source()?.downcast::<ByteArray>() {
        Some(array) if !view.readonly => array,
        _ => return Err(type_error("cannot modify read-only memory")),
    };
    if item.is_absent() {
        return Err(type_error("cannot delete memory"));
    }
    if let Some(slice) = key.downcast::<Slice>() {
        let new = match copy(item) {
            Some(bytes) => bytes?,
            None => bytes::required(item)?.to_vec(),
        };
        let target = part(view, slice)?;
        let target = of(target.value());
        if new.len() != target.length {
            return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        new.iter().enumerate().for_each(|(i, &byte)| array.as_mut()[target.place(i)] = byte);
        return Ok(());
    }
    let place = place(view, key)?;
    if item.type_of().slots().index.is_none() {
        return Err(type_error("memoryview: invalid type for format 'B'"));
    }
    match u8::try_from(int::convert::to_index_clamped(item)?) {
        Ok(byte) => array.as_mut()[place] = byte,
        Err(_) => return Err(value_error("memoryview: invalid value for format 'B'")),
    }
    Ok(())
}

iterators! {
    ITERATOR "memory_iterator" next;
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = crate::iterator::of(&iterator);
    let Some(view) = this.source.get().downcast::<MemoryView>() else { return Ok(None) };
    let position = this.position.get() as usize;
    if position >= view.length {
        this.finish();
        return Ok(None);
    }
    this.position.set(position as i64 + 1);
    Ok(Some(int::from_i64(bytes::known(view.source()?)[view.place(position)].into())))
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| visit(of(this).source.get())),
    hash: Some(hash),
    len: Some(|this| of(this).source().map(|_| of(this).length)),
    compare: Some(compare),
    get_item: Some(get_item),
    set_item: Some(set_item),
    iter: Some(|this| Ok(crate::iterator::new(&ITERATOR, this.to_owned(), crate::iterator::NOTHING, 0, 0))),
    new: Some(construct),
    ..Slots::base(drop_view, repr)
};
/// `memoryview`.
#[unsafe(export_name = "molt_type_memoryview")]
pub static MEMORYVIEW: Type =
    Type::builtin("memoryview", Kind::MemoryView, &SLOTS, Some(&OBJECT)).with_methods(MEMORYVIEW_METHODS);

fn tobytes(this: Value, order: Value) -> Res {
    match order.downcast::<str::Str>() {
        Some(order) if !["C", "F", "A"].iter().any(|known| order.is(known)) => Err(value_error("order must be 'C', 'F' or 'A'")),
        _ => Ok(bytes::from_vec(of(this).to_vec()?)),
    }
}

fn tolist(this: Value) -> Res {
    Ok(list::from_vec(of(this).to_vec()?.into_iter().map(|byte| int::from_i64(byte.into())).collect()))
}

fn hex(this: Value, separator: Value, group: Value) -> Res {
    hex_text(&of(this).to_vec()?, separator, group)
}

fn release(this: Value) -> Res {
    of(this).let_go();
    Ok(Owned::NONE)
}

fn enter(this: Value) -> Res {
    of(this).source()?;
    Ok(this.to_owned())
}

fn exit(this: Value, _: Value) -> Res {
    release(this)
}

fn toreadonly(this: Value) -> Res {
    let view = of(this);
    Ok(make(view.source()?, view.start, view.step, view.length, true))
}

fn cast(this: Value, format: Value) -> Res {
    let view = of(this);
    match str::string_argument(format, "cast() argument 'format'")?.as_ascii() {
        Some("B" | "@B") => Ok(make(view.source()?, view.start, view.step, view.length, view.readonly)),
        _ => Err(error::raise(&crate::exception::NOT_IMPLEMENTED_ERROR, "memoryview: only format 'B' is supported")),
    }
}

fn obj(this: Value) -> Res {
    Ok(of(this).source()?.to_owned())
}

/// An attribute that needs the view not to be released.
fn attribute(this: Value, make: impl FnOnce(&MemoryView) -> Owned) -> Res {
    of(this).source()?;
    Ok(make(of(this)))
}

fn nbytes(this: Value) -> Res {
    attribute(this, |view| int::from_usize(view.length))
}

fn one(this: Value) -> Res {
    attribute(this, |_| int::from_i64(1))
}

fn format(this: Value) -> Res {
    attribute(this, |_| str::from_ascii(b"B"))
}

fn shape(this: Value) -> Res {
    attribute(this, |view| tuple::from_array([int::from_usize(view.length)]))
}

fn strides(this: Value) -> Res {
    attribute(this, |view| tuple::from_array([int::from_i64(view.step)]))
}

fn suboffsets(this: Value) -> Res {
    attribute(this, |_| tuple::empty())
}

fn readonly(this: Value) -> Res {
    attribute(this, |view| Owned::from(view.readonly))
}

fn is_contiguous(this: Value) -> Res {
    attribute(this, |view| Owned::from(view.step == 1 || view.length < 2))
}

methods! { pub MEMORYVIEW_METHODS of "memoryview" {
    method: tobytes as "tobytes"(this, order) "(self: memoryview, /, order: str | None = 'C') -> bytes";
    method: tolist as "tolist"(this) "(self: memoryview, /) -> list[int]";
    method: hex as "hex"(this, separator, group) "(self: memoryview, /, sep: object = None, bytes_per_sep: int = 1) -> str";
    method: release as "release"(this) "(self: memoryview, /) -> None";
    method: toreadonly as "toreadonly"(this) "(self: memoryview, /) -> memoryview";
    method: cast as "cast"(this, format) "(self: memoryview, /, format: str) -> memoryview";
    method: enter as "__enter__"(this) "(self: memoryview, /) -> memoryview";
    method: exit as "__exit__"(this, details) "(self: memoryview, /, *exc_info: object) -> None";
    property: obj as "obj"(this) "(self: memoryview) -> object";
    property: nbytes as "nbytes"(this) "(self: memoryview) -> int";
    property: one as "itemsize"(this) "(self: memoryview) -> int";
    property: format as "format"(this) "(self: memoryview) -> str";
    property: one as "ndim"(this) "(self: memoryview) -> int";
    property: shape as "shape"(this) "(self: memoryview) -> tuple[int, ...]";
    property: strides as "strides"(this) "(self: memoryview) -> tuple[int, ...]";
    property: suboffsets as "suboffsets"(this) "(self: memoryview) -> tuple[int, ...]";
    property: readonly as "readonly"(this) "(self: memoryview) -> bool";
    property: is_contiguous as "contiguous"(this) "(self: memoryview) -> bool";
    property: is_contiguous as "c_contiguous"(this) "(self: memoryview) -> bool";
    property: is_contiguous as "f_contiguous"(this) "(self: memoryview) -> bool";
} }
