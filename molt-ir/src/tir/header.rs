//! What a `tir` program says beside its bodies: modules, globals, classes, the parameters of functions.

use super::Type;
use super::ops::words;
use crate::record;
use crate::ssa::{ClassId, FuncId, GlobalId, Header};
use crate::text::{Names, Namespace};

words! {
    /// How arguments reach a parameter.
    pub enum ParameterKind { PositionalOnly "pos", Normal "normal", VarPositional "args", KeywordOnly "kw", VarKeyword "kwargs" }
}
words! {
    /// What a function was in the source. Generators, coroutines and asynchronous generators suspend.
    pub enum FunctionKind { Module "module", Function "function", Lambda "lambda", ClassBody "class", Generator "generator", Coroutine "coroutine", AsyncGenerator "async_generator", Resume "resume" }
}

impl FunctionKind {
    /// Whether calling the function makes an object that runs its body in steps.
    pub fn suspends(self) -> bool {
        matches!(self, FunctionKind::Generator | FunctionKind::Coroutine | FunctionKind::AsyncGenerator)
    }
}

record! {
    /// A parameter of a function.
    pub struct Parameter {
        /// Its name.
        pub name: String,
        /// How arguments reach it.
        pub kind: ParameterKind,
        /// Whether it has a default (a value kept in the function object).
        pub default: bool,
        /// The annotation as a type, where inference may take it as a hint.
        pub hint: Option<Type>,
    }
}

record! {
    /// The header of a function.
    ///
    /// The parameters of the entry block are: the function object itself if `closure` (for `closure_cell`, `closure_default`),
    /// then one per Python parameter in the order positionals, `*args`, keyword-only, `**kwargs`.
    pub struct FunctionHeader {
        /// `__name__`.
        pub name: String,
        /// `__qualname__`.
        pub qualname: String,
        /// Which module it stands in: an index into [`ProgramHeader::modules`].
        pub module: u32,
        /// What it was.
        pub kind: FunctionKind,
        /// Python parameters.
        pub parameters: Vec<Parameter>,
        /// Whether the entry block takes the function object first.
        pub closure: bool,
        /// Names of the free variables, in the order of the closure's cells.
        pub free: Vec<String>,
        /// The result's type as far as known.
        pub result: Type,
        /// First line, 1-based.
        pub line: u32,
        /// The docstring.
        pub doc: Option<crate::text::PyStr>,
    }
}

record! {
    /// A module of the program.
    pub struct Module {
        /// Dotted name; the main one is `__main__`.
        pub name: String,
        /// The path as given, for tracebacks.
        pub path: String,
        /// The function that runs its top level.
        pub init: FuncId,
    }
}

record! {
    /// A global variable.
    pub struct Global {
        /// Its name in Python.
        pub name: String,
        /// Index of its module.
        pub module: u32,
        /// What is known of its values.
        pub ty: Type,
    }
}

words! {
    /// What a name of a class body is bound to.
    pub enum MemberKind { Method "method", StaticMethod "staticmethod", ClassMethod "classmethod", Property "property", CachedProperty "cached_property", Value "value" }
}
record! {
    /// A name of a class body.
    pub struct Member {
        /// The name.
        pub name: String,
        /// What it is bound to; `value` for anything not known better.
        pub kind: MemberKind,
        /// The function of the `def`, for methods and getters of properties.
        pub func: Option<FuncId>,
        /// The function of the setter of a property.
        pub setter: Option<FuncId>,
    }
}
record! {
    /// A class statement.
    pub struct Class {
        /// `__name__`.
        pub name: String,
        /// `__qualname__`.
        pub qualname: String,
        /// Index of its module.
        pub module: u32,
        /// What the class body binds names to, in order.
        pub members: Vec<Member>,
        /// The bases where each is known: classes of the program, or built-in ones.
        pub bases: Option<Vec<Type>>,
        /// Fixed fields of instances in order, inherited ones first; none before layout.
        pub fields: Vec<(String, Type)>,
        /// Those of the fields that every instance has as soon as it is made.
        pub always_set: Vec<String>,
        /// Whether code that nothing is known of may assign to what the class statement names, or operators ask for.
        pub open: bool,
        /// Whether code that nothing is known of has neither the class nor an instance of it or of a class that derives from it.
        pub hidden: bool,
    }
}

record! {
    /// The header of a program.
    #[derive(Default)]
    pub struct ProgramHeader {
        /// Modules; the first is the main one.
        pub modules: Vec<Module>,
        /// Globals, by [`GlobalId`].
        pub globals: Vec<Global>,
        /// Classes, by [`ClassId`].
        pub classes: Vec<Class>,
        /// Whether the program can see when values die, as far as its source tells (`build_tir::sees_deaths`).
        pub deaths: bool,
    }
}

/// What stands behind the bases of a class that extends a built-in exception, whichever that is.
pub const EXCEPTION: &str = "BaseException";

impl Class {
    /// Whether a built-in exception lies underneath, as far as the layout of instances says.
    pub fn is_exception(&self) -> bool {
        self.bases.iter().flatten().any(|base| matches!(base, Type::Builtin(name) if &**name == EXCEPTION))
    }
    /// Where a field lies: whether behind the words of an exception, and at which place.
    pub fn place(&self, field: &str) -> Option<(bool, usize)> {
        self.fields.iter().position(|(name, _)| name == field).map(|index| (self.is_exception(), index))
    }
}

impl ProgramHeader {
    /// The class.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.index()]
    }
    /// The global.
    pub fn global(&self, id: GlobalId) -> &Global {
        &self.globals[id.index()]
    }
}

impl Header for ProgramHeader {
    fn names(&self, names: &mut Names) {
        for (id, global) in self.globals.iter().enumerate() {
            let module = self.modules.get(global.module as usize).map_or("", |m| &m.name);
            names.define(Namespace::Global, id as u32, &format!("{module}.{}", global.name));
        }
        let mut taken = fxhash::FxHashMap::<&str, u32>::default();
        for (id, class) in self.classes.iter().enumerate() {
            let count = taken.entry(&class.qualname).or_default();
            let name = if *count == 0 { class.qualname.clone() } else { format!("{}.{count}", class.qualname) };
            *count += 1;
            names.define(Namespace::Class, id as u32, &name);
        }
    }
}

impl FunctionHeader {
    /// Whether a keyword argument of this name is for a parameter of its own, not for `**kwargs`.
    pub fn takes_keyword(&self, name: &str) -> bool {
        let kinds = [ParameterKind::Normal, ParameterKind::KeywordOnly];
        self.parameters.iter().any(|p| p.name == name && kinds.contains(&p.kind))
    }
}

impl Header for FunctionHeader {}

#[cfg(test)]
mod tests {
    use crate::tir::Program;

    #[test]
    fn headers_refer_to_what_they_declare_later_and_to_functions() {
        let text = r#"program tir
{modules: [{name: "__main__", path: "a.py", init: @a}], globals: [{name: "C", module: 0, ty: class[&C]}, {name: "f", module: 0, ty: func[@f]}], classes: [{name: "C", qualname: "C", module: 0, members: [], bases: none, fields: [("next", union[none, obj[&C]])], always_set: ["next"], open: false, hidden: false}], deaths: false}
fn @a {name: "a", qualname: "a", module: 0, kind: module, parameters: [], closure: false, free: [], result: any, line: 1, doc: none} {
^bb0():
  %0 = global_get {global: $__main__.f} : func[@f]
  %1 = class_of_site {class: &C} : class[&C]
  ret %1
}

fn @f {name: "f", qualname: "f", module: 0, kind: function, parameters: [], closure: false, free: [], result: any, line: 1, doc: none} {
^bb0():
  %0 = none : none
  ret %0
}
"#;
        let program = Program::parse(text).unwrap_or_else(|e| panic!("{e} near {:?}", &text[e.at..]));
        assert_eq!(program.to_text(false), text);
        let wrong = text.replacen("class[&C]", "class[&D]", 1);
        assert_eq!(Program::parse(&wrong).err().map(|e| e.message).as_deref(), Some("`&D` is not defined"));
    }
}
