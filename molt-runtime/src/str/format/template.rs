//! `str.format` templates: literal text and replacement fields.

use super::field::Fields;
use super::{convert, error, format_any};
use crate::str::{Str, StrBuilder, Units};
use crate::value::{Owned, Res};

/// How deep specs may hold fields of their own.
const DEPTH: u32 = 2;

const OPEN: u32 = b'{' as u32;
const CLOSE: u32 = b'}' as u32;

/// The template with its fields replaced.
pub(super) fn format(template: &Str, fields: &Fields) -> Res {
    build(template.units(), fields, DEPTH)
}

fn build(template: Units, fields: &Fields, depth: u32) -> Res {
    if depth == 0 {
        return Err(error("Max string recursion exceeded"));
    }
    let mut out = StrBuilder::with_capacity(template.len());
    let mut reader = Reader { text: template, at: 0 };
    while let Some(piece) = reader.next()? {
        match piece {
            Piece::Text(text) => out.push_units(text),
            Piece::Field(field) => render(&mut out, &field, fields, depth)?,
        }
    }
    Ok(out.finish())
}

fn render(out: &mut StrBuilder, field: &Field, fields: &Fields, depth: u32) -> Res<()> {
    let value = fields.value(field.name)?;
    let value = convert(value.value(), conversion(field.conversion)?)?;
    let spec: Owned = match field.nested {
        true => build(field.spec, fields, depth - 1)?,
        false => crate::str::from_units(field.spec),
    };
    let text = format_any(value.value(), spec.value())?;
    out.push_value(text.value());
    Ok(())
}

fn conversion(letter: Option<u32>) -> Res<u32> {
    match letter.map(|code| (code, char::from_u32(code).unwrap_or('\0'))) {
        None => Ok(0),
        Some((code, 's' | 'r' | 'a')) => Ok(code),
        Some((_, c @ '\u{21}'..='\u{7e}')) => Err(error(&alloc::format!("Unknown conversion specifier {c}"))),
        Some((code, _)) => Err(error(&alloc::format!("Unknown conversion specifier \\x{code:x}"))),
    }
}

enum Piece<'a> {
    Text(Units<'a>),
    Field(Field<'a>),
}

struct Field<'a> {
    name: Units<'a>,
    conversion: Option<u32>,
    spec: Units<'a>,
    /// The spec has fields of its own.
    nested: bool,
}

struct Reader<'a> {
    text: Units<'a>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<u32> {
        let code = if self.at < self.text.len() { self.text.at(self.at) } else { return None };
        self.at += 1;
        Some(code)
    }

    fn next(&mut self) -> Res<Option<Piece<'a>>> {
        let start = self.at;
        let rest = self.text.slice(start, self.text.len());
        let Some(length) = rest.position(|code| code == OPEN || code == CLOSE) else {
            self.at = self.text.len();
            return Ok(if rest.is_empty() { None } else { Some(Piece::Text(rest)) });
        };
        let brace = rest.at(length);
        if length + 1 < rest.len() && rest.at(length + 1) == brace {
            // A doubled brace stands for one.
            self.at = start + length + 2;
            return Ok(Some(Piece::Text(rest.slice(0, length + 1))));
        }
        if brace == CLOSE {
            return Err(error("Single '}' encountered in format string"));
        }
        if length + 1 == rest.len() {
            return Err(error("Single '{' encountered in format string"));
        }
        if length > 0 {
            self.at = start + length;
            return Ok(Some(Piece::Text(rest.slice(0, length))));
        }
        self.at = start + 1;
        self.field().map(Some).map(|piece| piece.map(Piece::Field))
    }

    /// What follows `{`.
    fn field(&mut self) -> Res<Field<'a>> {
        let start = self.at;
        let mut end_of_name = None;
        while let Some(code) = self.take() {
            match u8::try_from(code).unwrap_or(0) {
                b'{' => return Err(error("unexpected '{' in field name")),
                b'[' => {
                    let rest = self.text.slice(self.at, self.text.len());
                    self.at += rest.position(|code| code == u32::from(b']')).unwrap_or(rest.len());
                }
                end @ (b'}' | b':' | b'!') => {
                    end_of_name = Some(end);
                    break;
                }
                _ => {}
            }
        }
        let empty = self.text.slice(0, 0);
        let Some(end) = end_of_name else { return Err(error("expected '}' before end of string")) };
        let name = self.text.slice(start, self.at - 1);
        if end == b'}' {
            return Ok(Field { name, conversion: None, spec: empty, nested: false });
        }
        let mut conversion = None;
        if end == b'!' {
            let Some(letter) = self.take() else {
                return Err(error("end of string while looking for conversion specifier"));
            };
            conversion = Some(letter);
            match self.take().map(|code| u8::try_from(code).unwrap_or(0)) {
                Some(b'}') => return Ok(Field { name, conversion, spec: empty, nested: false }),
                Some(b':') | None => {}
                Some(_) => return Err(error("expected ':' after conversion specifier")),
            }
        }
        let (spec, nested) = self.spec()?;
        Ok(Field { name, conversion, spec, nested })
    }

    /// What follows `:`, up to the `}` of the field.
    fn spec(&mut self) -> Res<(Units<'a>, bool)> {
        let start = self.at;
        let (mut depth, mut nested) = (1, false);
        while let Some(code) = self.take() {
            match code {
                OPEN => {
                    nested = true;
                    depth += 1;
                }
                CLOSE if depth == 1 => return Ok((self.text.slice(start, self.at - 1), nested)),
                CLOSE => depth -= 1,
                _ => {}
            }
        }
        Err(error("unmatched '{' in format spec"))
    }
}
