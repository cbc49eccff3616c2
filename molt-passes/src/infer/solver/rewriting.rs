//! Attributes of classes and modules that may be others than their text says, because unknown code has the class or the module and
//! assigns attributes of this name.

use super::Solver;
use super::leaks::MAKING_TUPLES;
use crate::frontend::PYTHON_FOLDER;
use fxhash::FxHashSet;
use molt_ir::constant::Constant;
use molt_ir::ssa::{ClassId, FuncId};
use molt_ir::tir::{self, Op};

impl Solver<'_> {
    /// Whether an attribute of the class, as its statement and those of its bases tell it, may have changed since. A class behind
    /// the one that has the name does not matter.
    pub fn is_rewritten(&mut self, class: ClassId, name: &str) -> bool {
        self.is_rewritten_behind(class, 0, name)
    }

    /// The same of what `super()` finds in the order of `class` behind `after`.
    pub fn is_rewritten_after(&mut self, class: ClassId, after: ClassId, name: &str) -> bool {
        let at = self.classes.get(class).mro.iter().position(|&c| c == after);
        self.is_rewritten_behind(class, at.map_or(0, |at| at + 1), name)
    }

    fn is_rewritten_behind(&mut self, class: ClassId, skipped: usize, name: &str) -> bool {
        self.askers.insert(self.current);
        if !self.is_written_somewhere(name) {
            return false;
        }
        for &base in &self.classes.get(class).mro[skipped..] {
            if self.is_exposed(base) {
                return true;
            }
            if self.program.header.class(base).members.iter().any(|member| member.name == name) {
                return false;
            }
        }
        false
    }

    /// Whether unknown code may derive classes from the class.
    pub fn is_derived_from_unseen(&mut self, class: ClassId) -> bool {
        self.deriving.insert(self.current);
        self.leaked_classes.contains(&class)
    }

    /// Whether the attribute of a module of the runtime may have changed.
    pub fn is_rewritten_in_module(&mut self, module: &str, name: &str) -> bool {
        self.askers.insert(self.current);
        let leaked = |this: &Self| this.name_ids.get(module).is_some_and(|id| this.leaked_modules.contains(id));
        self.is_written_somewhere(name) && leaked(self)
    }

    /// Whether unknown code assigns attributes of this name.
    pub fn is_written_somewhere(&mut self, name: &str) -> bool {
        self.askers.insert(self.current);
        self.all_written || self.name_ids.get(name).is_some_and(|id| self.any_writes.contains(id))
    }

    /// Whether unknown code may have the class: itself, or by an instance of it or of a class that derives from it.
    fn is_exposed(&self, class: ClassId) -> bool {
        let has = |c: &ClassId| self.leaked_classes.contains(c) || self.leaked_instances.contains(c);
        has(&class) || self.classes.get(class).derived.iter().any(has)
    }

    /// What was concluded from a class or module not having leaked is looked at again.
    pub(super) fn exposes(&mut self) {
        if self.all_written || !self.any_writes.is_empty() {
            for func in std::mem::take(&mut self.askers) {
                self.schedule(func);
            }
        }
    }

    /// Whether unknown code may assign attributes of the class that its statement names, or that operators ask for.
    pub fn may_be_rewritten(&self, class: ClassId) -> bool {
        let info = self.classes.get(class);
        let named = |name: &str| {
            let bound = |&c: &ClassId| self.program.header.class(c).members.iter().any(|member| member.name == name);
            info.items.iter().any(|item| item == name) || info.mro.iter().any(bound)
        };
        let matters = |name: &str| name.starts_with("__") && !OF_FUNCTIONS.contains(&name) || named(name);
        let written = || self.all_written || self.any_writes.iter().any(|&id| matters(self.text(id)));
        !info.plain || self.leaked_classes.contains(&class) && written()
    }

    /// Whether the function stands in a module that comes with the compiler.
    pub fn is_of_library(&self, func: FuncId) -> bool {
        let Some(function) = self.program.get(func) else { return false };
        self.program.header.modules[function.header.module as usize].path.starts_with(PYTHON_FOLDER)
    }

    /// Whether a text of the program is the name of an attribute by which a named tuple makes others.
    pub fn names_makers_of_tuples(&self) -> bool {
        self.finishing.names_makers
    }

    /// Unknown code assigns attributes of more names.
    pub(super) fn writes_more(&mut self) {
        for func in std::mem::take(&mut self.askers) {
            self.schedule(func);
        }
    }
}

/// Attributes of functions that decorators assign, and that no operator asks classes for.
const OF_FUNCTIONS: &[&str] =
    &["__name__", "__qualname__", "__module__", "__doc__", "__wrapped__", "__annotations__", "__isabstractmethod__"];

/// Functions of `dataclasses` that finish a class whose methods were made at compile time: they add what shows the class, and
/// let go of it.
const FINISHING: &[&str] = &["_described", "_init", "_process_class", "_set_new_attribute", "_get_field", "_choose_hash"];

/// Functions of `dataclasses` that the `__setattr__` and `__delattr__` of frozen classes call, and nothing else.
const GUARDING: &[&str] = &["_set_unless_frozen", "_delete_unless_frozen"];

/// Functions of `dataclasses` that take the state of instances apart and put it back.
const RESTORING: &[&str] = &["_state_of", "_set_state"];

/// What copies objects, or tells how that is done.
const COPIERS: &[&str] =
    &["copy", "deepcopy", "pickle", "shelve", "asdict", "astuple", "__getstate__", "__setstate__", "__reduce__", "__reduce_ex__"];

/// Whether the state of instances may be taken apart that are frozen and have slots: there are, or may be, such records (what is no record
/// of `expand-dataclasses` is not known), and the program mentions what copies objects.
fn copies_slotted_records(program: &tir::Program) -> bool {
    let has = |class: &tir::header::Class, name: &str| class.members.iter().any(|member| member.name == name);
    let made = |op: &tir::Op| matches!(op, tir::Op::Call { keywords, .. } if keywords.iter().any(|k| k == "slots"));
    let frozen = |class| [".options", "__slots__", "__setattr__"].iter().all(|name| has(class, name));
    (program.header.classes.iter().any(frozen) || own_code_has(program, made)) && mentions(program, COPIERS)
}

/// Modules that make classes with metaclasses or functions of their own, of which nothing is known but that they are of no class of
/// the program: what they assign, and look for in namespaces, are attributes of these.
const MAKING: &[&str] = &[
    "_enum_checks",
    "_enum_namespace",
    "_generic",
    "_namedtuple",
    "_type_aliases",
    "_typing",
    "_typing_protocol",
    "_typing_records",
    "abc",
    "enum",
];

/// Modules that look into the namespaces of classes, and of instances of their own, and of nothing else. What they put into instances these
/// had before.
const LOOKING: &[&str] = &["_user_collections", "collections.abc", "contextlib", "dataclasses", "functools", "types"];

/// Who finishes classes.
#[derive(Default)]
pub(super) struct Finishing {
    /// Functions that look into namespaces of classes only.
    pub(super) looking: FxHashSet<FuncId>,
    /// Functions of modules that make classes.
    making: FxHashSet<FuncId>,
    functions: FxHashSet<FuncId>,
    /// What `dataclass` itself is applied to, whose methods are not made yet.
    undescribed: Option<FuncId>,
    /// Whether a text of the program is the name of an attribute by which a named tuple makes others.
    pub(super) names_makers: bool,
}

/// Whether a module of the program itself mentions one of the names, of modules or of what is in them.
fn mentions(program: &tir::Program, names: &[&str]) -> bool {
    own_code_has(program, |op| match op {
        Op::GetAttr { name, .. } | Op::GetMethod { name, .. } | Op::ImportFrom { name, .. } => names.contains(&&**name),
        Op::ImportModule { module } => names.contains(&&**module),
        Op::StrConst { value } => value.to_utf8().is_some_and(|text| names.contains(&&*text)),
        _ => false,
    })
}

/// Whether a module of the program itself has such an operation.
fn own_code_has(program: &tir::Program, test: impl Fn(&tir::Op) -> bool) -> bool {
    let own = |f: &tir::Function| !program.header.modules[f.header.module as usize].path.starts_with(PYTHON_FOLDER);
    program.functions().filter(|(_, f)| own(f)).any(|(_, f)| f.body.insts().any(|inst| test(&f.body[inst].op)))
}

/// Whether a constant is, or holds, one of the texts.
fn is_among(value: &Constant, texts: &[&str]) -> bool {
    match value {
        Constant::Str(text) => text.to_utf8().is_some_and(|text| texts.contains(&&*text)),
        Constant::Tuple(items) => items.iter().any(|item| is_among(item, texts)),
        _ => false,
    }
}

impl Finishing {
    /// Looks for them.
    pub(super) fn of(program: &tir::Program) -> Finishing {
        let mut this = Finishing::default();
        let modules = &program.header.modules;
        let library = |index: u32| modules[index as usize].path.starts_with(PYTHON_FOLDER);
        for (id, function) in program.functions().filter(|(_, f)| library(f.header.module)) {
            let name = &*modules[function.header.module as usize].name;
            if MAKING.contains(&name) {
                this.making.insert(id);
            }
            if LOOKING.contains(&name) {
                this.looking.insert(id);
            }
        }
        // What makes classes of named tuples names all of them, what copies objects some.
        let names = |op: &Op, texts: &[&str]| match op {
            Op::StrConst { value } => value.to_utf8().is_some_and(|text| texts.contains(&&*text)),
            Op::TupleConst { value } => is_among(value, texts),
            _ => false,
        };
        this.names_makers = program.functions().any(|(id, f)| {
            let texts = if library(f.header.module) { &MAKING_TUPLES[..2] } else { MAKING_TUPLES };
            !this.making.contains(&id) && f.body.insts().any(|inst| names(&f.body[inst].op, texts))
        });
        let Some(module) =
            program.header.modules.iter().position(|m| m.name == "dataclasses" && m.path.starts_with(PYTHON_FOLDER))
        else {
            return this;
        };
        for (id, function) in program.functions().filter(|(_, f)| f.header.module as usize == module) {
            let name = &*function.header.qualname;
            if FINISHING.contains(&name) {
                this.functions.insert(id);
            }
            // Only frozen classes with slots get them, for what copies objects.
            if RESTORING.contains(&name) && !copies_slotted_records(program) {
                this.making.insert(id);
            }
            // What these do to the objects they are given, their calls tell.
            if GUARDING.contains(&name) {
                this.making.insert(id);
            }
            if name == "dataclass.<locals>.wrap" {
                this.undescribed = Some(id);
            }
        }
        this
    }
}

impl Solver<'_> {
    /// Whether the function belongs to a module that makes classes, and does nothing to instances of others.
    pub fn makes_classes(&self, func: FuncId) -> bool {
        self.finishing.making.contains(&func)
    }

    /// Whether the current function does nothing to classes and instances but finishing them.
    pub(super) fn is_finishing(&mut self) -> bool {
        if self.finishing.making.contains(&self.current) {
            return true;
        }
        if !self.finishing.functions.contains(&self.current) {
            return false;
        }
        let Some(wrap) = self.finishing.undescribed else { return false };
        let params = self.functions[wrap.index()].params.clone();
        !self.functions[wrap.index()].open && params.iter().all(|&param| self.read(param).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    fn typed(text: &str, name: &str) -> String {
        body_after(text, "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types", name)
    }

    /// A class whose method is called where nothing else is known.
    const CLASS: &str = "class C:\n    def m(self): return 1.5\ndef f(c): return c.m()\nf(C())\n";

    #[test]
    fn what_unknown_code_does_not_have_it_does_not_rewrite() {
        let writes = "u = len.__self__\nsetattr(u, 'm', 2)\n";
        assert!(typed(&format!("{CLASS}{writes}"), "f").contains(": float"));
        assert!(!typed(&format!("{CLASS}{writes}u(C)\n"), "f").contains(": float"), "the class leaked");
        assert!(!typed(&format!("{CLASS}{writes}u(C())\n"), "f").contains(": float"), "`type(x)` is the class");
    }

    #[test]
    fn an_unknown_base_opens_its_own_class_only() {
        let text = format!("{CLASS}class D(len.__self__): pass\n");
        assert!(typed(&text, "f").contains(": float"), "{}", typed(&text, "f"));
    }

    #[test]
    fn a_class_that_leaked_has_instances_of_unseen_classes() {
        let text = "class C:\n    def m(self): return 1.5\ndef f(x):\n    if isinstance(x, C): return x.m()\nf(len.__self__)\n";
        assert!(typed(text, "f").contains("get_method"), "{}", typed(text, "f"));
        assert!(typed(text, "f").contains(": obj["), "{}", typed(text, "f"));
    }
    #[test]
    fn the_runtime_shows_instances_of_classes_derived_from_what_is_unknown() {
        let text = "class C:\n    def __repr__(self): return self.name\nlen.__self__(C)\n";
        let shown = |text: &str| typed(text, "C.__repr__").lines().next().map(str::to_owned).unwrap_or_default();
        assert!(shown(text).contains("obj["), "{}", shown(text));
        for more in ["class D(len.__self__): pass", "type('D', (len.__self__,), {})"] {
            let text = format!("{text}{more}\n");
            assert!(shown(&text).contains(": any"), "{}", shown(&text));
        }
    }
}
