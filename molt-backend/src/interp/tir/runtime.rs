//! Calls of the runtime's table: values are passed in whatever class a function takes them.

use super::machine::{Ended, Machine, Step};
use crate::interp::Stop;
use crate::interp::callback::Called;
use molt_runtime::abi::{self, Class, Returns, RuntimeFunction};
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{int, str};
use std::collections::HashMap;
use std::sync::OnceLock;

/// An operand of a runtime function.
#[derive(Clone, Copy)]
pub enum Arg {
    /// A value; ints, bools and floats are unboxed where the function takes them raw.
    Value(Word),
    /// A raw int.
    Int(i64),
    /// An address.
    Pointer(usize),
}

impl From<Word> for Arg {
    fn from(word: Word) -> Arg {
        Arg::Value(word)
    }
}

fn find(name: &str) -> Option<&'static RuntimeFunction> {
    static KNOWN: OnceLock<HashMap<&'static str, &'static RuntimeFunction>> = OnceLock::new();
    KNOWN.get_or_init(|| abi::TABLES.iter().flat_map(|table| table.iter()).map(|f| (f.name, f)).collect()).get(name).copied()
}

fn word(arg: Arg, class: Class) -> Option<u64> {
    match (arg, class) {
        (Arg::Value(value), Class::Val) => Some(value.bits()),
        (Arg::Value(value), Class::Own) => Some(value.to_owned().into_raw().bits()),
        (Arg::Value(value), Class::I64) if value.is_bool() => Some(u64::from(value == Word::TRUE)),
        (Arg::Value(value), Class::I64) => int::as_i64(value).map(|n| n as u64),
        (Arg::Value(value), Class::F64) => {
            let number = value.as_float().or_else(|| int::as_i64(value).map(|n| n as f64));
            number.map(f64::to_bits)
        }
        (Arg::Int(n), Class::I64) => Some(n as u64),
        (Arg::Pointer(address), Class::Ptr) => Some(address as u64),
        _ => None,
    }
}

impl Machine<'_> {
    /// Calls a function of the runtime; its words, and what they are.
    fn invoke<A: Into<Arg> + Copy>(&self, name: &str, args: &[A]) -> Step<([u64; 2], Returns)> {
        let function = find(name).ok_or_else(|| Stop::broken(format!("the runtime has no function `{name}`")))?;
        let words: Option<Vec<u64>> =
            args.iter().zip(function.parameters).map(|(&arg, &class)| word(arg.into(), class)).collect();
        let words = words.filter(|words| words.len() == function.parameters.len() && args.len() == words.len());
        let words = words.ok_or_else(|| Stop::broken(format!("`{name}` does not take these operands")))?;
        let result = (function.invoke)(&words);
        self.stopped()?;
        Ok((result, function.returns))
    }

    /// The same for a function that gives a value, or nothing, which is `None`.
    pub fn value<A: Into<Arg> + Copy>(&self, name: &str, args: &[A]) -> Step<Owned> {
        let ([first, second], returns) = self.invoke(name, args)?;
        let value = Word::from_bits(first);
        let raised = match returns {
            Returns::ValOrRaised => first == 0,
            Returns::Status => first != 0,
            Returns::I64Status | Returns::F64Status | Returns::ValStatus => second == 1,
            _ => false,
        };
        if raised {
            return Err(Ended::Raised);
        }
        Ok(match returns {
            Returns::Nothing | Returns::Status => Owned::NONE,
            Returns::Val | Returns::ValOrRaised | Returns::ValStatus => Owned::from_raw(value),
            Returns::Borrowed => value.to_owned(),
            Returns::I64 | Returns::I64Status => int::from_i64(first as i64),
            Returns::F64 | Returns::F64Status => Owned::from(f64::from_bits(first)),
            Returns::Ptr => return Err(Stop::broken(format!("`{name}` gives an address")).into()),
        })
    }

    /// The same for a function that gives a raw int or bool, or a status.
    pub fn number(&self, name: &str, args: &[Arg]) -> Step<i64> {
        let ([first, second], returns) = self.invoke(name, args)?;
        match returns {
            Returns::Status if first != 0 => Err(Ended::Raised),
            Returns::I64Status if second != 0 => Err(Ended::Raised),
            _ => Ok(first as i64),
        }
    }

    /// The same for a function that gives a bool.
    pub fn test(&self, name: &str, args: &[Word]) -> Step<bool> {
        let args: Vec<Arg> = args.iter().map(|&arg| arg.into()).collect();
        Ok(self.number(name, &args)? != 0)
    }

    /// The same for a function that gives a value, which may be absent, and a status other than raised.
    pub fn pair(&self, name: &str, args: &[Word]) -> Step<(Owned, u64)> {
        let ([first, second], _) = self.invoke(name, args)?;
        if second == 1 { Err(Ended::Raised) } else { Ok((Owned::from_raw(Word::from_bits(first)), second)) }
    }

    /// Values in a row, for functions that take an address and a count.
    pub fn with_array(&self, name: &str, before: &[Word], items: &[Word]) -> Step<Owned> {
        let before = before.iter().map(|&word| Arg::Value(word));
        let args: Vec<Arg> = before.chain([Arg::Pointer(items.as_ptr() as usize), Arg::Int(items.len() as i64)]).collect();
        self.value(name, &args)
    }

    /// The same for functions that take the counts of the items.
    pub fn filled(&self, name: &str, items: &[Word]) -> Step<Owned> {
        let items: Vec<Word> = items.iter().map(|&item| Word::to_owned(item).into_raw()).collect();
        self.with_array(name, &[], &items)
    }
}

/// A `str`.
pub fn string(text: &str) -> Owned {
    str::from_str(text)
}
