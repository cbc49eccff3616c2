//! `mappingproxy`: a read-only view of a mapping; what `Class.__dict__` is.

use crate::arguments;
use crate::dispatch;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, BinaryOp, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

#[repr(C)]
struct MappingProxy {
    header: Header,
    /// The mapping (owned).
    mapping: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for MappingProxy {
    const KIND: Kind = Kind::MappingProxy;
}

fn of(value: Value) -> Value {
    match value.downcast::<MappingProxy>() {
        Some(proxy) => proxy.mapping,
        None => crate::host::fatal("a mapping proxy was expected"),
    }
}

/// A view of a mapping.
pub(crate) fn new(mapping: Value) -> Owned {
    let mapping = mapping.to_owned().into_raw();
    object::allocate(&MAPPING_PROXY, 0, |header| MappingProxy { header, mapping })
}

fn construct(_kind: &'static Type, args: Args) -> Res {
    let [mapping] = arguments::positional::<1>("mappingproxy", args, 1)?;
    if mapping.type_of().slots().get_item.is_none() || crate::sequence::items_of(mapping).is_some() {
        let got = dispatch::type_name(mapping);
        return Err(crate::error::type_error(&text!("mappingproxy() argument must be a mapping, not {got}")));
    }
    Ok(new(mapping))
}

fn drop_proxy(value: Value) {
    object::release(of(value));
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<MappingProxy>(value, 0) }
}

fn repr(this: Value) -> Res {
    let inner = dispatch::repr(of(this))?;
    Ok(parts::string(&text!("mappingproxy({})", parts::text(inner.value()))))
}

fn str(this: Value) -> Res {
    dispatch::str(of(this))
}

fn compare(op: CompareOp, this: Value, other: Value) -> Res {
    let other = if other.is_exactly(&MAPPING_PROXY) { of(other) } else { other };
    dispatch::compare(op, of(this), other)
}

fn get_attr(this: Value, name: Value) -> Res {
    for own in ["keys", "values", "items", "get", "copy"] {
        if parts::is(name, own) {
            return super::get_attr(of(this), name);
        }
    }
    super::generic_get(this, name)
}

/// `proxy | mapping`: a new dict.
fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let plain = |value: Value| if value.is_exactly(&MAPPING_PROXY) { of(value) } else { value };
    dispatch::binary(op, plain(a), plain(b))
}

static SLOTS: Slots = Slots {
    binary: Some(binary),
    reversed: Some(|this| crate::iterator::reversed(&crate::iterator::REVERSED, of(this))),
    str: Some(str),
    len: Some(|this| dispatch::length(of(this))),
    compare: Some(compare),
    get_item: Some(|this, key| dispatch::get_item(of(this), key)),
    contains: Some(|this, item| dispatch::contains(of(this), item)),
    iter: Some(|this| dispatch::iter(of(this))),
    hash: None,
    get_attr: Some(get_attr),
    new: Some(construct),
    traverse: Some(|this, visit| visit(of(this))),
    ..Slots::base(drop_proxy, repr)
};
/// `mappingproxy`.
pub static MAPPING_PROXY: Type = Type::builtin("mappingproxy", Kind::MappingProxy, &SLOTS, Some(&OBJECT));
