//! `array.array`: the type code says what the items are, whatever is put there.

use super::super::domain::{Atom, AtomSet, Collection, Site};
use super::super::solver::Solver;
use super::items;
use molt_ir::ssa::Inst;
use molt_ir::tir::Op;

/// `array(code, items)`, by the values of the arguments; nothing where the code is not written there.
pub fn construct(s: &mut Solver<'_>, args: &[molt_ir::ssa::Value]) -> Option<AtomSet> {
    let (code, rest) = args.split_first()?;
    let code = match s.program[s.current].body.def_op(*code) {
        Some(Op::StrConst { value }) => value.to_utf8()?.to_string(),
        _ => return None,
    };
    let item = match &*code {
        "u" => Atom::Str,
        "f" | "d" => Atom::Float,
        _ => Atom::Int,
    };
    let sets: Vec<AtomSet> = rest.iter().map(|&arg| s.get(arg)).collect();
    if sets.iter().any(AtomSet::is_empty) {
        return Some(AtomSet::default());
    }
    Some(made(s, s.at, &item.into(), &sets))
}

/// An array of any code.
pub fn construct_any(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet]) -> AtomSet {
    let item = [Atom::Int, Atom::Float, Atom::Str].into_iter().collect();
    made(s, inst, &item, args.get(1..).unwrap_or_default())
}

fn made(s: &mut Solver<'_>, inst: Inst, item: &AtomSet, rest: &[AtomSet]) -> AtomSet {
    let site = s.site(inst, 10 + Collection::Array as u8, 1);
    s.store(item, site, 0);
    rest.iter().for_each(|from| take_all(s, from));
    Atom::Collection(Collection::Array, site).into()
}

/// What becomes an item is asked for its number.
pub fn take(s: &mut Solver<'_>, set: &AtomSet) {
    if !set.iter().all(|a| a.is_number() || matches!(a, Atom::Str | Atom::None | Atom::Bytes)) {
        s.leak(set);
    }
}

fn take_all(s: &mut Solver<'_>, from: &AtomSet) {
    let given = items::given_by(s, from);
    take(s, &given);
}

/// `array[index]`.
pub fn item(s: &mut Solver<'_>, site: Site, index: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    if index.iter().any(|a| a != Atom::Slice) {
        result.join(&s.content(site, 0));
    }
    if index.is_any() || index.has(Atom::Slice) {
        result.insert(Atom::Collection(Collection::Array, site));
    }
    result
}

/// The methods that are known.
pub fn method(s: &mut Solver<'_>, inst: Inst, site: Site, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    let none: AtomSet = Atom::None.into();
    Some(match (name, args) {
        ("append" | "remove", [item]) | ("insert", [_, item]) => {
            take(s, item);
            none
        }
        ("extend" | "fromlist", [from]) => {
            take_all(s, from);
            none
        }
        ("reverse" | "byteswap", []) => none,
        ("pop", [] | [_]) => s.content(site, 0),
        ("index" | "count", _) => {
            args.iter().for_each(|arg| take(s, arg));
            Atom::Int.into()
        }
        ("tolist", []) => {
            let item = s.content(site, 0);
            items::with_item(s, inst, Atom::List, &item)
        }
        ("tobytes", []) => Atom::Bytes.into(),
        ("tounicode", []) => Atom::Str.into(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types";

    #[test]
    fn the_code_says_what_the_items_are() {
        let text = "from array import array\ndef f(n):\n    a = array('d', [0]) * n\n    a.append(n)\n    return a[0] + a[1:][0]\nf(3)\n";
        let body = body_after(text, PASSES, "f");
        assert!(body.contains("{op: add} : float"), "{body}");
        let text = "from array import array\ndef f(code):\n    return array(code)[0]\nf('i')\n";
        assert!(!body_after(text, PASSES, "f").contains(": float\n"));
    }
}
