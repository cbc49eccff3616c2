//! `memoryview` of `bytes` and `bytearray`: items of one native format, in one dimension or, after a cast, in several.

mod cast;
mod format;

use crate::bytes::{self, hex_text};
use crate::error::{self, index_error, type_error, value_error};
use crate::modules::array::Array;
use crate::object::{self, Header, Object};
use crate::slice::Slice;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{indices, int, iterators, list, methods, str, tuple};
use alloc::vec::Vec;
use cast::cast;
use core::cell::Cell;
use format::Format;
pub(crate) use format::{half, to_half};

/// A view of the bytes of another object: `length` items from `start` at distances of `step` bytes.
#[repr(C)]
pub struct MemoryView {
    header: Header,
    /// The object looked at (owned); absent once released.
    source: Cell<Value>,
    start: i64,
    step: i64,
    length: usize,
    readonly: bool,
    format: Format,
    /// The extents of several dimensions (an owned tuple), whose items lie side by side; absent for one.
    shape: Value,
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
    fn size(&self) -> usize {
        self.format.size()
    }
    /// How many bytes are in view.
    fn bytes(&self) -> usize {
        self.length * self.size()
    }
    fn is_contiguous(&self) -> bool {
        self.step == self.size() as i64 || self.length < 2
    }
    /// The extents of the dimensions.
    fn extents(&self) -> Vec<usize> {
        match self.shape.downcast::<tuple::Tuple>() {
            Some(shape) => shape.items().iter().map(|&n| int::as_i64(n).unwrap_or(0) as usize).collect(),
            None => alloc::vec![self.length],
        }
    }
    fn dimensions(&self) -> usize {
        self.shape.downcast::<tuple::Tuple>().map_or(1, |shape| shape.items().len())
    }
    /// A copy of the bytes in view.
    fn to_vec(&self) -> Res<Vec<u8>> {
        let bytes = bytes::known(self.source()?);
        Ok((0..self.length).flat_map(|i| &bytes[self.place(i)..][..self.size()]).copied().collect())
    }
    /// The item at a place of the source.
    fn item_at(&self, place: usize) -> Res {
        if self.format.is_text() {
            return Err(not_implemented("memoryview: format w not supported"));
        }
        Ok(self.format.unpack(&bytes::known(self.source()?)[place..][..self.size()]))
    }
    fn items(&self) -> Res<Vec<Owned>> {
        (0..self.length).map(|i| self.item_at(self.place(i))).collect()
    }
    /// What another view of the same is made of.
    fn part(&self, shape: Value) -> View {
        View { start: self.start, step: self.step, length: self.length, readonly: self.readonly, format: self.format, shape }
    }
    /// Lets go of the source: it may change its size again.
    fn let_go(&self) {
        let source = self.source.replace(Value::ABSENT);
        if let Some(store) = bytes::store(source) {
            store.exports.set(store.exports.get() - 1);
        }
        object::release(source);
    }
}

/// What a view looks at in its source.
struct View {
    start: i64,
    step: i64,
    length: usize,
    readonly: bool,
    format: Format,
    /// Borrowed.
    shape: Value,
}

fn make(source: Value, view: View) -> Owned {
    if let Some(store) = bytes::store(source) {
        store.exports.set(store.exports.get() + 1);
    }
    let source = Cell::new(source.to_owned().into_raw());
    let View { start, step, length, readonly, format, shape } = view;
    let shape = if shape.is_absent() { shape } else { shape.to_owned().into_raw() };
    object::allocate(&MEMORYVIEW, 0, |header| MemoryView { header, source, start, step, length, readonly, format, shape })
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
    if view.is_contiguous() { bytes.get(start..start + view.bytes()) } else { None }
}

/// The bytes of a value that can be changed in place, where they lie side by side. No code of the program may run while they are
/// held.
pub(crate) fn writable(value: Value) -> Option<&'static mut [u8]> {
    if let Some(store) = bytes::store(value) {
        return Some(store.as_mut());
    }
    let view = value.downcast::<MemoryView>().filter(|view| !view.readonly && view.is_contiguous())?;
    let start = view.start as usize;
    bytes::store(view.source().ok()?)?.as_mut().get_mut(start..start + view.bytes())
}

/// A copy of the bytes of any view.
pub fn copy(value: Value) -> Option<Res<Vec<u8>>> {
    value.downcast::<MemoryView>().map(MemoryView::to_vec)
}

fn drop_view(value: Value) {
    of(value).let_go();
    object::release(of(value).shape);
    // SAFETY: the count is zero and nothing is held any more.
    unsafe { object::free::<MemoryView>(value, 0) }
}

fn construct(_: &'static Type, args: Args) -> Res {
    let [source] = crate::arguments::named("memoryview", args, ["object"])?;
    if source.is_absent() {
        return Err(type_error("memoryview() missing required argument 'object' (pos 1)"));
    }
    if let Some(view) = source.downcast::<MemoryView>() {
        return Ok(make(view.source()?, view.part(view.shape)));
    }
    make_whole(source).ok_or_else(|| bytes::not_bytes_like(source, "memoryview: a bytes-like object is required"))
}

/// A view of all of a bytes-like object.
fn make_whole(source: Value) -> Option<Owned> {
    let bytes = bytes::view(source)?;
    let format = format_of(source);
    let (length, readonly) = (bytes.len() / format.size(), source.type_of().kind == Kind::Bytes);
    Some(make(source, View { start: 0, step: format.size() as i64, length, readonly, format, shape: Value::ABSENT }))
}

/// How the items of a bytes-like object lie in memory.
fn format_of(source: Value) -> Format {
    source.downcast::<Array>().map_or(Format::BYTES, |array| Format::of_array(array.code))
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
    if !view.format.is_byte() {
        return Err(value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    Ok(str::hash_bytes(&view.to_vec()?))
}

fn compare(op: CompareOp, this: Value, other: Value) -> Res {
    match (op, equal(of(this), other)?) {
        (CompareOp::Eq, Some(equal)) => Ok(Owned::from(equal)),
        (CompareOp::Ne, Some(equal)) => Ok(Owned::from(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

/// Whether the items are equal, one by one; nothing for what holds no bytes.
fn equal(view: &MemoryView, other: Value) -> Res<Option<bool>> {
    if view.source.get().is_absent() {
        return Ok(Some(core::ptr::eq(view, other.downcast::<MemoryView>().map_or(core::ptr::null(), core::ptr::from_ref))));
    }
    if other.downcast::<Array>().is_some() {
        let other = make_whole(other).unwrap_or(Owned::NONE);
        return equal(view, other.value());
    }
    if view.format.is_text() {
        return Ok(Some(false));
    }
    let bytes = view.format.compares_bytes();
    let Some(other) = other.downcast::<MemoryView>() else {
        let Some(other) = bytes::view(other) else { return Ok(None) };
        if view.dimensions() != 1 || other.len() != view.length {
            return Ok(Some(false));
        }
        if view.format == Format::BYTES {
            return Ok(Some(view.to_vec()? == other));
        }
        let others: Vec<Owned> = other.iter().map(|&byte| int::from_i64(byte.into())).collect();
        return all_equal(&view.items()?, &others).map(Some);
    };
    if other.source.get().is_absent() || view.extents() != other.extents() || other.format.is_text() {
        return Ok(Some(false));
    }
    if bytes && view.format == other.format {
        return Ok(Some(view.to_vec()? == other.to_vec()?));
    }
    all_equal(&view.items()?, &other.items()?).map(Some)
}

fn all_equal(these: &[Owned], others: &[Owned]) -> Res<bool> {
    for (this, other) in these.iter().zip(others) {
        if !crate::dispatch::equal(this.value(), other.value())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The place in the source of the item at an index.
fn place(view: &MemoryView, key: Value) -> Res<usize> {
    let extents = view.extents();
    let single = [key];
    let keys = match key.downcast::<tuple::Tuple>() {
        Some(keys) => keys.items(),
        None => &single,
    };
    let is_slice = |key: &Value| key.downcast::<Slice>().is_some();
    if keys.iter().all(is_slice) && !keys.is_empty() {
        return Err(not_implemented("multi-dimensional slicing is not implemented"));
    }
    if keys.iter().any(|key| key.type_of().slots().index.is_none()) {
        return Err(type_error("memoryview: invalid slice key"));
    }
    if keys.len() < extents.len() {
        let what = if key.downcast::<tuple::Tuple>().is_some() { "sub-views" } else { "multi-dimensional sub-views" };
        return Err(not_implemented(&alloc::format!("{what} are not implemented")));
    }
    if keys.len() > extents.len() {
        let (has, given) = (extents.len(), keys.len());
        return Err(type_error(&alloc::format!("cannot index {has}-dimension view with {given}-element tuple")));
    }
    let mut at = 0;
    for (dimension, (&key, &extent)) in keys.iter().zip(&extents).enumerate() {
        match indices::existing(indices::subscript(key, "memoryview indices")?, extent) {
            Some(i) => at = at * extent + i,
            None => return Err(index_error(&alloc::format!("index out of bounds on dimension {}", dimension + 1))),
        }
    }
    Ok(view.place(at))
}

fn not_implemented(what: &str) -> crate::value::Raised {
    error::raise(&crate::exception::NOT_IMPLEMENTED_ERROR, what)
}

fn part(view: &MemoryView, slice: &Slice) -> Res {
    let extents = view.extents();
    let selection = slice.select(|| extents[0])?;
    let row: usize = extents[1..].iter().product();
    let start = view.start + selection.start.max(0) * view.step * row as i64;
    if extents.len() == 1 {
        let (step, length) = (view.step * selection.step, selection.count);
        return Ok(make(view.source()?, View { start, step, length, ..view.part(Value::ABSENT) }));
    }
    if selection.step != 1 {
        return Err(not_implemented("steps in views of several dimensions"));
    }
    let all = [selection.count].into_iter().chain(extents[1..].iter().copied());
    let shape = tuple::from_vec(all.map(int::from_usize).collect());
    Ok(make(view.source()?, View { start, length: selection.count * row, ..view.part(shape.value()) }))
}

fn get_item(this: Value, key: Value) -> Res {
    let view = of(this);
    view.source()?;
    match key.downcast::<Slice>() {
        Some(slice) => part(view, slice),
        None => view.item_at(place(view, key)?),
    }
}

fn set_item(this: Value, key: Value, item: Value) -> Res<()> {
    let view = of(this);
    let array = match bytes::store(view.source()?) {
        Some(array) if !view.readonly => array,
        _ => return Err(type_error("cannot modify read-only memory")),
    };
    if item.is_absent() {
        return Err(type_error("cannot delete memory"));
    }
    if let Some(slice) = key.downcast::<Slice>()
        && view.dimensions() == 1
    {
        let (new, format, one) = match item.downcast::<MemoryView>() {
            Some(other) => (other.to_vec()?, other.format, other.dimensions() == 1),
            None => (bytes::required(item)?.to_vec(), format_of(item), true),
        };
        let target = part(view, slice)?;
        let target = of(target.value());
        if !one || format != view.format || new.len() != target.bytes() {
            return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let size = view.size();
        new.chunks(size).enumerate().for_each(|(i, item)| array.as_mut()[target.place(i)..][..size].copy_from_slice(item));
        return Ok(());
    }
    let place = place(view, key)?;
    let word = view.format.pack(item)?;
    // Code of the program may have run and released the view.
    view.source()?;
    array.as_mut()[place..][..view.size()].copy_from_slice(&word[..view.size()]);
    Ok(())
}

iterators! {
    ITERATOR "memory_iterator" next;
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = crate::iterator::of(&iterator);
    let Some(view) = this.source.get().downcast::<MemoryView>() else { return Ok(None) };
    let position = this.position.get() as usize;
    if view.dimensions() > 1 {
        return Err(not_implemented("multi-dimensional sub-views are not implemented"));
    }
    if position >= view.length {
        this.finish();
        return Ok(None);
    }
    this.position.set(position as i64 + 1);
    view.item_at(view.place(position)).map(Some)
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| {
        visit(of(this).source.get());
        visit(of(this).shape)
    }),
    hash: Some(hash),
    len: Some(|this| of(this).source().map(|_| of(this).extents()[0])),
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
    let mut items = of(this).items()?;
    // The innermost dimension first: lists of its items, then lists of those.
    for extent in of(this).extents().into_iter().skip(1).rev() {
        let mut rows = Vec::new();
        while !items.is_empty() {
            let rest = items.split_off(extent);
            rows.push(list::from_vec(items));
            items = rest;
        }
        items = rows;
    }
    Ok(list::from_vec(items))
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
    Ok(make(view.source()?, View { readonly: true, ..view.part(view.shape) }))
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
    attribute(this, |view| int::from_usize(view.bytes()))
}

fn itemsize(this: Value) -> Res {
    attribute(this, |view| int::from_usize(view.size()))
}

fn ndim(this: Value) -> Res {
    attribute(this, |view| int::from_usize(view.dimensions()))
}

fn format(this: Value) -> Res {
    attribute(this, |view| view.format.text())
}

fn shape(this: Value) -> Res {
    attribute(this, |view| tuple::from_vec(view.extents().into_iter().map(int::from_usize).collect()))
}

fn strides(this: Value) -> Res {
    attribute(this, |view| {
        let mut step = view.step;
        let mut steps = Vec::new();
        for extent in view.extents().into_iter().rev() {
            steps.push(int::from_i64(step));
            step *= extent as i64;
        }
        steps.reverse();
        tuple::from_vec(steps)
    })
}

fn suboffsets(this: Value) -> Res {
    attribute(this, |_| tuple::empty())
}

fn is_column_contiguous(this: Value) -> Res {
    attribute(this, |view| Owned::from(view.is_contiguous() && view.extents().iter().filter(|&&n| n > 1).count() < 2))
}

fn readonly(this: Value) -> Res {
    attribute(this, |view| Owned::from(view.readonly))
}

fn is_contiguous(this: Value) -> Res {
    attribute(this, |view| Owned::from(view.is_contiguous()))
}

methods! { pub MEMORYVIEW_METHODS of "memoryview" {
    method: tobytes as "tobytes"(this, order) "(self: memoryview, /, order: str | None = 'C') -> bytes";
    method: tolist as "tolist"(this) "(self: memoryview, /) -> list[int]";
    method: hex as "hex"(this, separator, group) "(self: memoryview, /, sep: object = None, bytes_per_sep: int = 1) -> str";
    method: release as "release"(this) "(self: memoryview, /) -> None";
    method: toreadonly as "toreadonly"(this) "(self: memoryview, /) -> memoryview";
    method: cast as "cast"(this, format, shape) "(self: memoryview, /, format: str, shape: object = ...) -> memoryview";
    method: enter as "__enter__"(this) "(self: memoryview, /) -> memoryview";
    method: exit as "__exit__"(this, details) "(self: memoryview, /, *exc_info: object) -> None";
    property: obj as "obj"(this) "(self: memoryview) -> object";
    property: nbytes as "nbytes"(this) "(self: memoryview) -> int";
    property: itemsize as "itemsize"(this) "(self: memoryview) -> int";
    property: format as "format"(this) "(self: memoryview) -> str";
    property: ndim as "ndim"(this) "(self: memoryview) -> int";
    property: shape as "shape"(this) "(self: memoryview) -> tuple[int, ...]";
    property: strides as "strides"(this) "(self: memoryview) -> tuple[int, ...]";
    property: suboffsets as "suboffsets"(this) "(self: memoryview) -> tuple[int, ...]";
    property: readonly as "readonly"(this) "(self: memoryview) -> bool";
    property: is_contiguous as "contiguous"(this) "(self: memoryview) -> bool";
    property: is_contiguous as "c_contiguous"(this) "(self: memoryview) -> bool";
    property: is_column_contiguous as "f_contiguous"(this) "(self: memoryview) -> bool";
} }

/// Whether a bytes-like object has single bytes as its items.
pub(crate) fn is_of_bytes(source: Value) -> bool {
    source.downcast::<MemoryView>().map_or_else(|| format_of(source), |view| view.format).size() == 1
}
