//! Choosing from ranges and sequences.

use super::generator::Random;
use crate::dispatch::{self, get_item, index, length, set_item};
use crate::error;
use crate::float::{math, new::to_real};
use crate::int::{self, View, arith, from_i64, known};
use crate::list::{self, List};
use crate::str::Str;
use crate::types::{BinaryOp, Kind};
use crate::value::{Owned, Res, Value};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

fn shown(value: Value) -> Res<alloc::string::String> {
    let text = dispatch::str(value)?;
    Ok(text.downcast::<Str>().map(Str::to_text).unwrap_or_default())
}

/// `randrange(start, stop, step)`.
pub fn randrange(random: &Random, start: Value, stop: Value, step: Value) -> Res {
    let first = index(start)?;
    let first = known(first.value());
    if stop.is_absent() || stop.is_none() {
        if !step.is_absent() {
            return Err(error::type_error("Missing a non-None stop argument"));
        }
        if first.is_zero() || first.is_negative() {
            return Err(error::value_error("empty range for randrange()"));
        }
        return Ok(random.big_below(first));
    }
    let last = index(stop)?;
    let last = known(last.value());
    let stride = if step.is_absent() { from_i64(1) } else { index(step)? };
    let stride = known(stride.value());
    if let (View::Small(first), View::Small(last), View::Small(1)) = (first, last, stride)
        && let Some(width @ 1..) = last.checked_sub(first)
    {
        return Ok(from_i64(first + random.below(width as u64) as i64));
    }
    let width = arith::sub(last, first);
    let width = known(width.value());
    let count = match stride {
        View::Small(1) => arith::add(width, View::Small(0)),
        View::Small(0) => return Err(error::value_error("zero step for randrange()")),
        stride => {
            let up = arith::add(width, stride);
            let one = View::Small(if stride.is_negative() { -1 } else { 1 });
            arith::floor_div(known(arith::sub(known(up.value()), one).value()), stride)?
        }
    };
    let count = known(count.value());
    if count.is_zero() || count.is_negative() {
        let (start, stop) = (shown(start)?, shown(stop)?);
        let step = if matches!(stride, View::Small(1)) { Default::default() } else { format!(", {}", shown(step)?) };
        return Err(error::value_error(&format!("empty range in randrange({start}, {stop}{step})")));
    }
    let steps = random.big_below(count);
    let offset = arith::mul(stride, known(steps.value()));
    Ok(arith::add(first, known(offset.value())))
}

/// `randint(a, b)`.
pub fn randint(random: &Random, a: Value, b: Value) -> Res {
    let stop = dispatch::binary(BinaryOp::Add, b, from_i64(1).value())?;
    randrange(random, a, stop.value(), Value::ABSENT)
}

/// `choice(seq)`.
pub fn choice(random: &Random, sequence: Value) -> Res {
    let length = length(sequence)?;
    if length == 0 {
        return Err(error::index_error("Cannot choose from an empty sequence"));
    }
    item(sequence, random.below(length as u64))
}

fn item(sequence: Value, at: u64) -> Res {
    if let Some(list) = sequence.downcast::<List>()
        && sequence.is_exactly(&list::LIST)
        && let Some(item) = list.get(at as usize)
    {
        return Ok(item.to_owned());
    }
    get_item(sequence, int::from_u64(at).value())
}

/// `shuffle(x)`.
pub fn shuffle(random: &Random, sequence: Value) -> Res {
    if let Some(list) = sequence.downcast::<List>()
        && sequence.is_exactly(&list::LIST)
    {
        for i in (1..list.len()).rev() {
            list.swap(i, random.below(i as u64 + 1) as usize);
        }
        return Ok(Owned::NONE);
    }
    for i in (1..length(sequence)?).rev() {
        let j = random.below(i as u64 + 1);
        let (i, j) = (int::from_usize(i), int::from_u64(j));
        let (x, y) = (get_item(sequence, j.value())?, get_item(sequence, i.value())?);
        set_item(sequence, i.value(), x.value())?;
        set_item(sequence, j.value(), y.value())?;
    }
    Ok(Owned::NONE)
}

/// The running sums of an iterable.
fn sums(numbers: Value) -> Res<Vec<Owned>> {
    let iterator = dispatch::iter(numbers)?;
    let mut sums: Vec<Owned> = Vec::new();
    while let Some(next) = dispatch::next(iterator.value())? {
        sums.push(match sums.last() {
            Some(last) => dispatch::binary(BinaryOp::Add, last.value(), next.value())?,
            None => next,
        });
    }
    Ok(sums)
}

fn is_sequence(value: Value) -> bool {
    let slots = value.type_of().slots();
    let unordered = matches!(value.type_of().kind, Kind::Dict | Kind::DictView | Kind::Set | Kind::FrozenSet);
    slots.get_item.is_some() && slots.len.is_some() && !unordered
}

/// `sample(population, k, counts=...)`.
pub fn sample(random: &Random, population: Value, count: Value, counts: Value) -> Res {
    if !is_sequence(population) {
        return Err(error::type_error("Population must be a sequence.  For dicts or sets, use sorted(d)."));
    }
    let size = length(population)?;
    let picks = if counts.is_absent() || counts.is_none() {
        positions(random, size as u64, count)?
    } else {
        let sums = sums(counts)?;
        if sums.len() != size {
            return Err(error::value_error("The number of counts does not match the population"));
        }
        let total = match sums.last() {
            Some(total) if int::is_int(total.value()) => known(total.value()),
            _ => return Err(error::type_error("Counts must be integers")),
        };
        let View::Small(total @ 1..) = total else {
            return Err(error::value_error("Total of counts must be greater than zero"));
        };
        let limits: Vec<i64> = sums.iter().filter_map(|sum| int::as_i64(sum.value())).collect();
        let picks = positions(random, total as u64, count)?;
        picks.into_iter().map(|pick| limits.partition_point(|&limit| limit <= pick as i64) as u64).collect()
    };
    let items: Vec<Owned> = picks.into_iter().map(|pick| item(population, pick)).collect::<Res<_>>()?;
    Ok(list::from_vec(items))
}

/// `count` different positions below `size`, in the order chosen. Which of the two ways is taken decides how many random
/// numbers are used, so it is CPython's rule.
fn positions(random: &Random, size: u64, count: Value) -> Res<Vec<u64>> {
    let wanted = index(count)?;
    let count = match known(wanted.value()) {
        View::Small(count) if count >= 0 && count as u64 <= size => count as u64,
        _ => return Err(error::value_error("Sample larger than population or is negative")),
    };
    let mut table = 21u64;
    if count > 5 {
        let power = math::ceil(math::log((count * 3) as f64) / math::log(4.0));
        table = table.saturating_add(4u64.saturating_pow(power as u32));
    }
    if size <= table {
        let mut pool: Vec<u64> = (0..size).collect();
        let pick = |i| {
            let j = random.below(size - i) as usize;
            let picked = pool[j];
            pool[j] = pool[(size - i - 1) as usize];
            picked
        };
        return Ok((0..count).map(pick).collect());
    }
    let mut seen = BTreeSet::new();
    let pick = |_| loop {
        let j = random.below(size);
        if seen.insert(j) {
            return j;
        }
    };
    Ok((0..count).map(pick).collect())
}

/// `choices(population, weights, cum_weights=..., k=...)`.
pub fn choices(random: &Random, population: Value, weights: Value, cumulative: Value, count: Value) -> Res {
    let size = length(population)?;
    let count = if count.is_absent() { 1 } else { int::convert::to_index_clamped(count)?.max(0) };
    let given = |value: Value| !value.is_absent() && !value.is_none();
    let sums = match (given(weights), given(cumulative)) {
        (false, false) => None,
        (true, true) => return Err(error::type_error("Cannot specify both weights and cumulative weights")),
        (true, false) if weights.type_of().slots().iter.is_none() && int::is_int(weights) => {
            let shown = shown(weights)?;
            return Err(error::type_error(&format!("The number of choices must be a keyword argument: k={shown}")));
        }
        (true, false) => Some(sums(weights)?),
        (false, true) => {
            let iterator = dispatch::iter(cumulative)?;
            let mut sums = Vec::new();
            while let Some(next) = dispatch::next(iterator.value())? {
                sums.push(next);
            }
            Some(sums)
        }
    };
    let limits = match sums {
        None => None,
        Some(sums) => Some(limits_of(&sums, size)?),
    };
    let mut chosen = Vec::new();
    for _ in 0..count {
        let at = match &limits {
            None => math::floor(random.unit() * size as f64) as usize,
            Some(limits) => {
                let pick = random.unit() * limits[size - 1];
                limits[..size - 1].partition_point(|&limit| limit <= pick)
            }
        };
        chosen.push(item(population, at as u64)?);
    }
    Ok(list::from_vec(chosen))
}

fn limits_of(sums: &[Owned], size: usize) -> Res<Vec<f64>> {
    if sums.len() != size {
        return Err(error::value_error("The number of weights does not match the population"));
    }
    let limits: Vec<f64> = sums.iter().map(|sum| to_real(sum.value())).collect::<Res<_>>()?;
    match limits.last() {
        Some(total) if !total.is_finite() => Err(error::value_error("Total of weights must be finite")),
        Some(&total) if total > 0.0 => Ok(limits),
        Some(_) => Err(error::value_error("Total of weights must be greater than zero")),
        None => Err(error::index_error("list index out of range")),
    }
}
