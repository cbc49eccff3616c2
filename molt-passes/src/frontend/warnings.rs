//! What CPython warns of when it compiles the main module, told when the program starts.
//!
//! ```text
//! re.split("\d", text)         ⇒    sys.stderr.write("app.py:1: SyntaxWarning: invalid escape sequence '\\d'\n ...")
//! if n is 1: ...                    re.split("\d", text)
//! ```
//!
//! CPython compiles a main module whenever it runs it. Other modules are compiled when they have changed, so of them nothing is told.

use std::collections::HashMap;
use std::fmt::Write;

use molt_ir::hir::{CompareOp, Const, Expr, ExprId, Function, Program, Stmt, UnaryOp};
use molt_ir::span::SourceMap;
use rustpython_parser::{Parse, ast};

use super::doctests::literal;
use super::lower::{self, Input, Symbols};
use super::prescan;
use super::texts::Part;

/// A warning: where what it is about begins, and its words.
type Warning = (usize, String);

/// The statement that tells them, before those of the module; nothing where there are none.
pub fn prelude(input: Input<'_>, body: &[ast::Stmt], sources: &mut SourceMap) -> Option<Part> {
    let (path, source) = (input.path.clone(), input.text);
    // The parser's warnings come before the compiler's.
    let mut warnings = prescan::doubts(source);
    let mut program = Program::default();
    lower::module(&mut program, &mut Symbols::default(), input, body);
    let mut later: Vec<Warning> = program.functions.values().flat_map(of_function).collect();
    later.sort_by_key(|(at, _)| *at);
    warnings.extend(later);
    if warnings.is_empty() {
        return None;
    }
    let mut told = String::new();
    for (at, message) in warnings {
        let before = &source[..at];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let shown = source[start..].lines().next().unwrap_or("").trim();
        let _ = writeln!(told, "{path}:{line}: SyntaxWarning: {message}\n  {shown}");
    }
    let text = format!("import sys as _molt_sys\n_molt_sys.stderr.write({})\n", literal(&told));
    let file = sources.add("<molt>/prelude", text.as_str());
    let body = ast::Suite::parse(&text, "").ok()?;
    Some(Part { file, text, masks: HashMap::new(), body })
}

fn of_function(f: &Function) -> Vec<Warning> {
    let reached = f.reached();
    let asserts = reached.stmts.into_iter().filter_map(|id| match &f[id] {
        Stmt::Assert { test, .. } if matches!(&f[*test], Expr::Tuple { items } if !items.is_empty()) => {
            Some((start(f, *test), "assertion is always true, perhaps remove parentheses?".to_owned()))
        }
        _ => None,
    });
    let exprs = reached.exprs.into_iter().filter_map(|id| of_expression(f, id).map(|message| (start(f, id), message)));
    asserts.chain(exprs).collect()
}

fn start(f: &Function, id: ExprId) -> usize {
    f.span_of(id).start as usize
}

fn of_expression(f: &Function, id: ExprId) -> Option<String> {
    match &f[id] {
        Expr::Compare { first, links } => {
            let mut left = *first;
            for link in links {
                let found = literal_type(f, left).or_else(|| literal_type(f, link.right));
                let (op, other) = match link.op {
                    CompareOp::Is => ("is", "=="),
                    CompareOp::IsNot => ("is not", "!="),
                    _ => ("", ""),
                };
                if let (Some(found), false) = (found, op.is_empty()) {
                    return Some(format!("\"{op}\" with '{found}' literal. Did you mean \"{other}\"?"));
                }
                left = link.right;
            }
            None
        }
        Expr::Call { function, .. } => {
            let kind = display_type(f, *function)?;
            Some(format!("'{kind}' object is not callable; perhaps you missed a comma?"))
        }
        Expr::Subscript { object, index } => {
            let kind = display_type(f, *object)?;
            if !["str", "bytes", "tuple", "list"].contains(&kind) {
                let without = kind != "dict";
                return without.then(|| format!("'{kind}' object is not subscriptable; perhaps you missed a comma?"));
            }
            let index = display_type(f, *index).filter(|index| !["int", "bool"].contains(index))?;
            Some(format!("{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?"))
        }
        _ => None,
    }
}

/// The type of a constant that `is` makes no sense of.
fn literal_type(f: &Function, id: ExprId) -> Option<&'static str> {
    match &f[id] {
        Expr::Const { value } => match value {
            Const::None | Const::Bool(_) | Const::Ellipsis => None,
            _ => Some(type_of(value)),
        },
        Expr::Unary { op: UnaryOp::Neg, operand } => {
            literal_type(f, *operand).filter(|kind| ["int", "float", "complex"].contains(kind))
        }
        Expr::Tuple { items } => items.iter().all(|&item| is_constant(f, item)).then_some("tuple"),
        _ => None,
    }
}

fn is_constant(f: &Function, id: ExprId) -> bool {
    f[id].constant().is_some() || literal_type(f, id).is_some()
}

fn type_of(value: &Const) -> &'static str {
    match value {
        Const::None => "NoneType",
        Const::Bool(_) => "bool",
        Const::Ellipsis => "ellipsis",
        Const::Int(_) | Const::BigInt(_) => "int",
        Const::Float(_) => "float",
        Const::Imaginary(_) => "complex",
        Const::Str(_) => "str",
        Const::Bytes(_) => "bytes",
    }
}

/// The type of what stands there as a constant or a display.
fn display_type(f: &Function, id: ExprId) -> Option<&'static str> {
    Some(match &f[id] {
        Expr::Const { value } => type_of(value),
        Expr::Tuple { .. } => "tuple",
        Expr::List { .. } => "list",
        Expr::Set { .. } => "set",
        Expr::Dict { .. } => "dict",
        _ => return None,
    })
}
