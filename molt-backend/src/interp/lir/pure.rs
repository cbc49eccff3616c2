//! Operations that are functions of their operands.

use crate::interp::{Go, Stop};
use molt_ir::lir::{FloatCompare, IntCompare, Op};
use molt_runtime::value::{FLOAT_BIAS, INT_ZERO_BITS, SMALL_INT_MAX, SMALL_INT_MIN, Value as Word};

fn compare(cc: IntCompare, a: u64, b: u64) -> bool {
    let (x, y) = (a as i64, b as i64);
    match cc {
        IntCompare::Eq => a == b,
        IntCompare::Ne => a != b,
        IntCompare::Lt => x < y,
        IntCompare::Le => x <= y,
        IntCompare::Gt => x > y,
        IntCompare::Ge => x >= y,
        IntCompare::ULt => a < b,
        IntCompare::ULe => a <= b,
        IntCompare::UGt => a > b,
        IntCompare::UGe => a >= b,
    }
}

fn compare_floats(cc: FloatCompare, a: f64, b: f64) -> bool {
    match cc {
        FloatCompare::Eq => a == b,
        FloatCompare::Ne => a != b,
        FloatCompare::Lt => a < b,
        FloatCompare::Le => a <= b,
        FloatCompare::Gt => a > b,
        FloatCompare::Ge => a >= b,
    }
}

/// The result and whether it overflowed.
fn overflowing((value, overflow): (i64, bool)) -> [u64; 2] {
    [value as u64, u64::from(overflow)]
}

/// The results, or nothing for an operation that is none of these.
pub(super) fn evaluate(op: &Op, args: &[u64]) -> Go<Option<[u64; 2]>> {
    let i = |n: usize| args[n] as i64;
    let f = |n: usize| f64::from_bits(args[n]);
    let held = |holds: bool, what: &str| if holds { Ok(()) } else { Err(Stop::broken(format!("operand: {what}"))) };
    let word = match op {
        Op::Int { value } => *value as u64,
        Op::Float { value } => value.get().to_bits(),
        Op::Imm { bits } => *bits as u64,

        Op::IAdd { .. } => i(0).wrapping_add(i(1)) as u64,
        Op::ISub { .. } => i(0).wrapping_sub(i(1)) as u64,
        Op::IMul { .. } => i(0).wrapping_mul(i(1)) as u64,
        Op::SDiv { .. } => i(0).checked_div(i(1)).ok_or_else(|| Stop::broken("division by zero, or overflow"))? as u64,
        Op::SRem { .. } if i(1) == -1 => 0,
        Op::SRem { .. } => i(0).checked_rem(i(1)).ok_or_else(|| Stop::broken("remainder by zero"))? as u64,
        Op::And { .. } => args[0] & args[1],
        Op::Or { .. } => args[0] | args[1],
        Op::Xor { .. } => args[0] ^ args[1],
        Op::Shl { .. } | Op::SShr { .. } | Op::UShr { .. } => {
            held(args[1] < 64, "a shift by 64 or more")?;
            match op {
                Op::Shl { .. } => args[0] << args[1],
                Op::SShr { .. } => (i(0) >> args[1]) as u64,
                _ => args[0] >> args[1],
            }
        }
        Op::IAddOverflow { .. } => return Ok(Some(overflowing(i(0).overflowing_add(i(1))))),
        Op::ISubOverflow { .. } => return Ok(Some(overflowing(i(0).overflowing_sub(i(1))))),
        Op::IMulOverflow { .. } => return Ok(Some(overflowing(i(0).overflowing_mul(i(1))))),
        Op::ICmp { cc, .. } => u64::from(compare(*cc, args[0], args[1])),
        Op::Select { .. } => args[if args[0] != 0 { 1 } else { 2 }],

        Op::FAdd { .. } => (f(0) + f(1)).to_bits(),
        Op::FSub { .. } => (f(0) - f(1)).to_bits(),
        Op::FMul { .. } => (f(0) * f(1)).to_bits(),
        Op::FDiv { .. } => (f(0) / f(1)).to_bits(),
        Op::FNeg { .. } => (-f(0)).to_bits(),
        Op::FAbs { .. } => f(0).abs().to_bits(),
        Op::FSqrt { .. } => f(0).sqrt().to_bits(),
        Op::FFloor { .. } => f(0).floor().to_bits(),
        Op::FCeil { .. } => f(0).ceil().to_bits(),
        Op::FTrunc { .. } => f(0).trunc().to_bits(),
        Op::FCmp { cc, .. } => u64::from(compare_floats(*cc, f(0), f(1))),
        Op::IntToFloat { .. } => (i(0) as f64).to_bits(),
        Op::FloatToInt { .. } => f(0) as i64 as u64,
        Op::FloatBits { .. } | Op::FloatOfBits { .. } | Op::AsBits { .. } => args[0],

        // It is pure, so it may be moved before the test of the int's size; then nobody looks at what it gives, which is nothing.
        Op::BoxSmall { .. } if !(SMALL_INT_MIN..=SMALL_INT_MAX).contains(&i(0)) => 0,
        Op::BoxSmall { .. } => INT_ZERO_BITS.wrapping_add(args[0]),
        Op::UnboxSmall { .. } => {
            held(Word::from_bits(args[0]).is_small_int(), "not a small int")?;
            args[0].wrapping_sub(INT_ZERO_BITS)
        }
        Op::BoxFloat { .. } => Word::from_float(f(0)).bits(),
        Op::UnboxFloat { .. } => {
            held(Word::from_bits(args[0]).is_float(), "not a float")?;
            args[0].wrapping_sub(FLOAT_BIAS)
        }
        Op::BoxBool { .. } => {
            held(args[0] < 2, "neither 0 nor 1")?;
            Word::from_bool(args[0] == 1).bits()
        }
        Op::UnboxBool { .. } => {
            held(Word::from_bits(args[0]).is_bool(), "not a bool")?;
            u64::from(args[0] == Word::TRUE.bits())
        }
        Op::FitsSmall { .. } => u64::from((SMALL_INT_MIN..=SMALL_INT_MAX).contains(&i(0))),
        Op::IsSmall { .. } => u64::from(Word::from_bits(args[0]).is_small_int()),
        Op::IsFloat { .. } => u64::from(Word::from_bits(args[0]).is_float()),
        Op::IsObject { .. } => u64::from(Word::from_bits(args[0]).is_pointer()),
        Op::AsPointer { .. } | Op::AsInstance { .. } | Op::AsObject { .. } => {
            held(Word::from_bits(args[0]).is_pointer(), "not an object")?;
            args[0]
        }
        Op::PtrAdd { .. } => args[0].wrapping_add(args[1]),
        Op::ElementAddr { .. } => args[0].wrapping_add(args[1].wrapping_mul(8)),
        _ => return Ok(None),
    };
    Ok(Some([word, 0]))
}
