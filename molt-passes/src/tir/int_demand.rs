//! Which ints of a body are worth being raw: those that arithmetic, comparison and indexing ask for, and what flows into and
//! out of them.

use fxhash::FxHashSet;
use molt_ir::ssa::{Block, Body, Inst, Op as _, Value};
use molt_ir::tir::effects::{has_length, is_index, is_number};
use molt_ir::tir::ops::{BinaryOp, UnaryOp};
use molt_ir::tir::{Op, Tir, Type};

/// The ints to hold raw.
pub struct Demand {
    raw: FxHashSet<Value>,
    arithmetic: usize,
    watched: FxHashSet<Inst>,
}

impl Demand {
    /// What the body asks for.
    pub fn of(body: &Body<Tir>) -> Demand {
        let mut demand = Demand { raw: FxHashSet::default(), arithmetic: 0, watched: FxHashSet::default() };
        let mut size = usize::MAX;
        while demand.raw.len() != size {
            size = demand.raw.len();
            for &block in body.blocks() {
                for &inst in &body[block].insts {
                    demand.visit(body, inst);
                }
            }
        }
        demand.arithmetic = body.insts().filter(|&i| demand.is_raw_arithmetic(body, i) || asks(body, i)).count();
        demand
    }

    /// Whether holding ints raw saves anything.
    pub fn is_worthwhile(&self) -> bool {
        !self.raw.is_empty() && self.arithmetic > 1
    }

    /// Whether the int is held raw.
    pub fn is_raw(&self, value: Value) -> bool {
        self.raw.contains(&value)
    }

    /// Whether the instruction computes a raw int of raw ints.
    pub fn is_raw_arithmetic(&self, body: &Body<Tir>, inst: Inst) -> bool {
        is_arithmetic(body, inst) && self.raw.contains(&body.result(inst))
    }

    /// Whether the instruction gives an int that always fits, in a form that is raw: the length of a container, a code point.
    pub fn is_raw_length(&self, body: &Body<Tir>, inst: Inst) -> bool {
        gives_length(body, inst) && self.raw.contains(&body.result(inst))
    }

    /// Says that the result of a watched instruction is looked at elsewhere.
    pub fn watched(&mut self, inst: Inst) {
        self.watched.insert(inst);
    }

    /// Whether the results of the instruction are looked at elsewhere.
    pub fn is_watched(&self, inst: Inst) -> bool {
        self.watched.contains(&inst)
    }

    fn want(&mut self, body: &Body<Tir>, value: Value) {
        if *body.ty(value) == Type::Int {
            self.raw.insert(value);
        }
    }

    fn visit(&mut self, body: &Body<Tir>, inst: Inst) {
        let op = &body[inst].op;
        if is_arithmetic(body, inst) {
            let result = body.result(inst);
            // What a loop or a branch computes on, such as a sum that grows, is raw even if nothing else asks.
            let counts = |v: &Value| *body.ty(*v) == Type::Int && body.def_inst(*v).is_none() && is_inner(body, *v);
            // So is what is computed on in turn, and what boxed ints have no short way for.
            let chained = |v: &Value| body.def_inst(*v).is_some_and(|i| is_arithmetic(body, i));
            if is_long(op) || op.args().iter().any(|v| self.raw.contains(v) || counts(v) || chained(v)) {
                self.raw.insert(result);
            }
            if self.raw.contains(&result) {
                op.args().iter().for_each(|&v| self.want(body, v));
            }
        } else if asks(body, inst) {
            let wanted: &[Value] = match op {
                Op::GetItem { args } => &args[1..],
                Op::SetItem { args } => &args[1..2],
                op => op.args(),
            };
            wanted.iter().for_each(|&v| self.want(body, v));
        }
        for edge in op.succs() {
            self.pass(body, edge.to, &edge.args);
        }
    }

    /// A parameter is raw when something asks for it, or when a computed int reaches it.
    fn pass(&mut self, body: &Body<Tir>, to: Block, args: &[Value]) {
        for (&param, &arg) in body[to].params.iter().zip(args) {
            if *body.ty(param) != Type::Int {
                continue;
            }
            let computed =
                self.raw.contains(&arg) && body.def_inst(arg).is_none_or(|i| is_arithmetic(body, i)) && is_inner(body, arg);
            if computed {
                self.raw.insert(param);
            }
            if self.raw.contains(&param) {
                self.want(body, arg);
            }
        }
    }
}

/// Whether the value is no parameter of the function.
fn is_inner(body: &Body<Tir>, value: Value) -> bool {
    body.def_inst(value).is_some() || body.def_block(value) != body.entry()
}

/// Whether the operation is one on ints that gives an int, and its machine form pays.
fn is_arithmetic(body: &Body<Tir>, inst: Inst) -> bool {
    let plain = |v: &Value| is_index(body.ty(*v)) && !is_huge(body, *v);
    match &body[inst].op {
        Op::Binary { args, op } | Op::InPlace { args, op } => {
            use BinaryOp::*;
            let machine = matches!(op, Add | Sub | Mul | FloorDiv | Mod | LShift | RShift | And | Or | Xor);
            *body.ty(body.result(inst)) == Type::Int && machine && args.iter().all(plain)
        }
        Op::Unary { args, op: UnaryOp::Neg | UnaryOp::Invert } => *body.ty(body.result(inst)) == Type::Int && plain(&args[0]),
        _ => false,
    }
}

/// Whether the operation reads a length or a code point.
fn gives_length(body: &Body<Tir>, inst: Inst) -> bool {
    let Op::CallBuiltin { args, name } = &body[inst].op else { return false };
    let [operand] = args[..] else { return false };
    match name.as_str() {
        "builtins.len" => has_length(body.ty(operand)),
        "builtins.ord" => *body.ty(operand) == Type::Str,
        _ => false,
    }
}

/// Whether the operation on boxed ints is a call in any case.
fn is_long(op: &Op) -> bool {
    use BinaryOp::{FloorDiv, Mod, Mul};
    matches!(op, Op::Binary { op: Mul | FloorDiv | Mod, .. } | Op::InPlace { op: Mul | FloorDiv | Mod, .. })
}

/// Whether the result may not fit 64 bits, or the divisor may be one that needs care.
pub fn is_checked(body: &Body<Tir>, inst: Inst) -> bool {
    match &body[inst].op {
        Op::Binary { args, op } | Op::InPlace { args, op } => match op {
            BinaryOp::FloorDiv | BinaryOp::Mod => !matches!(constant(body, args[1]), Some(d) if d != 0 && d != -1),
            BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::RShift => false,
            _ => true,
        },
        Op::Unary { op, .. } => *op == UnaryOp::Neg,
        _ => false,
    }
}

/// Whether the operation is cheaper on raw ints, whatever it gives.
fn asks(body: &Body<Tir>, inst: Inst) -> bool {
    let sequence = |v: Value| matches!(body.ty(v), Type::List(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Str);
    match &body[inst].op {
        Op::Compare { args, .. } => args.iter().all(|&v| is_number(body.ty(v)) && !is_huge(body, v)),
        Op::Binary { args, .. } | Op::InPlace { args, .. } => {
            let float = args.iter().any(|&v| *body.ty(v) == Type::Float);
            let divides = *body.ty(body.result(inst)) == Type::Float;
            (float || divides) && args.iter().all(|&v| is_number(body.ty(v)) && !is_huge(body, v))
        }
        Op::Truth { .. } => true,
        Op::GetItem { args } | Op::SetItem { args: [args @ .., _] } => sequence(args[0]) && is_index(body.ty(args[1])),
        _ => false,
    }
}

/// Whether the value is a constant beyond 64 bits.
fn is_huge(body: &Body<Tir>, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::IntConst { value }) if value.as_str().parse::<i64>().is_err())
}

fn constant(body: &Body<Tir>, value: Value) -> Option<i64> {
    match body.def_op(value)? {
        Op::IntConst { value } => value.as_str().parse().ok(),
        _ => None,
    }
}
