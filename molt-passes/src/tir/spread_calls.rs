//! `spread-calls` · tir → tir
//!
//! ```text
//! %4 = tuple %1, %2
//! %5 = str {value: "b"} ; %6 = dict %5, %3       ⇒    %7 = call %0, %1, %2, %3 {keywords: ["b"]}
//! %7 = call_ex %0, %4, %6
//! ```
//!
//! A decorator's `return f(*args, **kwargs)` stands, once it is inlined, where what it was given is known: the arguments then need
//! neither a tuple nor a dict, and `direct-calls` finds the function's parameters for them.
//!
//! Caveat: a dict that something else sees may have changed, and stays.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Op as _, Value, Values};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct SpreadCalls;

impl Pass for SpreadCalls {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "spread-calls";
    const SUMMARY: &'static str = "calls with the arguments where their tuple and dict are known";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let Some((args, keywords)) = spread(body, inst) else { continue };
                if !leave(cx, "spread") {
                    return Ok(());
                }
                let made = body[inst].op.args()[1..].iter().filter_map(|&v| body.def_inst(v)).collect::<Vec<_>>();
                body[inst].op = Op::Call { args, keywords };
                for container in made {
                    if users(body, body.result(container)) == 0 {
                        body.remove_tried(container);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The callee with its arguments, and the names of the last of them.
fn spread(body: &Body<Tir>, inst: Inst) -> Option<(Values, Vec<String>)> {
    let Op::CallEx { args: [callee, positional, named] } = body[inst].op else { return None };
    let Some(Op::Tuple { args: items }) = body.def_op(positional) else { return None };
    let mut args: Vec<Value> = std::iter::once(callee).chain(items.iter().copied()).collect();
    let mut keywords = Vec::new();
    if *body.ty(named) != Type::Unbound {
        let Some(Op::Dict { args: entries }) = body.def_op(named) else { return None };
        if users(body, named) != 1 {
            return None;
        }
        for entry in entries.chunks(2) {
            let Some(Op::StrConst { value }) = body.def_op(entry[0]) else { return None };
            let name = value.to_utf8()?;
            if keywords.contains(&name) {
                return None;
            }
            keywords.push(name);
            args.push(entry[1]);
        }
    }
    Some((args.into_iter().collect(), keywords))
}

/// How many operands the value is.
fn users(body: &Body<Tir>, value: Value) -> usize {
    body.insts().map(|inst| body[inst].op.uses().filter(|&v| v == value).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn spread(between: &str) -> String {
        let body = format!(
            r#"^bb0(%0: any, %1: any, %9: any): %2 = tuple %1 : tuple[any]  %3 = str {{value: "b"}} : str  %4 = dict %3, %1 : dict[str, any]
            {between} %5 = call_ex %0, %2, %4 : any  ret %5"#
        );
        after::<SpreadCalls>(&(), program(&[("f", &body)])).remove(0)
    }

    #[test]
    fn only_a_dict_that_nothing_else_sees_is_spread() {
        assert!(spread("").contains(r#"call %0, %1, %1 {keywords: ["b"]}"#), "{}", spread(""));
        assert!(spread("set_item %4, %9, %1").contains("call_ex"));
    }
}
