//! What a `tir` program says beside its bodies: modules, globals, classes, the parameters of functions.

use super::Type;
use crate::ssa::{ClassId, FuncId, GlobalId};
use super::ops::words;

words! {
    /// How arguments reach a parameter.
    pub enum ParameterKind { PositionalOnly "pos", Normal "normal", VarPositional "args", KeywordOnly "kw", VarKeyword "kwargs" }
}
words! {
    /// What a function was in the source.
    pub enum FunctionKind { Module "module", Function "function", Lambda "lambda", ClassBody "class", Generator "generator", Coroutine "coroutine" }
}

/// A parameter of a function.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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

/// The header of a function.
///
/// The parameters of the entry block are: the function object itself if `closure` (for `closure_cell`, `closure_default`),
/// then one per Python parameter in the order positionals, `*args`, keyword-only, `**kwargs`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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

/// A module of the program.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Module {
    /// Dotted name; the main one is `__main__`.
    pub name: String,
    /// The path as given, for tracebacks.
    pub path: String,
    /// The function that runs its top level.
    pub init: FuncId,
}

/// A global variable.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Global {
    /// Its name in Python.
    pub name: String,
    /// Index of its module.
    pub module: u32,
    /// What is known of its values.
    pub ty: Type,
}

/// A class statement.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Class {
    /// `__name__`.
    pub name: String,
    /// `__qualname__`.
    pub qualname: String,
    /// Index of its module.
    pub module: u32,
    /// Names assigned in the class body, with the function where a `def` made it and nothing else did.
    pub members: Vec<(String, Option<FuncId>)>,
    /// The bases where each is known: classes of the program, or built-in ones.
    pub bases: Option<Vec<Type>>,
    /// Fixed fields of instances in order, inherited ones first; none before layout.
    pub fields: Vec<(String, Type)>,
}

/// The header of a program.
#[derive(Clone, Debug, Default)]
pub struct ProgramHeader {
    /// Modules; the first is the main one.
    pub modules: Vec<Module>,
    /// Globals, by [`GlobalId`].
    pub globals: Vec<Global>,
    /// Classes, by [`ClassId`].
    pub classes: Vec<Class>,
    /// The source texts, for tracebacks and diagnostics; spans index into it. Not printed.
    pub sources: crate::span::SourceMap,
}

/// The sources are no part of the program's structure.
impl std::hash::Hash for ProgramHeader {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.modules, &self.globals, &self.classes).hash(state);
    }
}

impl ProgramHeader {
    /// The class.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }
    /// The global.
    pub fn global(&self, id: GlobalId) -> &Global {
        &self.globals[id.0 as usize]
    }
}
