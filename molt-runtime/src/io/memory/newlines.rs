//! Line ends of `StringIO`: what is written where text comes in, and where lines end.

use crate::io::file::Newline;
use crate::str::{StrBuilder, Units, find, find_char};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, parts};
use alloc::format;

/// What a `newline` argument says.
pub(super) fn of_argument(value: Value) -> Res<Newline> {
    if value.is_none() {
        return Ok(Newline::Universal);
    }
    let Some(text) = value.downcast::<crate::str::Str>() else {
        let got = dispatch::type_name(value);
        return Err(error::type_error(&format!("newline must be str or None, not {got}")));
    };
    [("", Newline::Untranslated), ("\n", Newline::Lf), ("\r", Newline::Cr), ("\r\n", Newline::CrLf)]
        .into_iter()
        .find_map(|(end, newline)| text.is(end).then_some(newline))
        .ok_or_else(|| error::value_error(&format!("illegal newline value: {}", parts::repr_text(value))))
}

/// The argument that says this.
pub(super) fn argument(newline: Newline) -> Owned {
    match newline {
        Newline::Universal => Owned::NONE,
        Newline::Untranslated => parts::string(""),
        Newline::Lf => parts::string("\n"),
        Newline::Cr => parts::string("\r"),
        Newline::CrLf => parts::string("\r\n"),
    }
}

const CR: u32 = '\r' as u32;
const LF: u32 = '\n' as u32;

/// The kinds of line ends in a text: 1 `\r`, 2 `\n`, 4 `\r\n`.
pub(super) fn seen(units: Units) -> u8 {
    if find_char(units, CR).is_none() {
        return if find_char(units, LF).is_some() { 2 } else { 0 };
    }
    let (mut found, mut before) = (0, 0);
    for code in units.code_points() {
        match (before, code) {
            (CR, LF) => found |= 4,
            (CR, _) => found |= 1,
            (_, LF) => found |= 2,
            _ => {}
        }
        before = code;
    }
    if before == CR { found | 1 } else { found }
}

/// A text with its line ends as they are kept; nothing where it stays as it is.
pub(super) fn translated(units: Units, newline: Newline) -> Option<StrBuilder> {
    let end: &[u32] = match newline {
        Newline::Universal => {
            find_char(units, CR)?;
            let mut out = StrBuilder::with_capacity(units.len());
            let mut before = 0;
            for code in units.code_points() {
                match (before, code) {
                    (CR, LF) => {}
                    (_, CR) => out.push(LF),
                    _ => out.push(code),
                }
                before = code;
            }
            return Some(out);
        }
        Newline::Untranslated | Newline::Lf => return None,
        Newline::Cr => &[CR],
        Newline::CrLf => &[CR, LF],
    };
    find_char(units, LF)?;
    let mut out = StrBuilder::with_capacity(units.len());
    for code in units.code_points() {
        if code == LF { out.push_units(Units::Four(end)) } else { out.push(code) }
    }
    Some(out)
}

/// How many code points the first line of a text has, its end included.
pub(super) fn line_length(units: Units, newline: Newline) -> usize {
    let end = match newline {
        Newline::Universal | Newline::Lf => find_char(units, LF).map(|at| at + 1),
        Newline::Cr => find_char(units, CR).map(|at| at + 1),
        Newline::CrLf => find(units, Units::One(b"\r\n")).map(|at| at + 2),
        Newline::Untranslated => {
            let end = units.position(|code| code == CR || code == LF);
            end.map(|at| {
                let pair = units.at(at) == CR && at + 1 < units.len() && units.at(at + 1) == LF;
                at + 1 + usize::from(pair)
            })
        }
    };
    end.unwrap_or(units.len())
}
