//! The one table of what each operation takes and gives: it drives the verifier and says who owns what.

use super::Type;
use super::ops::Op;

/// What stands at one operand or result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// A 64-bit integer.
    I64,
    /// A double.
    F64,
    /// An address.
    Ptr,
    /// A value that stays where it belongs: a borrowed operand, or a result borrowed from memory or from an operand.
    Val,
    /// A value with its count: a consumed operand, or an owned result.
    Own,
    /// A value that is never counted.
    Imm,
    /// Any word; borrowed if it is a value.
    Any,
    /// Any word; with its count if it is a value.
    AnyOwn,
    /// The same type as the other `Same` slots; borrowed if it is a value.
    Same,
}

impl Slot {
    /// Whether a word of this type may stand here; `Same` is compared by the verifier.
    pub fn accepts(self, ty: &Type) -> bool {
        match self {
            Slot::I64 => *ty == Type::I64,
            Slot::F64 => *ty == Type::F64,
            Slot::Ptr => *ty == Type::Ptr,
            Slot::Val | Slot::Own => ty.is_value(),
            Slot::Imm => *ty == Type::Imm,
            Slot::Any | Slot::AnyOwn | Slot::Same => true,
        }
    }
    /// Whether a count moves here, given the word's type.
    pub fn is_owned(self, ty: &Type) -> bool {
        matches!(self, Slot::Own | Slot::AnyOwn) && ty.is_counted()
    }
    /// The words a signature is written in.
    pub const fn text(self) -> &'static str {
        match self {
            Slot::I64 => "i64",
            Slot::F64 => "f64",
            Slot::Ptr => "ptr",
            Slot::Val => "val",
            Slot::Own => "own",
            Slot::Imm => "imm",
            Slot::Any => "any",
            Slot::AnyOwn => "any own",
            Slot::Same => "same",
        }
    }
}

/// Operands and results.
pub type Signature = (&'static [Slot], &'static [Slot]);

/// What `op` takes and gives, by its kind alone. `None` for calls, whose callee decides, and for `ret`.
pub fn signature(op: &Op) -> Option<Signature> {
    use Slot::{Any, AnyOwn, F64, I64, Imm, Own, Ptr, Same, Val};
    Some(match op {
        Op::Int { .. } | Op::StackPointer { .. } => (&[], &[I64]),
        Op::Float { .. } => (&[], &[F64]),
        Op::Imm { .. } => (&[], &[Imm]),
        Op::StaticStr { .. }
        | Op::StaticBytes { .. }
        | Op::StaticTuple { .. }
        | Op::StaticInt { .. }
        | Op::TypeAddr { .. }
        | Op::BuiltinAddr { .. } => (&[], &[Val]),
        Op::GlobalAddr { .. }
        | Op::StaticAddr { .. }
        | Op::CodeAddr { .. }
        | Op::FuncAddr { .. }
        | Op::ClassSlot { .. }
        | Op::StackSlot { .. } => (&[], &[Ptr]),

        Op::IAdd { .. }
        | Op::ISub { .. }
        | Op::IMul { .. }
        | Op::SDiv { .. }
        | Op::SRem { .. }
        | Op::And { .. }
        | Op::Or { .. }
        | Op::Xor { .. }
        | Op::Shl { .. }
        | Op::SShr { .. }
        | Op::UShr { .. } => (&[I64, I64], &[I64]),
        Op::IAddOverflow { .. } | Op::ISubOverflow { .. } | Op::IMulOverflow { .. } => (&[I64, I64], &[I64, I64]),
        Op::ICmp { .. } => (&[Any, Any], &[I64]),
        Op::Select { .. } => (&[I64, Same, Same], &[Same]),

        Op::FAdd { .. } | Op::FSub { .. } | Op::FMul { .. } | Op::FDiv { .. } => (&[F64, F64], &[F64]),
        Op::FNeg { .. } | Op::FAbs { .. } | Op::FSqrt { .. } | Op::FFloor { .. } | Op::FCeil { .. } | Op::FTrunc { .. } => {
            (&[F64], &[F64])
        }
        Op::FCmp { .. } => (&[F64, F64], &[I64]),
        Op::IntToFloat { .. } | Op::FloatOfBits { .. } => (&[I64], &[F64]),
        Op::FloatToInt { .. } | Op::FloatBits { .. } => (&[F64], &[I64]),

        Op::BoxSmall { .. } | Op::BoxBool { .. } => (&[I64], &[Imm]),
        Op::BoxFloat { .. } => (&[F64], &[Imm]),
        Op::UnboxFloat { .. } => (&[Val], &[F64]),
        Op::FitsSmall { .. } => (&[I64], &[I64]),
        Op::UnboxSmall { .. }
        | Op::UnboxBool { .. }
        | Op::IsSmall { .. }
        | Op::IsFloat { .. }
        | Op::IsObject { .. }
        | Op::AsBits { .. } => (&[Val], &[I64]),
        Op::AsPointer { .. } | Op::AsInstance { .. } => (&[Val], &[Ptr]),
        Op::AsObject { .. } => (&[Own], &[Own]),

        Op::Load { .. } => (&[Ptr], &[Any]),
        Op::LoadU32 { .. } | Op::LoadU8 { .. } => (&[Ptr], &[I64]),
        Op::Take { .. } => (&[Ptr], &[Own]),
        Op::Store { .. } => (&[Ptr, AnyOwn], &[]),
        Op::StoreU8 { .. } => (&[Ptr, I64], &[]),
        Op::Exchange { .. } => (&[Ptr, Own], &[Own]),
        Op::PtrAdd { .. } | Op::ElementAddr { .. } => (&[Ptr, I64], &[Ptr]),

        Op::Retain { .. } | Op::LetDie { .. } => (&[Val], &[]),
        Op::Release { .. } => (&[Own], &[]),

        Op::Trace { .. } | Op::Jump { .. } | Op::Trap { .. } => (&[], &[]),
        Op::Branch { .. } | Op::BranchCold { .. } | Op::Switch { .. } => (&[I64], &[]),
        Op::Call { .. }
        | Op::CallRuntime { .. }
        | Op::CallBuiltin { .. }
        | Op::CallPointer { .. }
        | Op::Keep { .. }
        | Op::Return { .. } => {
            return None;
        }
    })
}
