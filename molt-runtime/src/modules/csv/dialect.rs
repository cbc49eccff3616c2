//! How a table is written: `_csv.Dialect`.

use super::get;
use crate::object::{self, Header, Object, Ref};
use crate::str::Str;
use crate::types::{Args, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, error, exception, int, parts};
use alloc::format;

/// Stands for a character that is not set: none of a text.
pub const NOT_SET: u32 = u32::MAX;

/// `QUOTE_ALL` and the others that are asked for.
pub const QUOTE_ALL: i64 = 1;
pub const QUOTE_NONNUMERIC: i64 = 2;
pub const QUOTE_NONE: i64 = 3;
pub const QUOTE_STRINGS: i64 = 4;
pub const QUOTE_NOTNULL: i64 = 5;

/// How a table is written.
#[repr(C)]
pub struct Dialect {
    header: Header,
    pub delimiter: u32,
    pub quote: u32,
    pub escape: u32,
    pub quoting: i64,
    pub double_quote: bool,
    pub skip_space: bool,
    pub strict: bool,
    /// What ends a row (an owned `str`).
    pub terminator: Value,
    /// For ASCII characters: what they stop, bits of [`FIELD`], [`QUOTED`] and [`WRITTEN`].
    stops: [u8; 128],
}
// SAFETY: repr(C), header first.
unsafe impl Object for Dialect {
    const KIND: Kind = Kind::CsvDialect;
}

/// A character that means something in a field without quotes.
pub const FIELD: u8 = 1;
/// One that means something in quotes.
pub const QUOTED: u8 = 2;
/// One that needs care where it is written.
pub const WRITTEN: u8 = 4;

static SLOTS: Slots = Slots { new: Some(new), ..Slots::base(drop_dialect, class::default_repr) };
/// `_csv.Dialect`.
pub static DIALECT: Type = Type::of_module("_csv.Dialect", Kind::CsvDialect, &SLOTS, METHODS);

fn drop_dialect(this: Value) {
    object::release(of(this).terminator);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<Dialect>(this, 0) }
}

/// The dialect in a value known to be one.
pub fn of(value: Value) -> Ref<Dialect> {
    match value.downcast() {
        Some(dialect) => dialect,
        None => crate::host::fatal("a dialect was expected"),
    }
}

impl Dialect {
    /// Whether a character stops the run of those that mean nothing.
    #[inline]
    pub fn stops(&self, code: u32, what: u8) -> bool {
        match self.stops.get(code as usize) {
            Some(stops) => stops & what != 0,
            None => self.meaning(code) & what != 0,
        }
    }
    fn meaning(&self, code: u32) -> u8 {
        let is = |whether: bool, what: u8| if whether { what } else { 0 };
        let end = code == u32::from(b'\n') || code == u32::from(b'\r');
        let in_terminator = self.terminator.downcast::<Str>().is_some_and(|end| end.code_points().any(|own| own == code));
        is(code == self.delimiter || code == self.escape || end, FIELD)
            | is(code == self.quote || code == self.escape, QUOTED)
            | is(code == self.delimiter || code == self.escape || code == self.quote || in_terminator, WRITTEN)
    }
}

/// What dialects are made of, in the order of their parameters behind the dialect itself.
const NAMES: [&str; 8] =
    ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];

/// `_csv.Dialect(dialect=None, *, ...)`.
pub fn new(kind: &'static Type, args: Args) -> Res {
    let mut given: [Option<Owned>; 8] = Default::default();
    let mut base = args.positionals().first().copied().unwrap_or(Value::ABSENT);
    if args.positionals().len() > 1 {
        for (slot, &value) in given.iter_mut().zip(&args.positionals()[1..]) {
            *slot = Some(value.to_owned());
        }
    }
    for (name, value) in args.named() {
        if parts::is(name, "dialect") {
            base = value;
            continue;
        }
        match NAMES.iter().position(|known| parts::is(name, known)) {
            Some(i) => given[i] = Some(value.to_owned()),
            None => {
                let name = parts::text(name);
                return Err(error::type_error(&format!("'{name}' is an invalid keyword argument for this function")));
            }
        }
    }
    let named = if base.type_of().kind == Kind::Str { Some(get(base)?) } else { None };
    if let Some(named) = &named {
        base = named.value();
    }
    if base.is_exactly(kind) && given.iter().all(Option::is_none) {
        return Ok(base.to_owned());
    }
    if !base.is_absent() {
        for (slot, name) in given.iter_mut().zip(NAMES).filter(|(slot, _)| slot.is_none()) {
            match class::find_attr(base, parts::string(name).value()) {
                Ok(found) => *slot = found,
                Err(_) => exception::clear(),
            }
        }
    }
    checked(kind, given.each_ref().map(|value| value.as_ref().map_or(Value::ABSENT, Owned::value)))
}

fn checked(kind: &'static Type, given: [Value; 8]) -> Res {
    let [delimiter, double_quote, escape, terminator, quote, quoting, skip_space, strict] = given;
    let flag = |value: Value, default: bool| if value.is_absent() { Ok(default) } else { dispatch::truth(value) };
    let delimiter = character("delimiter", delimiter, ',', false)?;
    let double_quote = flag(double_quote, true)?;
    let escape = character("escapechar", escape, '\0', true)?;
    let escape = if given[2].is_absent() { NOT_SET } else { escape };
    let terminator = match terminator {
        Value::ABSENT => parts::string("\r\n"),
        end if end.is_none() || end.type_of().kind == Kind::Str => end.to_owned(),
        _ => return Err(error::type_error("\"lineterminator\" must be a string")),
    };
    let quote = character("quotechar", quote, '"', true)?;
    let mut style = 0;
    if !quoting.is_absent() {
        if !quoting.is_exactly(&int::INT) {
            return Err(error::type_error("\"quoting\" must be an integer"));
        }
        let number = int::as_i64(quoting).filter(|&number| i32::try_from(number).is_ok());
        style = number.ok_or_else(|| error::overflow_error("Python int too large to convert to C int"))?;
    }
    let (skip_space, strict) = (flag(skip_space, false)?, flag(strict, false)?);
    if !(0..=QUOTE_NOTNULL).contains(&style) {
        return Err(error::type_error("bad \"quoting\" value"));
    }
    if delimiter == 0 {
        return Err(error::type_error("\"delimiter\" must be a 1-character string"));
    }
    if given[4].is_none() && quoting.is_absent() {
        style = QUOTE_NONE;
    }
    if style != QUOTE_NONE && quote == NOT_SET {
        return Err(error::type_error("quotechar must be set if quoting enabled"));
    }
    if terminator.is_none() {
        return Err(error::type_error("lineterminator must be set"));
    }
    let terminator = terminator.into_raw();
    Ok(object::allocate(kind, 0, |header| {
        let stops = [0; 128];
        let mut made =
            Dialect { header, delimiter, quote, escape, quoting: style, double_quote, skip_space, strict, terminator, stops };
        for code in 0..128 {
            made.stops[code as usize] = made.meaning(code);
        }
        made
    }))
}

/// The one character of an argument.
fn character(name: &str, value: Value, default: char, optional: bool) -> Res<u32> {
    if value.is_absent() {
        return Ok(default.into());
    }
    if optional && value.is_none() {
        return Ok(NOT_SET);
    }
    match value.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.at(0)),
        Some(_) => Err(error::type_error(&format!("\"{name}\" must be a 1-character string"))),
        None => {
            let (or, got) = (if optional { " or None" } else { "" }, dispatch::type_name(value));
            Err(error::type_error(&format!("\"{name}\" must be string{or}, not {got}")))
        }
    }
}

fn shown(code: u32) -> Res {
    Ok(if code == NOT_SET { Owned::NONE } else { crate::str::from_char(code) })
}

fn delimiter(this: Value) -> Res {
    shown(of(this).delimiter)
}

fn quotechar(this: Value) -> Res {
    shown(of(this).quote)
}

fn escapechar(this: Value) -> Res {
    shown(of(this).escape)
}

fn quoting(this: Value) -> Res {
    Ok(int::from_i64(of(this).quoting))
}

fn doublequote(this: Value) -> Res {
    Ok(of(this).double_quote.into())
}

fn skipinitialspace(this: Value) -> Res {
    Ok(of(this).skip_space.into())
}

fn strict(this: Value) -> Res {
    Ok(of(this).strict.into())
}

fn lineterminator(this: Value) -> Res {
    Ok(of(this).terminator.to_owned())
}

crate::methods! { METHODS of "_csv.Dialect" {
    property: delimiter as "delimiter"(this) "(self) -> str";
    property: quotechar as "quotechar"(this) "(self) -> object";
    property: escapechar as "escapechar"(this) "(self) -> object";
    property: quoting as "quoting"(this) "(self) -> int";
    property: doublequote as "doublequote"(this) "(self) -> bool";
    property: skipinitialspace as "skipinitialspace"(this) "(self) -> bool";
    property: strict as "strict"(this) "(self) -> bool";
    property: lineterminator as "lineterminator"(this) "(self) -> str";
} }
