//! What patterns take from their subjects.

use super::super::domain::{Atom, AtomSet};
use super::super::patterns::{self, Matched, PatternClass};
use super::super::solver::Solver;
use super::{attributes, items};
use molt_ir::ssa::{Inst, Value};

/// What part of a class pattern a subject holds.
pub fn attribute(s: &mut Solver<'_>, args: &[Value]) -> AtomSet {
    let &[subject, class, names, index] = args else { return AtomSet::any() };
    let (program, subject, class) = (s.program, s.get(subject), s.get(class));
    let body = &program[s.current].body;
    let mut result = AtomSet::default();
    for atom in class.iter() {
        let found = patterns::small(body, index).and_then(|index| {
            let class = match atom {
                Atom::Class(class) if !s.is_rewritten(class, "__match_args__") => PatternClass::Program(class),
                Atom::Builtin(name) => PatternClass::Builtin(s.text(name)),
                _ => return None,
            };
            patterns::matched(program, &s.classes, &class, body, names, index as u32)
        });
        match found {
            Some(Matched::Subject) => _ = result.join(&subject),
            Some(Matched::Attribute(name)) => {
                for atom in subject.iter() {
                    result.join(&attributes::of_atom(s, atom, &name));
                }
            }
            None => {
                s.leak(&subject);
                s.read_all();
                return AtomSet::any();
            }
        }
    }
    result
}

/// The values of a mapping for some keys, or the rest of it, where the mapping is a `dict`: an instance comes here only if it is a mapping.
pub fn of_mapping(s: &mut Solver<'_>, inst: Inst, mapping: Value, name: &str) -> Option<AtomSet> {
    let subject = s.get(mapping);
    if subject.iter().any(|atom| may_be_mapping(s, atom)) {
        return None;
    }
    let (mut key, mut value) = (AtomSet::default(), AtomSet::default());
    for site in subject.filter(|atom| matches!(atom, Atom::Dict(_))).iter().filter_map(Atom::site) {
        key.join(&s.content(site, 0));
        value.join(&s.content(site, 1));
    }
    if name == "match_keys" {
        let found = items::with_item(s, inst, Atom::TupleOf, &value);
        return Some(found.iter().chain([Atom::None]).collect());
    }
    let site = s.site(inst, 9, 2);
    s.store(&key, site, 0);
    s.store(&value, site, 1);
    Some(Atom::Dict(site).into())
}

/// Whether a mapping pattern may match such an object, which is no `dict`.
fn may_be_mapping(s: &Solver<'_>, atom: Atom) -> bool {
    let header = &s.program.header;
    match atom {
        Atom::Instance(class) => s.classes.get(class).mro.iter().any(|&base| {
            let base = header.class(base);
            base.name == "Mapping" && header.modules[base.module as usize].name.starts_with("collections")
        }),
        Atom::Any | Atom::Collection(..) | Atom::Super(_) => true,
        _ => false,
    }
}
