//! Variables to SSA values while the control flow is still being built.
//!
//! Braun, Buchwald, Hack, Leissa, Mallon, Zwinkau: *Simple and Efficient Construction of Static Single Assignment Form* (2013).
//! A block is *sealed* when all its predecessors are known; reading a variable in an unsealed block makes a parameter whose
//! arguments are filled in when it is sealed. Parameters that turn out to be redundant are left to `remove-redundant-parameters`.

use fxhash::FxHashMap;
use molt_ir::hir::LocalId;
use molt_ir::span::Span;
use molt_ir::ssa::{Block, Body, Value};
use molt_ir::tir::{Op, Tir, Type};

/// What is being built of one function: its body, and the current value of every variable at the end of every block.
pub struct Variables {
    /// The body.
    pub body: Body<Tir>,
    values: FxHashMap<(Block, LocalId), Value>,
    blocks: FxHashMap<Block, State>,
}

#[derive(Default)]
struct State {
    predecessors: Vec<Block>,
    sealed: bool,
    /// Parameters made while unsealed: their arguments are still missing.
    incomplete: Vec<(LocalId, usize)>,
}

impl Variables {
    /// An empty body.
    pub fn new() -> Variables {
        Variables { body: Body::default(), values: FxHashMap::default(), blocks: FxHashMap::default() }
    }

    /// A new block without predecessors, not sealed.
    pub fn block(&mut self) -> Block {
        let block = self.body.new_block();
        self.blocks.insert(block, State::default());
        block
    }

    /// A new block that will get no more predecessors.
    pub fn sealed_block(&mut self) -> Block {
        let block = self.block();
        self.seal(block);
        block
    }

    /// Notes an edge. The terminator of `from` must have it already, or get it before `to` is sealed.
    pub fn edge(&mut self, from: Block, to: Block) {
        self.state(to).predecessors.push(from);
    }

    /// Whether any edge leads to the block.
    pub fn is_reached(&self, block: Block) -> bool {
        self.blocks.get(&block).is_some_and(|s| !s.predecessors.is_empty())
    }

    /// Sets a variable at the end of `block`.
    pub fn write(&mut self, block: Block, variable: LocalId, value: Value) {
        self.values.insert((block, variable), value);
    }

    /// The value of a variable at the end of `block` as built so far.
    pub fn read(&mut self, block: Block, variable: LocalId) -> Value {
        // Straight lines are walked in a loop: a long `try` body is a chain of thousands of blocks.
        let mut at = block;
        let mut passed = Vec::new();
        let value = loop {
            if let Some(&value) = self.values.get(&(at, variable)) {
                break value;
            }
            let state = self.state(at);
            match state.predecessors[..] {
                [only] if state.sealed && only != at => {
                    passed.push(at);
                    at = only;
                }
                [] if state.sealed => break self.unbound(at, variable),
                _ => break self.parameter(at, variable),
            }
        };
        for block in passed {
            self.values.insert((block, variable), value);
        }
        value
    }

    /// Says that all predecessors of `block` are known.
    pub fn seal(&mut self, block: Block) {
        let incomplete = std::mem::take(&mut self.state(block).incomplete);
        for &(_, index) in &incomplete {
            self.reserve(block, index);
        }
        self.state(block).sealed = true;
        for (variable, index) in incomplete {
            self.fill(block, variable, index);
        }
    }

    /// No value reaches here: the entry, or code that is never reached.
    fn unbound(&mut self, block: Block, variable: LocalId) -> Value {
        let inst = self.body.make(Op::Unbound {}, &[Type::Unbound], Span::NONE);
        self.body.place(inst, block, 0);
        let value = self.body.result(inst);
        self.write(block, variable, value);
        value
    }

    fn parameter(&mut self, block: Block, variable: LocalId) -> Value {
        let value = self.body.add_param(block, Type::Any);
        let index = self.body[block].params.len() - 1;
        self.write(block, variable, value);
        if self.state(block).sealed {
            self.reserve(block, index);
            self.fill(block, variable, index);
        } else {
            self.state(block).incomplete.push((variable, index));
        }
        value
    }

    /// Makes room for the arguments of parameter number `index`, holding the parameter itself for now: filling one may add
    /// further parameters to the same block.
    fn reserve(&mut self, block: Block, index: usize) {
        let placeholder = self.body[block].params[index];
        self.each_edge(block, |variables, predecessor, k| {
            let args = &mut variables.body.succs_mut(predecessor)[k].args;
            debug_assert_eq!(args.len(), index, "arguments are reserved in the order of parameters");
            args.push(placeholder);
        });
    }

    /// Gives parameter number `index` its argument on every edge to `block`.
    fn fill(&mut self, block: Block, variable: LocalId, index: usize) {
        self.each_edge(block, |variables, predecessor, k| {
            let value = variables.read(predecessor, variable);
            variables.body.succs_mut(predecessor)[k].args[index] = value;
        });
    }

    fn each_edge(&mut self, block: Block, mut each: impl FnMut(&mut Self, Block, usize)) {
        let mut predecessors = self.state(block).predecessors.clone();
        predecessors.sort();
        predecessors.dedup();
        for predecessor in predecessors {
            for k in 0..self.body.succs(predecessor).len() {
                if self.body.succs(predecessor)[k].to == block {
                    each(self, predecessor, k);
                }
            }
        }
    }

    fn state(&mut self, block: Block) -> &mut State {
        self.blocks.entry(block).or_default()
    }
}
