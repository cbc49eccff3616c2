//! `sub` and `subn`.

use super::pattern::{self, range};
use super::scan::{Scan, empty, joined};
use super::template::{self, Template};
use super::{matched, search};
use crate::str::Str;
use crate::value::{Owned, Raised, Res, Value};
use crate::{bytes, dispatch, error, indices, tuple};
use alloc::format;
use alloc::vec::Vec;

/// What stands in the place of a match.
enum Filter {
    Literal(Owned),
    Template(Template),
    Call(Owned),
}

fn filter(owner: Value, replacement: Value) -> Res<Filter> {
    if replacement.type_of().slots().call.is_some() {
        return Ok(Filter::Call(replacement.to_owned()));
    }
    match search::units(replacement) {
        Some(units) if units.position(|code| code == 0x5C).is_none() => Ok(Filter::Literal(replacement.to_owned())),
        _ => Ok(Filter::Template(template::parse(owner, replacement)?)),
    }
}

/// The error of a piece that cannot be joined.
#[cold]
fn wrong_piece(i: usize, piece: Value, is_text: bool) -> Raised {
    let (kind, wanted) = (dispatch::type_name(piece), if is_text { "str instance" } else { "a bytes-like object" });
    error::type_error(&format!("sequence item {i}: expected {wanted}, {kind} found"))
}

fn substituted(this: Value, replacement: Value, subject: Value, count: Value) -> Res<(Owned, i64)> {
    let pattern = pattern::of(this);
    let limit = if count.is_absent() { 0 } else { indices::sized(count)? };
    let filter = filter(this, replacement)?;
    let range = range(pattern, subject, Value::ABSENT, Value::ABSENT)?;
    let is_text = subject.downcast::<Str>().is_some();
    let mut scan = Scan::new(pattern, subject, range);
    let mut pieces: Vec<Owned> = Vec::new();
    let (mut last, mut done) = (0, 0);
    while limit == 0 || done < limit {
        let Some((start, end)) = scan.next() else { break };
        if last < start {
            pieces.push(search::part(subject, last, start));
        }
        let piece = match &filter {
            Filter::Literal(text) => text.clone(),
            Filter::Template(template) => template.fill(&scan, is_text),
            Filter::Call(function) => {
                let found = matched::copied(this, subject, range, &scan.machine);
                dispatch::call_values(function.value(), &[found.value()])?
            }
        };
        if !piece.value().is_none() {
            pieces.push(piece);
        }
        last = end;
        done += 1;
    }
    if last < range.1 {
        pieces.push(search::part(subject, last, range.1));
    }
    let values: Vec<Value> = pieces.iter().map(|piece| piece.value()).collect();
    let fits = |piece: &Value| if is_text { piece.downcast::<Str>().is_some() } else { bytes::view(*piece).is_some() };
    if let Some(i) = values.iter().position(|piece| !fits(piece)) {
        return Err(wrong_piece(i, values[i], is_text));
    }
    let text = match values[..] {
        [] => empty(subject),
        _ => joined(&values, is_text),
    };
    Ok((text, done))
}

/// `pattern.sub(repl, string, count)`.
pub fn sub(this: Value, replacement: Value, subject: Value, count: Value) -> Res {
    Ok(substituted(this, replacement, subject, count)?.0)
}

/// `pattern.subn(repl, string, count)`.
pub fn subn(this: Value, replacement: Value, subject: Value, count: Value) -> Res {
    let (text, count) = substituted(this, replacement, subject, count)?;
    Ok(tuple::pair(text, crate::int::from_i64(count)))
}
