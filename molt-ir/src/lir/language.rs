//! What generic passes ask about `lir`.

use super::header::{FunctionHeader, ProgramHeader};
use super::ops::{IntCompare, Op};
use super::{Body, Type, memory, runtime, verify};
use crate::pass::Fact;
use crate::ssa::{Edge, Effects, FuncId, Hoist, Inst, Language, Op as _, Program, Value, Values};

/// The language of `lir`.
pub struct Lir;

impl Language for Lir {
    const NAME: &'static str = "lir";
    type Op = Op;
    type Ty = Type;
    type FunctionHeader = FunctionHeader;
    type ProgramHeader = ProgramHeader;

    fn facts() -> &'static [Fact] {
        super::facts::FACTS
    }

    /// Those of runtime functions are in their table.
    fn effects(body: &Body, inst: Inst) -> Effects {
        match &body[inst].op {
            Op::CallRuntime { function, .. } => {
                runtime::function(function).map_or_else(|| body[inst].op.info().effects, |f| f.effects)
            }
            op => op.info().effects,
        }
    }

    /// What is known to be an object, or none, may go where any value may; so may what is borrowed.
    fn compatible(from: &Type, to: &Type) -> bool {
        from == to || (matches!(to, Type::Val | Type::Opt | Type::Ref) && from.is_value())
    }

    fn jump(edge: Edge) -> Op {
        Op::Jump { succs: Box::new([edge]) }
    }

    fn is_jump(op: &Op) -> bool {
        matches!(op, Op::Jump { .. })
    }

    fn is_const(op: &Op) -> bool {
        matches!(
            op,
            Op::Int { .. }
                | Op::Float { .. }
                | Op::Imm { .. }
                | Op::StaticStr { .. }
                | Op::StaticBytes { .. }
                | Op::StaticTuple { .. }
                | Op::StaticInt { .. }
                | Op::GlobalAddr { .. }
                | Op::StaticAddr { .. }
                | Op::TypeAddr { .. }
                | Op::CodeAddr { .. }
                | Op::FuncAddr { .. }
                | Op::ClassSlot { .. }
        )
    }

    fn is_commutative(body: &Body, inst: Inst) -> bool {
        match &body[inst].op {
            Op::ICmp { cc, .. } => matches!(cc, IntCompare::Eq | IntCompare::Ne),
            op => matches!(
                op,
                Op::IAdd { .. }
                    | Op::IMul { .. }
                    | Op::And { .. }
                    | Op::Or { .. }
                    | Op::Xor { .. }
                    | Op::IAddOverflow { .. }
                    | Op::IMulOverflow { .. }
                    | Op::FAdd { .. }
                    | Op::FMul { .. }
            ),
        }
    }

    /// A division by zero traps, so it must not run where its check has not.
    fn hoist(body: &Body, inst: Inst) -> Hoist {
        let effects = Self::effects(body, inst);
        match &body[inst].op {
            Op::SDiv { .. } | Op::SRem { .. } => Hoist::IfExecuted,
            // Of a value that is one only behind a test.
            Op::UnboxFloat { .. } | Op::UnboxSmall { .. } | Op::UnboxBool { .. } => Hoist::IfExecuted,
            // A runtime function may ask for values of a type that only a test in front of the call makes sure of.
            Op::CallRuntime { .. } if effects.is_pure() => Hoist::IfExecuted,
            // Ownership moves here: another place would be another owner.
            Op::AsObject { .. } => Hoist::Never,
            _ if effects.is_pure() => Hoist::Always,
            _ if effects.without(Effects::READ).is_pure() => Hoist::IfExecuted,
            _ => Hoist::Never,
        }
    }

    fn conflicts(body: &Body, writer: Inst, reader: Inst) -> bool {
        memory::conflicts(body, writer, reader)
    }

    fn known_successor(body: &Body, inst: Inst) -> Option<usize> {
        let constant = |v: Value| match body.def_op(v) {
            Some(Op::Int { value }) => Some(*value),
            _ => None,
        };
        match &body[inst].op {
            Op::Switch { args, succs } => {
                let last = succs.len().checked_sub(1)?;
                constant(args[0]).map(|c| usize::try_from(c).map_or(last, |c| c.min(last)))
            }
            op => Self::known_truth(body, Self::condition(op)?).map(|holds| usize::from(!holds)),
        }
    }

    fn condition(op: &Op) -> Option<Value> {
        match op {
            Op::Branch { args, .. } | Op::BranchCold { args, .. } => Some(args[0]),
            _ => None,
        }
    }

    fn known_truth(body: &Body, value: Value) -> Option<bool> {
        match body.def_op(value) {
            Some(Op::Int { value }) => Some(*value != 0),
            _ => None,
        }
    }

    fn direct_call(op: &Op) -> Option<FuncId> {
        match op {
            Op::Call { func, .. } => Some(*func),
            _ => None,
        }
    }

    fn returned(op: &Op) -> Option<Values> {
        match op {
            Op::Return { args } => Some(args.clone()),
            _ => None,
        }
    }

    fn verify_inst(body: &Body, inst: Inst) -> Result<(), String> {
        verify::inst(body, inst)
    }

    fn verify_function(program: &Program<Self>, function: FuncId) -> Result<(), String> {
        verify::function(program, function)
    }

    fn functions_of(op: &Op) -> Vec<FuncId> {
        match op {
            Op::Call { func, .. } | Op::CodeAddr { func } | Op::FuncAddr { func } => vec![*func],
            _ => vec![],
        }
    }

    fn can_replace(body: &Body, value: Value, ty: &Type) -> bool {
        Self::compatible(body.ty(value), ty)
    }
}
