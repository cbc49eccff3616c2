//! `Did you mean: '...'?` - the nearest of some names by CPython's distance.
//!
//! CPython has this twice, not quite alike: in the interpreter, which reports what nobody caught, and in the module `traceback`.

use alloc::string::String;
use alloc::vec::Vec;

/// The cost of an insertion, deletion or substitution; a change of case costs less.
const MOVE: usize = 2;
const CASE: usize = 1;
/// Longer names are not compared.
const LONGEST: usize = 40;
/// More candidates are not looked through.
const MOST: usize = 750;

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a & 31 == b & 31 && a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The distance of two names, or anything above `limit` when it is above.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return limit + 1;
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE).collect();
    let mut result = 0;
    for (j, &code) in b.iter().enumerate() {
        let mut diagonal = j * MOVE;
        result = diagonal;
        let mut minimum = usize::MAX;
        for (i, &own) in a.iter().enumerate() {
            let substituted = diagonal + substitution(code, own);
            diagonal = row[i];
            result = (result.min(diagonal) + MOVE).min(substituted);
            row[i] = result;
            minimum = minimum.min(result);
        }
        if minimum > limit {
            return limit + 1;
        }
    }
    result
}

/// Who writes a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// The interpreter, of an exception that nobody caught.
    Interpreter,
    /// The module `traceback`.
    Module,
}

impl Reporter {
    /// The most a name may differ from `name`, if any is looked for among so many.
    fn limit(self, name: &str, count: usize) -> Option<usize> {
        match self {
            Reporter::Interpreter => (count < MOST).then_some(usize::MAX),
            Reporter::Module => (count <= MOST && name.len() <= LONGEST).then(|| name.len().saturating_sub(1)),
        }
    }

    /// The places of the candidates that are near enough to `name`, the best first.
    pub fn near(self, name: &str, candidates: &[impl AsRef<str>]) -> Vec<usize> {
        let Some(most) = self.limit(name, candidates.len()) else { return Vec::new() };
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (place, candidate) in candidates.iter().map(AsRef::as_ref).enumerate().filter(|(_, candidate)| *candidate != name) {
            let limit = most.min((name.len() + candidate.len() + 3) * MOVE / 6);
            let current = distance(name.as_bytes(), candidate.as_bytes(), limit);
            if current <= limit {
                found.push((current, place));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// The candidate nearest to `name`, if one is near enough.
    pub fn nearest(self, name: &str, candidates: &[String]) -> Option<String> {
        self.near(name, candidates).first().map(|&place| candidates[place].clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Reporter::{Interpreter, Module};
    use super::*;

    #[test]
    fn finds_what_cpython_finds() {
        let names = |list: &[&str]| list.iter().map(|s| String::from(*s)).collect::<Vec<_>>();
        assert_eq!(Interpreter.nearest("blech", &names(&["noise", "more_noise", "bluch"])).as_deref(), Some("bluch"));
        assert_eq!(Interpreter.nearest("appendd", &names(&["append", "extend", "pop"])).as_deref(), Some("append"));
        assert_eq!(Interpreter.nearest("Foo", &names(&["foo", "fob"])).as_deref(), Some("foo"));
        assert_eq!(Interpreter.nearest("abc", &names(&["xyz"])), None);
    }

    #[test]
    fn the_module_is_stricter() {
        let names = [String::from("A")];
        assert_eq!(Interpreter.nearest("a", &names).as_deref(), Some("A"));
        assert_eq!(Module.nearest("a", &names), None);
    }
}
