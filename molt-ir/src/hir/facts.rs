//! Facts about `hir`. Named for what is absent; each is a predicate that can be run.

use super::{Clause, Expr, ForMode, Function, Place, Program, Stmt};
use crate::pass::Violation;

crate::facts! { on Program:
    /// Every name is bound to a scope: no `name` is left, no `global-names`, no `nonlocal-names`.
    NAMES_RESOLVED = "hir/names-resolved", |hir| {
        let mut found = without_exprs(hir, |_, e| !matches!(e, Expr::Name { .. }));
        found.extend(without_places(hir, |p| !matches!(p, Place::Name { .. })));
        found.extend(without_stmts(hir, |s| !matches!(s, Stmt::Global { .. } | Stmt::Nonlocal { .. })));
        found
    };
    /// No `compare` has more than one link.
    NO_CHAINED_COMPARE = "hir/no-chained-compare", |hir|
        without_exprs(hir, |_, e| !matches!(e, Expr::Compare { links, .. } if links.len() > 1));
    /// No `list-comp`, `set-comp`, `dict-comp`.
    NO_COMPREHENSION = "hir/no-comprehension", |hir| {
        without_exprs(hir, |_, e| !matches!(e, Expr::ListComp { .. } | Expr::SetComp { .. } | Expr::DictComp { .. }))
    };
    /// No `generator-exp`.
    NO_GENERATOR_EXP = "hir/no-generator-exp", |hir| without_exprs(hir, |_, e| !matches!(e, Expr::GeneratorExp { .. }));
    /// No `lambda`.
    NO_LAMBDA = "hir/no-lambda", |hir| without_exprs(hir, |_, e| !matches!(e, Expr::Lambda { .. }));
    /// No `walrus`.
    NO_WALRUS = "hir/no-walrus", |hir| without_exprs(hir, |_, e| !matches!(e, Expr::Walrus { .. }));
    /// No `f-string`, no `format-field`.
    NO_FSTRING = "hir/no-fstring", |hir| without_exprs(hir, |_, e| !matches!(e, Expr::FString { .. } | Expr::FormatField { .. }));
    /// No `starred` item and no `**` item in a tuple, list, set or dict.
    NO_STAR_DISPLAY = "hir/no-star-display", |hir| without_exprs(hir, |f, e| match e {
        Expr::Tuple { items } | Expr::List { items } | Expr::Set { items } => !starred(f, items),
        Expr::Dict { items } => items.iter().all(|i| i.key.is_some()),
        _ => true,
    });
    /// No `starred` argument and no `**` argument; calls that had one are `call-gathered`. No `starred` base either.
    NO_STAR_CALL = "hir/no-star-call", |hir| {
        let mut found = without_exprs(hir, |f, e| match e {
            Expr::Call { args, keywords, .. } | Expr::MethodCall { args, keywords, .. } | Expr::MakeClass { bases: args, keywords, .. } => {
                !starred(f, args) && keywords.iter().all(|k| k.name.is_some())
            }
            _ => true,
        });
        found.extend(without_stmts_in(hir, |f, s| match s {
            Stmt::Class { bases, keywords, .. } => !starred(f, bases) && keywords.iter().all(|k| k.name.is_some()),
            _ => true,
        }));
        found
    };
    /// No place is a `tuple`, `list` or `starred`.
    NO_UNPACKING = "hir/no-unpacking", |hir| without_places(hir, |p| !matches!(p, Place::Tuple { .. } | Place::List { .. } | Place::Starred { .. }));
    /// No `multi-assign`.
    NO_MULTI_ASSIGN = "hir/no-multi-assign", |hir| without_stmts(hir, |s| !matches!(s, Stmt::MultiAssign { .. }));
    /// No `aug-assign`.
    NO_AUGASSIGN = "hir/no-augassign", |hir| without_stmts(hir, |s| !matches!(s, Stmt::AugAssign { .. }));
    /// No `ann-assign`.
    NO_ANNASSIGN = "hir/no-annassign", |hir| without_stmts(hir, |s| !matches!(s, Stmt::AnnAssign { .. }));
    /// No `while` (nor `break` and `continue` of one).
    NO_WHILE = "hir/no-while", |hir| without_stmts(hir, |s| !matches!(s, Stmt::While { .. }));
    /// No `for` (nor `break` and `continue` of one).
    NO_FOR = "hir/no-for", |hir| without_stmts(hir, |s| !matches!(s, Stmt::For { .. }));
    /// No `with`.
    NO_WITH = "hir/no-with", |hir| without_stmts(hir, |s| !matches!(s, Stmt::With { .. }));
    /// No `try` or `try-star` has a `finally` part.
    NO_FINALLY = "hir/no-finally", |hir| {
        without_stmts(hir, |s| !matches!(s, Stmt::Try { finally, .. } | Stmt::TryStar { finally, .. } if !finally.is_empty()))
    };
    /// No `try-star`.
    NO_TRY_STAR = "hir/no-try-star", |hir| without_stmts(hir, |s| !matches!(s, Stmt::TryStar { .. }));
    /// No `try`: exceptions are caught by `catch` only.
    NO_TRY = "hir/no-try", |hir| without_stmts(hir, |s| !matches!(s, Stmt::Try { .. }));
    /// No `match`.
    NO_MATCH = "hir/no-match", |hir| without_stmts(hir, |s| !matches!(s, Stmt::Match { .. }));
    /// No `assert`.
    NO_ASSERT = "hir/no-assert", |hir| without_stmts(hir, |s| !matches!(s, Stmt::Assert { .. }));
    /// No `import`, `from-import`, `import-star`.
    NO_IMPORT = "hir/no-import", |hir| {
        without_stmts(hir, |s| !matches!(s, Stmt::Import { .. } | Stmt::FromImport { .. } | Stmt::ImportStar { .. }))
    };
    /// No `define` or `define-class` has decorators.
    NO_DECORATOR = "hir/no-decorator", |hir| {
        without_stmts(hir, |s| !matches!(s, Stmt::Def { decorators, .. } | Stmt::Class { decorators, .. } if !decorators.is_empty()))
    };
    /// No `define-class`; classes are made by `make-class`.
    NO_CLASS_STMT = "hir/no-class-stmt", |hir| without_stmts(hir, |s| !matches!(s, Stmt::Class { .. }));
    /// No `define`.
    NO_DEFINE = "hir/no-define", |hir| without_stmts(hir, |s| !matches!(s, Stmt::Def { .. }));
    /// Functions are made by `make-function` only: no `define`, `lambda`, `generator-exp`.
    CLOSURES_EXPLICIT = "hir/closures-explicit" from [NO_DEFINE, NO_LAMBDA, NO_GENERATOR_EXP], |hir| {
        let mut found = without_stmts(hir, |s| !matches!(s, Stmt::Def { .. }));
        found.extend(without_exprs(hir, |_, e| !matches!(e, Expr::Lambda { .. } | Expr::GeneratorExp { .. })));
        found
    };
    /// No `await`, no asynchronous `for` or `with`.
    NO_ASYNC = "hir/no-async", |hir| {
        let calm = |clauses: &[Clause]| clauses.iter().all(|c| !is_async(c.mode));
        let mut found = without_stmts(hir, |s| match s {
            Stmt::For { mode, .. } => !is_async(*mode),
            Stmt::With { is_async, .. } => !is_async,
            _ => true,
        });
        found.extend(without_exprs(hir, |_, e| match e {
            Expr::Await { .. } => false,
            Expr::ListComp { clauses, .. } | Expr::SetComp { clauses, .. } | Expr::DictComp { clauses, .. } => calm(clauses),
            Expr::GeneratorExp { is_async, .. } => !is_async,
            _ => true,
        }));
        found
    };
    /// Only core nodes are left: what SSA construction takes.
    CORE = "hir/core" from [
        NAMES_RESOLVED, NO_CHAINED_COMPARE, NO_COMPREHENSION, NO_GENERATOR_EXP, NO_LAMBDA, NO_WALRUS, NO_FSTRING, NO_STAR_DISPLAY, NO_STAR_CALL,
        NO_UNPACKING, NO_MULTI_ASSIGN, NO_AUGASSIGN, NO_ANNASSIGN, NO_WHILE, NO_FOR, NO_WITH, NO_FINALLY, NO_TRY_STAR, NO_TRY,
        NO_MATCH, NO_ASSERT, NO_IMPORT, NO_DECORATOR, NO_CLASS_STMT, NO_DEFINE,
    ], |hir| {
        let mut found = without_stmts(hir, is_core_stmt);
        found.extend(without_exprs(hir, is_core_expr));
        found.extend(without_places(hir, |p| {
            matches!(p, Place::Local { .. } | Place::Cell { .. } | Place::Global { .. } | Place::ClassName { .. } | Place::Attribute { .. } | Place::Subscript { .. })
        }));
        found
    };
}

/// The expressions for which `allowed` is false.
fn without_exprs(hir: &Program, allowed: impl Fn(&Function, &Expr) -> bool) -> Vec<Violation> {
    let mut found = Vec::new();
    for f in hir.functions.values() {
        for id in f.reached().exprs.into_iter().filter(|&id| !allowed(f, &f[id])) {
            found.push(
                Violation::new(format!("`{}` is left", f[id].tag())).at(f.span_of(id)).in_function(format!("@{}", f.symbol)),
            );
        }
    }
    found
}

/// The statements for which `allowed` is false.
fn without_stmts(hir: &Program, allowed: impl Fn(&Stmt) -> bool) -> Vec<Violation> {
    without_stmts_in(hir, |_, s| allowed(s))
}

fn without_stmts_in(hir: &Program, allowed: impl Fn(&Function, &Stmt) -> bool) -> Vec<Violation> {
    let mut found = Vec::new();
    for f in hir.functions.values() {
        for id in f.reached().stmts.into_iter().filter(|&id| !allowed(f, &f[id])) {
            found.push(
                Violation::new(format!("`{}` is left", f[id].tag())).at(f.stmt_span(id)).in_function(format!("@{}", f.symbol)),
            );
        }
    }
    found
}

/// The places for which `allowed` is false.
fn without_places(hir: &Program, allowed: impl Fn(&Place) -> bool) -> Vec<Violation> {
    let mut found = Vec::new();
    for f in hir.functions.values() {
        for id in f.reached().places.into_iter().filter(|&id| !allowed(&f[id])) {
            let message = format!("place `{}` is left", f[id].tag());
            found.push(Violation::new(message).at(f.place_span(id)).in_function(format!("@{}", f.symbol)));
        }
    }
    found
}

fn starred(f: &Function, items: &[super::ExprId]) -> bool {
    items.iter().any(|&id| matches!(f[id], Expr::Starred { .. }))
}

fn is_async(mode: ForMode) -> bool {
    matches!(mode, ForMode::Async | ForMode::AsyncReady)
}

/// Whether a statement is a core node.
fn is_core_stmt(stmt: &Stmt) -> bool {
    use Stmt::*;
    matches!(
        stmt,
        Expr { .. }
            | Assign { .. }
            | Delete { .. }
            | If { .. }
            | Block { .. }
            | Loop { .. }
            | Leave { .. }
            | Again { .. }
            | Catch { .. }
            | Handling { .. }
            | Raise { .. }
            | Reraise { .. }
            | Return { .. }
            | IterNext { .. }
            | NewCell { .. }
    )
}

/// Whether an expression is a core node, in core form.
fn is_core_expr(f: &Function, expr: &Expr) -> bool {
    use Expr::*;
    let named = |keywords: &[super::Keyword]| keywords.iter().all(|k| k.name.is_some());
    match expr {
        Const { .. }
        | Local { .. }
        | Cell { .. }
        | Global { .. }
        | Builtin { .. }
        | ClassName { .. }
        | Unary { .. }
        | Binary { .. } => true,
        InPlace { .. } | And { .. } | Or { .. } | If { .. } | Attribute { .. } | Subscript { .. } | Slice { .. } => true,
        CallGathered { .. } | MakeFunction { .. } | Let { .. } | Do { .. } | Intrinsic { .. } => true,
        Yield { .. } | YieldFrom { .. } | ImportModule { .. } | ImportFrom { .. } => true,
        Await { .. } => true,
        Compare { links, .. } => links.len() == 1,
        Tuple { items } | List { items } | Set { items } => !starred(f, items),
        Dict { items } => items.iter().all(|i| i.key.is_some()),
        Call { args, keywords, .. } | MethodCall { args, keywords, .. } => !starred(f, args) && named(keywords),
        // Bases and keywords are given one by one, or both gathered.
        MakeClass { bases, keywords, .. } => {
            (!starred(f, bases) && named(keywords)) || (bases.len() == 1 && keywords.len() == 1 && !named(keywords))
        }
        Name { .. } | Starred { .. } | Walrus { .. } | Lambda { .. } | ListComp { .. } | SetComp { .. } | DictComp { .. } => {
            false
        }
        GeneratorExp { .. } | FString { .. } | FormatField { .. } => false,
    }
}
