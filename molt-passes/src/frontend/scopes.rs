//! Which scope each name belongs to, by CPython's rules, and the errors in `global` and `nonlocal`.
//!
//! A scope is a function of the program, or a list, set or dict comprehension inside one (PEP 709: its names are locals of the
//! function around it, but only the comprehension sees them).

use std::collections::BTreeMap;

use fxhash::{FxHashMap as HashMap, FxHashSet as HashSet};
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::hir::{
    Child, Clause, Expr, ExprId, Field, Function, FunctionId, FunctionKind, Place, PlaceId, Program, Stmt, StmtId,
};
use molt_ir::name::Name;
use molt_ir::span::Span;

use crate::builtins::is_builtin;

/// Index of a scope.
pub type ScopeId = usize;

/// A scope and what its own statements do with names.
pub struct Scope {
    /// The function whose locals its names are.
    pub function: FunctionId,
    /// The scope around.
    pub parent: Option<ScopeId>,
    /// What it is.
    pub kind: ScopeKind,
    /// The names it mentions, in the order in which they come.
    names: Vec<Name>,
    flags: HashMap<Name, Flags>,
}

/// What a scope is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScopeKind {
    /// Names are globals.
    Module,
    /// Names are entries of the class's namespace, and functions inside do not see them.
    Class,
    /// Names are locals: `def`, `lambda`, type parameters.
    Function,
    /// A comprehension, inline or (a generator expression) with a function of its own: `:=` binds outside.
    Comprehension,
}

#[derive(Clone, Copy, Default)]
struct Flags {
    bound: bool,
    param: bool,
    used: bool,
    annotated: bool,
    global: bool,
    nonlocal: bool,
}

/// What a name means where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// The name of this scope, which has it as a local.
    Local(ScopeId),
    /// An entry of the namespace of the class body it stands in.
    Class,
    /// A global of the module.
    Global,
    /// A builtin that nothing can hide.
    Builtin,
}

/// Everything name resolution needs.
pub struct Analysis {
    /// The scopes, outer before inner.
    pub scopes: Vec<Scope>,
    /// Names that are read: where, and in which scope.
    pub uses: Vec<(FunctionId, ExprId, ScopeId)>,
    /// Names that are bound or deleted.
    pub stores: Vec<(FunctionId, PlaceId, ScopeId)>,
    /// The scope of each function's own statements.
    pub of_function: HashMap<FunctionId, ScopeId>,
    /// Errors in the declarations.
    pub errors: Diagnostics,
    shadowed: Shadowed,
}

/// What may hide builtins.
#[derive(Default)]
struct Shadowed {
    /// Names that a module binds at its top or through `global`.
    globals: HashSet<(Name, Name)>,
    /// Modules whose globals cannot be known: star imports, stores into `globals()`.
    open: HashSet<Name>,
    /// Attributes stored on something imported, so perhaps on a module or on `builtins`.
    attributes: HashSet<Name>,
}

/// Finds the scopes of a program.
pub fn analyse(program: &Program) -> Analysis {
    let analysis = Analysis {
        scopes: vec![],
        uses: vec![],
        stores: vec![],
        of_function: HashMap::default(),
        errors: Diagnostics::default(),
        shadowed: Shadowed::default(),
    };
    let mut walker = Walker { program, a: analysis };
    for module in program.modules.values() {
        walker.function(module.body, None);
    }
    let mut analysis = walker.a;
    analysis.find_shadows(program);
    analysis.check_nonlocals(program);
    analysis
}

struct Walker<'p> {
    program: &'p Program,
    a: Analysis,
}

impl Walker<'_> {
    fn function(&mut self, id: FunctionId, parent: Option<ScopeId>) {
        let f = &self.program.functions[id];
        let kind = match f.kind {
            FunctionKind::Module => ScopeKind::Module,
            FunctionKind::ClassBody => ScopeKind::Class,
            FunctionKind::Comprehension => ScopeKind::Comprehension,
            FunctionKind::Function | FunctionKind::Lambda | FunctionKind::TypeScope => ScopeKind::Function,
        };
        let scope = self.scope(id, parent, kind);
        self.a.of_function.insert(id, scope);
        for param in &f.params {
            let flags = self.flags(scope, &f.locals[param.local].name);
            flags.bound = true;
            flags.param = true;
        }
        self.child(id, Child::Block(&f.body), scope);
    }

    fn scope(&mut self, function: FunctionId, parent: Option<ScopeId>, kind: ScopeKind) -> ScopeId {
        self.a.scopes.push(Scope { function, parent, kind, names: vec![], flags: HashMap::default() });
        self.a.scopes.len() - 1
    }

    fn flags(&mut self, scope: ScopeId, name: &Name) -> &mut Flags {
        let scope = &mut self.a.scopes[scope];
        if !scope.flags.contains_key(name) {
            scope.names.push(name.clone());
        }
        scope.flags.entry(name.clone()).or_default()
    }

    fn child(&mut self, function: FunctionId, child: Child<'_>, scope: ScopeId) {
        let f = &self.program.functions[function];
        match child {
            Child::Expr(id) => self.expr(f, function, id, scope),
            Child::Place(id) => {
                if let Place::Name { name } = &f[id] {
                    self.flags(scope, name).bound = true;
                    self.a.stores.push((function, id, scope));
                }
                f[id].children(&mut |c| self.child(function, c, scope));
            }
            Child::Pattern(id) => f[id].children(&mut |c| self.child(function, c, scope)),
            Child::Block(block) => block.iter().for_each(|&id| self.stmt(f, function, id, scope)),
        }
    }

    fn stmt(&mut self, f: &Function, function: FunctionId, id: StmtId, scope: ScopeId) {
        match &f[id] {
            Stmt::Global { names } => names.iter().for_each(|n| self.declare(n, scope, f.stmt_span(id), "global")),
            Stmt::Nonlocal { names } => names.iter().for_each(|n| self.declare(n, scope, f.stmt_span(id), "nonlocal")),
            Stmt::AnnAssign { target, simple: true, .. } => {
                if let Place::Name { name } = &f[*target] {
                    let flags = *self.flags(scope, name);
                    let kind = if flags.global { "global" } else { "nonlocal" };
                    if (flags.global || flags.nonlocal) && self.a.scopes[scope].kind != ScopeKind::Module {
                        self.error(f.stmt_span(id), format!("annotated name '{name}' can't be {kind}"));
                    }
                    self.flags(scope, name).annotated = true;
                }
            }
            _ => {}
        }
        f[id].children(&mut |c| self.child(function, c, scope));
        match &f[id] {
            Stmt::Def { closure, .. } => self.function(closure.function, Some(scope)),
            Stmt::Class { class, .. } => self.function(self.program.classes[*class].body, Some(scope)),
            _ => {}
        }
    }

    fn declare(&mut self, name: &Name, scope: ScopeId, span: Span, what: &str) {
        let flags = *self.flags(scope, name);
        let message = if flags.param {
            Some(format!("name '{name}' is parameter and {what}"))
        } else if flags.used {
            Some(format!("name '{name}' is used prior to {what} declaration"))
        } else if flags.annotated {
            Some(format!("annotated name '{name}' can't be {what}"))
        } else if flags.bound {
            Some(format!("name '{name}' is assigned to before {what} declaration"))
        } else if (flags.global && what == "nonlocal") || (flags.nonlocal && what == "global") {
            Some(format!("name '{name}' is nonlocal and global"))
        } else {
            None
        };
        if let Some(message) = message {
            self.error(span, message);
        }
        let flags = self.flags(scope, name);
        if what == "global" { flags.global = true } else { flags.nonlocal = true }
    }

    fn expr(&mut self, f: &Function, function: FunctionId, id: ExprId, scope: ScopeId) {
        match &f[id] {
            Expr::Name { name } => {
                self.flags(scope, name).used = true;
                self.a.uses.push((function, id, scope));
                let in_function = self.a.scopes[scope].kind != ScopeKind::Module;
                if name == "super" && in_function {
                    // `super()` reads the cell of the class around.
                    self.flags(scope, &"__class__".into()).used = true;
                }
            }
            Expr::ListComp { element, clauses } | Expr::SetComp { element, clauses } => {
                let inner = self.clauses(function, clauses, scope);
                self.child(function, Child::Expr(*element), inner);
            }
            Expr::DictComp { key, value, clauses } => {
                let inner = self.clauses(function, clauses, scope);
                self.child(function, Child::Expr(*key), inner);
                self.child(function, Child::Expr(*value), inner);
            }
            Expr::Walrus { target, value } => {
                self.walrus(f, function, *target, scope);
                self.child(function, Child::Expr(*value), scope);
            }
            other => {
                other.children(&mut |c| self.child(function, c, scope));
                match other {
                    Expr::Lambda { closure } | Expr::GeneratorExp { closure, .. } | Expr::MakeFunction { closure } => {
                        self.function(closure.function, Some(scope));
                    }
                    Expr::MakeClass { class, .. } => self.function(self.program.classes[*class].body, Some(scope)),
                    _ => {}
                }
            }
        }
    }

    /// A comprehension's scope. The first iterable is outside.
    fn clauses(&mut self, function: FunctionId, clauses: &[Clause], scope: ScopeId) -> ScopeId {
        if let Some(first) = clauses.first() {
            self.child(function, Child::Expr(first.iterable), scope);
        }
        let inner = self.scope(function, Some(scope), ScopeKind::Comprehension);
        for (i, clause) in clauses.iter().enumerate() {
            self.child(function, Child::Place(clause.target), inner);
            if i > 0 {
                self.child(function, Child::Expr(clause.iterable), inner);
            }
            clause.conditions.iter().for_each(|&c| self.child(function, Child::Expr(c), inner));
        }
        inner
    }

    /// `:=` binds in the nearest scope that is no comprehension.
    fn walrus(&mut self, f: &Function, function: FunctionId, target: PlaceId, scope: ScopeId) {
        let Place::Name { name } = &f[target] else { return };
        let mut owner = scope;
        while self.a.scopes[owner].kind == ScopeKind::Comprehension {
            if self.a.scopes[owner].flags.get(name).is_some_and(|flags| flags.bound) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                self.error(f.place_span(target), message);
            }
            let Some(parent) = self.a.scopes[owner].parent else { break };
            owner = parent;
        }
        self.flags(owner, name).bound = true;
        self.a.stores.push((function, target, scope));
    }

    fn error(&mut self, span: Span, message: String) {
        self.a.errors.push(Diagnostic::new(codes::E0101, message).at(span));
    }
}

impl Analysis {
    /// What `name` means in `scope`.
    pub fn meaning(&self, program: &Program, scope: ScopeId, name: &Name) -> Meaning {
        let here = &self.scopes[scope];
        let flags = here.flags.get(name).copied().unwrap_or_default();
        let global = || self.global(&program.functions[here.function].module, name);
        if flags.global {
            return Meaning::Global;
        }
        match here.kind {
            ScopeKind::Module => return global(),
            ScopeKind::Class if flags.bound && !flags.nonlocal => return Meaning::Class,
            ScopeKind::Class if name == "__module__" || name == "__qualname__" => return Meaning::Class,
            ScopeKind::Function | ScopeKind::Comprehension if flags.bound && !flags.nonlocal => return Meaning::Local(scope),
            _ => {}
        }
        self.outside(scope, name).map_or_else(global, |found| found.map_or(Meaning::Global, Meaning::Local))
    }

    /// The scope around that has the name as a local; `Some(None)` when it is declared global there.
    fn outside(&self, scope: ScopeId, name: &Name) -> Option<Option<ScopeId>> {
        let mut at = scope;
        while let Some(parent) = self.scopes[at].parent {
            at = parent;
            let flags = self.scopes[at].flags.get(name).copied().unwrap_or_default();
            match self.scopes[at].kind {
                ScopeKind::Function | ScopeKind::Comprehension if flags.global => return Some(None),
                ScopeKind::Function | ScopeKind::Comprehension if flags.bound && !flags.nonlocal => return Some(Some(at)),
                ScopeKind::Class if name == "__class__" => return Some(Some(at)),
                _ => {}
            }
        }
        None
    }

    /// What a name that no function around binds means in a module.
    pub fn global(&self, module: &Name, name: &Name) -> Meaning {
        let hidden = self.shadowed.open.contains(module)
            || self.shadowed.attributes.contains(name)
            || self.shadowed.globals.contains(&(module.clone(), name.clone()));
        if is_builtin(name) && !hidden { Meaning::Builtin } else { Meaning::Global }
    }

    /// Whether a scope mentions `__class__` (or `super`), and so needs the cell of the class around.
    pub fn wants_class_cell(&self, scope: ScopeId) -> bool {
        self.scopes[scope].flags.get("__class__").is_some_and(|flags| flags.used)
    }

    /// The names a scope binds as locals, in order.
    pub fn locals(&self, scope: ScopeId) -> impl Iterator<Item = &Name> {
        let scope = &self.scopes[scope];
        scope.names.iter().filter(|n| scope.flags.get(*n).is_some_and(|f| f.bound && !f.global && !f.nonlocal))
    }

    /// Finds what may hide a builtin.
    fn find_shadows(&mut self, program: &Program) {
        let mut imported: HashSet<(Name, Name)> = HashSet::default();
        for &(function, place, scope) in &self.stores {
            let f = &program.functions[function];
            let Place::Name { name } = &f[place] else { continue };
            let flags = self.scopes[scope].flags.get(name).copied().unwrap_or_default();
            let mut owner = scope;
            while self.scopes[owner].kind == ScopeKind::Comprehension
                && !self.scopes[owner].flags.get(name).is_some_and(|f| f.bound)
            {
                let Some(parent) = self.scopes[owner].parent else { break };
                owner = parent;
            }
            let owner_flags = self.scopes[owner].flags.get(name).copied().unwrap_or_default();
            if self.scopes[owner].kind == ScopeKind::Module || flags.global || owner_flags.global {
                self.shadowed.globals.insert((f.module.clone(), name.clone()));
            }
        }
        for f in program.functions.values() {
            let reached = f.reached();
            for &id in &reached.stmts {
                let mut import = |target: &PlaceId| {
                    if let Place::Name { name } = &f[*target] {
                        imported.insert((f.module.clone(), name.clone()));
                    }
                };
                match &f[id] {
                    Stmt::Import { target, .. } => import(target),
                    Stmt::FromImport { names, .. } => names.iter().for_each(|n| import(&n.target)),
                    Stmt::ImportStar { .. } => drop(self.shadowed.open.insert(f.module.clone())),
                    _ => {}
                }
            }
        }
        for f in program.functions.values() {
            for &id in &f.reached().places {
                match &f[id] {
                    Place::Attribute { object, name } => {
                        if let Expr::Name { name: object } = &f[*object]
                            && imported.contains(&(f.module.clone(), object.clone()))
                        {
                            self.shadowed.attributes.insert(name.clone());
                        }
                    }
                    Place::Subscript { object, .. } => {
                        if let Expr::Call { function, .. } = &f[*object]
                            && matches!(&f[*function], Expr::Name { name } if name == "globals" || name == "vars" || name == "locals")
                        {
                            self.shadowed.open.insert(f.module.clone());
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Uses of builtins that the program may not use.
    pub fn refusals(&self, program: &Program) -> Diagnostics {
        let refused = self.uses.iter().filter_map(|&(function, id, scope)| {
            let f = &program.functions[function];
            let Expr::Name { name } = &f[id] else { return None };
            let error = refused(name, f.span_of(id))?;
            (self.meaning(program, scope, name) == Meaning::Builtin).then_some(error)
        });
        Diagnostics(refused.collect())
    }

    fn check_nonlocals(&mut self, program: &Program) {
        let mut missing = BTreeMap::new();
        for (&function, &scope) in &self.of_function {
            let f = &program.functions[function];
            for id in f.reached().stmts {
                let Stmt::Nonlocal { names } = &f[id] else { continue };
                for name in names.iter().filter(|_| self.scopes[scope].kind != ScopeKind::Module) {
                    if !matches!(self.outside(scope, name), Some(Some(_))) && !self.scopes[scope].flags[name].global {
                        missing.insert((f.stmt_span(id), name.clone()), format!("no binding for nonlocal '{name}' found"));
                    }
                }
            }
        }
        let missing = missing.into_iter().map(|((span, _), message)| Diagnostic::new(codes::E0101, message).at(span));
        self.errors.extend(missing);
        self.errors.0.sort_by_key(|e| e.span);
    }
}

/// Builtins that need a compiler or an interpreter at run time.
fn refused(name: &str, span: Span) -> Option<Diagnostic> {
    let fix = match name {
        "exec" => "use a dict of functions: ACTIONS[name](x)",
        "eval" => "use int() or float() for numbers, json.loads() for data, a dict of functions for choices",
        "compile" => "write the code as a function",
        _ => return None,
    };
    let error = Diagnostic::new(codes::E0312, format!("`{name}` needs a compiler at run time")).at(span);
    Some(error.why("this program is compiled ahead of time and carries no Python compiler").fix(fix))
}
