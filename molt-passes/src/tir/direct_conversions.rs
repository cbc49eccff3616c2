//! `direct-conversions` · tir → tir
//!
//! ```text
//! %1 = builtin {name: "int"} : builtin[int]
//! %2 = call %1, %0 {keywords: []} : int        ⇒    %2 = intrinsic %0 {name: "int_of"} : int
//! %3 = builtin {name: "str"} : builtin[str]
//! %4 = call %3, %0 {keywords: []} : str        ⇒    %4 = format %0, %unbound {conversion: str} : str
//! ```
//!
//! Calling a built-in type makes an instance by way of the type object, a tuple of arguments, `__new__` and `__init__`. For the
//! types that programs convert to all the time there is an operation or a function that does just that, and what is known of the
//! operand then makes `int(x)` of a float or `float(n)` of an int a machine instruction.
//!
//! Caveat: `fuse-kernels` looks for `list(…)` and `set(…)` as calls, so this comes after it.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Value, Values};
use tir::ops::Conversion;
use tir::{Op, Tir, Type};

/// Calls of built-in types.
pub struct DirectConversions;

impl Pass for DirectConversions {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "direct-conversions";
    const SUMMARY: &'static str = "converts to built-in types without calling the type";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some(op) = direct(body, inst)
                    && leave(cx, "direct")
                {
                    body[inst].op = with_spec(body, inst, op);
                }
            }
        }
        Ok(())
    }
}

/// The operation for a call of a type with one operand or none.
fn direct(body: &Body<Tir>, inst: Inst) -> Option<Op> {
    let Op::Call { args, keywords } = &body[inst].op else { return None };
    let Some(Op::Builtin { name }) = body.def_op(args[0]) else { return None };
    if !keywords.is_empty() {
        return None;
    }
    let none = Values::new();
    match (name.as_str(), &args[1..]) {
        ("list", []) => Some(Op::List { args: none }),
        ("dict", []) => Some(Op::Dict { args: none }),
        ("set", []) => Some(Op::Set { args: none, constants: false }),
        ("tuple", []) => Some(Op::Tuple { args: none }),
        ("str", &[value]) => Some(Op::Format { args: [value, value], conversion: Conversion::Str }),
        ("bool", &[value]) if *body.ty(body.result(inst)) == Type::Bool => Some(Op::Truth { args: [value] }),
        ("int", &[value]) => Some(intrinsic(value, "int_of")),
        ("float", &[value]) => Some(intrinsic(value, "float_of")),
        ("list", &[value]) => Some(intrinsic(value, "list_from")),
        ("tuple", &[value]) => Some(intrinsic(value, "tuple_from")),
        ("set", &[value]) => Some(intrinsic(value, "set_from")),
        _ => None,
    }
}

fn intrinsic(value: Value, name: &str) -> Op {
    Op::Intrinsic { args: [value].into_iter().collect(), name: name.into() }
}

/// Gives the text of a value the absent format.
fn with_spec(body: &mut Body<Tir>, inst: Inst, op: Op) -> Op {
    match op {
        Op::Format { args: [value, _], conversion } => {
            let unbound = body.insert_before(inst, Op::Unbound {}, &[Type::Unbound]);
            Op::Format { args: [value, body.result(unbound)], conversion }
        }
        op => op,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn of(call: &str) -> String {
        let body = format!(r#"^bb0(%0: any): %1 = builtin {{name: "{call}"}} : any  %2 = call %1, %0 {{keywords: []}} : any  ret %2"#);
        after::<DirectConversions>(&(), program(&[("f", &body)])).remove(0)
    }

    #[test]
    fn types_with_an_operation_are_not_called() {
        for (name, expected) in [("int", "int_of"), ("float", "float_of"), ("list", "list_from"), ("str", "conversion: str")] {
            let text = of(name);
            assert!(text.contains(expected) && !text.contains("call"), "{text}");
        }
    }

    #[test]
    fn other_types_and_untyped_truth_stay_calls() {
        assert!(of("frozenset").contains("call"));
        assert!(of("bool").contains("call"), "the result is not known to be a bool");
    }
}
