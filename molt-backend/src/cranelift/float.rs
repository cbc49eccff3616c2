//! Doubles.

use super::function::Translator;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use molt_ir::lir::Op;
use molt_ir::ssa::Op as _;

impl Translator<'_, '_, '_> {
    /// Arithmetic, rounding and conversions.
    pub fn float(&mut self, op: &Op) -> Option<ir::Value> {
        let args: Vec<ir::Value> = match op {
            Op::FAdd { .. }
            | Op::FSub { .. }
            | Op::FMul { .. }
            | Op::FDiv { .. }
            | Op::FNeg { .. }
            | Op::FAbs { .. }
            | Op::FSqrt { .. }
            | Op::FFloor { .. }
            | Op::FCeil { .. }
            | Op::FTrunc { .. }
            | Op::IntToFloat { .. }
            | Op::FloatToInt { .. }
            | Op::FloatBits { .. }
            | Op::FloatOfBits { .. } => op.args().iter().map(|v| self.get(*v)).collect(),
            _ => return None,
        };
        let ins = self.b.ins();
        Some(match (op, &args[..]) {
            (Op::FAdd { .. }, &[a, b]) => ins.fadd(a, b),
            (Op::FSub { .. }, &[a, b]) => ins.fsub(a, b),
            (Op::FMul { .. }, &[a, b]) => ins.fmul(a, b),
            (Op::FDiv { .. }, &[a, b]) => ins.fdiv(a, b),
            (Op::FNeg { .. }, &[a]) => ins.fneg(a),
            (Op::FAbs { .. }, &[a]) => ins.fabs(a),
            (Op::FSqrt { .. }, &[a]) => ins.sqrt(a),
            (Op::FFloor { .. }, &[a]) => ins.floor(a),
            (Op::FCeil { .. }, &[a]) => ins.ceil(a),
            (Op::FTrunc { .. }, &[a]) => ins.trunc(a),
            (Op::IntToFloat { .. }, &[a]) => ins.fcvt_from_sint(types::F64, a),
            (Op::FloatToInt { .. }, &[a]) => ins.fcvt_to_sint_sat(types::I64, a),
            (Op::FloatBits { .. }, &[a]) => ins.bitcast(types::I64, MemFlagsData::new(), a),
            (Op::FloatOfBits { .. }, &[a]) => ins.bitcast(types::F64, MemFlagsData::new(), a),
            _ => return None,
        })
    }
}
