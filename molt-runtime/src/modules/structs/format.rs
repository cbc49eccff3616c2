//! Formats read once: what stands where.

use super::fault;
use crate::value::Res;
use alloc::vec::Vec;

/// What an item of a format is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `x`.
    Pad,
    /// `c`.
    Char,
    /// `?`.
    Bool,
    /// Ints with a sign.
    Signed,
    /// Ints without.
    Unsigned,
    /// `P`.
    Pointer,
    /// `e`, `f`, `d`.
    Float,
    /// `s`.
    Text,
    /// `p`.
    Pascal,
}

/// Items of one kind, one after the other.
pub struct Item {
    /// The character.
    pub code: u8,
    /// What it means.
    pub form: Form,
    /// How many; of texts, how many bytes.
    pub count: usize,
    /// Where they begin.
    pub offset: usize,
    /// Bytes of one.
    pub size: usize,
}

/// A format.
pub struct Plan {
    /// Whether the greatest byte comes first.
    pub big: bool,
    /// Whether sizes and places are those of C on this machine.
    pub native: bool,
    /// What it consists of.
    pub items: Vec<Item>,
    /// Bytes of all.
    pub size: usize,
    /// How many values there are.
    pub count: usize,
}

const MOST: usize = isize::MAX as usize;

fn size_of(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if !native => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => 8,
        _ => return None,
    })
}

fn form_of(code: u8) -> Form {
    match code {
        b'x' => Form::Pad,
        b'c' => Form::Char,
        b'?' => Form::Bool,
        b's' => Form::Text,
        b'p' => Form::Pascal,
        b'P' => Form::Pointer,
        b'e' | b'f' | b'd' => Form::Float,
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Form::Signed,
        _ => Form::Unsigned,
    }
}

/// Reads a format.
pub fn parse(text: &[u8]) -> Res<Plan> {
    let (mode, mut rest) = match text {
        [mode @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest @ ..] => (*mode, rest),
        _ => (b'@', text),
    };
    let native = mode == b'@';
    let too_long = || fault("total struct size too long");
    let mut plan = Plan { big: matches!(mode, b'>' | b'!'), native, items: Vec::new(), size: 0, count: 0 };
    while let [code, after @ ..] = rest {
        let mut code = *code;
        rest = after;
        if matches!(code, b' ' | b'\t'..=b'\r') {
            continue;
        }
        let mut count = 1;
        if code.is_ascii_digit() {
            count = usize::from(code - b'0');
            loop {
                let [next, after @ ..] = rest else { return Err(fault("repeat count given without format specifier")) };
                (code, rest) = (*next, after);
                if !code.is_ascii_digit() {
                    break;
                }
                let digit = usize::from(code - b'0');
                count = count.checked_mul(10).and_then(|n| n.checked_add(digit)).filter(|&n| n <= MOST).ok_or_else(too_long)?;
            }
        }
        let Some(size) = size_of(code, native) else { return Err(fault("bad char in struct format")) };
        let form = form_of(code);
        if native {
            plan.size = plan.size.checked_next_multiple_of(size).filter(|&n| n <= MOST).ok_or_else(too_long)?;
        }
        let offset = plan.size;
        plan.size = count.checked_mul(size).and_then(|n| n.checked_add(offset)).filter(|&n| n <= MOST).ok_or_else(too_long)?;
        plan.count += match form {
            Form::Pad => 0,
            Form::Text | Form::Pascal => 1,
            _ => count,
        };
        if form != Form::Pad {
            plan.items.push(Item { code, form, count, offset, size });
        }
    }
    Ok(plan)
}
