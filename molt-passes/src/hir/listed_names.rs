//! Functions that ask which names are bound in them: there a name that is bound no more must be unbound.

use molt_ir::hir::{Expr, ExprId, Function, FunctionKind};

/// Whether a function calls `locals()`, `vars()` or `dir()`.
pub fn lists_names(f: &Function) -> bool {
    let asks = |id: ExprId| match &f[id] {
        Expr::Call { function, args, .. } if args.is_empty() => {
            matches!(&f[*function], Expr::Builtin { name } | Expr::Global { name } if ["locals", "vars", "dir"].contains(&&**name))
        }
        _ => false,
    };
    f.kind != FunctionKind::Module && f.reached().exprs.into_iter().any(asks)
}
