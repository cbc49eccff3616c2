//! `expand-divmod` · tir → tir
//!
//! ```text
//! %2 = call_builtin %0, %1 {name: "builtins.divmod"}  ⇒  %3 = binary %0, %1 {op: floordiv} : int; %4 = binary %0, %1 {op: mod} : int
//!                                                        %2 = tuple %3, %4 : tuple[int, int]
//! ```
//!
//! Of ints, both results stay raw, and the tuple goes where it is taken apart at once. The quotient comes first: it raises what `divmod`
//! raises.
//!
//! Caveat: floats are left to the runtime, whose error names `divmod`.

use super::guards;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Edge, Inst, Value};
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct ExpandDivmod;

impl Pass for ExpandDivmod {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "expand-divmod";
    const SUMMARY: &'static str = "divides ints in place of calling divmod";
    // A `try` around the call becomes one for each operation.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some(args) = recognise(body, inst)
                    && leave(cx, "expand")
                {
                    expand(body, inst, args);
                }
            }
        }
        Ok(())
    }
}

fn recognise(body: &Body<Tir>, inst: Inst) -> Option<[Value; 2]> {
    let Op::CallBuiltin { args, name } = &body[inst].op else { return None };
    let &[a, b] = &args[..] else { return None };
    let ints = body.ty(a).is_int() && body.ty(b).is_int();
    (name == "builtins.divmod" && ints).then_some([a, b])
}

fn expand(body: &mut Body<Tir>, inst: Inst, args: [Value; 2]) {
    let handler = guards::handler(body, inst);
    let (block, rest) = guards::split_before(body, inst);
    let mut at = block;
    let mut parts = Vec::new();
    for op in [BinaryOp::FloorDiv, BinaryOp::Mod] {
        let op = Op::Binary { args, op };
        let (made, next) = guards::push_watched(body, at, inst, handler.as_ref(), op, &[Type::Int]);
        parts.push(body.result(made));
        at = next;
    }
    let tuple = Op::Tuple { args: parts.into_iter().collect() };
    let tuple = guards::push_value(body, at, inst, tuple, Type::Tuple([Type::Int, Type::Int].into()));
    guards::push(body, at, inst, Op::Jump { succs: Box::new([Edge::plain(rest)]) }, &[]);
    let result = body.result(inst);
    body.replace_all_uses(result, tuple);
    body.remove_tried(inst);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn expanded(body: &str) -> String {
        after::<ExpandDivmod>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn ints_are_divided_and_each_division_is_watched() {
        let text = expanded(
            r#"^bb0(%0: int, %1: i64): %2 = call_builtin %0, %1 {name: "builtins.divmod"} : tuple[int, int]  try -> ^bb1, ^bb2
            ^bb1(): ret %2
            ^bb2(): ret %0"#,
        );
        assert!(!text.contains("call_builtin") && text.matches("try").count() == 2, "{text}");
    }

    #[test]
    fn floats_stay() {
        let text = expanded(
            r#"^bb0(%0: float, %1: int): %2 = call_builtin %0, %1 {name: "builtins.divmod"} : tuple[float, float]  ret %2"#,
        );
        assert!(text.contains("call_builtin"), "{text}");
    }
}
