//! What compiled code and the generic protocols call: the slots of `str` and its typed runtime functions.

use super::{Str, find};
use crate::dispatch::{self, type_name};
use crate::error::{self, type_error};
use crate::slice::Slice;
use crate::types::{BinaryOp, CompareOp};
use crate::value::{Owned, Res, Value};
use crate::{abi, int};
use core::cmp::Ordering;

/// A value that the compiler, or a slot's receiver, knows to be a string.
#[inline]
pub(crate) fn known(value: Value) -> &'static Str {
    match value.downcast::<Str>() {
        Some(s) => s,
        None => crate::host::fatal("a value that should be a str is not"),
    }
}

pub(super) fn repr_slot(this: Value) -> Res {
    Ok(super::repr_of(known(this)))
}

/// `str()` of an instance of a subclass is a plain string.
pub(super) fn str_slot(this: Value) -> Res {
    if this.is_exactly(&super::STR) {
        return Ok(this.to_owned());
    }
    Ok(super::build::from_units(known(this).units()))
}

pub(super) fn hash_slot(this: Value) -> Res<i64> {
    Ok(super::hash(known(this)))
}

pub(super) fn len_slot(this: Value) -> Res<usize> {
    Ok(known(this).len())
}

pub(super) fn compare_slot(op: CompareOp, this: Value, other: Value) -> Res {
    let (a, Some(b)) = (known(this), other.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED.to_owned());
    };
    Ok(Owned::from(match op {
        CompareOp::Eq => super::equal(a, b),
        CompareOp::Ne => !super::equal(a, b),
        CompareOp::Lt => super::compare(a, b) == Ordering::Less,
        CompareOp::Le => super::compare(a, b) != Ordering::Greater,
        CompareOp::Gt => super::compare(a, b) == Ordering::Greater,
        CompareOp::Ge => super::compare(a, b) != Ordering::Less,
    }))
}

pub(super) fn binary_slot(op: BinaryOp, a: Value, b: Value) -> Res {
    let (left, right) = (a.downcast::<Str>(), b.downcast::<Str>());
    match (op, left, right) {
        (BinaryOp::Add, Some(left), Some(right)) => Ok(super::concat(left, right)),
        (BinaryOp::Add, Some(_), None) => {
            Err(type_error(&["can only concatenate str (not \"", &type_name(b), "\") to str"].concat()))
        }
        (BinaryOp::Mul, Some(left), _) => super::repeat(left, times(b)?),
        (BinaryOp::Mod, Some(_), _) => super::format::format_str(a, b),
        (BinaryOp::Mul, None, Some(right)) => super::repeat(right, times(a)?),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

/// The factor of a repetition.
pub(crate) fn times(factor: Value) -> Res<i64> {
    if factor.type_of().slots().index.is_none() {
        return Err(type_error(&["can't multiply sequence by non-int of type '", &type_name(factor), "'"].concat()));
    }
    int::convert::to_index(factor)
}

pub(super) fn get_item_slot(this: Value, key: Value) -> Res {
    let s = known(this);
    if let Some(i) = key.as_small() {
        return super::char_at(s, i);
    }
    if let Some(slice) = key.downcast::<Slice>() {
        return Ok(super::get_range(s, slice.unpack()?));
    }
    if key.type_of().slots().index.is_none() {
        return Err(type_error(&["string indices must be integers, not '", &type_name(key), "'"].concat()));
    }
    super::char_at(s, crate::indices::subscript(key, "string indices")?)
}

pub(super) fn contains_slot(this: Value, item: Value) -> Res<bool> {
    match item.downcast::<Str>() {
        Some(item) => Ok(find(known(this).units(), item.units()).is_some()),
        None => Err(type_error(&["'in <string>' requires string as left operand, not ", &type_name(item)].concat())),
    }
}

/// `ascii(value)`.
pub fn ascii(value: Value) -> Res {
    let repr = dispatch::repr(value)?;
    Ok(super::ascii_of(known(repr.value())))
}

/// `ord(c)`.
pub fn ord(c: Value) -> Res<i64> {
    let length = match (c.downcast::<Str>(), crate::bytes::view(c)) {
        (Some(s), _) if s.len() == 1 => return Ok(s.at(0).into()),
        (_, Some([byte])) => return Ok((*byte).into()),
        (Some(s), _) => s.len(),
        (_, Some(bytes)) => bytes.len(),
        _ => {
            let name = type_name(c);
            return Err(type_error(&["ord() expected string of length 1, but ", &name, " found"].concat()));
        }
    };
    Err(type_error(&alloc::format!("ord() expected a character, but string of length {length} found")))
}

/// `chr(code)` of any value.
pub fn chr_value(code: Value) -> Res {
    match int::convert::to_index_clamped(code)? {
        code if i32::try_from(code).is_ok() => chr(code),
        _ => Err(error::overflow_error("Python int too large to convert to C int")),
    }
}

/// `chr(code)`.
pub fn chr(code: i64) -> Res {
    match u32::try_from(code) {
        Ok(code @ 0..0x11_0000) => Ok(super::from_char(code)),
        _ => Err(error::value_error("chr() arg not in range(0x110000)")),
    }
}

abi! { pub RUNTIME {
    /// Makes the methods of `str` known by name.
    fn install_str() -> () [WRITES] { super::STR.install(super::STR_METHODS) }
    /// `len(s)`.
    fn str_len(s: Value) -> usize [] { known(s).len() }
    /// `a + b`.
    fn str_concat(a: Value, b: Value) -> Owned [] { super::concat(known(a), known(b)) }
    /// `a += b`: grows `a` where nobody else holds it.
    fn str_append(a: Owned, b: Value) -> Owned [] { super::append(a, known(b)) }
    /// `a += b`, or `a = a + b` where `a` is not used again: a string that nobody else holds grows in place.
    fn add_to_own(a: Owned, b: Value) -> Res [CALLS RAISES] {
        match b.downcast::<Str>() {
            Some(b) if a.is_exactly(&super::STR) => Ok(super::append(a, b)),
            _ => dispatch::in_place(BinaryOp::Add, a.value(), b),
        }
    }
    /// `s * n`.
    fn str_repeat(s: Value, n: i64) -> Res [RAISES] { super::repeat(known(s), n) }
    /// `a == b`.
    fn str_eq(a: Value, b: Value) -> bool [] { super::equal(known(a), known(b)) }
    /// -1, 0 or 1 as `a` is less than, equal to or greater than `b`.
    fn str_compare(a: Value, b: Value) -> i64 [] { super::compare(known(a), known(b)) as i64 }
    /// `hash(s)`.
    fn str_hash(s: Value) -> i64 [] { super::hash(known(s)) }
    /// `s[i]`.
    fn str_index(s: Value, i: i64) -> Res [RAISES] { super::char_at(known(s), i) }
    /// `s[i]` for `0 <= i < len(s)`: the step of a loop over characters.
    fn str_char(s: Value, i: usize) -> Owned [] { super::from_char(known(s).at(i)) }
    /// `ord(s[i])`.
    fn str_code_at(s: Value, i: i64) -> Res<i64> [RAISES] { super::index::code_at(known(s), i).map(i64::from) }
    /// `ord(s[i])` for `0 <= i < len(s)`.
    fn str_code_inside(s: Value, i: usize) -> i64 [] { known(s).at(i).into() }
    /// Raises what `s[i]` raises outside the string.
    fn str_index_error() -> Res<()> [RAISES] { Err(super::index::out_of_range()) }
    /// `s[start:stop]`, bounds given; the greatest and least i64 stand for omitted ones.
    fn str_slice(s: Value, start: i64, stop: i64) -> Owned [] { super::substring(known(s), start, stop) }
    /// `t in s`.
    fn str_contains(s: Value, t: Value) -> bool [] { find(known(s).units(), known(t).units()).is_some() }
    /// `chr(code)`.
    fn str_from_char(code: i64) -> Res [RAISES] { chr(code) }
    /// `repr(s)`.
    fn str_repr(s: Value) -> Owned [] { super::repr_of(known(s)) }
    /// `ascii(value)`.
    fn ascii(value: Value) -> Res [CALLS RAISES] { ascii(value) }
    /// `ord(c)` of any value.
    fn ord(c: Value) -> Res<i64> [RAISES] { ord(c) }
    /// `chr(code)` of any value.
    fn chr(code: Value) -> Res [CALLS RAISES] { chr_value(code) }
    /// `s[start:stop:step]`; the greatest and least i64 stand for an omitted stop or start.
    fn str_slice_step(s: Value, start: i64, stop: i64, step: i64) -> Res [RAISES] {
        if step == 0 {
            return Err(error::value_error("slice step cannot be zero"));
        }
        Ok(super::get_range(known(s), (start, stop, step.max(-i64::MAX))))
    }
    /// A field of an f-string: `conversion` is the letter after `!` or 0, `spec` a string or absent.
    fn format_value(value: Value, conversion: i64, spec: Value) -> Res [CALLS RAISES] {
        super::format_value(value, conversion, spec)
    }
    /// `format(value, spec)` with the checks of the built-in function.
    fn format_builtin(value: Value, spec: Value) -> Res [CALLS RAISES] { super::format_builtin(value, spec) }
    /// `template % args` of a string.
    fn str_mod(template: Value, args: Value) -> Res [CALLS RAISES] { super::format::format_str(template, args) }
    /// The `n` strings and numbers at `parts` joined: the end of an f-string.
    fn str_join_parts(parts: *const Value, n: usize) -> Owned [] {
        // SAFETY: compiled code passes the address of `n` values.
        super::join_shown(unsafe { core::slice::from_raw_parts(parts, n) })
    }
} }
