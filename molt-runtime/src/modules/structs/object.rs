//! `Struct`: a format made ready.

use super::format::{self, Plan};
use super::{fault, pack, unpack as reading};
use crate::arguments;
use crate::bytes::{self, Bytes};
use crate::error::{index_error, runtime_error, type_error};
use crate::object::{self, Header, Object};
use crate::str::{self, Str};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, codec, dispatch, int, iterators, literal, memoryview, methods};
use alloc::format;
use alloc::rc::Rc;
use core::cell::{Cell, RefCell};

/// A `Struct`.
#[repr(C)]
pub struct Struct {
    header: Header,
    /// The text of the format (owned); `None` before `__init__`.
    format: Cell<Value>,
    plan: RefCell<Option<Rc<Plan>>>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Struct {
    const KIND: Kind = Kind::Struct;
}

static SLOTS: Slots = Slots {
    // It owns no values but a text; weak references to it are told of its end.
    traverse: Some(|_, _| {}),
    new: Some(construct),
    init: Some(initialise),
    ..Slots::base(drop_struct, |this| (class::OBJECT_SLOTS.repr)(this))
};

/// `struct.Struct`.
#[unsafe(export_name = "molt_type__struct.Struct")]
pub static STRUCT: Type = Type::builtin("_struct.Struct", Kind::Struct, &SLOTS, Some(&OBJECT)).with_methods(STRUCT_METHODS);

iterators! {
    /// The source is the `Struct`, `extra` the buffer, the position that of the next part.
    ITERATOR "_struct.unpack_iterator" next, crate::iterator::SIZED;
}

fn of(this: Value) -> &'static Struct {
    match this.downcast::<Struct>() {
        Some(this) => this,
        None => crate::host::fatal("a Struct was expected"),
    }
}

fn plan_of(this: Value) -> Res<Rc<Plan>> {
    of(this).plan.borrow().clone().ok_or_else(|| runtime_error("Struct object is not initialized"))
}

fn drop_struct(this: Value) {
    object::release(of(this).format.get());
    // SAFETY: the count is zero; the plan is dropped with the struct.
    unsafe { object::free::<Struct>(this, 0) }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let made = object::allocate(kind, 0, |header| Struct { header, format: Cell::new(Value::NONE), plan: RefCell::new(None) });
    // `__new__` takes anything; what is missing is told by `__init__`.
    if args.values.is_empty() && kind.is_heap() {
        return Ok(made);
    }
    initialise(made.value(), arguments::without_those_of(literal!("__init__"), kind, args))?;
    Ok(made)
}

fn initialise(this: Value, args: Args) -> Res<()> {
    let given = args.values.len();
    if given > 1 {
        return Err(type_error(&format!("Struct() takes at most 1 argument ({given} given)")));
    }
    let [format] = arguments::named("Struct", args, ["format"])?;
    if format.is_absent() {
        return Err(type_error("Struct() missing required argument 'format' (pos 1)"));
    }
    let (text, raw) = match (format.downcast::<Str>(), format.downcast::<Bytes>()) {
        (Some(text), _) => {
            let raw = codec::encode(text, codec::Encoding::Ascii, codec::Errors::Strict)?;
            (str::from_latin1(&raw), raw)
        }
        (_, Some(raw)) => (str::from_latin1(raw.as_slice()), raw.as_slice().to_vec()),
        _ => {
            let kind = dispatch::type_name(format);
            return Err(type_error(&format!("Struct() argument 1 must be a str or bytes object, not {kind}")));
        }
    };
    if raw.contains(&0) {
        return Err(fault("embedded null character"));
    }
    let plan = format::parse(&raw)?;
    object::release(of(this).format.replace(text.into_raw()));
    *of(this).plan.borrow_mut() = Some(Rc::new(plan));
    Ok(())
}

/// The bytes of an argument, which must lie side by side.
fn data(buffer: Value) -> Res<&'static [u8]> {
    if let Some(bytes) = bytes::view(buffer) {
        return Ok(bytes);
    }
    match memoryview::copy(buffer) {
        Some(_) => Err(crate::error::raise(&crate::exception::BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous")),
        None => Err(bytes::not_bytes_like(buffer, "a bytes-like object is required")),
    }
}

/// `pack`.
pub fn pack_with(this: Value, values: &[Value]) -> Res {
    let Ok(plan) = plan_of(this) else {
        crate::exception::clear();
        return Err(fault(&format!("pack expected -1 items for packing (got {})", values.len())));
    };
    check_count("pack", &plan, values.len())?;
    let mut near = [0; 64];
    if plan.size <= near.len() {
        let out = &mut near[..plan.size];
        pack::pack(&plan, values, out)?;
        return Ok(bytes::from_slice(out));
    }
    if !crate::heap::would_fit(plan.size) {
        return Err(crate::error::memory_error(""));
    }
    let mut out = alloc::vec![0; plan.size];
    pack::pack(&plan, values, &mut out)?;
    Ok(bytes::from_vec(out))
}

fn check_count(name: &str, plan: &Plan, given: usize) -> Res<()> {
    if given == plan.count {
        return Ok(());
    }
    Err(fault(&format!("{name} expected {} items for packing (got {given})", plan.count)))
}

fn pack_method(this: Value, values: Value) -> Res {
    pack_with(this, crate::modules::items(&values))
}

/// `unpack`.
pub fn unpack(this: Value, buffer: Value) -> Res {
    let Ok(plan) = plan_of(this) else {
        crate::exception::clear();
        return Err(fault("unpack requires a buffer of -1 bytes"));
    };
    let data = data(buffer)?;
    if data.len() != plan.size {
        return Err(fault(&format!("unpack requires a buffer of {} bytes", plan.size)));
    }
    reading::unpack(&plan, data)
}

/// The place that an offset means among `length` bytes.
fn place(plan: &Plan, length: usize, offset: i64, name: &str, doing: &str, lack: &str) -> Res<usize> {
    let (length, size) = (length as i64, plan.size as i64);
    let mut at = offset;
    if offset < 0 {
        if offset + size > 0 {
            return Err(fault(&format!("{lack} {size} bytes at offset {offset}")));
        }
        if offset + length < 0 {
            return Err(fault(&format!("offset {offset} out of range for {length}-byte buffer")));
        }
        at += length;
    }
    if length - at < size {
        return Err(fault(&format!(
            "{name} requires a buffer of at least {} bytes for {doing} {size} bytes at offset {at} (actual buffer size is {length})",
            (size as u64).wrapping_add(at as u64)
        )));
    }
    Ok(at as usize)
}

/// `unpack_from`.
pub fn unpack_from(this: Value, buffer: Value, offset: Value) -> Res {
    let plan = plan_of(this)?;
    data(buffer)?;
    let offset = str::size_argument(offset, 0)?;
    let data = data(buffer)?;
    let at = place(&plan, data.len(), offset, "unpack_from", "unpacking", "not enough data to unpack")?;
    reading::unpack(&plan, &data[at..at + plan.size])
}

/// `pack_into`: a buffer, an offset and values.
pub fn pack_into_with(this: Value, args: &[Value]) -> Res {
    let plan = plan_of(this)?;
    let &[buffer, offset, ref values @ ..] = args else {
        return Err(fault(&format!("pack_into expected {} argument", if args.is_empty() { "buffer" } else { "offset" })));
    };
    check_count("pack_into", &plan, values.len())?;
    let Some(length) = memoryview::writable(buffer).map(|bytes| bytes.len()) else {
        let kind = arguments::bad_type(buffer);
        return Err(type_error(&format!("argument must be read-write bytes-like object, not {kind}")));
    };
    let offset = if int::is_int(offset) || offset.type_of().slots().index.is_some() {
        let number = dispatch::index(offset)?;
        int::as_i64(number.value())
            .ok_or_else(|| index_error(&format!("cannot fit '{}' into an index-sized integer", dispatch::type_name(offset))))?
    } else {
        return Err(type_error(&format!("'{}' object cannot be interpreted as an integer", dispatch::type_name(offset))));
    };
    let at = place(&plan, length, offset, "pack_into", "packing", "no space to pack")?;
    let mut out = alloc::vec![0; plan.size];
    let packed = pack::pack(&plan, values, &mut out);
    // What was packed before an error stays.
    if let Some(target) = memoryview::writable(buffer).and_then(|bytes| bytes.get_mut(at..at + plan.size)) {
        target.copy_from_slice(&out);
    }
    packed?;
    Ok(Owned::NONE)
}

fn pack_into_method(this: Value, args: Value) -> Res {
    pack_into_with(this, crate::modules::items(&args))
}

/// `iter_unpack`.
pub fn iter_unpack(this: Value, buffer: Value) -> Res {
    let plan = plan_of(this)?;
    if plan.size == 0 {
        return Err(fault("cannot iteratively unpack with a struct of length 0"));
    }
    let data = data(buffer)?;
    if !data.len().is_multiple_of(plan.size) {
        return Err(fault(&format!("iterative unpacking requires a buffer of a multiple of {} bytes", plan.size)));
    }
    Ok(crate::iterator::new(&ITERATOR, this.to_owned(), buffer.to_owned(), 0, 0))
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let it = crate::iterator::of(&iterator);
    let Some(this) = it.source.get().downcast::<Struct>() else { return Ok(None) };
    let plan = this.plan.borrow().clone();
    let at = it.position.get() as usize;
    let data = bytes::view(it.extra.get()).unwrap_or_default();
    match (plan, data) {
        (Some(plan), data) if at + plan.size <= data.len() => {
            it.position.set((at + plan.size) as i64);
            reading::unpack(&plan, &data[at..at + plan.size]).map(Some)
        }
        _ => {
            it.finish();
            it.set_extra(crate::iterator::NOTHING);
            Ok(None)
        }
    }
}

/// The attribute `size`.
pub fn size(this: Value) -> Res {
    Ok(of(this).plan.borrow().as_ref().map_or_else(|| int::from_i64(-1), |plan| int::from_usize(plan.size)))
}

fn text(this: Value) -> Res {
    match of(this).format.get() {
        Value::NONE => Ok(str::empty()),
        text => Ok(text.to_owned()),
    }
}

methods! { pub STRUCT_METHODS of "_struct.Struct" {
    method: pack_method as "pack"(this, values) "(self, /, *values) -> bytes";
    method: pack_into_method as "pack_into"(this, args) "(self, /, *args) -> None";
    method: unpack as "unpack"(this, buffer) "(self, buffer, /) -> tuple";
    method: unpack_from as "unpack_from"(this, buffer, offset) "(self, /, buffer, offset=0) -> tuple";
    method: iter_unpack as "iter_unpack"(this, buffer) "(self, buffer, /) -> object";
    property: size as "size"(this) "(self) -> int";
    property: text as "format"(this) "(self) -> str";
} }
