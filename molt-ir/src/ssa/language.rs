//! A language: an operation set, its types and headers, and the few questions generic passes ask about it.

use std::fmt::Debug;
use std::hash::Hash;

use super::{Body, Edge, Effects, FuncId, Function, Inst, Op, Program, Value, Values};
use crate::pass::Fact;
use crate::text::{Attr, Names};

/// What stands before the bodies: of a program, or of one function.
pub trait Header: Attr + Clone + Debug + Hash + Send + Sync + 'static {
    /// Registers the globals and classes this header declares, so that texts refer to them by name.
    fn names(&self, _names: &mut Names) {}
}

impl Header for () {}

/// When an instruction may run earlier than it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hoist {
    /// Anywhere its operands are known.
    Always,
    /// Where it would have run anyway, if nothing in between conflicts with it.
    IfExecuted,
    /// Never.
    Never,
}

/// One SSA language. Everything with a default may stay as it is; the defaults are safe.
pub trait Language: Sized + 'static {
    /// The name of the stage: `tir`, `lir`.
    const NAME: &'static str;
    /// The operations.
    type Op: Op + Send + Sync;
    /// The types of values.
    type Ty: Clone + Eq + Hash + Debug + Attr + Send + Sync;
    /// What a function says before its body.
    type FunctionHeader: Header;
    /// What a program says before its functions.
    type ProgramHeader: Header;

    /// The facts that may be known of a program.
    fn facts() -> &'static [Fact] {
        &[]
    }

    /// Effects may depend on operand types (`add` of two ints cannot call `__add__`), so they are asked of the body.
    fn effects(body: &Body<Self>, inst: Inst) -> Effects {
        body[inst].op.info().effects
    }

    /// Whether a value of type `from` may be passed to a block parameter of type `to`.
    fn compatible(from: &Self::Ty, to: &Self::Ty) -> bool {
        from == to
    }

    /// An unconditional jump.
    fn jump(edge: Edge) -> Self::Op;

    /// Whether this is an unconditional jump, so that blocks may be merged.
    fn is_jump(op: &Self::Op) -> bool;

    /// Whether `op` is the terminator `try -> ^normal, ^handler`: go to the handler if the instruction just before raised.
    fn is_try(_op: &Self::Op) -> bool {
        false
    }

    /// The terminator that [`Language::is_try`] knows. Without one, calls watched by a `try` are not inlined.
    fn make_try(_normal: Edge, _handler: Edge) -> Option<Self::Op> {
        None
    }

    /// Constants are cheap: passes need not keep them alive across blocks, and do not count them as work.
    fn is_const(_op: &Self::Op) -> bool {
        false
    }

    /// Whether the two operands may be swapped.
    fn is_commutative(_body: &Body<Self>, _inst: Inst) -> bool {
        false
    }

    /// Whether two of these with equal operands, one dominating the other, have equal results, given that memory did not
    /// change in between if the instruction reads. May be true for one that raises: if the first did not, nor will the second.
    fn can_gvn(body: &Body<Self>, inst: Inst) -> bool {
        Self::effects(body, inst).without(Effects::READ).is_pure()
    }

    /// Whether `inst` may move up out of a loop.
    fn hoist(body: &Body<Self>, inst: Inst) -> Hoist {
        let effects = Self::effects(body, inst);
        if effects.is_pure() {
            Hoist::Always
        } else if effects.without(Effects::READ).is_pure() {
            Hoist::IfExecuted
        } else {
            Hoist::Never
        }
    }

    /// Whether `writer`, which has [`Effects::WRITE`], may change what `reader` reads.
    fn conflicts(_body: &Body<Self>, _writer: Inst, _reader: Inst) -> bool {
        true
    }

    /// The number of the successor that is always taken, if that is known.
    fn known_successor(_body: &Body<Self>, _inst: Inst) -> Option<usize> {
        None
    }

    /// What a branch in two tests: it takes the first successor where that is true.
    fn condition(_op: &Self::Op) -> Option<Value> {
        None
    }

    /// Whether a value is true, of constants that branches test.
    fn known_truth(_body: &Body<Self>, _value: Value) -> Option<bool> {
        None
    }

    /// The function called, when `op` is a direct call whose operands are exactly the callee's parameters.
    fn direct_call(_op: &Self::Op) -> Option<FuncId> {
        None
    }

    /// The values returned, when `op` returns.
    fn returned(_op: &Self::Op) -> Option<Values> {
        None
    }

    /// The name that tracebacks show for a function when it is inlined.
    fn frame_name(function: &Function<Self>) -> String {
        function.name.clone()
    }

    /// What equality of operand and result types means for this operation; the structure is verified already.
    fn verify_inst(_body: &Body<Self>, _inst: Inst) -> Result<(), String> {
        Ok(())
    }

    /// What needs the whole program: that calls fit their callees, and headers their bodies.
    fn verify_function(_program: &Program<Self>, _function: FuncId) -> Result<(), String> {
        Ok(())
    }

    /// Every function that `op` refers to.
    fn functions_of(op: &Self::Op) -> Vec<FuncId> {
        Self::direct_call(op).into_iter().collect()
    }

    /// Whether `value` may be used where a block parameter of type `ty` was, when the two are known to be equal.
    fn can_replace(body: &Body<Self>, value: Value, ty: &Self::Ty) -> bool {
        body[value].ty == *ty
    }
}
