//! `dict_keys`, `dict_values`, `dict_items`.

use super::iterate::{self, ITEM_ITERATOR, KEY_ITERATOR, VALUE_ITERATOR};
use super::{Dict, of, view_sets};
use crate::object::{self, Header, Object, Ref};
use crate::tuple::Tuple;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{methods, repr, sequence};

/// A view of a dict.
#[repr(C)]
pub struct DictView {
    header: Header,
    /// The dict (owned).
    pub dict: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for DictView {
    const KIND: Kind = Kind::DictView;
}

const fn slots(iter: fn(Value) -> Res, reversed: fn(Value) -> Res) -> Slots {
    Slots {
        traverse: Some(|view, visit| visit(of_view(&view).dict)),
        len: Some(|view| Ok(dict_of(&view).len())),
        iter: Some(iter),
        reversed: Some(reversed),
        ..Slots::base(drop_view, repr_view)
    }
}

static KEYS_SLOTS: Slots = Slots {
    hash: None,
    compare: Some(view_sets::compare),
    binary: Some(view_sets::binary),
    contains: Some(|view, key| Ok(dict_of(&view).get(key)?.is_some())),
    ..slots(|view| Ok(iterate::over(of_view(&view).dict, &KEY_ITERATOR)), keys_reversed)
};
static VALUES_SLOTS: Slots = slots(|view| Ok(iterate::over(of_view(&view).dict, &VALUE_ITERATOR)), values_reversed);
static ITEMS_SLOTS: Slots = Slots {
    hash: None,
    compare: Some(view_sets::compare),
    binary: Some(view_sets::binary),
    contains: Some(items_contain),
    ..slots(|view| Ok(iterate::over(of_view(&view).dict, &ITEM_ITERATOR)), items_reversed)
};

/// `dict_keys`.
#[unsafe(export_name = "molt_type_dict_keys")]
pub static DICT_KEYS: Type = Type::builtin("dict_keys", Kind::DictView, &KEYS_SLOTS, Some(&OBJECT));
/// `dict_values`.
#[unsafe(export_name = "molt_type_dict_values")]
pub static DICT_VALUES: Type = Type::builtin("dict_values", Kind::DictView, &VALUES_SLOTS, Some(&OBJECT));
/// `dict_items`.
#[unsafe(export_name = "molt_type_dict_items")]
pub static DICT_ITEMS: Type = Type::builtin("dict_items", Kind::DictView, &ITEMS_SLOTS, Some(&OBJECT));

/// A view of the given type.
pub fn view(dict: Value, kind: &'static Type) -> Owned {
    let dict = dict.to_owned().into_raw();
    object::allocate(kind, 0, |header| DictView { header, dict })
}

/// The dict behind a view.
pub fn viewed(view: Value) -> Option<Value> {
    view.downcast::<DictView>().map(|view| view.dict)
}

pub(super) fn of_view(view: &Value) -> Ref<DictView> {
    view.downcast().unwrap_or_else(|| crate::host::fatal("a view of a dict was expected"))
}

pub(super) fn dict_of(view: &Value) -> Ref<Dict> {
    of(&of_view(view).dict)
}

fn drop_view(view: Value) {
    object::release(of_view(&view).dict);
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<DictView>(view, 0) }
}

fn repr_view(view: Value) -> Res {
    repr::guarded(view, "...", |text| {
        let items = sequence::collect(view)?;
        let name = crate::class::native_base(of_view(&view).dict.type_of()).static_name();
        let of_ordered = name.strip_prefix("collections.") == Some("OrderedDict");
        text.push(if of_ordered { "o" } else { "" });
        text.push(&view.type_of().name());
        text.push("([");
        text.push_items(|i| items.get(i).map(|item| item.value()))?;
        text.push("])");
        Ok(())
    })
}

fn items_contain(view: Value, item: Value) -> Res<bool> {
    let Some(&[key, value]) = item.downcast::<Tuple>().map(Tuple::items) else { return Ok(false) };
    match dict_of(&view).get(key)? {
        Some(found) => sequence::same_or_equal(found, value),
        None => Ok(false),
    }
}

fn mapping(this: Value) -> Res {
    Ok(crate::class::new_mapping_proxy(of_view(&this).dict))
}

fn disjoint(this: Value, other: Value) -> Res {
    view_sets::is_disjoint(this, other)
}

fn keys_reversed(this: Value) -> Res {
    Ok(iterate::over_back(of_view(&this).dict, &iterate::REVERSE_KEY_ITERATOR))
}

fn values_reversed(this: Value) -> Res {
    Ok(iterate::over_back(of_view(&this).dict, &iterate::REVERSE_VALUE_ITERATOR))
}

fn items_reversed(this: Value) -> Res {
    Ok(iterate::over_back(of_view(&this).dict, &iterate::REVERSE_ITEM_ITERATOR))
}

methods! { pub DICT_KEYS_METHODS of "dict_keys" {
    property: mapping as "mapping"(this) "(self: dict_keys[K, V]) -> object";
    method: disjoint as "isdisjoint"(this, other) "(self: dict_keys[K, V], other: Iterable[object], /) -> bool";
    method: keys_reversed as "__reversed__"(this) "(self: dict_keys[K, V], /) -> Iterator[K]";
} }
methods! { pub DICT_VALUES_METHODS of "dict_values" {
    property: mapping as "mapping"(this) "(self: dict_values[K, V]) -> object";
    method: values_reversed as "__reversed__"(this) "(self: dict_values[K, V], /) -> Iterator[V]";
} }
methods! { pub DICT_ITEMS_METHODS of "dict_items" {
    property: mapping as "mapping"(this) "(self: dict_items[K, V]) -> object";
    method: disjoint as "isdisjoint"(this, other) "(self: dict_items[K, V], other: Iterable[object], /) -> bool";
    method: items_reversed as "__reversed__"(this) "(self: dict_items[K, V], /) -> Iterator[tuple[K, V]]";
} }
