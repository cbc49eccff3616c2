//! `getattr`, `setattr`, `hasattr`, `delattr` and `vars`: attributes by names that are values of the program. `open`, whose
//! mode says what it gives.
//!
//! A constant name is the attribute itself. Where the object is an instance of known classes, a name that is computed reaches what
//! these classes and their instances hold and nothing else; `"visit_" + kind` reaches what begins so.

use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::{arrays, attributes, calls};
use crate::tir::constants;
use molt_ir::ssa::{ClassId, Value};
use molt_ir::tir::Op;
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::ops::BinaryOp;

/// What is known of a name.
enum Name {
    Constant(String),
    /// It begins so; with nothing where nothing is known.
    Prefix(String),
}

/// A call of one of these built-ins, by the values it gets; nothing if it is none, or gets none it knows.
pub fn call(s: &mut Solver<'_>, builtin: &str, args: &[Value]) -> Option<AtomSet> {
    let sets: Vec<AtomSet> = args.iter().map(|&a| s.get(a)).collect();
    if builtin == "open" {
        return opened(s, args.get(1).copied());
    }
    if builtin == "array.array" {
        return arrays::construct(s, args);
    }
    let known = matches!((builtin, sets.len()), ("getattr", 2 | 3) | ("setattr", 3) | ("hasattr" | "delattr", 2) | ("vars", 1));
    if !known {
        return None;
    }
    if sets.iter().any(AtomSet::is_empty) {
        return Some(AtomSet::default());
    }
    let name = args.get(1).map_or(Name::Prefix(String::new()), |&name| name_of(s, name));
    let mut result = AtomSet::default();
    for atom in sets[0].iter() {
        match (builtin, &name) {
            ("getattr", Name::Constant(name)) => _ = result.join(&attributes::of_atom(s, atom, name)),
            ("getattr", Name::Prefix(prefix)) => match methods(s, atom, prefix) {
                Some(found) => _ = result.join(&found),
                None => {
                    read(s, atom, prefix);
                    result = AtomSet::any();
                }
            },
            ("hasattr", name) => {
                match name {
                    Name::Constant(name) => _ = attributes::of_atom(s, atom, name),
                    Name::Prefix(prefix) => read(s, atom, prefix),
                }
                result.insert(Atom::Bool);
            }
            ("setattr", Name::Constant(name)) if name != "__class__" => {
                attributes::set_on(s, atom, &sets[2], name);
                result.insert(Atom::None);
            }
            ("vars", _) => {
                if !take_apart(s, atom) {
                    return None;
                }
                result = AtomSet::any();
            }
            _ => {
                if !write(s, atom) {
                    return None;
                }
                let guard = if builtin == "setattr" { "__setattr__" } else { "__delattr__" };
                calls::special(s, atom, guard, &sets[1..]);
                sets[2..].iter().for_each(|set| s.leak(set));
                result.insert(Atom::None);
            }
        }
    }
    if let ("getattr", Some(default)) = (builtin, sets.get(2)) {
        result.join(default);
        if result.is_any() {
            s.leak(default);
        }
    }
    Some(result)
}

/// What `open` gives: a file of text, unless the mode is not known not to have a `b`.
pub fn opened(s: &Solver<'_>, mode: Option<Value>) -> Option<AtomSet> {
    let text = match mode.map(|mode| name_of(s, mode)) {
        None => true,
        Some(Name::Constant(mode)) => !mode.contains('b'),
        Some(Name::Prefix(_)) => false,
    };
    text.then(|| Atom::TextFile.into())
}

/// What `with` gives its target: the result of `__enter__`, where the manager is known.
pub fn entered(s: &mut Solver<'_>, manager: Value) -> Option<AtomSet> {
    let mut result = AtomSet::default();
    for atom in s.get(manager).iter() {
        result.join(&match atom {
            Atom::TextFile => atom.into(),
            Atom::Manager(site) => s.content(site, 0),
            Atom::Instance(class) if !s.is_rewritten(class, "__enter__") => calls::special(s, atom, "__enter__", &[])?,
            _ => return None,
        });
    }
    Some(result)
}

/// What a name's value tells of it.
fn name_of(s: &Solver<'_>, name: Value) -> Name {
    let body = &s.program[s.current].body;
    let text = |value: Value| constants::text(body, value);
    if let Some(name) = text(name) {
        return Name::Constant(name.to_string());
    }
    let first = match body.def_op(name) {
        Some(Op::Binary { args, op: BinaryOp::Add }) => text(args[0]),
        Some(Op::StrJoin { args }) => args.first().and_then(|&part| text(part)),
        _ => None,
    };
    Name::Prefix(first.map(|text| text.to_string()).unwrap_or_default())
}

/// The methods of an instance whose names begin so, where nothing else of it has such a name.
fn methods(s: &mut Solver<'_>, atom: Atom, prefix: &str) -> Option<AtomSet> {
    let Atom::Instance(class) = atom else { return None };
    if prefix.is_empty() || prefix.starts_with('_') || s.holds_more(class, prefix) || s.classes.asks(s.program, class) {
        return None;
    }
    let mut found = AtomSet::default();
    for base in s.classes.get(class).mro.clone() {
        for member in s.program.header.class(base).members.iter().filter(|m| m.name.starts_with(prefix)) {
            if s.is_rewritten(class, &member.name) || member.kind != MemberKind::Method {
                return None;
            }
            found.insert(Atom::Method(member.func?, class));
        }
    }
    Some(found)
}

/// An attribute whose name begins so is read.
fn read(s: &mut Solver<'_>, atom: Atom, prefix: &str) {
    match atom {
        Atom::Instance(class) => {
            // Among the names may be `__dict__`, and `__class__`.
            if prefix.is_empty() || prefix.starts_with('_') {
                if !prefix.is_empty() || s.mentions("__dict__") {
                    s.take_apart(class);
                }
                if !prefix.is_empty() || s.mentions("__class__") {
                    s.leak(&Atom::Class(class).into());
                }
            }
            s.read_fields(class);
            if s.tuple_of(class).is_some() && s.names_makers_of_tuples() {
                s.leak(&Atom::Class(class).into());
            }
            for base in s.classes.get(class).mro.clone() {
                s.open_members_as(class, base, |_, name| name.starts_with(prefix) || name == "__getattr__");
            }
        }
        _ if is_plain(atom) => {}
        Atom::Class(class) => {
            s.leak(&atom.into());
            for base in s.classes.get(class).mro.clone() {
                s.open_members(base, |name| name.starts_with(prefix));
            }
        }
        // What is stored in a function leaked.
        Atom::Function(_) | Atom::Wrapped(..) => s.leak(&atom.into()),
        _ => {
            s.leak(&atom.into());
            s.read_all();
        }
    }
}

/// An attribute of any name is written or deleted; whether this reaches no more than the object.
pub fn write(s: &mut Solver<'_>, atom: Atom) -> bool {
    let class = match atom {
        Atom::Instance(class) => class,
        Atom::Class(class) => {
            s.blur(class);
            return true;
        }
        // Its code or its defaults become others.
        Atom::Function(func) => {
            s.open(func, None);
            return true;
        }
        _ => return is_plain(atom),
    };
    if s.mentions("__class__") {
        return false;
    }
    s.take_apart(class);
    open_setters(s, class);
    true
}

fn open_setters(s: &mut Solver<'_>, class: ClassId) {
    for base in s.classes.get(class).mro.clone() {
        let members = s.program.header.class(base).members.clone();
        s.open_members_as(class, base, |_, name| members.iter().any(|m| m.name == name && m.kind == MemberKind::Property));
    }
}

/// The dict of the object is at hand; whether this reaches no more than the object.
fn take_apart(s: &mut Solver<'_>, atom: Atom) -> bool {
    if let Atom::Instance(class) = atom {
        s.take_apart(class);
        return true;
    }
    is_plain(atom)
}

/// Whether objects of this kind hold nothing of the program's under a name.
fn is_plain(atom: Atom) -> bool {
    matches!(atom, Atom::None | Atom::Bool | Atom::Int | Atom::Float | Atom::Complex | Atom::Str | Atom::Bytes | Atom::Unbound)
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const VISITOR: &str = "class V:\n    def visit_a(self, n): return n\n    def visit_b(self, n): return 1.5\n    \
        def other(self, n): return n\n    def go(self, k): return getattr(self, 'visit_' + k)(2)\nv = V()\nv.go('a')\n";

    #[test]
    fn a_prefix_finds_the_methods_that_begin_so() {
        let typed = |text: &str, name| {
            body_after(text, "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types", name)
        };
        assert!(typed(VISITOR, "V.visit_a").contains("%1: int"), "{}", typed(VISITOR, "V.visit_a"));
        assert!(typed(VISITOR, "V.go").contains("union[int, float]"), "{}", typed(VISITOR, "V.go"));
        let assigned = format!("{VISITOR}v.visit_c = len\n");
        assert!(typed(&assigned, "V.visit_a").contains("%1: any"), "{}", typed(&assigned, "V.visit_a"));
    }
}
