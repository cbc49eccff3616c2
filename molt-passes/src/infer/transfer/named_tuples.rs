//! Instances of named tuples (`keep-tuples`): tuples with a class, whose items are what the class was given.

use super::super::classes::Native;
use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::items;
use molt_ir::ssa::{ClassId, Inst};

/// Attributes of the class and of instances that lead nowhere: names, defaults that the text says, texts.
const IDLE: &[&str] = &["_fields", "_field_defaults", "__match_args__", "__slots__", "__annotations__", "__orig_bases__"];

/// Whether the class is one.
pub fn is_one(s: &Solver<'_>, class: ClassId) -> bool {
    s.classes.get(class).native == Native::Tuple
}

/// The tuple that the instance is for an operation that asks for these methods, unless its class has one of them itself.
pub fn as_tuple(s: &Solver<'_>, atom: Atom, own: &[&str]) -> Atom {
    let Atom::Instance(class) = atom else { return atom };
    let has = |name: &&str| s.classes.member(s.program, class, name).is_some();
    match s.tuple_of(class) {
        Some(site) if !own.iter().any(has) => Atom::Tuple(site),
        _ => atom,
    }
}

/// A call of the class.
pub fn made(s: &mut Solver<'_>, class: ClassId, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let Some(taking) = s.classes.get(class).taking else {
        return calls::unknown(s, Atom::Class(class), args, keywords);
    };
    let args: Vec<AtomSet> = std::iter::once(Atom::Class(class).into()).chain(args.iter().cloned()).collect();
    let (_, fits) = calls::function(s, taking, &args, keywords);
    if fits { Atom::Instance(class).into() } else { AtomSet::default() }
}

/// An attribute of an instance that its class statement does not tell: an item, or what the library gave the class.
pub fn of_instance(s: &mut Solver<'_>, class: ClassId, name: &str) -> Option<AtomSet> {
    let site = s.tuple_of(class)?;
    if let Some(index) = s.classes.get(class).items.iter().position(|item| item == name) {
        return Some(s.content(site, index));
    }
    if s.classes.member(s.program, class, name).is_some() {
        return None;
    }
    if !IDLE.contains(&name) && !matches!(name, "__module__" | "__doc__") {
        // It may make other instances; or it was assigned to one of a class that has room for it.
        s.leak(&Atom::Class(class).into());
        let id = s.name(name);
        let var = s.field(class, id);
        let set = s.read(var);
        s.leak(&set);
    }
    Some(AtomSet::any())
}

/// The same of the class.
pub fn of_class(s: &mut Solver<'_>, class: ClassId, name: &str) -> Option<AtomSet> {
    if !is_one(s, class) {
        return None;
    }
    let item = s.classes.get(class).items.iter().any(|item| item == name);
    if !item && s.classes.member(s.program, class, name).is_some() {
        return None;
    }
    if !item && !IDLE.contains(&name) {
        s.leak(&Atom::Class(class).into());
        s.read_from_any(name);
    }
    Some(AtomSet::any())
}

/// A method of an instance, or of the class, that its class statement does not have.
pub fn method(
    s: &mut Solver<'_>,
    inst: Inst,
    receiver: Atom,
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    let (Atom::Instance(class) | Atom::Class(class)) = receiver else { return None };
    let site = s.tuple_of(class)?;
    let items = s.classes.get(class).items.clone();
    if items.iter().any(|item| item == name) || s.classes.member(s.program, class, name).is_some() || s.is_rewritten(class, name)
    {
        return None;
    }
    match name {
        "_make" if args.len() == 1 && keywords.is_empty() => {
            let given = items::given_by(s, &args[0]);
            (0..items.len()).for_each(|index| s.store(&given, site, index));
            Some(Atom::Instance(class).into())
        }
        _ if matches!(receiver, Atom::Class(_)) => None,
        "_replace" if args.is_empty() => {
            for (name, set) in keywords {
                match items.iter().position(|item| item == name) {
                    Some(index) => s.store(set, site, index),
                    // It raises.
                    None => s.leak(set),
                }
            }
            Some(receiver.into())
        }
        "_asdict" if args.is_empty() && keywords.is_empty() => {
            let dict = s.site(inst, 9, 2);
            s.store(&Atom::Str.into(), dict, 0);
            for index in 0..items.len() {
                let set = s.content(site, index);
                s.store(&set, dict, 1);
            }
            Some(Atom::Dict(dict).into())
        }
        "count" | "index" if keywords.is_empty() => {
            super::operators::meet(s, inst, &[Atom::Tuple(site).into()]);
            super::operators::meet(s, inst, args);
            Some(Atom::Int.into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const POINT: &str = "from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\n    y: float = 0.5\n\
        def f(p):\n    a, b = p\n    return P(p.x, b)._replace(x=a)\n";

    fn after(text: &str, name: &str) -> String {
        let passes =
            "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types direct-calls resolve-attributes";
        body_after(text, passes, name)
    }

    #[test]
    fn items_are_what_the_class_is_given() {
        let text = after(&format!("{POINT}print(f(P(3)))\n"), "f");
        assert!(text.contains("tuple_item %0 {index: 0} : int") && text.contains("tuple_of_class"), "{text}");
        assert!(!text.contains("get_attr") && !text.contains("call_method"), "{text}");
    }

    #[test]
    fn what_is_made_of_an_iterable_may_hold_what_that_gives() {
        let text = after(&format!("{POINT}print(f(P._make('ab')))\n"), "f");
        assert!(text.contains("tuple_item %0 {index: 0} : str"), "{text}");
    }

    #[test]
    fn a_class_that_unknown_code_has_is_given_anything() {
        let text = after(&format!("{POINT}f(P(3))\nlen.__self__(P)\n"), "f");
        assert!(text.contains("tuple_item %1 {index: 0} : any"), "{text}");
    }

    #[test]
    fn an_item_that_is_assigned_to_the_class_is_looked_up() {
        let text = after(&format!("{POINT}P.x = property(len)\nprint(f(P(3)))\n"), "f");
        assert!(text.contains(r#"get_attr %0 {name: "x"}"#), "{text}");
    }
}
