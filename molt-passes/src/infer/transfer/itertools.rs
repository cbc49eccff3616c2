//! `itertools`: iterators over what others give, and tuples of it.

use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::{items, library};
use molt_ir::ssa::Inst;

/// The types of the module that are known.
const TYPES: &[&str] = &[
    "accumulate",
    "batched",
    "chain",
    "combinations",
    "combinations_with_replacement",
    "compress",
    "cycle",
    "dropwhile",
    "filterfalse",
    "groupby",
    "islice",
    "pairwise",
    "permutations",
    "product",
    "repeat",
    "starmap",
    "takewhile",
    "zip_longest",
];

/// Whether the full name is that of a type whose calls are known.
pub fn is_type(name: &str) -> bool {
    name.strip_prefix("itertools.").is_some_and(|name| TYPES.contains(&name))
}

/// A call by the full name; nothing where it is not known.
pub fn call(s: &mut Solver<'_>, inst: Inst, name: &str, args: &[AtomSet], keywords: &Keywords) -> Option<AtomSet> {
    let name = name.strip_prefix("itertools.")?;
    let allowed: &[&str] = match name {
        "accumulate" => &["func", "initial"],
        "groupby" => &["key"],
        "product" => &["repeat"],
        "zip_longest" => &["fillvalue"],
        _ => &[],
    };
    if !keywords.iter().all(|(keyword, _)| allowed.contains(&&**keyword)) {
        return None;
    }
    let item = match (name, args) {
        ("chain", _) => given_by_all(s, args),
        ("chain.from_iterable", [all]) => {
            let inner = items::given_by(s, all);
            items::given_by(s, &inner)
        }
        ("islice" | "cycle" | "compress", [from, ..]) => items::given_by(s, from),
        ("takewhile" | "dropwhile" | "filterfalse", [test, from]) => {
            let item = items::given_by(s, from);
            for callee in test.iter().filter(|&a| a != Atom::None) {
                calls::call_atom(s, inst, callee, std::slice::from_ref(&item), &[]);
            }
            item
        }
        ("repeat", [item] | [item, _]) => item.clone(),
        ("accumulate", [from] | [from, _]) => {
            let named = |name: &str| keywords.iter().find(|(keyword, _)| keyword == name).map(|(_, set)| set);
            let callee = args.get(1).or(named("func")).filter(|set| **set != AtomSet::from(Atom::None)).cloned();
            accumulated(s, inst, from, callee, named("initial"))?
        }
        ("starmap", [callee, rows]) => {
            let row = items::given_by(s, rows);
            let mut item = AtomSet::default();
            for atom in row.iter() {
                let Atom::Tuple(site) = atom else { return None };
                let given: Vec<AtomSet> = (0..s.contents(site).len()).map(|index| s.content(site, index)).collect();
                for function in callee.iter() {
                    item.join(&calls::call_atom(s, inst, function, &given, &[]));
                }
            }
            item
        }
        ("combinations" | "combinations_with_replacement" | "permutations" | "pairwise" | "batched", [from, ..]) => {
            let item = items::given_by(s, from);
            items::with_item(s, inst, Atom::TupleOf, &item)
        }
        ("product", _) => {
            let item = given_by_all(s, args);
            items::with_item(s, inst, Atom::TupleOf, &item)
        }
        ("zip_longest", _) => {
            let mut item = given_by_all(s, args);
            match keywords.first() {
                Some((_, filling)) => _ = item.join(filling),
                None => _ = item.insert(Atom::None),
            }
            items::with_item(s, inst, Atom::TupleOf, &item)
        }
        ("groupby", [from] | [from, _]) => groups(s, inst, from, args.get(1), keywords)?,
        _ => return None,
    };
    // Kinds of sites of one instruction are told apart, so this one does not meet that of the groups.
    Some(items::with_item(s, inst, Atom::View, &item).iter().filter_map(|a| Some(Atom::Iterator(a.site()?))).collect())
}

/// What `accumulate` gives: what it begins with, and what the function makes of that and of the items. Without a function, what is added up
/// must be numbers, or texts.
fn accumulated(
    s: &mut Solver<'_>,
    inst: Inst,
    from: &AtomSet,
    callee: Option<AtomSet>,
    initial: Option<&AtomSet>,
) -> Option<AtomSet> {
    let item = items::given_by(s, from);
    let initial = initial.filter(|set| **set != AtomSet::from(Atom::None));
    let mut result = initial.unwrap_or(&item).clone();
    let Some(callee) = callee else {
        result.join(&item);
        let adds = |a| matches!(a, Atom::Int | Atom::Float | Atom::Str);
        return if result.iter().all(adds) { Some(result) } else { None };
    };
    Some(library::folded(s, inst, &callee, result, &item))
}

/// Pairs of a key and an iterator.
fn groups(s: &mut Solver<'_>, inst: Inst, from: &AtomSet, key: Option<&AtomSet>, keywords: &Keywords) -> Option<AtomSet> {
    let item = items::given_by(s, from);
    let mut key = key.cloned();
    if let Some((_, named)) = keywords.first() {
        key = Some(named.clone());
    }
    let keys = match key.filter(|key| *key != AtomSet::from(Atom::None)) {
        None => item.clone(),
        Some(key) => {
            let mut keys = AtomSet::default();
            for callee in key.iter() {
                keys.join(&calls::call_atom(s, inst, callee, std::slice::from_ref(&item), &[]));
            }
            keys
        }
    };
    s.meet_level(inst, std::slice::from_ref(&keys));
    let group = items::with_item(s, inst, Atom::Iterator, &item);
    Some(items::tuple_of_sets(s, inst, &[keys, group]))
}

fn given_by_all(s: &mut Solver<'_>, args: &[AtomSet]) -> AtomSet {
    let mut item = AtomSet::default();
    for from in args {
        let given = items::given_by(s, from);
        item.join(&given);
    }
    item
}
