//! `erase-annotations` · hir → hir
//!
//! ```text
//! (define f [] (@f [] [] [(a (builtin int)) (return None)] []))    ⇒    (define f [] (@f [] [] [] []))
//! (ann-assign xs (subscript (builtin list) (builtin int)) v True)  ⇒    (assign xs v)
//! (ann-assign (class-name x) (builtin int) - True)                 ⇒    (ann-assign (class-name x) "int" - True)
//!   in a class, where records are made of what classes declare
//! ```
//!
//! Annotations are for the reader and for inference, which keeps them as hints; a program that never looks at them need not make
//! `list[int]` at run time. Two things must be certain: that nothing in the program looks (`__annotations__`, `__dict__`,
//! `get_type_hints` and the like are mentioned nowhere), and that evaluating the annotation neither raises nor has
//! any other effect: it consists of built-in types, names from `typing`, strings, `None`, and names that the module has
//! bound further up. Others (`Node | None`, `random.Random`, `deque[int]`) are evaluated beside the statement and let go, where nothing with
//! an effect is evaluated in between.
//!
//! `dataclass`, `NamedTuple`, `TypedDict` and `Protocol` look only which names a class declares. Their annotations become text: an
//! expression like `Optional[Node]` would hand the class to code that nothing is known of.

use std::collections::{HashMap, HashSet};

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{
    BinaryOp, Child, Closure, Const, Expr, ExprId, Function, FunctionId, FunctionKind, Place, PlaceId, Program, Stmt, StmtId,
};
use molt_ir::name::Name;

use super::library::own_functions;
use super::make::in_place_of;
use crate::prelude::*;

/// Annotations that nobody can see.
pub struct EraseAnnotations;

impl Pass for EraseAnnotations {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "erase-annotations";
    const SUMMARY: &'static str = "drops annotations that the program cannot observe";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "whether `int` is the built-in type is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if own_functions(hir).any(|f| mentions(f, OBSERVERS)) {
            return Ok(());
        }
        // Modules of the library read annotations only for programs that name what does it.
        let keep_names = own_functions(hir).any(|f| mentions(f, DECLARERS));
        let cx = &mut Erasing { pass: cx, keep_names };
        let modules: Vec<FunctionId> = hir.modules.values().map(|m| m.body).collect();
        for id in hir.function_ids() {
            if !modules.contains(&id) && hir.functions[id].kind != FunctionKind::ClassBody {
                let all = hir.functions[id].body.0.clone();
                erase(hir, id, &all, &Known::default(), cx);
            }
        }
        for id in modules {
            module(hir, id, cx);
        }
        Ok(())
    }
}

/// The pass at work.
struct Erasing<'a> {
    pass: &'a mut PassCx,
    /// Whether something reads which names classes declare.
    keep_names: bool,
}

/// What reads annotations, or shows a namespace in which they would stand.
const OBSERVERS: &[&str] = &[
    "__annotations__", "__dict__", "vars", "dir", "globals", "locals", "get_type_hints", "get_annotations", "singledispatch",
    "singledispatchmethod",
    "inspect", "metaclass", "__prepare__", "help", "__doc__", "fields", "__dataclass_fields__", "__match_args__",
];

/// What reads the names that a class declares.
const DECLARERS: &[&str] = &["dataclass", "dataclasses", "NamedTuple", "TypedDict", "Protocol"];

fn mentions(f: &Function, names: &[&str]) -> bool {
    let observer = |name: &str| names.contains(&name);
    let reached = f.reached();
    reached.exprs.iter().any(|&e| match &f[e] {
        Expr::Global { name } | Expr::Builtin { name } | Expr::Attribute { name, .. } | Expr::ImportFrom { name, .. } => observer(name),
        Expr::MethodCall { name, .. } => observer(name),
        Expr::ImportModule { module } => observer(module),
        Expr::Const { value: Const::Str(text) } => text.as_str().is_some_and(observer),
        Expr::MakeClass { keywords, .. } => !keywords.is_empty(),
        _ => false,
    }) || reached.stmts.iter().any(|&s| match &f[s] {
        Stmt::Import { module, .. } => observer(module),
        Stmt::FromImport { module, names } => observer(module) || names.iter().any(|n| observer(&n.name)),
        Stmt::Class { keywords, .. } => !keywords.is_empty(),
        _ => false,
    })
}

/// What certain names of the module hold at some point.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Some value.
    Something,
    /// A class.
    Class,
    /// A name of `typing` that takes `[...]`.
    Typing,
    /// What may be a special form under a name of its own.
    Assigned,
}

type Known = HashMap<Name, Holds>;

/// The statements of a module in order, each with what is bound before it.
fn module(hir: &mut Program, id: FunctionId, cx: &mut Erasing<'_>) {
    let name = hir.functions[id].module.clone();
    let unsure = unsure_names(hir, &name);
    let mut known = Known::default();
    for stmt in hir.functions[id].body.0.clone() {
        erase(hir, id, &[stmt], &known, cx);
        if let Stmt::Class { class, .. } = hir.functions[id][stmt] {
            class_body(hir, hir.classes[class].body, &known, cx);
        }
        for (name, holds) in bound(&hir.functions[id], stmt, &known) {
            if !unsure.contains(&name) {
                known.insert(name, holds);
            }
        }
    }
}

fn class_body(hir: &mut Program, id: FunctionId, known: &Known, cx: &mut Erasing<'_>) {
    let all = hir.functions[id].body.0.clone();
    erase(hir, id, &all, known, cx);
    for stmt in all {
        if let Stmt::Class { class, .. } = hir.functions[id][stmt] {
            class_body(hir, hir.classes[class].body, known, cx);
        }
    }
}

/// Names of the module that are deleted, or bound more than once.
fn unsure_names(hir: &Program, module: &Name) -> HashSet<Name> {
    let mut seen = HashSet::new();
    let places = hir.functions.values().filter(|f| f.module == *module).flat_map(|f| {
        f.reached().places.into_iter().filter_map(|p| if let Place::Global { name } = &f[p] { Some(name.clone()) } else { None })
    });
    places.filter(|name| !seen.insert(name.clone())).collect()
}

/// The names a statement of a module binds for certain.
fn bound(f: &Function, stmt: StmtId, known: &Known) -> Vec<(Name, Holds)> {
    let global = |place: PlaceId| if let Place::Global { name } = &f[place] { Some(name.clone()) } else { None };
    match &f[stmt] {
        Stmt::Class { target, decorators, .. } if decorators.is_empty() => {
            global(*target).map(|n| (n, Holds::Class)).into_iter().collect()
        }
        Stmt::Assign { target, value } => {
            let special = !is_plain(f, *value, known) || is_special(&shown(f, *value));
            let holds = if special { Holds::Assigned } else { Holds::Something };
            global(*target).map(|n| (n, holds)).into_iter().collect()
        }
        Stmt::Def { target, .. } | Stmt::Class { target, .. } | Stmt::Import { target, .. } => {
            global(*target).map(|n| (n, Holds::Something)).into_iter().collect()
        }
        Stmt::FromImport { module, names } => {
            let holds = if matches!(&**module, "typing" | "collections.abc") { Holds::Typing } else { Holds::Something };
            let renamed = |n: &hir::ImportName, target: &Name| SPECIAL.contains(&&*n.name) && n.name != *target;
            let holds = |n, target: &Name| if renamed(n, target) { Holds::Assigned } else { holds };
            names.iter().filter_map(|n| global(n.target).map(|target| (target.clone(), holds(n, &target)))).collect()
        }
        _ => Vec::new(),
    }
}

/// Erases what can be erased below the statements of one function.
fn erase(hir: &mut Program, id: FunctionId, stmts: &[StmtId], known: &Known, cx: &mut Erasing<'_>) {
    let f = &mut hir.functions[id];
    let evaluates = matches!(f.kind, FunctionKind::Module | FunctionKind::ClassBody);
    let reached = f.reached_from(Child::Block(&stmts.to_vec().into()));
    for stmt in reached.stmts {
        match f[stmt].clone() {
            Stmt::AnnAssign { target, annotation, value, simple } if evaluates => {
                let declares = cx.keep_names && f.kind == FunctionKind::ClassBody;
                let text = as_text(f, annotation, known).filter(|_| declares);
                let harmless = is_harmless(f, annotation, known);
                let stands = harmless || f.body.contains(&stmt);
                if declares && text.is_none() || !stands || !cx.pass.may("erase") {
                    continue;
                }
                cx.pass.count("annotations");
                if !harmless {
                    let after = evaluated(f, annotation);
                    in_place_of(f, stmt, [stmt, after]);
                }
                f[stmt] = match value {
                    _ if let Some(text) = text => {
                        let span = f.span_of(annotation);
                        let annotation = f.expr(Expr::Const { value: Const::Str(text.as_str().into()) }, span);
                        Stmt::AnnAssign { target, annotation, value, simple }
                    }
                    Some(value) => Stmt::Assign { target, value },
                    None if matches!(f[target], Place::Attribute { .. } | Place::Subscript { .. }) => continue,
                    None => Stmt::Expr { value: f.expr(Expr::none(), Span::NONE) },
                };
            }
            Stmt::Def { target, decorators, mut closure } => {
                let first = closure.defaults.iter().chain(closure.kw_defaults.iter().map(|named| &named.value)).chain(&decorators);
                let movable = f.body.contains(&stmt) && first.copied().all(|e| is_quiet(f, e, known));
                if let Some(others) = erase_closure(f, &mut closure, movable, known, cx) {
                    let before: Vec<StmtId> = others.into_iter().map(|annotation| evaluated(f, annotation)).collect();
                    in_place_of(f, stmt, before.into_iter().chain([stmt]));
                    f[stmt] = Stmt::Def { target, decorators, closure };
                }
            }
            _ => {}
        }
    }
}

/// Leaves a function without annotations; those that must still be evaluated. Nothing, where they cannot be in front of the statement.
fn erase_closure(
    f: &Function,
    closure: &mut Closure,
    movable: bool,
    known: &Known,
    Erasing { pass, .. }: &mut Erasing<'_>,
) -> Option<Vec<ExprId>> {
    let all = closure.annotations.len();
    let others: Vec<ExprId> = closure.annotations.iter().map(|a| a.value).filter(|&a| !is_harmless(f, a, known)).collect();
    if all == 0 || !others.is_empty() && !movable || !pass.may("erase") {
        return None;
    }
    pass.count_by("annotations", all as u64);
    closure.annotations.clear();
    Some(others)
}

/// A statement that evaluates the annotation, and does nothing with it.
fn evaluated(f: &mut Function, annotation: ExprId) -> StmtId {
    let span = f.span_of(annotation);
    f.stmt(Stmt::Expr { value: annotation }, span)
}

/// Whether evaluating a default or a decorator certainly has no effect, so that it may as well happen later.
fn is_quiet(f: &Function, id: ExprId, known: &Known) -> bool {
    match &f[id] {
        Expr::Const { .. } | Expr::Builtin { .. } => true,
        Expr::ClassName { otherwise, .. } => is_quiet(f, *otherwise, known),
        Expr::Tuple { items } => items.iter().all(|&item| is_quiet(f, item, known)),
        Expr::Unary { operand, .. } => matches!(f[*operand], Expr::Const { value: Const::Int(_) | Const::Float(_) }),
        _ => is_harmless(f, id, known),
    }
}

/// The text that may stand for a harmless annotation of a field; nothing for one that is a text, or is no plain type.
fn as_text(f: &Function, annotation: ExprId, known: &Known) -> Option<String> {
    let text = shown(f, annotation);
    let is_text = matches!(f[annotation], Expr::Const { value: Const::Str(_) });
    (!is_text && is_plain(f, annotation, known) && !is_special(&text)).then_some(text)
}

fn is_special(text: &str) -> bool {
    SPECIAL.iter().any(|special| text.contains(special))
}

/// Whether the text of the annotation says all of it.
fn is_plain(f: &Function, id: ExprId, known: &Known) -> bool {
    let is_plain = |f, id| is_plain(f, id, known);
    match &f[id] {
        Expr::Const { value } => matches!(value, Const::None | Const::Str(_) | Const::Ellipsis),
        Expr::Global { name } => known.get(name).is_some_and(|holds| *holds != Holds::Assigned),
        Expr::Builtin { .. } => true,
        Expr::ClassName { otherwise: object, .. } | Expr::Attribute { object, .. } => is_plain(f, *object),
        Expr::List { items } | Expr::Tuple { items } => items.iter().all(|&item| is_plain(f, item)),
        Expr::Subscript { object, index } => is_plain(f, *object) && is_plain(f, *index),
        Expr::Binary { op: BinaryOp::Or, left, right } => is_plain(f, *left) && is_plain(f, *right),
        _ => false,
    }
}

/// The text of a plain annotation.
fn shown(f: &Function, id: ExprId) -> String {
    let all = |items: &[ExprId]| items.iter().map(|&item| shown(f, item)).collect::<Vec<_>>().join(", ");
    match &f[id] {
        Expr::Const { value: Const::Str(text) } => format!("'{}'", text.as_str().unwrap_or_default()),
        Expr::Const { value: Const::None } => "None".to_owned(),
        Expr::Global { name } | Expr::Builtin { name } => name.to_string(),
        Expr::ClassName { otherwise, .. } => shown(f, *otherwise),
        Expr::Attribute { object, name } => format!("{}.{name}", shown(f, *object)),
        Expr::List { items } => format!("[{}]", all(items)),
        Expr::Tuple { items } => all(items),
        Expr::Subscript { object, index } => format!("{}[{}]", shown(f, *object), shown(f, *index)),
        Expr::Binary { left, right, .. } => format!("{} | {}", shown(f, *left), shown(f, *right)),
        _ => "...".to_owned(),
    }
}

/// What makes of an annotation more than a type of a field.
const SPECIAL: &[&str] = &["ClassVar", "InitVar", "KW_ONLY", "Required"];

const TYPES: &[&str] = &[
    "int", "float", "bool", "str", "bytes", "bytearray", "complex", "object", "list", "dict", "set", "frozenset", "tuple", "type",
    "range", "slice", "memoryview", "BaseException", "Exception", "ValueError", "TypeError", "OSError",
];
const GENERIC: &[&str] = &["list", "dict", "set", "frozenset", "tuple", "type"];

/// Whether evaluating it has no effect at all.
fn is_harmless(f: &Function, id: ExprId, known: &Known) -> bool {
    match &f[id] {
        Expr::Const { value } => matches!(value, Const::None | Const::Str(_) | Const::Ellipsis),
        Expr::Global { name } => known.contains_key(name),
        Expr::List { items } | Expr::Tuple { items } => items.iter().all(|&i| is_harmless(f, i, known)),
        Expr::ClassName { otherwise, .. } => is_harmless(f, *otherwise, known),
        Expr::Subscript { object, index } => is_generic(f, *object, known) && is_harmless(f, *index, known),
        _ => is_type(f, id, known),
    }
}

/// Whether it is certainly a type or a union of types, so that `|` works on it.
fn is_type(f: &Function, id: ExprId, known: &Known) -> bool {
    let is_none = |id: ExprId| f[id] == Expr::none();
    match &f[id] {
        Expr::Builtin { name } => TYPES.contains(&&**name),
        Expr::Global { name } => known.get(name) == Some(&Holds::Class),
        Expr::Subscript { object, index } => {
            matches!(&f[*object], Expr::Builtin { name } if GENERIC.contains(&&**name)) && is_harmless(f, *index, known)
        }
        Expr::Binary { op: BinaryOp::Or, left, right } => {
            is_type(f, *left, known) && (is_none(*right) || is_type(f, *right, known))
                || is_none(*left) && is_type(f, *right, known)
        }
        _ => false,
    }
}

fn is_generic(f: &Function, id: ExprId, known: &Known) -> bool {
    match &f[id] {
        Expr::Builtin { name } => GENERIC.contains(&&**name),
        Expr::Global { name } => known.get(name) == Some(&Holds::Typing),
        _ => false,
    }
}
