//! `hir`: the program as a tree of statements and expressions, one arena per function and kind of node.
//!
//! [`nodes`] lists the nodes and their meaning, [`intrinsics`] the operations without syntax, [`facts`] what desugaring
//! establishes, [`text`] the text form, [`walk`] how passes visit and rewrite.
//!
//! ```text
//! (def @f function (in __main__ @__main__)
//!   (locals [(%a a plain -)])
//!   (params [(%a normal False)])
//!   {
//!     (return (compare %a [(< (name b))]))
//!   })
//! ```

pub mod constant;
pub mod facts;
pub mod intrinsics;
pub mod nodes;
mod stage;
#[cfg(test)]
mod tests;
pub mod text;
pub mod tree;
pub mod verify;
pub mod walk;

use la_arena::{Arena, ArenaMap, Idx};

pub use constant::{Const, Text};
pub use intrinsics::Intrinsic;
pub use nodes::*;
pub use tree::{Child, ChildMut, Field};
pub use walk::Reached;

use crate::name::Name;
use crate::span::{FileId, Span};

/// An expression of a [`Function`].
pub type ExprId = Idx<Expr>;
/// A statement of a [`Function`].
pub type StmtId = Idx<Stmt>;
/// A place of a [`Function`].
pub type PlaceId = Idx<Place>;
/// A pattern of a [`Function`].
pub type PatternId = Idx<Pattern>;
/// A local of a [`Function`]. Its text is `%name`, or `%name.index` where an earlier local has that name.
pub type LocalId = Idx<Local>;
/// A function of a [`Program`]. Its text is `@` and the function's symbol.
pub type FunctionId = Idx<Function>;
/// A class of a [`Program`]. Its text is `@` and the class's symbol.
pub type ClassId = Idx<Class>;
/// A module of a [`Program`]. Its text is the module's name.
pub type ModuleId = Idx<Module>;

/// The stage's short name.
pub use Program as Hir;

/// The target of `leave` and `again`, unique in its function. Its text is `'3`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Label(pub u32);

/// A sequence of statements, perhaps empty.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Block(pub Vec<StmtId>);

/// A whole program: everything that is compiled together. The sources are in the pass context.
#[derive(Clone, Default, Debug)]
pub struct Program {
    /// The modules of the program itself. The main module comes first and is named `__main__`.
    pub modules: Arena<Module>,
    /// Every function, module bodies and class bodies among them.
    pub functions: Arena<Function>,
    /// Every class statement.
    pub classes: Arena<Class>,
}

/// A module of the program.
#[derive(Clone, PartialEq, Debug)]
pub struct Module {
    /// The absolute dotted name, `__main__` for the main one.
    pub name: Name,
    /// What `__file__` and tracebacks say.
    pub path: Name,
    /// Whether it is a package (`__init__.py`).
    pub is_package: bool,
    /// Its statements.
    pub body: FunctionId,
    /// The source in the context's source map, where there is one.
    pub file: Option<FileId>,
}

/// A class statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Class {
    /// Unique in the program; printed after `@`.
    pub symbol: Name,
    /// `__name__`
    pub name: Name,
    /// `__qualname__`
    pub qualname: Name,
    /// The function whose statements (or expressions) hold the class statement.
    pub parent: FunctionId,
    /// The body: a function of kind class-body without parameters.
    pub body: FunctionId,
    /// The class statement, from `class` to its colon.
    pub span: Span,
}

/// A parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Param {
    /// The local that receives the argument; its name is the parameter's.
    pub local: LocalId,
    /// How it takes its argument.
    pub kind: ParamKind,
    /// Whether it has a default (whose value is in the [`Closure`]).
    pub has_default: bool,
}

/// A local variable.
#[derive(Clone, PartialEq, Debug)]
pub struct Local {
    /// The name in the program; not unique.
    pub name: Name,
    /// Where it lives.
    pub kind: LocalKind,
    /// Its annotation, if it has one.
    pub hint: Option<Hint>,
}

/// Where modules that come with the compiler seem to lie.
pub const LIBRARY_FOLDER: &str = "<molt>/";

/// A function with its body: the unit of most passes.
#[derive(Clone, Debug)]
pub struct Function {
    /// Unique in the program; printed after `@`. Made by [`Program::unique_symbol`].
    pub symbol: Name,
    /// `__name__`
    pub name: Name,
    /// `__qualname__`
    pub qualname: Name,
    /// The module it belongs to, whose globals it uses.
    pub module: Name,
    /// The function around it; none for a module.
    pub parent: Option<FunctionId>,
    /// What it stands for.
    pub kind: FunctionKind,
    /// Whether calling it makes a generator (an asynchronous one with `is_async`).
    pub is_generator: bool,
    /// Whether it was written with `async`.
    pub is_async: bool,
    /// Whether only `with` statements make its generators, which run them to their end (`mark-managed`).
    pub is_managed: bool,
    /// Whether `functools.cached_property` and nothing else is applied to it in a class body (`mark-cached-properties`).
    pub is_cached: bool,
    /// The parameters in the order of the source: positional-only, normal, varargs, keyword-only, kwargs.
    pub params: Vec<Param>,
    /// The annotation of the result.
    pub returns: Option<Hint>,
    /// What annotated assignments in the body say: of locals, of globals in a module, of attributes in a class body, and of
    /// attributes written as `self.x: int = 0`, whose name is then dotted.
    pub hints: Vec<NamedHint>,
    /// The docstring, which is no longer in the body.
    pub doc: Option<Text>,
    /// The locals, parameters first.
    pub locals: Arena<Local>,
    /// The statements. Falling off the end returns `None`.
    pub body: Block,
    /// From `def` to its colon; the whole expression for a lambda or generator expression.
    pub span: Span,
    exprs: Arena<Expr>,
    stmts: Arena<Stmt>,
    places: Arena<Place>,
    patterns: Arena<Pattern>,
    expr_spans: ArenaMap<ExprId, Span>,
    stmt_spans: ArenaMap<StmtId, Span>,
    place_spans: ArenaMap<PlaceId, Span>,
    next_label: u32,
}

impl Function {
    /// An empty function.
    pub fn new(symbol: Name, name: Name, qualname: Name, module: Name, kind: FunctionKind) -> Function {
        Function {
            symbol,
            name,
            qualname,
            module,
            parent: None,
            kind,
            is_generator: false,
            is_async: false,
            is_managed: false,
            is_cached: false,
            params: Vec::new(),
            returns: None,
            hints: Vec::new(),
            doc: None,
            locals: Arena::new(),
            body: Block::default(),
            span: Span::NONE,
            exprs: Arena::new(),
            stmts: Arena::new(),
            places: Arena::new(),
            patterns: Arena::new(),
            expr_spans: ArenaMap::new(),
            stmt_spans: ArenaMap::new(),
            place_spans: ArenaMap::new(),
            next_label: 0,
        }
    }

    /// A new expression that comes from `span`.
    pub fn expr(&mut self, expr: Expr, span: Span) -> ExprId {
        let id = self.exprs.alloc(expr);
        self.expr_spans.insert(id, span);
        id
    }

    /// A new statement that comes from `span`.
    pub fn stmt(&mut self, stmt: Stmt, span: Span) -> StmtId {
        let id = self.stmts.alloc(stmt);
        self.stmt_spans.insert(id, span);
        id
    }

    /// A new place that comes from `span`.
    pub fn place(&mut self, place: Place, span: Span) -> PlaceId {
        let id = self.places.alloc(place);
        self.place_spans.insert(id, span);
        id
    }

    /// A new pattern.
    pub fn pattern(&mut self, pattern: Pattern) -> PatternId {
        self.patterns.alloc(pattern)
    }

    /// A new local.
    pub fn local(&mut self, name: impl Into<Name>, kind: LocalKind) -> LocalId {
        self.locals.alloc(Local { name: name.into(), kind, hint: None })
    }

    /// A new temporary; the name is only for readers.
    pub fn temporary(&mut self, name: &str) -> LocalId {
        self.local(name, LocalKind::Temporary)
    }

    /// A new temporary and the statement that stores `value` in it.
    pub fn bind(&mut self, name: &str, value: ExprId) -> (LocalId, StmtId) {
        let span = self.span_of(value);
        let local = self.temporary(name);
        let target = self.place(Place::Local { local }, span);
        (local, self.stmt(Stmt::Assign { target, value }, span))
    }

    /// A new expression that reads a local of kind plain or temporary.
    pub fn read(&mut self, local: LocalId, span: Span) -> ExprId {
        self.expr(Expr::Local { local }, span)
    }

    /// A label not used before.
    pub fn label(&mut self) -> Label {
        self.next_label += 1;
        Label(self.next_label - 1)
    }

    /// The place in the source an expression comes from.
    pub fn span_of(&self, id: ExprId) -> Span {
        self.expr_spans.get(id).copied().unwrap_or_default()
    }

    /// The place in the source a statement comes from.
    pub fn stmt_span(&self, id: StmtId) -> Span {
        self.stmt_spans.get(id).copied().unwrap_or_default()
    }

    /// The place in the source a place comes from.
    pub fn place_span(&self, id: PlaceId) -> Span {
        self.place_spans.get(id).copied().unwrap_or_default()
    }

    /// The constants written in it with their places, those of docstrings among them.
    pub fn constants(&self) -> impl Iterator<Item = (Span, &Const)> {
        self.exprs.iter().filter_map(|(id, e)| Some((self.span_of(id), e.constant()?)))
    }

    /// Whether the expression has only constants in it, so that CPython's compiler makes one of it, and neither its value nor its hash
    /// can be late.
    pub fn is_constant(&self, id: ExprId) -> bool {
        match &self[id] {
            Expr::Const { .. } => true,
            Expr::Tuple { items } => items.iter().all(|&item| self.is_constant(item)),
            Expr::Unary { operand, .. } => self.is_constant(*operand),
            Expr::Binary { left, right, .. } => self.is_constant(*left) && self.is_constant(*right),
            _ => false,
        }
    }

    /// The locals of kind free, in order: what [`Closure::captures`] fills.
    pub fn free_locals(&self) -> impl Iterator<Item = LocalId> + '_ {
        self.locals.iter().filter(|(_, l)| l.kind == LocalKind::Free).map(|(id, _)| id)
    }

    /// The parameter that this local is.
    pub fn param(&self, local: LocalId) -> Option<&Param> {
        self.params.iter().find(|p| p.local == local)
    }
}

macro_rules! index {
    ($($arena:ident: $id:ty => $node:ty),*) => {$(
        impl std::ops::Index<$id> for Function {
            type Output = $node;
            fn index(&self, id: $id) -> &$node {
                &self.$arena[id]
            }
        }
        impl std::ops::IndexMut<$id> for Function {
            fn index_mut(&mut self, id: $id) -> &mut $node {
                &mut self.$arena[id]
            }
        }
    )*};
}

index! { exprs: ExprId => Expr, stmts: StmtId => Stmt, places: PlaceId => Place, patterns: PatternId => Pattern, locals: LocalId => Local }

impl Program {
    /// The main module.
    pub fn main(&self) -> Option<ModuleId> {
        self.modules.iter().next().map(|(id, _)| id)
    }

    /// The module of this absolute name.
    pub fn module(&self, name: &str) -> Option<ModuleId> {
        self.modules.iter().find(|(_, m)| m.name == name).map(|(id, _)| id)
    }

    /// The function with this symbol.
    pub fn function(&self, symbol: &str) -> Option<FunctionId> {
        self.functions.iter().find(|(_, f)| f.symbol == symbol).map(|(id, _)| id)
    }

    /// The ids of all functions. They stay valid while functions are changed or added.
    pub fn function_ids(&self) -> impl Iterator<Item = FunctionId> + use<> {
        (0..self.functions.len() as u32).map(|i| FunctionId::from_raw(i.into()))
    }

    /// A symbol that no function or class has: `wanted`, or `wanted#2` and so on.
    pub fn unique_symbol(&self, wanted: &str) -> Name {
        let taken = |s: &str| self.functions.values().any(|f| f.symbol == s) || self.classes.values().any(|c| c.symbol == s);
        let numbered = (2..).map(|n| format!("{wanted}#{n}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|s| !taken(s)).unwrap_or_default().into()
    }
}

impl std::ops::Deref for Block {
    type Target = Vec<StmtId>;
    fn deref(&self) -> &Vec<StmtId> {
        &self.0
    }
}

impl std::ops::DerefMut for Block {
    fn deref_mut(&mut self) -> &mut Vec<StmtId> {
        &mut self.0
    }
}

impl From<Vec<StmtId>> for Block {
    fn from(stmts: Vec<StmtId>) -> Block {
        Block(stmts)
    }
}

impl FromIterator<StmtId> for Block {
    fn from_iter<I: IntoIterator<Item = StmtId>>(stmts: I) -> Block {
        Block(stmts.into_iter().collect())
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "'{}", self.0)
    }
}
