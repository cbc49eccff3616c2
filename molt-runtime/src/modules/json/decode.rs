//! From JSON to values.

use crate::str::{self, Str, StrBuilder, Unit, Units};
use crate::value::{Owned, Raised, Res, Value};
use crate::{dict, dispatch, error, float, int, list, parts, tuple};
use alloc::vec::Vec;
use core::cell::RefCell;

/// Keys seen lately, so that the same key of many objects is one string.
const KEYS: usize = 64;

/// What the caller wants to have a say in; absent where it does not.
struct Hooks {
    strict: bool,
    object: Option<Value>,
    pairs: Option<Value>,
    float: Option<Value>,
    int: Option<Value>,
    constant: Value,
    /// Makes the error from message, text and place.
    error: Value,
}

struct Decoder<'a, U> {
    text: &'a [U],
    whole: Value,
    hooks: &'a Hooks,
    keys: RefCell<Vec<Option<Owned>>>,
}

/// Why there is no value.
enum Stop {
    /// None begins here.
    Nothing(usize),
    Raised(Raised),
}

impl From<Raised> for Stop {
    fn from(raised: Raised) -> Stop {
        Stop::Raised(raised)
    }
}

/// A value and the place behind it.
type Found = Result<(Owned, usize), Stop>;

fn is_blank(code: u32) -> bool {
    matches!(code, 0x20 | 0x09 | 0x0A | 0x0D)
}

/// `blank(text, start)`: the place behind white space.
pub fn blank(text: Value, start: Value) -> Res {
    let text = str::expect(text, "first argument")?;
    let start = int::as_i64(start).unwrap_or(0).max(0) as usize;
    let mut at = start;
    while at < text.len() && is_blank(text.at(at)) {
        at += 1;
    }
    Ok(parts::int(at as i64))
}

/// `scan(text, start, hooks)`: the value at a place and the place behind it; a place alone where none begins.
pub fn scan(text: Value, start: Value, hooks: Value) -> Res {
    let Some(source) = text.downcast::<Str>() else {
        let kind = dispatch::type_name(text);
        return Err(error::type_error(&alloc::format!("first argument must be a string, not {kind}")));
    };
    let start = int::as_i64(dispatch::index(start)?.value()).unwrap_or(i64::MAX);
    if start < 0 {
        return Err(error::value_error("idx cannot be negative"));
    }
    let [strict, object, pairs, float, int, constant, error] = parts::items(hooks)[..] else {
        return Err(error::type_error("seven hooks were expected"));
    };
    let given = |hook: Value| if hook.is_none() { None } else { Some(hook) };
    let strict = dispatch::truth(strict)?;
    let hooks =
        Hooks { strict, object: given(object), pairs: given(pairs), float: given(float), int: given(int), constant, error };
    let start = start as usize;
    let found = match source.units() {
        Units::One(s) => decode(s, text, &hooks, start),
        Units::Two(s) => decode(s, text, &hooks, start),
        Units::Four(s) => decode(s, text, &hooks, start),
    };
    match found {
        Ok((value, end)) => Ok(tuple::pair(value, parts::int(end as i64))),
        Err(Stop::Nothing(at)) => Ok(parts::int(at as i64)),
        Err(Stop::Raised(raised)) => Err(raised),
    }
}

fn decode<U: Unit>(text: &[U], whole: Value, hooks: &Hooks, start: usize) -> Found {
    let keys = RefCell::new(Vec::new());
    Decoder { text, whole, hooks, keys }.value(start)
}

impl<U: Unit> Decoder<'_, U> {
    #[inline]
    fn at(&self, at: usize) -> Option<u32> {
        self.text.get(at).map(|unit| unit.code())
    }

    fn skip(&self, mut at: usize) -> usize {
        while at < self.text.len() && is_blank(self.text[at].code()) {
            at += 1;
        }
        at
    }

    #[cold]
    fn error(&self, message: &str, at: usize) -> Stop {
        let message = parts::string(message);
        match dispatch::call_values(self.hooks.error, &[message.value(), self.whole, parts::int(at as i64).value()]) {
            Ok(made) => Stop::Raised(crate::exception::raise_value(made.value())),
            Err(raised) => Stop::Raised(raised),
        }
    }

    fn starts(&self, at: usize, word: &str) -> bool {
        let units = self.text.get(at..at + word.len());
        units.is_some_and(|units| units.iter().zip(word.bytes()).all(|(unit, byte)| unit.code() == byte.into()))
    }

    fn value(&self, at: usize) -> Found {
        let Some(code) = self.at(at) else { return Err(Stop::Nothing(at)) };
        match u8::try_from(code).unwrap_or(0) {
            b'"' => self.string(at + 1),
            b'{' => self.object(at + 1),
            b'[' => self.array(at + 1),
            b'n' if self.starts(at, "null") => Ok((Owned::NONE, at + 4)),
            b't' if self.starts(at, "true") => Ok((true.into(), at + 4)),
            b'f' if self.starts(at, "false") => Ok((false.into(), at + 5)),
            b'N' if self.starts(at, "NaN") => self.constant(at, "NaN"),
            b'I' if self.starts(at, "Infinity") => self.constant(at, "Infinity"),
            b'-' if self.starts(at, "-Infinity") => self.constant(at, "-Infinity"),
            _ => self.number(at),
        }
    }

    fn constant(&self, at: usize, word: &str) -> Found {
        let text = parts::string(word);
        Ok((dispatch::call_values(self.hooks.constant, &[text.value()])?, at + word.len()))
    }

    fn digits(&self, mut at: usize) -> usize {
        while self.at(at).is_some_and(|code| matches!(code, 0x30..=0x39)) {
            at += 1;
        }
        at
    }

    fn number(&self, start: usize) -> Found {
        let digit = |at: usize| self.at(at).is_some_and(|code| matches!(code, 0x30..=0x39));
        let mut at = start + usize::from(self.at(start) == Some(0x2D));
        match self.at(at) {
            Some(0x31..=0x39) => at = self.digits(at),
            Some(0x30) => at += 1,
            _ => return Err(Stop::Nothing(start)),
        }
        let mut is_float = false;
        if self.at(at) == Some(0x2E) && digit(at + 1) {
            is_float = true;
            at = self.digits(at + 1);
        }
        if matches!(self.at(at), Some(0x65 | 0x45)) {
            let sign = usize::from(matches!(self.at(at + 1), Some(0x2B | 0x2D)));
            if digit(at + 1 + sign) {
                is_float = true;
                at = self.digits(at + 1 + sign);
            }
        }
        let units = &self.text[start..at];
        let hook = if is_float { self.hooks.float } else { self.hooks.int };
        if let Some(hook) = hook {
            let text = str::from_code_points(&units.iter().map(|unit| unit.code()).collect::<Vec<u32>>());
            return Ok((dispatch::call_values(hook, &[text.value()])?, at));
        }
        if !is_float && units.len() < 16 {
            let negative = units[0].code() == 0x2D;
            let size = units[usize::from(negative)..].iter().fold(0, |n: i64, unit| n * 10 + i64::from(unit.code() - 0x30));
            return Ok((int::from_i64(if negative { -size } else { size }), at));
        }
        let bytes: Vec<u8> = units.iter().map(|unit| unit.code() as u8).collect();
        if is_float {
            return Ok((float::parse::parse(&bytes).unwrap_or(f64::NAN).into(), at));
        }
        Ok((int::parse::from_text(Value::NONE, &bytes, 10)?, at))
    }

    fn array(&self, start: usize) -> Found {
        dispatch::check_stack()?;
        let made = list::new(0);
        let items = list::of(&made);
        let mut at = self.skip(start);
        if self.at(at) == Some(0x5D) {
            return Ok((made, at + 1));
        }
        loop {
            let (item, end) = self.value(at)?;
            items.push(item);
            at = self.skip(end);
            match self.at(at) {
                Some(0x5D) => return Ok((made, at + 1)),
                Some(0x2C) => at = self.skip(at + 1),
                _ => return Err(self.error("Expecting ',' delimiter", at)),
            }
        }
    }

    fn object(&self, start: usize) -> Found {
        dispatch::check_stack()?;
        let made = parts::dict();
        let table = dict::of(&made);
        let mut pairs = Vec::new();
        let mut at = self.skip(start);
        if self.at(at) != Some(0x7D) {
            loop {
                if self.at(at) != Some(0x22) {
                    return Err(self.error("Expecting property name enclosed in double quotes", at));
                }
                let (key, end) = self.key(at + 1)?;
                at = self.skip(end);
                if self.at(at) != Some(0x3A) {
                    return Err(self.error("Expecting ':' delimiter", at));
                }
                let (value, end) = self.value(self.skip(at + 1))?;
                if self.hooks.pairs.is_some() {
                    pairs.push(tuple::pair(key, value));
                } else {
                    table.set(key.value(), value)?;
                }
                at = self.skip(end);
                match self.at(at) {
                    Some(0x7D) => break,
                    Some(0x2C) => at = self.skip(at + 1),
                    _ => return Err(self.error("Expecting ',' delimiter", at)),
                }
            }
        }
        let made = match (self.hooks.pairs, self.hooks.object) {
            (Some(hook), _) => dispatch::call_values(hook, &[parts::list(pairs).value()])?,
            (None, Some(hook)) => dispatch::call_values(hook, &[made.value()])?,
            _ => made,
        };
        Ok((made, at + 1))
    }

    /// A string that is a key: one seen lately is used again.
    fn key(&self, start: usize) -> Found {
        let plain = |unit: &U| !matches!(unit.code(), 0..=0x1F | 0x22 | 0x5C);
        let length = self.text[start..].iter().take(40).position(|unit| !plain(unit));
        let Some(length) = length.filter(|&length| self.text[start + length].code() == 0x22) else {
            return self.string(start);
        };
        let units = U::view(&self.text[start..start + length]);
        let mix = units.code_points().fold(length as u32, |mix, code| mix.wrapping_mul(31).wrapping_add(code));
        let mut keys = self.keys.borrow_mut();
        if keys.is_empty() {
            keys.resize(KEYS, None);
        }
        let slot = &mut keys[mix as usize % KEYS];
        if let Some(key) = slot
            && let Some(known) = key.value().downcast::<Str>()
            && known.len() == length
            && known.code_points().eq(units.code_points())
        {
            return Ok((key.clone(), start + length + 1));
        }
        let (key, end) = self.string(start)?;
        *slot = Some(key.clone());
        Ok((key, end))
    }

    /// A string behind its quote.
    fn string(&self, start: usize) -> Found {
        let begin = start - 1;
        let mut out: Option<StrBuilder> = None;
        let mut at = start;
        loop {
            let rest = &self.text[at..];
            let strict = self.hooks.strict;
            let stop = rest.iter().position(|unit| match unit.code() {
                0x22 | 0x5C => true,
                code => code <= 0x1F && strict,
            });
            let Some(stop) = stop else { return Err(self.error("Unterminated string starting at", begin)) };
            let end = at + stop;
            let units = U::view(&self.text[at..end]);
            match self.text[end].code() {
                0x22 => {
                    let made = match out {
                        None => str::from_units(units),
                        Some(mut out) => {
                            out.push_units(units);
                            out.finish()
                        }
                    };
                    return Ok((made, end + 1));
                }
                0x5C => {
                    let out = out.get_or_insert_with(StrBuilder::new);
                    out.push_units(units);
                    let (code, next) = self.escape(end + 1, begin)?;
                    out.push(code);
                    at = next;
                }
                _ => return Err(self.error("Invalid control character at", end)),
            }
        }
    }

    /// What an escape stands for, behind its backslash.
    fn escape(&self, at: usize, begin: usize) -> Result<(u32, usize), Stop> {
        let Some(code) = self.at(at) else { return Err(self.error("Unterminated string starting at", begin)) };
        let plain = match u8::try_from(code).unwrap_or(0) {
            c @ (b'"' | b'\\' | b'/') => c,
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => 0,
            _ => return Err(self.error("Invalid \\escape", at - 1)),
        };
        if plain != 0 {
            return Ok((plain.into(), at + 1));
        }
        let end = at + 5;
        if end >= self.text.len() {
            return Err(self.error("Invalid \\uXXXX escape", at));
        }
        let code = self.hex(at + 1)?;
        if matches!(code, 0xD800..=0xDBFF)
            && end + 6 < self.text.len()
            && self.text[end].code() == 0x5C
            && self.text[end + 1].code() == 0x75
        {
            let low = self.hex(end + 2)?;
            if matches!(low, 0xDC00..=0xDFFF) {
                return Ok((0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), end + 6));
            }
        }
        Ok((code, end))
    }

    /// Four digits.
    fn hex(&self, at: usize) -> Result<u32, Stop> {
        let mut code = 0;
        for unit in &self.text[at..at + 4] {
            match char::from_u32(unit.code()).and_then(|c| c.to_digit(16)) {
                Some(digit) => code = code << 4 | digit,
                None => return Err(self.error("Invalid \\uXXXX escape", at - 1)),
            }
        }
        Ok(code)
    }
}
