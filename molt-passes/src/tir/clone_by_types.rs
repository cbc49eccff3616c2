//! `clone-by-types` · tir → tir
//!
//! ```text
//! %1 = call %0, %4   where %0 : func[@total], %4 : list[int]      ⇒   %1 = call_direct %4 {func: @total.1}
//! %2 = call %0, %5   where %0 : func[@total], %5 : list[str]      ⇒   %2 = call_direct %5 {func: @total.2}
//! fn @total(%0: list[union[int, str]])                                fn @total.1(%0: list[int])   fn @total.2(%0: list[str])
//! ```
//!
//! Inference does not tell callers apart: a function that is called with ints here and strings there has parameters that may be either,
//! and so has all that it calls. Here such a function gets a copy for each combination of argument types, and the types are inferred
//! again; so the contexts are those of the Cartesian product algorithm (Agesen, *The Cartesian Product Algorithm*, ECOOP 1995), found by
//! copying. A method that several classes inherit gets a copy for each class of `self`, which is customisation (Chambers and Ungar, PLDI
//! 1989). What the copies call is told apart in the next round.
//!
//! Types of a body hold for the calls that it had when they were found. A new copy has calls that its original had, so what was known of the
//! original holds for it; a call goes to a copy of an earlier round only where that cannot tell it from those it had. A recursive call in a
//! new copy goes to the copy itself where its arguments may be of the copy's types.
//!
//! Caveats: functions with closures, those that make classes, and those that are called with too many combinations stay single; nested
//! functions are copied with the one that makes them. `None` beside one other type is no reason to copy.

use super::direct_calls::make_direct;
use super::infer_types::InferTypes;
use super::inline::{operands_fit, size};
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::options;
use molt_ir::ssa::{Body, FuncId, Inst, Language, Op as _};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Op, Tir, Type};
use std::collections::BTreeMap;

/// See the module.
pub struct CloneByTypes;

options! {
    /// How far functions are copied. Sizes are in operations that do some work.
    pub struct CloneByTypesOptions {
        /// The largest number of copies of one function.
        max_copies: usize = 6,
        /// The largest function that is copied.
        max_size: usize = 300,
        /// How much all copies may add to the program, in hundredths of it.
        max_growth: usize = 50,
        /// What all copies may add to a small program.
        least_growth: usize = 2000,
        /// What all copies may add to a large program, most of which is the library.
        most_growth: usize = 8000,
        /// How often types are inferred again.
        rounds: usize = 3,
    }
}

impl Pass for CloneByTypes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = CloneByTypesOptions;
    const NAME: &'static str = "clone-by-types";
    const SUMMARY: &'static str = "copies functions for the types that they are called with, and infers types again";

    fn run(options: &CloneByTypesOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let whole: usize = program.ids().map(|id| size(program, id)).sum();
        let room = (whole * options.max_growth / 100).clamp(options.least_growth, options.most_growth.max(options.least_growth));
        let mut cloner = Cloner { options, room, told_apart: BTreeMap::new(), copies: FxHashMap::default() };
        for _ in 0..options.rounds {
            cloner.choose(program);
            let chosen: FxHashSet<FuncId> = cloner.told_apart.keys().copied().collect();
            if chosen.is_empty() {
                break;
            }
            make_direct(program, Some(&chosen), cx);
            if !cloner.copy(program, cx) {
                break;
            }
            InferTypes::run(&(), program, cx)?;
        }
        Ok(())
    }
}

/// The types of the arguments that are told apart; none for one that may be of several.
type Signature = Vec<Option<Type>>;

struct Cloner<'a> {
    options: &'a CloneByTypesOptions,
    /// How many more operations the copies may have.
    room: usize,
    /// Functions with parameters of several types, and which parameters these are.
    told_apart: BTreeMap<FuncId, Vec<usize>>,
    copies: FxHashMap<(FuncId, Signature), FuncId>,
}

impl Cloner<'_> {
    /// Finds the functions that different types meet in.
    fn choose(&mut self, program: &tir::Program) {
        for (id, function) in program.functions() {
            let plain = matches!(function.header.kind, FunctionKind::Function | FunctionKind::Lambda | FunctionKind::Generator);
            if !plain || function.header.closure || self.told_apart.contains_key(&id) || !can_be_copied(&function.body) {
                continue;
            }
            let params = &function.body[function.body.entry()].params;
            let mixed: Vec<usize> = (0..params.len()).filter(|&at| is_mixed(function.body.ty(params[at]))).collect();
            if !mixed.is_empty() && size(program, id) <= self.options.max_size {
                self.told_apart.insert(id, mixed);
            }
        }
    }

    /// Sends calls to copies for the types of their arguments; whether one was made.
    fn copy(&mut self, program: &mut tir::Program, cx: &mut PassCx) -> bool {
        let mut made = false;
        for (callee, signatures) in self.calls(program) {
            let count = signatures.len() + self.copies.keys().filter(|(func, _)| *func == callee).count();
            if count > self.options.max_copies {
                continue;
            }
            for (signature, mut calls) in signatures {
                let key = (callee, signature);
                if let Some(&copy) = self.copies.get(&key) {
                    calls.retain(|&(caller, inst)| {
                        let serves = serves(program, copy, (caller, inst));
                        if serves {
                            retarget(&mut program[caller].body, inst, copy);
                            made = true;
                        }
                        !serves
                    });
                }
                let cost = size(program, callee);
                if calls.is_empty() || cost > self.room || !leave(cx, "copy") {
                    continue;
                }
                self.room -= cost;
                let copy = clone(program, callee);
                self.keep_recursion(program, callee, copy, &key.1);
                for (caller, inst) in calls {
                    retarget(&mut program[caller].body, inst, copy);
                }
                self.copies.insert(key, copy);
                made = true;
            }
        }
        made
    }

    /// The direct calls of the functions that are told apart, by the types of their arguments.
    fn calls(&self, program: &tir::Program) -> BTreeMap<FuncId, BTreeMap<Signature, Vec<(FuncId, Inst)>>> {
        let mut calls: BTreeMap<FuncId, BTreeMap<Signature, Vec<(FuncId, Inst)>>> = BTreeMap::new();
        for (caller, function) in program.functions() {
            for inst in function.body.insts() {
                let Some(callee) = Tir::direct_call(&function.body[inst].op) else { continue };
                let Some(signature) = self.signature(&function.body, inst, callee) else { continue };
                if signature.iter().any(Option::is_some) {
                    calls.entry(callee).or_default().entry(signature).or_default().push((caller, inst));
                }
            }
        }
        calls
    }

    /// The types of the arguments of a call that matter; nothing where the call is never reached or its callee is not told apart.
    fn signature(&self, body: &Body<Tir>, call: Inst, callee: FuncId) -> Option<Signature> {
        let args = body[call].op.args();
        let told_apart = self.told_apart.get(&callee)?;
        if args.iter().any(|&arg| *body.ty(arg) == Type::Never) {
            return None;
        }
        let of = |&at: &usize| args.get(at).map(|&arg| body.ty(arg)).filter(|ty| !is_mixed(ty)).map(coarse);
        Some(told_apart.iter().map(of).collect())
    }

    /// Calls of the function within its copy go to the copy, where the arguments may be of its types.
    fn keep_recursion(&self, program: &mut tir::Program, callee: FuncId, copy: FuncId, signature: &Signature) {
        let body = &mut program[copy].body;
        for inst in body.insts().collect::<Vec<_>>() {
            if Tir::direct_call(&body[inst].op) != Some(callee) {
                continue;
            }
            let Some(given) = self.signature(body, inst, callee) else { continue };
            if given.iter().zip(signature).all(|(given, own)| given.is_none() || own.is_none() || given == own) {
                retarget(body, inst, copy);
            }
        }
    }
}

/// Whether a call may go to a copy of an earlier round. What is known of the values of that holds for the calls it had, and more than types
/// has gone into it, so all its parameters must be of types that say everything that inference knows of a value.
fn serves(program: &tir::Program, copy: FuncId, (caller, call): (FuncId, Inst)) -> bool {
    let (from, to) = (&program[caller].body, &program[copy].body);
    let params = &to[to.entry()].params;
    operands_fit(from, call, to) && params.iter().all(|&param| says_everything(to.ty(param)))
}

/// Whether inference tells no two values of the type apart: it knows what lies under the keys of a dict, and what an iterator runs.
fn says_everything(ty: &Type) -> bool {
    match ty {
        Type::None | Type::Bool | Type::I64 | Type::Int | Type::Float | Type::Complex | Type::Str | Type::Bytes => true,
        Type::Instance(_) | Type::Class(_) | Type::Function(_) => true,
        Type::List(item) | Type::Set(item) | Type::FrozenSet(item) | Type::TupleOf(item) => says_everything(item),
        Type::Tuple(items) | Type::Union(items) => items.iter().all(says_everything),
        _ => false,
    }
}

/// Whether a copy of the body does what the body does: a class statement makes a class each time, but there is one table of it.
fn can_be_copied(body: &Body<Tir>) -> bool {
    !body.is_empty() && !body.insts().any(|inst| matches!(body[inst].op, Op::MakeClass { .. }))
}

/// A copy of a function, and of those that it makes.
fn clone(program: &mut tir::Program, func: FuncId) -> FuncId {
    let copy = program[func].clone();
    let copy = program.add(copy);
    for inst in program[copy].body.insts().collect::<Vec<_>>() {
        if let Op::MakeFunction { func: nested, .. } = program[copy].body[inst].op {
            let own = clone(program, nested);
            if let Op::MakeFunction { func, .. } = &mut program[copy].body[inst].op {
                *func = own;
            }
        }
    }
    copy
}

fn retarget(body: &mut Body<Tir>, call: Inst, target: FuncId) {
    if let Op::CallDirect { func, .. } = &mut body[call].op {
        *func = target;
    }
}

/// Whether a value may be of several types, `None` aside, or hold such values.
fn is_mixed(ty: &Type) -> bool {
    match ty {
        Type::Any => true,
        Type::Union(members) => {
            let mut others = members.iter().filter(|member| !matches!(member, Type::None | Type::Unbound));
            let first = others.next();
            others.next().is_some() || first.is_some_and(is_mixed)
        }
        Type::List(item) | Type::Set(item) | Type::FrozenSet(item) | Type::TupleOf(item) | Type::Iterator(item) | Type::Cell(item) => {
            is_mixed(item)
        }
        Type::Dict(parts) => is_mixed(&parts.0) || is_mixed(&parts.1),
        Type::Tuple(items) => items.iter().any(is_mixed),
        _ => false,
    }
}

/// The type as far as copies are told apart by it: without `None`, and with ints of all sizes alike.
fn coarse(ty: &Type) -> Type {
    match ty {
        Type::I64 => Type::Int,
        Type::Union(members) => members.iter().find(|m| !matches!(m, Type::None | Type::Unbound)).map_or(Type::None, coarse),
        other => other.clone(),
    }
}
