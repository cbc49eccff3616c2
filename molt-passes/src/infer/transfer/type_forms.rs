//! Types written as values: `Union[A, B]`, `Optional[A]`, `A | B`, `list[A]`. What is made of classes shows them and tests for them, and
//! gives none of them back unless the program asks for the parts (`__args__`, `get_args`).

use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;

/// What `typing` has that takes classes in brackets.
const FORMS: &[&str] = &[
    "Annotated",
    "Awaitable",
    "Callable",
    "ClassVar",
    "Collection",
    "Container",
    "Counter",
    "DefaultDict",
    "Deque",
    "Dict",
    "Final",
    "FrozenSet",
    "Generator",
    "Iterable",
    "Iterator",
    "List",
    "Literal",
    "Mapping",
    "MutableMapping",
    "MutableSequence",
    "Optional",
    "OrderedDict",
    "Sequence",
    "Set",
    "Tuple",
    "Type",
    "Union",
];

/// Built-in types that take classes in brackets.
const GENERIC: &[&str] = &["dict", "frozenset", "list", "set", "tuple", "type"];

/// How deep the parts of a form are looked at.
const DEPTH: u32 = 4;

/// A name of a module, if it is one of the forms.
pub fn form(s: &mut Solver<'_>, module: &str, name: &str) -> Option<AtomSet> {
    let known = module == "typing" && FORMS.contains(&name) && !s.is_rewritten_in_module(module, name);
    known.then(|| Atom::Opaque.into())
}

/// `form[parts]`; nothing where it is none, or may be asked for its parts.
pub fn subscripted(s: &mut Solver<'_>, form: Atom, parts: &AtomSet) -> Option<AtomSet> {
    let takes = match form {
        Atom::Opaque => true,
        Atom::Builtin(name) => GENERIC.contains(&s.text(name)),
        _ => false,
    };
    if !takes || s.library.parts_are_asked_for() {
        return None;
    }
    // `Union[A]` is `A`.
    let mut made: AtomSet = Atom::Opaque.into();
    gather(s, parts, &mut made, DEPTH).then_some(made)
}

/// `a | b` of classes.
pub fn united(s: &Solver<'_>, a: Atom, b: Atom) -> Option<AtomSet> {
    let is_type = |atom| matches!(atom, Atom::Class(_) | Atom::Opaque | Atom::None | Atom::Builtin(_));
    let some = [a, b].iter().any(|atom| matches!(atom, Atom::Class(_)));
    let known = some && is_type(a) && is_type(b) && !s.library.parts_are_asked_for();
    known.then(|| [Atom::Opaque, a, b].into_iter().filter(|atom| matches!(atom, Atom::Class(_) | Atom::Opaque)).collect())
}

/// The classes among the parts; whether there is nothing else that could leak.
fn gather(s: &mut Solver<'_>, parts: &AtomSet, made: &mut AtomSet, depth: u32) -> bool {
    depth > 0
        && parts.iter().all(|atom| match atom {
            Atom::Class(class) | Atom::Alias(class) => {
                made.insert(Atom::Class(class));
                true
            }
            Atom::Tuple(_) | Atom::TupleOf(_) | Atom::List(_) => {
                let Some(site) = atom.site() else { return false };
                (0..s.contents(site).len()).all(|index| {
                    let held = s.content(site, index);
                    gather(s, &held, made, depth - 1)
                })
            }
            Atom::None | Atom::Opaque | Atom::OpaqueType | Atom::Builtin(_) | Atom::Str | Atom::Int | Atom::Bool | Atom::Any => {
                true
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    fn is_known(form: &str, more: &str) -> bool {
        let text = format!(
            "import typing\nfrom typing import Union, Optional\nclass A:\n    def __init__(self, x): self.x = x\nclass B(A): pass\n\
             T = typing.TypeVar('T')\nclass G(typing.Generic[T]): pass\n\
             E = {form}\n{more}\ndef f(e): return e.x\nf(A(1.5))\nf(B(2.5))\n"
        );
        body_after(&text, "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types", "f").contains(": float")
    }

    #[test]
    fn classes_in_forms_stay_known() {
        for form in [
            "Union[A, B]",
            "typing.Optional[A]",
            "A | B",
            "A | None",
            "list[A]",
            "dict[str, A | B]",
            "Union[A, 'B']",
            "Union[G[int], A]",
        ] {
            assert!(is_known(form, ""), "{form}");
        }
    }

    #[test]
    fn what_is_asked_for_its_parts_gives_them() {
        assert!(!is_known("Union[A, B]", "E.__args__[0](3)"));
        assert!(!is_known("Union[A, len]", "len.__self__(A)"));
    }
}
