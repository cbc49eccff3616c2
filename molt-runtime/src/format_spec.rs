//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use crate::dispatch::type_name;
use crate::error;
use crate::rt::rt;
use crate::str::Str;
use crate::value::{Raised, Res, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

/// A parsed format specification.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormatSpec {
    /// The code point that fills up to the width.
    pub fill: u32,
    /// `<`, `>`, `^` or `=`.
    pub align: u8,
    /// `+`, `-` or a space, where given.
    pub sign: Option<u8>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least width, where given.
    pub width: Option<usize>,
    /// `,` or `_`.
    pub grouping: Option<u8>,
    /// Digits after the point, where given.
    pub precision: Option<usize>,
    /// The presentation type, where given.
    pub kind: Option<u32>,
    /// Whether the alignment was written (for types that refuse `=`).
    pub align_given: bool,
}

/// The largest width and precision.
const LARGEST: usize = i64::MAX as usize;

fn is_align(code: Option<&u32>) -> bool {
    matches!(code, Some(&c) if c == '<' as u32 || c == '>' as u32 || c == '=' as u32 || c == '^' as u32)
}

/// Reads decimal digits (of any script that `digit` knows) from the front; nothing if there are none.
fn integer(rest: &mut &[u32]) -> Res<Option<usize>> {
    let mut number = None;
    while let [code, tail @ ..] = rest {
        let Some(digit) = crate::int::parse::digit_of(*code) else { break };
        let value = number.unwrap_or(0usize);
        if value > (LARGEST - digit as usize) / 10 {
            return Err(error::value_error("Too many decimal digits in format string"));
        }
        number = Some(value * 10 + digit as usize);
        *rest = tail;
    }
    Ok(number)
}

fn take(rest: &mut &[u32], wanted: char) -> bool {
    match rest {
        [code, tail @ ..] if *code == wanted as u32 => {
            *rest = tail;
            true
        }
        _ => false,
    }
}

/// Calls `f` with the code points of a specification, which are few.
pub fn with_codes<T>(spec: &Str, f: impl FnOnce(&[u32]) -> T) -> T {
    let mut few = [0; 32];
    match few.get_mut(..spec.len()) {
        Some(codes) => {
            codes.iter_mut().zip(spec.code_points()).for_each(|(place, code)| *place = code);
            f(codes)
        }
        None => f(&spec.code_points().collect::<Vec<u32>>()),
    }
}

/// A specification that was parsed: its text, the default of `align`, and what came out.
type Parsed = (Value, u8, FormatSpec);
/// The specifications that were parsed last, each at the place its address leads to.
pub type Recent = [Cell<Option<Parsed>>; 8];

/// The specification for a value. Those written in the program are there for ever, and parsed once unless many take turns.
pub fn of(text: &Str, align: u8, value: Value) -> Res<FormatSpec> {
    let place = text.is_static().then(|| {
        let recent = rt().specs.get_or_init(|| Box::new([const { Cell::new(None) }; 8]));
        &recent[(text.value().bits() >> 5) as usize % recent.len()]
    });
    if let Some((known, known_align, spec)) = place.and_then(Cell::get)
        && known == text.value()
        && known_align == align
    {
        return Ok(spec);
    }
    let spec = with_codes(text, |codes| parse(codes, align, &type_name(value)))?;
    if let Some(place) = place {
        place.set(Some((text.value(), align, spec)));
    }
    Ok(spec)
}

/// Parses a specification. `align` is the type's default: `<` for text, `>` for numbers; `type_name` is for errors.
pub fn parse(text: &[u32], align: u8, type_name: &str) -> Res<FormatSpec> {
    let mut spec = FormatSpec {
        fill: ' ' as u32,
        align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: None,
        grouping: None,
        precision: None,
        kind: None,
        align_given: false,
    };
    let mut rest = text;
    let mut fill_given = false;
    if is_align(rest.get(1)) {
        (spec.fill, spec.align, fill_given, spec.align_given) = (rest[0], rest[1] as u8, true, true);
        rest = &rest[2..];
    } else if is_align(rest.first()) {
        (spec.align, spec.align_given) = (rest[0] as u8, true);
        rest = &rest[1..];
    }
    spec.sign = ['+', '-', ' '].into_iter().find(|&sign| take(&mut rest, sign)).map(|sign| sign as u8);
    spec.no_negative_zero = take(&mut rest, 'z');
    spec.alternate = take(&mut rest, '#');
    if !fill_given && take(&mut rest, '0') {
        spec.fill = '0' as u32;
        if !spec.align_given && align == b'>' {
            spec.align = b'=';
        }
    }
    spec.width = integer(&mut rest)?;
    if take(&mut rest, ',') {
        spec.grouping = Some(b',');
    }
    if take(&mut rest, '_') {
        if spec.grouping.is_some() {
            return Err(error::value_error("Cannot specify both ',' and '_'."));
        }
        spec.grouping = Some(b'_');
    }
    if spec.grouping == Some(b'_') && rest.first() == Some(&(',' as u32)) {
        return Err(error::value_error("Cannot specify both ',' and '_'."));
    }
    if take(&mut rest, '.') {
        spec.precision = integer(&mut rest)?;
        if spec.precision.is_none() {
            return Err(error::value_error("Format specifier missing precision"));
        }
    }
    match rest {
        [] => {}
        [kind] => spec.kind = Some(*kind),
        _ => {
            let shown: String = text.iter().map(|&code| char::from_u32(code).unwrap_or('\u{FFFD}')).collect();
            return Err(error::value_error(&format!("Invalid format specifier '{shown}' for object of type '{type_name}'")));
        }
    }
    if let Some(grouping) = spec.grouping {
        check_grouping(grouping, spec.kind)?;
    }
    Ok(spec)
}

/// Refuses types that cannot be grouped.
fn check_grouping(grouping: u8, kind: Option<u32>) -> Res<()> {
    let kind = kind.unwrap_or(0);
    match char::from_u32(kind) {
        Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if grouping == b'_' => Ok(()),
        _ => {
            let shown = shown_kind(kind);
            Err(error::value_error(&format!("Cannot specify '{}' with '{shown}'.", grouping as char)))
        }
    }
}

fn shown_kind(kind: u32) -> String {
    match char::from_u32(kind) {
        Some(c @ '\u{21}'..='\u{7f}') => format!("{c}"),
        _ => format!("\\x{kind:x}"),
    }
}

/// The error of a presentation type the value does not have.
#[cold]
pub fn unknown_kind(kind: u32, type_name: &str) -> Raised {
    let shown = shown_kind(kind);
    error::value_error(&format!("Unknown format code '{shown}' for object of type '{type_name}'"))
}

impl FormatSpec {
    /// The presentation type as a letter, `default` where none is given, NUL for what is not ASCII.
    pub fn letter(&self, default: u8) -> u8 {
        match self.kind {
            None => default,
            Some(kind) => u8::try_from(kind).unwrap_or(0),
        }
    }

    /// How many fill code points stand before and after `length` code points of content. (`=` counts as `>`.)
    pub fn padding(&self, length: usize) -> (usize, usize) {
        let missing = self.width.unwrap_or(0).saturating_sub(length);
        match self.align {
            b'<' => (0, missing),
            b'^' => (missing / 2, missing - missing / 2),
            _ => (missing, 0),
        }
    }
}
