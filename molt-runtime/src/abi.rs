//! The table of runtime functions that compiled code calls, by name.
//!
//! `abi!` declares a function once: its symbol for the linker, its parameter and result classes and effects for the
//! compiler, and a shim by which interpreters call it. The Rust types say everything: a `Value` is borrowed, an `Owned`
//! consumed or handed over, a `Res<T>` may raise.

use crate::value::{Owned, Res, Value};

/// What a word of the calling convention holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// A borrowed value.
    Val,
    /// A value whose count the callee takes.
    Own,
    /// A 64-bit integer; booleans are 0 or 1.
    I64,
    /// A double.
    F64,
    /// An address.
    Ptr,
}

/// What a runtime function returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Returns {
    /// Nothing.
    Nothing,
    /// An owned value that is never 0.
    Val,
    /// An owned value; 0 means raised.
    ValOrRaised,
    /// A borrowed value (a field of something that lives on); may be 0 where the function says so.
    Borrowed,
    /// A plain integer or boolean.
    I64,
    /// A plain double.
    F64,
    /// An address.
    Ptr,
    /// A status: 0, or 1 for raised.
    Status,
    /// An integer or boolean, and a status in the second register; without the effect `RAISES`, a status of 1 means
    /// that no such integer exists (it does not fit).
    I64Status,
    /// A double (first float register) and a status (first integer register).
    F64Status,
    /// An owned value and a status: 0 a value, 1 raised, 2 exhausted (the value is then 0).
    ValStatus,
}

/// Effects, as bits.
pub mod effect {
    /// Reads memory that something may change.
    pub const READS: u8 = 1;
    /// Changes memory the program can see.
    pub const WRITES: u8 = 2;
    /// May raise.
    pub const RAISES: u8 = 4;
    /// May run code of the program (dunder methods, finalizers), so may do anything.
    pub const CALLS: u8 = 8 | READS | WRITES;
    /// Asks no value for its behaviour, whatever it raises: see [`crate::types::install_core`].
    pub const BARE: u8 = 16;
    /// Assigns or deletes an attribute whose name it is given.
    pub const ASSIGNS: u8 = 32;
}

/// A runtime function.
pub struct RuntimeFunction {
    /// Its name in the text of `lir`.
    pub name: &'static str,
    /// The linker symbol, `molt_<name>`.
    pub symbol: &'static str,
    /// Parameter classes.
    pub parameters: &'static [Class],
    /// What it returns.
    pub returns: Returns,
    /// Bits of [`effect`].
    pub effects: u8,
    /// Calls it with words; doubles as their bits. The second word is the status where there is one.
    pub invoke: fn(&[u64]) -> [u64; 2],
}

/// A parameter type.
pub trait Parameter: Sized {
    /// The type in the C convention.
    type C;
    /// Its class.
    const CLASS: Class;
    /// From the C convention.
    fn from_c(c: Self::C) -> Self;
    /// From a word.
    fn word(word: u64) -> Self::C;
}

macro_rules! parameter {
    ($($T:ty, $C:ty, $class:ident, |$c:ident| $from:expr, |$w:ident| $word:expr;)*) => { $(
        impl Parameter for $T {
            type C = $C;
            const CLASS: Class = Class::$class;
            fn from_c($c: $C) -> $T { $from }
            fn word($w: u64) -> $C { $word }
        }
    )* };
}
parameter! {
    Value, Value, Val, |c| c, |w| Value::from_bits(w);
    Owned, Value, Own, |c| Owned::from_raw(c), |w| Value::from_bits(w);
    i64, i64, I64, |c| c, |w| w as i64;
    usize, i64, I64, |c| c as usize, |w| w as i64;
    bool, i64, I64, |c| c != 0, |w| w as i64;
    f64, f64, F64, |c| c, |w| f64::from_bits(w);
    *const Value, *const Value, Ptr, |c| c, |w| w as *const Value;
    *mut Value, *mut Value, Ptr, |c| c, |w| w as *mut Value;
    *const u8, *const u8, Ptr, |c| c, |w| w as *const u8;
}

/// A result type.
pub trait Outcome: Sized {
    /// The type in the C convention.
    type C;
    /// Its class.
    const RETURNS: Returns;
    /// To the C convention.
    fn to_c(self) -> Self::C;
    /// To words.
    fn words(c: Self::C) -> [u64; 2];
}

/// A value and a status, in two registers.
#[repr(C)]
pub struct WithStatus<T> {
    /// The value, 0 unless the status is 0.
    pub value: T,
    /// 0 for a value.
    pub status: i64,
}

macro_rules! outcome {
    ($($T:ty, $C:ty, $returns:ident, |$r:ident| $to:expr, |$c:ident| $words:expr;)*) => { $(
        impl Outcome for $T {
            type C = $C;
            const RETURNS: Returns = Returns::$returns;
            fn to_c(self) -> $C { let $r = self; $to }
            fn words($c: $C) -> [u64; 2] { $words }
        }
    )* };
}
fn with_status<T>(result: Res<T>, zero: T) -> WithStatus<T> {
    match result {
        Ok(value) => WithStatus { value, status: 0 },
        Err(_) => WithStatus { value: zero, status: 1 },
    }
}
outcome! {
    (), (), Nothing, |r| r, |_c| [0, 0];
    Owned, Value, Val, |r| r.into_raw(), |c| [c.bits(), 0];
    Res, Value, ValOrRaised, |r| crate::value::to_abi(r), |c| [c.bits(), 0];
    Value, Value, Borrowed, |r| r, |c| [c.bits(), 0];
    i64, i64, I64, |r| r, |c| [c as u64, 0];
    usize, i64, I64, |r| r as i64, |c| [c as u64, 0];
    bool, i64, I64, |r| r as i64, |c| [c as u64, 0];
    f64, f64, F64, |r| r, |c| [c.to_bits(), 0];
    *const u8, *const u8, Ptr, |r| r, |c| [c as u64, 0];
    Res<()>, i64, Status, |r| r.is_err() as i64, |c| [c as u64, 0];
    Res<i64>, WithStatus<i64>, I64Status, |r| with_status(r, 0), |c| [c.value as u64, c.status as u64];
    Option<i64>, WithStatus<i64>, I64Status, |r| WithStatus { value: r.unwrap_or(0), status: r.is_none() as i64 }, |c| [c.value as u64, c.status as u64];
    Res<usize>, WithStatus<i64>, I64Status, |r| with_status(r.map(|n| n as i64), 0), |c| [c.value as u64, c.status as u64];
    Res<bool>, WithStatus<i64>, I64Status, |r| with_status(r.map(i64::from), 0), |c| [c.value as u64, c.status as u64];
    Res<f64>, WithStatus<f64>, F64Status, |r| with_status(r, 0.0), |c| [c.value.to_bits(), c.status as u64];
    Res<(Owned, bool)>, WithStatus<Value>, ValStatus, |r| match r {
        Ok((v, second)) => WithStatus { value: v.into_raw(), status: if second { 2 } else { 0 } },
        Err(_) => WithStatus { value: Value::ABSENT, status: 1 },
    }, |c| [c.value.bits(), c.status as u64];
    Res<Option<Owned>>, WithStatus<Value>, ValStatus, |r| match r {
        Ok(Some(v)) => WithStatus { value: v.into_raw(), status: 0 },
        Ok(None) => WithStatus { value: Value::ABSENT, status: 2 },
        Err(_) => WithStatus { value: Value::ABSENT, status: 1 },
    }, |c| [c.value.bits(), c.status as u64];
}

/// Declares runtime functions: `abi! { pub TABLE { /// docs fn add(a: Value, b: Value) -> Res [CALLS RAISES] { body } } }`.
#[macro_export]
macro_rules! abi {
    ($vis:vis $TABLE:ident { $( $(#[$meta:meta])* fn $name:ident ( $($p:ident : $P:ty),* $(,)? ) -> $R:ty [$($effect:ident)*] $body:block )* }) => {
        /// Runtime functions declared here.
        $vis static $TABLE: &[$crate::abi::RuntimeFunction] = &[ $( {
            #[inline]
            fn body($($p: $P),*) -> $R $body
            #[unsafe(export_name = concat!("molt_", stringify!($name)))]
            $(#[$meta])*
            extern "C" fn entry($($p: <$P as $crate::abi::Parameter>::C),*) -> <$R as $crate::abi::Outcome>::C {
                <$R as $crate::abi::Outcome>::to_c(body($(<$P as $crate::abi::Parameter>::from_c($p)),*))
            }
            fn invoke(words: &[u64]) -> [u64; 2] {
                let mut next = words.iter().copied();
                $( let $p = <$P as $crate::abi::Parameter>::word(next.next().unwrap_or_default()); )*
                let _ = &mut next;
                <$R as $crate::abi::Outcome>::words(entry($($p),*))
            }
            $crate::abi::RuntimeFunction {
                name: stringify!($name), symbol: concat!("molt_", stringify!($name)),
                parameters: &[$(<$P as $crate::abi::Parameter>::CLASS),*], returns: <$R as $crate::abi::Outcome>::RETURNS,
                effects: 0 $(| $crate::abi::effect::$effect)*, invoke,
            }
        } ),* ];
    };
}

/// Every table of runtime functions. The compiler and the interpreters read it; native programs never do.
pub static TABLES: &[&[RuntimeFunction]] = &[
    crate::dispatch::BINARY,
    crate::dispatch::COMPARE,
    crate::dispatch::CONVERT,
    crate::dispatch::ITEMS,
    crate::dispatch::ITERATE,
    crate::dispatch::STACK,
    crate::class::ATTRIBUTES,
    crate::class::INSTANCES,
    crate::class::CLASSES,
    crate::class::RELATIONS,
    crate::class::SUPERS,
    crate::exception::HANDLING,
    crate::exception::GROUP,
    crate::function::FUNCTIONS,
    crate::gc::LAST,
    crate::generator::GENERATORS,
    crate::generator::ASYNC,
    crate::generator::DELEGATION,
    crate::module::MODULES,
    crate::io::PRINT,
    crate::int::abi::RUNTIME,
    crate::float::abi::RUNTIME,
    crate::complex::abi::RUNTIME,
    crate::builtins::numbers::RUNTIME,
    crate::builtins::running_sum::RUNTIME,
    crate::modules::RUNTIME,
    crate::modules::array::RUNTIME,
    crate::modules::math::RUNTIME,
    crate::modules::random::RUNTIME,
    crate::modules::traceback::RUNTIME,
    crate::modules::time::RUNTIME,
    crate::str::RUNTIME,
    crate::str::CLASSES,
    crate::bytes::RUNTIME,
    crate::list::RUNTIME,
    crate::list::bools::RUNTIME,
    crate::tuple::RUNTIME,
    crate::tuple::SOUGHT,
    crate::dict::RUNTIME,
    crate::range::RUNTIME,
    crate::set::RUNTIME,
    crate::slice::RUNTIME,
    crate::builtins::iteration::RUNTIME,
    crate::desugared::RUNTIME,
    crate::out::RUNTIME,
    crate::start::RUNTIME,
    crate::compiled::RUNTIME,
    crate::counting::RUNTIME,
];

/// Finds a runtime function by name.
pub fn function(name: &str) -> Option<&'static RuntimeFunction> {
    TABLES.iter().flat_map(|table| table.iter()).find(|f| f.name == name)
}

/// The signature of a runtime function in words, as the compiler's `lir` reads it: `val own -> own status reads raises`.
#[cfg(not(molt_archive))]
pub fn describe(name: &str) -> Option<alloc::string::String> {
    let f = function(name)?;
    let mut text = alloc::string::String::new();
    for class in f.parameters {
        text.push_str(match class {
            Class::Val => "val ",
            Class::Own => "own ",
            Class::I64 => "i64 ",
            Class::F64 => "f64 ",
            Class::Ptr => "ptr ",
        });
    }
    text.push_str(match f.returns {
        Returns::Nothing => "->",
        Returns::Val | Returns::ValOrRaised => "-> own",
        Returns::Borrowed => "-> val",
        Returns::I64 => "-> i64",
        Returns::F64 => "-> f64",
        Returns::Ptr => "-> ptr",
        Returns::Status => "-> status",
        Returns::I64Status => "-> i64 status",
        Returns::F64Status => "-> f64 status",
        Returns::ValStatus => "-> own status",
    });
    for (bit, word) in [
        (effect::READS, " reads"),
        (effect::WRITES, " writes"),
        (effect::RAISES, " raises"),
        (effect::CALLS & 8, " calls"),
        (effect::ASSIGNS, " assigns"),
    ] {
        if f.effects & bit != 0 {
            text.push_str(word);
        }
    }
    if matches!(f.returns, Returns::Val | Returns::ValOrRaised | Returns::ValStatus) {
        text.push_str(" allocates");
    }
    Some(text)
}
