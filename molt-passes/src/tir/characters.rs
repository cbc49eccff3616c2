//! Which strings of a body are single characters, or empty, and their code points.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Block, Body, Inst, Op as _, Value, Values};
use molt_ir::text::BigText;
use molt_ir::tir::{Op, Tir, Type};

/// The code of the empty string: below all code points, as the empty string is below all strings.
const EMPTY: i64 = -1;

/// The strings of a body that have one character at most, but for constants.
pub struct Characters {
    /// Taken from a string by an index.
    items: FxHashMap<Value, Inst>,
    /// Parameters of blocks that receive only such: what each edge brings.
    params: FxHashMap<Value, Vec<(Block, usize, Value)>>,
    /// Those of them that may be empty.
    empty: FxHashSet<Value>,
    /// The code points made so far.
    codes: FxHashMap<Value, Value>,
}

impl Characters {
    /// Looks through a body.
    pub fn of(body: &Body<Tir>) -> Characters {
        let taken = |&inst: &Inst| match body[inst].op {
            Op::ItemAt { args: [text, index] } | Op::GetItem { args: [text, index] } => {
                let watched = body.block_of(inst).and_then(|block| body.tried(block)) == Some(inst);
                *body.ty(text) == Type::Str && *body.ty(index) == Type::I64 && !watched
            }
            _ => false,
        };
        let items = body.insts().filter(taken).map(|inst| (body.result(inst), inst)).collect();
        let mut this = Characters { items, params: received(body), empty: FxHashSet::default(), codes: FxHashMap::default() };
        loop {
            let other = |ways: &Vec<(Block, usize, Value)>| ways.iter().any(|&(.., value)| !this.is_short(body, value));
            let others: Vec<Value> = this.params.iter().filter(|(_, ways)| other(ways)).map(|(&param, _)| param).collect();
            if others.is_empty() {
                break;
            }
            others.iter().for_each(|param| drop(this.params.remove(param)));
        }
        loop {
            let size = this.empty.len();
            let found = |ways: &Vec<(Block, usize, Value)>| ways.iter().any(|&(.., value)| this.may_be_empty(body, value));
            let more: Vec<Value> = this.params.iter().filter(|(_, ways)| found(ways)).map(|(&param, _)| param).collect();
            this.empty.extend(more);
            if this.empty.len() == size {
                return this;
            }
        }
    }

    /// Whether the body has none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.params.is_empty()
    }

    /// Whether the value is one.
    pub fn contains(&self, value: Value) -> bool {
        self.items.contains_key(&value) || self.params.contains_key(&value)
    }

    /// Whether the value may be the empty string.
    pub fn may_be_empty(&self, body: &Body<Tir>, value: Value) -> bool {
        self.empty.contains(&value) || constant(body, value).is_some_and(<[u32]>::is_empty)
    }

    /// Whether the value is one of them or a constant of the kind.
    fn is_short(&self, body: &Body<Tir>, value: Value) -> bool {
        self.contains(value) || constant(body, value).is_some_and(|points| points.len() <= 1)
    }

    /// The code point of a value, or of a constant, for use in `before`; below 0 for the empty string.
    pub fn code(&mut self, body: &mut Body<Tir>, value: Value, before: Inst) -> Value {
        if let Some(points) = constant(body, value) {
            let code = points.first().map_or(EMPTY, |&point| point.into());
            return int(body, before, code);
        }
        if !self.codes.contains_key(&value) {
            self.make(body, value);
        }
        self.codes[&value]
    }

    /// Makes the code point of a value, and of all that come to it.
    fn make(&mut self, body: &mut Body<Tir>, value: Value) {
        // All parameters first: each edge gets their arguments in this order.
        let (mut open, mut made) = (vec![value], vec![]);
        while let Some(value) = open.pop() {
            if self.codes.contains_key(&value) {
                continue;
            }
            if let Some(&inst) = self.items.get(&value) {
                self.codes.insert(value, code_of(body, inst));
            } else if let Some(ways) = self.params.get(&value) {
                let block = body.def_block(value);
                self.codes.insert(value, body.add_param(block, Type::I64));
                open.extend(ways.iter().map(|&(.., value)| value));
                made.push(value);
            }
        }
        for param in made {
            for (source, edge, value) in self.params[&param].clone() {
                // A way is gone where what was tried there is compared in place, and raises no more.
                if body.succs(source).get(edge).is_none_or(|way| way.to != body.def_block(param)) {
                    continue;
                }
                let last = body.tried(source).or(body.terminator(source)).expect("an edge leaves the block");
                let code = self.code(body, value, last);
                body.succs_mut(source)[edge].args.push(code);
            }
        }
    }

    /// Removes the strings of which only the code points are needed. These raise what the strings would have raised.
    pub fn remove_unused(self, body: &mut Body<Tir>) {
        let mut live: FxHashSet<Value> =
            body.insts().flat_map(|inst| body[inst].op.args().iter().copied().collect::<Values>()).collect();
        for &block in body.blocks() {
            for edge in body.succs(block) {
                let others = edge.args.iter().zip(&body[edge.to].params).filter(|(_, param)| !self.made(param));
                live.extend(others.map(|(&arg, _)| arg));
            }
        }
        let mut open: Vec<Value> = self.params.keys().copied().filter(|param| live.contains(param)).collect();
        while let Some(param) = open.pop() {
            for &(.., value) in &self.params[&param] {
                if live.insert(value) && self.params.contains_key(&value) {
                    open.push(value);
                }
            }
        }
        body.retain_all_params(|param| !self.made(&param) || live.contains(&param));
        for (value, inst) in self.items {
            if self.codes.contains_key(&value) && !live.contains(&value) {
                body.remove(inst);
            }
        }
    }

    /// Whether the value is a parameter that has a code point beside it.
    fn made(&self, param: &Value) -> bool {
        self.params.contains_key(param) && self.codes.contains_key(param)
    }
}

/// What each parameter of a block that is a string receives: the source and the edge. Not the function's own.
fn received(body: &Body<Tir>) -> FxHashMap<Value, Vec<(Block, usize, Value)>> {
    let mut received: FxHashMap<Value, Vec<(Block, usize, Value)>> = FxHashMap::default();
    for &source in body.blocks() {
        for (n, edge) in body.succs(source).iter().enumerate() {
            for (&param, &arg) in body[edge.to].params.iter().zip(&edge.args) {
                if *body.ty(param) == Type::Str && edge.to != body.entry() {
                    received.entry(param).or_default().push((source, n, arg));
                }
            }
        }
    }
    received
}

/// The code points of a constant.
pub fn constant(body: &Body<Tir>, value: Value) -> Option<&[u32]> {
    match body.def_op(value) {
        Some(Op::StrConst { value }) => Some(value.code_points()),
        _ => None,
    }
}

/// A raw int.
pub fn int(body: &mut Body<Tir>, before: Inst, value: i64) -> Value {
    let value = BigText::new(&value.to_string()).expect("canonical digits");
    let made = body.insert_before(before, Op::IntConst { value }, &[Type::I64]);
    body.result(made)
}

/// The code point beside a character.
fn code_of(body: &mut Body<Tir>, made: Inst) -> Value {
    let args: Values = body[made].op.args().iter().copied().collect();
    let inside = matches!(body[made].op, Op::ItemAt { .. });
    let code = body.insert_before(made, Op::CodeAt { args: [args[0], args[1]], inside }, &[Type::I64]);
    body.result(code)
}
