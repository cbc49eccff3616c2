//! `direct-own-attributes` · tir → tir
//!
//! ```text
//! %1 = builtin {name: "object"} : builtin[object]
//! %2, %3 = get_method %1 {name: "__setattr__"} : any, any
//! %4 = str {value: "x"} : str                              ⇒    set_own_attr %0, %9 {name: "x"}
//! %5 = call_method %2, %3, %0, %4, %9 {keywords: []} : any       %5 = none : none
//! ```
//!
//! `object.__setattr__(self, "x", value)` is how a class whose own `__setattr__` refuses sets its fields: frozen dataclasses do.
//! It is an assignment that does not ask the class, and with a constant name inference and layouts know the field.
//!
//! Caveat: a call with another number of arguments stays, for its message.

use crate::prelude::*;
use molt_ir::ssa::{Body, Inst, Value};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct DirectOwnAttributes;

impl Pass for DirectOwnAttributes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "direct-own-attributes";
    const SUMMARY: &'static str = "assigns fields that are set through object.__setattr__";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let Some((lookup, object, name, value)) = assignment(body, inst).filter(|_| cx.may("assign")) else { continue };
                cx.count("assign");
                let result = body.result(inst);
                let none = body.insert_before(inst, Op::NoneConst {}, &[Type::None]);
                let none = body.result(none);
                body.replace_all_uses(result, none);
                body.insert_before(inst, Op::SetOwnAttr { args: [object, value], name }, &[]);
                body.remove(inst);
                if body.results(lookup).all(|found| body.users(found).is_empty()) {
                    body.remove_tried(lookup);
                }
            }
        }
        Ok(())
    }
}

/// The lookup of the method, the object, name and value of `object.__setattr__(object, "name", value)`.
fn assignment(body: &Body<Tir>, inst: Inst) -> Option<(Inst, Value, String, Value)> {
    let Op::CallMethod { args, keywords } = &body[inst].op else { return None };
    let &[callee, _, object, name, value] = &args[..] else { return None };
    let Some(Op::GetMethod { args: [class], name: method }) = body.def_op(callee) else { return None };
    let of_object = matches!(body.def_op(*class), Some(Op::Builtin { name }) if name == "object");
    match body.def_op(name) {
        Some(Op::StrConst { value: text }) if of_object && method == "__setattr__" && keywords.is_empty() => {
            Some((body.def_inst(callee)?, object, text.to_utf8()?, value))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    #[test]
    fn only_a_constant_name_is_an_assignment() {
        let with = |name: &str| {
            let body = format!(
                r#"^bb0(%0: any, %9: str): %1 = builtin {{name: "object"}} : builtin[object]  %2 = str {{value: "x"}} : str
                %3, %4 = get_method %1 {{name: "__setattr__"}} : any, any
                %5 = call_method %3, %4, %0, {name}, %9 {{keywords: []}} : any  ret %5"#
            );
            after::<DirectOwnAttributes>(&(), program(&[("f", &body)])).remove(0)
        };
        assert!(with("%2").contains(r#"set_own_attr %0, %1 {name: "x"}"#), "{}", with("%2"));
        assert!(!with("%9").contains("set_own_attr"), "{}", with("%9"));
    }
}
