//! `consume-generators` · tir → tir
//!
//! ```text
//! %4 = call_direct %3 {func: @gen}                 jump -> ^gen(%3, …)
//! %5 = iter %4                                     ^gen: …                          the body of the generator
//! jump -> ^head(…)                          ⇒        yield %9 becomes: jump -> ^item(%9)
//! ^head(%x): %7 = next %5 ; %8 = is_bound %7       ^item(%7): …                     the body of the loop
//!   br %8 -> ^item, ^done                            the way back to ^head becomes: the code behind the yield
//! ^item: … jump -> ^head(%y)                         ret in the generator becomes: jump -> ^done
//! ```
//!
//! A loop over a known generator that nobody else sees needs no generator: its body and the body of the loop become one piece of
//! code, in which the generator's variables are ordinary values. A further `yield` gets its own copy of the loop's body. A
//! pipeline of generators is consumed from the outside in, since the inner ones are then loops of the same body.
//!
//! Caveats: what leaves the generator as StopIteration becomes RuntimeError, so operations that may run code of the program get a
//! handler. Generators that catch exceptions stay, because they would see the loop being left (GeneratorExit); so do recursive
//! ones.

mod splice;

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::options;
use molt_ir::ssa::{Block, Body, Cfg, Dominators, Edge, Effects, FuncId, Inst, Loops, Op as _, Value};

use super::inline::{operands_fit, recursive_functions, size};
use crate::prelude::*;
use crate::ssa::leave;
use tir::facts::LOOPS_INVERTED;
use tir::header::FunctionKind;
use tir::{Op, Tir, Type};

/// Loops over generators.
pub struct ConsumeGenerators;

options! {
    /// How much code may come in. Sizes are in operations.
    pub struct ConsumeOptions {
        /// The largest generator.
        max_size: usize = 200,
        /// How much of loops is copied for the second `yield` and those behind it.
        max_copied: usize = 120,
        /// The size at which a function takes no more.
        max_caller: usize = 4000,
    }
}

impl Pass for ConsumeGenerators {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ConsumeOptions;
    const NAME: &'static str = "consume-generators";
    const SUMMARY: &'static str = "makes a loop over a known generator one piece of code with it";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &ConsumeOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let recursive = recursive_functions(program);
        for caller in program.ids().collect::<Vec<_>>() {
            while let Some(site) = next_site(program, caller, &recursive, options) {
                if !leave(cx, "consume") {
                    break;
                }
                splice::consume(program, caller, &site);
            }
        }
        Ok(())
    }
}

/// A loop over a generator that can be consumed in place.
struct Site {
    callee: FuncId,
    /// The call that makes the generator, its `iter`, and the `next` of the loop.
    call: Inst,
    iter: Inst,
    next: Inst,
    /// Where exceptions of the `next` go inside a `try`, and how many are being handled there.
    handler: Option<Edge>,
    handled: u32,
    /// The head of the loop, and the blocks of its body.
    header: Block,
    blocks: Vec<Block>,
    /// The edges of the head into the loop's body and past the loop.
    item: Edge,
    done: Edge,
}

fn next_site(program: &tir::Program, caller: FuncId, recursive: &FxHashSet<FuncId>, options: &ConsumeOptions) -> Option<Site> {
    let body = &program.get(caller)?.body;
    let has_next = body.insts().any(|inst| matches!(body[inst].op, Op::Next { .. }));
    let room = options.max_caller.checked_sub(size(program, caller)).filter(|_| has_next)?;
    let cfg = Cfg::of(body);
    let loops = Loops::of(body, &cfg, &Dominators::of(body, &cfg));
    body.insts().filter(|&inst| matches!(body[inst].op, Op::Next { .. })).find_map(|next| {
        let site = site(body, &cfg, &loops, next)?;
        let generator = program.get(site.callee)?;
        let size = size(program, site.callee);
        let yields = generator.body.insts().filter(|&i| suspends(&generator.body[i].op)).count();
        let copied = yields.saturating_sub(1) * site.blocks.iter().map(|&block| body[block].insts.len()).sum::<usize>();
        let fits = size <= options.max_size.min(room) && copied <= options.max_copied;
        let plain = generator.header.kind == FunctionKind::Generator && !recursive.contains(&site.callee);
        (plain && fits && yields > 0 && is_open(&generator.body) && args_fit(body, &site, &generator.body))
        .then_some(site)
    })
}

fn suspends(op: &Op) -> bool {
    matches!(op, Op::Yield { .. } | Op::YieldFrom { .. })
}

/// The loop around `next`, where it has the shape that a `for` statement gets.
fn site(body: &Body<Tir>, cfg: &Cfg, loops: &Loops, next: Inst) -> Option<Site> {
    let iterator = body[next].op.args()[0];
    let iter = body.def_inst(iterator)?;
    let Op::Iter { args: [generator] } = body[iter].op else { return None };
    let call = body.def_inst(generator)?;
    let Op::CallDirect { func: callee, .. } = body[call].op else { return None };

    let header = body.block_of(next).filter(|&block| cfg.is_reachable(block))?;
    let id = loops.innermost(header)?;
    let here = &loops[id];
    // Inside a `try` the test of what came stands in the next block.
    let (handler, test) = match body.tried(header) {
        Some(inst) if inst == next => (Some(body.succs(header)[1].clone()), body.succs(header)[0].to),
        _ => (None, header),
    };
    let (bound, last) = match (&body[header].insts[..], &body[test].insts[..]) {
        (&[first, bound, last], _) if first == next && test == header => (bound, last),
        (&[first, _], &[bound, last]) if first == next && cfg.single_pred(test).is_some() => (bound, last),
        _ => return None,
    };
    let shape = matches!(body[bound].op, Op::IsBound { args: [v] } if v == body.result(next))
        && matches!(&body[last].op, Op::Branch { args: [v], .. } if *v == body.result(bound));
    // Made anew for each time the loop is entered.
    let made = [call, iter].map(|inst| body.block_of(inst).and_then(|block| loops.innermost(block)));
    if !shape || here.header != header || made.iter().any(|&around| around != here.parent) {
        return None;
    }
    let [item, done] = [0, 1].map(|n| body.succs(test)[n].clone());
    let blocks: Vec<Block> = here.blocks.iter().copied().filter(|&block| block != header && block != test).collect();
    let caught_inside = handler.as_ref().is_some_and(|edge: &Edge| blocks.contains(&edge.to));
    if !blocks.contains(&item.to) || blocks.contains(&done.to) || caught_inside || done.args.contains(&body.result(next)) {
        return None;
    }
    // Nobody else has the generator, and what it gives is used in the loop only.
    let only = |value: Value, by: Inst| {
        body.insts().all(|inst| inst == by || matches!(body[inst].op, Op::KeepAlive { .. }) || body[inst].op.uses().all(|used| used != value))
    };
    let given = body.result(next);
    let inside = |inst: Inst| inst == bound || inst == last || body.block_of(inst).is_some_and(|block| blocks.contains(&block));
    let stays = body.insts().all(|inst| inside(inst) || body[inst].op.uses().all(|used| used != given));
    let once_tested = body.insts().all(|inst| inst == last || body[inst].op.uses().all(|used| used != body.result(bound)));
    (only(generator, iter) && only(iterator, next) && stays && once_tested)
        .then(|| Site { callee, call, iter, next, handler, handled: handled_at(body, cfg, header), header, blocks, item, done })
}

/// Whether leaving the loop early means nothing to the generator: it catches nothing, so no clause of it would run.
fn is_open(generator: &Body<Tir>) -> bool {
    generator.insts().all(|inst| match &generator[inst].op {
        Op::Try { .. } | Op::Catch { .. } | Op::HandlingDepth {} => false,
        // What `yield from` gives is what the inner generator returned.
        Op::YieldFrom { args: [iterator] } => {
            let result = generator.result(inst);
            matches!(generator.ty(*iterator), Type::Iterator(_)) && generator.insts().all(|i| generator[i].op.uses().all(|v| v != result))
        }
        _ => true,
    })
}

/// Whether the operands of the call are what the generator's entry takes, and its items what the loop expects.
fn args_fit(body: &Body<Tir>, site: &Site, generator: &Body<Tir>) -> bool {
    let item = splice::item_type(body.ty(body.result(site.next)));
    let yielded = generator.insts().filter_map(|inst| match generator[inst].op {
        Op::Yield { args: [value] } => Some(generator.ty(value).clone()),
        Op::YieldFrom { args: [iterator] } => splice::given_by(generator.ty(iterator)),
        _ => None,
    });
    operands_fit(body, site.call, generator) && yielded.into_iter().all(|ty| ty.is_below(&item))
}

/// Whether an instruction may raise StopIteration: it runs code of the program, and is no step of an iterator.
fn may_stop(body: &Body<Tir>, inst: Inst) -> bool {
    let effects = body.effects(inst);
    let step = match &body[inst].op {
        Op::Next { .. } | Op::Yield { .. } | Op::YieldFrom { .. } => true,
        Op::Iter { args: [value] } => matches!(body.ty(*value), Type::Iterator(_)),
        _ => false,
    };
    effects.has(Effects::RAISE) && effects.has(Effects::READ) && effects.has(Effects::WRITE) && !step
}

/// How many exceptions are being handled at the start of a block.
fn handled_at(body: &Body<Tir>, cfg: &Cfg, wanted: Block) -> u32 {
    let mut known = FxHashMap::default();
    known.insert(body.entry(), 0);
    for &block in cfg.rpo() {
        let mut depth: u32 = known.get(&block).copied().unwrap_or(0);
        for &inst in &body[block].insts {
            match body[inst].op {
                Op::Catch { above, .. } => depth = above,
                Op::BeginHandling { .. } => depth += 1,
                Op::EndHandling {} => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        for edge in body.succs(block) {
            known.entry(edge.to).or_insert(depth);
        }
    }
    known.get(&wanted).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    /// The body of `main` after the pass.
    fn main_after(text: &str) -> String {
        body_after(
            text,
            "infer-types direct-calls fold-types simplify-cfg dce merge-params simplify-cfg consume-generators merge-params simplify-cfg",
            "main",
        )
    }

    const GENERATORS: &str = "def count(n):\n    i = 0\n    while i < n:\n        yield i\n        i += 1\n
def twice(n):\n    yield n\n    yield n + 1\n
def squares(xs):\n    for x in xs:\n        yield x * x\n
def deep(n):\n    if n:\n        yield from deep(n - 1)\n    yield n\n
def first(it):\n    while True:\n        yield next(it)\n";

    fn looping(body: &str) -> String {
        main_after(&format!("{GENERATORS}\ndef main():\n    t = 0\n{body}\n    return t\n\nprint(main())\n"))
    }

    #[test]
    fn a_loop_over_a_generator_has_none() {
        let text = looping("    for x in count(5):\n        t += x");
        assert!(!text.contains("call_direct") && !text.contains("next") && !text.contains("keep_alive"), "{text}");
    }

    #[test]
    fn pipelines_are_consumed_whole() {
        let text = looping("    for x in squares(squares(count(5))):\n        t += x");
        assert!(!text.contains("call_direct") && !text.contains("next"), "{text}");
    }

    #[test]
    fn a_second_yield_copies_the_loop() {
        let text = looping("    for x in twice(5):\n        t += x * 7");
        assert_eq!(text.matches("op: mul").count(), 2, "{text}");
    }

    #[test]
    fn what_would_see_the_loop_left_stays() {
        let careful = "def careful(n):\n    try:\n        yield n\n    finally:\n        print(n)\n";
        let text = main_after(&format!("{careful}\ndef main():\n    for x in careful(1):\n        print(x)\n\nmain()\n"));
        assert!(text.contains("next"), "{text}");
        let text = looping("    for x in deep(3):\n        t += x");
        assert!(text.contains("next"), "{text}");
    }

    #[test]
    fn a_generator_used_elsewhere_stays() {
        let text = looping("    g = count(5)\n    for x in g:\n        t += x\n    t += len(list(g))");
        assert!(text.contains("next"), "{text}");
        let text = looping("    g = count(5)\n    for k in range(2):\n        for x in g:\n            t += x\n            break");
        assert!(text.contains("next"), "entered twice: {text}");
    }

    #[test]
    fn stop_iteration_is_turned_into_runtime_error() {
        let text = looping("    for x in first(iter([1])):\n        t += x");
        assert!(text.contains("raise_stopped") && text.contains("try -> "), "{text}");
    }
}
