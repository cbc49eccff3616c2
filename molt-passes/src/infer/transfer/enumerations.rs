//! Classes that are plain enumerations (`keep-members`): what the metaclass makes of them.

use super::super::classes::Native;
use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls;
use molt_ir::ssa::ClassId;
use molt_ir::tir::header::MemberKind;

/// The field of members that the attribute shows.
fn kept_under(name: &str) -> &str {
    match name {
        "name" => "_name_",
        "value" => "_value_",
        other => other,
    }
}

/// Whether the class is one.
pub fn is_one(s: &Solver<'_>, class: ClassId) -> bool {
    s.classes.get(class).native == Native::Enumeration
}

/// Whether the name is that of a member.
fn has(s: &Solver<'_>, class: ClassId, name: &str) -> bool {
    s.classes.get(class).members.iter().any(|(member, _)| member == name)
}

/// The members are made: their values are kept, and `__init__` is called with them.
pub fn made(s: &mut Solver<'_>, class: ClassId) {
    let program = s.program;
    let id = s.name("_name_");
    let var = s.field(class, id);
    s.flow(&Atom::Str.into(), var);
    let init = s.classes.member(program, class, "__init__").filter(|(_, m)| m.kind == MemberKind::Method);
    for (member, _) in s.classes.get(class).members.clone() {
        let id = s.name(&member);
        let var = s.attribute(class, id);
        let value = s.read(var);
        let kept = s.name("_value_");
        let kept = s.field(class, kept);
        s.flow(&value, kept);
        let Some(init) = init.and_then(|(_, member)| member.func) else { continue };
        for atom in value.iter() {
            let mut args: Vec<AtomSet> = vec![Atom::Instance(class).into()];
            match atom {
                Atom::Tuple(site) => (0..s.contents(site).len()).for_each(|index| args.push(s.content(site, index))),
                Atom::TupleOf(_) | Atom::Any => {
                    s.open(init, Some(&args[0]));
                    continue;
                }
                other => args.push(other.into()),
            }
            calls::function(s, init, &args, &[]);
        }
    }
}

/// What a name of the class body is bound to: `auto()` becomes a number.
pub fn assigned(s: &Solver<'_>, set: &AtomSet) -> AtomSet {
    let header = &s.program.header;
    let is_auto = |atom: Atom| {
        let Atom::Instance(class) = atom else { return false };
        let class = header.class(class);
        class.name == "auto" && header.modules[class.module as usize].name == "_enum_namespace"
    };
    set.iter().map(|atom| if is_auto(atom) { Atom::Int } else { atom }).collect()
}

/// An attribute of the class: a member, or what its statement has; else the metaclass answers.
pub fn of_class(s: &mut Solver<'_>, class: ClassId, name: &str) -> Option<AtomSet> {
    if !is_one(s, class) {
        return None;
    }
    if has(s, class, name) {
        return Some(Atom::Instance(class).into());
    }
    let program = s.program;
    if s.classes.member(program, class, name).is_some_and(|(_, member)| member.kind != MemberKind::Value) {
        return None;
    }
    s.leak(&Atom::Class(class).into());
    s.read_from_any(name);
    Some(AtomSet::any())
}

/// An attribute of a member that its class statement does not tell.
pub fn of_member(s: &mut Solver<'_>, class: ClassId, name: &str) -> Option<AtomSet> {
    if !is_one(s, class) {
        return None;
    }
    match name {
        "name" | "_name_" | "value" | "_value_" => {
            let id = s.name(kept_under(name));
            let var = s.field(class, id);
            Some(s.read(var))
        }
        _ if has(s, class, name) => Some(Atom::Instance(class).into()),
        _ => None,
    }
}

/// Taking the class apart: iterating it, `C["NAME"]`, `C(value)`.
pub fn member_of(s: &Solver<'_>, atom: Atom) -> Option<AtomSet> {
    match atom {
        Atom::Class(class) if is_one(s, class) => Some(Atom::Instance(class).into()),
        _ => None,
    }
}
