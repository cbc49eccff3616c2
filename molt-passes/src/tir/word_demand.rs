//! Which ints of a body are words: 64 bits without sign, as hashes and random numbers are made of.
//!
//! A mask of more than 52 bits says so: `x & 0xFFFFFFFFFFFFFFFF` is a word, and of what it masks only the lowest 64 bits matter,
//! which sums, differences, products and shifts to the left give of operands of which only these are known. What is shifted to
//! the right, and what comes from elsewhere, must be a word itself.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Body, Inst, Op as _, Value};
use molt_ir::tir::effects::is_index;
use molt_ir::tir::ops::{BinaryOp, UnaryOp};
use molt_ir::tir::{Op, Tir, Type};

/// The words of a body.
#[derive(Default)]
pub struct Words {
    /// Ints that are words.
    pub exact: FxHashSet<Value>,
    /// For each instruction that masks, those of which only the lowest 64 bits are needed, operands first.
    pub cut: FxHashMap<Inst, Vec<Inst>>,
}

/// What a word is made by.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Source {
    /// A constant.
    Constant(u64),
    /// An operation on words.
    Computed,
    /// What its block is given.
    Parameter,
    /// Anything else, to be looked at.
    Elsewhere,
}

/// More masks than so are not looked at: the body would be doubled for little.
const MOST: usize = 400;

impl Words {
    /// What the body asks for; nothing where it masks no words.
    pub fn of(body: &Body<Tir>) -> Option<Words> {
        let mut this = Words::default();
        let masks: Vec<Inst> = body.insts().filter(|&inst| masked(body, inst).is_some_and(|(_, mask)| mask >> 52 != 0)).collect();
        if masks.is_empty() || masks.len() > MOST {
            return None;
        }
        masks.iter().for_each(|&inst| this.want(body, body.result(inst)));
        loop {
            let size = this.exact.len();
            for &block in body.blocks() {
                for &inst in &body[block].insts {
                    this.follow(body, inst);
                }
            }
            if this.exact.len() == size {
                return Some(this);
            }
        }
    }

    /// Whether an operation on words gives the value.
    pub fn is_computed(&self, body: &Body<Tir>, value: Value) -> bool {
        self.exact.contains(&value) && source(body, value) == Source::Computed
    }

    /// What is computed of words is a word.
    fn follow(&mut self, body: &Body<Tir>, inst: Inst) {
        let op = &body[inst].op;
        for edge in op.succs() {
            for (&param, &arg) in body[edge.to].params.iter().zip(&edge.args) {
                if self.is_computed(body, arg) && is_int(body, param) {
                    self.want(body, param);
                }
            }
        }
        if !is_exact(body, inst) || is_tried(body, inst) {
            return;
        }
        let known = |v: &Value| self.exact.contains(v) && source(body, *v) != Source::Elsewhere;
        if op.args().iter().any(known) {
            self.want(body, body.result(inst));
        }
    }

    /// The value is to be a word.
    fn want(&mut self, body: &Body<Tir>, value: Value) {
        if !is_int(body, value) || matches!(source(body, value), Source::Constant(_)) || !self.exact.insert(value) {
            return;
        }
        match source(body, value) {
            Source::Computed => {
                let Some(inst) = body.def_inst(value) else { return };
                match masked(body, inst) {
                    Some((operand, _)) => {
                        let mut parts = Vec::new();
                        self.cut(body, operand, &mut parts);
                        self.cut.insert(inst, parts);
                    }
                    None => operands(body, inst).into_iter().for_each(|v| self.want(body, v)),
                }
            }
            Source::Parameter => {
                let block = body.def_block(value);
                let Some(at) = body[block].params.iter().position(|&p| p == value) else { return };
                let given: Vec<Value> = body
                    .blocks()
                    .iter()
                    .flat_map(|&b| body.succs(b))
                    .filter(|edge| edge.to == block)
                    .map(|edge| edge.args[at])
                    .collect();
                given.into_iter().for_each(|v| self.want(body, v));
            }
            Source::Constant(_) | Source::Elsewhere => {}
        }
    }

    /// Of the value only the lowest 64 bits are to be known.
    fn cut(&mut self, body: &Body<Tir>, value: Value, parts: &mut Vec<Inst>) {
        let inst = body.def_inst(value).filter(|&inst| !self.exact.contains(&value) && is_wrapping(body, inst));
        let Some(inst) = inst else { return self.want(body, value) };
        if !parts.contains(&inst) {
            operands(body, inst).into_iter().for_each(|v| self.cut(body, v, parts));
            parts.push(inst);
        }
    }
}

/// Where a word comes from.
pub fn source(body: &Body<Tir>, value: Value) -> Source {
    if let Some(constant) = constant(body, value) {
        return Source::Constant(constant);
    }
    // What is raw already is looked at for its sign.
    if *body.ty(value) == Type::I64 {
        return Source::Elsewhere;
    }
    match body.def_inst(value) {
        Some(inst) if is_exact(body, inst) && !is_tried(body, inst) => Source::Computed,
        Some(_) => Source::Elsewhere,
        None if body.def_block(value) == body.entry() => Source::Elsewhere,
        None => Source::Parameter,
    }
}

/// A constant that is a word.
pub fn constant(body: &Body<Tir>, value: Value) -> Option<u64> {
    match body.def_op(value)? {
        Op::IntConst { value } => value.as_str().parse().ok(),
        _ => None,
    }
}

/// The operands of an operation that are words, where it is one on words; the count of a shift is none.
pub fn operands(body: &Body<Tir>, inst: Inst) -> Vec<Value> {
    match &body[inst].op {
        Op::Binary { args, op: BinaryOp::LShift | BinaryOp::RShift }
        | Op::InPlace { args, op: BinaryOp::LShift | BinaryOp::RShift } => vec![args[0]],
        op => op.args().to_vec(),
    }
}

/// Whether the value is an int, and not one held raw already.
fn is_int(body: &Body<Tir>, value: Value) -> bool {
    matches!(body.ty(value), Type::Int | Type::I64)
}

fn is_tried(body: &Body<Tir>, inst: Inst) -> bool {
    body.block_of(inst).is_some_and(|block| body.tried(block) == Some(inst))
}

/// What a mask is applied to, and the mask.
fn masked(body: &Body<Tir>, inst: Inst) -> Option<(Value, u64)> {
    let (Op::Binary { args: [a, b], op: BinaryOp::And } | Op::InPlace { args: [a, b], op: BinaryOp::And }) = body[inst].op else {
        return None;
    };
    let int = *body.ty(body.result(inst)) == Type::Int && is_int(body, a) && is_int(body, b) && !is_tried(body, inst);
    match (constant(body, a), constant(body, b)) {
        (None, Some(mask)) if int => Some((a, mask)),
        (Some(mask), None) if int => Some((b, mask)),
        _ => None,
    }
}

/// The count of a shift, where it is a constant below 64.
fn shifts_by_constant(body: &Body<Tir>, count: Value) -> bool {
    constant(body, count).is_some_and(|count| count < 64)
}

/// Whether the operation gives a word of words, or of anything by a mask.
fn is_exact(body: &Body<Tir>, inst: Inst) -> bool {
    match &body[inst].op {
        Op::Binary { args, op } | Op::InPlace { args, op } => {
            let ints = *body.ty(body.result(inst)) == Type::Int && args.iter().all(|&v| is_index(body.ty(v)) && is_int(body, v));
            let word = match op {
                BinaryOp::Or | BinaryOp::Xor => args.iter().all(|&v| !is_other_constant(body, v)),
                BinaryOp::And => args.iter().all(|&v| !is_other_constant(body, v)),
                BinaryOp::RShift => shifts_by_constant(body, args[1]),
                _ => false,
            };
            ints && word
        }
        _ => false,
    }
}

/// Whether the value is a constant that is no word.
fn is_other_constant(body: &Body<Tir>, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::IntConst { .. })) && constant(body, value).is_none()
}

/// Whether the lowest 64 bits of the operands tell those of the result.
fn is_wrapping(body: &Body<Tir>, inst: Inst) -> bool {
    if *body.ty(body.result(inst)) != Type::Int || is_tried(body, inst) {
        return false;
    }
    let plain = |v: &Value| is_int(body, *v) && !is_other_constant(body, *v);
    match &body[inst].op {
        Op::Binary { args, op } | Op::InPlace { args, op } => {
            args.iter().all(plain)
                && match op {
                    BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => true,
                    BinaryOp::LShift => shifts_by_constant(body, args[1]),
                    _ => false,
                }
        }
        Op::Unary { args, op } => matches!(op, UnaryOp::Neg | UnaryOp::Invert) && plain(&args[0]),
        _ => false,
    }
}
