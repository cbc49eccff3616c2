//! `direct-builtins` · tir → tir
//!
//! ```text
//! %1 = builtin {name: "len"} : builtin[len]
//! %2 = call %1, %0 {keywords: []} : any          ⇒    %2 = call_builtin %0 {name: "builtins.len"} : any
//! %4 = builtin {name: "getattr"} : builtin[getattr]
//! %5 = str {value: "x"} : str                    ⇒    %6 = get_attr %0 {name: "x"} : any
//! %6 = call %4, %0, %5 {keywords: []} : any
//! ```
//!
//! A call of a built-in function that is known by name, with arguments that fit its parameters one by one, needs no function object
//! and no binding at run time: keywords are sorted in here. Omitted parameters get the unbound value.
//!
//! Where the only parameter is `*args`, a tuple of the arguments is what the function gets.
//!
//! Caveat: other functions with `*args` or `**kwargs` are left alone, but for `print` of one string, which is a write; so are calls that do not
//! fit, whose error the binding at run time words.

use crate::prelude::*;
use molt_runtime::signature::Signature;
use molt_ir::ssa::{Body, Inst, Op as _, Value, Values};
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
                if let Some((object, name)) = attribute(body, inst)
                    && cx.may("attribute")
                {
                    cx.count("attribute");
                    body[inst].op = Op::GetAttr { args: [object], name };
                    continue;
                }
                if let Some(name) = takes_all(body, inst)
                    && cx.may("direct")
                {
                    cx.count("direct");
                    let args = body[inst].op.args()[1..].iter().copied().collect();
                    let tuple = body.insert_before(inst, Op::Tuple { args }, &[Type::Any]);
                    let args = [body.result(tuple)].into_iter().collect();
                    body[inst].op = Op::CallBuiltin { args, name };
                    continue;
                }
                if let Some((name, slots)) = direct(body, inst)
                    && cx.may("direct")
                {
                    cx.count("direct");
                    let args = filled(body, inst, slots);
                    body[inst].op = match name.as_str() {
                        "max_of" | "min_of" => Op::Intrinsic { args, name },
                        _ => Op::CallBuiltin { args, name },
                    };
                }
            }
        }
        Ok(())
    }
}

/// The object and the name of `getattr(object, "name")`.
fn attribute(body: &Body<tir::Tir>, inst: Inst) -> Option<(Value, String)> {
    let Op::Call { args, keywords } = &body[inst].op else { return None };
    let &[callee, object, name] = &args[..] else { return None };
    match (body.def_op(callee), body.def_op(name)) {
        (Some(Op::Builtin { name: builtin }), Some(Op::StrConst { value })) if builtin == "getattr" && keywords.is_empty() => {
            Some((object, value.to_utf8()?))
        }
        _ => None,
    }
}

/// The dotted name of a function whose one parameter takes any number of arguments, where it is called without keywords.
fn takes_all(body: &Body<tir::Tir>, inst: Inst) -> Option<String> {
    let (name, _, keywords) = called(body, inst)?;
    let signature = crate::builtins::method(&name)?.signature;
    let alone = signature.var_positional && !signature.var_keyword && signature.parameters().count() == 1;
    (alone && keywords.is_empty()).then_some(name)
}

/// The values of all parameters, the unbound value for those that were omitted.
pub(super) fn filled(body: &mut Body<tir::Tir>, inst: Inst, slots: Vec<Option<Value>>) -> Values {
    let mut value = |slot: Option<Value>| {
        slot.unwrap_or_else(|| {
            let unbound = body.insert_before(inst, Op::Unbound {}, &[Type::Unbound]);
            body.result(unbound)
        })
    };
    slots.into_iter().map(&mut value).collect()
}

/// The dotted name of the built-in function that is called, its arguments, the positional ones first, and the names of the others.
fn called(body: &Body<tir::Tir>, inst: Inst) -> Option<(String, &[Value], &[String])> {
    let Op::Call { args, keywords } = &body[inst].op else { return None };
    let Some(Op::Builtin { name }) = body.def_op(args[0]) else { return None };
    let name = if name.contains('.') { name.clone() } else { format!("builtins.{name}") };
    Some((name, &args[1..], keywords))
}

/// The dotted name of the function, and the arguments parameter by parameter, where a call can be made direct.
fn direct(body: &Body<tir::Tir>, inst: Inst) -> Option<(String, Vec<Option<Value>>)> {
    let (name, args, keywords) = called(body, inst)?;
    if name == "builtins.print" && keywords.is_empty() && args.len() == 1 && *body.ty(args[0]) == Type::Str {
        return Some((name, vec![Some(args[0])]));
    }
    let signature = match name.as_str() {
        // One iterable and no more: there is a function for just that.
        "builtins.max" | "builtins.min" if args.len() == keywords.len() + 1 && !keywords.is_empty() => {
            let slots = crate::builtins::bind(&EXTREME, args, keywords)?;
            return Some((format!("{}_of", &name["builtins.".len()..]), slots));
        }
        _ => crate::builtins::method(&name)?.signature,
    };
    Some((name, crate::builtins::bind(&signature, args, keywords)?))
}

/// `min` and `max` of the items of one iterable.
const EXTREME: Signature = Signature::parse("(iterable, /, *, key=None, default=None) -> object");

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    #[test]
    fn a_constant_name_is_an_attribute() {
        let with = |name: &str| {
            let body = format!(
                r#"^bb0(%0: any, %9: str): %1 = builtin {{name: "getattr"}} : builtin[getattr]  %2 = str {{value: "x"}} : str
                %3 = call %1, %0, {name} {{keywords: []}} : any  ret %3"#
            );
            after::<DirectBuiltins>(&(), program(&[("f", &body)])).remove(0)
        };
        assert!(with("%2").contains(r#"get_attr %0 {name: "x"}"#), "{}", with("%2"));
        assert!(!with("%9").contains("get_attr"), "{}", with("%9"));
    }
}
