//! `replace`, `translate`, `maketrans`.

use super::arguments::{size, string};
use super::concat::{MAX_LENGTH, part};
use super::entries::known;
use super::find::{Matches, find_char};
use super::{Str, StrBuilder, Writer};
use crate::dict::{self, Dict};
use crate::error::{self, type_error, value_error};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, exception, int};

pub(super) fn method_replace(this: Value, old: Value, new: Value, limit: Value) -> Res {
    let s = known(this);
    let (old, new) = (string(old, "replace() argument 1")?, string(new, "replace() argument 2")?);
    let limit = usize::try_from(size(limit, -1)?).unwrap_or(usize::MAX);
    replace(s, old, new, limit)
}

/// `s` with the first `limit` places of `old` replaced by `new`.
pub fn replace(s: &Str, old: &Str, new: &Str, limit: usize) -> Res {
    if old.is_empty() {
        return interleave(s, new, limit);
    }
    if let (Some(text), [from], [to], usize::MAX) = (s.as_ascii(), old.bytes(), new.bytes(), limit)
        && new.is_ascii()
    {
        if find_char(s.units(), (*from).into()).is_none() {
            return Ok(part(s, 0, s.len()));
        }
        let mut writer = Writer::new(text.len(), 0x7F);
        writer.ascii_mapped(text.as_bytes(), |byte| if byte == *from { *to } else { byte });
        return Ok(writer.finish());
    }
    // The first few places are remembered, so that most texts are searched once.
    let mut places = [0; 16];
    let mut matches = Matches::new(s.units(), old.units()).take(limit);
    let known = places.iter_mut().zip(&mut matches).map(|(place, at)| *place = at).count();
    let n = known + matches.count();
    if n == 0 {
        return Ok(part(s, 0, s.len()));
    }
    let all = || {
        let rest = Matches::new(s.units(), old.units()).skip(known).take(n - known);
        places[..known].iter().copied().chain(rest.filter(|_| n > known))
    };
    let length = new.len().checked_mul(n).map(|added| added + s.len() - old.len() * n).filter(|&length| length <= MAX_LENGTH);
    let Some(length) = length else { return Err(error::overflow_error("replace string is too long")) };
    // Taking out the only wide code points narrows the result, so its width is known beforehand for narrow strings only.
    if !s.is_ascii() {
        let mut out = StrBuilder::with_capacity(length);
        let mut from = 0;
        for at in all() {
            out.push_units(s.units().slice(from, at));
            out.push_str(new);
            from = at + old.len();
        }
        out.push_units(s.units().slice(from, s.len()));
        return Ok(out.finish());
    }
    if length == 0 {
        return Ok(super::empty());
    }
    let mut writer = Writer::new(length, new.bound());
    let mut from = 0;
    for at in all() {
        writer.units(s.units().slice(from, at));
        writer.str(new);
        from = at + old.len();
    }
    writer.units(s.units().slice(from, s.len()));
    Ok(writer.finish())
}

/// `new` before every code point and at the end, `limit` times at most.
fn interleave(s: &Str, new: &Str, limit: usize) -> Res {
    let mut out = StrBuilder::with_capacity(s.len());
    for (i, code) in s.code_points().enumerate() {
        if i < limit {
            out.push_str(new);
        }
        out.push(code);
    }
    if s.len() < limit {
        out.push_str(new);
    }
    Ok(out.finish())
}

pub(super) fn translate(this: Value, table: Value) -> Res {
    let s = known(this);
    let mut out = StrBuilder::with_capacity(s.len());
    if table.is_exactly(&dict::DICT) {
        translate_by_dict(s, dict::of(&table), &mut out)?;
        return Ok(out.finish());
    }
    for code in s.code_points() {
        let key = int::from_i64(code.into());
        let image = match dispatch::get_item(table, key.value()) {
            Ok(image) => image,
            Err(raised) => {
                exception::take_if(&exception::LOOKUP_ERROR).ok_or(raised)?;
                out.push(code);
                continue;
            }
        };
        push_image(&mut out, image.value())?;
    }
    Ok(out.finish())
}

fn translate_by_dict(s: &Str, table: &Dict, out: &mut StrBuilder) -> Res<()> {
    /// What the table says of no character.
    const UNKNOWN: u8 = 0x80;
    // The images of ASCII characters that have one: most come again.
    let mut images = [UNKNOWN; 0x80];
    for code in s.code_points() {
        let image = images.get(code as usize).copied().unwrap_or(UNKNOWN);
        if image != UNKNOWN {
            out.push(image.into());
            continue;
        }
        let before = out.len();
        match table.get(int::from_i64(code.into()).value())? {
            Some(image) => push_image(out, image)?,
            None => out.push(code),
        }
        if let (Some(image), Some(one)) = (images.get_mut(code as usize), out.only_ascii_since(before)) {
            *image = one;
        }
    }
    Ok(())
}

/// What a translation table may map to: `None`, a string, a code point.
fn push_image(out: &mut StrBuilder, image: Value) -> Res<()> {
    if image.is_none() {
        return Ok(());
    }
    if let Some(text) = image.downcast::<Str>() {
        out.push_str(text);
        return Ok(());
    }
    if !int::is_int(image) {
        return Err(type_error("character mapping must return integer, None or str"));
    }
    match int::as_i64(image) {
        Some(code @ 0..0x11_0000) => out.push(code as u32),
        _ => return Err(value_error("character mapping must be in range(0x110000)")),
    }
    Ok(())
}

pub(super) fn maketrans(x: Value, y: Value, z: Value) -> Res {
    let table = dict::new();
    if y.is_absent() {
        return maketrans_from_dict(x, table);
    }
    let Some(from) = x.downcast::<Str>() else {
        return Err(type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let to = string(y, "maketrans() argument 2")?;
    if from.len() != to.len() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    for (key, image) in from.code_points().zip(to.code_points()) {
        dict::of(&table).set(int::from_i64(key.into()).value(), int::from_i64(image.into()))?;
    }
    if !z.is_absent() {
        for key in string(z, "maketrans() argument 3")?.code_points() {
            dict::of(&table).set(int::from_i64(key.into()).value(), Owned::NONE)?;
        }
    }
    Ok(table)
}

fn maketrans_from_dict(from: Value, table: Owned) -> Res {
    let Some(from) = from.downcast::<Dict>() else {
        return Err(type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let mut position = 0;
    while let Some(found) = from.next_from(position) {
        position = found.position;
        let (key, image) = (found.key.to_owned(), found.value.to_owned());
        let key = match key.downcast::<Str>() {
            Some(s) if s.len() == 1 => int::from_i64(s.at(0).into()),
            Some(_) => return Err(value_error("string keys in translate table must be of length 1")),
            None if int::is_int(key.value()) => key,
            None => return Err(type_error("keys in translate table must be strings or integers")),
        };
        dict::of(&table).set(key.value(), image)?;
    }
    Ok(table)
}
