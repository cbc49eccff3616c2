//! `tir`: SSA over Python's own operations, with types from a lattice.
//!
//! Meaning: the operations of [`ops`] mean what CPython does for the construct they name. A may-raise operation inside a
//! handler region is followed by `try`; elsewhere the exception leaves the function.

pub mod effects;
pub mod facts;
pub mod header;
pub mod ops;
mod types;

use crate::pass::Fact;
use crate::ssa::{self, Body, Edge, Effects, FuncId, Hoist, Inst, Language, Value, Values};

pub use header::{FunctionHeader, ProgramHeader};
pub use ops::Op;
pub use types::{MAX_UNION, Type};

/// The language of `tir`.
#[derive(Clone, Copy, Debug)]
pub struct Tir;

/// A `tir` program.
pub type Program = ssa::Program<Tir>;
/// A `tir` function.
pub type Function = ssa::Function<Tir>;

impl Language for Tir {
    const NAME: &'static str = "tir";
    type Op = Op;
    type Ty = Type;
    type FunctionHeader = FunctionHeader;
    type ProgramHeader = ProgramHeader;

    fn facts() -> &'static [Fact] {
        facts::FACTS
    }

    fn effects(body: &Body<Tir>, inst: Inst) -> Effects {
        effects::of(body, inst)
    }

    fn compatible(from: &Type, to: &Type) -> bool {
        from.is_below(to)
    }

    fn jump(edge: Edge) -> Op {
        Op::Jump { succs: Box::new([edge]) }
    }

    fn is_jump(op: &Op) -> bool {
        matches!(op, Op::Jump { .. })
    }

    fn is_try(op: &Op) -> bool {
        matches!(op, Op::Try { .. })
    }

    fn make_try(normal: Edge, handler: Edge) -> Option<Op> {
        Some(Op::Try { succs: Box::new([normal, handler]) })
    }

    fn is_const(op: &Op) -> bool {
        matches!(
            op,
            Op::NoneConst {}
                | Op::BoolConst { .. }
                | Op::IntConst { .. }
                | Op::FloatConst { .. }
                | Op::StrConst { .. }
                | Op::TupleConst { .. }
                | Op::Unbound {}
        )
    }

    fn hoist(body: &Body<Tir>, inst: Inst) -> Hoist {
        // `assume` holds only where a test stands before it, and so does that an index is inside.
        let effects = effects::of(body, inst);
        if matches!(body[inst].op, Op::Assume { .. } | Op::TupleItem { .. } | Op::CodeAt { .. })
            || !effects.without(Effects::READ | Effects::RAISE).is_pure()
        {
            Hoist::Never
        } else if effects.is_pure() {
            Hoist::Always
        } else {
            Hoist::IfExecuted
        }
    }

    fn conflicts(body: &Body<Tir>, writer: Inst, reader: Inst) -> bool {
        effects::conflicts(body, writer, reader)
    }

    fn can_gvn(body: &Body<Tir>, inst: Inst) -> bool {
        // Whether one of these raises depends on the operands and on what it reads, so the second behaves as the first.
        effects::of(body, inst).without(Effects::READ | Effects::RAISE).is_pure()
    }

    fn known_successor(body: &Body<Tir>, inst: Inst) -> Option<usize> {
        Self::known_truth(body, Self::condition(&body[inst].op)?).map(|holds| usize::from(!holds))
    }

    fn condition(op: &Op) -> Option<Value> {
        match op {
            Op::Branch { args, .. } => Some(args[0]),
            _ => None,
        }
    }

    fn known_truth(body: &Body<Tir>, value: Value) -> Option<bool> {
        match body.def_op(value) {
            Some(Op::BoolConst { value }) => Some(*value),
            _ => None,
        }
    }

    fn direct_call(op: &Op) -> Option<FuncId> {
        match op {
            Op::CallDirect { func, .. } => Some(*func),
            _ => None,
        }
    }

    fn returned(op: &Op) -> Option<Values> {
        match op {
            Op::Return { args } => Some(args.iter().copied().collect()),
            _ => None,
        }
    }

    fn frame_name(function: &Function) -> String {
        function.header.name.clone()
    }

    fn functions_of(op: &Op) -> Vec<FuncId> {
        match op {
            Op::CallDirect { func, .. } | Op::MakeFunction { func, .. } | Op::MakeGenerator { func, .. } => vec![*func],
            _ => Vec::new(),
        }
    }

    fn can_replace(body: &Body<Tir>, value: Value, ty: &Type) -> bool {
        body.ty(value).is_below(ty)
    }
}
