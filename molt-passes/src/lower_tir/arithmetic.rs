//! Binary and unary operators by the types of their operands.
//!
//! Raw ints and floats become machine operations with the checks Python's meaning asks for; boxed ints get a fast path for small
//! ones; everything else is a call.

use super::floats::is_of_floats;
use super::function::FunctionLowering;
use super::signature::Repr;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Inst, Value};
use molt_ir::tir::ops::{BinaryOp, UnaryOp};
use molt_ir::tir::{self, effects};

/// Ints up to this magnitude are exact as doubles.
const EXACT: i64 = 1 << 53;

impl FunctionLowering<'_> {
    /// `a op b`.
    pub fn binary(&mut self, inst: Inst, op: BinaryOp, [a, b]: [Value; 2], in_place: bool) {
        let result = self.results(inst)[0];
        let (ta, tb) = (self.ty(a), self.ty(b));
        if in_place && may_have_no_such(op, ta, tb) {
            // What raises names the operator as it is written.
            let operands = [self.boxed(a), self.boxed(b)];
            let value = self.runtime_value(generic(op, true), &operands);
            return self.define(result, value);
        }
        if effects::is_number(ta) && effects::is_number(tb) {
            if (*ta == tir::Type::Float || *tb == tir::Type::Float) && is_raw(ta) && is_raw(tb) {
                return self.float_binary(result, op, a, b);
            }
            if is_raw_int(ta) && is_raw_int(tb) {
                return self.raw_int_binary(result, op, a, b);
            }
            if effects::is_index(ta) && effects::is_index(tb) {
                return self.boxed_int_binary(result, op, a, b);
            }
        }
        let numeric = effects::is_numeric(ta) && effects::is_numeric(tb);
        if numeric && (*ta == tir::Type::Float || *tb == tir::Type::Float) && is_of_floats(op) {
            return match op {
                BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::Pow => self.float_binary(result, op, a, b),
                _ => self.mixed_float_binary(result, op, a, b),
            };
        }
        // Numbers have no operators of their own for `+=`.
        let in_place = in_place && !numeric;
        let operands = [self.boxed(a), self.boxed(b)];
        let value = match (op, ta, tb) {
            (BinaryOp::Add, tir::Type::Str, tir::Type::Str) => self.runtime_value("str_append", &operands),
            (BinaryOp::Add, tir::Type::List(_), tir::Type::List(_)) if !in_place => self.runtime_value("list_concat", &operands),
            (BinaryOp::FloorDiv | BinaryOp::Mod, _, _) if may_be_int(ta) && may_be_int(tb) => {
                self.small_division_or(op, operands, generic(op, in_place))
            }
            (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor, _, _)
                if may_be_int(ta) && may_be_int(tb) =>
            {
                self.small_or(op, operands, generic(op, in_place), true)
            }
            (BinaryOp::TrueDiv, _, _) if may_be_float(ta) && may_be_float(tb) => {
                self.floats_or(op, operands, |this| this.runtime_value(generic(op, in_place), &operands))
            }
            (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, _, _) if may_be_float(ta) && may_be_float(tb) => {
                self.floats_or(op, operands, |this| this.runtime_value(generic(op, in_place), &operands))
            }
            _ => self.runtime_value(generic(op, in_place), &operands),
        };
        self.define(result, value);
    }

    /// Both operands are raw ints or bools.
    fn raw_int_binary(&mut self, result: Value, op: BinaryOp, a: Value, b: Value) {
        let args = [self.raw_int(a), self.raw_int(b)];
        let raw = Repr::of(self.ty(result)) == Repr::I64;
        match op {
            BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                let op = match op {
                    BinaryOp::And => Op::And { args },
                    BinaryOp::Or => Op::Or { args },
                    _ => Op::Xor { args },
                };
                let value = self.value(op, Type::I64);
                if self.is_bool(a) && self.is_bool(b) { self.define_bool(result, value) } else { self.define_int(result, value) }
            }
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul if raw => {
                let op = match op {
                    BinaryOp::Add => Op::IAdd { args },
                    BinaryOp::Sub => Op::ISub { args },
                    _ => Op::IMul { args },
                };
                let value = self.value(op, Type::I64);
                self.define(result, value);
            }
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => {
                let value = self.checked_int(op, args);
                self.define(result, value);
            }
            BinaryOp::FloorDiv | BinaryOp::Mod => self.int_division(result, op, args),
            BinaryOp::TrueDiv => {
                let value = self.int_true_division(args);
                self.define(result, value);
            }
            BinaryOp::LShift if raw => {
                let value = self.value(Op::Shl { args }, Type::I64);
                self.define(result, value);
            }
            BinaryOp::LShift => {
                let value = self.runtime_value("int_lshift_i64", &args);
                self.define(result, value);
            }
            BinaryOp::RShift => {
                let zero = self.int(0);
                let negative = self.icmp(IntCompare::Lt, args[1], zero);
                self.raise_when(negative, "raise_negative_shift");
                let most = self.int(63);
                let far = self.icmp(IntCompare::Gt, args[1], most);
                let count = self.value(Op::Select { args: [far, most, args[1]] }, Type::I64);
                let value = self.value(Op::SShr { args: [args[0], count] }, Type::I64);
                self.define_int(result, value);
            }
            BinaryOp::Pow | BinaryOp::MatMul => {
                let operands = [self.boxed(a), self.boxed(b)];
                let value = self.runtime_value(if op == BinaryOp::Pow { "int_pow" } else { "matmul" }, &operands);
                self.define(result, value);
            }
        }
    }

    /// Sum, difference or product of raw ints as a boxed int of any size.
    fn checked_int(&mut self, op: BinaryOp, args: [Value; 2]) -> Value {
        let (checked, slow) = match op {
            BinaryOp::Add => (Op::IAddOverflow { args }, "int_add_i64"),
            BinaryOp::Sub => (Op::ISubOverflow { args }, "int_sub_i64"),
            _ => (Op::IMulOverflow { args }, "int_mul_i64"),
        };
        let inst = self.inst(checked, &[Type::I64, Type::I64]);
        let results: Vec<Value> = self.body.results(inst).collect();
        let zero = self.int(0);
        let fine = self.icmp(IntCompare::Eq, results[1], zero);
        let fits = self.value(Op::FitsSmall { args: [results[0]] }, Type::I64);
        let small = self.value(Op::And { args: [fine, fits] }, Type::I64);
        self.choose(
            small,
            Type::Val,
            |this| this.value(Op::BoxSmall { args: [results[0]] }, Type::Imm),
            |this| this.runtime_value(slow, &args),
        )
    }

    /// The operation on raw ints, and whether it left 64 bits.
    pub fn int_checked(&mut self, inst: Inst, op: BinaryOp, [a, b]: [Value; 2]) {
        let results = self.results(inst);
        let args = [self.raw_int(a), self.raw_int(b)];
        let (value, overflow) = match op {
            BinaryOp::LShift => {
                let most = self.int(63);
                let far = self.icmp(IntCompare::UGt, args[1], most);
                let count = self.value(Op::And { args: [args[1], most] }, Type::I64);
                let value = self.value(Op::Shl { args: [args[0], count] }, Type::I64);
                let back = self.value(Op::SShr { args: [value, count] }, Type::I64);
                let lost = self.icmp(IntCompare::Ne, back, args[0]);
                (value, self.value(Op::Or { args: [far, lost] }, Type::I64))
            }
            BinaryOp::FloorDiv | BinaryOp::Mod => {
                // The divisors 0 and -1, in one comparison.
                let one = self.int(1);
                let above = self.value(Op::IAdd { args: [args[1], one] }, Type::I64);
                let special = self.icmp(IntCompare::ULe, above, one);
                let divisor = self.value(Op::Select { args: [special, one, args[1]] }, Type::I64);
                let value = match op {
                    BinaryOp::Mod => self.floor_remainder(args[0], divisor),
                    _ => self.floor_quotient(args[0], divisor),
                };
                (value, special)
            }
            _ => {
                let op = match op {
                    BinaryOp::Add => Op::IAddOverflow { args },
                    BinaryOp::Sub => Op::ISubOverflow { args },
                    _ => Op::IMulOverflow { args },
                };
                let made = self.inst(op, &[Type::I64, Type::I64]);
                let found: Vec<Value> = self.body.results(made).collect();
                (found[0], found[1])
            }
        };
        self.define_int(results[0], value);
        self.define_bool(results[1], overflow);
    }

    /// Division toward minus infinity, the remainder with the divisor's sign.
    fn int_division(&mut self, result: Value, op: BinaryOp, [a, b]: [Value; 2]) {
        let divisor = match self.body.def_op(b) {
            Some(Op::Int { value }) => Some(*value),
            _ => None,
        };
        let zero = self.int(0);
        if divisor.is_none_or(|d| d == 0) {
            let by_zero = self.icmp(IntCompare::Eq, b, zero);
            self.raise_when(by_zero, if op == BinaryOp::Mod { "raise_int_mod_zero" } else { "raise_int_floor_div_zero" });
        }
        if let Some(d) = divisor.filter(|d| *d > 0 && d.count_ones() == 1) {
            let value = if op == BinaryOp::Mod {
                let mask = self.int(d - 1);
                self.value(Op::And { args: [a, mask] }, Type::I64)
            } else {
                let count = self.int(i64::from(d.trailing_zeros()));
                self.value(Op::SShr { args: [a, count] }, Type::I64)
            };
            return self.define_int(result, value);
        }
        if divisor.is_none_or(|d| d == -1) {
            // The one quotient that leaves 64 bits, and a trap of the machine's division even for the remainder.
            let (least, minus) = (self.int(i64::MIN), self.int(-1));
            let (first, second) = (self.icmp(IntCompare::Eq, a, least), self.icmp(IntCompare::Eq, b, minus));
            let trap = self.value(Op::And { args: [first, second] }, Type::I64);
            if op == BinaryOp::Mod {
                let one = self.int(1);
                let harmless = self.value(Op::Select { args: [trap, one, b] }, Type::I64);
                let value = self.floor_remainder(a, harmless);
                return self.define_int(result, value);
            }
            if Repr::of(self.ty(result)) == Repr::Val {
                let fine = self.value(Op::ICmp { args: [trap, zero], cc: IntCompare::Eq }, Type::I64);
                let value = self.choose(
                    fine,
                    Type::Val,
                    |this| {
                        let quotient = this.floor_quotient(a, b);
                        this.box_int(quotient)
                    },
                    |this| {
                        let zero = this.int(0);
                        this.runtime_value("int_sub_i64", &[zero, a])
                    },
                );
                return self.define(result, value);
            }
        }
        let value = if op == BinaryOp::Mod { self.floor_remainder(a, b) } else { self.floor_quotient(a, b) };
        self.define_int(result, value);
    }

    fn floor_quotient(&mut self, a: Value, b: Value) -> Value {
        let quotient = self.value(Op::SDiv { args: [a, b] }, Type::I64);
        let product = self.value(Op::IMul { args: [quotient, b] }, Type::I64);
        let remainder = self.value(Op::ISub { args: [a, product] }, Type::I64);
        let adjust = self.signs_differ(remainder, b);
        self.value(Op::ISub { args: [quotient, adjust] }, Type::I64)
    }

    fn floor_remainder(&mut self, a: Value, b: Value) -> Value {
        let remainder = self.value(Op::SRem { args: [a, b] }, Type::I64);
        let adjust = self.signs_differ(remainder, b);
        let moved = self.value(Op::IAdd { args: [remainder, b] }, Type::I64);
        self.value(Op::Select { args: [adjust, moved, remainder] }, Type::I64)
    }

    /// 1 where the remainder is not zero and has another sign than the divisor.
    fn signs_differ(&mut self, remainder: Value, divisor: Value) -> Value {
        let zero = self.int(0);
        let nonzero = self.icmp(IntCompare::Ne, remainder, zero);
        let signs = self.value(Op::Xor { args: [remainder, divisor] }, Type::I64);
        let differ = self.icmp(IntCompare::Lt, signs, zero);
        self.value(Op::And { args: [nonzero, differ] }, Type::I64)
    }

    /// Correctly rounded: by machine division where both are exact as doubles.
    fn int_true_division(&mut self, args: [Value; 2]) -> Value {
        let exact = args.map(|value| self.is_exact_double(value));
        let zero = self.int(0);
        let nonzero = self.icmp(IntCompare::Ne, args[1], zero);
        let both = self.value(Op::And { args: exact }, Type::I64);
        let fine = self.value(Op::And { args: [both, nonzero] }, Type::I64);
        self.choose(
            fine,
            Type::F64,
            |this| {
                let args = args.map(|value| this.value(Op::IntToFloat { args: [value] }, Type::F64));
                this.value(Op::FDiv { args }, Type::F64)
            },
            |this| this.runtime_value("int_true_div_i64", &args),
        )
    }

    /// Whether a raw int is at most 2^53 in magnitude.
    pub fn is_exact_double(&mut self, value: Value) -> Value {
        let (bias, span) = (self.int(EXACT), self.int(2 * EXACT));
        let moved = self.value(Op::IAdd { args: [value, bias] }, Type::I64);
        self.icmp(IntCompare::ULe, moved, span)
    }

    /// Ints of any size, at least one boxed.
    fn boxed_int_binary(&mut self, result: Value, op: BinaryOp, a: Value, b: Value) {
        let operands = [self.boxed(a), self.boxed(b)];
        let value = match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                self.small_or(op, operands, int_function(op), false)
            }
            BinaryOp::FloorDiv | BinaryOp::Mod => self.small_division_or(op, operands, int_function(op)),
            BinaryOp::TrueDiv => self.runtime_value("int_true_div", &operands),
            BinaryOp::MatMul => self.runtime_value("matmul", &operands),
            _ => self.runtime_value(int_function(op), &operands),
        };
        self.define(result, value);
    }

    /// Whether both are small ints, as one test: small ints have the largest bits of all.
    pub fn both_small(&mut self, [a, b]: [Value; 2]) -> Value {
        let bits = [a, b].map(|v| self.value(Op::AsBits { args: [v] }, Type::I64));
        let (both, least) = (self.value(Op::And { args: bits }, Type::I64), self.int(super::function::SMALL_MIN));
        self.icmp(IntCompare::UGe, both, least)
    }

    /// A fast path for small ints, and for floats where asked; a call of `slow` for the rest.
    fn small_or(&mut self, op: BinaryOp, operands: [Value; 2], slow: &str, floats: bool) -> Value {
        let small = self.both_small(operands);
        let end = self.body.new_block();
        let result = self.body.add_param(end, Type::Val);
        let slow_block = self.branch_likely(small);
        let args = operands.map(|v| self.value(Op::UnboxSmall { args: [v] }, Type::I64));
        let (value, fits) = match op {
            BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                let op = match op {
                    BinaryOp::And => Op::And { args },
                    BinaryOp::Or => Op::Or { args },
                    _ => Op::Xor { args },
                };
                (self.value(op, Type::I64), None)
            }
            BinaryOp::Mul => {
                let inst = self.inst(Op::IMulOverflow { args }, &[Type::I64, Type::I64]);
                let results: Vec<Value> = self.body.results(inst).collect();
                let zero = self.int(0);
                let fine = self.icmp(IntCompare::Eq, results[1], zero);
                let fits = self.value(Op::FitsSmall { args: [results[0]] }, Type::I64);
                (results[0], Some(self.value(Op::And { args: [fine, fits] }, Type::I64)))
            }
            _ => {
                let (value, fits) = self.small_sum(op, operands);
                (value, Some(fits))
            }
        };
        if let Some(fits) = fits {
            let large = self.branch_likely(fits);
            let here = self.block;
            self.block = large;
            self.jump(slow_block, &[]);
            self.block = here;
        }
        let value = self.value(Op::BoxSmall { args: [value] }, Type::Imm);
        self.jump(end, &[value]);
        self.block = slow_block;
        let value = if floats && matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul) {
            self.floats_or(op, operands, |this| this.runtime_value(slow, &operands))
        } else {
            self.runtime_value(slow, &operands)
        };
        self.jump(end, &[value]);
        self.block = end;
        result
    }

    /// Sum or difference of small ints by their bits: those of ints are biased, and what leaves 51 bits comes out below all of
    /// them. The raw value, and whether it fits.
    fn small_sum(&mut self, op: BinaryOp, [a, b]: [Value; 2]) -> (Value, Value) {
        let a = self.value(Op::AsBits { args: [a] }, Type::I64);
        let b = self.value(Op::UnboxSmall { args: [b] }, Type::I64);
        let args = [a, b];
        let bits = self.value(if op == BinaryOp::Add { Op::IAdd { args } } else { Op::ISub { args } }, Type::I64);
        let (least, zero) = (self.int(super::function::SMALL_MIN), self.int((0xFFFC_u64 << 48) as i64));
        let fits = self.icmp(IntCompare::UGe, bits, least);
        (self.value(Op::ISub { args: [bits, zero] }, Type::I64), fits)
    }

    fn small_division_or(&mut self, op: BinaryOp, operands: [Value; 2], slow: &str) -> Value {
        let small = self.both_small(operands);
        let raw = self.value(Op::AsBits { args: [operands[1]] }, Type::I64);
        let zero_bits = self.int((0xFFFC_u64 << 48) as i64);
        let nonzero = self.icmp(IntCompare::Ne, raw, zero_bits);
        let fine = self.value(Op::And { args: [small, nonzero] }, Type::I64);
        self.choose(
            fine,
            Type::Val,
            |this| {
                let [a, b] = operands.map(|v| this.value(Op::UnboxSmall { args: [v] }, Type::I64));
                let value = if op == BinaryOp::Mod { this.floor_remainder(a, b) } else { this.floor_quotient(a, b) };
                // The least small int over -1 does not fit.
                this.box_int(value)
            },
            |this| this.runtime_value(slow, &operands),
        )
    }

    /// `-a`, `+a`, `~a`.
    pub fn unary(&mut self, inst: Inst, op: UnaryOp, a: Value) {
        let result = self.results(inst)[0];
        match (self.ty(a), op) {
            (tir::Type::Float, UnaryOp::Neg) => {
                let raw = self.get(a);
                let value = self.value(Op::FNeg { args: [raw] }, Type::F64);
                self.define(result, value);
            }
            (tir::Type::Float | tir::Type::I64 | tir::Type::Int, UnaryOp::Pos) => {
                let value = self.converted(a, self.ty(result));
                self.define_converted(result, value);
            }
            (tir::Type::I64 | tir::Type::Bool, UnaryOp::Neg) => {
                let args = [self.int(0), self.raw_int(a)];
                if Repr::of(self.ty(result)) == Repr::I64 {
                    let value = self.value(Op::ISub { args }, Type::I64);
                    self.define(result, value);
                } else {
                    let value = self.checked_int(BinaryOp::Sub, args);
                    self.define(result, value);
                }
            }
            (tir::Type::I64 | tir::Type::Bool, UnaryOp::Invert) => {
                let args = [self.raw_int(a), self.int(-1)];
                let value = self.value(Op::Xor { args }, Type::I64);
                self.define_int(result, value);
            }
            (_, op) => {
                let value = self.boxed(a);
                let function = match op {
                    UnaryOp::Neg => "neg",
                    UnaryOp::Pos => "pos",
                    UnaryOp::Invert => "invert",
                };
                let value = self.runtime_value(function, &[value]);
                self.define(result, value);
            }
        }
    }

    /// Calls a function that raises where the condition holds.
    pub fn raise_when(&mut self, condition: Value, function: &str) {
        let next = self.body.new_block();
        let raise = self.cold(|this| {
            this.runtime(function, &[]);
            this.effect(Op::Trap {});
        });
        self.effect(Op::BranchCold {
            args: [condition],
            succs: Box::new([molt_ir::ssa::Edge::plain(raise), molt_ir::ssa::Edge::plain(next)]),
        });
        self.block = next;
    }

    fn is_bool(&self, value: Value) -> bool {
        *self.ty(value) == tir::Type::Bool
    }

    /// Says what the result is, already in the representation of its type.
    pub fn define_converted(&mut self, result: Value, value: Value) {
        match Repr::of(self.ty(result)) {
            Repr::Bool => self.define_bool(result, value),
            Repr::I64 => self.define_int(result, value),
            _ => self.define(result, value),
        }
    }
}

fn is_raw_int(ty: &tir::Type) -> bool {
    matches!(ty, tir::Type::I64 | tir::Type::Bool)
}

fn is_raw(ty: &tir::Type) -> bool {
    Repr::of(ty) != Repr::Val
}

/// Whether a fast path for ints may pay.
fn may_be_int(ty: &tir::Type) -> bool {
    match ty {
        tir::Type::Any | tir::Type::Int | tir::Type::I64 => true,
        tir::Type::Union(members) => members.iter().any(may_be_int),
        _ => false,
    }
}

/// Whether a fast path for floats may pay.
fn may_be_float(ty: &tir::Type) -> bool {
    match ty {
        tir::Type::Any | tir::Type::Float => true,
        tir::Type::Union(members) => members.iter().any(may_be_float),
        _ => false,
    }
}

/// Whether an operator of numbers raises for some of these types: floats have no bits, and no number is a matrix.
fn may_have_no_such(op: BinaryOp, a: &tir::Type, b: &tir::Type) -> bool {
    use BinaryOp::*;
    let bits = matches!(op, And | Or | Xor | LShift | RShift);
    let ints = |ty: &tir::Type| ty.members().iter().all(effects::is_index);
    effects::is_numeric(a) && effects::is_numeric(b) && (op == MatMul || bits && !(ints(a) && ints(b)))
}

/// The runtime function for any two values.
pub fn generic(op: BinaryOp, in_place: bool) -> &'static str {
    use BinaryOp::*;
    match (op, in_place) {
        (Add, false) => "add",
        (Sub, false) => "sub",
        (Mul, false) => "mul",
        (MatMul, false) => "matmul",
        (TrueDiv, false) => "truediv",
        (FloorDiv, false) => "floordiv",
        (Mod, false) => "mod_",
        (Pow, false) => "pow",
        (LShift, false) => "lshift",
        (RShift, false) => "rshift",
        (And, false) => "and",
        (Or, false) => "or",
        (Xor, false) => "xor",
        (Add, true) => "iadd",
        (Sub, true) => "isub",
        (Mul, true) => "imul",
        (MatMul, true) => "imatmul",
        (TrueDiv, true) => "itruediv",
        (FloorDiv, true) => "ifloordiv",
        (Mod, true) => "imod",
        (Pow, true) => "ipow",
        (LShift, true) => "ilshift",
        (RShift, true) => "irshift",
        (And, true) => "iand",
        (Or, true) => "ior",
        (Xor, true) => "ixor",
    }
}

/// The runtime function for two ints.
fn int_function(op: BinaryOp) -> &'static str {
    use BinaryOp::*;
    match op {
        Add => "int_add",
        Sub => "int_sub",
        Mul => "int_mul",
        FloorDiv => "int_floor_div",
        Mod => "int_mod",
        Pow => "int_pow",
        LShift => "int_lshift",
        RShift => "int_rshift",
        And => "int_and",
        Or => "int_or",
        Xor => "int_xor",
        TrueDiv | MatMul => generic(op, false),
    }
}
