//! Every operation of `tir`, by groups; the larger groups have files of their own.

use super::function::{FALSE, FunctionLowering, NONE, TRUE};
use super::signature::Repr;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Edge, Inst};
use molt_ir::tir;
use tir::Op as T;

/// The bits of `NotImplemented`.
const NOT_IMPLEMENTED: u64 = 0x20;
/// The bits of `Ellipsis`.
const ELLIPSIS: u64 = 0x28;

impl FunctionLowering<'_> {
    /// Lowers one instruction.
    pub fn instruction(&mut self, inst: Inst) {
        let source = self.source;
        let op = &source.body[inst].op;
        let results = self.results(inst);
        match op {
            T::NoneConst {} => self.immediate(results[0], NONE),
            T::BoolConst { value } => {
                let value = self.int(i64::from(*value));
                self.define_bool(results[0], value);
            }
            T::IntConst { value } => self.int_constant(results[0], value),
            T::FloatConst { value } => {
                let value = self.value(Op::Float { value: *value }, Type::F64);
                self.define(results[0], value);
            }
            T::ComplexConst { imaginary } => {
                let zero = self.float(0.0);
                let imaginary = self.value(Op::Float { value: *imaginary }, Type::F64);
                let value = self.runtime_value("complex_new", &[zero, imaginary]);
                self.define(results[0], value);
            }
            T::StrConst { value } => {
                let value = self.value(Op::StaticStr { value: value.clone() }, Type::Val);
                self.define(results[0], value);
            }
            T::BytesConst { value } => {
                let value = self.value(Op::StaticBytes { value: value.clone() }, Type::Val);
                self.define(results[0], value);
            }
            T::TupleConst { value } => {
                let value = self.value(Op::StaticTuple { value: value.clone() }, Type::Val);
                self.define(results[0], value);
            }
            T::EllipsisConst {} => self.immediate(results[0], ELLIPSIS),
            T::NotImplementedConst {} => self.immediate(results[0], NOT_IMPLEMENTED),
            T::Unbound {} => self.immediate(results[0], 0),
            T::Builtin { name } => {
                let value = self.builtin(name);
                self.define(results[0], value);
            }
            T::Module { name } => {
                let value = self.builtin_module(name);
                self.define(results[0], value);
            }
            T::Binary { args, op } => self.binary(inst, *op, *args, false),
            T::InPlace { args, op } => self.binary(inst, *op, *args, true),
            T::IntChecked { args, op } => self.int_checked(inst, *op, *args),
            T::Word { args, op } => self.word(results[0], *op, *args),
            T::WordOf { args } => self.word_of([results[0], results[1]], args[0]),
            T::WordInt { args } => self.word_int(results[0], args[0]),
            T::Unary { args, op } => self.unary(inst, *op, args[0]),
            T::Compare { args, op } => self.compare(inst, *op, *args),
            T::Is { args } => {
                let same = self.is_same(args[0], args[1]);
                self.define_bool(results[0], same);
            }
            T::Select { args } => {
                let condition = self.truth_of(args[0]);
                let [chosen, other] = [self.boxed(args[1]), self.boxed(args[2])];
                let value = self.value(Op::Select { args: [condition, chosen, other] }, Type::Imm);
                self.define(results[0], value);
            }
            T::KeepAlive { args } => {
                let value = self.boxed(args[0]);
                self.effect(if crate::tir::deaths::are_seen(self.program) {
                    Op::LetDie { args: [value] }
                } else {
                    Op::Keep { args: [value].into_iter().collect() }
                });
            }
            T::Contains { .. } => self.contains(inst),
            T::Not { args } => {
                let value = self.truth_of(args[0]);
                // As a comparison it is no work where a branch asks for it.
                let zero = self.int(0);
                let not = self.icmp(IntCompare::Eq, value, zero);
                self.define_bool(results[0], not);
            }
            T::Truth { args } => {
                let truth = self.truth_of(args[0]);
                self.define_bool(results[0], truth);
            }

            T::GlobalGet { .. }
            | T::GlobalSet { .. }
            | T::CellNew { .. }
            | T::CellGet { .. }
            | T::CellSet { .. }
            | T::ClosureCell { .. }
            | T::ClosureDefault { .. }
            | T::CheckBound { .. }
            | T::IsBound { .. }
            | T::ClassRef { .. } => self.name_operation(inst),

            T::GetAttr { .. }
            | T::SetAttr { .. }
            | T::SetOwnAttr { .. }
            | T::DelAttr { .. }
            | T::GetMethod { .. }
            | T::FieldGet { .. }
            | T::FieldInit { .. }
            | T::FieldSet { .. }
            | T::ClassNumber { .. }
            | T::NewInstance { .. }
            | T::TupleOfClass { .. }
            | T::MakeClass { .. }
            | T::ImportModule { .. }
            | T::ImportFrom { .. } => self.object_operation(inst),

            T::GetItem { .. }
            | T::SetItem { .. }
            | T::DelItem { .. }
            | T::Slice { .. }
            | T::List { .. }
            | T::Tuple { .. }
            | T::Set { .. }
            | T::Dict { .. }
            | T::ListAppend { .. }
            | T::ListExtend { .. }
            | T::ListToTuple { .. }
            | T::SetAdd { .. }
            | T::SetUpdate { .. }
            | T::DictInsert { .. }
            | T::DictUpdate { .. }
            | T::DictMergeCall { .. }
            | T::UnpackExact { .. }
            | T::ItemAt { .. }
            | T::CodeAt { .. }
            | T::CodeIn { .. }
            | T::CodeIs { .. }
            | T::DictStep { .. }
            | T::DictAt { .. }
            | T::UnpackStar { .. }
            | T::TupleItem { .. }
            | T::Iter { .. }
            | T::Next { .. }
            | T::Format { .. }
            | T::StrJoin { .. } => self.container_operation(inst),

            T::RangeIter { args } => self.range_left(inst, *args),

            T::Call { .. }
            | T::CallMethod { .. }
            | T::CallEx { .. }
            | T::CallDirect { .. }
            | T::CallBuiltin { .. }
            | T::MakeFunction { .. }
            | T::Intrinsic { .. } => self.call_operation(inst),

            T::IsInstance { args, ty } => {
                let value = self.boxed(args[0]);
                let test = self.type_test(value, ty);
                self.define_bool(results[0], test);
            }
            T::Assume { args, ty: tir::Type::I64, .. } if Repr::of(self.ty(args[0])) == Repr::Val => {
                let value = self.get(args[0]);
                let value = self.value(Op::UnboxSmall { args: [value] }, Type::I64);
                self.define_int(results[0], value);
            }
            T::Assume { args, .. } => {
                let value = self.converted(args[0], self.ty(results[0]));
                self.define_converted(results[0], value);
            }

            T::Raise { .. }
            | T::RaiseFrom { .. }
            | T::Reraise {}
            | T::RaiseSame { .. }
            | T::HandlingDepth {}
            | T::ResumedDepth { .. }
            | T::Catch { .. }
            | T::BeginHandling { .. }
            | T::EndHandling {}
            | T::ExcMatches { .. } => self.exception_operation(inst),

            T::Yield { .. } | T::YieldFrom { .. } => {
                self.shared.refuse(self.span, "a generator reached the lowering: `lower-generators` must run first")
            }

            T::MakeGenerator { .. }
            | T::FrameGet { .. }
            | T::FrameSet { .. }
            | T::SetState { .. }
            | T::Resumed { .. }
            | T::Delegate { .. }
            | T::ResumeSwitch { .. }
            | T::Suspend { .. } => self.generator_operation(inst),

            T::Jump { succs } => self.follow(&succs[0]),
            T::Branch { args, succs } => {
                let condition = self.raw_bool(args[0]);
                let (then, otherwise) = (self.edge_block(&succs[0]), self.edge_block(&succs[1]));
                match self.defined_by(args[0]) {
                    Some(T::IntChecked { .. }) => {
                        self.effect(Op::BranchCold { args: [condition], succs: Box::new([then, otherwise]) });
                    }
                    // Ints are small but for few.
                    Some(T::IsInstance { ty: tir::Type::I64, .. }) => {
                        let zero = self.int(0);
                        let not = self.icmp(IntCompare::Eq, condition, zero);
                        self.effect(Op::BranchCold { args: [not], succs: Box::new([otherwise, then]) });
                    }
                    _ => self.effect(Op::Branch { args: [condition], succs: Box::new([then, otherwise]) }),
                }
            }
            // The instruction before went to the handler itself where it raised.
            T::Try { succs } => self.follow(&succs[0]),
            T::Return { args } => self.return_value(args[0]),
            T::Unreachable {} => self.effect(Op::Trap {}),
        }
    }

    fn immediate(&mut self, result: molt_ir::ssa::Value, bits: u64) {
        let value = self.imm(bits);
        self.define(result, value);
    }

    /// A raw bool of a value whose type is `bool`.
    pub fn raw_bool(&mut self, value: molt_ir::ssa::Value) -> molt_ir::ssa::Value {
        let raw = self.get(value);
        match Repr::of(self.ty(value)) {
            Repr::Bool => raw,
            _ => self.is_bits(raw, TRUE),
        }
    }

    /// Identity. Ints and floats have none that a program may rely on; equal bits count as the same.
    fn is_same(&mut self, a: molt_ir::ssa::Value, b: molt_ir::ssa::Value) -> molt_ir::ssa::Value {
        let (a, b) = (self.boxed(a), self.boxed(b));
        self.icmp(IntCompare::Eq, a, b)
    }

    /// The truth of a value as 0 or 1.
    pub fn truth_of(&mut self, value: molt_ir::ssa::Value) -> molt_ir::ssa::Value {
        match self.ty(value) {
            tir::Type::Bool => self.raw_bool(value),
            tir::Type::I64 => {
                let (raw, zero) = (self.get(value), self.int(0));
                self.icmp(IntCompare::Ne, raw, zero)
            }
            tir::Type::Float => {
                let (raw, zero) = (self.get(value), self.float(0.0));
                self.value(Op::FCmp { args: [raw, zero], cc: molt_ir::lir::ops::FloatCompare::Ne }, Type::I64)
            }
            tir::Type::None => self.int(0),
            // A big int is never 0.
            tir::Type::Int => {
                let value = self.get(value);
                let zero = self.value(Op::Imm { bits: (0xFFFC_u64 << 48) as i64 }, Type::Imm);
                self.icmp(IntCompare::Ne, value, zero)
            }
            tir::Type::Tuple(_) | tir::Type::TupleOf(_) | tir::Type::Str => {
                let object = self.address_of(value);
                let length = self.value(Op::Load { args: [object], offset: super::layout::TUPLE_LEN }, Type::I64);
                let zero = self.int(0);
                self.icmp(IntCompare::Ne, length, zero)
            }
            tir::Type::List(_) => {
                let length = self.list_length(value);
                let zero = self.int(0);
                self.icmp(IntCompare::Ne, length, zero)
            }
            tir::Type::Native(kind) if &**kind == "collections.deque" => {
                let length = self.deque_length(value);
                let zero = self.int(0);
                self.icmp(IntCompare::Ne, length, zero)
            }
            _ => {
                let value = self.get(value);
                let end = self.body.new_block();
                let result = self.body.add_param(end, Type::I64);
                let (one, zero) = (self.int(1), self.int(0));
                let is_true = self.is_bits(value, TRUE);
                let next = self.body.new_block();
                self.effect(Op::Branch { args: [is_true], succs: Box::new([Edge::new(end, [one]), Edge::plain(next)]) });
                self.block = next;
                let (falsehood, none) = (self.is_bits(value, FALSE), self.is_bits(value, NONE));
                let is_false = self.value(Op::Or { args: [falsehood, none] }, Type::I64);
                let next = self.body.new_block();
                self.effect(Op::Branch { args: [is_false], succs: Box::new([Edge::new(end, [zero]), Edge::plain(next)]) });
                self.block = next;
                let truth = self.runtime_value("truth", &[value]);
                self.jump(end, &[truth]);
                self.block = end;
                result
            }
        }
    }

    /// A built-in as a value: immediate, type or function.
    pub fn builtin(&mut self, name: &str) -> molt_ir::ssa::Value {
        match name {
            "NotImplemented" => self.imm(NOT_IMPLEMENTED),
            "Ellipsis" => self.imm(ELLIPSIS),
            "__debug__" => self.imm(TRUE),
            _ if molt_runtime::types::builtin(name).is_some() => {
                // Aliases such as `IOError` share the type of their first name.
                let name = molt_runtime::types::builtin(name).map(|kind| kind.static_name()).unwrap_or_default();
                self.value(Op::TypeAddr { name: name.to_owned() }, Type::Val)
            }
            _ => {
                self.shared.modules.insert(name.split_once('.').map_or("builtins", |(module, _)| module).to_owned());
                self.value(Op::BuiltinAddr { name: name.to_owned() }, Type::Val)
            }
        }
    }

    fn int_constant(&mut self, result: molt_ir::ssa::Value, value: &molt_ir::text::BigText) {
        match value.as_str().parse::<i64>() {
            Ok(small) if Repr::of(self.ty(result)) == Repr::I64 || (-(1 << 50)..1 << 50).contains(&small) => {
                let value = self.int(small);
                self.define_int(result, value);
            }
            _ => {
                let value = self.value(Op::StaticInt { value: value.clone() }, Type::Val);
                self.define(result, value);
            }
        }
    }

    /// Returns in the representation of the result.
    fn return_value(&mut self, value: molt_ir::ssa::Value) {
        if self.source.header.kind == tir::header::FunctionKind::Resume {
            let (value, returned) = (self.boxed(value), self.int(2));
            return self.effect(Op::Return { args: [value, returned].into_iter().collect() });
        }
        let value = self.converted(value, &self.source.header.result.clone());
        let args = match self.signature.result {
            Repr::Val => [value].into_iter().collect(),
            _ => {
                let ok = self.int(0);
                [value, ok].into_iter().collect()
            }
        };
        self.effect(Op::Return { args });
    }
}
