//! Bytes into objects: a machine with a stack, on which marks say where the items of a container begin.

use super::reader::{Reader, of};
use crate::class::{self, Plan};
use crate::codec::{self, Encoding, Errors};
use crate::dict::{self, DICT};
use crate::error::{raise, value_error};
use crate::list::{self, LIST};
use crate::set::{self, FROZEN_SET, SET};
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::types::{Args, Kind, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{bytes, dispatch, int, literal, parts, str};
use alloc::format;
use alloc::vec::Vec;
use num_bigint::BigInt;

struct Machine<'a> {
    reader: &'a Reader,
    unpickler: Value,
    stack: Vec<Owned>,
    marks: Vec<usize>,
}

/// `load`.
pub(super) fn load(this: Value, unpickler: Value) -> Res {
    let keep = this.to_owned();
    let reader = of(keep.value());
    Machine { reader, unpickler, stack: Vec::new(), marks: Vec::new() }.run()
}

impl Machine<'_> {
    /// Raises `UnpicklingError`.
    #[cold]
    fn fault(&self, message: &str) -> Raised {
        match class::call_method(self.unpickler, literal!("_fail"), &[str::from_str(message).value()]) {
            Err(raised) => raised,
            Ok(_) => crate::error::runtime_error(message),
        }
    }
    #[cold]
    fn underflow(&self) -> Raised {
        self.fault(if self.marks.is_empty() { "unpickling stack underflow" } else { "unexpected MARK found" })
    }
    #[cold]
    fn truncated(&self) -> Raised {
        self.fault("pickle data was truncated")
    }
    #[inline]
    fn bytes<T>(&self, n: usize, use_bytes: impl FnOnce(&[u8]) -> T) -> Res<T> {
        match self.reader.take(n, use_bytes)? {
            Some(made) => Ok(made),
            None => Err(self.truncated()),
        }
    }
    fn number(&self, n: usize) -> Res<usize> {
        let word = self.bytes(n, |raw| {
            let mut word = [0; 8];
            word[..n].copy_from_slice(raw);
            u64::from_le_bytes(word)
        })?;
        // More than memory can hold is not there either.
        Ok(usize::try_from(word).unwrap_or(usize::MAX).min(isize::MAX as usize))
    }
    fn line(&self) -> Res<Vec<u8>> {
        match self.reader.line()? {
            Some(line) => Ok(line),
            None => Err(self.truncated()),
        }
    }
    fn fence(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }
    fn push(&mut self, value: Owned) {
        self.stack.push(value);
    }
    fn pop(&mut self) -> Res {
        if self.stack.len() <= self.fence() {
            return Err(self.underflow());
        }
        self.stack.pop().ok_or_else(|| self.underflow())
    }
    /// The value on top, which stays.
    fn top(&self) -> Res<Value> {
        match self.stack.last() {
            Some(top) if self.stack.len() > self.fence() => Ok(top.value()),
            _ => Err(self.underflow()),
        }
    }
    /// Where the last mark stands, which goes.
    fn mark(&mut self) -> Res<usize> {
        self.marks.pop().ok_or_else(|| self.fault("could not find MARK"))
    }
    /// What stands on the stack from a place on.
    fn since(&mut self, at: usize) -> Res<Vec<Owned>> {
        if at < self.fence() || at > self.stack.len() {
            return Err(self.underflow());
        }
        Ok(self.stack.split_off(at))
    }
    fn call(&mut self, name: Value, args: &[Value]) -> Res {
        class::call_method(self.unpickler, name, args)
    }

    fn run(&mut self) -> Res {
        loop {
            let Some(code) = self.reader.take(1, |raw| raw[0])? else {
                return Err(raise(&crate::exception::EOF_ERROR, "Ran out of input"));
            };
            if code == b'.' {
                return self.pop();
            }
            self.step(code)?;
        }
    }

    #[inline]
    fn step(&mut self, code: u8) -> Res<()> {
        match code {
            b'K' => {
                let number = self.number(1)?;
                self.push(int::from_usize(number));
            }
            b'M' => {
                let number = self.number(2)?;
                self.push(int::from_usize(number));
            }
            b'J' => {
                let number = self.number(4)? as u32 as i32;
                self.push(int::from_i64(number.into()));
            }
            b'G' => {
                let number = self.bytes(8, |raw| f64::from_be_bytes(raw.try_into().unwrap_or_default()))?;
                self.push(number.into());
            }
            0x8C => self.text(1)?,
            b'X' => self.text(4)?,
            0x8D => self.text(8)?,
            0x94 => self.reader.memoize(None, self.top()?),
            b'h' => self.recall(1)?,
            b'j' => self.recall(4)?,
            b'q' => self.memoize(1)?,
            b'r' => self.memoize(4)?,
            b'N' => self.push(Owned::NONE),
            0x88 => self.push(true.into()),
            0x89 => self.push(false.into()),
            b'(' => self.marks.push(self.stack.len()),
            b')' => self.push(tuple::empty()),
            0x85..=0x87 => {
                let n = usize::from(code - 0x84);
                if self.stack.len() < n {
                    return Err(self.underflow());
                }
                let items = self.since(self.stack.len() - n)?;
                self.push(tuple::from_vec(items));
            }
            b't' => {
                let at = self.mark()?;
                let items = self.since(at)?;
                self.push(tuple::from_vec(items));
            }
            b']' => self.push(list::new(0)),
            b'}' => self.push(dict::new()),
            b'a' => {
                if self.stack.len() <= self.fence() + 1 {
                    return Err(self.underflow());
                }
                self.append(self.stack.len() - 1)?;
            }
            b'e' => {
                let at = self.mark()?;
                self.append(at)?;
            }
            b's' => {
                if self.stack.len() < 2 {
                    return Err(self.underflow());
                }
                self.set_items(self.stack.len() - 2)?;
            }
            b'u' => {
                let at = self.mark()?;
                self.set_items(at)?;
            }
            _ => self.rare(code)?,
        }
        Ok(())
    }

    #[inline(never)]
    fn rare(&mut self, code: u8) -> Res<()> {
        match code {
            0x80 => {
                let protocol = self.number(1)?;
                if protocol > 5 {
                    return Err(value_error(&format!("unsupported pickle protocol: {protocol}")));
                }
                self.reader.protocol.set(protocol as u8);
            }
            0x95 => {
                let size = self.number(8)?;
                if !self.reader.fetch(size)? {
                    return Err(self.truncated());
                }
            }
            0x8A => self.long(1)?,
            0x8B => self.long(4)?,
            b'C' => self.data(1)?,
            b'B' => self.data(4)?,
            0x8E => self.data(8)?,
            0x96 => {
                let size = self.number(8)?;
                let data = self.bytes(size, <[u8]>::to_vec)?;
                self.push(bytes::array_from_vec(data));
            }
            0x8F => self.push(set::new()),
            0x90 => {
                let at = self.mark()?;
                self.add(at)?;
            }
            0x91 => {
                let at = self.mark()?;
                let items = list::from_vec(self.since(at)?);
                self.push(set::from_iterable(&FROZEN_SET, items.value())?);
            }
            b'l' => {
                let at = self.mark()?;
                let items = self.since(at)?;
                self.push(list::from_vec(items));
            }
            b'd' => {
                let at = self.mark()?;
                let items = self.since(at)?;
                if !items.len().is_multiple_of(2) {
                    return Err(self.fault("odd number of items for DICT"));
                }
                let made = dict::new();
                for pair in items.chunks_exact(2) {
                    dict::of(&made).set(pair[0].value(), pair[1].clone())?;
                }
                self.push(made);
            }
            0x93 => {
                let (name, module) = (self.pop()?, self.pop()?);
                if name.downcast::<Str>().is_none() || module.downcast::<Str>().is_none() {
                    return Err(self.fault("STACK_GLOBAL requires str"));
                }
                let found = self.call(literal!("find_class"), &[module.value(), name.value()])?;
                self.push(found);
            }
            b'c' => {
                let (module, name) = (bytes::from_vec(self.line()?), bytes::from_vec(self.line()?));
                let found = self.call(literal!("_find_by_lines"), &[module.value(), name.value()])?;
                self.push(found);
            }
            b'R' => {
                let (args, callee) = (self.pop()?, self.pop()?);
                let Some(args) = args.downcast::<Tuple>() else { return Err(self.not_a_tuple("REDUCE", args.value())) };
                let made = dispatch::call_values(callee.value(), args.items())?;
                self.push(made);
            }
            0x81 => {
                let (args, kind) = (self.pop()?, self.pop()?);
                let made = self.new_object("NEWOBJ", kind.value(), args.value(), Value::ABSENT)?;
                self.push(made);
            }
            0x92 => {
                let (named, args, kind) = (self.pop()?, self.pop()?, self.pop()?);
                let made = self.new_object("NEWOBJ_EX", kind.value(), args.value(), named.value())?;
                self.push(made);
            }
            b'b' => self.build()?,
            b'0' => {
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                } else {
                    drop(self.pop()?);
                }
            }
            b'1' => {
                let at = self.mark()?;
                drop(self.since(at)?);
            }
            b'2' => self.push(self.top()?.to_owned()),
            b'p' => {
                let number = self.line_number()?;
                self.reader.memoize(Some(number), self.top()?);
            }
            b'g' => {
                let number = self.line_number()?;
                self.recall_number(number)?;
            }
            b'P' => {
                let line = bytes::from_vec(self.line()?);
                let found = self.call(literal!("_find_persistent"), &[line.value()])?;
                self.push(found);
            }
            b'Q' => {
                let id = self.pop()?;
                let found = self.call(literal!("persistent_load"), &[id.value()])?;
                self.push(found);
            }
            b'I' | b'L' | b'F' | b'V' | b'S' => {
                let line = bytes::from_vec(self.line()?);
                self.old(code, line)?;
            }
            b'T' | b'U' => {
                let size = self.number(if code == b'T' { 4 } else { 1 })?;
                let data = self.bytes(size, bytes::from_slice)?;
                self.old(b'T', data)?;
            }
            _ => {
                let shown = match code {
                    b'\'' | b'\\' => None,
                    b' '..=b'~' => Some(char::from(code)),
                    _ => None,
                };
                let message = match shown {
                    Some(shown) => format!("invalid load key, '{shown}'."),
                    None => format!("invalid load key, '\\x{code:02x}'."),
                };
                return Err(self.fault(&message));
            }
        }
        Ok(())
    }

    /// What the first protocols wrote as text, which the unpickler reads.
    fn old(&mut self, code: u8, data: Owned) -> Res<()> {
        let found = self.call(literal!("_read_old"), &[str::from_ascii(&[code]).value(), data.value()])?;
        self.push(found);
        Ok(())
    }

    fn text(&mut self, head: usize) -> Res<()> {
        let size = self.number(head)?;
        let text = self.bytes(size, |raw| codec::decode(raw, Encoding::Utf8, Errors::SurrogatePass))??;
        self.push(text);
        Ok(())
    }

    fn data(&mut self, head: usize) -> Res<()> {
        let size = self.number(head)?;
        let data = self.bytes(size, bytes::from_slice)?;
        self.push(data);
        Ok(())
    }

    fn long(&mut self, head: usize) -> Res<()> {
        let size = self.number(head)?;
        let number = self.bytes(size, |raw| match raw.len() {
            0 => int::from_i64(0),
            n @ 1..=16 => {
                let mut word = [if raw[n - 1] >= 0x80 { 0xFF } else { 0 }; 16];
                word[..n].copy_from_slice(raw);
                int::from_i128(i128::from_le_bytes(word))
            }
            _ => int::from_big(BigInt::from_signed_bytes_le(raw)),
        })?;
        self.push(number);
        Ok(())
    }

    fn line_number(&mut self) -> Res<usize> {
        let line = self.line()?;
        let text = core::str::from_utf8(&line).unwrap_or_default();
        match text.trim().parse::<i64>() {
            Ok(number @ 0..0x1_0000_0000) => Ok(number as usize),
            Ok(_) => Err(value_error("negative PUT argument")),
            Err(_) => int::parse::from_text(bytes::from_slice(&line).value(), &line, 10).map(|_| 0),
        }
    }

    fn memoize(&mut self, head: usize) -> Res<()> {
        let number = self.number(head)?;
        self.reader.memoize(Some(number), self.top()?);
        Ok(())
    }

    fn recall(&mut self, head: usize) -> Res<()> {
        let number = self.number(head)?;
        self.recall_number(number)
    }

    fn recall_number(&mut self, number: usize) -> Res<()> {
        match self.reader.recall(number) {
            Some(value) => self.push(value),
            None => return Err(self.fault(&format!("Memo value not found at index {number}"))),
        }
        Ok(())
    }

    /// What holds the items from `at` on: the value before them. Nothing where there are no items.
    fn holder(&mut self, at: usize) -> Res<Option<Owned>> {
        if at > self.stack.len() || at <= self.fence() {
            return Err(self.underflow());
        }
        Ok((at < self.stack.len()).then(|| self.stack[at - 1].clone()))
    }

    fn append(&mut self, at: usize) -> Res<()> {
        let Some(target) = self.holder(at)? else { return Ok(()) };
        if target.is_exactly(&LIST) {
            for item in self.stack.drain(at..) {
                list::of(&target).push(item);
            }
            return Ok(());
        }
        let items = self.stack.split_off(at);
        if let Some(extend) = class::find_attr(target.value(), literal!("extend"))? {
            let items = list::from_vec(items);
            dispatch::call_values(extend.value(), &[items.value()])?;
            return Ok(());
        }
        for item in items {
            class::call_method(target.value(), literal!("append"), &[item.value()])?;
        }
        Ok(())
    }

    fn set_items(&mut self, at: usize) -> Res<()> {
        let Some(target) = self.holder(at)? else { return Ok(()) };
        let items = self.stack.split_off(at);
        if !items.len().is_multiple_of(2) {
            return Err(self.fault("odd number of items for SETITEMS"));
        }
        if target.is_exactly(&DICT) {
            let mut items = items.into_iter();
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                dict::of(&target).set(key.value(), value)?;
            }
            return Ok(());
        }
        for pair in items.chunks_exact(2) {
            dispatch::set_item(target.value(), pair[0].value(), pair[1].value())?;
        }
        Ok(())
    }

    fn add(&mut self, at: usize) -> Res<()> {
        let Some(target) = self.holder(at)? else { return Ok(()) };
        for item in self.stack.split_off(at) {
            if target.is_exactly(&SET) {
                set::of(&target).add(item.value())?;
            } else {
                class::call_method(target.value(), literal!("add"), &[item.value()])?;
            }
        }
        Ok(())
    }

    #[cold]
    fn not_a_tuple(&self, what: &str, args: Value) -> Raised {
        let kind = dispatch::type_name(args);
        match what {
            "REDUCE" => crate::error::type_error("argument list must be a tuple"),
            _ => self.fault(&format!("{what} expected an arg tuple, got {kind}")),
        }
    }

    fn new_object(&mut self, what: &str, kind: Value, args: Value, named: Value) -> Res {
        let Some(class) = kind.downcast::<Type>() else {
            let kind = dispatch::type_name(kind);
            return Err(self.fault(&format!("{what} class argument must be a type, not {kind}")));
        };
        let Some(given) = args.downcast::<Tuple>() else { return Err(self.not_a_tuple(what, args)) };
        let plain = class.is_heap() && class.kind == Kind::Object && given.is_empty() && named.is_absent();
        if plain && !class::in_program(class, literal!("__new__")) {
            return class::new_plain(class, Args { values: &[], names: Value::ABSENT });
        }
        let new = class::get_attr(kind, literal!("__new__"))?;
        let mut values: Vec<Value> = core::iter::once(kind).chain(given.items().iter().copied()).collect();
        if named.is_absent() {
            return dispatch::call_values(new.value(), &values);
        }
        let pairs = parts::entries(named);
        values.extend(pairs.iter().map(|(_, value)| value.value()));
        let names = tuple::from_vec(pairs.iter().map(|(name, _)| name.clone()).collect());
        dispatch::call(new.value(), Args { values: &values, names: if pairs.is_empty() { Value::ABSENT } else { names.value() } })
    }

    /// Gives an object its state.
    fn build(&mut self) -> Res<()> {
        if self.stack.len() < self.fence() + 2 {
            return Err(self.underflow());
        }
        let state = self.pop()?;
        let target = self.top()?.to_owned();
        if state.is_exactly(&DICT)
            && let Some(plan) = Plan::of(target.type_of(), literal!("__setstate__"))
            && plan.fits(target.value())
            && plan.restore_all(target.value(), state.value())?
        {
            return Ok(());
        }
        self.call(literal!("_build"), &[target.value(), state.value()])?;
        Ok(())
    }
}
