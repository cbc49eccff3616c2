//! `x ** 2` of a float, by the machine where the C library's result is certain.
//!
//! The rule is that of [`molt_runtime::float::small_power`]: the square is the library's wherever what rounding lost is clearly less than
//! half a unit in the last place. What was lost comes from Dekker's product (T. J. Dekker, *A floating-point technique for extending the
//! available precision*, 1971), which needs no fused multiply-add; it is exact in the range that is looked at.

use super::function::FunctionLowering;
use molt_ir::lir::ops::{FloatCompare, IntCompare};
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::Value;
use molt_runtime::float::small_power::{CERTAIN_NEAR_ONE, NEAR_ONE};

/// Splits a double into two halves of 26 bits: 2^27 + 1.
const SPLITTER: f64 = 134_217_729.0;
/// The bits of a double's exponent.
const EXPONENT: i64 = 0x7ff << 52;

impl FunctionLowering<'_> {
    /// `a ** 2.0`.
    pub fn square(&mut self, a: Value) -> Value {
        let square = self.double(|args| Op::FMul { args }, a, a);
        let lost = self.lost(a, square);
        let (bits, mask) = (self.value(Op::FloatBits { args: [square] }, Type::I64), self.int(EXPONENT));
        let exponent = self.value(Op::And { args: [bits, mask] }, Type::I64);
        let least = self.int((1023 - NEAR_ONE) << 52);
        let above = self.value(Op::ISub { args: [exponent, least] }, Type::I64);
        let span = self.int((2 * NEAR_ONE) << 52);
        let in_range = self.icmp(IntCompare::ULe, above, span);
        let power = self.value(Op::FloatOfBits { args: [exponent] }, Type::F64);
        let certain = self.float(CERTAIN_NEAR_ONE * f64::EPSILON);
        let bound = self.double(|args| Op::FMul { args }, power, certain);
        let size = self.value(Op::FAbs { args: [lost] }, Type::F64);
        let small = self.compared(FloatCompare::Lt, size, bound);
        // Below a power of two the floats lie closer.
        let zero = self.float(0.0);
        let (other, exact) = (self.compared(FloatCompare::Ne, square, power), self.compared(FloatCompare::Eq, lost, zero));
        let even = self.value(Op::Or { args: [other, exact] }, Type::I64);
        let near = self.value(Op::And { args: [small, even] }, Type::I64);
        let fine = self.value(Op::And { args: [in_range, near] }, Type::I64);
        self.choose(
            fine,
            Type::F64,
            |_| square,
            |this| {
                let two = this.float(2.0);
                this.runtime_value("float_pow_real", &[a, two])
            },
        )
    }

    /// What rounding took from the square of `a`.
    fn lost(&mut self, a: Value, square: Value) -> Value {
        let splitter = self.float(SPLITTER);
        let scaled = self.double(|args| Op::FMul { args }, a, splitter);
        let rest = self.double(|args| Op::FSub { args }, scaled, a);
        let high = self.double(|args| Op::FSub { args }, scaled, rest);
        let low = self.double(|args| Op::FSub { args }, a, high);
        let of_high = self.double(|args| Op::FMul { args }, high, high);
        let first = self.double(|args| Op::FSub { args }, of_high, square);
        let twice = self.double(|args| Op::FAdd { args }, high, high);
        let of_both = self.double(|args| Op::FMul { args }, twice, low);
        let second = self.double(|args| Op::FAdd { args }, first, of_both);
        let of_low = self.double(|args| Op::FMul { args }, low, low);
        self.double(|args| Op::FAdd { args }, second, of_low)
    }

    fn double(&mut self, op: fn([Value; 2]) -> Op, a: Value, b: Value) -> Value {
        self.value(op([a, b]), Type::F64)
    }

    fn compared(&mut self, cc: FloatCompare, a: Value, b: Value) -> Value {
        self.value(Op::FCmp { args: [a, b], cc }, Type::I64)
    }
}
