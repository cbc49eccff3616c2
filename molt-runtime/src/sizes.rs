//! `__sizeof__` and `sys.getsizeof`: how large CPython's object would be, whose layout programs compare and print.
//!
//! Lists, dicts and sets grow as CPython's do, so theirs are exact. What CPython keeps beside an object for the moment (the UTF-8 of a
//! text) and the frames of generators are not counted.

use crate::bytes::view;
use crate::class;
use crate::dict::Dict;
use crate::int;
use crate::list::List;
use crate::parts;
use crate::set;
use crate::str::{STR, Str};
use crate::types::{Kind, Type};
use crate::value::{Res, Value};

/// What the collector keeps before an object, and what lies before one with attributes of its own.
const BEFORE: usize = 16;
const WORD: usize = 8;

/// What `__sizeof__` says.
pub fn of(value: Value) -> usize {
    let kind = value.type_of();
    let own = native(value, kind);
    match kind.heap_part() {
        Some(heap) if kind.kind == Kind::Object => own + WORD * heap.slots_declared.get(),
        Some(heap) => own + WORD * heap.slots_declared.get() + if kind.kind == Kind::Exception { WORD } else { 0 },
        None => own,
    }
}

/// What `sys.getsizeof` says.
pub fn with_header(value: Value) -> Res<i64> {
    let kind = value.type_of();
    let size = match class::call_special(value, crate::literal!("__sizeof__"), &[])? {
        Some(size) => int::convert::to_index(size.value())?,
        None => of(value) as i64,
    };
    let attributes = kind.heap_part().is_some_and(|heap| heap.open) && kind.kind != Kind::Exception;
    Ok(size + if is_collected(kind) { BEFORE as i64 } else { 0 } + if attributes { BEFORE as i64 } else { 0 })
}

fn native(value: Value, kind: &'static Type) -> usize {
    match kind.kind {
        Kind::Int => 24 + 4 * int::view(value).map_or(0, |int| int::bits::length(int) as usize).div_ceil(30).max(1),
        Kind::Bool => 28,
        Kind::Float => 24,
        Kind::Complex => 32,
        Kind::Str => text(value),
        Kind::Bytes => 33 + view(value).map_or(0, |bytes| bytes.len()),
        Kind::ByteArray => 56 + view(value).map_or(0, |bytes| if bytes.is_empty() { 0 } else { bytes.len() + 1 }),
        Kind::MemoryView => 168,
        Kind::List => 40 + WORD * value.downcast::<List>().map_or(0, List::room),
        Kind::Tuple => 24 + WORD * parts::items(value).len(),
        Kind::Dict => 48 + value.downcast::<Dict>().map_or(0, keys),
        Kind::Set | Kind::FrozenSet => {
            200 + set::as_set(value).map_or(0, |set| if set.places() > 8 { 16 * set.places() } else { 0 })
        }
        Kind::Range => 48,
        Kind::Slice | Kind::Decimal => 40 + if kind.kind == Kind::Decimal { 64 } else { 0 },
        Kind::Function => 144,
        Kind::BoundMethod => 48,
        Kind::BuiltinFunction => 56,
        Kind::Generator => 176,
        Kind::DictView => 24,
        Kind::Type => value.downcast::<Type>().map_or(0, |kind| if kind.is_heap() { 1688 } else { 416 }),
        Kind::Exception => exception(kind),
        Kind::Iterator => iterator(kind),
        Kind::Deque => 216 + 528 * crate::dispatch::length(value).unwrap_or(0).saturating_add(64).max(64).div_euclid(64),
        Kind::TimeDelta => 40,
        Kind::Moment => moment(kind),
        _ => BEFORE,
    }
}

fn text(value: Value) -> usize {
    let Some(text) = value.downcast::<Str>() else { return 0 };
    let head = if !value.is_exactly(&STR) {
        64
    } else if text.is_ascii() {
        40
    } else {
        56
    };
    head + (text.len() + 1) * text.width().bytes()
}

/// The table of a dict; the empty one is shared.
fn keys(dict: &Dict) -> usize {
    let log2 = dict.log2_places();
    if log2 == 0 {
        return 0;
    }
    let places = 1usize << log2;
    let index = match log2 {
        ..8 => 1,
        8..16 => 2,
        16..32 => 4,
        _ => 8,
    };
    let texts = dict.entries().all(|entry| entry.key.is_exactly(&STR));
    32 + places * index + (places << 1) / 3 * if texts { 16 } else { 24 }
}

fn exception(kind: &'static Type) -> usize {
    use crate::exception::{OS_ERROR, STOP_ITERATION, SYSTEM_EXIT};
    if kind.is_subtype(&OS_ERROR) {
        112
    } else if kind.is_subtype(&STOP_ITERATION) || kind.is_subtype(&SYSTEM_EXIT) {
        80
    } else {
        72
    }
}

fn moment(kind: &'static Type) -> usize {
    let natives = core::iter::successors(Some(kind), |kind| kind.base());
    match natives.map(Type::static_name).find(|name| name.starts_with("datetime.")) {
        Some("datetime.date") => 32,
        Some("datetime.time") => 40,
        _ => 48,
    }
}

fn iterator(kind: &'static Type) -> usize {
    match kind.static_name() {
        "range_iterator" => 40,
        "zip" | "set_iterator" => 48,
        name if name == "enumerate" || name.starts_with("dict_") => 56,
        _ => 32,
    }
}

/// Whether CPython's collector looks after such objects.
fn is_collected(kind: &'static Type) -> bool {
    match kind.kind {
        Kind::Object => kind.is_heap(),
        Kind::Iterator => kind.static_name() != "range_iterator",
        Kind::None
        | Kind::NotImplemented
        | Kind::Ellipsis
        | Kind::Bool
        | Kind::Int
        | Kind::Float
        | Kind::Complex
        | Kind::Str
        | Kind::Bytes
        | Kind::ByteArray
        | Kind::Range
        | Kind::Code
        | Kind::Decimal
        | Kind::Moment
        | Kind::TimeDelta
        | Kind::TimeZone
        | Kind::Pattern
        | Kind::Random
        | Kind::Other => kind.is_heap(),
        _ => true,
    }
}
