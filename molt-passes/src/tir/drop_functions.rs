//! `drop-functions` · tir → tir
//!
//! ```text
//! fn @square … { … }      ⇒   (nothing)
//! ```
//!
//! Removes the functions that cannot be reached: from the modules' top levels by calls and function objects, and from classes
//! by their methods. What was inlined everywhere, or cloned for better types, goes.
//!
//! Caveat: a method stays as long as its class is named in the header.

use molt_ir::ssa::{FuncId, Language};

use crate::prelude::*;
use tir::Tir;

/// Functions that cannot be reached.
pub struct DropFunctions;

impl Pass for DropFunctions {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "drop-functions";
    const SUMMARY: &'static str = "removes functions that nothing can reach";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let reached = reached(program);
        let lost: Vec<FuncId> = program.ids().filter(|id| !reached[id.index()]).collect();
        // All or none: they may refer to each other.
        if !lost.is_empty() && cx.may("drop-functions") {
            cx.count_by("drop-functions", lost.len() as u64);
            lost.into_iter().for_each(|id| drop(program.remove(id)));
        }
        Ok(())
    }
}

fn reached(program: &tir::Program) -> Vec<bool> {
    let mut reached = vec![false; program.id_count()];
    let inits = program.header.modules.iter().map(|m| m.init);
    let methods = program.header.classes.iter().flat_map(|c| &c.members).flat_map(|m| [m.func, m.setter]).flatten();
    let mut work: Vec<FuncId> = inits.chain(methods).collect();
    while let Some(id) = work.pop() {
        let Some(function) = program.get(id) else { continue };
        if !std::mem::replace(&mut reached[id.index()], true) {
            work.extend(function.body.insts().flat_map(|inst| Tir::functions_of(&function.body[inst].op)));
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::super::testing::program;
    use super::*;
    use molt_ir::pass::apply;
    use molt_ir::tir::header::Module;

    #[test]
    fn what_the_main_module_reaches_stays() {
        let leaf = "^bb0(): %0 = none : none  ret %0";
        let calls = |callee| format!("^bb0(): %0 = call_direct {{func: @#{callee}}} : any  ret %0");
        let makes = "^bb0(): %0 = make_function {func: @#2, defaults: 0, keyword_defaults: []} : any  ret %0";
        let mut before = program(&[("main", &calls(1)), ("f", makes), ("g", leaf), ("lost", &calls(4)), ("lost_too", &calls(2))]);
        before.header.modules.push(Module { name: "__main__".into(), path: "app.py".into(), init: FuncId(0) });
        let mut cx = PassCx::new();
        let after = apply::<DropFunctions>(&(), before, &mut cx).unwrap();
        let names: Vec<_> = after.functions().map(|(_, f)| f.name.as_str()).collect();
        assert_eq!(names, ["main", "f", "g"]);
        assert_eq!(cx.take_counters(), [("drop-functions", 2)]);
    }
}
