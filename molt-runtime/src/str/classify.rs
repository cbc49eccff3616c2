//! The `is...` methods.

use super::Str;
use super::entries::known;
use super::unicode;
use crate::abi;
use crate::value::{Owned, Res, Value};

/// Whether there are code points and all satisfy `holds`.
fn all(this: Value, holds: fn(u32) -> bool) -> Res {
    let s = known(this);
    Ok(Owned::from(!s.is_empty() && s.units().all(holds)))
}

macro_rules! all_of {
    ($($name:ident $property:ident;)*) => { $(
        pub(super) fn $name(this: Value) -> Res {
            all(this, unicode::$property)
        }
    )* };
}
all_of! {
    isalpha is_alpha; isalnum is_alnum; isdecimal is_decimal; isdigit is_digit; isnumeric is_numeric; isspace is_space;
}

pub(super) fn isascii(this: Value) -> Res {
    Ok(Owned::from(known(this).is_ascii()))
}

pub(super) fn isprintable(this: Value) -> Res {
    Ok(Owned::from(known(this).units().all(unicode::is_printable)))
}

/// Whether a name may be an identifier (keywords are not looked at).
pub(super) fn is_identifier(s: &Str) -> bool {
    let mut codes = s.code_points();
    codes.next().is_some_and(unicode::is_identifier_start) && codes.all(unicode::is_identifier_continue)
}

pub(super) fn isidentifier(this: Value) -> Res {
    Ok(Owned::from(is_identifier(known(this))))
}

/// Whether some code point is `wanted` and none has another case.
fn one_case(this: Value, wanted: fn(u32) -> bool, other: fn(u32) -> bool) -> Res {
    let s = known(this);
    let found = !s.units().all(|code| !wanted(code));
    Ok(Owned::from(found && s.units().all(|code| !other(code) && !unicode::is_title(code))))
}

pub(super) fn islower(this: Value) -> Res {
    one_case(this, unicode::is_lower, unicode::is_upper)
}

pub(super) fn isupper(this: Value) -> Res {
    one_case(this, unicode::is_upper, unicode::is_lower)
}

pub(super) fn istitle(this: Value) -> Res {
    let (mut in_word, mut any) = (false, false);
    for code in known(this).code_points() {
        let begins = unicode::is_upper(code) || unicode::is_title(code);
        let continues = unicode::is_lower(code);
        if begins && in_word || continues && !in_word {
            return Ok(Owned::from(false));
        }
        in_word = begins || continues;
        any |= in_word;
    }
    Ok(Owned::from(any))
}

macro_rules! classes_of_characters {
    ($($method:literal $function:ident $holds:expr;)*) => {
        abi! { pub RUNTIME { $(
            #[doc = concat!("`c.", $method, "()` of the character with this code point.")]
            fn $function(code: i64) -> bool [] { u32::try_from(code).is_ok_and($holds) }
        )* } }

        /// Which ASCII characters satisfy a method of `str` (bit `c` for `chr(c)`), and the runtime function that tells of others.
        /// None where the method is no class of characters.
        pub fn ascii_members(method: &str) -> Option<(u128, &'static str)> {
            let (holds, function): (fn(u32) -> bool, _) = match method {
                $($method => ($holds, stringify!($function)),)*
                _ => return None,
            };
            Some(((0..128).filter(|&code| holds(code)).fold(0, |members, code| members | 1 << code), function))
        }
    };
}
classes_of_characters! {
    "isalpha" code_isalpha unicode::is_alpha;
    "isalnum" code_isalnum unicode::is_alnum;
    "isdecimal" code_isdecimal unicode::is_decimal;
    "isdigit" code_isdigit unicode::is_digit;
    "isnumeric" code_isnumeric unicode::is_numeric;
    "isspace" code_isspace unicode::is_space;
    "isprintable" code_isprintable unicode::is_printable;
    "isidentifier" code_isidentifier unicode::is_identifier_start;
    "islower" code_islower |code| unicode::is_lower(code) && !unicode::is_upper(code) && !unicode::is_title(code);
    "isupper" code_isupper |code| unicode::is_upper(code) && !unicode::is_lower(code) && !unicode::is_title(code);
}
