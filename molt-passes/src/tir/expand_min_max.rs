//! `expand-min-max` · tir → tir
//!
//! ```text
//! %3 = call %max, %0, %1 : int      ⇒   %2 = compare %1, %0 {op: gt} : bool; br %2 -> ^on(%1), ^on(%0)
//!                                       ^on(%3: int): …
//! %3 = call %abs, %0 : int          ⇒   %2 = compare %0, %zero {op: lt}; br %2 -> ^minus, ^on(%0)
//!                                       ^minus(): %4 = unary %0 {op: neg}; jump -> ^on(%4)
//! ```
//!
//! `min` and `max` of ints or of floats, and `abs` of an int, are comparisons: no call, and what they give stays raw. As in
//! Python, the first of equal arguments wins, and a NaN wins where it stands first.
//!
//! Caveat: mixed types, keywords and single iterables are left to the runtime.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Block, Body, Edge, Inst, Value};
use molt_ir::text::BigText;
use tir::facts::LOOPS_INVERTED;
use tir::ops::{CompareOp, UnaryOp};
use tir::{Op, Tir, Type};

/// `min`, `max`, `abs` of numbers.
pub struct ExpandMinMax;

impl Pass for ExpandMinMax {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "expand-min-max";
    const SUMMARY: &'static str = "compares numbers in place of calling min, max and abs";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some((what, args)) = recognise(body, inst)
                    && leave(cx, "expand")
                {
                    expand(body, inst, what, &args);
                }
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Min,
    Max,
    Abs,
}

fn recognise(body: &Body<Tir>, inst: Inst) -> Option<(What, Vec<Value>)> {
    let (name, args) = match &body[inst].op {
        Op::Call { args, keywords } if keywords.is_empty() => match body.def_op(args[0]) {
            Some(Op::Builtin { name }) => (name.as_str(), &args[1..]),
            _ => return None,
        },
        Op::CallBuiltin { args, name } => (name.strip_prefix("builtins.")?, &args[..]),
        _ => return None,
    };
    let all = |test: fn(&Type) -> bool| args.iter().all(|&v| test(body.ty(v)));
    let numbers = all(Type::is_int) || all(|t| *t == Type::Float);
    match name {
        "min" if args.len() > 1 && numbers => Some((What::Min, args.to_vec())),
        "max" if args.len() > 1 && numbers => Some((What::Max, args.to_vec())),
        "abs" if args.len() == 1 && all(Type::is_int) => Some((What::Abs, args.to_vec())),
        _ => None,
    }
}

fn expand(body: &mut Body<Tir>, inst: Inst, what: What, args: &[Value]) {
    let block = body.block_of(inst).expect("the instruction was just seen");
    let span = body[inst].span;
    let ty = if *body.ty(args[0]) == Type::Float { Type::Float } else { Type::Int };
    let rest = body.split_block(block, body.position(inst));
    let mut at = block;
    let mut best = args[0];
    if what == What::Abs {
        let zero = Op::IntConst { value: BigText::new("0").expect("canonical digits") };
        let zero = body.push_value(at, zero, Type::I64, span);
        let found = body.add_param(rest, ty.clone());
        let minus = body.new_block_after(at);
        choose(body, at, CompareOp::Lt, [best, zero], [Edge::plain(minus), Edge::new(rest, [best])]);
        let negated = body.push_value(minus, Op::Unary { args: [best], op: UnaryOp::Neg }, Type::Int, span);
        body.push(minus, Op::Jump { succs: Box::new([Edge::new(rest, [negated])]) }, &[], span);
        best = found;
    }
    for (n, &arg) in args.iter().enumerate().skip(1) {
        let next = if n + 1 == args.len() { rest } else { body.new_block_after(at) };
        let found = body.add_param(next, ty.clone());
        let op = if what == What::Max { CompareOp::Gt } else { CompareOp::Lt };
        choose(body, at, op, [arg, best], [Edge::new(next, [arg]), Edge::new(next, [best])]);
        (at, best) = (next, found);
    }
    let result = body.result(inst);
    body.replace_all_uses(result, best);
    body.remove_tried(inst);
}

fn choose(body: &mut Body<Tir>, at: Block, op: CompareOp, args: [Value; 2], succs: [Edge; 2]) {
    let span = body[at].insts.last().map_or_else(Default::default, |&i| body[i].span);
    let test = body.push_value(at, Op::Compare { args, op }, Type::Bool, span);
    body.push(at, Op::Branch { args: [test], succs: Box::new(succs) }, &[], span);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn the_first_of_equal_arguments_wins() {
        let body = "^bb0(%0: int, %1: int): %2 = builtin {name: \"max\"} : builtin[max]  %3 = call %2, %0, %1 {keywords: []} : int  ret %3";
        let expected = "^bb0(%0: int, %1: int):\n %2 = builtin {name: \"max\"} : builtin[max]\n %3 = compare %1, %0 {op: gt} : bool
            br %3 -> ^bb1(%1), ^bb1(%0)\n ^bb1(%4: int):\n ret %4";
        assert_eq!(after::<ExpandMinMax>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn numbers_of_two_types_stay() {
        let body = "^bb0(%0: int, %1: float): %2 = builtin {name: \"min\"} : builtin[min]  %3 = call %2, %0, %1 {keywords: []} : any  ret %3";
        let expected = "^bb0(%0: int, %1: float):\n %2 = builtin {name: \"min\"} : builtin[min]\n %3 = call %2, %0, %1 {keywords: []} : any\n ret %3";
        assert_eq!(after::<ExpandMinMax>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn the_absolute_value_negates() {
        let body = "^bb0(%0: int): %3 = call_builtin %0 {name: \"builtins.abs\"} : int  ret %3";
        let text = after::<ExpandMinMax>(&(), program(&[("f", body)])).remove(0);
        assert!(text.contains("unary %0 {op: neg} : int") && !text.contains("call_builtin"), "{text}");
    }
}
