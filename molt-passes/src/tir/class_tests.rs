//! What the types of a value say about `isinstance`.

use crate::builtins;
use crate::infer::classes::{Classes, Native};
use molt_ir::ssa::{Body, ClassId, Value};
use molt_ir::tir::{self, Op, Tir, Type};
use std::sync::Arc;

/// A class that `isinstance` asks for.
#[derive(Clone, PartialEq)]
pub enum Asked {
    /// A class of the program.
    Own(ClassId),
    /// A built-in type.
    Builtin(Arc<str>),
}

/// The classes that the second argument of `isinstance` stands for: one, or a tuple of them.
pub fn asked(body: &Body<Tir>, class: Value) -> Option<Vec<Asked>> {
    if let Some(Op::Tuple { args }) = body.def_op(class) {
        let parts = args.iter().map(|&part| asked(body, part)).collect::<Option<Vec<_>>>()?;
        return Some(parts.concat());
    }
    match body.ty(class) {
        Type::Class(class) => Some(vec![Asked::Own(*class)]),
        Type::Builtin(name) => Some(vec![Asked::Builtin(name.clone())]),
        _ => None,
    }
}

/// Whether a value of one type (no union) is an instance of one of the classes; `None` where the type does not tell.
pub fn holds(program: &tir::Program, classes: &Classes, ty: &Type, asked: &[Asked]) -> Option<bool> {
    let mut all = Some(false);
    for class in asked {
        match one(program, classes, ty, class) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => all = None,
        }
    }
    all
}

fn one(program: &tir::Program, classes: &Classes, ty: &Type, asked: &Asked) -> Option<bool> {
    match asked {
        Asked::Own(class) if !classes.is_told_by_derivation(program, *class) => None,
        Asked::Own(class) => match ty {
            // A statement that runs twice makes two classes.
            Type::Instance(own) if classes.get(*class).derived.contains(own) => classes.get(*class).made_once.then_some(true),
            Type::Instance(_) => Some(false),
            _ => type_name(ty).map(|_| false),
        },
        // Instances derive from no built-in type but exceptions; named tuples are tuples.
        Asked::Builtin(name) if let Type::Instance(class) = ty => match &**name {
            "tuple" if classes.get(*class).native == Native::Tuple => Some(true),
            name => EXACT.contains(&name).then_some(false),
        },
        Asked::Builtin(name) => match (type_name(ty)?, &**name) {
            (_, "object") | ("bool", "int") => Some(true),
            (own, name) if own == name => Some(true),
            (_, name) => EXACT.contains(&name).then_some(false),
        },
    }
}

/// Built-in types which are a base of no other one but `bool`, and of nothing that has a type of its own in `tir`.
const EXACT: &[&str] = &[
    "int",
    "bool",
    "float",
    "complex",
    "str",
    "bytes",
    "bytearray",
    "list",
    "dict",
    "set",
    "frozenset",
    "tuple",
    "range",
    "slice",
];

/// Whether values of a type (no union) certainly have no such attribute, because the type is `None` or a built-in one without it.
pub fn lacks(ty: &Type, name: &str) -> bool {
    match type_name(ty) {
        Some("NoneType") => !name.starts_with("__"),
        Some("bool") => builtins::lacks("int", name),
        Some(kind) => builtins::lacks(kind, name),
        None => false,
    }
}

/// The built-in type whose direct instances have this type.
pub fn type_name(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::None => "NoneType",
        Type::Bool => "bool",
        Type::Int | Type::I64 => "int",
        Type::Float => "float",
        Type::Complex => "complex",
        Type::Str => "str",
        Type::Bytes => "bytes",
        Type::List(_) => "list",
        Type::Dict(..) => "dict",
        Type::Set(_) => "set",
        Type::FrozenSet(_) => "frozenset",
        Type::Tuple(_) | Type::TupleOf(_) => "tuple",
        Type::Range => "range",
        Type::Native(name) if **name == *"bytearray" => "bytearray",
        _ => return None,
    })
}
