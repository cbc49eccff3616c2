//! `resolve-names` · hir → hir
//!
//! ```text
//! x = 1                          x = 1                   (assign (global x) 1)
//! def f(a):                      def f(a):
//!     b = a                          b = a               (assign %b %a)
//!     def g():              ⇒        def g():
//!         return a + b + x               return ...      (binary + (binary + (cell %a) %b) (global x))
//!     return len(g)                  return len(g)       (call (builtin len) [%g] [])
//! ```
//!
//! Every name becomes a local, a cell, a global, a class's name or a builtin, by CPython's rules; `global` and `nonlocal` have then done
//! their work and disappear. Functions get their locals (a name's annotation with them), definitions the list of cells they
//! capture. A method that mentions `super` or `__class__` has a free local `__class__`, which captures the cell of that name in
//! the class body.
//!
//! A builtin is taken as such only where no module of the program can bind the name over it. `exec`, `eval` and `compile` are
//! refused here, when the name means the builtin.

use fxhash::FxHashMap as HashMap;
use molt_ir::hir::{Closure, Expr, FunctionId, LocalId, LocalKind, Place, Program, Stmt};
use molt_ir::name::Name;
use molt_ir::settings::LazyErrors;
use std::collections::BTreeSet;

use super::scopes::{self, Analysis, Meaning, ScopeId, ScopeKind};
use crate::hir::library::own_functions;
use crate::prelude::*;

/// The pass.
pub struct ResolveNames;

impl Pass for ResolveNames {
    type From = Program;
    type To = Program;
    type Options = ();
    const NAME: &'static str = "resolve-names";
    const SUMMARY: &'static str = "gives every name its scope";
    const ESTABLISHES: &'static [Fact] = &[hir::facts::NAMES_RESOLVED];

    fn run(_: &(), program: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mut analysis = scopes::analyse(program);
        let mut errors = std::mem::take(&mut analysis.errors);
        if !cx.setting::<LazyErrors>().0 {
            errors.extend(analysis.refusals(program));
        }
        let prepares = own_functions(program).any(|f| &*f.name == "__prepare__");
        let mut resolver = Resolver { analysis, prepares, locals: HashMap::default(), captured: HashMap::default() };
        resolver.declare(program);
        resolver.capture(program);
        resolver.uses(program);
        resolver.stores(program);
        resolver.closures(program);
        program.rewrite_stmts(|f, id| matches!(f[id], Stmt::Global { .. } | Stmt::Nonlocal { .. }).then(Vec::new));
        cx.count_by("names", (resolver.analysis.uses.len() + resolver.analysis.stores.len()) as u64);
        errors.or(())
    }
}

/// A name of a scope that has it as a local.
type Variable = (ScopeId, Name);

struct Resolver {
    analysis: Analysis,
    /// Whether a metaclass may put names into the namespaces that class bodies begin with.
    prepares: bool,
    /// The local that holds a variable in a function: its own, or one of kind free.
    locals: HashMap<(FunctionId, Variable), LocalId>,
    /// The variables each function captures, in the order of its free locals.
    captured: HashMap<FunctionId, Vec<Variable>>,
}

impl Resolver {
    /// Makes the locals of each scope. Parameters exist already.
    fn declare(&mut self, program: &mut Program) {
        for scope in 0..self.analysis.scopes.len() {
            let (function, kind) = (self.analysis.scopes[scope].function, self.analysis.scopes[scope].kind);
            if matches!(kind, ScopeKind::Module | ScopeKind::Class) {
                continue;
            }
            let f = &mut program.functions[function];
            let own = self.analysis.of_function.get(&function) == Some(&scope);
            for name in self.analysis.locals(scope) {
                let param = f.params.iter().map(|p| p.local).find(|&l| own && f.locals[l].name == *name);
                let local = param.unwrap_or_else(|| f.local(name.clone(), LocalKind::Plain));
                if own && f.locals[local].hint.is_none() {
                    f.locals[local].hint = f.hints.iter().find(|h| h.name == *name).map(|h| h.hint.clone());
                }
                self.locals.insert((function, (scope, name.clone())), local);
            }
        }
    }

    /// Turns what inner functions use into cells, and passes the cells inward.
    fn capture(&mut self, program: &mut Program) {
        let mut mentioned: Vec<(FunctionId, ScopeId, Name)> = Vec::new();
        for &(function, expr, scope) in &self.analysis.uses {
            if let Expr::Name { name } = &program.functions[function][expr] {
                mentioned.push((function, scope, name.clone()));
                if name == "super" && self.analysis.wants_class_cell(scope) {
                    mentioned.push((function, scope, "__class__".into()));
                }
            }
        }
        for (&function, &scope) in &self.analysis.of_function {
            let f = &program.functions[function];
            for id in f.reached().stmts {
                if let Stmt::Nonlocal { names } = &f[id] {
                    mentioned.extend(names.iter().map(|name| (function, scope, name.clone())));
                }
            }
        }
        mentioned.sort_by_key(|(function, ..)| *function);
        for &(function, place, scope) in &self.analysis.stores {
            if let Place::Name { name } = &program.functions[function][place] {
                mentioned.push((function, scope, name.clone()));
            }
        }
        // A closure lists its cells by name, so all that a function captures is known before the first is; functions around
        // others come first.
        let mut wanted: BTreeSet<(usize, FunctionId, String, Variable)> = BTreeSet::new();
        for (function, scope, name) in mentioned {
            let Meaning::Local(owner) = self.analysis.meaning(program, scope, &name) else { continue };
            let holder = self.analysis.scopes[owner].function;
            let around = |f: &FunctionId| program.functions[*f].parent;
            let mut between: Vec<FunctionId> = core::iter::successors(Some(function), around).take_while(|&f| f != holder).collect();
            between.push(function);
            for f in between {
                let depth = core::iter::successors(Some(f), around).count();
                wanted.insert((depth, f, name.to_string(), (owner, name.clone())));
            }
        }
        for (_, function, _, variable) in wanted {
            self.reach(program, function, variable);
        }
    }

    /// The local that holds `variable` in `function`, made if need be.
    fn reach(&mut self, program: &mut Program, function: FunctionId, variable: Variable) -> Option<LocalId> {
        if let Some(&local) = self.locals.get(&(function, variable.clone())) {
            return Some(local);
        }
        let owner = self.analysis.scopes[variable.0].function;
        if function == owner {
            // Only the cell `__class__` of a class body is made on demand.
            let local = program.functions[function].local(variable.1.clone(), LocalKind::Cell);
            self.locals.insert((function, variable), local);
            return Some(local);
        }
        let parent = program.functions[function].parent?;
        let outer = self.reach(program, parent, variable.clone())?;
        let held = &mut program.functions[parent].locals[outer];
        if held.kind == LocalKind::Plain {
            held.kind = LocalKind::Cell;
        }
        let hint = held.hint.clone();
        let f = &mut program.functions[function];
        let local = f.local(variable.1.clone(), LocalKind::Free);
        f.locals[local].hint = hint;
        self.captured.entry(function).or_default().push(variable.clone());
        self.locals.insert((function, variable), local);
        Some(local)
    }

    fn uses(&mut self, program: &mut Program) {
        for (function, id, scope) in self.analysis.uses.clone() {
            let Expr::Name { name } = program.functions[function][id].clone() else { continue };
            let span = program.functions[function].span_of(id);
            let meaning = match self.analysis.meaning(program, scope, &name) {
                Meaning::Global | Meaning::Builtin if self.prepares && self.analysis.scopes[scope].kind == ScopeKind::Class => Meaning::Class,
                meaning => meaning,
            };
            let new = match meaning {
                Meaning::Local(owner) => {
                    let Some(&local) = self.locals.get(&(function, (owner, name.clone()))) else { continue };
                    match program.functions[function].locals[local].kind {
                        LocalKind::Cell | LocalKind::Free => Expr::Cell { local },
                        _ => Expr::Local { local },
                    }
                }
                Meaning::Global => Expr::Global { name },
                Meaning::Builtin => Expr::Builtin { name },
                Meaning::Class => {
                    let module = program.functions[function].module.clone();
                    let otherwise = self.analysis.class_fallback(&module, &name);
                    let otherwise = program.functions[function].expr(otherwise, span);
                    Expr::ClassName { name, otherwise }
                }
            };
            program.functions[function][id] = new;
        }
    }

    fn stores(&mut self, program: &mut Program) {
        for (function, id, scope) in self.analysis.stores.clone() {
            let Place::Name { name } = program.functions[function][id].clone() else { continue };
            let new = match self.analysis.meaning(program, scope, &name) {
                Meaning::Local(owner) => {
                    let Some(&local) = self.locals.get(&(function, (owner, name.clone()))) else { continue };
                    match program.functions[function].locals[local].kind {
                        LocalKind::Cell | LocalKind::Free => Place::Cell { local },
                        _ => Place::Local { local },
                    }
                }
                Meaning::Global | Meaning::Builtin => Place::Global { name },
                Meaning::Class => Place::ClassName { name },
            };
            program.functions[function][id] = new;
        }
    }

    /// Writes down what each definition captures.
    fn closures(&mut self, program: &mut Program) {
        for function in program.function_ids().collect::<Vec<_>>() {
            let reached = program.functions[function].reached();
            for id in reached.exprs {
                let inner = match &program.functions[function][id] {
                    Expr::Lambda { closure } | Expr::GeneratorExp { closure, .. } | Expr::MakeFunction { closure } => closure.function,
                    Expr::MakeClass { class, .. } => program.classes[*class].body,
                    _ => continue,
                };
                let found = self.captures(function, inner);
                match &mut program.functions[function][id] {
                    Expr::Lambda { closure } | Expr::GeneratorExp { closure, .. } | Expr::MakeFunction { closure } => {
                        set(closure, found);
                    }
                    Expr::MakeClass { captures, .. } => *captures = found,
                    _ => {}
                }
            }
            for id in reached.stmts {
                let inner = match &program.functions[function][id] {
                    Stmt::Def { closure, .. } => closure.function,
                    Stmt::Class { class, .. } => program.classes[*class].body,
                    _ => continue,
                };
                let found = self.captures(function, inner);
                match &mut program.functions[function][id] {
                    Stmt::Def { closure, .. } => set(closure, found),
                    Stmt::Class { captures, .. } => *captures = found,
                    _ => {}
                }
            }
        }
    }

    fn captures(&self, outer: FunctionId, inner: FunctionId) -> Vec<LocalId> {
        let captured = self.captured.get(&inner).map_or(&[][..], |c| c);
        captured.iter().filter_map(|variable| self.locals.get(&(outer, variable.clone())).copied()).collect()
    }
}

fn set(closure: &mut Closure, captures: Vec<LocalId>) {
    // Resolving twice keeps what is there.
    if !captures.is_empty() {
        closure.captures = captures;
    }
}

impl Analysis {
    /// Where a class body finds a name of its own that is not bound yet: never in the functions around.
    fn class_fallback(&self, module: &Name, name: &Name) -> Expr {
        match self.global(module, name) {
            Meaning::Builtin => Expr::Builtin { name: name.clone() },
            _ => Expr::Global { name: name.clone() },
        }
    }
}
