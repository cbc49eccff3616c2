//! `fuse-kernels` · tir → tir
//!
//! ```text
//! %3 = iter %0                                  ⇒   %3 = iter %0; %5 = int {value: 0}; jump -> ^bb1(%5)
//! %4 = call_direct %3 {func: @f.<genexpr>}          ^bb1(%6: int): %7 = next %3; br … -> ^body, ^done
//! %5 = call_builtin %4 {name: "builtins.sum"}       ^body(): %8 = …; %9 = binary %6, %8 {op: add}; jump -> ^bb1(%9)
//!                                                   ^done(): …, with %6 for the sum
//! ```
//!
//! A consumer (`sum`, `min`, `max`, `next`, `any`, `all`, `len`, `list`, `tuple`, `set`, `dict`, `sorted`, `str.join`) over a
//! generator expression is lifted to a term with the lists and tuples in between, saturated by the rules of `rules.rs`, and the
//! cheapest equal term is lowered:
//! the generator's body runs in place of the call, its `yield` becomes the consumer's step. No generator object is made, nothing is
//! suspended, and a list that nobody keeps is not made either. Tracebacks still show the generator's frame.
//!
//! Exact: only where the generator has one `yield`, catches nothing and can raise no StopIteration (which would have to become a
//! RuntimeError). Where the consumer's own steps may raise, as those of a sum of anything may, they do so in the consumer's frame.
//!
//! Caveats: list comprehensions are loops already when this pass sees them, so `sum([…])` keeps its list; `map` and `filter` are left
//! to the runtime.

use crate::facts::Leaves;
use crate::kernel::{Cost, Kernel};
use crate::lift::{Chain, Source, consumer, is_watched, lift};
use crate::lower::{Sink, fuse};
use crate::rules::rewrites;
use egg::{Extractor, Id, RecExpr, Runner};
use molt_ir::pass::prelude::*;
use molt_ir::ssa::{FuncId, Inst, Op as _};
use molt_ir::tir::facts::LOOPS_INVERTED;
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{Op, Program, Type};
use molt_ir::{options, tir};

/// Consumers with the generators they consume.
pub struct FuseKernels;

options! {
    /// How long saturation may go on. Time is no limit, so that two runs give the same program.
    pub struct KernelOptions {
        /// The most nodes of an e-graph.
        max_nodes: usize = 2000,
        /// The most rounds.
        max_rounds: usize = 12,
    }
}

impl Pass for FuseKernels {
    type From = tir::Program;
    type To = tir::Program;
    type Options = KernelOptions;
    const NAME: &'static str = "fuse-kernels";
    const SUMMARY: &'static str = "runs generator expressions inside what consumes them, without lists in between";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &KernelOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        // What stands inside comes last in the text: an outer consumer then finds the inner one fused.
        for caller in program.ids().rev() {
            let body = &program[caller].body;
            let mut consumers: Vec<Inst> = body.insts().filter(|&inst| consumer(body, inst).is_some()).collect();
            // The outermost of a chain comes last in the text.
            consumers.reverse();
            for inst in consumers {
                if program[caller].body.block_of(inst).is_some() {
                    rewrite(options, program, caller, inst, cx);
                }
            }
        }
        Ok(())
    }
}

/// Rewrites the chain that ends in an instruction, if a cheaper form of it can be lowered.
fn rewrite(options: &KernelOptions, program: &mut Program, caller: FuncId, inst: Inst, cx: &mut PassCx) {
    let Some(chain) = lift(program, &program[caller].body, inst) else { return };
    let Some(best) = cheapest(options, &chain) else { return };
    let root = &best[best.root()];
    let sequence = |id: &Id| &best[*id];
    let through = |id: &Id| matches!(sequence(id), Kernel::Through(_));
    if let Some((x, sink)) = sink(root)
        && through(x)
    {
        return fuse_at(program, caller, inst, &chain, sink, cx);
    }
    match root {
        Kernel::Sorted([x]) | Kernel::Join([_, x]) => match sequence(x) {
            Kernel::List([y]) if through(y) => list_first(program, caller, inst, &chain, cx),
            _ => {}
        },
        Kernel::Count(_) => count_input(program, caller, inst, &chain, cx),
        Kernel::Times([_, sum]) if matches!(sequence(sum), Kernel::Sum(_)) => scale_sum(program, caller, inst, &chain, cx),
        _ => {}
    }
}

/// What a kernel makes of a sequence, and the sequence, where it goes over it from the first item on.
fn sink(kernel: &Kernel) -> Option<(&Id, Sink)> {
    Some(match kernel {
        Kernel::Sum([x]) => (x, Sink::Sum),
        Kernel::Min([x]) => (x, Sink::Min),
        Kernel::Max([x]) => (x, Sink::Max),
        Kernel::Next([x]) => (x, Sink::Next),
        Kernel::Count([x]) => (x, Sink::Count),
        Kernel::Any([x]) => (x, Sink::Any),
        Kernel::All([x]) => (x, Sink::All),
        Kernel::List([x]) => (x, Sink::List),
        Kernel::Tuple([x]) => (x, Sink::Tuple),
        Kernel::Set([x]) => (x, Sink::Set),
        Kernel::Dict([x]) => (x, Sink::Dict),
        _ => return None,
    })
}

/// Saturates a chain's term; the cheapest equal one.
fn cheapest(options: &KernelOptions, chain: &Chain) -> Option<RecExpr<Kernel>> {
    chain.generator.as_ref()?;
    let runner: Runner<Kernel, Leaves> = Runner::new(chain.leaves.clone())
        .with_node_limit(options.max_nodes)
        .with_iter_limit(options.max_rounds)
        .with_time_limit(std::time::Duration::from_secs(3600))
        .with_expr(&chain.term)
        .run(&rewrites());
    Some(Extractor::new(&runner.egraph, Cost).find_best(runner.roots[0]).1)
}

/// Leave for one rewrite, counted if given.
fn leave(cx: &mut PassCx, what: &'static str) -> bool {
    let given = cx.may(what);
    cx.count_by(what, given.into());
    given
}

/// Runs the generator in place of the consumer.
fn fuse_at(program: &mut Program, caller: FuncId, inst: Inst, chain: &Chain, sink: Sink, cx: &mut PassCx) {
    let Some(generator) = chain.generator else { return };
    let body = &program[caller].body;
    let Some(source) = Source::of(program, generator.func) else { return };
    let result = body.ty(body.result(inst));
    let sink = if sink == Sink::Sum && !sink.takes(&source.item, result) { Sink::SumOfAny } else { sink };
    let unwatched = chain.between.iter().all(|&i| !is_watched(body, i));
    if !sink.takes(&source.item, result) || !unwatched || !leave(cx, "fused") {
        return;
    }
    if fuse(program, caller, inst, &generator, sink) {
        drop_between(program, caller, chain, cx);
    }
}

/// The lists on the way, which nobody uses any more, the last first.
fn drop_between(program: &mut Program, caller: FuncId, chain: &Chain, cx: &mut PassCx) {
    let body = &mut program[caller].body;
    for &made in chain.between.iter().rev() {
        body.remove_tried(made);
        cx.count("lists dropped");
    }
}

/// `sorted` and `join` make a list of a generator first: here with the generator inside.
fn list_first(program: &mut Program, caller: FuncId, inst: Inst, chain: &Chain, cx: &mut PassCx) {
    let Some(generator) = chain.generator else { return };
    let Some(source) = Source::of(program, generator.func) else { return };
    let body = &mut program[caller].body;
    if !chain.between.is_empty() || is_watched(body, inst) || !leave(cx, "fused") {
        return;
    }
    let Some((_, args)) = consumer(body, inst) else { return };
    let items = args[args.len() - 1];
    let made = body.insert_before(
        inst,
        Op::CallDirect { args: [].into_iter().collect(), func: generator.func },
        &[Type::list(source.item)],
    );
    body[made].span = body[inst].span;
    body[made].frame = body[inst].frame;
    let list = body.result(made);
    body[inst].op.map_uses(|v| if v == items { list } else { v });
    if !fuse(program, caller, made, &generator, Sink::List) {
        let body = &mut program[caller].body;
        body[inst].op.map_uses(|v| if v == list { items } else { v });
        body.remove(made);
    }
}

/// The number of items of a sequence that a stage keeps as it is.
fn count_input(program: &mut Program, caller: FuncId, inst: Inst, chain: &Chain, cx: &mut PassCx) {
    let Some((generator, (over, iter))) = chain.generator.and_then(|g| g.over.map(|over| (g, over))) else { return };
    let body = &mut program[caller].body;
    let watched = [generator.call, iter].into_iter().chain(chain.between.iter().copied()).any(|i| is_watched(body, i));
    if watched || !leave(cx, "counted") {
        return;
    }
    body[inst].op = Op::CallBuiltin { args: [over].into_iter().collect(), name: "builtins.len".into() };
    drop_between(program, caller, chain, cx);
    let body = &mut program[caller].body;
    body.remove(generator.call);
    body.remove(iter);
}

/// A factor outside the sum.
fn scale_sum(program: &mut Program, caller: FuncId, inst: Inst, chain: &Chain, cx: &mut PassCx) {
    let Some((generator, (over, iter))) = chain.generator.and_then(|g| g.over.map(|over| (g, over))) else { return };
    let Some(factor) = Source::of(program, generator.func).and_then(|source| source.factor) else { return };
    let constant = program[generator.func].body[factor].op.clone();
    let body = &mut program[caller].body;
    let all = [generator.call, iter, inst].into_iter().chain(chain.between.iter().copied());
    if all.into_iter().any(|i| is_watched(body, i)) || !leave(cx, "scaled") {
        return;
    }
    let result = body.result(inst);
    let absent = body.insert_before(inst, Op::Unbound {}, &[Type::Unbound]);
    let absent = body.result(absent);
    let times = body.insert_after(inst, Op::Binary { args: [result, result], op: BinaryOp::Mul }, &[Type::Int]);
    let product = body.result(times);
    body.replace_all_uses(result, product);
    let constant = body.insert_before(times, constant, &[Type::I64]);
    let constant = body.result(constant);
    body[times].op = Op::Binary { args: [result, constant], op: BinaryOp::Mul };
    body[inst].op = Op::CallBuiltin { args: [over, absent].into_iter().collect(), name: "builtins.sum".into() };
    drop_between(program, caller, chain, cx);
    let body = &mut program[caller].body;
    body.remove(generator.call);
    body.remove(iter);
}
