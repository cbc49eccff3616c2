//! `split-numbers` · tir → tir
//!
//! ```text
//! jump -> ^bb1(%zero)                           ⇒   jump -> ^bb1(%0.0, %true)
//! ^bb1(%1: union[int, float]):                      ^bb1(%1: float, %2: bool):
//!   %3 = in_place %1, %x {op: add} : float            %3 = in_place %1, %x {op: add} : float
//!   br %more -> ^bb1(%3), ^done(%1)                   %4 = select %2, %zero, %1
//!                                                     br %more -> ^bb1(%3, %false), ^done(%4)
//! ```
//!
//! Sums of floats mostly begin with the int 0, which stays when nothing is added. As one boxed value such a variable is looked at,
//! unboxed and boxed again at every step. Here it is a float beside a flag that says whether it is still the int: arithmetic with a
//! float turns the int into a float anyway, and only what looks at the variable otherwise puts the two together again.
//!
//! Exact, since there is one int, a constant that floats hold exactly.
//!
//! Caveats: where the ints that meet are several, or are no constants, the variable stays boxed.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Block, Body, Edge, Inst, Op as _, Value};
use molt_ir::text::{BigText, F64};
use tir::ops::BinaryOp;
use tir::{Op, Tir, Type};

/// Variables that are a constant int at first and floats from then on.
pub struct SplitNumbers;

impl Pass for SplitNumbers {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "split-numbers";
    const SUMMARY: &'static str = "holds what is a constant int until it is a float as a float and a flag";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        each_body(program, cx, |body, cx| {
            let params = candidates(body);
            if !params.is_empty() && leave(cx, "split") {
                split(body, params);
            }
        });
        Ok(())
    }
}

/// Ints up to this magnitude are no objects, and exact as doubles.
const SMALL: i64 = 1 << 49;

/// What comes to a parameter besides floats.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    /// Nothing.
    Floats,
    /// One constant.
    Constant(i64),
    /// More than that.
    Other,
}

impl Held {
    fn join(self, other: Held) -> Held {
        match (self, other) {
            (Held::Floats, held) | (held, Held::Floats) => held,
            (a, b) if a == b => a,
            _ => Held::Other,
        }
    }
}

/// The parameters to split, with the int that each may be.
fn candidates(body: &Body<Tir>) -> FxHashMap<Value, i64> {
    let mut held: FxHashMap<Value, Held> = FxHashMap::default();
    for &block in &body.blocks()[1..] {
        held.extend(body[block].params.iter().filter(|&&p| is_int_or_float(body.ty(p))).map(|&p| (p, Held::Floats)));
    }
    if held.is_empty() {
        return FxHashMap::default();
    }
    let flows: Vec<(Value, Value)> = edges(body)
        .flat_map(|edge| edge.args.iter().copied().zip(body[edge.to].params.iter().copied()))
        .filter(|(_, param)| held.contains_key(param))
        .collect();
    loop {
        let mut changed = false;
        for &(arg, param) in &flows {
            let given = match body.def_op(arg) {
                _ if *body.ty(arg) == Type::Float => Held::Floats,
                Some(Op::IntConst { value }) => match value.as_str().parse() {
                    Ok(value) if (-SMALL..=SMALL).contains(&value) => Held::Constant(value),
                    _ => Held::Other,
                },
                _ => held.get(&arg).copied().unwrap_or(Held::Other),
            };
            let new = held[&param].join(given);
            changed |= held.insert(param, new) != Some(new);
        }
        if !changed {
            break;
        }
    }
    let constants: FxHashMap<Value, i64> =
        held.into_iter().filter_map(|(p, held)| if let Held::Constant(value) = held { Some((p, value)) } else { None }).collect();
    worthwhile(body, &flows, constants)
}

/// Those of which float arithmetic uses one that they flow into, or that flows into them.
fn worthwhile(body: &Body<Tir>, flows: &[(Value, Value)], params: FxHashMap<Value, i64>) -> FxHashMap<Value, i64> {
    let used = body.insts().flat_map(|inst| as_float(body, inst));
    let mut wanted: FxHashSet<Value> = used.filter(|value| params.contains_key(value)).collect();
    loop {
        let before = wanted.len();
        for (arg, param) in flows.iter().filter(|(arg, param)| params.contains_key(arg) && params.contains_key(param)) {
            if wanted.contains(arg) || wanted.contains(param) {
                wanted.extend([arg, param]);
            }
        }
        if wanted.len() == before {
            return params.into_iter().filter(|(param, _)| wanted.contains(param)).collect();
        }
    }
}

/// The operands that an instruction takes as floats, whatever number they are, because the other one is a float.
fn as_float(body: &Body<Tir>, inst: Inst) -> impl Iterator<Item = Value> + use<> {
    use BinaryOp::*;
    let operands = match &body[inst].op {
        Op::Binary { args, op: Add | Sub | Mul | TrueDiv } | Op::InPlace { args, op: Add | Sub | Mul | TrueDiv } => Some(*args),
        Op::Compare { args, .. } => Some(*args),
        _ => None,
    };
    let is_float = |v: Value| *body.ty(v) == Type::Float;
    let taken = operands.map(|[a, b]| [(a, is_float(b)), (b, is_float(a))]);
    taken.into_iter().flatten().filter(|&(_, beside)| beside).map(|(value, _)| value)
}

fn is_int_or_float(ty: &Type) -> bool {
    let is_int = |member: &Type| matches!(member, Type::Int | Type::I64);
    let members = ty.members();
    members.contains(&Type::Float) && members.iter().any(is_int) && members.iter().all(|m| is_int(m) || *m == Type::Float)
}

fn edges(body: &Body<Tir>) -> impl Iterator<Item = &Edge> {
    body.blocks().iter().flat_map(|&block| body.succs(block))
}

/// A body while parameters of it are split.
struct Split<'a> {
    body: &'a mut Body<Tir>,
    /// The parameters, with the int that each may be.
    params: FxHashMap<Value, i64>,
    /// The types that they had.
    types: FxHashMap<Value, Type>,
    /// The flags beside them.
    flags: FxHashMap<Value, Value>,
    /// Where they are taken as floats.
    floats: FxHashSet<(Inst, Value)>,
    /// Each int, and the same as a float.
    ints: FxHashMap<i64, [Value; 2]>,
    /// `False` and `True`.
    bools: [Value; 2],
}

fn split(body: &mut Body<Tir>, params: FxHashMap<Value, i64>) {
    let floats = body.insts().flat_map(|inst| as_float(body, inst).map(move |value| (inst, value))).collect();
    let types = params.keys().map(|&param| (param, body.ty(param).clone())).collect();
    let first = body[body.entry()].insts[0];
    let mut make = |op: Op, ty: Type| {
        let made = body.insert_before(first, op, &[ty]);
        body.result(made)
    };
    let bools = [false, true].map(|value| make(Op::BoolConst { value }, Type::Bool));
    let mut values: Vec<i64> = params.values().copied().collect();
    values.sort_unstable();
    values.dedup();
    let pair = |value: i64| {
        let int = Op::IntConst { value: BigText::new(&value.to_string()).expect("digits are an int") };
        (value, [make(int, Type::I64), make(Op::FloatConst { value: F64::from(value as f64) }, Type::Float)])
    };
    let ints = values.into_iter().map(pair).collect();
    let mut flags = FxHashMap::default();
    for block in body.blocks().to_vec() {
        let own: Vec<Value> = body[block].params.iter().copied().filter(|param| params.contains_key(param)).collect();
        for param in own {
            flags.insert(param, body.add_param(block, Type::Bool));
            body[param].ty = Type::Float;
        }
    }
    let mut split = Split { body, params, types, flags, floats, ints, bools };
    for block in split.body.blocks().to_vec() {
        let insts: Vec<Inst> = split.body[block].insts.clone();
        for inst in insts {
            split.operands(block, inst);
        }
        for n in 0..split.body.succs(block).len() {
            split.arguments(block, n);
        }
    }
}

impl Split<'_> {
    /// Gives an instruction the number that a parameter is, unless a float will do.
    fn operands(&mut self, block: Block, inst: Inst) {
        for n in 0..self.body[inst].op.args().len() {
            let value = self.body[inst].op.args()[n];
            if self.params.contains_key(&value) && !self.floats.contains(&(inst, value)) {
                let whole = self.whole(block, inst, value);
                self.body[inst].op.args_mut()[n] = whole;
            }
        }
    }

    /// Gives the parameters of an edge what they want: the number, or the float and the flag.
    fn arguments(&mut self, source: Block, n: usize) {
        let edge = self.body.succs(source)[n].clone();
        let Some(last) = self.body.terminator(source) else { return };
        let params = self.body[edge.to].params.to_vec();
        let mut args = edge.args.clone();
        for (index, &arg) in edge.args.iter().enumerate() {
            let (int, flag) = (self.params.get(&params[index]).copied(), self.flags.get(&arg).copied());
            match (int, flag) {
                (None, None) => {}
                (None, Some(_)) => args[index] = self.whole(source, last, arg),
                (Some(_), Some(flag)) => args.push(flag),
                (Some(_), None) if *self.body.ty(arg) == Type::Float => args.push(self.bools[0]),
                (Some(int), None) => {
                    args[index] = self.ints[&int][1];
                    args.push(self.bools[1]);
                }
            }
        }
        self.body.succs_mut(source)[n].args = args;
    }

    /// The number that a parameter is, for an instruction of a block. A `try` and the instruction that it watches stay together.
    fn whole(&mut self, block: Block, inst: Inst, param: Value) -> Value {
        let op = Op::Select { args: [self.flags[&param], self.ints[&self.params[&param]][0], param] };
        let before = if self.body.terminator(block) == Some(inst) { self.body.tried(block).unwrap_or(inst) } else { inst };
        let made = self.body.insert_before(before, op, &[self.types[&param].clone()]);
        self.body.result(made)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    fn split(body: &str) -> String {
        after::<SplitNumbers>(&(), program(&[("f", body)])).remove(0)
    }

    const SUM: &str = "^bb0(%0: list[float], %1: float):
             %2 = int {value: 0} : i64
             jump -> ^bb1(%2)
           ^bb1(%3: union[int, float]):
             %4 = compare %3, %1 {op: lt} : bool
             br %4 -> ^bb2, ^bb3(%3)
           ^bb2():
             %5 = in_place %3, %1 {op: add} : float
             jump -> ^bb1(%5)
           ^bb3(%6: union[int, float]):
             ret %6";

    #[test]
    fn a_sum_of_floats_is_a_float_with_a_flag() {
        let expected = "^bb0(%0: list[float], %1: float):
             %2 = bool {value: false} : bool
             %3 = bool {value: true} : bool
             %4 = int {value: 0} : i64
             %5 = float {value: 0.0} : float
             %6 = int {value: 0} : i64
             jump -> ^bb1(%5, %3)
           ^bb1(%7: float, %8: bool):
             %9 = compare %7, %1 {op: lt} : bool
             br %9 -> ^bb2, ^bb3(%7, %8)
           ^bb2():
             %10 = in_place %7, %1 {op: add} : float
             jump -> ^bb1(%10, %2)
           ^bb3(%11: float, %12: bool):
             %13 = select %12, %4, %11 : union[int, float]
             ret %13";
        assert_eq!(split(SUM), unindent(expected));
    }

    #[test]
    fn several_ints_or_no_arithmetic_with_floats_leave_it_whole() {
        let whole = |body: &str| assert!(split(body).contains("^bb1(%3: union[int, float])"), "{}", split(body));
        whole(&SUM.replace("jump -> ^bb1(%5)", "%7 = int {value: 1} : i64 jump -> ^bb1(%7)"));
        whole(&SUM.replace("%3, %1", "%3, %3").replace("%4 = compare %3, %3 {op: lt} : bool", "%4 = compare %1, %1 {op: lt} : bool"));
        whole(&SUM.replace("%2 = int {value: 0} : i64", "%2 = int {value: 9007199254740993} : i64"));
    }
}
