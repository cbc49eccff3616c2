//! The type `array.array`: how it is made, and what operators do.

use super::{ARRAY_METHODS, Array, Code, items, new_of, of};
use crate::arguments;
use crate::bytes::{ByteArray, Bytes};
use crate::dispatch::{self, type_name};
use crate::error::{self, index_error, type_error, value_error};
use crate::list::List;
use crate::object;
use crate::slice::{Selection, Slice};
use crate::str::Str;
use crate::tuple::Tuple;
use crate::types::{Args, BinaryOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{indices, int, iterators, literal, repr, sequence};
use alloc::format;
use alloc::vec::Vec;

static SLOTS: Slots = Slots {
    // An array owns no values; that it is looked at all the same lets weak references to it be told of its end.
    traverse: Some(|_, _| {}),
    hash: None,
    len: Some(|this| Ok(of(this).len())),
    compare: Some(items::compare),
    binary: Some(binary),
    in_place: Some(in_place),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(|this, item| Ok(items::find(this, item, 0, usize::MAX)?.is_some())),
    iter: Some(|this| Ok(crate::iterator::new(&ITERATOR, this.to_owned(), crate::iterator::NOTHING, 0, 0))),
    new: Some(construct),
    ..Slots::base(drop_array, repr_array)
};

/// `array.array`.
#[unsafe(export_name = "molt_type_array.array")]
pub static ARRAY: Type = Type::builtin("array.array", Kind::Array, &SLOTS, Some(&OBJECT)).with_methods(ARRAY_METHODS);

iterators! {
    ITERATOR "array.arrayiterator" next;
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = crate::iterator::of(&iterator);
    let Some(array) = this.source.get().downcast::<Array>() else { return Ok(None) };
    let position = this.position.get();
    match array.get(position as usize) {
        Some(item) => {
            this.position.set(position + 1);
            item.map(Some)
        }
        None => {
            this.finish();
            Ok(None)
        }
    }
}

fn drop_array(this: Value) {
    // SAFETY: the count is zero; the vector is dropped with the struct.
    unsafe { object::free::<Array>(this, 0) }
}

fn repr_array(this: Value) -> Res {
    let array = of(this);
    let name = this.type_of().name();
    let name = name.rsplit('.').next().unwrap_or_default();
    repr::build(|text| {
        text.push(name);
        text.push("('");
        text.push_str_of(&array.code.text());
        text.push("'");
        if array.len() > 0 {
            text.push(", ");
            let shown = if array.code.0 == b'u' { items::text(array) } else { super::methods::tolist(this) }?;
            text.push_repr(&shown)?;
        }
        text.push(")");
        Ok(())
    })
}

/// The type code that an argument is; `function` names whose first or second it is.
pub(super) fn character(value: Value, what: &str) -> Res<u32> {
    match value.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.at(0)),
        _ => Err(type_error(&format!("{what} must be a unicode character, not {}", arguments::bad_type(value)))),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(literal!("__init__"), kind, args);
    arguments::no_keywords("array.array", args)?;
    let given = args.values.len();
    if given == 0 || given > 2 {
        let bound = if given == 0 { "at least 1 argument" } else { "at most 2 arguments" };
        return Err(type_error(&format!("array() takes {bound} ({given} given)")));
    }
    let code = character(args.values[0], "array() argument 1")?;
    make(kind, code, args.values.get(1).copied())
}

/// `kind(code, initial)`.
pub(super) fn make(kind: &'static Type, code: u32, initial: Option<Value>) -> Res {
    let shown = char::from_u32(code).unwrap_or('?');
    let refused = |what| Err(type_error(&format!("cannot use {what} to initialize an array with typecode '{shown}'")));
    let is_text = code == u32::from(b'u');
    let mut rest = None;
    if let Some(initial) = initial {
        let other = initial.downcast::<Array>();
        let text = initial.downcast::<Str>().is_some();
        if text && !is_text {
            return refused("a str");
        }
        if !is_text && other.is_some_and(|other| other.code.0 == b'u') {
            return refused("a unicode array");
        }
        let ready = initial.downcast::<List>().is_some()
            || initial.downcast::<Tuple>().is_some()
            || initial.downcast::<Bytes>().is_some()
            || initial.downcast::<ByteArray>().is_some()
            || text
            || other.is_some_and(|other| u32::from(other.code.0) == code);
        if !ready {
            rest = Some(dispatch::iter(initial)?);
        }
    }
    let Some(code) = Code::of(code) else {
        return Err(value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let made = new_of(kind, code, Vec::new());
    let array = of(made.value());
    if let Some(iterator) = rest {
        while let Some(item) = dispatch::next(iterator.value())? {
            array.push(item.value())?;
        }
        return Ok(made);
    }
    let Some(initial) = initial else { return Ok(made) };
    if let Some(text) = initial.downcast::<Str>() {
        super::methods::append_text(array, text)?;
    } else if let Some(other) = initial.downcast::<Array>() {
        array.resizable()?.extend_from_slice(other.store.as_slice());
    } else if crate::bytes::view(initial).is_some() {
        super::methods::frombytes(made.value(), initial)?;
    } else {
        // The items of a list may change while numbers of the program are asked for theirs.
        let item_at = |i| match (initial.downcast::<List>(), initial.downcast::<Tuple>()) {
            (Some(list), _) => list.get(i),
            (_, Some(tuple)) => tuple.get(i),
            _ => None,
        };
        let mut i = 0;
        while let Some(item) = item_at(i) {
            let item = item.to_owned();
            array.push(item.value())?;
            i += 1;
        }
    }
    Ok(made)
}

/// How items of different arrays do not go together.
#[cold]
pub(super) fn bad_argument() -> Raised {
    type_error("bad argument type for built-in operation")
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => {
            let Some(first) = a.downcast::<Array>() else { return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)) };
            let Some(second) = b.downcast::<Array>() else {
                return Err(type_error(&format!("can only append array (not \"{}\") to array", type_name(b))));
            };
            if first.code != second.code {
                return Err(bad_argument());
            }
            Ok(new_of(&ARRAY, first.code, [first.store.as_slice(), second.store.as_slice()].concat()))
        }
        BinaryOp::Mul => {
            let (this, count) = if a.downcast::<Array>().is_some() { (a, b) } else { (b, a) };
            Ok(new_of(&ARRAY, of(this).code, repeated(of(this), count)?))
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn repeated(array: &Array, count: Value) -> Res<Vec<u8>> {
    let Some(n) = indices::repetitions(count)? else { return Err(sequence::repeat_error(count)) };
    let bytes = array.store.as_slice();
    let n = if bytes.is_empty() { 0 } else { n.max(0) as usize };
    match bytes.len().checked_mul(n) {
        Some(length) if length <= isize::MAX as usize && crate::heap::would_fit(length) => Ok(bytes.repeat(n)),
        _ => Err(error::memory_error("")),
    }
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add if b.downcast::<Array>().is_none() => {
            return Err(type_error(&format!("can only extend array with array (not \"{}\")", type_name(b))));
        }
        BinaryOp::Add => super::methods::extend(a, b)?,
        BinaryOp::Mul => {
            let product = repeated(of(a), b)?;
            if product.len() != of(a).store.as_slice().len() {
                *of(a).resizable()? = product;
            }
            Owned::NONE
        }
        _ => return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    };
    Ok(a.to_owned())
}

/// The place that a subscript means.
fn position(array: &Array, key: Value, out_of_range: &str) -> Res<usize> {
    let i = match key.as_small() {
        Some(i) => i,
        None if key.type_of().slots().index.is_none() => return Err(type_error("array indices must be integers")),
        None => indices::subscript(key, "array indices")?,
    };
    indices::existing(i, array.len()).ok_or_else(|| index_error(out_of_range))
}

fn get_item(this: Value, key: Value) -> Res {
    let array = of(this);
    if let Some(slice) = key.downcast::<Slice>() {
        let selection = slice.select(|| array.len())?;
        let (bytes, size) = (array.store.as_slice(), array.code.size());
        let picked = if selection.step == 1 {
            let start = selection.start as usize * size;
            bytes[start..start + selection.count * size].to_vec()
        } else {
            (0..selection.count).flat_map(|i| &bytes[selection.at(i) * size..][..size]).copied().collect()
        };
        return Ok(new_of(&ARRAY, array.code, picked));
    }
    let at = position(array, key, "array index out of range")?;
    array.get(at).unwrap_or_else(|| Err(index_error("array index out of range")))
}

/// `array[i]`.
#[inline]
pub(super) fn get(this: Value, i: i64) -> Res {
    let array = of(this);
    match indices::existing(i, array.len()).and_then(|at| array.get(at)) {
        Some(item) => item,
        None => Err(index_error("array index out of range")),
    }
}

const ASSIGNED: &str = "array assignment index out of range";

fn set_item(this: Value, key: Value, item: Value) -> Res<()> {
    let array = of(this);
    if let Some(slice) = key.downcast::<Slice>() {
        let selection = slice.select(|| array.len())?;
        return set_slice(array, selection, item);
    }
    let at = position(array, key, ASSIGNED)?;
    if item.is_absent() {
        let size = array.code.size();
        array.resizable()?.drain(at * size..(at + 1) * size);
        return Ok(());
    }
    put(array, at, item)
}

/// `array[i] = item`.
#[inline]
pub(super) fn set(this: Value, i: i64, item: Value) -> Res<()> {
    let array = of(this);
    match indices::existing(i, array.len()) {
        Some(at) => put(array, at, item),
        None => Err(index_error(ASSIGNED)),
    }
}

#[inline]
fn put(array: &Array, at: usize, item: Value) -> Res<()> {
    let size = array.code.size();
    let word = array.code.pack(item)?;
    // A number of the program may have made the array shorter.
    match array.store.as_mut().get_mut(at * size..(at + 1) * size) {
        // The widest items are nearly all there are, and one word to write.
        Some(place) => match <&mut [u8; 8]>::try_from(&mut *place) {
            Ok(place) => *place = word,
            Err(_) => place.copy_from_slice(&word[..size]),
        },
        None => return Err(index_error(ASSIGNED)),
    }
    Ok(())
}

fn set_slice(array: &Array, selection: Selection, item: Value) -> Res<()> {
    let size = array.code.size();
    let new = if item.is_absent() {
        Vec::new()
    } else {
        match item.downcast::<Array>() {
            Some(other) if other.code == array.code => other.store.as_slice().to_vec(),
            Some(_) => return Err(bad_argument()),
            None => return Err(type_error(&format!("can only assign array (not \"{}\") to array slice", type_name(item)))),
        }
    };
    let (count, given) = (selection.count, new.len() / size);
    if given == 0 {
        array.resizable()?;
    }
    if selection.step == 1 || item.is_absent() && selection.step == -1 && count < 2 {
        let start = selection.start.max(0) as usize * size;
        if given == count {
            array.store.as_mut()[start..start + new.len()].copy_from_slice(&new);
        } else {
            array.resizable()?.splice(start..start + count * size, new);
        }
        return Ok(());
    }
    if item.is_absent() {
        if count == 0 {
            return Ok(());
        }
        let mut kept = alloc::vec![true; array.len()];
        (0..count).for_each(|i| kept[selection.at(i)] = false);
        let left: Vec<u8> = array
            .store
            .as_slice()
            .chunks_exact(size)
            .zip(kept)
            .filter(|(_, kept)| *kept)
            .flat_map(|(raw, _)| raw)
            .copied()
            .collect();
        *array.resizable()? = left;
        return Ok(());
    }
    if given != count {
        let text = format!("attempt to assign array of size {given} to extended slice of size {count}");
        return Err(value_error(&text));
    }
    let bytes = array.store.as_mut();
    new.chunks_exact(size).enumerate().for_each(|(i, raw)| bytes[selection.at(i) * size..][..size].copy_from_slice(raw));
    Ok(())
}

/// A place given to `pop` or `insert`.
pub(super) fn place(value: Value) -> Res<i64> {
    crate::str::size_argument(value, -1)
}

/// A length as an `int`.
pub(super) fn number(n: usize) -> Owned {
    int::from_usize(n)
}
