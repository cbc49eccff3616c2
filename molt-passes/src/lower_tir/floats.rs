//! Operators of floats: by the machine where both operands are known to be numbers, or turn out to be floats.

use super::arithmetic::generic;
use super::function::FunctionLowering;
use molt_ir::lir::ops::FloatCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::Value;
use molt_ir::tir;
use molt_ir::tir::ops::BinaryOp;

impl FunctionLowering<'_> {
    /// Both operands are numbers, one of them a float.
    pub fn float_binary(&mut self, result: Value, op: BinaryOp, a: Value, b: Value) {
        let args = [self.raw_float(a), self.raw_float(b)];
        let value = match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::TrueDiv => self.machine_float(op, args),
            BinaryOp::FloorDiv => self.runtime_value("float_floor_div", &args),
            BinaryOp::Mod => self.runtime_value("float_mod", &args),
            BinaryOp::Pow if self.is_two(args[1]) => self.square(args[0]),
            BinaryOp::Pow if *self.ty(result) == tir::Type::Float => self.runtime_value("float_pow_real", &args),
            BinaryOp::Pow => self.runtime_value("float_pow", &args),
            _ => {
                let operands = [self.boxed(a), self.boxed(b)];
                self.runtime_value(generic(op, false), &operands)
            }
        };
        self.define(result, value);
    }

    fn is_two(&self, double: Value) -> bool {
        match self.body.def_op(double) {
            Some(Op::Float { value }) => value.get() == 2.0,
            Some(Op::IntToFloat { args: [int] }) => matches!(self.body.def_op(*int), Some(Op::Int { value: 2 })),
            _ => false,
        }
    }

    /// Sum, difference, product or quotient of doubles.
    fn machine_float(&mut self, op: BinaryOp, args: [Value; 2]) -> Value {
        if op == BinaryOp::TrueDiv {
            let zero = self.float(0.0);
            let by_zero = self.value(Op::FCmp { args: [args[1], zero], cc: FloatCompare::Eq }, Type::I64);
            self.raise_when(by_zero, "raise_float_div_zero");
        }
        self.value(of_machine(op, args), Type::F64)
    }

    /// One operand is a float, the other a boxed number. The call for what is neither a float nor a small int does the whole operation:
    /// a double that lives across a call is stored wherever it is made, in the hottest loop as well.
    pub fn mixed_float_binary(&mut self, result: Value, op: BinaryOp, a: Value, b: Value) {
        let other = if *self.ty(a) == tir::Type::Float { b } else { a };
        let operands = [a, b];
        let value = self.as_double(
            other,
            Type::F64,
            |this, number| this.machine_float(op, operands.map(|v| if v == other { number } else { this.get(v) })),
            |this| {
                let boxed = operands.map(|v| this.boxed(v));
                let whole = this.runtime_value(generic(op, false), &boxed);
                this.value(Op::UnboxFloat { args: [whole] }, Type::F64)
            },
        );
        self.define(result, value);
    }

    /// What `compute` makes of a boxed number as a double, where it is a float or a small int, which doubles hold exactly; `slow` for
    /// the rest.
    pub fn as_double(
        &mut self,
        value: Value,
        ty: Type,
        compute: impl FnOnce(&mut Self, Value) -> Value,
        slow: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let boxed = self.get(value);
        let (with, end) = (self.body.new_block(), self.body.new_block());
        let (number, result) = (self.body.add_param(with, Type::F64), self.body.add_param(end, ty));
        if tir::Type::Float.is_below(self.ty(value)) {
            let float = self.value(Op::IsFloat { args: [boxed] }, Type::I64);
            let no_float = self.branch_likely(float);
            let raw = self.value(Op::UnboxFloat { args: [boxed] }, Type::F64);
            self.jump(with, &[raw]);
            self.block = no_float;
        }
        let small = self.value(Op::IsSmall { args: [boxed] }, Type::I64);
        let other = self.branch_likely(small);
        let raw = self.value(Op::UnboxSmall { args: [boxed] }, Type::I64);
        let raw = self.value(Op::IntToFloat { args: [raw] }, Type::F64);
        self.jump(with, &[raw]);
        self.block = other;
        let slow = slow(self);
        self.jump(end, &[slow]);
        self.block = with;
        let computed = compute(self, number);
        self.jump(end, &[computed]);
        self.block = end;
        result
    }

    /// Whether both are floats.
    pub fn both_floats(&mut self, operands: [Value; 2]) -> Value {
        let floats = operands.map(|v| self.value(Op::IsFloat { args: [v] }, Type::I64));
        self.value(Op::And { args: floats }, Type::I64)
    }

    /// A machine operation where both operands are floats (and the divisor is not zero), `slow` elsewhere.
    pub fn floats_or(&mut self, op: BinaryOp, operands: [Value; 2], slow: impl FnOnce(&mut Self) -> Value) -> Value {
        let floats = self.both_floats(operands);
        let end = self.body.new_block();
        let result = self.body.add_param(end, Type::Val);
        let other = self.branch_likely(floats);
        let args = operands.map(|v| self.value(Op::UnboxFloat { args: [v] }, Type::F64));
        if op == BinaryOp::TrueDiv {
            let zero = self.float(0.0);
            let nonzero = self.value(Op::FCmp { args: [args[1], zero], cc: FloatCompare::Ne }, Type::I64);
            let by_zero = self.branch_likely(nonzero);
            let here = std::mem::replace(&mut self.block, by_zero);
            self.jump(other, &[]);
            self.block = here;
        }
        let value = self.value(of_machine(op, args), Type::F64);
        let value = self.value(Op::BoxFloat { args: [value] }, Type::Imm);
        self.jump(end, &[value]);
        self.block = other;
        let value = slow(self);
        self.jump(end, &[value]);
        self.block = end;
        result
    }
}

/// The machine's operation for a sum, a difference, a product or a quotient.
fn of_machine(op: BinaryOp, args: [Value; 2]) -> Op {
    match op {
        BinaryOp::Add => Op::FAdd { args },
        BinaryOp::Sub => Op::FSub { args },
        BinaryOp::Mul => Op::FMul { args },
        _ => Op::FDiv { args },
    }
}

/// Whether floats have the operator.
pub fn is_of_floats(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow)
}
