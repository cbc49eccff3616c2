//! Boxing: values of Python and the words in them.

use super::function::Translator;
use cranelift_codegen::ir::condcodes::FloatCC;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use molt_ir::lir::Op;
use molt_runtime::value::{FLOAT_BIAS, INT_ZERO_BITS, NAN_BITS, NAN_PAYLOAD, Value as Word};

impl Translator<'_, '_, '_> {
    /// Boxes, unboxes and renames values.
    pub fn value(&mut self, op: &Op) -> Option<ir::Value> {
        Some(match op {
            Op::BoxSmall { args } => {
                let (i, zero) = (self.get(args[0]), self.word(INT_ZERO_BITS));
                self.b.ins().iadd(i, zero)
            }
            Op::UnboxSmall { args } => {
                let (v, zero) = (self.get(args[0]), self.word(INT_ZERO_BITS));
                self.b.ins().isub(v, zero)
            }
            Op::BoxFloat { args } => {
                let f = self.get(args[0]);
                let (bits, bias) = (self.b.ins().bitcast(types::I64, MemFlagsData::new(), f), self.word(FLOAT_BIAS));
                let boxed = self.b.ins().iadd(bits, bias);
                let (payload, kind) = (self.word(NAN_PAYLOAD), self.word(NAN_BITS + FLOAT_BIAS));
                let payload = self.b.ins().band(bits, payload);
                let nan = self.b.ins().bor(payload, kind);
                let is_nan = self.b.ins().fcmp(FloatCC::Unordered, f, f);
                self.b.ins().select(is_nan, nan, boxed)
            }
            Op::UnboxFloat { args } => {
                let (v, bias) = (self.get(args[0]), self.word(FLOAT_BIAS));
                let bits = self.b.ins().isub(v, bias);
                self.b.ins().bitcast(types::F64, MemFlagsData::new(), bits)
            }
            // False is 0x10, True 0x18.
            Op::BoxBool { args } => {
                let (b, three, zero) = (self.get(args[0]), self.word(3), self.word(Word::FALSE.bits()));
                let shifted = self.b.ins().ishl(b, three);
                self.b.ins().iadd(shifted, zero)
            }
            Op::UnboxBool { args } => {
                let (v, three, one) = (self.get(args[0]), self.word(3), self.word(1));
                let shifted = self.b.ins().ushr(v, three);
                self.b.ins().band(shifted, one)
            }
            Op::AsBits { args } | Op::AsPointer { args } | Op::AsInstance { args, .. } | Op::AsObject { args } => {
                self.get(args[0])
            }
            Op::Select { args: [c, a, b] } => {
                let (c, a, b) = (self.as_condition(*c), self.get(*a), self.get(*b));
                self.b.ins().select(c, a, b)
            }
            _ => return None,
        })
    }
}
