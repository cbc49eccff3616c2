//! Filling up to a width, and tabs.

use super::arguments::{not_str, size};
use super::concat::{check_length, part};
use super::entries::known;
use super::{Str, StrBuilder, Writer};
use crate::error::{self, type_error};
use crate::value::{Owned, Res, Value};

/// `s` with `left` and `right` fill characters around it.
pub(crate) fn padded(s: &Str, left: usize, right: usize, fill: u32) -> Res {
    if left == 0 && right == 0 {
        return Ok(part(s, 0, s.len()));
    }
    let length = s.len().saturating_add(left).saturating_add(right);
    check_length(length, s.bound().max(fill))?;
    let mut writer = Writer::new(length, s.bound().max(fill));
    writer.fill(fill, left);
    writer.str(s);
    writer.fill(fill, right);
    Ok(writer.finish())
}

fn fill_character(fill: Value) -> Res<u32> {
    if fill.is_absent() {
        return Ok(0x20);
    }
    match fill.downcast::<Str>() {
        Some(s) if s.len() == 1 => Ok(s.at(0)),
        Some(_) => Err(type_error("The fill character must be exactly one character long")),
        None => Err(not_str(fill, "The fill character", "must be a unicode character")),
    }
}

/// Places `s` in `width`; `left` says how much of the margin goes to the left.
fn placed(this: Value, width: Value, fill: Value, left: fn(usize, usize) -> usize) -> Res {
    let (s, width) = (known(this), size(width, 0)?);
    let (fill, width) = (fill_character(fill)?, usize::try_from(width).unwrap_or(0));
    let margin = width.saturating_sub(s.len());
    let left = left(margin, width);
    padded(s, left, margin - left, fill)
}

pub(super) fn center(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill, |margin, width| margin / 2 + (margin & width & 1))
}

pub(super) fn ljust(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill, |_, _| 0)
}

pub(super) fn rjust(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill, |margin, _| margin)
}

pub(super) fn zfill(this: Value, width: Value) -> Res {
    let (s, width) = (known(this), size(width, 0)?);
    let margin = usize::try_from(width).unwrap_or(0).saturating_sub(s.len());
    let sign = !s.is_empty() && matches!(s.at(0), 0x2B | 0x2D);
    if margin == 0 || !sign {
        return padded(s, margin, 0, 0x30);
    }
    check_length(s.len().saturating_add(margin), s.bound())?;
    let mut writer = Writer::new(s.len() + margin, s.bound());
    writer.push(s.at(0));
    writer.fill(0x30, margin);
    writer.units(s.units().slice(1, s.len()));
    Ok(writer.finish())
}

pub(super) fn expandtabs(this: Value, tabsize: Value) -> Res {
    let s = known(this);
    let Ok(tab) = i32::try_from(size(tabsize, 8)?) else {
        return Err(error::overflow_error("Python int too large to convert to C int"));
    };
    Ok(expand_tabs(s, tab.max(0) as usize))
}

fn expand_tabs(s: &Str, tab: usize) -> Owned {
    let mut out = StrBuilder::with_capacity(s.len());
    let mut column = 0;
    for code in s.code_points() {
        if code == 0x09 {
            let gap = if tab == 0 { 0 } else { tab - column % tab };
            out.push_run(0x20, gap);
            column += gap;
        } else {
            out.push(code);
            column = if matches!(code, 0x0A | 0x0D) { 0 } else { column + 1 };
        }
    }
    out.finish()
}
