//! `keep-members` · hir → hir
//!
//! ```text
//! class Color(Enum):          ⇒    class Color(Enum):
//!     RED = 1                          RED = 1
//!     GREEN = auto()                   GREEN = auto()
//!                                  .enum.Color.RED = Color.RED
//!                                  .enum.Color.GREEN = Color.GREEN
//! ```
//!
//! A class of an enumeration is made by a metaclass, which is code like any other, and nothing is known of a class that it had in its
//! hands. But where the text says everything, it is known what becomes of it: each name that is bound to a value is a member, which
//! nobody can assign or delete. The globals, which no program can mention, hold the members for good; that they are there tells
//! inference and the passes after it that the class is such an enumeration.
//!
//! Of a class that derives from `Flag`, the operators are made as well ([`super::flag_operators`]).
//!
//! Caveat: only statements of modules that derive from `Enum` or `Flag` itself, whose names and values are plain: constants, tuples of them,
//! arithmetic, `auto()`. What makes members in ways of its own (`__new__`, `_missing_`, ...) is left alone.

use std::collections::HashSet;

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{BinaryOp, Const, Expr, ExprId, Function, FunctionId, Place, Program, Stmt, StmtId};
use molt_ir::name::Name;

use super::bound_names::BoundNames;
use super::expand_dataclasses::sees_namespaces;
use super::flag_operators;
use super::library::{is_library, own_functions};
use super::make::{Make, in_place_of};
use super::record_shape::own_names;
use crate::prelude::*;

/// Members of enumerations.
pub struct KeepMembers;

impl Pass for KeepMembers {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "keep-members";
    const SUMMARY: &'static str = "keeps the members of plain enumerations in globals of their own";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "whether `Enum` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("enum").is_none() || !is_library(hir, "enum") || sees_namespaces(hir) || passes_metaclass_by(hir) {
            return Ok(());
        }
        let modules: Vec<FunctionId> =
            hir.modules.values().filter(|m| !is_library(hir, &m.name)).map(|m| m.body).collect();
        for module in modules {
            let found = enumerations(hir, module);
            for enumeration in found {
                if !enumeration.members.is_empty() && cx.may("keep") {
                    cx.count("classes");
                    keep(hir, module, &enumeration);
                }
            }
        }
        Ok(())
    }
}

/// Whether the program assigns attributes of classes by `type.__setattr__`, which asks no metaclass.
fn passes_metaclass_by(hir: &Program) -> bool {
    let names = ["__setattr__", "__delattr__"];
    own_functions(hir).any(|f| {
        f.reached().exprs.iter().any(|&e| match &f[e] {
            Expr::Attribute { object, name } => {
                names.contains(&&**name) && matches!(&f[*object], Expr::Builtin { name } if name == "type")
            }
            _ => false,
        })
    })
}

/// A class of which everything is known.
struct Enumeration {
    stmt: StmtId,
    name: Name,
    qualname: Name,
    members: Vec<Name>,
    flags: bool,
}

impl Enumeration {
    /// The global that holds a member.
    fn global(&self, member: &Name) -> Name {
        format!(".enum.{}.{member}", self.qualname).into()
    }
}

/// Names that a class body may not bind.
const OWN_WAYS: &[&str] = &[
    "__new__",
    "__class__",
    "__dict__",
    "__slots__",
    "__getattr__",
    "__getattribute__",
    "__setattr__",
    "__delattr__",
    "__init_subclass__",
    "__set_name__",
    "__order__",
];

/// Special methods that a class of flags may have: those that say nothing of bits.
const SHOWING: &[&str] = &["__str__", "__repr__", "__format__"];

/// Names of members that the library does not take.
const TAKEN: &[&str] = &["name", "value", "mro"];

fn enumerations(hir: &Program, module: FunctionId) -> Vec<Enumeration> {
    let f = &hir.functions[module];
    let bound = BoundNames::of(hir, f);
    let class = |&stmt: &StmtId| {
        let Stmt::Class { target, decorators, class, bases, keywords, .. } = &f[stmt] else { return None };
        let Place::Global { name } = &f[*target] else { return None };
        let &[base] = &bases[..] else { return None };
        let class = &hir.classes[*class];
        let unique = |&d: &ExprId| bound.is(f, d, "enum", "unique");
        let plain = bound.get(name).is_some() && keywords.is_empty() && decorators.iter().all(unique);
        let flags = bound.is(f, base, "enum", "Flag");
        if !plain || !flags && !bound.is(f, base, "enum", "Enum") || class.qualname != *name {
            return None;
        }
        let members = members(&bound, &hir.functions[class.body], flags)?;
        let enumeration = Enumeration { stmt, name: name.clone(), qualname: class.qualname.clone(), members, flags };
        let kept = enumeration.members.iter().any(|member| bound.get(&enumeration.global(member)).is_some());
        (!kept).then_some(enumeration)
    };
    f.body.iter().filter_map(class).collect()
}

/// The members that a class body makes; nothing, where it may make others.
fn members(bound: &BoundNames, body: &Function, flags: bool) -> Option<Vec<Name>> {
    if own_names(body).iter().any(|(name, times)| *times != 1 || OWN_WAYS.contains(&&**name)) {
        return None;
    }
    let mut members = Vec::new();
    let (mut counts, mut fractions) = (false, false);
    for &stmt in body.body.iter() {
        match &body[stmt] {
            Stmt::Expr { value } if matches!(body[*value], Expr::Const { .. }) => {}
            Stmt::Assign { target, value } => {
                let Place::ClassName { name } = &body[*target] else { return None };
                if matches!(&**name, "__module__" | "__qualname__" | "__doc__") {
                    continue;
                }
                if name.starts_with('_') || TAKEN.contains(&&**name) || !is_value(bound, body, *value, &members, true) {
                    return None;
                }
                if flags && !is_bits(body, *value) {
                    return None;
                }
                counts |= matches!(body[*value], Expr::Call { .. });
                fractions |= may_be_fraction(body, *value);
                members.push(name.clone());
            }
            Stmt::Def { target, decorators, .. } => {
                let Place::ClassName { name } = &body[*target] else { return None };
                let special = name.starts_with("__") && name.ends_with("__");
                if flags && special && !SHOWING.contains(&&**name) {
                    return None;
                }
                let kinds = ["property", "staticmethod", "classmethod"];
                let plain = |&d: &ExprId| matches!(&body[d], Expr::Builtin { name } if kinds.contains(&&**name)) || is_builtin(body, d, &kinds);
                if name.starts_with('_') && !special || TAKEN.contains(&&**name) || !decorators.iter().all(plain) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    // `auto()` behind a float is a float.
    if counts && fractions {
        return None;
    }
    let distinct: HashSet<&Name> = members.iter().collect();
    (distinct.len() == members.len()).then_some(members)
}

/// Whether the decorator is one of the built-in functions: a name that the class does not bind.
fn is_builtin(body: &Function, decorator: ExprId, kinds: &[&str]) -> bool {
    match &body[decorator] {
        Expr::ClassName { name, otherwise } => {
            !binds(body, name) && matches!(&body[*otherwise], Expr::Builtin { name } if kinds.contains(&&**name))
        }
        _ => false,
    }
}

fn binds(body: &Function, name: &Name) -> bool {
    own_names(body).contains_key(name)
}

/// Whether the value makes a member: no function, class or descriptor.
fn is_value(bound: &BoundNames, body: &Function, value: ExprId, members: &[Name], whole: bool) -> bool {
    let part = |&v: &ExprId| is_value(bound, body, v, members, false);
    match &body[value] {
        Expr::Const { value: Const::Ellipsis } => false,
        Expr::Const { .. } => true,
        Expr::Tuple { items } | Expr::List { items } => items.iter().all(part),
        Expr::Unary { operand, .. } => part(operand),
        Expr::Binary { left, right, .. } => part(left) && part(right),
        // What another member was made of.
        Expr::ClassName { name, .. } => members.contains(name),
        Expr::Call { function, args, keywords } => {
            let name = "auto";
            whole && args.is_empty() && keywords.is_empty() && !binds(body, &name.into()) && bound.is(body, *function, "enum", name)
        }
        _ => false,
    }
}

/// Whether the value of a flag is certainly an int that is not negative.
fn is_bits(body: &Function, value: ExprId) -> bool {
    match &body[value] {
        Expr::Const { value: Const::Int(number) } => *number >= 0,
        Expr::Binary { op: BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::LShift | BinaryOp::Add, left, right } => {
            is_bits(body, *left) && is_bits(body, *right)
        }
        // Another member, or `auto()`.
        Expr::ClassName { .. } => true,
        Expr::Call { args, .. } => args.is_empty(),
        _ => false,
    }
}

/// Whether the value may be a number that is no int.
fn may_be_fraction(body: &Function, value: ExprId) -> bool {
    match &body[value] {
        Expr::Const { value } => matches!(value, Const::Float(_) | Const::Imaginary(_)),
        Expr::Unary { operand, .. } => may_be_fraction(body, *operand),
        Expr::Binary { op, left, right } => {
            matches!(op, BinaryOp::Div | BinaryOp::Pow) || may_be_fraction(body, *left) || may_be_fraction(body, *right)
        }
        _ => false,
    }
}

/// Stores each member behind the class statement.
fn keep(hir: &mut Program, module: FunctionId, enumeration: &Enumeration) {
    let mut m = Make::for_stmt(&mut hir.functions[module], enumeration.stmt);
    let span = m.span();
    let mut stores: Vec<StmtId> = enumeration
        .members
        .iter()
        .map(|member| {
            let object = m.expr(Expr::Global { name: enumeration.name.clone() });
            let value = m.expr(Expr::Attribute { object, name: member.clone() });
            let target = m.f.place(Place::Global { name: enumeration.global(member) }, span);
            m.store(target, value)
        })
        .collect();
    if enumeration.flags {
        stores.extend(flag_operators::make(hir, module, enumeration.stmt, &enumeration.name, &enumeration.qualname));
    }
    let module = &mut hir.functions[module];
    in_place_of(module, enumeration.stmt, std::iter::once(enumeration.stmt).chain(stores));
}
