//! `globals()`, `locals()`, `vars()` and `dir()`: what is bound where they are called, in a new dict or list.
//!
//! CPython hands out the module's own dict. A copy serves those who read it; whoever writes to it, or keeps it in a variable where it
//! would change later, is refused, but for `globals()["name"] = value`, which is an assignment to the global.

use super::function::FunctionBuilder;
use super::program::Context;
use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{self, Const, Expr, ExprId, LocalKind, Place, PlaceId, Stmt};
use molt_ir::name::Name;
use molt_ir::ssa::{Value, Values};
use molt_ir::tir::{Op, Type};

/// What is refused here.
const KEPT: &str = "the namespace of a module is changed or kept as a dict";

/// Methods that change a dict.
const WRITERS: &[&str] = &["clear", "pop", "popitem", "setdefault", "update", "__setitem__", "__delitem__"];

/// Which builtin of those here is called without arguments.
fn builtin<'a>(context: &Context<'_>, f: &'a hir::Function, call: ExprId) -> Option<&'a str> {
    let Expr::Call { function, args, keywords } = &f[call] else { return None };
    let name = match &f[*function] {
        Expr::Builtin { name } => &**name,
        Expr::Global { name } if !context.is_assigned(f, name) => &**name,
        _ => return None,
    };
    (args.is_empty() && keywords.is_empty() && ["globals", "locals", "vars", "dir"].contains(&name)).then_some(name)
}

/// The global that `globals()["name"]` stands for, as a target.
pub fn global_target(f: &hir::Function, place: PlaceId) -> Option<Name> {
    let Place::Subscript { object, index } = &f[place] else { return None };
    let Expr::Call { function, .. } = &f[*object] else { return None };
    let named = matches!(&f[*function], Expr::Builtin { name } | Expr::Global { name } if name == "globals");
    match &f[*index] {
        Expr::Const { value: Const::Str(text) } if named => text.as_str().map(Name::from),
        _ => None,
    }
}

impl FunctionBuilder<'_> {
    /// The dict or list that a call of one of these builtins gives; nothing for other calls.
    pub fn namespace_call(&mut self, call: ExprId) -> Option<Value> {
        let name = builtin(self.context, self.source, call)?;
        if self.refused.contains(&call) {
            return Some(self.raise_refused(KEPT));
        }
        let is_module = self.source.kind == hir::FunctionKind::Module;
        let dict = match self.namespace {
            Some(namespace) if name != "globals" => namespace,
            _ if is_module || name == "globals" => self.bound_globals(),
            _ => self.bound_locals(),
        };
        if name != "dir" {
            return Some(dict);
        }
        let sorted = self.value(Op::Builtin { name: "sorted".into() }, Type::Builtin("sorted".into()));
        let args: Values = [sorted, dict].into_iter().collect();
        Some(self.any(Op::Call { args, keywords: Vec::new() }))
    }

    fn bound_globals(&mut self) -> Value {
        let dict = self.any(Op::Dict { args: Values::new() });
        for name in self.context.global_names(self.source) {
            let global = self.context.global(self.source, &name);
            let value = self.any(Op::GlobalGet { global });
            self.insert_bound(dict, &name, value);
        }
        dict
    }

    fn bound_locals(&mut self) -> Value {
        let dict = self.any(Op::Dict { args: Values::new() });
        let source = self.source;
        // Parameters come as CPython counts them: those that take many last.
        let many = |p: &&hir::Param| matches!(p.kind, hir::ParamKind::VarArgs | hir::ParamKind::KwArgs);
        let (last, first): (Vec<_>, Vec<_>) = source.params.iter().partition(many);
        let params: Vec<_> = first.into_iter().chain(last).map(|p| p.local).collect();
        let others = source.locals.iter().map(|(id, _)| id).filter(|id| !params.contains(id)).collect::<Vec<_>>();
        for id in params.into_iter().chain(others) {
            let local = &source.locals[id];
            if local.kind == LocalKind::Temporary || local.name.starts_with('.') {
                continue;
            }
            let mut value = self.variables.read(self.block, id);
            if matches!(local.kind, LocalKind::Cell | LocalKind::Free) {
                value = self.any(Op::CellGet { args: [value] });
            } else if self.variables.body.def_op(value).is_some_and(|op| matches!(op, Op::Unbound {})) {
                continue;
            }
            self.insert_bound(dict, &local.name, value);
        }
        dict
    }

    /// Stores a value under a name, unless it is unbound.
    fn insert_bound(&mut self, dict: Value, name: &str, value: Value) {
        let bound = self.value(Op::IsBound { args: [value] }, Type::Bool);
        let (yes, next) = (self.variables.block(), self.variables.block());
        self.branch(bound, yes, next);
        self.seal_and_enter(yes);
        let key = self.str(name);
        self.effect(Op::DictInsert { args: [dict, key, value] });
        self.jump(next, &[]);
        self.seal_and_enter(next);
    }

    /// Refuses what would have to change the module's own dict.
    pub fn check_namespaces(&mut self) {
        let f = self.source;
        let reached = f.reached();
        let is_module_dict = |id: ExprId| {
            builtin(self.context, f, id).is_some_and(|name| match name {
                "globals" => true,
                "locals" | "vars" => f.kind == hir::FunctionKind::Module,
                _ => false,
            })
        };
        let mut found = Vec::new();
        for &place in &reached.places {
            if let Place::Subscript { object, .. } = &f[place] {
                if is_module_dict(*object) && global_target(f, place).is_none() {
                    found.push(*object);
                }
            }
        }
        for &id in &reached.exprs {
            match &f[id] {
                Expr::MethodCall { object, name, .. } if WRITERS.contains(&&**name) && is_module_dict(*object) => {
                    found.push(*object)
                }
                _ => {}
            }
        }
        for &id in &reached.stmts {
            match &f[id] {
                Stmt::Assign { value, .. } | Stmt::Return { value } if is_module_dict(*value) => found.push(*value),
                _ => {}
            }
        }
        if self.context.lazy_errors {
            self.refused.extend(found);
            return;
        }
        for id in found {
            self.errors.push(
                Diagnostic::new(codes::E0301, KEPT)
                    .at(f.span_of(id))
                    .why("globals have places of their own; `globals()` gives a copy for reading")
                    .fix("use `globals()[\"name\"] = value` with a constant name, or a dict of one's own"),
            );
        }
    }
}
