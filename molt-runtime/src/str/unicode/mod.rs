//! Unicode 15.0, as CPython 3.12 has it: one small table for each property, linked only when asked for.

#[rustfmt::skip]
pub mod tables;

use alloc::vec::Vec;
use tables::*;

/// A set of code points, by where membership toggles: 16-bit offsets, those of each plane sorted, planes one after another.
pub struct Toggles {
    /// Where the offsets of plane `i` end.
    ends: &'static [u16],
    offsets: &'static [u16],
}

impl Toggles {
    /// Whether the code point belongs to the set.
    pub fn contains(&self, code: u32) -> bool {
        let plane = (code >> 16) as usize;
        let Some(&end) = self.ends.get(plane) else { return false };
        let start = if plane == 0 { 0 } else { self.ends[plane - 1] };
        let offsets = &self.offsets[start.into()..end.into()];
        offsets.partition_point(|&o| u32::from(o) <= code & 0xFFFF) % 2 == 1
    }
}

/// Consecutive code points with the same distance to their image: first, count, step, distance.
pub struct Run(u32, u16, u8, i32);

/// The image of a code point under a table of runs.
fn mapped(runs: &[Run], code: u32) -> u32 {
    let after = runs.partition_point(|run| run.0 <= code);
    // Runs of step 2 interleave, so that the nearest two may apply.
    for Run(first, count, step, delta) in runs[after.saturating_sub(2)..after].iter().rev() {
        let distance = code - first;
        if distance.is_multiple_of(u32::from(*step)) && distance / u32::from(*step) < u32::from(*count) {
            return code.wrapping_add_signed(*delta);
        }
    }
    code
}

/// One to three code points, the rest zero.
pub type Image = [u32; 3];

fn full(runs: &[Run], long: &[(u32, Image)], code: u32) -> Image {
    match long.binary_search_by_key(&code, |entry| entry.0) {
        Ok(i) => long[i].1,
        Err(_) => [mapped(runs, code), 0, 0],
    }
}

/// Appends an image to a list of code points.
pub fn push_image(to: &mut Vec<u32>, image: Image) {
    to.push(image[0]);
    to.extend(image[1..].iter().copied().filter(|&c| c != 0));
}

macro_rules! properties {
    ($($(#[$doc:meta])* $name:ident $TABLE:ident |$c:ident| $ascii:expr;)*) => { $(
        $(#[$doc])*
        pub fn $name(code: u32) -> bool {
            match u8::try_from(code) {
                Ok($c @ 0..=0x7F) => $ascii,
                _ => $TABLE.contains(code),
            }
        }
    )* };
}
properties! {
    /// `repr` shows it as it is.
    is_printable PRINTABLE |c| matches!(c, b' '..=b'~');
    /// A letter.
    is_alpha ALPHA |c| c.is_ascii_alphabetic();
    /// A decimal digit.
    is_decimal DECIMAL |c| c.is_ascii_digit();
    /// A digit, superscripts included.
    is_digit DIGIT |c| c.is_ascii_digit();
    /// A number of any kind.
    is_numeric NUMERIC |c| c.is_ascii_digit();
    /// Lower case.
    is_lower LOWER |c| c.is_ascii_lowercase();
    /// Upper case.
    is_upper UPPER |c| c.is_ascii_uppercase();
    /// May begin an identifier.
    is_identifier_start IDENTIFIER_START |c| c.is_ascii_alphabetic() || c == b'_';
    /// May continue an identifier.
    is_identifier_continue IDENTIFIER_CONTINUE |c| c.is_ascii_alphanumeric() || c == b'_';
    /// Has case, for the rule of the final sigma.
    is_cased CASED |c| c.is_ascii_alphabetic();
    /// Looked through by the rule of the final sigma.
    is_case_ignorable CASE_IGNORABLE |c| matches!(c, b'\'' | b'.' | b':' | b'^' | b'`');
}

/// White space, as `str.split` sees it.
#[inline]
pub fn is_space(code: u32) -> bool {
    const ASCII: u64 = 0b1_1111 << 28 | 0b1_1111 << 9;
    if code < 0x80 { code <= 32 && ASCII >> code & 1 != 0 } else { SPACE.contains(code) }
}

/// Title case, such as U+01C5.
pub fn is_title(code: u32) -> bool {
    code >= 0x80 && TITLE.contains(code)
}

/// A letter, decimal, digit or number.
pub fn is_alnum(code: u32) -> bool {
    is_alpha(code) || is_numeric(code) || is_digit(code) || is_decimal(code)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(code: u32) -> Option<u32> {
    if code < 0x80 {
        return code.checked_sub(0x30).filter(|&d| d < 10);
    }
    let after = ZEROS.partition_point(|&zero| zero <= code);
    ZEROS[..after].last().map(|zero| code - zero).filter(|&d| d < 10)
}

/// Lower case, without the rule of the final sigma.
pub fn to_lower(code: u32) -> Image {
    match u8::try_from(code) {
        Ok(c @ 0..=0x7F) => [c.to_ascii_lowercase().into(), 0, 0],
        _ => full(TO_LOWER, TO_LOWER_LONG, code),
    }
}
/// Upper case.
pub fn to_upper(code: u32) -> Image {
    match u8::try_from(code) {
        Ok(c @ 0..=0x7F) => [c.to_ascii_uppercase().into(), 0, 0],
        _ => full(TO_UPPER, TO_UPPER_LONG, code),
    }
}
/// Title case.
pub fn to_title(code: u32) -> Image {
    match u8::try_from(code) {
        Ok(c @ 0..=0x7F) => [c.to_ascii_uppercase().into(), 0, 0],
        _ => full(TO_TITLE, TO_TITLE_LONG, code),
    }
}
/// Case folding.
pub fn to_fold(code: u32) -> Image {
    match u8::try_from(code) {
        Ok(c @ 0..=0x7F) => [c.to_ascii_lowercase().into(), 0, 0],
        _ => full(TO_FOLD, TO_FOLD_LONG, code),
    }
}
