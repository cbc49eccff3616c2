//! `array.array`, whose type code says what the items are, and `bytearray`, whose items are ints: whatever is put there.

use super::super::domain::{Atom, AtomSet, Collection, Site};
use super::super::solver::Solver;
use super::items;
use crate::tir::constants;
use molt_ir::ssa::Inst;

/// `array(code, items)`, by the values of the arguments; nothing where the code is not written there.
pub fn construct(s: &mut Solver<'_>, args: &[molt_ir::ssa::Value]) -> Option<AtomSet> {
    let (code, rest) = args.split_first()?;
    let item = match &*constants::text(&s.program[s.current].body, *code)? {
        "u" => Atom::Str,
        "f" | "d" => Atom::Float,
        _ => Atom::Int,
    };
    let sets: Vec<AtomSet> = rest.iter().map(|&arg| s.get(arg)).collect();
    if sets.iter().any(AtomSet::is_empty) {
        return Some(AtomSet::default());
    }
    Some(made(s, s.at, Collection::Array, &item.into(), &sets))
}

/// An array of any code.
pub fn construct_any(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet]) -> AtomSet {
    let item = [Atom::Int, Atom::Float, Atom::Str].into_iter().collect();
    made(s, inst, Collection::Array, &item, args.get(1..).unwrap_or_default())
}

/// `bytearray(...)`.
pub fn construct_bytes(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet]) -> AtomSet {
    args.iter().for_each(|from| take(s, &from.filter(|a| matches!(a, Atom::Instance(_)))));
    made(s, inst, Collection::ByteArray, &Atom::Int.into(), args)
}

fn made(s: &mut Solver<'_>, inst: Inst, kind: Collection, item: &AtomSet, rest: &[AtomSet]) -> AtomSet {
    let site = s.site(inst, 10 + kind as u8, 1);
    s.store(item, site, 0);
    rest.iter().for_each(|from| take_all(s, from));
    Atom::Collection(kind, site).into()
}

/// What becomes an item is asked for its number.
pub fn take(s: &mut Solver<'_>, set: &AtomSet) {
    if !set.iter().all(|a| a.is_number() || is_plain(a)) {
        s.leak(set);
    }
}

/// Whether nothing of the program is asked when the object is put into an array.
fn is_plain(atom: Atom) -> bool {
    matches!(atom, Atom::Str | Atom::None | Atom::Bytes | Atom::Collection(Collection::ByteArray, _))
}

/// What iterating the values gives becomes items.
pub fn take_all(s: &mut Solver<'_>, from: &AtomSet) {
    let given = items::given_by(s, from);
    take(s, &given);
}

/// `array[index]`.
pub fn item(s: &mut Solver<'_>, kind: Collection, site: Site, index: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    if index.iter().any(|a| a != Atom::Slice) {
        result.join(&s.content(site, 0));
    }
    if index.is_any() || index.has(Atom::Slice) {
        result.insert(Atom::Collection(kind, site));
    }
    result
}

/// The methods of a `bytearray` that are known.
pub fn bytes_method(s: &mut Solver<'_>, inst: Inst, site: Site, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    args.iter().for_each(|arg| take_all(s, arg));
    args.iter().for_each(|arg| take(s, arg));
    Some(match name {
        "append" | "insert" | "remove" | "extend" | "reverse" | "clear" => Atom::None.into(),
        "pop" | "find" | "rfind" | "index" | "rindex" | "count" => Atom::Int.into(),
        "decode" | "hex" => Atom::Str.into(),
        "startswith" | "endswith" | "isdigit" | "isalpha" | "isalnum" | "isspace" | "isascii" => Atom::Bool.into(),
        "copy" | "replace" | "strip" | "lstrip" | "rstrip" | "upper" | "lower" | "join" | "translate" => {
            Atom::Collection(Collection::ByteArray, site).into()
        }
        "split" | "rsplit" | "splitlines" => {
            items::with_item(s, inst, Atom::List, &Atom::Collection(Collection::ByteArray, site).into())
        }
        _ => return None,
    })
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
