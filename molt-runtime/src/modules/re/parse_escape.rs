//! Escapes in patterns.

use super::node::{At, Category, Item, Node};
use super::parse::{State, category};
use super::tokens::{Fault, Tokens, number, text};
use alloc::format;
use alloc::vec::Vec;

/// The character that a letter stands for after a backslash.
pub fn control(code: u32) -> Option<u32> {
    Some(match char::from_u32(code)? {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 0x5C,
        _ => return None,
    })
}

fn property(code: u32) -> Option<(Category, bool)> {
    Some(match char::from_u32(code)? {
        'd' => (Category::Digit, false),
        'D' => (Category::Digit, true),
        's' => (Category::Space, false),
        'S' => (Category::Space, true),
        'w' => (Category::Word, false),
        'W' => (Category::Word, true),
        _ => return None,
    })
}

/// An escape between square brackets.
pub fn in_set(tokens: &mut Tokens, code: u32) -> Result<Item, Fault> {
    if let Some(code) = control(code) {
        return Ok(Item::Range(code, code));
    }
    if let Some((category, negated)) = property(code) {
        return Ok(Item::Category(category, negated));
    }
    let mut escape = Vec::from([0x5C, code]);
    if matches!(code, 0x30..=0x37) {
        tokens.digits(2, 8, &mut escape)?;
        let code = octal(tokens, &escape)?;
        return Ok(Item::Range(code, code));
    }
    let code = literal(tokens, escape)?;
    Ok(Item::Range(code, code))
}

/// An escape anywhere else.
pub fn outside(tokens: &mut Tokens, code: u32, state: &State) -> Result<Node, Fault> {
    match char::from_u32(code) {
        Some('A') => return Ok(Node::At(At::BeginningString)),
        Some('Z') => return Ok(Node::At(At::EndString)),
        Some('b') => return Ok(Node::At(At::Boundary(true))),
        Some('B') => return Ok(Node::At(At::Boundary(false))),
        _ => {}
    }
    if let Some((property, negated)) = property(code) {
        return Ok(category(property, negated));
    }
    if let Some(code) = control(code) {
        return Ok(Node::Literal(code));
    }
    let mut escape = Vec::from([0x5C, code]);
    match code {
        0x30 => {
            tokens.digits(2, 8, &mut escape)?;
            Ok(Node::Literal(value(&escape[1..], 8)))
        }
        0x31..=0x39 => {
            tokens.digits(1, 10, &mut escape)?;
            let is_octal = |&code: &u32| matches!(code, 0x30..=0x37);
            if escape.len() == 3 && escape[1..].iter().all(is_octal) && tokens.digit(8).is_some() {
                tokens.digits(1, 8, &mut escape)?;
                return octal(tokens, &escape).map(Node::Literal);
            }
            let group = number(&escape[1..]).unwrap_or(u32::MAX);
            if group as usize >= state.widths.len() {
                return Err(tokens.error(&format!("invalid group reference {group}"), escape.len() - 1));
            }
            if !state.is_closed(group) {
                return Err(tokens.error("cannot refer to an open group", escape.len()));
            }
            state.check_lookbehind(group, tokens)?;
            Ok(Node::Back(group))
        }
        _ => literal(tokens, escape).map(Node::Literal),
    }
}

/// The number that digits make.
pub fn value(digits: &[u32], base: u32) -> u32 {
    u32::from_str_radix(&text(digits), base).unwrap_or(u32::MAX)
}

/// An octal escape, backslash included.
pub fn octal(tokens: &Tokens, escape: &[u32]) -> Result<u32, Fault> {
    let code = value(&escape[1..], 8);
    if code > 0o377 {
        let message = format!("octal escape value {} outside of range 0-0o377", text(escape));
        return Err(tokens.error(&message, escape.len()));
    }
    Ok(code)
}

/// Escapes by number, and those of characters that are not letters.
fn literal(tokens: &mut Tokens, mut escape: Vec<u32>) -> Result<u32, Fault> {
    let code = escape[1];
    let digits = match char::from_u32(code) {
        Some('x') => 2,
        Some('u') if tokens.is_text => 4,
        Some('U') if tokens.is_text => 8,
        Some('N') if tokens.is_text => return Err(Fault::Value("\\N{...} in patterns is not supported")),
        _ => 0,
    };
    if digits > 0 {
        tokens.digits(digits, 16, &mut escape)?;
        if escape.len() != digits + 2 {
            return Err(tokens.error(&format!("incomplete escape {}", text(&escape)), escape.len()));
        }
        let code = value(&escape[2..], 16);
        if code <= 0x10FFFF {
            return Ok(code);
        }
    } else if !u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(code);
    }
    Err(tokens.error(&format!("bad escape {}", text(&escape)), escape.len()))
}
