//! From a term back to `tir`: a generator with its consumer in it, which takes the place of the consumer's call.

use crate::lift::{Generator, Source};
use molt_ir::ssa::transform::{inline_call, remove_unreachable, repair};
use molt_ir::ssa::{Body, Cfg, Edge, FuncId, Inst, Value};
use molt_ir::text::{BigText, F64};
use molt_ir::tir::effects::{is_index, is_numeric, is_plain};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Function, Op, Program, Tir, Type};

/// What becomes of the items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sink {
    /// Added to a sum of ints, or of floats.
    Sum,
    /// Added to a sum of anything, by the runtime.
    SumOfAny,
    /// Compared with the least so far.
    Min,
    /// Compared with the greatest so far.
    Max,
    /// The first one is all that is asked for.
    Next,
    /// Counted.
    Count,
    /// Looked at for the first true one.
    Any,
    /// Looked at for the first false one.
    All,
    /// Kept in order.
    List,
    /// The same, in a tuple.
    Tuple,
    /// Kept once each.
    Set,
    /// Kept as keys and values.
    Dict,
}

impl Sink {
    /// Whether items of this type may go into it to give a result of that type: only where the steps of the consumer cannot
    /// raise, or are [`steps`](STEP) of the runtime.
    pub fn takes(self, item: &Type, result: &Type) -> bool {
        match (self, result) {
            (Sink::Sum, Type::Int) => is_index(item),
            (Sink::Sum, result) => *item == Type::Float && [Type::Int, Type::Float].iter().all(|ty| ty.is_below(result)),
            (Sink::SumOfAny, result) => !matches!(result, Type::I64 | Type::Bool),
            (Sink::Min | Sink::Max, result) => (is_numeric(item) || *item == Type::Str) && item.is_below(result),
            (Sink::Next, result) => item.is_below(result),
            (Sink::Count, Type::Int) => true,
            (Sink::Any | Sink::All, Type::Bool) => is_plain(item),
            (Sink::List, Type::List(kept)) | (Sink::Tuple, Type::TupleOf(kept)) => item.is_below(kept),
            (Sink::Set, Type::Set(kept)) => item.is_below(kept) && is_plain(item),
            (Sink::Dict, Type::Dict(kept)) => match item {
                Type::Tuple(pair) => {
                    pair.len() == 2 && pair[0].is_below(&kept.0) && pair[1].is_below(&kept.1) && is_plain(&pair[0])
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// What names of intrinsics begin with that are steps of the consumer while they stand in the generator: what they raise has the
/// consumer's place in its traceback.
const STEP: &str = "step ";

/// Runs a generator in place of a call whose result is what the sink makes of its items. The call must have no operands that
/// matter any more; the generator's own call is removed.
pub fn fuse(program: &mut Program, caller: FuncId, call: Inst, generator: &Generator, sink: Sink) -> bool {
    let result = program[caller].body.ty(program[caller].body.result(call)).clone();
    let body = &program[caller].body;
    let default = crate::lift::default(body, call);
    let of_default = default.map(|value| body.ty(value).clone());
    let Some(function) = consumed(program, generator.func, sink, &result, of_default) else { return false };
    let body = &program[caller].body;
    let Op::CallDirect { args, .. } = &body[generator.call].op else { return false };
    let args = args.iter().copied().chain(default).collect();
    let (span, frame) = (body[call].span, body[call].frame);
    let func = program.add(function);
    let body = &mut program[caller].body;
    let old = std::mem::replace(&mut body[call].op, Op::CallDirect { args, func });
    let done = inline_call(program, caller, call).is_some();
    program.remove(func);
    let body = &mut program[caller].body;
    for inst in body.insts().collect::<Vec<_>>() {
        if let Op::Intrinsic { name, .. } = &mut body[inst].op
            && let Some(step) = name.strip_prefix(STEP)
        {
            *name = step.to_owned();
            (body[inst].span, body[inst].frame) = (span, frame);
        }
    }
    match done {
        true => body.remove_tried(generator.call),
        false => body[call].op = old,
    }
    done
}

/// The generator as a plain function that gives what the sink makes of its items.
fn consumed(program: &Program, func: FuncId, sink: Sink, result: &Type, default: Option<Type>) -> Option<Function> {
    let mut function = program[func].clone();
    function.header.kind = FunctionKind::Function;
    function.header.result = result.clone();
    let body = &mut function.body;
    remove_unreachable(body, &mut |_| true);
    let source = Source::of(program, func)?;
    let inst = source.yields;
    let Op::Yield { args: [item] } = body[inst].op else { return None };
    let span = body[inst].span;
    let entry = body.entry();
    let default = default.map(|ty| body.add_param(entry, ty));
    let none = Op::NoneConst {};
    let first = *body[entry].insts.first()?;
    let start = |body: &mut Body<Tir>, op: Op, ty: &Type| {
        let made = body.insert_before(first, op, std::slice::from_ref(ty));
        body.result(made)
    };
    let int = |n: u32| Op::IntConst { value: BigText::new(&n.to_string()).expect("digits are an int") };
    // A `yield` gives None to a generator that nobody sends anything; here nobody looks.
    match sink {
        Sink::Sum if *body.ty(item) == Type::Float => sum_floats(body, inst, item, first)?,
        Sink::SumOfAny => {
            let sum = start(body, step("sum_begin", []), &Type::Any);
            body.insert_before(inst, step("sum_add", [sum, item]), &[Type::None]);
            body[inst].op = none;
            for last in returns(body) {
                let total = body.insert_before(last, step("sum_end", [sum]), std::slice::from_ref(result));
                let total = body.result(total);
                body[last].op = Op::Return { args: [total] };
            }
        }
        Sink::Min | Sink::Max => extreme(body, inst, item, first, sink, default)?,
        Sink::Next => {
            let block = body.block_of(inst)?;
            body.split_block(block, body.position(inst));
            give_default(body, default, "raise_stop_iteration");
            body.push(block, Op::Return { args: [item] }, &[], span);
            remove_unreachable(body, &mut |_| true);
        }
        Sink::Sum | Sink::Count => {
            let total = start(body, int(0), &Type::Int);
            let block = body.block_of(inst)?;
            let added = match sink {
                Sink::Sum => item,
                _ => {
                    let one = body.insert_before(inst, int(1), &[Type::I64]);
                    body.result(one)
                }
            };
            let more = body.insert_before(inst, Op::Binary { args: [total, added], op: BinaryOp::Add }, &[Type::Int]);
            let more = body.result(more);
            body[inst].op = none;
            give_back(body, total);
            let cfg = Cfg::of(body);
            repair(body, &cfg, total, &[(block, more)]);
        }
        Sink::Any | Sink::All => {
            let block = body.block_of(inst)?;
            let truth = body.insert_before(inst, Op::Truth { args: [item] }, &[Type::Bool]);
            let truth = body.result(truth);
            body[inst].op = none;
            let otherwise = start(body, Op::BoolConst { value: sink == Sink::All }, &Type::Bool);
            give_back(body, otherwise);
            let rest = body.split_block(block, body.position(inst));
            let found = body.new_block_after(block);
            let value = body.push_value(found, Op::BoolConst { value: sink == Sink::Any }, Type::Bool, span);
            body.push(found, Op::Return { args: [value] }, &[], span);
            let mut succs = [Edge::plain(found), Edge::plain(rest)];
            if sink == Sink::All {
                succs.swap(0, 1);
            }
            body.push(block, Op::Branch { args: [truth], succs: Box::new(succs) }, &[], span);
        }
        Sink::List | Sink::Tuple => {
            let kept = result.item()?.clone();
            let list = start(body, Op::List { args: [].into_iter().collect() }, &Type::list(kept));
            body.insert_before(inst, Op::ListAppend { args: [list, item] }, &[]);
            body[inst].op = none;
            give_back(body, list);
            if sink == Sink::Tuple {
                for last in returns(body) {
                    let made = body.insert_before(last, Op::ListToTuple { args: [list] }, std::slice::from_ref(result));
                    let made = body.result(made);
                    body[last].op = Op::Return { args: [made] };
                }
            }
        }
        Sink::Set => {
            let set = start(body, Op::Set { args: [].into_iter().collect(), constants: false }, result);
            body.insert_before(inst, Op::SetAdd { args: [set, item] }, &[]);
            body[inst].op = none;
            give_back(body, set);
        }
        Sink::Dict => {
            let Type::Tuple(pair) = body.ty(item).clone() else { return None };
            let dict = start(body, Op::Dict { args: [].into_iter().collect() }, result);
            let [key, value] = [0, 1].map(|index: u32| {
                let made = body.insert_before(inst, Op::TupleItem { args: [item], index }, &[pair[index as usize].clone()]);
                body.result(made)
            });
            body.insert_before(inst, Op::DictInsert { args: [dict, key, value] }, &[]);
            body[inst].op = none;
            give_back(body, dict);
        }
    }
    Some(function)
}

/// Sums floats as CPython does (`Python/bltinmodule.c`, `builtin_sum_impl`): what each addition rounds off is summed apart, and
/// added in the end where it is finite. Of no items the sum is the int 0.
///
/// The rounding error is found without comparing (Knuth's two-sum), and is the same number.
fn sum_floats(body: &mut Body<Tir>, yields: Inst, item: Value, first: Inst) -> Option<()> {
    let zero = || Op::FloatConst { value: F64::from(0.0) };
    let [total, lost, some] =
        [(zero(), Type::Float), (zero(), Type::Float), (Op::BoolConst { value: false }, Type::Bool)].map(|(op, ty)| {
            let made = body.insert_before(first, op, &[ty]);
            body.result(made)
        });
    let block = body.block_of(yields)?;
    let mut float = |op: BinaryOp, a: Value, b: Value| {
        let made = body.insert_before(yields, Op::Binary { args: [a, b], op }, &[Type::Float]);
        body.result(made)
    };
    let next = float(BinaryOp::Add, total, item);
    let added = float(BinaryOp::Sub, next, total);
    let kept = float(BinaryOp::Sub, next, added);
    let of_total = float(BinaryOp::Sub, total, kept);
    let of_item = float(BinaryOp::Sub, item, added);
    let error = float(BinaryOp::Add, of_total, of_item);
    let next_lost = float(BinaryOp::Add, lost, error);
    let yes = body.insert_before(yields, Op::BoolConst { value: true }, &[Type::Bool]);
    let yes = body.result(yes);
    body[yields].op = Op::NoneConst {};
    for last in returns(body) {
        let (at, span) = (body.block_of(last)?, body[last].span);
        let [summed, finite, infinite, empty] = [(); 4].map(|()| body.new_block_after(at));
        let branch = |truth, yes, no| Op::Branch { args: [truth], succs: Box::new([Edge::plain(yes), Edge::plain(no)]) };
        body[last].op = branch(some, summed, empty);
        let itself = body.push_value(summed, Op::Binary { args: [lost, lost], op: BinaryOp::Sub }, Type::Float, span);
        let nothing = body.push_value(summed, zero(), Type::Float, span);
        let is_finite = Op::Compare { args: [itself, nothing], op: CompareOp::Eq };
        let is_finite = body.push_value(summed, is_finite, Type::Bool, span);
        body.push(summed, branch(is_finite, finite, infinite), &[], span);
        let whole = body.push_value(finite, Op::Binary { args: [total, lost], op: BinaryOp::Add }, Type::Float, span);
        body.push(finite, Op::Return { args: [whole] }, &[], span);
        body.push(infinite, Op::Return { args: [total] }, &[], span);
        let zero = Op::IntConst { value: BigText::new("0")? };
        let zero = body.push_value(empty, zero, Type::I64, span);
        body.push(empty, Op::Return { args: [zero] }, &[], span);
    }
    let cfg = Cfg::of(body);
    for (variable, more) in [(total, next), (lost, next_lost), (some, yes)] {
        repair(body, &cfg, variable, &[(block, more)]);
    }
    Some(())
}

fn step<const N: usize>(name: &str, args: [Value; N]) -> Op {
    Op::Intrinsic { args: args.into_iter().collect(), name: format!("{STEP}{name}") }
}

/// Makes every `return` give the default, or raise where there is none. The first instruction of each such end.
fn give_default(body: &mut Body<Tir>, default: Option<Value>, raise: &str) -> Vec<Inst> {
    let ends = returns(body);
    let end = |last: Inst| match default {
        Some(value) => {
            body[last].op = Op::Return { args: [value] };
            last
        }
        None => {
            body[last].op = Op::Unreachable {};
            body.insert_before(last, step(raise, []), &[Type::None])
        }
    };
    ends.into_iter().map(end).collect()
}

/// The least or greatest item, the first of equal ones, by comparisons that cannot fail.
fn extreme(body: &mut Body<Tir>, yields: Inst, item: Value, first: Inst, sink: Sink, default: Option<Value>) -> Option<()> {
    let ty = body.ty(item).clone();
    let nothing = match ty {
        Type::Str => Op::StrConst { value: "".into() },
        Type::Float => Op::FloatConst { value: F64::from(0.0) },
        Type::Bool => Op::BoolConst { value: false },
        _ => Op::IntConst { value: BigText::new("0")? },
    };
    let [best, some] = [(nothing, ty.clone()), (Op::BoolConst { value: false }, Type::Bool)].map(|(op, ty)| {
        let made = body.insert_before(first, op, &[ty]);
        body.result(made)
    });
    let (block, span) = (body.block_of(yields)?, body[yields].span);
    let rest = body.split_block(block, body.position(yields));
    let next = body.add_param(rest, ty);
    let [test, take] = [(); 2].map(|()| body.new_block_after(block));
    let branch = |truth, yes, no| Op::Branch { args: [truth], succs: Box::new([yes, no]) };
    body.push(block, branch(some, Edge::plain(test), Edge::plain(take)), &[], span);
    let op = if sink == Sink::Min { CompareOp::Lt } else { CompareOp::Gt };
    let better = body.push_value(test, Op::Compare { args: [item, best], op }, Type::Bool, span);
    body.push(test, branch(better, Edge::plain(take), Edge::new(rest, [best])), &[], span);
    body.push(take, Op::Jump { succs: Box::new([Edge::new(rest, [item])]) }, &[], span);
    let yes = body.insert_before(yields, Op::BoolConst { value: true }, &[Type::Bool]);
    let yes = body.result(yes);
    body[yields].op = Op::NoneConst {};
    let raise = if sink == Sink::Min { "raise_empty_min" } else { "raise_empty_max" };
    for nothing in give_default(body, default, raise) {
        let (at, span) = (body.block_of(nothing)?, body[nothing].span);
        let empty = body.split_block(at, body.position(nothing));
        let found = body.new_block_after(at);
        body.push(found, Op::Return { args: [best] }, &[], span);
        body.push(at, branch(some, Edge::plain(found), Edge::plain(empty)), &[], span);
    }
    let cfg = Cfg::of(body);
    for (variable, more) in [(best, next), (some, yes)] {
        repair(body, &cfg, variable, &[(rest, more)]);
    }
    Some(())
}

fn returns(body: &Body<Tir>) -> Vec<Inst> {
    body.insts().filter(|&inst| matches!(body[inst].op, Op::Return { .. })).collect()
}

/// Makes every `return` give the value.
fn give_back(body: &mut Body<Tir>, value: Value) {
    for last in returns(body) {
        body[last].op = Op::Return { args: [value] };
    }
}
