//! Bitwise operations and shifts, in two's complement without end.

use super::View::{self, Big, Small};
use super::few::Words;
use super::{Large, from_big, from_i64, from_i128};
use crate::error;
use crate::value::{Owned, Res};

macro_rules! bitwise {
    ($($name:ident $op:tt $words:ident $text:literal;)*) => { $(
        #[doc = $text]
        pub fn $name(a: View, b: View) -> Owned {
            if let (Some(a), Some(b)) = (a.wide(), b.wide()) {
                return from_i128(a $op b);
            }
            match Words::$words(a, b) {
                Some((a, b)) => a.combine(b, |a, b| a $op b).int(),
                None => from_big(&*a.big() $op &*b.big()),
            }
        }
    )* };
}
bitwise! {
    and & of_masked "`a & b`.";
    or | of_short "`a | b`.";
    xor ^ of_short "`a ^ b`.";
}

/// `~a`.
pub fn invert(a: View) -> Owned {
    match a.wide() {
        Some(a) => from_i128(!a),
        None => from_big(!&*a.big()),
    }
}

/// Results of more bits than this are refused.
const LARGEST: u64 = 1 << 40;

/// `a << b`.
pub fn shift_left(a: View, b: View) -> Res {
    if b.is_negative() {
        return Err(error::value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(from_i64(0));
    }
    let Small(count) = b else {
        // CPython counts digits of 30 bits.
        let countable = b.wide().is_some_and(|count| count / 30 <= i64::MAX.into());
        let refused = || crate::exception::raise_with(&crate::exception::MEMORY_ERROR, &[]);
        return Err(if countable { refused() } else { error::overflow_error("too many digits in integer") });
    };
    if let Some(a) = a.wide()
        && count < 127
        && a << count >> count == a
    {
        return Ok(from_i128(a << count));
    }
    if let Some((a, _)) = Words::of_short(a, b)
        && let Some(shifted) = usize::try_from(count).ok().and_then(|count| a.shift_left(count))
    {
        return Ok(shifted.int());
    }
    if count as u64 > LARGEST || !crate::heap::would_fit(count as usize / 8) {
        return Err(crate::exception::raise_with(&crate::exception::MEMORY_ERROR, &[]));
    }
    Ok(from_big(&*a.big() << count as u64))
}

/// `a >> b`, rounded down.
pub fn shift_right(a: View, b: View) -> Res {
    if b.is_negative() {
        return Err(error::value_error("negative shift count"));
    }
    let sign = if a.is_negative() { -1 } else { 0 };
    Ok(match (a, b) {
        (Small(a), Small(count)) => from_i64(if count < 64 { a >> count } else { sign }),
        (Big(Large::Wide(a)), Small(count)) => from_i128(a.get() >> count.min(127)),
        (Big(large), Small(count)) => match Words::of(a) {
            Some(words) => words.shift_right(count as usize).int(),
            None => from_big(&*large.big() >> count as u64),
        },
        (_, Big(_)) => from_i64(sign),
    })
}

/// `a.bit_length()`.
pub fn length(a: View) -> u64 {
    match a {
        Small(a) => 64 - a.unsigned_abs().leading_zeros() as u64,
        Big(Large::Wide(a)) => 128 - a.get().unsigned_abs().leading_zeros() as u64,
        Big(Large::Few(a)) => a.words().bits(),
        Big(Large::Many(a)) => a.bits(),
    }
}

/// `a.bit_count()`: the ones in the magnitude.
pub fn count(a: View) -> u64 {
    match a {
        Small(a) => a.unsigned_abs().count_ones() as u64,
        Big(Large::Wide(a)) => a.get().unsigned_abs().count_ones() as u64,
        Big(Large::Few(a)) => a.words().magnitude().iter().map(|word| u64::from(word.count_ones())).sum(),
        Big(Large::Many(a)) => a.magnitude().count_ones(),
    }
}
