//! What the runtime compares: the items of a container with one another, and whatever meets in one operation of containers.
//!
//! Instances whose class has a method for a comparison are thereby given to it as `other`. Who these others are is told by the contents
//! of containers in the end, over and over until no method learns of more; a container inside another one is looked into, since
//! comparing two of them compares their items.

use super::super::domain::{Atom, AtomSet, Site};
use super::{Solver, Var};
use fxhash::FxHashSet;
use molt_ir::ssa::{ClassId, FuncId, Inst};

/// The methods of comparisons.
const COMPARING: &[&str] = &["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"];

/// Whether the runtime gives the method of this name something to compare with.
pub fn is_comparing(name: &str) -> bool {
    COMPARING.contains(&name)
}

impl Solver<'_> {
    /// Says that the runtime may compare instances of a class by a function, whose second parameter is the variable.
    pub(super) fn comparing(&mut self, class: ClassId, other: Var) {
        self.comparing.insert((class, other));
    }

    /// Values come together in an operation of the current function, which may compare them and what they hold. What iterating
    /// instances gives is told by `transfer::operators::meet`.
    pub fn meet_plainly(&mut self, inst: Inst, sets: &[AtomSet]) {
        let plain = |a: Atom| a.site().is_none() && !matches!(a, Atom::Instance(_));
        if !self.classes.compare || sets.iter().all(|set| set.iter().all(plain)) {
            return;
        }
        let key = (self.current, Some(inst));
        sets.iter().for_each(|set| self.join_group(key, set));
    }

    /// The arguments of a function that remembers its calls are compared with those of other calls.
    pub fn meet_in_memory(&mut self, func: FuncId, sets: &[AtomSet]) {
        sets.iter().for_each(|set| self.join_group((func, None), set));
    }

    fn join_group(&mut self, key: (FuncId, Option<Inst>), set: &AtomSet) {
        let var = match self.groups.get(&key) {
            Some(&var) => var,
            None => {
                let var = self.new_var();
                self.groups.insert(key, var);
                var
            }
        };
        let root = self.root(var);
        // Nothing leaks by meeting something that may be anything: the methods are told so.
        self.vars[root.0 as usize].set.join(set);
    }

    /// Tells the methods of comparisons what their second parameter may be; whether one learned of more.
    pub(super) fn introduce(&mut self) -> bool {
        if self.comparing.is_empty() {
            return false;
        }
        let comparing: Vec<(ClassId, Var)> = self.comparing.iter().copied().collect();
        let mut vars: Vec<Var> = self.groups.values().copied().collect();
        vars.sort();
        vars.extend(self.sites.iter().filter(|site| site.parent.is_none()).flat_map(|site| site.contents.iter().copied()));
        for var in vars {
            let mut all = AtomSet::default();
            self.gather(var, &mut all, &mut FxHashSet::default());
            for &(_, other) in comparing.iter().filter(|(class, _)| all.iter().any(|a| a == Atom::Instance(*class))) {
                let set = if all.is_any() { AtomSet::any() } else { all.clone() };
                self.flow(&set, other);
            }
        }
        self.drain();
        !self.queue.is_empty()
    }

    /// Everything that is in a variable, in the containers there, and so on.
    fn gather(&self, var: Var, all: &mut AtomSet, seen: &mut FxHashSet<Site>) {
        let set = self.normal(&self.vars[self.root(var).0 as usize].set);
        for atom in set.iter() {
            all.insert(atom);
            if let Some(site) = atom.site().filter(|&site| seen.insert(site)) {
                for &inner in self.contents(site) {
                    self.gather(inner, all, seen);
                }
            }
        }
    }
}
