//! `direct-builtins` · tir → tir
//!
//! ```text
//! %1 = builtin {name: "len"} : builtin[len]
//! %2 = call %1, %0 {keywords: []} : any          ⇒    %2 = call_builtin %0 {name: "builtins.len"} : any
//! ```
//!
//! A call of a built-in function that is known by name, with arguments that fit its parameters one by one, needs no function object
//! and no binding at run time. Omitted parameters get the unbound value.
//!
//! Caveat: functions with `*args` or `**kwargs` are left alone, but for `print` of one string, which is a write; so are calls that do not
//! fit, whose error the binding at run time words.

use crate::prelude::*;
use molt_ir::ssa::{Effects, Inst, Values};
use molt_ir::tir::{Op, Type};

/// See the module.
pub struct DirectBuiltins;

impl Pass for DirectBuiltins {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "direct-builtins";
    const SUMMARY: &'static str = "calls built-in functions known by name without a function object";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some((name, args, omitted)) = direct(body, inst)
                    && cx.may("direct")
                {
                    cx.count("direct");
                    let mut args = args;
                    for _ in 0..omitted {
                        let unbound = body.insert_before(inst, Op::Unbound {}, &[Type::Unbound]);
                        args.push(body.result(unbound));
                    }
                    body[inst].op = Op::CallBuiltin { args, name };
                }
            }
        }
        Ok(())
    }
}

/// The dotted name, the arguments, and how many parameters are omitted, where a call can be made direct.
fn direct(body: &molt_ir::ssa::Body<tir::Tir>, inst: Inst) -> Option<(String, Values, usize)> {
    let Op::Call { args, keywords } = &body[inst].op else { return None };
    let Some(Op::Builtin { name }) = body.def_op(args[0]) else { return None };
    let name = if name.contains('.') { name.clone() } else { format!("builtins.{name}") };
    let args: Values = args[1..].iter().copied().collect();
    if name == "builtins.print" && keywords.is_empty() && args.len() == 1 && *body.ty(args[0]) == Type::Str {
        return Some((name, args, 0));
    }
    let signature = crate::builtins::method(&name)?.signature;
    let fits = (signature.required as usize..=signature.positional as usize).contains(&args.len());
    let plain = !signature.var_positional && !signature.var_keyword && keywords.is_empty();
    debug_assert!(body.effects(inst).has(Effects::RAISE));
    (fits && plain).then(|| (name, args.clone(), signature.arity() - args.len()))
}
