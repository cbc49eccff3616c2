//! `re`: what patterns and matches give. A pattern that is a constant text tells how many groups it has.
//!
//! Only patterns and subjects that are certainly `str` are followed: what is made of them holds nothing of the program.

use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::items;
use crate::tir::constants;
use molt_ir::ssa::Inst;
use molt_ir::tir::Op;

/// How many groups a pattern has, where that is known.
pub type Groups = Option<u8>;

/// Keywords of calls that change nothing about what they give.
const HARMLESS: &[&str] = &["flags", "count", "maxsplit", "pos", "endpos"];

/// A call of a function of `_re`; nothing where it is not followed.
pub fn function(s: &mut Solver<'_>, inst: Inst, name: &str, args: &[AtomSet], keywords: &Keywords) -> Option<AtomSet> {
    match name {
        "escape" if args.len() == 1 && is_text(&args[0]) => return Some(Atom::Str.into()),
        "purge" => return Some(Atom::None.into()),
        _ => {}
    }
    let (pattern, rest) = args.split_first()?;
    let flags = match name {
        "compile" => 0,
        "sub" | "subn" | "split" => 3,
        _ => 1,
    };
    let flagged = rest.len() > flags || keywords.iter().any(|(key, _)| key == "flags");
    let mut result = AtomSet::default();
    for atom in pattern.iter() {
        let groups = match atom {
            Atom::Pattern(groups) => groups,
            Atom::Str if flagged => None,
            Atom::Str => constant_pattern(s, inst, name).and_then(|text| count_groups(&text)),
            _ => return None,
        };
        result.join(&match name {
            "compile" => Atom::Pattern(groups).into(),
            _ => of_pattern(s, inst, groups, name, rest, keywords)?,
        });
    }
    Some(result)
}

/// A method of a pattern or a match; nothing where it is not followed.
pub fn method(
    s: &mut Solver<'_>,
    inst: Inst,
    object: Atom,
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    match object {
        Atom::Pattern(groups) => of_pattern(s, inst, groups, name, args, keywords),
        Atom::Match(groups) if keywords.is_empty() => of_match(s, inst, groups, name, args),
        _ => None,
    }
}

/// An attribute that is no method.
pub fn attribute(object: Atom, name: &str) -> AtomSet {
    match (object, name) {
        (Atom::Pattern(_), "pattern") | (Atom::Match(_), "string") => Atom::Str.into(),
        (Atom::Pattern(_), "groups" | "flags") | (Atom::Match(_), "pos" | "endpos") => Atom::Int.into(),
        (Atom::Match(_), "lastindex") => [Atom::None, Atom::Int].into_iter().collect(),
        (Atom::Match(_), "lastgroup") => text_or_none(),
        _ => AtomSet::any(),
    }
}

/// What a group of a match holds.
pub fn text_or_none() -> AtomSet {
    [Atom::None, Atom::Str].into_iter().collect()
}

fn is_text(set: &AtomSet) -> bool {
    set.all(|atom| atom == Atom::Str)
}

fn of_pattern(
    s: &mut Solver<'_>,
    inst: Inst,
    groups: Groups,
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    let replaces = matches!(name, "sub" | "subn");
    let subject = args.get(usize::from(replaces))?;
    if !is_text(subject) || !keywords.iter().all(|(key, _)| HARMLESS.contains(&&**key)) {
        return None;
    }
    let text: AtomSet = Atom::Str.into();
    let found = Atom::Match(groups);
    Some(match name {
        "match" | "fullmatch" | "search" => [Atom::None, found].into_iter().collect(),
        "finditer" => items::with_item(s, inst, Atom::Iterator, &found.into()),
        "findall" => {
            let item = match groups {
                Some(0 | 1) => text,
                Some(several) => items::tuple_of_sets(s, inst, &vec![text; several.into()]),
                None => AtomSet::any(),
            };
            items::with_item(s, inst, Atom::List, &item)
        }
        "split" => {
            let part = if groups == Some(0) { text } else { text_or_none() };
            items::with_item(s, inst, Atom::List, &part)
        }
        "sub" | "subn" => {
            for replacement in args[0].iter().filter(|&atom| atom != Atom::Str) {
                calls::call_atom(s, inst, replacement, &[found.into()], &[]);
            }
            match name {
                "sub" => text,
                _ => items::tuple_of_sets(s, inst, &[text, Atom::Int.into()]),
            }
        }
        _ => return None,
    })
}

fn of_match(s: &mut Solver<'_>, inst: Inst, groups: Groups, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    Some(match (name, args) {
        ("group", []) | ("expand", [_]) => Atom::Str.into(),
        ("group", [_]) => text_or_none(),
        ("group", several) => items::tuple_of_sets(s, inst, &vec![text_or_none(); several.len()]),
        ("groups", [] | [_]) => {
            let mut group = args.first().cloned().unwrap_or_else(|| Atom::None.into());
            group.insert(Atom::Str);
            match groups {
                Some(count) => items::tuple_of_sets(s, inst, &vec![group; count.into()]),
                None => items::with_item(s, inst, Atom::TupleOf, &group),
            }
        }
        ("groupdict", [] | [_]) => {
            let mut group = args.first().cloned().unwrap_or_else(|| Atom::None.into());
            group.insert(Atom::Str);
            let site = s.site(inst, 9, 2);
            s.store(&Atom::Str.into(), site, 0);
            s.store(&group, site, 1);
            Atom::Dict(site).into()
        }
        ("start" | "end", [] | [_]) => Atom::Int.into(),
        ("span", [] | [_]) => items::tuple_of_sets(s, inst, &[Atom::Int.into(), Atom::Int.into()]),
        _ => return None,
    })
}

/// The pattern of a call of this function of `re`, where it is written down.
fn constant_pattern(s: &Solver<'_>, inst: Inst, function: &str) -> Option<String> {
    let body = &s.program[s.current].body;
    let pattern = match &body[inst].op {
        Op::Call { args, .. } => {
            let is_it = |atom| matches!(atom, Atom::Builtin(name) if s.text(name).strip_prefix("_re.") == Some(function));
            s.get(args[0]).all(is_it).then(|| args.get(1))?
        }
        Op::CallMethod { args, .. } => {
            let is_it = matches!(body.def_op(args[0]), Some(Op::GetMethod { name, .. }) if name == function);
            is_it.then(|| args.get(2))?
        }
        _ => None,
    }?;
    constants::text(body, *pattern)
}

/// How many groups a pattern has that is read without flags; nothing where it has comments, conditions or flags of its own, or is wrong.
fn count_groups(pattern: &str) -> Groups {
    let mut count: u8 = 0;
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => _ = rest.next(),
            '[' => {
                // A bracket that comes first stands for itself.
                rest.next_if_eq(&'^');
                rest.next_if_eq(&']');
                loop {
                    match rest.next()? {
                        '\\' => _ = rest.next(),
                        ']' => break,
                        _ => {}
                    }
                }
            }
            '(' if rest.next_if_eq(&'?').is_none() => count = count.checked_add(1)?,
            '(' => match rest.next()? {
                ':' | '=' | '!' | '>' => {}
                '<' if matches!(rest.next(), Some('=' | '!')) => {}
                'P' => match rest.next()? {
                    '<' => count = count.checked_add(1)?,
                    '=' => {}
                    _ => return None,
                },
                _ => return None,
            },
            _ => {}
        }
    }
    (count <= 32).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::count_groups;

    #[test]
    fn groups_are_counted_as_re_counts_them() {
        for (pattern, count) in [
            (r"\w+", Some(0)),
            (r"(\w+)=(\d*)", Some(2)),
            (r"\((.)\)", Some(1)),
            (r"[(\])]+(a)", Some(1)),
            (r"[^]()](a)", Some(1)),
            (r"(?:a|b)(?P<name>c)(?P=name)(?=d)(?!e)(?<=f)(?<!g)", Some(1)),
            (r"(?i)(a)", None),
            (r"(?#(()(a)", None),
            (r"(a)?(?(1)b|c)", None),
            (r"[a", None),
        ] {
            assert_eq!(count_groups(pattern), count, "{pattern}");
        }
    }
}
