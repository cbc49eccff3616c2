//! `inline` · tir → tir
//!
//! ```text
//! %2 = call_direct %1 {func: @square} : int     ⇒   jump -> ^square(%1)
//! ret %2                                            ^square(%3: int): %4 = binary %3, %3 {op: mul}; jump -> ^after(%4)
//!                                                   ^after(%2: int): ret %2
//! ```
//!
//! Small functions take the place of the calls to them, and so does a larger one that is called in one place only. The call
//! goes, its operands are seen by the other passes, and their types with them. Callees come before callers, so that what
//! was inlined already counts in their size. Tracebacks still show every frame.
//!
//! Caveats: recursive functions, generators and coroutines stay calls. The function itself stays: `drop-functions` removes
//! what nothing refers to any more.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::options;
use molt_ir::ssa::transform::inline_call;
use molt_ir::ssa::{Body, FuncId, Inst, Language, Op as _};
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use crate::prelude::*;
use crate::ssa::leave;
use tir::facts::LOOPS_INVERTED;
use tir::header::FunctionKind;
use tir::{Op, Tir};

/// Calls of small functions.
pub struct Inline;

options! {
    /// How far inlining goes. Sizes are in operations; constants, jumps and returns do not count.
    pub struct InlineOptions {
        /// The largest function that is copied to every call.
        max_size: usize = 24,
        /// The largest function that is moved to its only call.
        max_single: usize = 200,
        /// The size at which a caller takes no more.
        max_caller: usize = 4000,
    }
}

impl Pass for Inline {
    type From = tir::Program;
    type To = tir::Program;
    type Options = InlineOptions;
    const NAME: &'static str = "inline";
    const SUMMARY: &'static str = "puts small functions in place of the calls to them";
    // The callee's loops are now the caller's, and a call in a loop may bring a new way around it.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &InlineOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let graph = call_graph(program);
        let uses = uses(program);
        // Strongly connected components come callees first.
        let components = tarjan_scc(&graph);
        let recursive = recursive(&graph, &components);
        for caller in components.into_iter().flatten().map(FuncId) {
            while let Some(call) = next_call(program, caller, &recursive, &uses, options) {
                if !leave(cx, "inline") || inline_call(program, caller, call).is_none() {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// The functions that call themselves, by way of others or not.
pub(super) fn recursive_functions(program: &tir::Program) -> FxHashSet<FuncId> {
    let graph = call_graph(program);
    recursive(&graph, &tarjan_scc(&graph))
}

fn recursive(graph: &DiGraphMap<u32, ()>, components: &[Vec<u32>]) -> FxHashSet<FuncId> {
    let recursive = |c: &Vec<u32>| c.len() > 1 || graph.contains_edge(c[0], c[0]);
    components.iter().filter(|c| recursive(c)).flatten().map(|&id| FuncId(id)).collect()
}

/// Who calls whom directly.
fn call_graph(program: &tir::Program) -> DiGraphMap<u32, ()> {
    let mut graph = DiGraphMap::new();
    for (id, function) in program.functions() {
        graph.add_node(id.0);
        for callee in function.body.insts().filter_map(|inst| Tir::direct_call(&function.body[inst].op)) {
            graph.add_edge(id.0, callee.0, ());
        }
    }
    graph
}

/// How many operations refer to each function.
fn uses(program: &tir::Program) -> FxHashMap<FuncId, usize> {
    let mut uses = FxHashMap::default();
    for (_, function) in program.functions() {
        for callee in function.body.insts().flat_map(|inst| Tir::functions_of(&function.body[inst].op)) {
            *uses.entry(callee).or_default() += 1;
        }
    }
    uses
}

fn next_call(
    program: &tir::Program,
    caller: FuncId,
    recursive: &FxHashSet<FuncId>,
    uses: &FxHashMap<FuncId, usize>,
    options: &InlineOptions,
) -> Option<Inst> {
    let body = &program[caller].body;
    let room = options.max_caller.checked_sub(size(program, caller))?;
    body.insts().find(|&inst| {
        let Some(callee) = Tir::direct_call(&body[inst].op) else { return false };
        let limit = if uses.get(&callee) == Some(&1) { options.max_single } else { options.max_size };
        let plain = |kind| matches!(kind, FunctionKind::Function | FunctionKind::Lambda);
        !recursive.contains(&callee)
            && program.get(callee).is_some_and(|f| plain(f.header.kind) && fits(program, inst, caller, callee))
            && size(program, callee) <= limit.min(room)
    })
}

/// Whether the operands are what the entry takes, and what is returned is what the call promises.
fn fits(program: &tir::Program, call: Inst, caller: FuncId, callee: FuncId) -> bool {
    let (from, to) = (&program[caller].body, &program[callee].body);
    let result = from.ty(from.result(call));
    let returned = to.insts().filter_map(|inst| Tir::returned(&to[inst].op)).flatten();
    operands_fit(from, call, to) && returned.into_iter().all(|v| to.ty(v).is_below(result))
}

/// Whether the operands of a call are what the callee's entry takes.
pub(super) fn operands_fit(from: &Body<Tir>, call: Inst, callee: &Body<Tir>) -> bool {
    let (args, params) = (from[call].op.args(), &callee[callee.entry()].params);
    args.len() == params.len() && args.iter().zip(params).all(|(&a, &p)| from.ty(a).is_below(callee.ty(p)))
}

/// The operations that do some work.
pub(super) fn size(program: &tir::Program, id: FuncId) -> usize {
    let body = &program[id].body;
    let works = |op: &Op| !Tir::is_const(op) && !Tir::is_jump(op) && !Tir::is_try(op) && Tir::returned(op).is_none();
    body.insts().filter(|&inst| works(&body[inst].op)).count()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    const SQUARE: (&str, &str) = ("square", "^bb0(%0: int): %1 = binary %0, %0 {op: mul} : int  ret %1");
    const TWICE: &str = "^bb0(%0: int): %1 = call_direct %0 {func: @#1} : int  %2 = call_direct %1 {func: @#1} : int  ret %2";

    fn inlined(options: InlineOptions, functions: &[(&str, &str)]) -> String {
        after::<Inline>(&options, program(functions)).remove(0)
    }

    #[test]
    fn small_functions_go_into_their_callers() {
        let expected = "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%1: int):\n %2 = binary %1, %1 {op: mul} : int\n jump -> ^bb2(%2)
            ^bb2(%3: int):\n jump -> ^bb3(%3)\n ^bb3(%4: int):\n %5 = binary %4, %4 {op: mul} : int\n jump -> ^bb4(%5)\n ^bb4(%6: int):\n ret %6";
        assert_eq!(inlined(InlineOptions::default(), &[("main", TWICE), SQUARE]), unindent(expected));
    }

    #[test]
    fn callees_first_so_that_sizes_count_what_they_took() {
        let functions = [("main", "^bb0(%0: int): %1 = call_direct %0 {func: @#2} : int  ret %1"), SQUARE, ("twice", TWICE)];
        assert_eq!(inlined(InlineOptions::default(), &functions).matches("mul").count(), 2);
        let no_single = InlineOptions { max_size: 1, max_single: 1, ..InlineOptions::default() };
        assert!(inlined(no_single, &functions).contains("call_direct"), "`twice` has two operations by then");
    }

    #[test]
    fn a_large_function_moves_to_its_only_call() {
        let options = || InlineOptions { max_size: 0, max_single: 1, ..InlineOptions::default() };
        assert!(inlined(options(), &[("main", TWICE), SQUARE]).contains("call_direct"));
        let once = "^bb0(%0: int): %1 = call_direct %0 {func: @#1} : int  ret %1";
        assert!(!inlined(options(), &[("main", once), SQUARE]).contains("call_direct"));
        assert!(inlined(InlineOptions { max_caller: 0, ..options() }, &[("main", once), SQUARE]).contains("call_direct"));
    }

    #[test]
    fn recursive_functions_and_generators_stay_calls() {
        let once = "^bb0(%0: int): %1 = call_direct %0 {func: @#1} : int  ret %1";
        let back = "^bb0(%0: int): %1 = call_direct %0 {func: @#2} : int  ret %1";
        let text = inlined(InlineOptions::default(), &[("main", once), ("even", back), ("odd", once)]);
        assert!(text.contains("call_direct"), "{text}");
        let mut generator = program(&[("main", once), SQUARE]);
        generator[FuncId(1)].header.kind = FunctionKind::Generator;
        assert!(after::<Inline>(&InlineOptions::default(), generator)[0].contains("call_direct"));
    }

    #[test]
    fn a_call_that_promises_less_than_it_gets_stays() {
        let main = "^bb0(%0: any): %1 = call_direct %0 {func: @#1} : any  ret %1";
        assert!(inlined(InlineOptions::default(), &[("main", main), SQUARE]).contains("call_direct"), "any is no int");
    }
}
