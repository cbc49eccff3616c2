//! Searching: the C library's vectorised and linear-time kernels over the bytes of whichever width.

use super::build::copy;
use super::units::{Unit, Units, Width, with_units};
use alloc::vec::Vec;

/// The first place of `needle` in `hay`.
pub fn find(hay: Units, needle: Units) -> Option<usize> {
    match needle.len() {
        0 => Some(0),
        n if n > hay.len() => None,
        1 => find_char(hay, needle.at(0)),
        _ => with_same_width(hay, needle, |needle| find_bytes(hay, needle)),
    }
}

/// The last place of `needle` in `hay`.
pub fn rfind(hay: Units, needle: Units) -> Option<usize> {
    match needle.len() {
        0 => Some(hay.len()),
        n if n > hay.len() => None,
        1 => with_units!(hay, |s| position_from_end(s, needle.at(0))),
        n => {
            let first = needle.at(0);
            let mut end = hay.len() - n + 1;
            while let Some(at) = with_units!(hay, |s| position_from_end(&s[..end], first)) {
                if super::compare::equal_units(hay.slice(at, at + n), needle) {
                    return Some(at);
                }
                end = at;
            }
            None
        }
    }
}

/// How many times `needle` occurs in `hay` without overlap, `limit` at most.
pub fn count(hay: Units, needle: Units, limit: usize) -> usize {
    if needle.is_empty() {
        return (hay.len() + 1).min(limit);
    }
    if needle.len() == 1 && limit == usize::MAX {
        let code = needle.at(0);
        return with_units!(hay, |s| count_unit(s, code));
    }
    Matches::new(hay, needle).take(limit).count()
}

/// The places of a (not empty) needle, left to right without overlap.
pub(crate) struct Matches<'a> {
    hay: Units<'a>,
    needle: Units<'a>,
    from: usize,
}

impl<'a> Matches<'a> {
    pub(crate) fn new(hay: Units<'a>, needle: Units<'a>) -> Matches<'a> {
        Matches { hay, needle, from: 0 }
    }
}

impl Iterator for Matches<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let at = self.from + find(self.hay.slice(self.from, self.hay.len()), self.needle)?;
        self.from = at + self.needle.len();
        Some(at)
    }
}

/// The first place of a code point.
pub(crate) fn find_char(hay: Units, code: u32) -> Option<usize> {
    match hay {
        Units::One(s) => memchr(s, u8::try_from(code).ok()?),
        Units::Two(s) => position(s, code),
        Units::Four(s) => position(s, code),
    }
}

fn memchr(s: &[u8], byte: u8) -> Option<usize> {
    // SAFETY: pointer and length describe a live slice.
    let found = unsafe { libc::memchr(s.as_ptr().cast(), byte.into(), s.len()) };
    if found.is_null() { None } else { Some(found as usize - s.as_ptr() as usize) }
}

/// Without a branch for each unit, so that it becomes vector code.
fn count_unit<U: Unit>(s: &[U], code: u32) -> usize {
    U::from_code(code).map_or(0, |wanted| s.iter().filter(|&&u| u == wanted).count())
}

fn position<U: Unit>(s: &[U], code: u32) -> Option<usize> {
    let wanted = U::from_code(code)?;
    s.iter().position(|&u| u == wanted)
}

fn position_from_end<U: Unit>(s: &[U], code: u32) -> Option<usize> {
    let wanted = U::from_code(code)?;
    s.iter().rposition(|&u| u == wanted)
}

/// Calls `f` with the needle's bytes in the width of `hay`; a needle wider than `hay` cannot occur.
fn with_same_width(hay: Units, needle: Units, f: impl FnOnce(&[u8]) -> Option<usize>) -> Option<usize> {
    let (wide, narrow) = (width(hay), width(needle));
    if wide == narrow {
        return f(needle.bytes());
    }
    if wide < narrow {
        return None;
    }
    // Words keep the units of every width aligned; short needles need no allocation.
    let mut short = [0_u32; 16];
    let mut long = Vec::new();
    let room = if needle.len() <= short.len() {
        &mut short[..]
    } else {
        long.resize(needle.len(), 0);
        &mut long[..]
    };
    // SAFETY: there is a word for each unit, and units are no larger.
    unsafe {
        match wide {
            Width::Two => copy(needle, room.as_mut_ptr().cast::<u16>()),
            _ => copy(needle, room.as_mut_ptr()),
        }
    }
    f(&Units::Four(room).bytes()[..needle.len() * wide.bytes()])
}

fn width(units: Units) -> Width {
    match units {
        Units::One(_) => Width::One,
        Units::Two(_) => Width::Two,
        Units::Four(_) => Width::Four,
    }
}

/// The first match of bytes that begins at a unit.
fn find_bytes(hay: Units, needle: &[u8]) -> Option<usize> {
    let (bytes, width) = (hay.bytes(), width(hay).bytes());
    let mut from = 0;
    loop {
        let at = from + find_in_bytes(&bytes[from..], needle)?;
        if at % width == 0 {
            return Some(at / width);
        }
        from = at + 1;
    }
}

/// How many places are tried one by one: the C library's search prepares itself for long.
const TRIED: usize = 8;

/// The first place of some bytes.
pub(crate) fn find_in_bytes(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let Some(&first) = needle.first() else { return Some(0) };
    let ends = hay.len().checked_sub(needle.len())? + 1;
    let mut from = 0;
    for _ in 0..TRIED {
        let at = from + memchr(&hay[from..ends], first)?;
        if hay[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    let rest = &hay[from..];
    // SAFETY: pointers and lengths describe live slices.
    let found = unsafe { libc::memmem(rest.as_ptr().cast(), rest.len(), needle.as_ptr().cast(), needle.len()) };
    if found.is_null() { None } else { Some(found as usize - hay.as_ptr() as usize) }
}
