//! `assert-types` · tir → tir
//!
//! ```text
//! %2 = get_item %0, %1 : int      ⇒      %3 = get_item %0, %1 : any
//!                                        %4 = is_instance %3 {ty: int} : bool; br %4 -> ^fine, ^wrong
//!                                        ^wrong(): … raise %error
//!                                        ^fine(): %2 = assume %3 {ty: int, holds: true} : int
//! ```
//!
//! What inference claims of a value that comes out of memory or out of the runtime is tested when it comes, and what it claims of a
//! parameter when the function is called: a wrong claim is a SystemError that names the place, and not a wrong answer. No shipped
//! profile for users has this pass; `checked` is `release` with it, for tests of inference.
//!
//! Caveats: one look tells the kind of a container and not what lies in it (which is tested when it is taken out); classes as
//! values, functions and iterators are not tested. The interpreter of `tir` checks every value, and looks deeper.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::span::Span;
use molt_ir::ssa::{Block, Body, Edge, Inst, Value};
use tir::facts::LOOPS_INVERTED;
use tir::header::FunctionKind;
use tir::{Op, Tir, Type};

/// Tests of claimed types.
pub struct AssertTypes;

impl Pass for AssertTypes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "assert-types";
    const SUMMARY: &'static str = "tests at run time what inference claims";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let name = function.header.qualname.clone();
            let called = matches!(function.header.kind, FunctionKind::Function | FunctionKind::Lambda);
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some(test) = claim(body, inst)
                    && leave(cx, "asserted")
                {
                    assert_type(body, inst, test, &name);
                }
            }
            if called && !body.is_empty() {
                assert_parameters(body, &name, cx);
            }
        }
        Ok(())
    }
}

/// The type to test the result of an instruction for, where its value comes from elsewhere and one look can tell.
fn claim(body: &Body<Tir>, inst: Inst) -> Option<Type> {
    let comes = matches!(
        body[inst].op,
        Op::GetItem { .. }
            | Op::ItemAt { .. }
            | Op::TupleItem { .. }
            | Op::DictAt { .. }
            | Op::Next { .. }
            | Op::GetAttr { .. }
            | Op::FieldGet { .. }
            | Op::GlobalGet { .. }
            | Op::CellGet { .. }
            | Op::ClosureDefault { .. }
            | Op::Call { .. }
            | Op::CallMethod { .. }
            | Op::CallBuiltin { .. }
    );
    if !comes || body.results(inst).len() != 1 { None } else { testable(body.ty(body.result(inst))) }
}

/// The type that a test of one look tells apart.
fn testable(ty: &Type) -> Option<Type> {
    Some(match ty {
        // The test for `i64` is one for small ints, which are fewer.
        Type::I64 => Type::Int,
        Type::Union(members) => {
            let members: Option<Vec<Type>> = members.iter().map(testable).collect();
            members?.iter().fold(Type::Never, |all, member| all.join(member))
        }
        Type::None
        | Type::Unbound
        | Type::Bool
        | Type::Int
        | Type::Float
        | Type::Str
        | Type::Bytes
        | Type::Complex
        | Type::Range
        | Type::List(_)
        | Type::Dict(_)
        | Type::Set(_)
        | Type::FrozenSet(_)
        | Type::Tuple(_)
        | Type::TupleOf(_)
        | Type::Instance(_) => ty.clone(),
        _ => return None,
    })
}

fn assert_type(body: &mut Body<Tir>, inst: Inst, test_for: Type, function: &str) {
    let block = body.block_of(inst).expect("the instruction was just seen");
    let (at, span, frame) = (body.position(inst), body[inst].span, body[inst].frame);
    let watched = body.tried(block) == Some(inst);
    let claimed = body.ty(body.result(inst)).clone();
    let op = body[inst].op.clone();
    let made = body.make(op, &[Type::Any], span);
    body[made].frame = frame;
    let value = body.result(made);
    body.remove(inst);
    body.place(made, block, at);
    // The test comes right behind; where an exception may be caught, on the way of none.
    let (block, rest) = match watched {
        true => {
            let middle = body.split_edge(block, 0);
            let rest = body.split_block(middle, 0);
            (middle, rest)
        }
        false => (block, body.split_block(block, at + 1)),
    };
    test(body, (block, rest), value, (test_for, &claimed), function, span);
    body[inst].op = Op::Assume { args: [value], ty: claimed, holds: true };
    body.place(inst, rest, 0);
}

/// Tests what the parameters are claimed to be, before anything else happens.
fn assert_parameters(body: &mut Body<Tir>, function: &str, cx: &mut PassCx) {
    let mut block = body.entry();
    for param in body[block].params.clone() {
        let claimed = body.ty(param).clone();
        let Some(test_for) = testable(&claimed).filter(|_| leave(cx, "asserted")) else { continue };
        let rest = body.split_block(block, 0);
        let assume = Op::Assume { args: [param], ty: claimed.clone(), holds: true };
        let known = body.make(assume, std::slice::from_ref(&claimed), Span::NONE);
        body.replace_all_uses(param, body.result(known));
        body[param].ty = Type::Any;
        body.place(known, rest, 0);
        test(body, (block, rest), param, (test_for, &claimed), function, Span::NONE);
        // The next parameter is tested behind this assumption.
        block = body.split_edge(block, 0);
    }
}

/// Ends a block with the test of a value, which goes on in `rest` where the value is as claimed.
fn test(
    body: &mut Body<Tir>,
    (block, rest): (Block, Block),
    value: Value,
    (test_for, claimed): (Type, &Type),
    function: &str,
    span: Span,
) {
    let wrong = body.new_block_after(block);
    let holds = body.push_value(block, Op::IsInstance { args: [value], ty: test_for }, Type::Bool, span);
    body.push(block, Op::Branch { args: [holds], succs: Box::new([Edge::plain(rest), Edge::plain(wrong)]) }, &[], span);
    let text = format!("inference claims `{claimed}` in {function}");
    let text = body.push_value(wrong, Op::StrConst { value: text.as_str().into() }, Type::Str, span);
    let error = body.push_value(wrong, Op::Builtin { name: "SystemError".into() }, Type::Any, span);
    let call = Op::Call { args: [error, text].into_iter().collect(), keywords: Vec::new() };
    let error = body.push_value(wrong, call, Type::Any, span);
    body.push(wrong, Op::Raise { args: [error] }, &[], span);
    body.push(wrong, Op::Unreachable {}, &[], span);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn a_claim_is_tested_where_the_value_comes() {
        let text = after::<AssertTypes>(&(), program(&[("f", "^bb0(%0: any, %1: any): %2 = get_item %0, %1 : i64  ret %2")]));
        let expected = "^bb0(%0: any, %1: any):
            %2 = get_item %0, %1 : any
            %3 = is_instance %2 {ty: int} : bool
            br %3 -> ^bb2, ^bb1
            ^bb1():
            %4 = str {value: \"inference claims `i64` in f\"} : str
            %5 = builtin {name: \"SystemError\"} : any
            %6 = call %5, %4 {keywords: []} : any
            raise %6
            unreachable
            ^bb2():
            %7 = assume %2 {ty: i64, holds: true} : i64
            ret %7";
        assert_eq!(text, [unindent(expected)]);
    }

    #[test]
    fn where_an_exception_is_caught_the_test_is_not_watched() {
        let body = "^bb0(%0: any, %1: any, %9: any): %2 = get_item %0, %1 : float  try -> ^bb1(%2), ^bb2
            ^bb1(%3: float): ret %3
            ^bb2(): %4 = catch %9 {above: 0} : any  ret %4";
        let text = after::<AssertTypes>(&(), program(&[("f", body)]));
        assert!(text[0].contains("= get_item %0, %1 : any\n  try -> "), "{}", text[0]);
        assert!(text[0].contains("= assume "), "{}", text[0]);
    }

    #[test]
    fn what_is_not_claimed_is_not_tested() {
        let body = "^bb0(%0: any): %1 = get_attr %0 {name: \"x\"} : any  %2 = get_attr %0 {name: \"f\"} : builtin[len]  ret %1";
        let text = after::<AssertTypes>(&(), program(&[("f", body)]));
        assert!(!text[0].contains("is_instance"), "{}", text[0]);
    }

    #[test]
    fn parameters_are_tested_first() {
        let body = "^bb0(%0: str, %1: any, %2: list[int]): %3 = binary %0, %0 {op: add} : str  ret %3";
        let text = after::<AssertTypes>(&(), program(&[("f", body)]));
        assert!(text[0].starts_with("^bb0(%0: any, %1: any, %2: any):\n  %3 = is_instance %0 {ty: str}"), "{}", text[0]);
        assert_eq!(text[0].matches("is_instance").count(), 2, "{}", text[0]);
    }
}
