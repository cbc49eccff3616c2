//! `constant-globals` · tir → tir
//!
//! ```text
//! global_set %mask {global: $m.MASK}      ⇒   global_set %mask {global: $m.MASK}
//! fn f:                                       fn f:
//!   %3 = global_get {global: $m.MASK}           %3 = int {value: 255} : i64
//! ```
//!
//! A name of a module that is bound once, to a constant, is that constant wherever it is certainly bound. Then masks, sizes and limits
//! bound ints, divisors are known, and a loop does not load its bound again and again.
//!
//! Exact: only for names that nothing else binds or deletes, through the module either. Code that nothing is known of makes the type of
//! a global `any`, and those stay.

use crate::prelude::*;
use crate::ssa::leave;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{GlobalId, Rename};
use molt_ir::tir::{Op, Type};

/// Names of modules that are constants.
pub struct ConstantGlobals;

impl Pass for ConstantGlobals {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "constant-globals";
    const SUMMARY: &'static str = "uses constants in place of names of modules that are bound to one once";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let constants = constants(program);
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let mut rename = Rename::default();
            for inst in body.insts().collect::<Vec<_>>() {
                let Op::GlobalGet { global } = &body[inst].op else { continue };
                let Some((op, ty)) = constants.get(global) else { continue };
                let got = body.result(inst);
                if tir::effects::may_be_unbound(body.ty(got)) || !leave(cx, "constant") {
                    continue;
                }
                let constant = body.insert_before(inst, op.clone(), std::slice::from_ref(ty));
                rename.set(got, body.result(constant));
                body.remove(inst);
            }
            rename.apply(body);
        }
        Ok(())
    }
}

/// The constants that globals are bound to, with their types.
fn constants(program: &tir::Program) -> FxHashMap<GlobalId, (Op, Type)> {
    let mut bound: FxHashMap<GlobalId, Option<(Op, Type)>> = FxHashMap::default();
    let mut by_name: FxHashSet<&str> = FxHashSet::default();
    for (_, function) in program.functions() {
        let body = &function.body;
        for inst in body.insts() {
            match &body[inst].op {
                Op::GlobalSet { args: [value], global } => {
                    let constant = body.def_op(*value).filter(|op| is_constant(op)).map(|op| (op.clone(), body.ty(*value).clone()));
                    bound.entry(*global).and_modify(|known| *known = None).or_insert(constant);
                }
                Op::SetAttr { name, .. } | Op::DelAttr { name, .. } => _ = by_name.insert(name),
                _ => {}
            }
        }
    }
    let header = &program.header;
    let stays = |global: GlobalId| {
        let known = header.global(global);
        known.ty != Type::Any && !by_name.contains(known.name.as_str())
    };
    bound.into_iter().filter(|(global, _)| stays(*global)).filter_map(|(global, constant)| Some((global, constant?))).collect()
}

fn is_constant(op: &Op) -> bool {
    matches!(op, Op::IntConst { .. } | Op::FloatConst { .. } | Op::BoolConst { .. } | Op::StrConst { .. })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, header};
    use super::*;
    use molt_ir::ssa::Body;
    use molt_ir::tir::header::Global;
    use molt_ir::tir::{Function, Program, ProgramHeader, Tir};

    /// What becomes of a function that reads a global of the type, beside others.
    fn read(ty: Type, others: &[&str]) -> String {
        let globals = vec![Global { name: "SIZE".into(), module: 0, ty }];
        let mut program = Program::new(ProgramHeader { globals, ..ProgramHeader::default() });
        for (n, text) in ["^bb0(): %0 = global_get {global: $#0} : int  ret %0"].iter().chain(others).enumerate() {
            let body = Body::<Tir>::parse(text).unwrap_or_else(|e| panic!("{e} near {:?}", &text[e.at..]));
            program.add(Function { name: format!("f{n}"), header: header("f"), body });
        }
        after::<ConstantGlobals>(&(), program).remove(0)
    }

    const SET: &str = "^bb0(): %0 = int {value: 255} : i64  global_set %0 {global: $#0}  %1 = none : none  ret %1";

    #[test]
    fn what_is_bound_once_is_its_constant() {
        assert!(read(Type::Int, &[SET]).contains("int {value: 255}"));
    }

    #[test]
    fn what_may_be_something_else_is_not() {
        let by_attribute = "^bb0(%0: any): %1 = int {value: 7} : i64  set_attr %0, %1 {name: \"SIZE\"}  %2 = none : none  ret %2";
        let computed = "^bb0(%0: int): global_set %0 {global: $#0}  %1 = none : none  ret %1";
        for others in [&[SET, SET][..], &[computed], &[SET, by_attribute], &[]] {
            assert!(read(Type::Int, others).contains("global_get"), "{others:?}");
        }
        assert!(read(Type::Any, &[SET]).contains("global_get"));
    }
}
