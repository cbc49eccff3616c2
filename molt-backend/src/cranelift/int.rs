//! 64-bit integers and conditions.

use super::function::Translator;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, InstBuilder, types};
use cranelift_frontend::FunctionBuilder;
use molt_ir::lir::{FloatCompare, IntCompare, Op};
use molt_runtime::value::{FLOAT_BIAS, INT_MIN_BITS, POINTER_MIN, SMALL_INT_MAX, SMALL_INT_MIN};

fn int_condition(cc: IntCompare) -> IntCC {
    match cc {
        IntCompare::Eq => IntCC::Equal,
        IntCompare::Ne => IntCC::NotEqual,
        IntCompare::Lt => IntCC::SignedLessThan,
        IntCompare::Le => IntCC::SignedLessThanOrEqual,
        IntCompare::Gt => IntCC::SignedGreaterThan,
        IntCompare::Ge => IntCC::SignedGreaterThanOrEqual,
        IntCompare::ULt => IntCC::UnsignedLessThan,
        IntCompare::ULe => IntCC::UnsignedLessThanOrEqual,
        IntCompare::UGt => IntCC::UnsignedGreaterThan,
        IntCompare::UGe => IntCC::UnsignedGreaterThanOrEqual,
    }
}

fn float_condition(cc: FloatCompare) -> FloatCC {
    match cc {
        FloatCompare::Eq => FloatCC::Equal,
        FloatCompare::Ne => FloatCC::NotEqual,
        FloatCompare::Lt => FloatCC::LessThan,
        FloatCompare::Le => FloatCC::LessThanOrEqual,
        FloatCompare::Gt => FloatCC::GreaterThan,
        FloatCompare::Ge => FloatCC::GreaterThanOrEqual,
    }
}

impl Translator<'_, '_, '_> {
    /// Arithmetic and bits.
    pub fn int(&mut self, op: &Op) -> Option<ir::Value> {
        let [a, b] = match op {
            Op::IAdd { args }
            | Op::ISub { args }
            | Op::IMul { args }
            | Op::SDiv { args }
            | Op::SRem { args }
            | Op::And { args }
            | Op::Or { args }
            | Op::Xor { args }
            | Op::Shl { args }
            | Op::SShr { args }
            | Op::UShr { args } => args.map(|v| self.get(v)),
            _ => return None,
        };
        let ins = self.b.ins();
        Some(match op {
            Op::IAdd { .. } => ins.iadd(a, b),
            Op::ISub { .. } => ins.isub(a, b),
            Op::IMul { .. } => ins.imul(a, b),
            Op::SDiv { .. } => ins.sdiv(a, b),
            Op::SRem { .. } => ins.srem(a, b),
            Op::And { .. } => ins.band(a, b),
            Op::Or { .. } => ins.bor(a, b),
            Op::Xor { .. } => ins.bxor(a, b),
            Op::Shl { .. } => ins.ishl(a, b),
            Op::SShr { .. } => ins.sshr(a, b),
            _ => ins.ushr(a, b),
        })
    }

    /// The result and the overflow flag.
    pub fn overflowing(&mut self, op: &Op) -> (ir::Value, ir::Value) {
        let (a, b) = (self.arg(op, 0), self.arg(op, 1));
        match op {
            Op::IAddOverflow { .. } => self.b.ins().sadd_overflow(a, b),
            Op::ISubOverflow { .. } => self.b.ins().ssub_overflow(a, b),
            _ => self.b.ins().smul_overflow(a, b),
        }
    }

    /// What gives 0 or 1, as one byte.
    pub fn condition(&mut self, op: &Op) -> Option<ir::Value> {
        Some(match op {
            Op::ICmp { args: [a, b], cc } => {
                let (a, b) = (self.get(*a), self.get(*b));
                self.b.ins().icmp(int_condition(*cc), a, b)
            }
            Op::FCmp { args: [a, b], cc } => {
                let (a, b) = (self.get(*a), self.get(*b));
                self.b.ins().fcmp(float_condition(*cc), a, b)
            }
            Op::And { args: [a, b] } | Op::Or { args: [a, b] } | Op::Xor { args: [a, b] } => {
                let (a, b) = (self.as_bool(*a)?, self.as_bool(*b)?);
                match op {
                    Op::And { .. } => self.b.ins().band(a, b),
                    Op::Or { .. } => self.b.ins().bor(a, b),
                    _ => self.b.ins().bxor(a, b),
                }
            }
            Op::FitsSmall { args } => {
                let value = self.get(args[0]);
                self.within(value, SMALL_INT_MIN as u64, (SMALL_INT_MAX as u64).wrapping_add(1))
            }
            Op::IsSmall { args } => {
                let value = self.get(args[0]);
                let least = self.word(INT_MIN_BITS);
                self.b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, value, least)
            }
            Op::IsFloat { args } => {
                let value = self.get(args[0]);
                self.within(value, FLOAT_BIAS, INT_MIN_BITS)
            }
            Op::IsObject { args } => {
                let value = self.get(args[0]);
                self.is_object(value)
            }
            _ => return None,
        })
    }

    /// Whether the word points to a heap object.
    pub fn is_object(&mut self, value: ir::Value) -> ir::Value {
        is_object(&mut self.b, value)
    }

    /// Whether the word, of a value that is no number, points to a heap object.
    pub fn is_address(&mut self, value: ir::Value) -> ir::Value {
        let least = self.word(POINTER_MIN);
        self.b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, value, least)
    }

    /// Whether `low <= value < high`, by one comparison.
    fn within(&mut self, value: ir::Value, low: u64, high: u64) -> ir::Value {
        within(&mut self.b, value, low, high)
    }
}

/// Whether the word points to a heap object.
pub(super) fn is_object(b: &mut FunctionBuilder, value: ir::Value) -> ir::Value {
    within(b, value, POINTER_MIN, FLOAT_BIAS)
}

fn within(b: &mut FunctionBuilder, value: ir::Value, low: u64, high: u64) -> ir::Value {
    let least = b.ins().iconst(types::I64, low as i64);
    let count = b.ins().iconst(types::I64, high.wrapping_sub(low) as i64);
    let above = b.ins().isub(value, least);
    b.ins().icmp(IntCC::UnsignedLessThan, above, count)
}
