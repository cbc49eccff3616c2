//! Attributes by names that only the running program knows: of anything, and of instances of one class.

use super::super::domain::{Atom, AtomSet};
use super::{Solver, Var};
use molt_ir::ssa::{ClassId, FuncId};
use molt_ir::tir::Op;

impl Solver<'_> {
    /// Attributes of anything are read by computed names.
    pub fn read_all(&mut self) {
        if self.is_finishing() || std::mem::replace(&mut self.all_read, true) {
            return;
        }
        self.ask_exceptions();
        for class in self.leaked_instances.clone().into_iter().chain(self.leaked_classes.clone()) {
            for base in self.classes.get(class).mro.clone() {
                self.open_members_as(class, base, |_, _| true);
            }
            if self.tuple_of(class).is_some() && self.finishing.names_makers {
                self.leak(&Atom::Class(class).into());
            }
        }
        let vars: Vec<Var> =
            self.fields.iter().filter(|((c, _), _)| self.leaked_instances.contains(c)).map(|(_, &var)| var).collect();
        vars.into_iter().for_each(|var| self.leak_var(var));
    }

    /// Attributes of anything are written by computed names.
    pub fn write_all(&mut self) {
        if self.is_finishing() || std::mem::replace(&mut self.all_written, true) {
            return;
        }
        let vars: Vec<Var> =
            self.fields.iter().filter(|((c, _), _)| self.leaked_instances.contains(c)).map(|(_, &var)| var).collect();
        vars.into_iter().for_each(|var| self.flow(&AtomSet::any(), var));
        self.writes_more();
    }

    /// Fields of instances of exactly the class are read and written by names that are not known: their `__dict__` is at
    /// hand. The class and its methods are not.
    pub fn take_apart(&mut self, class: ClassId) {
        self.leak(&Atom::Instance(class).into());
        if self.taken_apart.insert(class) {
            self.writes_more();
            self.fields_of(class).into_iter().for_each(|var| self.flow(&AtomSet::any(), var));
        }
    }

    /// Fields of instances of exactly the class are read by names that are not known.
    pub fn read_fields(&mut self, class: ClassId) {
        self.leak(&Atom::Instance(class).into());
        if self.searched.insert(class) {
            self.fields_of(class).into_iter().for_each(|var| self.leak_var(var));
        }
    }

    /// Attributes of the class are written by names that are not known: of it and of what derives from it nothing is known from
    /// now on.
    pub fn blur(&mut self, class: ClassId) {
        self.leak(&Atom::Class(class).into());
        let before = self.blurred.len();
        self.blurred.extend(self.classes.get(class).derived.iter().copied());
        if self.blurred.len() == before {
            return;
        }
        for index in 0..self.vars.len() {
            let set = self.vars[index].set.clone();
            if self.is_blurred(&set) {
                self.leak(&set);
                self.vars[index].set = AtomSet::any();
            }
        }
        for function in 0..self.values.len() {
            for index in 0..self.values[function].len() {
                let set = self.values[function][index].clone();
                if self.is_blurred(&set) {
                    self.leak(&set);
                    self.values[function][index] = AtomSet::any();
                }
            }
        }
        self.grew = true;
        for index in 0..self.functions.len() {
            if self.functions[index].reached {
                self.schedule(FuncId::at(index));
            }
        }
    }

    /// Whether an instance of a blurred class, or the class, is in the set.
    pub(super) fn is_blurred(&self, set: &AtomSet) -> bool {
        !self.blurred.is_empty()
            && set.iter().any(|atom| match atom {
                Atom::Instance(class) | Atom::Class(class) | Atom::Super(class) => self.blurred.contains(&class),
                _ => false,
            })
    }

    /// Whether instances of the class, or the class after its statement, may have attributes whose names begin so. The function is
    /// looked at again when that changes.
    pub fn holds_more(&mut self, class: ClassId, prefix: &str) -> bool {
        self.askers.insert(self.current);
        let assigned = |op: &Op| matches!(op, Op::SetAttr { name, .. } | Op::SetOwnAttr { name, .. } | Op::FieldInit { name, .. } | Op::FieldSet { name, .. } if name.starts_with(prefix));
        self.taken_apart.contains(&class)
            || self.all_written && self.leaked_instances.contains(&class)
            || self.program.functions().any(|(_, f)| f.body.insts().any(|inst| assigned(&f.body[inst].op)))
    }

    fn fields_of(&self, class: ClassId) -> Vec<Var> {
        self.fields.iter().filter(|((c, _), _)| *c == class).map(|(_, &var)| var).collect()
    }

    /// Whether the text stands in the program as a constant.
    pub fn mentions(&self, text: &str) -> bool {
        let is_it = |op: &Op| matches!(op, Op::StrConst { value } if value.to_utf8().as_deref() == Some(text));
        self.program.functions().any(|(_, f)| f.body.insts().any(|inst| is_it(&f.body[inst].op)))
    }
}
