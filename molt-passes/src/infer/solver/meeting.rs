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

/// Which of the values that come together are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Those at the same depth.
    Same,
    /// All, in whatever containers they are.
    Any,
}

impl Solver<'_> {
    /// Says that the runtime may compare instances of a class by a function, whose second parameter is the variable.
    pub(super) fn comparing(&mut self, class: ClassId, other: Var) {
        self.comparing.insert((class, other));
    }

    /// Values come together in an operation of the current function, which may compare them with one another and with what they
    /// hold, at whatever depth. What iterating instances gives is told by `transfer::operators::meet`.
    pub fn meet_loosely(&mut self, inst: Inst, sets: &[AtomSet]) {
        let plain = |a: Atom| a.site().is_none() && !matches!(a, Atom::Instance(_));
        if !self.classes.compare || sets.iter().all(|set| set.iter().all(plain)) {
            return;
        }
        let key = (self.current, Some(inst));
        sets.iter().for_each(|set| self.join_group(key, set, Depth::Any));
    }

    /// Values are compared with one another in an operation of the current function: what containers among them hold only with what
    /// others hold.
    pub fn meet_level(&mut self, inst: Inst, sets: &[AtomSet]) {
        if self.classes.compare {
            let key = (self.current, Some(inst));
            sets.iter().for_each(|set| self.join_group(key, set, Depth::Same));
        }
    }

    /// The arguments of a function that remembers its calls are compared with those of other calls.
    pub fn meet_in_memory(&mut self, func: FuncId, sets: &[AtomSet]) {
        sets.iter().for_each(|set| self.join_group((func, None), set, Depth::Any));
    }

    fn join_group(&mut self, key: (FuncId, Option<Inst>), set: &AtomSet, depth: Depth) {
        let var = match self.groups.get_mut(&key) {
            Some((var, known)) => {
                *known = (*known).max(depth);
                *var
            }
            None => {
                let var = self.new_var();
                self.groups.insert(key, (var, depth));
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
        let mut vars: Vec<(Var, Depth)> = self.groups.values().copied().collect();
        vars.sort();
        let roots = self.sites.iter().filter(|site| site.parent.is_none());
        vars.extend(roots.flat_map(|site| site.contents.iter().map(|&var| (var, Depth::Same))));
        for (var, depth) in vars {
            let mut meetings = Vec::new();
            match depth {
                Depth::Any => {
                    let mut all = AtomSet::default();
                    self.gather(var, &mut all, &mut FxHashSet::default());
                    meetings.push(all);
                }
                Depth::Same => {
                    let set = self.normal(&self.vars[self.root(var).0 as usize].set);
                    self.levels(set, &mut meetings);
                }
            }
            for all in meetings {
                self.tell(&all);
            }
        }
        self.drain();
        !self.queue.is_empty()
    }

    /// Instances of the set are compared with all of it.
    fn tell(&mut self, all: &AtomSet) {
        let has = |class| all.iter().any(|a| a == Atom::Instance(class));
        let told: Vec<Var> = self.comparing.iter().filter(|(class, _)| has(*class)).map(|(_, other)| *other).collect();
        let set = if all.is_any() { AtomSet::any() } else { all.clone() };
        told.into_iter().for_each(|other| self.flow(&set, other));
    }

    /// A set whose values are compared, and the sets of what its containers hold, which are compared in turn. Tuples compare place by
    /// place, where nothing else is among them.
    fn levels(&self, set: AtomSet, found: &mut Vec<AtomSet>) {
        if found.contains(&set) {
            return;
        }
        let container = |atom: Atom| match atom {
            // A named tuple is compared as the tuple that it is.
            Atom::Instance(class) => self.tuple_of(class).map(|site| (Atom::Tuple(site), site)),
            _ => atom.site().map(|site| (atom, site)),
        };
        let containers: Vec<(Atom, Site)> = set.iter().filter_map(container).collect();
        let any = set.is_any();
        let mut inner: Vec<AtomSet> = Vec::new();
        let by_place = !any && containers.iter().all(|(atom, _)| matches!(atom, Atom::Tuple(_)));
        for &(_, site) in &containers {
            for (index, &var) in self.contents(site).iter().enumerate() {
                let place = if by_place { index } else { 0 };
                inner.resize_with(inner.len().max(place + 1), AtomSet::default);
                let held = self.normal(&self.vars[self.root(var).0 as usize].set);
                held.iter().for_each(|atom| _ = inner[place].insert(atom));
            }
        }
        found.push(set);
        for mut held in inner {
            // What may be anything may be a container that holds anything.
            if any {
                held.insert(Atom::Any);
            }
            self.levels(held, found);
        }
    }

    /// Everything that is in a variable, in the containers there, and so on.
    fn gather(&self, var: Var, all: &mut AtomSet, seen: &mut FxHashSet<Site>) {
        let set = self.normal(&self.vars[self.root(var).0 as usize].set);
        for atom in set.iter() {
            all.insert(atom);
            let tuple = if let Atom::Instance(class) = atom { self.tuple_of(class) } else { None };
            if let Some(site) = atom.site().or(tuple).filter(|&site| seen.insert(site)) {
                for &inner in self.contents(site) {
                    self.gather(inner, all, seen);
                }
            }
        }
    }
}
