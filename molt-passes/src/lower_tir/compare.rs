//! Comparisons, membership and tests of types.

use super::function::FunctionLowering;
use super::layout;
use molt_ir::lir::ops::{FloatCompare, IntCompare};
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Edge, Inst, Value};
use molt_ir::tir::ops::CompareOp;
use molt_ir::tir::{self, effects};

impl FunctionLowering<'_> {
    /// `a op b`. Where the result is typed `bool`, it is the truth of the comparison.
    pub fn compare(&mut self, inst: Inst, op: CompareOp, [a, b]: [Value; 2]) {
        let result = self.results(inst)[0];
        let (ta, tb) = (self.ty(a), self.ty(b));
        let raw_int = |t: &tir::Type| matches!(t, tir::Type::I64 | tir::Type::Bool);
        let raw = |t: &tir::Type| raw_int(t) || *t == tir::Type::Float;
        if raw_int(ta) && raw_int(tb) {
            let (a, b) = (self.get(a), self.get(b));
            let value = self.icmp(int_compare(op), a, b);
            return self.define_bool(result, value);
        }
        if raw(ta) && raw(tb) {
            return self.float_compare(result, op, a, b);
        }
        if [ta, tb].contains(&&tir::Type::Float) && effects::is_numeric(ta) && effects::is_numeric(tb) {
            return self.mixed_compare(result, op, a, b);
        }
        let operands = [self.boxed(a), self.boxed(b)];
        if effects::is_index(ta) && effects::is_index(tb) {
            let value = self.small_compare_or(op, operands, |this| {
                let order = this.runtime_value("int_compare", &operands);
                let zero = this.int(0);
                this.icmp(int_compare(op), order, zero)
            });
            return self.define_bool(result, value);
        }
        if *ta == tir::Type::Str && *tb == tir::Type::Str {
            let value = self.str_compare(op, operands, [a, b]);
            return self.define_bool(result, value);
        }
        let may_be_int = |t: &tir::Type| matches!(t, tir::Type::Any | tir::Type::Int | tir::Type::I64 | tir::Type::Union(_));
        if *self.ty(result) == tir::Type::Bool {
            let (_, truth) = generic(op);
            let value = if may_be_int(ta) && may_be_int(tb) {
                self.small_compare_or(op, operands, |this| {
                    this.float_compare_or(op, operands, |this| this.runtime_value(truth, &operands))
                })
            } else {
                self.runtime_value(truth, &operands)
            };
            return self.define_bool(result, value);
        }
        let value = if may_be_int(ta) && may_be_int(tb) {
            let small = self.both_small(operands);
            self.choose(
                small,
                Type::Val,
                |this| {
                    let test = this.icmp(unsigned(op), operands[0], operands[1]);
                    this.value(Op::BoxBool { args: [test] }, Type::Imm)
                },
                |this| {
                    let floats = this.both_floats(operands);
                    this.choose(
                        floats,
                        Type::Val,
                        |this| {
                            let args = operands.map(|v| this.value(Op::UnboxFloat { args: [v] }, Type::F64));
                            let test = this.value(Op::FCmp { args, cc: float_compare(op) }, Type::I64);
                            this.value(Op::BoxBool { args: [test] }, Type::Imm)
                        },
                        |this| this.runtime_value(generic(op).0, &operands),
                    )
                },
            )
        } else {
            self.runtime_value(generic(op).0, &operands)
        };
        self.define(result, value);
    }

    /// Small ints are ordered as their bits are.
    fn small_compare_or(&mut self, op: CompareOp, operands: [Value; 2], slow: impl FnOnce(&mut Self) -> Value) -> Value {
        let small = self.both_small(operands);
        self.choose(small, Type::I64, |this| this.icmp(unsigned(op), operands[0], operands[1]), slow)
    }

    /// A machine comparison where both operands are floats, `slow` elsewhere.
    fn float_compare_or(&mut self, op: CompareOp, operands: [Value; 2], slow: impl FnOnce(&mut Self) -> Value) -> Value {
        let floats = self.both_floats(operands);
        self.choose(
            floats,
            Type::I64,
            |this| {
                let args = operands.map(|v| this.value(Op::UnboxFloat { args: [v] }, Type::F64));
                this.value(Op::FCmp { args, cc: float_compare(op) }, Type::I64)
            },
            slow,
        )
    }

    /// One operand is a float; an int beside it is compared exactly.
    fn float_compare(&mut self, result: Value, op: CompareOp, a: Value, b: Value) {
        let int = [a, b].into_iter().find(|&v| *self.ty(v) == tir::Type::I64);
        let constant = int
            .is_none_or(|v| matches!(self.body.def_op(self.get(v)), Some(Op::Int { value }) if value.unsigned_abs() < 1 << 53));
        let compare = |this: &mut Self| {
            let args = [this.raw_float(a), this.raw_float(b)];
            this.value(Op::FCmp { args, cc: float_compare(op) }, Type::I64)
        };
        let value = match int {
            Some(int) if !constant => {
                let raw = self.get(int);
                let exact = self.is_exact_double(raw);
                self.choose(exact, Type::I64, compare, |this| {
                    let operands = [this.boxed(a), this.boxed(b)];
                    this.runtime_value(generic(op).1, &operands)
                })
            }
            _ => compare(self),
        };
        self.define_bool(result, value);
    }

    /// One operand is a float, the other a boxed number: small ints are exact as doubles.
    fn mixed_compare(&mut self, result: Value, op: CompareOp, a: Value, b: Value) {
        let other = if *self.ty(a) == tir::Type::Float { b } else { a };
        let operands = [a, b];
        let value = self.as_double(
            other,
            Type::I64,
            |this, number| {
                let args = operands.map(|v| if v == other { number } else { this.get(v) });
                this.value(Op::FCmp { args, cc: float_compare(op) }, Type::I64)
            },
            |this| {
                let boxed = operands.map(|v| this.boxed(v));
                this.runtime_value(generic(op).1, &boxed)
            },
        );
        self.define_bool(result, value);
    }

    fn str_compare(&mut self, op: CompareOp, operands: [Value; 2], sources: [Value; 2]) -> Value {
        match op {
            CompareOp::Eq => self.str_equal(operands, sources),
            CompareOp::Ne => {
                let (equal, zero) = (self.str_equal(operands, sources), self.int(0));
                self.icmp(IntCompare::Eq, equal, zero)
            }
            _ => {
                let (order, zero) = (self.runtime_value("str_compare", &operands), self.int(0));
                self.icmp(int_compare(op), order, zero)
            }
        }
    }

    /// Whether two strings are equal: the same one is, those of different lengths are not, and only others are looked at.
    fn str_equal(&mut self, operands: [Value; 2], sources: [Value; 2]) -> Value {
        let end = self.body.new_block();
        let result = self.body.add_param(end, Type::I64);
        let same = self.icmp(IntCompare::Eq, operands[0], operands[1]);
        let (one, zero) = (self.int(1), self.int(0));
        let next = self.body.new_block();
        self.effect(Op::Branch { args: [same], succs: Box::new([Edge::new(end, [one]), Edge::plain(next)]) });
        self.block = next;
        let lengths = sources.map(|text| {
            let object = self.address_of(text);
            self.value(Op::Load { args: [object], offset: layout::TUPLE_LEN }, Type::I64)
        });
        let differ = self.icmp(IntCompare::Ne, lengths[0], lengths[1]);
        let next = self.body.new_block();
        self.effect(Op::Branch { args: [differ], succs: Box::new([Edge::new(end, [zero]), Edge::plain(next)]) });
        self.block = next;
        let constants = sources.map(|text| self.short_ascii(text));
        let equal = match &constants {
            [None, Some(text)] | [Some(text), None] => {
                let other = self.address_of(sources[usize::from(constants[0].is_some())]);
                self.has_text(other, text)
            }
            _ => self.runtime_value("str_eq", &operands),
        };
        self.jump(end, &[equal]);
        self.block = end;
        result
    }

    /// `item in container`: operands are container, item.
    pub fn contains(&mut self, inst: Inst) {
        let (args, result) = (self.args(inst), self.results(inst)[0]);
        if let Some(items) = self.sought_items(args[1]) {
            let function = match self.ty(args[0]) {
                tir::Type::Dict(_) => "dict_contains_of",
                tir::Type::Set(_) | tir::Type::FrozenSet(_) => "set_contains_of",
                _ => "contains_of",
            };
            let value = self.seek_value(function, args[0], &items, None);
            return self.define_bool(result, value);
        }
        let operands = [self.boxed(args[0]), self.boxed(args[1])];
        let function = match (self.ty(args[0]), self.ty(args[1])) {
            (tir::Type::Str, tir::Type::Str) => "str_contains",
            (tir::Type::Dict(_), _) => "dict_contains",
            (tir::Type::Set(_) | tir::Type::FrozenSet(_), _) => "set_contains",
            (tir::Type::List(_), _) => "list_contains",
            (tir::Type::Tuple(_) | tir::Type::TupleOf(_), _) => "tuple_contains",
            _ => "contains",
        };
        let value = self.runtime_value(function, &operands);
        self.define_bool(result, value);
    }

    /// Whether a boxed value belongs to a type that one look can tell.
    pub fn type_test(&mut self, value: Value, ty: &tir::Type) -> Value {
        match ty {
            tir::Type::None => self.is_bits(value, super::function::NONE),
            tir::Type::Unbound => self.is_bits(value, 0),
            tir::Type::Float => self.value(Op::IsFloat { args: [value] }, Type::I64),
            tir::Type::I64 => self.value(Op::IsSmall { args: [value] }, Type::I64),
            tir::Type::Bool => {
                let (yes, no) = (self.is_bits(value, super::function::TRUE), self.is_bits(value, super::function::FALSE));
                self.value(Op::Or { args: [yes, no] }, Type::I64)
            }
            tir::Type::Union(members) => {
                let mut any = self.int(0);
                for member in members.iter() {
                    let test = self.type_test(value, member);
                    any = self.value(Op::Or { args: [any, test] }, Type::I64);
                }
                any
            }
            tir::Type::Instance(class) => {
                let index = self.int(i64::from(class.0) + 1);
                self.runtime_value("instance_check_site", &[value, index])
            }
            other => {
                let name = match other {
                    tir::Type::Int => "int",
                    tir::Type::Str => "str",
                    tir::Type::Bytes => "bytes",
                    tir::Type::List(_) => "list",
                    tir::Type::Dict(_) => "dict",
                    tir::Type::Set(_) => "set",
                    tir::Type::FrozenSet(_) => "frozenset",
                    tir::Type::Tuple(_) | tir::Type::TupleOf(_) => "tuple",
                    tir::Type::Complex => "complex",
                    tir::Type::Range => "range",
                    tir::Type::Native(name) => name,
                    _ => {
                        self.shared.refuse(self.span, &format!("no test for the type `{other}`"));
                        "object"
                    }
                };
                let kind = self.value(Op::TypeAddr { name: name.to_owned() }, Type::Val);
                self.runtime_value("is_exactly", &[value, kind])
            }
        }
    }
}

fn int_compare(op: CompareOp) -> IntCompare {
    match op {
        CompareOp::Lt => IntCompare::Lt,
        CompareOp::Le => IntCompare::Le,
        CompareOp::Eq => IntCompare::Eq,
        CompareOp::Ne => IntCompare::Ne,
        CompareOp::Gt => IntCompare::Gt,
        CompareOp::Ge => IntCompare::Ge,
    }
}

fn unsigned(op: CompareOp) -> IntCompare {
    match op {
        CompareOp::Lt => IntCompare::ULt,
        CompareOp::Le => IntCompare::ULe,
        CompareOp::Eq => IntCompare::Eq,
        CompareOp::Ne => IntCompare::Ne,
        CompareOp::Gt => IntCompare::UGt,
        CompareOp::Ge => IntCompare::UGe,
    }
}

fn float_compare(op: CompareOp) -> FloatCompare {
    match op {
        CompareOp::Lt => FloatCompare::Lt,
        CompareOp::Le => FloatCompare::Le,
        CompareOp::Eq => FloatCompare::Eq,
        CompareOp::Ne => FloatCompare::Ne,
        CompareOp::Gt => FloatCompare::Gt,
        CompareOp::Ge => FloatCompare::Ge,
    }
}

/// The runtime functions for any two values: the result, its truth.
fn generic(op: CompareOp) -> (&'static str, &'static str) {
    match op {
        CompareOp::Lt => ("lt", "lt_bool"),
        CompareOp::Le => ("le", "le_bool"),
        CompareOp::Eq => ("eq", "eq_bool"),
        CompareOp::Ne => ("ne", "ne_bool"),
        CompareOp::Gt => ("gt", "gt_bool"),
        CompareOp::Ge => ("ge", "ge_bool"),
    }
}
