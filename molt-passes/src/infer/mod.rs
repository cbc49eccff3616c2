//! What is known of the whole program before it runs: which class an object is of, what containers hold, which function a
//! call reaches. A closed world makes it possible: every caller of every function is in sight, or the function is open to all.
//!
//! [`classes`] reads the hierarchy off the class statements; [`solver`] is a fixed point over sets of atoms ([`domain`]) with one
//! variable for each allocation site, field, cell and global; [`transfer`] says what each operation does to them; [`types`] turns
//! what was found into the types that `tir` carries.
//!
//! The analysis is Andersen's (inclusion constraints, field-sensitive, by allocation site) and does not tell contexts apart:
//! the pass `clone-by-types` copies functions for the types they are called with, and runs it again (decision 13).

pub mod bound_globals;
pub mod classes;
mod domain;
mod initialised;
pub mod patterns;
mod solver;
mod transfer;
pub mod types;
pub mod visits;

use bound_globals::Calls;
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{self, Type};
use solver::Solver;
use types::Types;

/// What was found, ready to be written down.
pub struct Inferred {
    /// For each function that is reached, by id, the type of each value and of the result.
    pub functions: Vec<Option<(Vec<Type>, Type)>>,
    /// The type of each global.
    pub globals: Vec<Type>,
    /// The types of fields of instances of exactly a class.
    pub fields: Vec<(molt_ir::ssa::ClassId, String, Type)>,
    /// The fields that every instance of exactly a class has.
    pub always_set: Vec<(molt_ir::ssa::ClassId, String)>,
    /// Which functions call which.
    pub calls: Calls,
    /// The classes to which unknown code assigns nothing.
    pub closed: Vec<molt_ir::ssa::ClassId>,
    /// The classes that unknown code has neither itself nor by an instance.
    pub hidden: Vec<molt_ir::ssa::ClassId>,
}

/// Infers the types of a program.
pub fn infer(program: &tir::Program) -> Inferred {
    let mut solver = Solver::new(program);
    solver.run();
    let types = Types::new(&solver);
    let functions = (0..program.id_count())
        .map(|index| {
            let vars = &solver.functions[index];
            if !vars.reached {
                return None;
            }
            let values = solver.values[index].iter().map(|set| types.of(set)).collect();
            let plain = |kind| matches!(kind, FunctionKind::Function | FunctionKind::Lambda);
            let function = program.get(molt_ir::ssa::FuncId::at(index))?;
            let result = if plain(function.header.kind) { types.of(&solver.peek(vars.result)) } else { Type::Any };
            Some((values, result))
        })
        .collect();
    let globals =
        (0..program.header.globals.len()).map(|g| types.of(&solver.peek(solver.global(g))).join(&Type::Unbound)).collect();
    let mut fields: Vec<_> = solver.fields().map(|(class, name, set)| (class, name.to_owned(), types.of(&set))).collect();
    drop(types);
    fields.sort();
    let always_set = initialised::always_set(&mut solver);
    let closed = solver.classes.ids().filter(|&c| !solver.may_be_rewritten(c)).collect();
    let hidden = solver.classes.ids().filter(|&c| solver.is_hidden(c)).collect();
    let open = solver.functions.iter().map(|function| function.open || function.inspected).collect();
    let calls = Calls { edges: std::mem::take(&mut solver.calls), open };
    Inferred { functions, globals, fields, always_set, calls, closed, hidden }
}
