//! Words: 64 bits without sign, held as raw ints hold theirs.

use super::function::FunctionLowering;
use super::signature::Repr;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::Value;
use molt_ir::tir;
use molt_ir::tir::ops::BinaryOp;

impl FunctionLowering<'_> {
    /// An operation on bits.
    pub fn word(&mut self, result: Value, op: BinaryOp, [a, b]: [Value; 2]) {
        let args = [self.raw_int(a), self.raw_int(b)];
        let value = match op {
            BinaryOp::Add => self.value(Op::IAdd { args }, Type::I64),
            BinaryOp::Sub => self.value(Op::ISub { args }, Type::I64),
            BinaryOp::Mul => self.value(Op::IMul { args }, Type::I64),
            BinaryOp::And => self.value(Op::And { args }, Type::I64),
            BinaryOp::Or => self.value(Op::Or { args }, Type::I64),
            BinaryOp::Xor => self.value(Op::Xor { args }, Type::I64),
            BinaryOp::LShift => self.value(Op::Shl { args }, Type::I64),
            BinaryOp::RShift => self.value(Op::UShr { args }, Type::I64),
            _ => unreachable!("no operation on words"),
        };
        self.define_int(result, value);
    }

    /// The bits of an int, and whether it is no word.
    pub fn word_of(&mut self, [bits, other]: [Value; 2], value: Value) {
        let (raw, zero) = (self.get(value), self.int(0));
        if Repr::of(self.ty(value)) == Repr::I64 {
            let negative = self.icmp(IntCompare::Lt, raw, zero);
            self.define_int(bits, raw);
            return self.define_bool(other, negative);
        }
        debug_assert!(*self.ty(value) == tir::Type::Int, "only ints are words");
        let end = self.body.new_block();
        let (found, bad) = (self.body.add_param(end, Type::I64), self.body.add_param(end, Type::I64));
        let small = self.value(Op::IsSmall { args: [raw] }, Type::I64);
        let large = self.branch_likely(small);
        let number = self.value(Op::UnboxSmall { args: [raw] }, Type::I64);
        let negative = self.icmp(IntCompare::Lt, number, zero);
        self.jump(end, &[number, negative]);
        self.block = large;
        let results = self.runtime_raw("int_to_word", &[raw]).0;
        self.jump(end, &[results[0], results[1]]);
        self.block = end;
        self.define_int(bits, found);
        self.define_bool(other, bad);
    }

    /// The int that bits are.
    pub fn word_int(&mut self, result: Value, bits: Value) {
        let bits = self.raw_int(bits);
        let most = self.int(1 << 50);
        let small = self.icmp(IntCompare::ULt, bits, most);
        let value = self.choose(
            small,
            Type::Val,
            |this| this.value(Op::BoxSmall { args: [bits] }, Type::Imm),
            |this| this.runtime_value("int_from_word", &[bits]),
        );
        self.define(result, value);
    }
}
