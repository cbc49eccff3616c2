//! What unknown code gets hold of, and what it may do with it.

use super::super::domain::{Atom, AtomSet, NameId};
use super::super::transfer::{applied_by, is_called_by_runtime};
use super::{Solver, Var};
use molt_ir::ssa::{ClassId, FuncId};
use molt_ir::tir::Op;
use molt_ir::tir::header::MemberKind;

/// Attributes by which an instance of a named tuple makes others.
pub(super) const MAKING_TUPLES: &[&str] = &["_replace", "_make", "__class__", "__new__"];

/// Attributes of built-in exceptions by which they give what they were made of.
const OF_EXCEPTIONS: &[&str] = &[
    "args",
    "value",
    "code",
    "errno",
    "strerror",
    "filename",
    "filename2",
    "characters_written",
    "encoding",
    "object",
    "start",
    "end",
    "reason",
    "name",
    "name_from",
    "path",
    "msg",
    "obj",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "print_file_and_line",
    "__dict__",
    "__reduce__",
    "__reduce_ex__",
    "__getstate__",
];

impl Solver<'_> {
    /// Lets unknown code have the values.
    pub fn leak(&mut self, set: &AtomSet) {
        let leaky = |a: Atom| {
            use Atom::*;
            let holds = |a| {
                matches!(
                    a,
                    Builtin(_)
                        | Instance(_)
                        | Class(_)
                        | Alias(_)
                        | Function(_)
                        | Wrapped(..)
                        | Method(..)
                        | WrappedMethod(..)
                        | Coroutine(_)
                        | Super(_)
                        | Module(_)
                )
            };
            a.site().is_some() || holds(a)
        };
        if set.iter().any(leaky) {
            self.leaks.push(set.clone());
        }
    }

    /// Works off what leaked.
    pub fn drain(&mut self) {
        while let Some(set) = self.leaks.pop() {
            for atom in set.iter() {
                self.leak_atom(atom);
            }
        }
    }

    fn leak_atom(&mut self, atom: Atom) {
        match atom {
            Atom::Function(func) | Atom::Wrapped(_, func) => self.open(func, None),
            Atom::Method(func, class) | Atom::WrappedMethod(_, func, class) => {
                self.open(func, Some(&Atom::Instance(class).into()));
                self.leak_instance(class);
            }
            Atom::Instance(class) => self.leak_instance(class),
            // Whoever runs it gets what it returns.
            Atom::Coroutine(func) => self.leak_var(self.functions[func.index()].result),
            Atom::Class(class) | Atom::Alias(class) => self.leak_class(class),
            Atom::Super(class) => {
                // Methods of its bases may be called by any name.
                self.leak_attributes(class);
                for base in self.classes.get(class).mro.clone() {
                    self.open_members(base, |_| true);
                }
            }
            // Whoever has it may call it.
            Atom::Builtin(_) => applied_by(self, atom),
            Atom::Module(name) => {
                applied_by(self, atom);
                if self.leaked_modules.insert(name) {
                    self.exposes();
                }
                let header = &self.program.header;
                let module = header.modules.iter().position(|m| m.name == self.text(name));
                for index in 0..header.globals.len() {
                    if Some(header.globals[index].module as usize) == module {
                        self.flow(&AtomSet::any(), self.globals[index]);
                    }
                }
            }
            _ => {
                let Some(site) = atom.site().map(|s| self.site_root(s)) else { return };
                if std::mem::replace(&mut self.sites[site.0 as usize].leaked, true) {
                    return;
                }
                self.send(site, &AtomSet::any());
                let fixed = matches!(
                    atom,
                    Atom::Tuple(_) | Atom::TupleOf(_) | Atom::FrozenSet(_) | Atom::Iterator(_) | Atom::View(_) | Atom::Manager(_)
                );
                for var in self.contents(site).to_vec() {
                    if fixed {
                        self.leak_var(var);
                    } else {
                        self.flow(&AtomSet::any(), var);
                    }
                }
                self.store_elsewhere(&AtomSet::any(), site);
            }
        }
    }

    fn leak_instance(&mut self, class: ClassId) {
        if !self.leaked_instances.insert(class) {
            return;
        }
        self.exposes();
        self.leak_attributes(class);
        if let Some(site) = self.tuple_of(class) {
            self.leak_atom(Atom::Tuple(site));
            if self.all_read && self.finishing.names_makers || self.makers_read {
                self.leak(&Atom::Class(class).into());
            }
        }
        let (all_read, reads) = (self.all_read, self.any_reads.clone());
        for base in self.classes.get(class).mro.clone() {
            self.open_members_as(class, base, |solver, name| {
                all_read || is_called_by_runtime(name) || {
                    let id = solver.name_ids.get(name);
                    id.is_some_and(|id| reads.contains(id))
                }
            });
        }
        let fields: Vec<(NameId, Var)> =
            self.fields.iter().filter(|((c, _), _)| *c == class).map(|((_, name), &var)| (*name, var)).collect();
        for (name, var) in fields {
            self.apply_names_to_field(name, var);
        }
        if self.name_ids.get("__dict__").is_some_and(|id| self.any_reads.contains(id)) {
            self.take_apart(class);
        }
    }

    /// What unknown code may have done to a field of this name already.
    pub(super) fn apply_names_to_field(&mut self, name: NameId, var: Var) {
        if self.all_written || self.any_writes.contains(&name) {
            self.flow(&AtomSet::any(), var);
        }
        if self.all_read || self.any_reads.contains(&name) {
            self.leak_var(var);
        }
    }

    fn leak_class(&mut self, class: ClassId) {
        if !self.leaked_classes.insert(class) {
            return;
        }
        self.exposes();
        self.leak_attributes(class);
        for func in std::mem::take(&mut self.deriving) {
            self.schedule(func);
        }
        if self.name_ids.get("__subclasses__").is_some_and(|id| self.any_reads.contains(id)) {
            self.leak_derived(class);
        }
        // It may be called, and its methods read and called with anything at all.
        self.leak(&Atom::Instance(class).into());
        if self.derives_unseen {
            self.open_to_derived(class);
        }
        if let Some(taking) = self.classes.get(class).taking {
            self.open(taking, Some(&Atom::Class(class).into()));
        }
        for base in self.classes.get(class).mro.clone() {
            self.open_members_as(class, base, |_, name| {
                matches!(name, "__init__" | "__new__" | "__post_init__" | "__class_getitem__")
            });
        }
        let (all_read, reads) = (self.all_read, self.any_reads.clone());
        for base in self.classes.get(class).mro.clone() {
            let names: Vec<String> = self.program.header.class(base).members.iter().map(|m| m.name.clone()).collect();
            for name in names {
                if all_read || self.name_ids.get(&name).is_some_and(|id| reads.contains(id)) {
                    self.open_members(base, |member| member == name);
                }
            }
        }
    }

    /// Lets unknown code have what the globals hold that a function mentions: it calls them with anything.
    pub fn leak_names_of(&mut self, func: FuncId) {
        let Some(function) = self.program.get(func) else { return };
        for inst in function.body.insts() {
            if let Op::GlobalGet { global } = function.body[inst].op {
                self.leak_var(self.globals[global.index()]);
            }
        }
    }

    /// Something derives from classes that leaked: what the runtime calls by itself it may call on instances of which nothing is known.
    pub fn derive_unseen(&mut self) {
        if !std::mem::replace(&mut self.derives_unseen, true) {
            self.leaked_classes.clone().into_iter().for_each(|class| self.open_to_derived(class));
        }
    }

    fn open_to_derived(&mut self, class: ClassId) {
        for base in self.classes.get(class).mro.clone() {
            self.open_members(base, is_called_by_runtime);
        }
    }

    /// Lets unknown code have the classes that derive from one.
    fn leak_derived(&mut self, class: ClassId) {
        for derived in self.classes.get(class).derived.clone() {
            self.leak(&Atom::Class(derived).into());
        }
    }

    /// Opens members of a class with nothing known of their first parameter.
    pub fn open_members(&mut self, class: ClassId, which: impl Fn(&str) -> bool) {
        let members = self.program.header.class(class).members.clone();
        for member in members.iter().filter(|m| which(&m.name)) {
            for func in [member.func, member.setter].into_iter().flatten() {
                self.open(func, None);
            }
            self.leak_decorated(class, &member.name);
        }
    }

    /// Opens members that stand in `base`, as they are called on instances of `class`.
    pub fn open_members_as(&mut self, class: ClassId, base: ClassId, which: impl Fn(&Self, &str) -> bool) {
        let members = self.program.header.class(base).members.clone();
        let chosen: Vec<bool> = members.iter().map(|m| which(self, &m.name)).collect();
        for (member, _) in members.iter().zip(chosen).filter(|(_, chosen)| *chosen) {
            let first: AtomSet = match member.kind {
                MemberKind::Method | MemberKind::Property | MemberKind::CachedProperty => Atom::Instance(class).into(),
                MemberKind::ClassMethod => Atom::Class(class).into(),
                MemberKind::StaticMethod if member.name == "__new__" && self.classes.get(class).plain => {
                    Atom::Class(class).into()
                }
                MemberKind::StaticMethod | MemberKind::Value => AtomSet::default(),
            };
            for func in [member.func, member.setter].into_iter().flatten() {
                if self.library.tells(func) {
                    self.leak_names_of(func);
                    continue;
                }
                let known = !first.is_empty();
                self.open(func, known.then_some(&first));
            }
            self.leak_decorated(base, &member.name);
        }
    }

    /// Lets unknown code have what a class and its bases keep in attributes of their own.
    pub fn leak_attributes(&mut self, class: ClassId) {
        for base in self.classes.get(class).mro.clone() {
            if !self.open_attributes.insert(base) {
                continue;
            }
            let vars: Vec<Var> = self.attributes.iter().filter(|((c, _), _)| *c == base).map(|(_, &var)| var).collect();
            vars.into_iter().for_each(|var| self.leak_var(var));
        }
    }

    /// Whether unknown code has neither the class nor an instance of it or of one that derives from it.
    pub fn is_hidden(&self, class: ClassId) -> bool {
        self.classes.get(class).plain && !self.open_attributes.contains(&class)
    }

    /// Lets unknown code have what a decorator made of a method.
    fn leak_decorated(&mut self, class: ClassId, name: &str) {
        let id = self.name_ids.get(name);
        if let Some(&var) = id.and_then(|&id| self.decorated.get(&(class, id))) {
            self.leak_var(var);
        }
    }

    /// Lets the runtime call members that stand in `base` on instances of `class`, with anything. What they give stays with the
    /// runtime.
    pub fn inspect_members_as(&mut self, class: ClassId, base: ClassId, which: impl Fn(&str) -> bool) {
        let members = self.program.header.class(base).members.clone();
        for member in members.iter().filter(|m| m.kind == MemberKind::Method && which(&m.name)) {
            if let Some(func) = member.func {
                self.inspect(func, class, &member.name);
            }
        }
        self.open_members_as(class, base, |solver, name| {
            let kind = solver.program.header.class(base).members.iter().find(|m| m.name == name).map(|m| m.kind);
            kind != Some(MemberKind::Method) && which(name)
        });
    }

    /// A built-in exception is made of the values: it shows them, and gives them to whoever asks by the right name.
    pub fn tell_exception(&mut self, set: &AtomSet) {
        self.flow(set, self.told_exceptions);
    }

    /// Exceptions are asked for what they were made of.
    pub(super) fn ask_exceptions(&mut self) {
        self.leak_var(self.told_exceptions);
    }

    /// The attribute of this name is read from anything.
    pub fn read_from_any(&mut self, name: &str) {
        let id = self.name(name);
        self.read_maker_from_any(name);
        let of_class = name == "__dict__" && (self.is_finishing() || self.finishing.looking.contains(&self.current));
        // What makes enumerations and the like initialises what it made itself, of classes that it has.
        let of_own = name == "__init__" && self.makes_classes(self.current);
        if of_class || of_own || !self.any_reads.insert(id) {
            return;
        }
        if OF_EXCEPTIONS.contains(&name) {
            self.ask_exceptions();
        }
        for class in self.leaked_instances.clone() {
            if name == "__dict__" {
                self.take_apart(class);
            }
            for base in self.classes.get(class).mro.clone() {
                self.open_members_as(class, base, |_, member| member == name);
            }
            if let Some(&var) = self.fields.get(&(class, id)) {
                self.leak_var(var);
            }
        }
        for class in self.leaked_classes.clone() {
            if name == "__subclasses__" {
                self.leak_derived(class);
            }
            for base in self.classes.get(class).mro.clone() {
                self.open_members(base, |member| member == name);
            }
        }
    }

    /// The same of an attribute by which a named tuple makes others. Of the library, what makes such classes does so with none that is
    /// known, and nothing makes other instances of a class than it has, but by `_replace` and `_make`.
    fn read_maker_from_any(&mut self, name: &str) {
        let Some(at) = MAKING_TUPLES.iter().position(|maker| *maker == name) else { return };
        let exempt = self.makes_classes(self.current) || at >= 2 && self.is_of_library(self.current);
        if exempt || std::mem::replace(&mut self.makers_read, true) {
            return;
        }
        for class in self.leaked_instances.clone() {
            if self.tuple_of(class).is_some() {
                self.leak(&Atom::Class(class).into());
            }
        }
    }

    /// The attribute of this name is written to anything.
    pub fn write_to_any(&mut self, name: &str) {
        let id = self.name(name);
        if self.is_finishing() || !self.any_writes.insert(id) {
            return;
        }
        let written: Vec<Var> = (self.fields.iter().filter(|((c, n), _)| *n == id && self.leaked_instances.contains(c)))
            .chain(self.attributes.iter().filter(|((c, n), _)| *n == id && self.leaked_classes.contains(c)))
            .map(|(_, &var)| var)
            .collect();
        written.into_iter().for_each(|var| self.flow(&AtomSet::any(), var));
        self.writes_more();
    }
}
