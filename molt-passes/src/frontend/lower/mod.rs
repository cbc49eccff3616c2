//! The parser's tree to surface `hir`, module by module, with the checks CPython makes after parsing and the parser does not.
//!
//! Functions are numbered in the order of the source. Private names are mangled here, relative imports are made absolute, `pass` and
//! docstrings disappear, and generic definitions (PEP 695) become the scopes CPython makes of them.

mod assign;
mod builtins_module;
mod evaluated;
mod expr;
mod function;
mod generic;
mod global_enum;
mod literal;
mod pattern;
mod platform;
mod run_text;
mod stmt;

use std::collections::{BTreeSet, HashMap};

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{Expr, ExprId, Function, FunctionId, FunctionKind, Module, Place, PlaceId, Program, Stmt, StmtId};
use molt_ir::name::Name;
use molt_ir::span::{FileId, Span};
use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::text_size::TextRange;

use super::prescan::Masked;
use super::texts::Part;
use super::{doctests, texts};

/// Expressions and statements deeper than this are refused. CPython refuses somewhat deeper ones.
const MAX_DEPTH: usize = 2000;

/// A module named by an `import`.
#[derive(Clone, Debug)]
pub struct ImportRef {
    /// Its absolute name.
    pub module: Name,
    /// Names taken from it by `from ... import`, which may be submodules.
    pub names: Vec<Name>,
    /// The place.
    pub span: Span,
    /// Whether the program goes on when the module is missing.
    pub guarded: bool,
    /// What was to be imported in the first place, where this stands in a handler of ImportError: modules and names of them.
    pub instead_of: Vec<(Name, Vec<Name>)>,
}

/// What a module is lowered from.
pub struct Input<'a> {
    /// Its absolute name.
    pub name: Name,
    /// Its path as tracebacks show it.
    pub path: Name,
    /// Whether it is a package.
    pub is_package: bool,
    /// Its file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// What stands behind the masks of the text that was parsed.
    pub masks: HashMap<usize, Masked>,
    /// Whether it may run texts that stand in the program.
    pub run_texts: bool,
    /// Whether missing modules are no error.
    pub lazy: bool,
    /// Whether the calls of its functions are counted.
    pub counts_frames: bool,
    /// Whether `__import__` is the built-in function.
    pub imports_by_name: bool,
    /// What comes before its statements.
    pub prelude: Vec<Part>,
}

impl<'a> Input<'a> {
    /// A module that runs no texts.
    pub fn new(name: Name, path: Name, file: FileId, text: &'a str, masks: HashMap<usize, Masked>) -> Input<'a> {
        Input {
            name,
            path,
            is_package: false,
            file,
            text,
            masks,
            run_texts: false,
            lazy: false,
            counts_frames: false,
            imports_by_name: false,
            prelude: Vec::new(),
        }
    }
}

/// How a module runs texts in some place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Whether they are statements, not expressions.
    pub exec: bool,
    /// In the module itself, so that what they bind are its names.
    pub in_module: bool,
    /// Inside a function or class.
    pub in_function: bool,
    /// With dicts for the names.
    pub with_names: bool,
    /// The symbols of the functions around.
    pub functions: Vec<String>,
}

/// What lowering a module found beside its functions.
#[derive(Default)]
pub struct Findings {
    /// The errors, in the order of the source.
    pub errors: Vec<Diagnostic>,
    /// The modules it imports.
    pub imports: Vec<ImportRef>,
    /// How it runs texts.
    pub run_texts: BTreeSet<Use>,
    /// Blocks that this platform and version never run.
    pub never_run: Vec<Span>,
}

/// A private name as the class mangles it: `__x` becomes `_C__x`; nothing for other names.
pub fn mangled(class: &str, name: &str) -> Option<String> {
    let class = class.trim_start_matches('_');
    let private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    (private && !class.is_empty()).then(|| format!("_{class}{name}"))
}

/// Adds a module to the program.
pub fn module(program: &mut Program, symbols: &mut Symbols, mut input: Input<'_>, body: &[ast::Stmt]) -> Findings {
    let prelude = std::mem::take(&mut input.prelude);
    let mut lower = Lower {
        program,
        symbols,
        module: input.name.clone(),
        is_package: input.is_package,
        file: input.file,
        text: input.text,
        masks: input.masks,
        frames: Vec::new(),
        found: Findings::default(),
        future_annotations: false,
        depth: 0,
        guards: usize::from(input.lazy),
        builtins: builtins_module::alias(input.text),
        run_texts: input.run_texts,
        counts_frames: input.counts_frames,
        imports_by_name: input.imports_by_name,
    };
    let symbol = lower.symbols.unique(&input.name);
    let name = Name::from("<module>");
    let mut function = Function::new(symbol, name.clone(), name, input.name.clone(), FunctionKind::Module);
    function.span = Span::new(input.file, 0, 0);
    let id = lower.enter(function);
    let module = Module { name: input.name, path: input.path, is_package: input.is_package, body: id, file: Some(input.file) };
    lower.program.modules.alloc(module);
    lower.future_imports(body);
    let mut stmts = Vec::new();
    for part in &prelude {
        stmts.extend(lower.part(part));
    }
    stmts.extend(lower.body_with_doc(body));
    lower.f().body = stmts.into();
    lower.leave();
    lower.found.errors.sort_by_key(|e| e.span.map(|s| s.start));
    lower.found
}

/// Makes the symbols of functions and classes unique in the program.
#[derive(Default)]
pub struct Symbols(HashMap<String, usize>);

impl Symbols {
    /// `wanted`, or `wanted#2` and so on.
    pub fn unique(&mut self, wanted: &str) -> Name {
        let mut symbol = wanted.to_owned();
        while let Some(n) = self.0.get_mut(&symbol) {
            *n += 1;
            symbol = format!("{wanted}#{n}");
        }
        self.0.insert(symbol.clone(), 1);
        symbol.into()
    }
}

/// A function being lowered.
struct Frame {
    id: FunctionId,
    f: Function,
    /// How many loops are around.
    loops: usize,
    /// Inside an `except*` block: how many loops were around at its start.
    star_handler: Option<usize>,
    /// The class whose private names are mangled.
    class: Option<Name>,
    /// The comprehensions around within this function: their kinds, for messages.
    comprehensions: Vec<&'static str>,
    /// How many iterables of comprehensions are around.
    iterables: usize,
    /// Names declared global so far.
    globals: Vec<Name>,
    /// `return` with a value: for the check of asynchronous generators.
    returns: Vec<Span>,
}

struct Lower<'p> {
    program: &'p mut Program,
    symbols: &'p mut Symbols,
    module: Name,
    is_package: bool,
    file: FileId,
    text: &'p str,
    masks: HashMap<usize, Masked>,
    frames: Vec<Frame>,
    found: Findings,
    future_annotations: bool,
    depth: usize,
    /// How many `try ... except ImportError` are around.
    guards: usize,
    /// The name of the module `builtins`, of which the text reads nothing but names.
    builtins: Option<&'p str>,
    /// Whether texts that stand in the program may be run.
    run_texts: bool,
    /// Whether calls of functions are counted.
    counts_frames: bool,
    /// Whether `__import__` is the built-in function.
    imports_by_name: bool,
}

impl<'p> Lower<'p> {
    /// The statements of a text before the module's own.
    fn part(&mut self, part: &'p Part) -> Vec<StmtId> {
        let own = (self.file, self.text, std::mem::replace(&mut self.masks, part.masks.clone()));
        (self.file, self.text) = (part.file, part.text.as_str());
        // A text that is never run may import what is not there.
        self.guards += 1;
        let stmts = self.stmts(&part.body);
        self.guards -= 1;
        (self.file, self.text, self.masks) = own;
        stmts
    }
}

impl Lower<'_> {
    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a module is being lowered")
    }

    /// The function being lowered.
    fn f(&mut self) -> &mut Function {
        &mut self.frame().f
    }

    fn enter(&mut self, mut f: Function) -> FunctionId {
        f.parent = self.frames.last().map(|frame| frame.id);
        let id = self.program.functions.alloc(f.clone());
        let class = self.frames.last().and_then(|frame| frame.class.clone());
        let frame = Frame {
            id,
            f,
            loops: 0,
            star_handler: None,
            class,
            comprehensions: vec![],
            iterables: 0,
            globals: vec![],
            returns: vec![],
        };
        self.frames.push(frame);
        id
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.f.is_async && frame.f.is_generator {
            for span in &frame.returns {
                self.error_at(*span, "'return' with value in async generator");
            }
        }
        self.program.functions[frame.id] = frame.f;
    }

    /// The start of the qualified names of what is defined here: `f.<locals>.`, `C.`.
    fn qualname_prefix(&self) -> String {
        match self.frames.iter().rev().find(|frame| frame.f.kind != FunctionKind::TypeScope) {
            Some(Frame { f, .. }) => match f.kind {
                FunctionKind::Module => String::new(),
                FunctionKind::ClassBody => format!("{}.", f.qualname),
                // The statements of a text or an example stand in a module, as CPython sees it.
                _ if f.qualname.starts_with(texts::PREFIX) || f.qualname.starts_with(doctests::PREFIX) => String::new(),
                _ => format!("{}.<locals>.", f.qualname),
            },
            None => String::new(),
        }
    }

    /// A symbol for something with this qualified name.
    fn symbol(&mut self, qualname: &str) -> Name {
        let short = qualname.replace(".<locals>", "").replace(' ', "-");
        let wanted = if self.module == "__main__" { short } else { format!("{}.{short}", self.module) };
        self.symbols.unique(&wanted)
    }

    fn span(&self, node: &impl Ranged) -> Span {
        self.span_of(node.range())
    }

    fn span_of(&self, range: TextRange) -> Span {
        Span::new(self.file, range.start().into(), range.end().into())
    }

    /// The text of a node.
    fn source(&self, node: &impl Ranged) -> &str {
        self.text.get(usize::from(node.range().start())..usize::from(node.range().end())).unwrap_or("")
    }

    fn error(&mut self, node: &impl Ranged, message: impl Into<String>) {
        self.error_at(self.span(node), message);
    }

    fn error_at(&mut self, span: Span, message: impl Into<String>) {
        self.found.errors.push(Diagnostic::new(codes::E0101, message).at(span));
    }

    fn add(&mut self, expr: Expr, span: Span) -> ExprId {
        self.f().expr(expr, span)
    }

    fn add_stmt(&mut self, stmt: Stmt, span: Span) -> StmtId {
        self.f().stmt(stmt, span)
    }

    fn add_place(&mut self, place: Place, span: Span) -> PlaceId {
        self.f().place(place, span)
    }

    /// A name as the class around mangles it: `__x` becomes `_C__x`.
    fn mangled(&self, name: &str) -> Name {
        let class = self.frames.last().and_then(|frame| frame.class.as_ref());
        class.and_then(|class| mangled(class, name)).map_or_else(|| name.into(), Name::from)
    }

    /// Runs `lower` one level deeper, or reports that the text nests too deeply.
    fn deeper<T>(&mut self, node: &impl Ranged, lower: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            let span = self.span(node);
            if !self.found.errors.iter().any(|e| e.code == codes::E0003) {
                let error = Diagnostic::new(codes::E0003, "too many nested operations")
                    .at(span)
                    .why(format!("the expression or block is more than {MAX_DEPTH} levels deep"))
                    .fix("split it into several statements, or build it in a loop");
                self.found.errors.push(error);
            }
            return None;
        }
        self.depth += 1;
        let result = lower(self);
        self.depth -= 1;
        Some(result)
    }

    /// Whether names are those of a module (and so `yield` and `return` have no function).
    fn at_module_or_class(&mut self) -> bool {
        matches!(self.f().kind, FunctionKind::Module | FunctionKind::ClassBody)
    }
}
