//! From values to JSON.

use crate::dict::Dict;
use crate::float;
use crate::int::{self, text};
use crate::list::{self, List};
use crate::str::{self, Str, StrBuilder};
use crate::tuple::Tuple;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use crate::{dict, dispatch, error, exception, parts, tuple};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

struct Encoder {
    default: Value,
    skip_keys: bool,
    ascii: bool,
    check: bool,
    allow_nan: bool,
    sort: bool,
    /// What one level is indented by; nothing for one line.
    indent: Option<Owned>,
    item_separator: Owned,
    key_separator: Owned,
    out: StrBuilder,
    /// The addresses of what is around: containers, and what `default` was asked about.
    around: BTreeSet<u64>,
    level: usize,
    number: Vec<u8>,
}

/// `encode(object, options)`: the options in the order of the fields.
pub fn encode(object: Value, options: Value) -> Res {
    let [default, skip_keys, ascii, check, allow_nan, sort, indent, item_separator, key_separator] = parts::items(options)[..]
    else {
        return Err(error::type_error("nine options were expected"));
    };
    str::expect(item_separator, "item_separator")?;
    str::expect(key_separator, "key_separator")?;
    let indent = match indent {
        Value::NONE => None,
        indent if indent.downcast::<Str>().is_some() => Some(indent.to_owned()),
        indent => {
            let width = int::as_i64(dispatch::index(indent)?.value()).unwrap_or(0);
            Some(str::repeat(str::expect(crate::literal!(" "), "")?, width)?)
        }
    };
    let mut encoder = Encoder {
        default,
        skip_keys: dispatch::truth(skip_keys)?,
        ascii: dispatch::truth(ascii)?,
        check: dispatch::truth(check)?,
        allow_nan: dispatch::truth(allow_nan)?,
        sort: dispatch::truth(sort)?,
        indent,
        item_separator: item_separator.to_owned(),
        key_separator: key_separator.to_owned(),
        out: StrBuilder::new(),
        around: BTreeSet::new(),
        level: 0,
        number: Vec::new(),
    };
    encoder.value(object)?;
    Ok(encoder.out.finish())
}

/// `encode_basestring(text)`.
pub fn quoted(text: Value) -> Res {
    quoted_as(text, false)
}

/// `encode_basestring_ascii(text)`.
pub fn quoted_ascii(text: Value) -> Res {
    quoted_as(text, true)
}

fn quoted_as(text: Value, ascii: bool) -> Res {
    let Some(source) = text.downcast::<Str>() else {
        let kind = dispatch::type_name(text);
        return Err(error::type_error(&format!("first argument must be a string, not {kind}")));
    };
    let mut out = StrBuilder::with_capacity(source.len() + 2);
    push_quoted(&mut out, source, ascii);
    Ok(out.finish())
}

fn push_quoted(out: &mut StrBuilder, text: &Str, ascii: bool) {
    let is_plain = |code: u32| match code {
        0x22 | 0x5C => false,
        _ if ascii => matches!(code, 0x20..=0x7E),
        _ => code >= 0x20,
    };
    out.push(0x22);
    let mut rest = text.units();
    while let Some(stop) = rest.position(|code| !is_plain(code)) {
        out.push_units(rest.slice(0, stop));
        push_escape(out, rest.at(stop));
        rest = rest.slice(stop + 1, rest.len());
    }
    out.push_units(rest);
    out.push(0x22);
}

fn push_escape(out: &mut StrBuilder, code: u32) {
    let short = match code {
        0x22 => b'"',
        0x5C => b'\\',
        0x0A => b'n',
        0x0D => b'r',
        0x09 => b't',
        0x0C => b'f',
        0x08 => b'b',
        _ => 0,
    };
    if short != 0 {
        return out.push_ascii(&[b'\\', short]);
    }
    let mut unit = |unit: u32| out.push_text(&format!("\\u{unit:04x}"));
    match code.checked_sub(0x10000) {
        None => unit(code),
        Some(above) => {
            unit(0xD800 + (above >> 10));
            unit(0xDC00 + (above & 0x3FF));
        }
    }
}

impl Encoder {
    fn value(&mut self, value: Value) -> Res<()> {
        if let Some(text) = value.downcast::<Str>() {
            push_quoted(&mut self.out, text, self.ascii);
            return Ok(());
        }
        match value {
            Value::NONE => self.out.push_ascii(b"null"),
            Value::TRUE => self.out.push_ascii(b"true"),
            Value::FALSE => self.out.push_ascii(b"false"),
            _ if int::is_int(value) => self.int(value)?,
            _ => {
                if let Some(number) = float::as_f64(value) {
                    return self.float(number);
                }
                dispatch::check_stack()?;
                match value.type_of().kind {
                    Kind::List | Kind::Tuple => self.guarded(value, Encoder::sequence)?,
                    Kind::Dict => self.guarded(value, Encoder::mapping)?,
                    _ => self.guarded(value, |this, value| {
                        let other = dispatch::call_values(this.default, &[value])?;
                        this.value(other.value())
                    })?,
                }
            }
        }
        Ok(())
    }

    fn guarded(&mut self, value: Value, write: fn(&mut Encoder, Value) -> Res<()>) -> Res<()> {
        let keep = value.to_owned();
        if self.check && !self.around.insert(value.bits()) {
            return Err(error::value_error("Circular reference detected"));
        }
        write(self, value)?;
        self.around.remove(&value.bits());
        drop(keep);
        Ok(())
    }

    fn int(&mut self, value: Value) -> Res<()> {
        self.number.clear();
        if let Some(number) = int::view(value) {
            text::push_limited(&mut self.number, number)?;
        }
        self.out.push_ascii(&self.number);
        Ok(())
    }

    fn float(&mut self, number: f64) -> Res<()> {
        self.number.clear();
        if number.is_finite() {
            float::digits::push_repr(&mut self.number, number);
            self.out.push_ascii(&self.number);
            return Ok(());
        }
        if !self.allow_nan {
            let shown = parts::repr_text(Owned::from(number).value());
            return Err(error::value_error(&format!("Out of range float values are not JSON compliant: {shown}")));
        }
        self.out.push_ascii(match number {
            f64::INFINITY => b"Infinity",
            f64::NEG_INFINITY => b"-Infinity",
            _ => b"NaN",
        });
        Ok(())
    }

    fn new_line(&mut self) {
        if let Some(indent) = &self.indent {
            self.out.push(10);
            for _ in 0..self.level {
                self.out.push_value(indent.value());
            }
        }
    }

    fn separate(&mut self, first: bool) {
        if !first {
            self.out.push_value(self.item_separator.value());
            self.new_line();
        }
    }

    fn sequence(&mut self, value: Value) -> Res<()> {
        let item = |i: usize| match value.downcast::<List>() {
            Some(list) => list.get(i),
            None => value.downcast::<Tuple>().and_then(|tuple| tuple.get(i)),
        };
        if item(0).is_none() {
            self.out.push_ascii(b"[]");
            return Ok(());
        }
        self.out.push_ascii(b"[");
        self.level += 1;
        self.new_line();
        let mut i = 0;
        while let Some(next) = item(i).map(Value::to_owned) {
            self.separate(i == 0);
            self.value(next.value())?;
            i += 1;
        }
        self.level -= 1;
        self.new_line();
        self.out.push_ascii(b"]");
        Ok(())
    }

    fn mapping(&mut self, value: Value) -> Res<()> {
        let table: &Dict = dict::of(&value);
        if table.is_empty() {
            self.out.push_ascii(b"{}");
            return Ok(());
        }
        let mut entries = parts::entries(value);
        if self.sort {
            let pairs = entries.drain(..).map(|(key, value)| tuple::pair(key, value)).collect();
            let pairs = list::from_vec(pairs);
            list::sort(list::of(&pairs), Value::NONE, false)?;
            let both = |pair: &Value| (parts::items(*pair)[0].to_owned(), parts::items(*pair)[1].to_owned());
            entries = list::of(&pairs).items().iter().map(both).collect();
        }
        self.out.push_ascii(b"{");
        self.level += 1;
        self.new_line();
        let mut first = true;
        for (key, item) in entries {
            if !self.has_text(key.value()) {
                if self.skip_keys {
                    continue;
                }
                let kind = dispatch::type_name(key.value());
                let message = format!("keys must be str, int, float, bool or None, not {kind}");
                return Err(error::raise(&exception::TYPE_ERROR, &message));
            }
            self.separate(first);
            first = false;
            self.key(key.value())?;
            self.out.push_value(self.key_separator.value());
            self.value(item.value())?;
        }
        self.level -= 1;
        self.new_line();
        self.out.push_ascii(b"}");
        Ok(())
    }

    fn has_text(&self, key: Value) -> bool {
        key.downcast::<Str>().is_some() || key.is_none() || key.is_bool() || int::is_int(key) || float::as_f64(key).is_some()
    }

    /// A key, which has a text, in quotes.
    fn key(&mut self, key: Value) -> Res<()> {
        if key.downcast::<Str>().is_some() {
            return self.value(key);
        }
        self.out.push(0x22);
        self.value(key)?;
        self.out.push(0x22);
        Ok(())
    }
}
