//! Operators, names, containers, text, exceptions, control.

use super::machine::{Ended, Flow, Frame, Machine, Step};
use super::runtime::{Arg, string};
use super::statics::Statics;
use crate::interp::Stop;
use molt_ir::ssa::{Inst, Op as _};
use molt_ir::tir::ops::{BinaryOp, CompareOp, Conversion, NameKind, UnaryOp};
use molt_ir::tir::{Op, Type};
use molt_runtime::function::{self, cell};
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{int, list, tuple};

impl<'p> Machine<'p> {
    /// One instruction.
    pub fn instruction(&self, frame: &mut Frame<'p>, inst: Inst) -> Step<Flow> {
        let op = &frame.function.body[inst].op;
        let args: Vec<Word> = op.args().iter().map(|&v| frame.get(v)).collect();
        if args.iter().any(|arg| arg.is_absent()) && !may_be_absent(op) {
            return Err(Stop::broken("an operand that is not bound").into());
        }
        let plain = |bits: Word| Owned::from_raw(bits);
        let value = match op {
            Op::NoneConst {} => Owned::NONE,
            Op::BoolConst { value } => Owned::from(*value),
            Op::FloatConst { value } => Owned::from(value.get()),
            Op::EllipsisConst {} => plain(Word::ELLIPSIS),
            Op::NotImplementedConst {} => plain(Word::NOT_IMPLEMENTED),
            Op::Unbound {} => plain(Word::ABSENT),
            Op::IntConst { .. }
            | Op::ComplexConst { .. }
            | Op::StrConst { .. }
            | Op::BytesConst { .. }
            | Op::TupleConst { .. }
            | Op::Builtin { .. }
            | Op::Module { .. } => self.statics.constant(op)?,

            Op::Binary { op, .. } => self.value(binary(*op, false), &args)?,
            Op::InPlace { op, .. } => self.value(binary(*op, true), &args)?,
            Op::IntChecked { op, .. } => return self.int_checked(frame, inst, *op, &args),
            Op::Word { op, .. } => word(*op, &args)?,
            Op::WordOf { .. } => {
                let bits = int::as_word(args[0]);
                let results: Vec<_> = frame.function.body.results(inst).collect();
                self.set(frame, results[0], int::from_i64(bits.unwrap_or_default()))?;
                self.set(frame, results[1], bits.is_none().into())?;
                return Ok(Flow::Next);
            }
            Op::WordInt { .. } => int::from_u64(int::as_i64(args[0]).unwrap_or_default() as u64),
            Op::Unary { op, .. } => self.value(unary(*op), &args)?,
            Op::Compare { op, .. } => {
                let (value, truth) = compare(*op);
                match frame.ty(frame.function.body.result(inst)) {
                    Type::Bool => self.test(truth, &args)?.into(),
                    _ => self.value(value, &args)?,
                }
            }
            Op::Is { .. } => (args[0] == args[1]).into(),
            Op::Contains { .. } => self.test("contains", &args)?.into(),
            Op::Not { .. } => (!self.test("truth", &args)?).into(),
            Op::Truth { .. } => self.test("truth", &args)?.into(),
            Op::Select { .. } => (if self.test("truth", &args[..1])? { args[1] } else { args[2] }).to_owned(),
            Op::KeepAlive { .. } => return Ok(Flow::Next),

            Op::GlobalGet { global } => self.statics.globals[global.index()].get().to_owned(),
            Op::GlobalSet { global, .. } => {
                if !self.belongs(args[0], &self.program.header.global(*global).ty) {
                    let what = self.describe(args[0]);
                    return Err(Stop::broken(format!("a global holds {what}, which its type leaves out")).into());
                }
                Statics::store(&self.statics.globals[global.index()], args[0].to_owned());
                return Ok(Flow::Next);
            }
            Op::ClassRef { class } => self.statics.classes[class.0 as usize].get().to_owned(),
            Op::CellNew { .. } => cell::new(args[0].to_owned()),
            Op::CellGet { .. } => cell::of(args[0]).value.get().to_owned(),
            Op::CellSet { .. } => {
                let old = cell::of(args[0]).value.replace(args[1].to_owned().into_raw());
                drop(Owned::from_raw(old));
                return Ok(Flow::Next);
            }
            Op::ClosureCell { index, .. } => item(function::of(args[0]).closure.get(), *index)?,
            Op::ClosureDefault { index, .. } => item(function::of(args[0]).defaults.get(), *index)?,
            Op::CheckBound { name, kind, .. } if args[0].is_absent() => return self.raise_unbound(name, *kind),
            Op::CheckBound { .. } => args[0].to_owned(),
            Op::Assume { ty, holds, .. } => {
                let is_true = if *holds { self.belongs(args[0], ty) } else { !self.is_instance(args[0], ty)? };
                if !is_true {
                    let (what, not) = (self.describe(args[0]), if *holds { "" } else { "not " });
                    return Err(Stop::broken(format!("{what} is assumed to be {not}`{ty}`")).into());
                }
                args[0].to_owned()
            }
            Op::IsBound { .. } => (!args[0].is_absent()).into(),
            Op::IsInstance { ty, .. } => self.is_instance(args[0], ty)?.into(),

            Op::GetItem { .. } => self.value("get_item", &args)?,
            Op::SetItem { .. } => self.value("set_item", &args)?,
            Op::DelItem { .. } => self.value("del_item", &args)?,
            Op::Slice { .. } => self.value("slice_new", &args)?,
            Op::List { .. } => self.filled("list_of", &args)?,
            Op::Tuple { .. } => self.filled("tuple_new", &args)?,
            Op::Set { constants: true, .. } => self.with_array("set_of_constants", &[], &args)?,
            Op::Set { .. } => {
                let set = self.value::<Word>("set_new", &[])?;
                args.iter().try_for_each(|&item| self.value("set_add", &[set.value(), item]).map(drop))?;
                set
            }
            Op::Dict { .. } => {
                let dict = self.value("dict_new", &[Arg::Int(args.len() as i64 / 2)])?;
                let mut pairs = args.chunks_exact(2);
                pairs.try_for_each(|pair| self.value("dict_set_item", &[dict.value(), pair[0], pair[1]]).map(drop))?;
                dict
            }
            Op::ListAppend { .. } => self.value("list_append", &args)?,
            Op::ListExtend { .. } => self.value("list_extend", &args)?,
            Op::ListToTuple { .. } => self.value("list_to_tuple", &args)?,
            Op::SetAdd { .. } => self.value("set_add", &args)?,
            Op::SetUpdate { .. } => self.value("set_update", &args)?,
            Op::DictInsert { .. } => self.value("dict_set_item", &args)?,
            Op::DictUpdate { .. } => self.value("dict_update", &args)?,
            Op::DictMergeCall { .. } => self.value("merge_keywords", &[args[2], args[0], args[1]])?,
            Op::UnpackExact { count, .. } => self.value("unpack_tuple", &[args[0].into(), Arg::Int(i64::from(*count))])?,
            Op::UnpackStar { before, after, .. } => {
                let counts = [*before, *after].map(|n| Arg::Int(i64::from(n)));
                self.value("unpack_star_tuple", &[args[0].into(), counts[0], counts[1]])?
            }
            Op::TupleItem { index, .. } => item(args[0], *index)?,
            Op::ItemAt { .. } => self.item_at(args[0], args[1])?,
            Op::CodeAt { .. } => self.value("str_code_at", &args)?,
            Op::CodeIn { low, high, .. } => {
                let code = int::as_i64(args[0]).unwrap_or_default();
                let word = if code < 64 { *low } else { *high };
                ((0..128).contains(&code) && word >> (code & 63) & 1 == 1).into()
            }
            Op::CodeIs { method, .. } => {
                let code = Arg::Int(int::as_i64(args[0]).unwrap_or_default());
                (self.number(&["code_", method].concat(), &[code])? != 0).into()
            }
            Op::DictStep { .. } => self.value("dict_next", &args)?,
            Op::DictAt { value, .. } => self.value(if *value { "dict_value_at" } else { "dict_key_at" }, &args)?,
            Op::Iter { .. } => self.value("iter", &args)?,
            Op::Next { .. } => self.pair("next", &args)?.0,
            Op::RangeIter { .. } => {
                let [position, stop, step] = [0, 1, 2].map(|n| int::as_i64(args[n]).unwrap_or_default());
                (if step > 0 { position < stop } else { position > stop }).into()
            }
            Op::Format { conversion, .. } => self.format(args[0], args[1], *conversion)?,
            Op::StrJoin { .. } => self.with_array("str_join_parts", &[], &args)?,

            Op::Raise { .. } => return self.raising("raise_value", &args),
            Op::RaiseFrom { .. } => return self.raising("raise_from", &args),
            Op::Reraise {} => return self.raising("raise_bare", &args),
            Op::RaiseSame { .. } => return self.raising("reraise", &args),
            Op::HandlingDepth {} => self.value::<Word>("handling_depth", &[])?,
            Op::ResumedDepth { .. } => self.value("resumed_depth", &args)?,
            Op::Catch { above, .. } => {
                let depth = int::as_i64(args[0]).unwrap_or_default() + i64::from(*above);
                self.value("catch_at", &[Arg::Int(depth)])?
            }
            Op::BeginHandling { .. } => self.value("begin_handling", &args)?,
            Op::EndHandling {} => self.value::<Word>("end_handling", &[])?,
            Op::ExcMatches { .. } => self.test("exc_matches", &args)?.into(),

            Op::Jump { .. } | Op::Try { .. } => return Ok(Flow::Along(0)),
            Op::Branch { .. } => return Ok(Flow::Along(usize::from(args[0] != Word::TRUE))),
            Op::Return { .. } => return Ok(Flow::Return(args[0].to_owned())),
            Op::Unreachable {} => return Err(Stop::broken("what cannot be reached was reached").into()),

            Op::Yield { .. }
            | Op::YieldFrom { .. }
            | Op::MakeGenerator { .. }
            | Op::FrameGet { .. }
            | Op::FrameSet { .. }
            | Op::SetState { .. }
            | Op::Resumed { .. }
            | Op::Delegate { .. }
            | Op::ResumeSwitch { .. }
            | Op::Suspend { .. } => return self.generator_operation(frame, inst),

            Op::GetAttr { .. }
            | Op::SetAttr { .. }
            | Op::SetOwnAttr { .. }
            | Op::DelAttr { .. }
            | Op::GetMethod { .. }
            | Op::FieldGet { .. }
            | Op::FieldInit { .. }
            | Op::FieldSet { .. }
            | Op::NewInstance { .. }
            | Op::TupleOfClass { .. }
            | Op::ClassNumber { .. }
            | Op::MakeClass { .. }
            | Op::ImportModule { .. }
            | Op::ImportFrom { .. } => return self.object_operation(frame, inst, &args),

            Op::Call { .. }
            | Op::CallMethod { .. }
            | Op::CallEx { .. }
            | Op::CallDirect { .. }
            | Op::CallBuiltin { .. }
            | Op::MakeFunction { .. }
            | Op::Intrinsic { .. } => self.call_operation(op, &args)?,
        };
        match frame.function.body.results(inst).len() {
            0 => Ok(Flow::Next),
            _ => self.define(frame, inst, value),
        }
    }

    fn int_checked(&self, frame: &mut Frame<'p>, inst: Inst, op: BinaryOp, args: &[Word]) -> Step<Flow> {
        let [a, b] = [0, 1].map(|n| int::as_i64(args[n]).or_else(|| args[n].is_bool().then(|| i64::from(args[n] == Word::TRUE))));
        let (Some(a), Some(b)) = (a, b) else { return Err(Stop::broken("an operand that is no raw int").into()) };
        let (value, leaves) = match op {
            BinaryOp::Add => a.overflowing_add(b),
            BinaryOp::Sub => a.overflowing_sub(b),
            BinaryOp::Mul => a.overflowing_mul(b),
            BinaryOp::FloorDiv | BinaryOp::Mod if b == 0 || b == -1 => (0, true),
            BinaryOp::FloorDiv => (a / b - i64::from(a % b != 0 && (a < 0) != (b < 0)), false),
            BinaryOp::Mod => (a % b + if a % b != 0 && (a < 0) != (b < 0) { b } else { 0 }, false),
            BinaryOp::LShift => match u32::try_from(b).ok().filter(|b| *b < 64 && (a << b) >> b == a) {
                Some(b) => (a << b, false),
                None => (0, true),
            },
            _ => return Err(Stop::broken(format!("`{}` is never checked", op.text())).into()),
        };
        let results: Vec<_> = frame.function.body.results(inst).collect();
        self.set(frame, results[0], int::from_i64(value))?;
        self.set(frame, results[1], leaves.into())?;
        Ok(Flow::Next)
    }

    /// A call that always raises.
    fn raising(&self, name: &str, args: &[Word]) -> Step<Flow> {
        self.value(name, args)?;
        Err(Stop::broken(format!("`{name}` did not raise")).into())
    }

    fn raise_unbound(&self, name: &str, kind: NameKind) -> Step<Flow> {
        let name = string(name);
        match kind {
            NameKind::Local => self.raising("raise_unbound_local", &[name.value()]),
            NameKind::Free => self.raising("raise_unbound_free", &[name.value()]),
            NameKind::Global => self.raising("raise_name_error", &[name.value()]),
        }
    }

    fn item_at(&self, container: Word, index: Word) -> Step<Owned> {
        let at = int::as_i64(index).and_then(|n| usize::try_from(n).ok());
        let at = at.ok_or_else(|| Stop::broken("an index that is none"))?;
        let inside = match container.type_of().static_name() {
            "list" => list::of(&container).get(at).map(Word::to_owned),
            "tuple" => tuple::of(&container).get(at).map(Word::to_owned),
            _ => return self.value("get_item", &[container, index]),
        };
        Ok(inside.ok_or_else(|| Stop::broken(format!("the index {at} is outside")))?)
    }

    fn format(&self, value: Word, spec: Word, conversion: Conversion) -> Step<Owned> {
        let converted = match conversion {
            Conversion::None => value.to_owned(),
            Conversion::Str => self.value("to_str", &[value])?,
            Conversion::Repr => self.value("repr", &[value])?,
            Conversion::Ascii => self.value("ascii", &[value])?,
        };
        match (conversion, spec.is_absent()) {
            (Conversion::None, true) => self.value("format", &[value, string("").value()]),
            (_, true) => Ok(converted),
            (_, false) => self.value("format", &[converted.value(), spec]),
        }
    }
}

/// Whether an operand may be the absent value.
fn may_be_absent(op: &Op) -> bool {
    matches!(
        op,
        Op::CellNew { .. }
            | Op::CellSet { .. }
            | Op::GlobalSet { .. }
            | Op::FieldInit { .. }
            | Op::FieldSet { .. }
            | Op::FrameSet { .. }
            | Op::IsBound { .. }
            | Op::CheckBound { .. }
            | Op::Is { .. }
            | Op::IsInstance { .. }
            | Op::Assume { .. }
            | Op::Format { .. }
            | Op::CallMethod { .. }
            | Op::CallEx { .. }
            | Op::CallDirect { .. }
            | Op::CallBuiltin { .. }
            | Op::MakeFunction { .. }
            | Op::MakeClass { .. }
            | Op::MakeGenerator { .. }
            | Op::Intrinsic { .. }
            | Op::Resumed { .. }
            | Op::Delegate { .. }
            | Op::KeepAlive { .. }
            | Op::Return { .. }
    )
}

/// An item of a tuple that must be there.
fn item(value: Word, index: u32) -> Result<Owned, Ended> {
    if !value.is_pointer() || value.type_of().kind != tuple::TUPLE.kind {
        return Err(Stop::broken("a tuple was expected").into());
    }
    match tuple::of(&value).get(index as usize) {
        Some(item) => Ok(item.to_owned()),
        None => Err(Stop::broken(format!("the tuple has no item {index}")).into()),
    }
}

/// An operation on the bits of words.
fn word(op: BinaryOp, args: &[Word]) -> Result<Owned, Ended> {
    let [a, b] = [0, 1].map(|n| int::as_i64(args[n]).unwrap_or_default() as u64);
    let bits = match op {
        BinaryOp::Add => a.wrapping_add(b),
        BinaryOp::Sub => a.wrapping_sub(b),
        BinaryOp::Mul => a.wrapping_mul(b),
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::LShift if b < 64 => a << b,
        BinaryOp::RShift if b < 64 => a >> b,
        _ => return Err(Stop::broken(format!("`{}` is not done on words", op.text())).into()),
    };
    Ok(int::from_i64(bits as i64))
}

fn binary(op: BinaryOp, in_place: bool) -> &'static str {
    use BinaryOp::*;
    let (plain, update) = match op {
        Add => ("add", "iadd"),
        Sub => ("sub", "isub"),
        Mul => ("mul", "imul"),
        MatMul => ("matmul", "imatmul"),
        TrueDiv => ("truediv", "itruediv"),
        FloorDiv => ("floordiv", "ifloordiv"),
        Mod => ("mod_", "imod"),
        Pow => ("pow", "ipow"),
        LShift => ("lshift", "ilshift"),
        RShift => ("rshift", "irshift"),
        And => ("and", "iand"),
        Or => ("or", "ior"),
        Xor => ("xor", "ixor"),
    };
    if in_place { update } else { plain }
}

fn unary(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Neg => "neg",
        UnaryOp::Pos => "pos",
        UnaryOp::Invert => "invert",
    }
}

/// The functions that give the result, and its truth.
fn compare(op: CompareOp) -> (&'static str, &'static str) {
    match op {
        CompareOp::Lt => ("lt", "lt_bool"),
        CompareOp::Le => ("le", "le_bool"),
        CompareOp::Eq => ("eq", "eq_bool"),
        CompareOp::Ne => ("ne", "ne_bool"),
        CompareOp::Gt => ("gt", "gt_bool"),
        CompareOp::Ge => ("ge", "ge_bool"),
    }
}
