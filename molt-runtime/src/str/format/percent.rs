//! The `%` operator of `str`, `bytes` and `bytearray`.

use super::percent_number::{Number, character, number};
use crate::dispatch;
use crate::error::{overflow_error, type_error, value_error};
use crate::int;
use crate::str::{Str, StrBuilder, Units, from_units};
use crate::tuple::Tuple;
use crate::types::Kind;
use crate::value::{Owned, Raised, Res, Value};

/// `template % args` for a string.
pub(crate) fn format_str(template: Value, args: Value) -> Res {
    let units = crate::str::known(template).units();
    Ok(format(units, args, Flavour::Text)?.finish())
}

/// `template % args` for `bytes` or `bytearray`.
pub fn format_bytes(template: Value, args: Value) -> Res {
    // What the arguments call may change a `bytearray`.
    let copy = if template.is_exactly(&crate::bytes::BYTES) { None } else { Some(crate::bytes::known(template).to_vec()) };
    let units = Units::One(copy.as_deref().unwrap_or_else(|| crate::bytes::known(template)));
    let out = format(units, args, Flavour::Bytes)?;
    // Only bytes and ASCII text were put in.
    Ok(crate::bytes::make_like(template, out.units().bytes()))
}

/// What is being formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    Text,
    Bytes,
}

/// The flags, width and precision of one conversion.
#[derive(Clone, Copy, Default)]
pub(super) struct Spec {
    pub(super) left: bool,
    pub(super) sign: bool,
    pub(super) blank: bool,
    pub(super) alternate: bool,
    pub(super) zero: bool,
    width: usize,
    pub(super) precision: Option<usize>,
}

/// Where the values come from.
struct Arguments {
    /// The right operand of `%`, or what `%(name)` found last (then owned by `found`).
    values: Value,
    found: Owned,
    single: bool,
    next: usize,
    mapping: bool,
}

impl Arguments {
    fn of(values: Value, flavour: Flavour) -> Arguments {
        let kind = values.type_of().kind;
        let text = match flavour {
            Flavour::Text => kind == Kind::Str,
            Flavour::Bytes => matches!(kind, Kind::Bytes | Kind::ByteArray | Kind::Str),
        };
        let single = kind != Kind::Tuple;
        let mapping = single && !text && values.type_of().slots().get_item.is_some();
        Arguments { values, found: Owned::NONE, single, next: 0, mapping }
    }
    fn take(&mut self) -> Res<Value> {
        let value = match self.values.downcast::<Tuple>() {
            Some(tuple) if !self.single => tuple.get(self.next),
            _ => {
                if self.next == 0 {
                    Some(self.values)
                } else {
                    None
                }
            }
        };
        self.next += 1;
        value.ok_or_else(|| type_error("not enough arguments for format string"))
    }
    fn all_used(&self) -> bool {
        let count = match self.values.downcast::<Tuple>() {
            Some(tuple) if !self.single => tuple.len(),
            _ => 1,
        };
        self.mapping || self.next >= count
    }
}

struct Reader<'a> {
    template: Units<'a>,
    at: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Res<u32> {
        if self.at >= self.template.len() {
            return Err(value_error("incomplete format"));
        }
        self.at += 1;
        Ok(self.template.at(self.at - 1))
    }
    /// A number in the template; `code` is its first digit. Gives it and the code point after it.
    fn number(&mut self, code: u32, limit: usize, error: &str) -> Res<(usize, u32)> {
        let (mut code, mut value) = (code, 0_usize);
        while (0x30..0x3A).contains(&code) {
            value = value * 10 + (code - 0x30) as usize;
            if value > limit {
                return Err(value_error(error));
            }
            code = self.next()?;
        }
        Ok((value, code))
    }
}

fn format(template: Units, args: Value, flavour: Flavour) -> Res<StrBuilder> {
    let mut out = StrBuilder::with_capacity(template.len() + 16);
    let mut args = Arguments::of(args, flavour);
    let whole = args.values;
    let mut reader = Reader { template, at: 0 };
    while reader.at < template.len() {
        let rest = template.slice(reader.at, template.len());
        let plain = rest.position(|code| code == u32::from(b'%')).unwrap_or(rest.len());
        out.push_units(rest.slice(0, plain));
        reader.at += plain;
        if plain < rest.len() {
            reader.at += 1;
            conversion(&mut reader, &mut out, &mut args, whole, flavour)?;
        }
    }
    if !args.all_used() {
        let what = if flavour == Flavour::Text { "string" } else { "bytes" };
        return Err(type_error(&["not all arguments converted during ", what, " formatting"].concat()));
    }
    Ok(out)
}

/// What follows a percent sign.
fn conversion(reader: &mut Reader, out: &mut StrBuilder, args: &mut Arguments, whole: Value, flavour: Flavour) -> Res<()> {
    let mut code = reader.next()?;
    if code == u32::from(b'%') {
        out.push(code);
        return Ok(());
    }
    if code == u32::from(b'(') {
        args.found = named(reader, args, whole, flavour)?;
        (args.values, args.single, args.next) = (args.found.value(), true, 0);
        code = reader.next()?;
    }
    let mut spec = Spec::default();
    while let Some(flag) = match u8::try_from(code).unwrap_or(0) {
        b'-' => Some(&mut spec.left),
        b'+' => Some(&mut spec.sign),
        b' ' => Some(&mut spec.blank),
        b'#' => Some(&mut spec.alternate),
        b'0' => Some(&mut spec.zero),
        _ => None,
    } {
        *flag = true;
        code = reader.next()?;
    }
    if code == u32::from(b'*') {
        let width = star(args)?;
        spec.left |= width < 0;
        spec.width = width.unsigned_abs() as usize;
        code = reader.next()?;
    } else {
        (spec.width, code) = reader.number(code, i64::MAX as usize / 10, "width too big")?;
    }
    if code == u32::from(b'.') {
        code = reader.next()?;
        let precision;
        if code == u32::from(b'*') {
            let given = i32::try_from(star(args)?);
            precision = given.map_err(|_| overflow_error("Python int too large to convert to C int"))?.max(0) as usize;
            code = reader.next()?;
        } else {
            (precision, code) = reader.number(code, i32::MAX as usize, "precision too big")?;
        }
        spec.precision = Some(precision);
    }
    if matches!(u8::try_from(code), Ok(b'h' | b'l' | b'L')) {
        code = reader.next()?;
    }
    crate::str::check_length(spec.width.max(spec.precision.unwrap_or(0)), 0)?;
    let value = args.take()?.to_owned();
    let letter = u8::try_from(code).unwrap_or(0);
    put(out, &spec, letter, value.value(), flavour)?.ok_or_else(|| unsupported(code, reader.at - 1))
}

/// The value of `%(name)`.
fn named(reader: &mut Reader, args: &Arguments, whole: Value, flavour: Flavour) -> Res {
    if !args.mapping {
        return Err(type_error("format requires a mapping"));
    }
    let start = reader.at;
    let mut depth = 1;
    while depth > 0 {
        match reader.next() {
            Ok(0x28) => depth += 1,
            Ok(0x29) => depth -= 1,
            Ok(_) => {}
            Err(raised) => {
                crate::exception::take_if(&crate::exception::VALUE_ERROR).ok_or(raised)?;
                return Err(value_error("incomplete format key"));
            }
        }
    }
    let name = reader.template.slice(start, reader.at - 1);
    let key = match flavour {
        Flavour::Text => from_units(name),
        Flavour::Bytes => crate::bytes::from_slice(name.bytes()),
    };
    dispatch::get_item(whole, key.value())
}

/// A width or precision given by `*`.
fn star(args: &mut Arguments) -> Res<i64> {
    let value = args.take()?;
    if !int::is_int(value) {
        return Err(type_error("* wants int"));
    }
    int::as_i64(value).ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
}

#[cold]
fn unsupported(code: u32, at: usize) -> Raised {
    let shown = char::from_u32(code).filter(|c| matches!(c, ' '..='~')).unwrap_or('?');
    value_error(&alloc::format!("unsupported format character '{shown}' ({code:#x}) at index {at}"))
}

/// Appends one converted value; nothing when the letter is none.
fn put(out: &mut StrBuilder, spec: &Spec, letter: u8, value: Value, flavour: Flavour) -> Res<Option<()>> {
    let text = match (letter, flavour) {
        (b's', Flavour::Text) => dispatch::str(value)?,
        (b'r', Flavour::Text) => dispatch::repr(value)?,
        (b'a', _) | (b'r', Flavour::Bytes) => crate::str::ascii(value)?,
        (b's' | b'b', Flavour::Bytes) => {
            put_text(out, spec, Units::One(&byte_string(value)?));
            return Ok(Some(()));
        }
        (b'c', _) => {
            let code = character(value, flavour)?;
            put_text(out, &Spec { precision: None, ..*spec }, Units::Four(&[code]));
            return Ok(Some(()));
        }
        _ => return number(letter, spec, value, flavour, |number| put_number(out, spec, number)),
    };
    if let Some(text) = text.downcast::<Str>() {
        put_text(out, spec, text.units());
    }
    Ok(Some(()))
}

/// The bytes that `%s` puts into bytes.
fn byte_string(value: Value) -> Res<alloc::vec::Vec<u8>> {
    if let Some(bytes) = crate::bytes::view(value) {
        return Ok(bytes.to_vec());
    }
    if let Some(bytes) = crate::bytes::from_special(value)? {
        return Ok(bytes);
    }
    let what = "%b requires a bytes-like object, or an object that implements __bytes__";
    Err(crate::bytes::not_bytes_like(value, what))
}

fn put_text(out: &mut StrBuilder, spec: &Spec, text: Units) {
    let length = spec.precision.map_or(text.len(), |precision| precision.min(text.len()));
    let fill = spec.width.saturating_sub(length);
    if !spec.left {
        out.push_run(0x20, fill);
    }
    out.push_units(text.slice(0, length));
    if spec.left {
        out.push_run(0x20, fill);
    }
}

fn put_number(out: &mut StrBuilder, spec: &Spec, number: &Number) {
    let sign: &[u8] = match () {
        () if number.negative => b"-",
        () if spec.sign => b"+",
        () if spec.blank => b" ",
        () => b"",
    };
    let length = sign.len() + number.prefix.len() + number.zeros + number.digits.len();
    let fill = spec.width.saturating_sub(length);
    let zeros = spec.zero && !spec.left;
    if !spec.left && !zeros {
        out.push_run(0x20, fill);
    }
    out.push_ascii(sign);
    out.push_ascii(number.prefix);
    out.push_run(0x30, number.zeros + if zeros { fill } else { 0 });
    out.push_ascii(number.digits);
    if spec.left {
        out.push_run(0x20, fill);
    }
}
