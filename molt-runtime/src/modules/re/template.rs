//! Replacement templates: `\1`, `\g<name>` and escapes.

use super::compile::raise;
use super::parse_escape::{control, octal, value};
use super::tokens::{Fault, Token, Tokens, is_number, number, shown, text};
use super::{matched, pattern, scan, search};
use crate::str::Str;
use crate::value::{Owned, Res, Value};
use crate::{bytes, dict, dispatch, error, int, str};
use alloc::format;
use alloc::vec::Vec;

/// A template.
pub struct Template {
    parts: Vec<Part>,
}

enum Part {
    Literal(Owned),
    Group(usize),
}

/// Reads a template for a pattern.
pub fn parse(owner: Value, template: Value) -> Res<Template> {
    let Some(units) = search::units(template) else {
        let kind = dispatch::type_name(template);
        return Err(error::type_error(&format!("decoding to str: need a bytes-like object, {kind} found")));
    };
    let codes: Vec<u32> = units.code_points().collect();
    let is_text = template.downcast::<Str>().is_some();
    read(owner, &codes, is_text).map_err(|fault| raise(fault, template))
}

fn literal(codes: &mut Vec<u32>, is_text: bool) -> Part {
    let codes = core::mem::take(codes);
    Part::Literal(match is_text {
        true => str::from_code_points(&codes),
        false => bytes::from_vec(codes.iter().map(|&code| code as u8).collect()),
    })
}

fn read(owner: Value, codes: &[u32], is_text: bool) -> Result<Template, Fault> {
    let mut tokens = Tokens::new(codes, is_text)?;
    let (mut parts, mut plain) = (Vec::new(), Vec::new());
    let groups = pattern::of(owner).groups();
    while let Some(token) = tokens.take()? {
        let code = match token {
            Token::Plain(code) => {
                plain.push(code);
                continue;
            }
            Token::Escape(code) => code,
        };
        let mut escape = Vec::from([0x5C, code]);
        let group = match code {
            0x67 => Some(named(owner, &mut tokens)?),
            0x30 => {
                tokens.digits(2, 8, &mut escape)?;
                plain.push(value(&escape[1..], 8) & 0xFF);
                None
            }
            0x31..=0x39 => {
                tokens.digits(1, 10, &mut escape)?;
                let is_octal = |&code: &u32| matches!(code, 0x30..=0x37);
                if escape.len() == 3 && escape[1..].iter().all(is_octal) && tokens.digit(8).is_some() {
                    tokens.digits(1, 8, &mut escape)?;
                    plain.push(octal(&tokens, &escape)?);
                    None
                } else {
                    Some((number(&escape[1..]).unwrap_or(u32::MAX), escape.len() - 1))
                }
            }
            _ => {
                match control(code) {
                    Some(code) => plain.push(code),
                    None if u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphabetic()) => {
                        return Err(tokens.error(&format!("bad escape {}", token.text()), 2));
                    }
                    None => plain.extend(escape),
                }
                None
            }
        };
        if let Some((group, offset)) = group {
            if group as usize > groups {
                return Err(tokens.error(&format!("invalid group reference {group}"), offset));
            }
            parts.push(literal(&mut plain, is_text));
            parts.push(Part::Group(group as usize));
        }
    }
    parts.push(literal(&mut plain, is_text));
    Ok(Template { parts })
}

/// A group in angle brackets, and how long its name is.
fn named(owner: Value, tokens: &mut Tokens) -> Result<(u32, usize), Fault> {
    if !tokens.eat('<')? {
        return Err(tokens.error("missing <", 0));
    }
    let name = tokens.until('>', "group name")?;
    let group = if is_number(&name) {
        number(&name).ok_or_else(|| tokens.error(&format!("invalid group reference {}", text(&name)), name.len() + 1))?
    } else {
        tokens.check_name(&name, 1)?;
        let names = pattern::of(owner).names();
        let key = str::from_code_points(&name);
        let found = dict::of(&names).get(key.value()).map_err(Fault::Raised)?.and_then(int::as_i64);
        found.ok_or_else(|| Fault::Index(format!("unknown group name {}", shown(&name))))? as u32
    };
    Ok((group, name.len() + 1))
}

impl Template {
    /// The pieces for a match, whose groups `text` gives, absent for one that did not match.
    fn pieces(&self, text: impl Fn(usize) -> Owned) -> Vec<Owned> {
        let piece = |part: &Part| match part {
            Part::Literal(text) => text.clone(),
            Part::Group(group) => text(*group),
        };
        self.parts.iter().map(piece).filter(|piece| !piece.value().is_absent()).collect()
    }

    /// The text for a match object.
    pub fn expand(&self, found: Value, is_text: bool) -> Owned {
        let pieces = self.pieces(|group| matched::text_of(found, group));
        joined(&pieces, is_text)
    }

    /// The text for the last match of a scan.
    pub fn fill(&self, scan: &scan::Scan, is_text: bool) -> Owned {
        if let [Part::Literal(only)] = &self.parts[..] {
            return only.clone();
        }
        let pieces = self.pieces(|group| scan.group(group, Value::ABSENT));
        joined(&pieces, is_text)
    }
}

fn joined(pieces: &[Owned], is_text: bool) -> Owned {
    let values: Vec<Value> = pieces.iter().map(|piece| piece.value()).collect();
    scan::joined(&values, is_text)
}
