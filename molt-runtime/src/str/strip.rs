//! Taking off what stands at the ends.

use super::arguments::{omitted, string};
use super::compare::equal_units;
use super::concat::part;
use super::entries::known;
use super::find::find_char;
use super::{Str, unicode};
use crate::error::type_error;
use crate::value::{Owned, Res, Value};

/// A set of code points to strip: white space by default.
enum Strippable {
    Space,
    Chars(&'static Str),
}

impl Strippable {
    fn of(chars: Value, method: &str) -> Res<Strippable> {
        if omitted(chars) {
            return Ok(Strippable::Space);
        }
        match chars.downcast::<Str>() {
            Some(chars) => Ok(Strippable::Chars(chars)),
            None => Err(type_error(&[method, " arg must be None or str"].concat())),
        }
    }
    fn contains(&self, code: u32) -> bool {
        match self {
            Strippable::Space => unicode::is_space(code),
            Strippable::Chars(chars) => find_char(chars.units(), code).is_some(),
        }
    }
}

fn strip_ends(this: Value, chars: Value, method: &str, left: bool, right: bool) -> Res {
    let (s, set) = (known(this), Strippable::of(chars, method)?);
    let kept = |code: u32| !set.contains(code);
    let start = if left { s.units().position(kept).unwrap_or(s.len()) } else { 0 };
    let end = if right { s.units().rposition(kept).map_or(start, |i| (i + 1).max(start)) } else { s.len() };
    Ok(part(s, start, end))
}

pub(super) fn strip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, "strip", true, true)
}

pub(super) fn lstrip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, "lstrip", true, false)
}

pub(super) fn rstrip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, "rstrip", false, true)
}

fn whole(s: &Str) -> Owned {
    part(s, 0, s.len())
}

pub(super) fn removeprefix(this: Value, prefix: Value) -> Res {
    let (s, prefix) = (known(this), string(prefix, "removeprefix() argument")?);
    let n = prefix.len();
    let found = n <= s.len() && equal_units(s.units().slice(0, n), prefix.units());
    Ok(if found { part(s, n, s.len()) } else { whole(s) })
}

pub(super) fn removesuffix(this: Value, suffix: Value) -> Res {
    let (s, suffix) = (known(this), string(suffix, "removesuffix() argument")?);
    let found = suffix.len() <= s.len() && equal_units(s.units().slice(s.len() - suffix.len(), s.len()), suffix.units());
    Ok(if found { part(s, 0, s.len() - suffix.len()) } else { whole(s) })
}
