//! Puts the body of a function in place of a call to it.
//!
//! ```text
//! ^a: …; %r = call %x {func: @f}; …   ⇒   ^a: …; jump -> ^f0(%x)
//!                                         ^f0(%p): …; jump -> ^b(%result)      for every return
//!                                         ^b(%r): …
//! ```
//!
//! A call watched by a `try` has its exceptions caught by the handler, so in the copy every instruction that may raise and is
//! not yet watched gets a `try` to that handler.

use crate::ssa::{Block, Body, CopyMap, Edge, Effects, FrameData, FuncId, Inst, InstData, Language, Op, Program, Region};

/// What inlining made, for passes that go on with it.
#[derive(Clone, Debug)]
pub struct Inlined {
    /// The copies of the callee's blocks, its entry first.
    pub blocks: Vec<Block>,
    /// Where the code after the call is now.
    pub after: Block,
}

/// Inlines the direct call `call` of function `caller`. `None`, and nothing changed, if the instruction is no direct call, its
/// operands do not fit, or the language has no `try` where one is needed.
pub fn inline_call<L: Language>(program: &mut Program<L>, caller: FuncId, call: Inst) -> Option<Inlined> {
    let callee = L::direct_call(&program[caller].body[call].op)?;
    let source = &program.get(callee)?.body;
    let body = &program[caller].body;
    let block = body.block_of(call)?;
    let handler = body.tried(block).filter(|&t| t == call).map(|_| body.succs(block)[1].clone());
    let can_watch = |h: &Edge| L::make_try(Edge::plain(block), h.clone()).is_some();
    if !fits(body, call, source) || !handler.as_ref().is_none_or(can_watch) {
        return None;
    }
    let (frames, function) = (source.frames().to_vec(), L::frame_name(&program[callee]));
    let region = Region::of(source, source.blocks());
    let body = &mut program[caller].body;
    let (span, frame) = (body[call].span, body[call].frame);
    let args = body[call].op.args().to_vec();

    // The code behind the call, with the call's results as parameters.
    let after = body.split_block(block, body.position(call) + 1);
    for result in body.results(call) {
        let param = body.add_param(after, body.ty(result).clone());
        body.replace_all_uses(result, param);
    }
    if handler.is_some() {
        let last = body.terminator(after).expect("the `try` stands behind the call");
        body[last].op = L::jump(body[last].op.succs()[0].clone());
    }
    body.remove(call);

    let mut map = CopyMap::default();
    map.inline_frames(body, &frames, FrameData { function, call: span, caller: frame });
    let blocks = body.paste(&region, &mut map);
    body.push(block, L::jump(Edge::new(blocks[0], args)), &[], span);
    for &copy in &blocks {
        let last = body.terminator(copy).expect("every block ends");
        if let Some(values) = L::returned(&body[last].op) {
            body[last].op = L::jump(Edge { to: after, args: values });
        }
    }
    let blocks = match handler {
        Some(handler) => watch(body, blocks, &handler, |body, inst| body.effects(inst).has(Effects::RAISE)),
        None => blocks,
    };
    order(body, block, &blocks);
    Some(Inlined { blocks, after })
}

fn fits<L: Language>(body: &Body<L>, call: Inst, callee: &Body<L>) -> bool {
    let (args, params) = (body[call].op.args(), &callee[callee.entry()].params);
    let results: Vec<_> = body.results(call).collect();
    let returns = callee.blocks().iter().filter_map(|&b| callee.terminator(b)).filter_map(|last| L::returned(&callee[last].op));
    args.len() == params.len()
        && args.iter().zip(params).all(|(&a, &p)| L::compatible(body.ty(a), callee.ty(p)))
        && returns.into_iter().all(|values| {
            values.len() == results.len() && values.iter().zip(&results).all(|(&v, &r)| L::compatible(callee.ty(v), body.ty(r)))
        })
}

/// Leads every exception that an instruction of `blocks` for which `raises` holds lets out to `handler`; gives the blocks with
/// those that were split off. The language has a `try`.
pub fn watch<L: Language>(
    body: &mut Body<L>,
    blocks: Vec<Block>,
    handler: &Edge,
    raises: impl Fn(&Body<L>, Inst) -> bool,
) -> Vec<Block> {
    let mut all = vec![];
    let mut work: Vec<Block> = blocks.into_iter().rev().collect();
    while let Some(block) = work.pop() {
        all.push(block);
        let leaves = |&inst: &Inst| raises(body, inst) && body.tried(block) != Some(inst);
        let Some(at) = body[block].insts.iter().position(leaves) else { continue };
        let InstData { span, frame, .. } = body[body[block].insts[at]];
        let rest = body.split_block(block, at + 1);
        let watched = L::make_try(Edge::plain(rest), handler.clone()).expect("the caller asked whether there is one");
        let last = body.push(block, watched, &[], span);
        body[last].frame = frame;
        work.push(rest);
    }
    all
}

/// Moves `blocks` behind `block` in the layout.
fn order<L: Language>(body: &mut Body<L>, block: Block, blocks: &[Block]) {
    let mut layout: Vec<Block> = body.blocks().iter().copied().filter(|b| !blocks.contains(b)).collect();
    let at = layout.iter().position(|&b| b == block).expect("the caller's block is in the layout") + 1;
    layout.splice(at..at, blocks.iter().copied());
    body.set_layout(layout);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{High, unindent};
    use crate::ssa::verify_function;

    fn inlined(main: &str, callee: &str) -> Option<String> {
        let text = format!("program high\nfn @main (1) {{\n{main}\n}}\nfn @g (1) {{\n{callee}\n}}\n");
        let mut program = Program::<High>::parse(&text).unwrap();
        let main = FuncId(0);
        let body = &program[main].body;
        let call = body.insts().find(|&i| High::direct_call(&body[i].op).is_some()).unwrap();
        inline_call(&mut program, main, call)?;
        assert_eq!(verify_function(&program, main), Ok(()), "{}", program.to_text(false));
        program[main].body.compact();
        Some(program[main].body.to_string())
    }

    const TWO_WAYS: &str = "^bb0(%0: any): br %0 -> ^bb1, ^bb2 ^bb1(): ret %0 ^bb2(): %1 = add %0, %0 : any  ret %1";

    #[test]
    fn returns_become_jumps() {
        let text = inlined("^bb0(%0: any): print %0, %0  %1 = call %0 {func: @g} : any  %2 = add %1, %1 : any  ret %1", TWO_WAYS);
        let expected =
            "^bb0(%0: any):\n print %0, %0\n jump -> ^bb1(%0)\n ^bb1(%1: any):\n br %1 -> ^bb2, ^bb3\n ^bb2():\n jump -> ^bb4(%1)
            ^bb3():\n %2 = add %1, %1 : any\n jump -> ^bb4(%2)\n ^bb4(%3: any):\n %4 = add %3, %3 : any\n ret %3";
        assert_eq!(text.unwrap(), unindent(expected));
    }

    #[test]
    fn exceptions_go_to_the_callers_handler() {
        let main = "^bb0(%0: any): %1 = call %0 {func: @g} : any  try -> ^bb1(%1), ^bb2(%0)
            ^bb1(%2: any): ret %1 ^bb2(%3: any): %4 = catch : any  ret %3";
        let expected = "^bb0(%0: any):\n jump -> ^bb1(%0)\n ^bb1(%1: any):\n br %1 -> ^bb2, ^bb3\n ^bb2():\n jump -> ^bb5(%1)
            ^bb3():\n %2 = add %1, %1 : any\n try -> ^bb4, ^bb7(%0)\n ^bb4():\n jump -> ^bb5(%2)\n ^bb5(%3: any):\n jump -> ^bb6(%3)
            ^bb6(%4: any):\n ret %3\n ^bb7(%5: any):\n %6 = catch : any\n ret %5";
        assert_eq!(inlined(main, TWO_WAYS).unwrap(), unindent(expected));
    }

    #[test]
    fn handlers_inside_the_callee_stay_and_lead_on() {
        let main =
            "^bb0(%0: any): %1 = call %0 {func: @g} : any  try -> ^bb1, ^bb2 ^bb1(): ret %1 ^bb2(): %4 = catch : any  ret %0";
        let callee = "^bb0(%0: any): %1 = add %0, %0 : any  try -> ^bb1, ^bb2 ^bb1(): ret %1 ^bb2(): %2 = catch : any  %3 = add %2, %2 : any  ret %3";
        let text = inlined(main, callee).unwrap();
        assert_eq!(text.matches("try -> ").count(), 2, "{text}");
    }

    #[test]
    fn tracebacks_show_the_call() {
        let text = "program high\nfn @main (1) {\n^bb0(%0: any):\n %1 = call %0 {func: @g} : any #0:5..9 ret %1 }
fn @g (1) {\n~1 = \"h\" #0:7..8 in ~0\n^bb0(%0: any):\n %1 = add %0, %0 : any #0:20..25 in ~1 %2 = add %1, %1 : any #0:30..31 ret %2 }\n";
        let mut program = Program::<High>::parse(text).unwrap();
        let call = program[FuncId(0)].body.insts().next().unwrap();
        inline_call(&mut program, FuncId(0), call).unwrap();
        let body = &program[FuncId(0)].body;
        let traces: Vec<Vec<_>> =
            body.insts().filter(|&i| body.effects(i).has(Effects::RAISE)).map(|i| body.trace(i, None)).collect();
        let name = |trace: &[(Option<&str>, crate::span::Span)]| {
            trace.iter().map(|(n, s)| format!("{}@{}", n.unwrap_or("main"), s.start)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(traces.iter().map(|t| name(t)).collect::<Vec<_>>(), ["h@20 g@7 main@5", "g@30 main@5"]);
        let again = Program::<High>::parse(&program.to_text(true)).unwrap();
        program[FuncId(0)].body.compact();
        assert_eq!(again.to_text(true), program.to_text(true));
    }

    #[test]
    fn recursion_is_inlined_once_and_misfits_are_refused() {
        let text = inlined("^bb0(%0: any): %1 = call %0 {func: @main} : any  ret %1", TWO_WAYS).unwrap();
        assert_eq!(text.matches("call").count(), 1, "{text}");
        assert_eq!(inlined("^bb0(%0: any): %1 = call %0, %0 {func: @g} : any  ret %1", TWO_WAYS), None);
        assert_eq!(
            inlined("^bb0(%0: any): %1 = call %0 {func: @g} : int  ret %1", TWO_WAYS),
            None,
            "any is returned where int is promised"
        );
    }
}
