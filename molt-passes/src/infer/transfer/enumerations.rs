//! Classes that are plain enumerations (`keep-members`): what the metaclass makes of them.

use super::super::classes::Native;
use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls;
use molt_ir::ssa::ClassId;
use molt_ir::tir::Op;
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::ops::BinaryOp;

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
    if s.classes.get(class).flags.is_some() {
        // A combination of flags without a single one has no name.
        s.flow(&Atom::None.into(), var);
    }
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
    if name == "_value2member_map_"
        && let Some(truth) = s.classes.get(class).flags.and_then(|flags| flags.truth)
    {
        let site = s.site_of_parameter(truth, usize::MAX - 1, 2);
        s.store(&Atom::Int.into(), site, 0);
        s.store(&Atom::Instance(class).into(), site, 1);
        return Some(Atom::Dict(site).into());
    }
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

/// Whether the object is a flag.
pub fn is_flag(s: &Solver<'_>, atom: Atom) -> bool {
    matches!(atom, Atom::Instance(class) if s.classes.get(class).flags.is_some())
}

/// An operator on flags; nothing where that may mean something else than the class says.
pub fn combined(s: &mut Solver<'_>, op: BinaryOp, x: Atom, y: Atom) -> Option<AtomSet> {
    let Atom::Instance(class) = x else { return None };
    let func = s.classes.get(class).flags.and_then(|flags| flags.of(op)).filter(|_| x == y)?;
    let names = ["", "i"].map(|kind| format!("__{kind}{}__", op.text()));
    if names.iter().any(|name| s.is_rewritten(class, name)) {
        return None;
    }
    Some(calls::function(s, func, &[x.into(), y.into()], &[]).0)
}

/// `item in flags`, and whether flags are true, which is as told.
pub fn tested(s: &mut Solver<'_>, op: &Op) {
    let (value, item) = match op {
        Op::Contains { args: [container, item] } => (*container, Some(*item)),
        Op::Truth { args: [value] } | Op::Not { args: [value] } => (*value, None),
        _ => return,
    };
    for atom in s.get(value).iter() {
        let Atom::Instance(class) = atom else { continue };
        let Some(flags) = s.classes.get(class).flags else { continue };
        match item {
            Some(item) if s.get(item).has(atom) => {
                flags.contains.map(|func| calls::function(s, func, &[atom.into(), atom.into()], &[]));
            }
            None => _ = flags.truth.map(|func| calls::function(s, func, &[atom.into()], &[])),
            _ => {}
        }
    }
}
