//! The stable, adaptive merge sort of CPython (runs found or made, merged in powersort order, galloping), comparison for
//! comparison, because a program can see which items are compared.

use crate::value::Res;
use alloc::vec::Vec;

/// How often one side must win in a row before galloping begins.
const MIN_GALLOP: usize = 7;

struct Run {
    start: usize,
    length: usize,
    power: u32,
}

struct Merger<'a, E, L> {
    items: &'a mut [E],
    less: &'a mut L,
    min_gallop: usize,
    runs: Vec<Run>,
    spare: Vec<E>,
}

/// Sorts by `less`; when that raises, the items are left in some order.
pub(super) fn merge_sort<E: Copy, L: FnMut(&E, &E) -> Res<bool>>(items: &mut [E], less: &mut L) -> Res<()> {
    let n = items.len();
    let min_run = min_run(n);
    let mut m = Merger { items, less, min_gallop: MIN_GALLOP, runs: Vec::new(), spare: Vec::new() };
    let mut start = 0;
    while start < n {
        let mut length = m.count_run(start)?;
        if length < min_run {
            let forced = min_run.min(n - start);
            m.insertion_sort(start, start + forced, start + length)?;
            length = forced;
        }
        m.found_run(length)?;
        m.runs.push(Run { start, length, power: 0 });
        start += length;
    }
    while m.runs.len() > 1 {
        let mut i = m.runs.len() - 2;
        if i > 0 && m.runs[i - 1].length < m.runs[i + 1].length {
            i -= 1;
        }
        m.merge_at(i)?;
    }
    Ok(())
}

/// Shortest run worth merging: `n` itself when below 64, else between 32 and 64 so that the runs are about a power of two.
fn min_run(mut n: usize) -> usize {
    let mut rest = 0;
    while n >= 64 {
        rest |= n & 1;
        n >>= 1;
    }
    n + rest
}

/// The depth in the merge tree of the boundary between two neighbouring runs.
fn power(start: usize, length: usize, next_length: usize, n: usize) -> u32 {
    let mut a = 2 * start + length;
    let mut b = a + length + next_length;
    let mut result = 0;
    loop {
        result += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<E: Copy, L: FnMut(&E, &E) -> Res<bool>> Merger<'_, E, L> {
    /// The length of the run at `start`; a strictly descending one is reversed.
    fn count_run(&mut self, start: usize) -> Res<usize> {
        let items = &mut *self.items;
        if start + 1 == items.len() {
            return Ok(1);
        }
        let mut end = start + 2;
        let descending = (self.less)(&items[start + 1], &items[start])?;
        while end < items.len() && (self.less)(&items[end], &items[end - 1])? == descending {
            end += 1;
        }
        if descending {
            items[start..end].reverse();
        }
        Ok(end - start)
    }

    /// Sorts `low .. high`, of which `low .. sorted` is sorted.
    fn insertion_sort(&mut self, low: usize, high: usize, sorted: usize) -> Res<()> {
        for next in sorted..high {
            let pivot = self.items[next];
            let (mut l, mut r) = (low, next);
            while l < r {
                let middle = l + ((r - l) >> 1);
                if (self.less)(&pivot, &self.items[middle])? {
                    r = middle;
                } else {
                    l = middle + 1;
                }
            }
            self.items.copy_within(l..next, l + 1);
            self.items[l] = pivot;
        }
        Ok(())
    }

    /// Before a run of `length` is pushed: merges what lies deeper in the tree than the new boundary.
    fn found_run(&mut self, length: usize) -> Res<()> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = power(last.start, last.length, length, self.items.len());
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges runs `i` and `i + 1`.
    fn merge_at(&mut self, i: usize) -> Res<()> {
        let second = self.runs.remove(i + 1);
        let first = &mut self.runs[i];
        let (mut start, mut na) = (first.start, first.length);
        first.length += second.length;
        let skip = gallop_right(self.less, self.items[second.start], &self.items[start..start + na], 0)?;
        start += skip;
        na -= skip;
        if na == 0 {
            return Ok(());
        }
        let b = &self.items[second.start..second.start + second.length];
        let nb = gallop_left(self.less, self.items[start + na - 1], b, b.len() - 1)?;
        if nb == 0 {
            return Ok(());
        }
        if na <= nb { self.merge_low(start, na, nb) } else { self.merge_high(start, na, nb) }
    }

    /// Merges `a` (copied out) and `b` from the left. What is left of either stands at the end: `na` in `spare`, `nb` in place.
    fn merge_low(&mut self, start: usize, mut na: usize, mut nb: usize) -> Res<()> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.items[start..start + na]);
        let (total_a, end) = (na, start + na + nb);
        let result = self.merge_low_loop(end, total_a, &mut na, &mut nb);
        // Whether all went well or not, what is left of `b` moves down and `a`'s rest follows, or `a`'s rest fills the gap.
        if result == Ok(true) {
            self.items.copy_within(end - nb..end, end - nb - na);
            self.items[end - na..end].copy_from_slice(&self.spare[total_a - na..total_a]);
        } else {
            self.items[end - nb - na..end - nb].copy_from_slice(&self.spare[total_a - na..total_a]);
        }
        result.map(|_| ())
    }

    /// `Ok(true)` when the rest of `b` goes before the last item of `a`.
    fn merge_low_loop(&mut self, end: usize, total_a: usize, na: &mut usize, nb: &mut usize) -> Res<bool> {
        macro_rules! take_b {
            () => {
                self.items[end - *nb - *na] = self.items[end - *nb];
                *nb -= 1;
                if *nb == 0 {
                    return Ok(false);
                }
            };
        }
        macro_rules! take_a {
            () => {
                self.items[end - *nb - *na] = self.spare[total_a - *na];
                *na -= 1;
                if *na == 1 {
                    return Ok(true);
                }
            };
        }
        take_b!();
        if *na == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut count_a, mut count_b) = (0, 0);
            loop {
                if (self.less)(&self.items[end - *nb], &self.spare[total_a - *na])? {
                    take_b!();
                    count_b += 1;
                    count_a = 0;
                    if count_b >= min_gallop {
                        break;
                    }
                } else {
                    take_a!();
                    count_a += 1;
                    count_b = 0;
                    if count_a >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let k = gallop_right(self.less, self.items[end - *nb], &self.spare[total_a - *na..total_a], 0)?;
                count_a = k;
                if k > 0 {
                    let (to, from) = (end - *nb - *na, total_a - *na);
                    self.items[to..to + k].copy_from_slice(&self.spare[from..from + k]);
                    *na -= k;
                    if *na == 1 {
                        return Ok(true);
                    }
                    if *na == 0 {
                        return Ok(false);
                    }
                }
                take_b!();
                let k = gallop_left(self.less, self.spare[total_a - *na], &self.items[end - *nb..end], 0)?;
                count_b = k;
                if k > 0 {
                    let from = end - *nb;
                    self.items.copy_within(from..from + k, from - *na);
                    *nb -= k;
                    if *nb == 0 {
                        return Ok(false);
                    }
                }
                take_a!();
                if count_a < MIN_GALLOP && count_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges `a` and `b` (copied out) from the right. What is left of either stands at the start.
    fn merge_high(&mut self, start: usize, mut na: usize, mut nb: usize) -> Res<()> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.items[start + na..start + na + nb]);
        let result = self.merge_high_loop(start, &mut na, &mut nb);
        if result == Ok(true) {
            self.items.copy_within(start..start + na, start + nb);
            self.items[start..start + nb].copy_from_slice(&self.spare[..nb]);
        } else {
            self.items[start + na..start + na + nb].copy_from_slice(&self.spare[..nb]);
        }
        result.map(|_| ())
    }

    /// `Ok(true)` when the first item of `b` goes before the rest of `a`.
    fn merge_high_loop(&mut self, start: usize, na: &mut usize, nb: &mut usize) -> Res<bool> {
        macro_rules! take_a {
            () => {
                self.items[start + *na + *nb - 1] = self.items[start + *na - 1];
                *na -= 1;
                if *na == 0 {
                    return Ok(false);
                }
            };
        }
        macro_rules! take_b {
            () => {
                self.items[start + *na + *nb - 1] = self.spare[*nb - 1];
                *nb -= 1;
                if *nb == 1 {
                    return Ok(true);
                }
            };
        }
        take_a!();
        if *nb == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut count_a, mut count_b) = (0, 0);
            loop {
                if (self.less)(&self.spare[*nb - 1], &self.items[start + *na - 1])? {
                    take_a!();
                    count_a += 1;
                    count_b = 0;
                    if count_a >= min_gallop {
                        break;
                    }
                } else {
                    take_b!();
                    count_b += 1;
                    count_a = 0;
                    if count_b >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let kept = gallop_right(self.less, self.spare[*nb - 1], &self.items[start..start + *na], *na - 1)?;
                count_a = *na - kept;
                if count_a > 0 {
                    self.items.copy_within(start + kept..start + *na, start + kept + *nb);
                    *na = kept;
                    if *na == 0 {
                        return Ok(false);
                    }
                }
                take_b!();
                let kept = gallop_left(self.less, self.items[start + *na - 1], &self.spare[..*nb], *nb - 1)?;
                count_b = *nb - kept;
                if count_b > 0 {
                    let to = start + *na + kept;
                    self.items[to..to + count_b].copy_from_slice(&self.spare[kept..*nb]);
                    *nb = kept;
                    if *nb == 1 {
                        return Ok(true);
                    }
                    if *nb == 0 {
                        return Ok(false);
                    }
                }
                take_a!();
                if count_a < MIN_GALLOP && count_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Where `key` belongs in sorted `a`, before its equals: exponential search from `hint`, then bisection.
fn gallop_left<E: Copy>(less: &mut impl FnMut(&E, &E) -> Res<bool>, key: E, a: &[E], hint: usize) -> Res<usize> {
    gallop(a.len(), hint, |i| less(&a[i], &key))
}

/// Where `key` belongs in sorted `a`, after its equals.
fn gallop_right<E: Copy>(less: &mut impl FnMut(&E, &E) -> Res<bool>, key: E, a: &[E], hint: usize) -> Res<usize> {
    gallop(a.len(), hint, |i| Ok(!less(&key, &a[i])?))
}

/// The first of `n` positions that is not `below` the place sought.
fn gallop(n: usize, hint: usize, mut below: impl FnMut(usize) -> Res<bool>) -> Res<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if below(hint)? {
        let most = n - hint;
        while offset < most && below(hint + offset)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + last + 1;
        high = hint + offset.min(most);
    } else {
        let most = hint + 1;
        while offset < most && !below(hint - offset)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + 1 - offset.min(most);
        high = hint - last;
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if below(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
