//! The names of the cells of functions, for programs that ask code objects for them.
//!
//! ```text
//! def outer(x):                      ⇒      `inner` is made, then `_records.cell_names(inner, ("x",), ())`
//!     def inner(): return x
//! ```
//!
//! Functions find their cells by place, so the names are nowhere at run time; most programs do without.

use super::constant::op_of_item;
use super::function::FunctionBuilder;
use molt_ir::constant::Constant;
use molt_ir::hir::{self, Expr, LocalId, LocalKind, ParamKind};
use molt_ir::ssa::Value;
use molt_ir::tir::Op;

/// Whether some code asks for the names.
pub fn are_shown(program: &hir::Program) -> bool {
    program.functions.values().any(|f| {
        let asks = |name: &str| name == "co_freevars" || name == "co_cellvars";
        f.reached().exprs.into_iter().any(|id| matches!(&f[id], Expr::Attribute { name, .. } if asks(name)))
    })
}

impl FunctionBuilder<'_> {
    /// Says the names of the cells of a function that has just been made.
    pub fn say_cell_names(&mut self, made: Value, function: hir::FunctionId) {
        if !self.context.shows_cells {
            return;
        }
        let mut args: molt_ir::ssa::Values = [made].into_iter().collect();
        for kind in [LocalKind::Free, LocalKind::Cell] {
            let f = &self.context.program.functions[function];
            let place = |local: LocalId| {
                let at = f.params.iter().position(|p| p.local == local).unwrap_or(f.params.len());
                // The collecting parameters stand behind those that are named.
                let collects = f.params.get(at).is_some_and(|p| matches!(p.kind, ParamKind::VarArgs | ParamKind::KwArgs));
                (at == f.params.len(), collects, at)
            };
            let mut names: Vec<((bool, bool, usize), &str)> =
                f.locals.iter().filter(|(_, local)| local.kind == kind).map(|(id, local)| (place(id), &*local.name)).collect();
            names.sort_unstable();
            let names = names.into_iter().map(|(_, name)| name);
            let (op, ty) = op_of_item(&Constant::Tuple(names.map(|name| Constant::Str(name.into())).collect()));
            args.push(self.value(op, ty));
        }
        self.any(Op::CallBuiltin { args, name: "_records.cell_names".into() });
    }
}
