//! Calls of what decorators of the library made of functions.

use super::super::domain::{Atom, AtomSet, Wrapping};
use super::super::solver::Solver;
use super::calls::{Keywords, function};
use molt_ir::ssa::FuncId;

/// The function is called, with what its wrapper does besides.
pub fn call(s: &mut Solver<'_>, wrapping: Wrapping, func: FuncId, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    meet(s, wrapping, func, args.iter().chain(keywords.iter().map(|(_, set)| set)));
    let made = function(s, func, args, keywords).0;
    result(s, wrapping, made)
}

/// A memory compares the arguments of its calls.
pub fn meet<'a>(s: &mut Solver<'_>, wrapping: Wrapping, func: FuncId, args: impl Iterator<Item = &'a AtomSet>) {
    if wrapping == Wrapping::Memory {
        args.for_each(|set| s.meet_in_memory(func, std::slice::from_ref(set)));
    }
}

/// What the wrapper gives for what the function gave.
pub fn result(s: &mut Solver<'_>, wrapping: Wrapping, made: AtomSet) -> AtomSet {
    if wrapping == Wrapping::Memory {
        return made;
    }
    let mut managers = AtomSet::default();
    for atom in made.iter() {
        managers.join(&match atom {
            Atom::Iterator(site) => Atom::Manager(site).into(),
            other => {
                s.leak(&other.into());
                AtomSet::any()
            }
        });
    }
    managers
}
