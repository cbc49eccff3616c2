//! The containers of `collections` that the runtime has: `deque`, `defaultdict`, `Counter`, `OrderedDict`.

use super::super::domain::{Atom, AtomSet, Collection, Site};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::{arrays, builtins, items, methods};
use molt_ir::ssa::Inst;

/// Whether the atom is a kind of dict.
pub fn is_dict(atom: Atom) -> bool {
    matches!(atom, Atom::Collection(kind, _) if kind.is_dict())
}

/// Calls of the types.
pub fn construct(s: &mut Solver<'_>, inst: Inst, name: &str, args: &[AtomSet], keywords: &Keywords) -> Option<AtomSet> {
    let kind = Collection::ALL.into_iter().find(|kind| kind.name() == name)?;
    if kind == Collection::Array {
        return keywords.is_empty().then(|| arrays::construct_any(s, inst, args));
    }
    if kind == Collection::ByteArray {
        return keywords.is_empty().then(|| arrays::construct_bytes(s, inst, args));
    }
    let site = s.site(inst, 10 + kind as u8, 2);
    let made = Atom::Collection(kind, site);
    let rest = match (kind, args) {
        (Collection::Deque, _) => {
            let from = args.first().or(keywords.iter().find(|(name, _)| name == "iterable").map(|(_, set)| set)).cloned();
            let item = from.map(|from| items::given_by(s, &from)).unwrap_or_default();
            s.store(&item, site, 0);
            return Some(made.into());
        }
        (Collection::DefaultDict, [factory, rest @ ..]) => {
            for callee in factory.iter().filter(|&a| a != Atom::None) {
                let value = calls::call_atom(s, inst, callee, &[], &[]);
                s.store(&value, site, 1);
            }
            rest
        }
        _ => args,
    };
    fill(s, kind, site, rest, keywords);
    Some(made.into())
}

/// Entries from the arguments of a call or of `update`.
fn fill(s: &mut Solver<'_>, kind: Collection, site: Site, args: &[AtomSet], keywords: &Keywords) {
    for (_, set) in keywords {
        s.store(&Atom::Str.into(), site, 0);
        s.store(set, site, 1);
    }
    for from in args.iter().flat_map(|set| set.iter().collect::<Vec<_>>()) {
        let mapping = matches!(from, Atom::Dict(_) | Atom::Instance(_) | Atom::Any) || is_dict(from);
        if kind == Collection::Counter && !mapping {
            let item = items::given(s, from);
            s.store(&item, site, 0);
            s.store(&Atom::Int.into(), site, 1);
        } else {
            builtins::fill_dict(s, from, Atom::Dict(site));
        }
    }
    if kind == Collection::Counter && !args.is_empty() {
        // Counts are added to those that are there.
        let counts = s.content(site, 1);
        if !counts.iter().all(Atom::is_index) {
            s.leak(&counts);
            s.store(&AtomSet::any(), site, 1);
        }
        s.store(&Atom::Int.into(), site, 1);
    }
}

/// `container[index]`.
pub fn item(s: &mut Solver<'_>, kind: Collection, site: Site, index: &AtomSet) -> AtomSet {
    match kind {
        Collection::Deque => s.content(site, 0),
        Collection::Array | Collection::ByteArray => arrays::item(s, kind, site, index),
        _ => {
            if index.is_any() {
                s.leak(index);
            }
            // A missing key is put there, and counted as 0.
            if kind == Collection::DefaultDict {
                s.store(index, site, 0);
            }
            let mut value = s.content(site, 1);
            if kind == Collection::Counter {
                value.insert(Atom::Int);
            }
            value
        }
    }
}

/// Their methods; nothing where one is not known.
pub fn method(
    s: &mut Solver<'_>,
    inst: Inst,
    (kind, receiver): (Collection, Atom),
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    let site = receiver.site()?;
    let none: AtomSet = Atom::None.into();
    if kind == Collection::Array {
        return keywords.is_empty().then(|| arrays::method(s, inst, site, name, args)).flatten();
    }
    if kind == Collection::ByteArray {
        return keywords.is_empty().then(|| arrays::bytes_method(s, inst, site, name, args)).flatten();
    }
    if kind == Collection::Deque {
        return keywords.is_empty().then(|| deque(s, inst, site, name, args)).flatten();
    }
    Some(match (kind, name, args) {
        (_, "copy", []) => {
            let copy = s.site(inst, 10 + kind as u8, 2);
            for index in 0..2 {
                let set = s.content(site, index);
                s.store(&set, copy, index);
            }
            Atom::Collection(kind, copy).into()
        }
        (Collection::Counter, "update" | "subtract", _) if args.len() <= 1 => {
            fill(s, kind, site, args, keywords);
            none
        }
        (Collection::Counter, "most_common", _) => {
            let pair = methods::pair(s, inst, site);
            items::with_item(s, inst, Atom::List, &pair)
        }
        (Collection::Counter, "elements", []) => {
            let key = s.content(site, 0);
            items::with_item(s, inst, Atom::Iterator, &key)
        }
        (Collection::OrderedDict, "move_to_end", _) => none,
        (Collection::OrderedDict, "popitem", _) => methods::pair(s, inst, site),
        (Collection::Counter, "fromkeys", _) => return None,
        _ => return methods::dict(s, inst, Atom::Dict(site), name, args, keywords),
    })
}

fn deque(s: &mut Solver<'_>, inst: Inst, site: Site, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    let none: AtomSet = Atom::None.into();
    Some(match (name, args) {
        ("append" | "appendleft", [item]) | ("insert", [_, item]) => {
            s.store(item, site, 0);
            none
        }
        ("extend" | "extendleft", [from]) => {
            let item = items::given_by(s, from);
            s.store(&item, site, 0);
            none
        }
        ("pop" | "popleft", []) => s.content(site, 0),
        ("clear" | "reverse" | "rotate" | "remove", _) => none,
        ("index" | "count", _) => Atom::Int.into(),
        ("copy", []) => {
            let copy = s.site(inst, 10, 2);
            let item = s.content(site, 0);
            s.store(&item, copy, 0);
            Atom::Collection(Collection::Deque, copy).into()
        }
        _ => return None,
    })
}
