//! The value: one NaN-boxed 64-bit word for everything Python can name.
//!
//! | bits                          | meaning                                             |
//! |-------------------------------|-----------------------------------------------------|
//! | `0`                           | no value: raised, unbound or absent, by context     |
//! | `1 .. 4096`                   | singletons (`None`, `False`, `True`, ...)           |
//! | `4096 .. 2^48`                | pointer to a heap object                            |
//! | `2^48 ..= 0xFFF1 << 48`       | float: IEEE bits plus `2^48`                        |
//! | `0xFFF8 << 48 ..`             | int of 51 bits, biased around `0xFFFC << 48`        |
//!
//! Ints are canonical: one that fits 51 bits is never a heap object, so small ints are equal when their bits are.

use crate::object::{self, Header};
use crate::types::Type;

/// A borrowed value. Copying it does not touch reference counts; see [`Owned`].
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value(u64);

/// What is added to the bits of a double to box it.
pub const FLOAT_BIAS: u64 = 1 << 48;
/// The bits of the NaN that is of no call: that of arithmetic and of `math.nan`.
pub const NAN_BITS: u64 = 0x7FF8 << 48;
/// What is kept of the bits of a NaN: not its sign, and of its payload no more than leaves it a NaN with the bias added.
pub const NAN_PAYLOAD: u64 = FLOAT_BIAS - 1;
/// The smallest bits of a small int.
pub const INT_MIN_BITS: u64 = 0xFFF8 << 48;
/// The bits of the int zero.
pub const INT_ZERO_BITS: u64 = 0xFFFC << 48;
/// The smallest int held in a value.
pub const SMALL_INT_MIN: i64 = -(1 << 50);
/// The largest int held in a value.
pub const SMALL_INT_MAX: i64 = (1 << 50) - 1;
/// Bits below this are not pointers.
pub const POINTER_MIN: u64 = 4096;

impl Value {
    /// No value.
    pub const ABSENT: Value = Value(0);
    /// `None`.
    pub const NONE: Value = Value(0x08);
    /// `False`.
    pub const FALSE: Value = Value(0x10);
    /// `True`.
    pub const TRUE: Value = Value(0x18);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value(0x20);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value(0x28);

    /// A value from its bits. Pointer bits must come from [`Value::bits`].
    pub const fn from_bits(bits: u64) -> Value {
        Value(bits)
    }
    /// The bits.
    pub const fn bits(self) -> u64 {
        self.0
    }
    /// Whether there is a value at all.
    pub const fn is_absent(self) -> bool {
        self.0 == 0
    }
    /// Whether the value is `None`.
    pub const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }
    /// Whether the value points to a heap object.
    pub const fn is_pointer(self) -> bool {
        self.0 >= POINTER_MIN && self.0 < FLOAT_BIAS
    }
    /// Whether the value is a float.
    pub const fn is_float(self) -> bool {
        self.0 >= FLOAT_BIAS && self.0 < INT_MIN_BITS
    }
    /// Whether the value is an int of 51 bits.
    pub const fn is_small_int(self) -> bool {
        self.0 >= INT_MIN_BITS
    }
    /// Whether the value is `True` or `False`.
    pub const fn is_bool(self) -> bool {
        self.0 == Self::TRUE.0 || self.0 == Self::FALSE.0
    }
    /// `True` or `False`.
    pub const fn from_bool(b: bool) -> Value {
        if b { Self::TRUE } else { Self::FALSE }
    }
    /// A float. A NaN is quiet and has no sign; its payload tells it from other NaNs, which `float("nan")` makes new objects.
    pub const fn from_float(f: f64) -> Value {
        let bits = if f.is_nan() { NAN_BITS | f.to_bits() & NAN_PAYLOAD } else { f.to_bits() };
        Value(bits + FLOAT_BIAS)
    }
    /// The float held, if it is one.
    pub const fn as_float(self) -> Option<f64> {
        if self.is_float() { Some(f64::from_bits(self.0 - FLOAT_BIAS)) } else { None }
    }
    /// A small int if `i` fits 51 bits.
    pub const fn from_small(i: i64) -> Option<Value> {
        if i >= SMALL_INT_MIN && i <= SMALL_INT_MAX { Some(Value(INT_ZERO_BITS.wrapping_add(i as u64))) } else { None }
    }
    /// The small int held, if it is one (`True` and `False` are not: see `int::as_i64`).
    pub const fn as_small(self) -> Option<i64> {
        if self.is_small_int() { Some(self.0.wrapping_sub(INT_ZERO_BITS) as i64) } else { None }
    }
    /// The header of the heap object pointed to.
    pub fn header(self) -> Option<&'static Header> {
        // SAFETY: pointer bits only come from live heap objects or statics, whose first field is a `Header`; the caller
        // holds a reference (counts keep the object alive while the value is borrowed).
        if self.is_pointer() { Some(unsafe { &*(self.0 as *const Header) }) } else { None }
    }
    /// Takes a count: the value as an owned one.
    pub fn to_owned(self) -> Owned {
        object::retain(self);
        Owned(self)
    }
    /// The value's type.
    pub fn type_of(self) -> &'static Type {
        crate::types::type_of(self)
    }
}

/// A value that carries one reference count, released on drop.
#[repr(transparent)]
#[derive(PartialEq, Eq, Debug)]
pub struct Owned(Value);

impl Owned {
    /// `None`.
    pub const NONE: Owned = Owned(Value::NONE);
    /// Wraps a value whose count the caller gives away.
    pub const fn from_raw(value: Value) -> Owned {
        Owned(value)
    }
    /// Gives the count to the caller.
    pub fn into_raw(self) -> Value {
        let value = self.0;
        core::mem::forget(self);
        value
    }
    /// The value, borrowed.
    pub const fn value(&self) -> Value {
        self.0
    }
}

/// Values that are held elsewhere, without their counts.
pub fn borrowed(items: &[Owned]) -> &[Value] {
    // SAFETY: an `Owned` is a `Value` in memory, and the slice keeps its counts.
    unsafe { core::slice::from_raw_parts(items.as_ptr().cast(), items.len()) }
}

impl core::ops::Deref for Owned {
    type Target = Value;
    fn deref(&self) -> &Value {
        &self.0
    }
}

impl Clone for Owned {
    fn clone(&self) -> Owned {
        self.0.to_owned()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        object::release(self.0);
    }
}

impl From<bool> for Owned {
    fn from(b: bool) -> Owned {
        Owned(Value::from_bool(b))
    }
}

impl From<f64> for Owned {
    fn from(f: f64) -> Owned {
        Owned(Value::from_float(f))
    }
}

/// Proof that an exception was stored in the run-time state. Made only by `error::raise` and its kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised(());

impl Raised {
    /// Only for the place that has just stored an exception.
    pub(crate) const fn stored() -> Raised {
        Raised(())
    }
}

/// The result of everything that may raise.
pub type Res<T = Owned> = Result<T, Raised>;

/// What crosses to compiled code: the value, or 0 when raised.
pub fn to_abi(result: Res) -> Value {
    match result {
        Ok(value) => value.into_raw(),
        Err(_) => Value::ABSENT,
    }
}

/// What comes back from compiled code: 0 means that an exception is stored.
pub fn from_abi(value: Value) -> Res {
    if value.is_absent() { Err(Raised::stored()) } else { Ok(Owned::from_raw(value)) }
}
