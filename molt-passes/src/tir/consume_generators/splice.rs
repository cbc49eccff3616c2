//! Putting the body of a generator and that of the loop over it together.

use molt_ir::span::Span;
use molt_ir::ssa::transform::{redundant_params, repair, watch};
use molt_ir::ssa::{Block, Body, Cfg, CopyMap, Edge, Effects, Frame, FrameData, FuncId, Inst, Language, Op as _, Region, Value};
use molt_ir::tir::{self, Op, Tir, Type};

use super::{Site, may_stop, suspends};

/// What a step of an iterator gives when it gives something.
pub fn item_type(given: &Type) -> Type {
    match given {
        Type::Union(members) => {
            let bound = members.iter().filter(|&ty| *ty != Type::Unbound);
            bound.fold(Type::Never, |all, ty| all.join(ty))
        }
        other => other.clone(),
    }
}

/// What the items of a value are, where its type says so.
pub fn given_by(ty: &Type) -> Option<Type> {
    match ty {
        Type::Iterator(item) => Some((**item).clone()),
        _ => None,
    }
}

/// A `yield` in the copied generator: what it gives, at the end of which block, and the block behind it.
struct Point {
    block: Block,
    value: Value,
    after: Block,
}

/// Consumes the generator of `site` in place.
pub fn consume(program: &mut tir::Program, caller: FuncId, site: &Site) {
    let source = &program[site.callee].body;
    let frames = source.frames().to_vec();
    let function = Tir::frame_name(&program[site.callee]);
    let region = Region::of(source, source.blocks());
    let body = &mut program[caller].body;
    let (span, frame) = (body[site.next].span, body[site.next].frame);
    let args = body[site.call].op.args().to_vec();

    let mut map = CopyMap::default();
    map.inline_frames(body, &frames, FrameData { function, call: span, caller: frame });
    let mut copied = body.paste(&region, &mut map);
    for &block in &copied {
        let last = body.terminator(block).expect("every block ends");
        if Tir::returned(&body[last].op).is_some() {
            body[last].op = Tir::jump(site.done.clone());
        }
    }
    unfold_delegations(body, &mut copied);
    let entry = copied[0];
    let mut copied = guard(body, copied, site, map.frame(Frame::OWN));
    let points = cut_at_yields(body, &mut copied);
    let copies = connect(body, site, &points, span);
    enter(body, site, Edge::new(entry, args), span);
    settle(body, site, copies);
    // What the generator was called with may be the next one to consume.
    redundant_params(body, &mut |_| true);
}

/// `yield from` is a loop that yields.
fn unfold_delegations(body: &mut Body<Tir>, copied: &mut Vec<Block>) {
    while let Some(inst) = find(body, copied, |op| matches!(op, Op::YieldFrom { .. })) {
        let block = body.block_of(inst).expect("it was found in a block");
        let iterator = body[inst].op.args()[0];
        let (span, frame) = (body[inst].span, body[inst].frame);
        let after = body.split_block(block, body.position(inst) + 1);
        body.remove(inst);
        let (head, step) = (body.new_block_after(block), body.new_block_after(block));
        let item = given_by(body.ty(iterator)).unwrap_or(Type::Any);
        let given = body.push_value(head, Op::Next { args: [iterator] }, item.join(&Type::Unbound), span);
        let bound = body.push_value(head, Op::IsBound { args: [given] }, Type::Bool, span);
        let succs = Box::new([Edge::plain(step), Edge::plain(after)]);
        body.push(head, Op::Branch { args: [bound], succs }, &[], span);
        let known = body.push_value(step, Op::Assume { args: [given], ty: Type::Unbound, holds: false }, item, span);
        body.push(step, Op::Yield { args: [known] }, &[Type::Any], span);
        body.push(step, Tir::jump(Edge::plain(head)), &[], span);
        body.push(block, Tir::jump(Edge::plain(head)), &[], span);
        set_frame(body, &[head, step], frame);
        copied.extend([head, step, after]);
    }
}

/// Leads StopIteration to where it becomes RuntimeError, and everything that is raised to the handler of the loop's `next`.
fn guard(body: &mut Body<Tir>, mut copied: Vec<Block>, site: &Site, own: Frame) -> Vec<Block> {
    if copied.iter().flat_map(|&block| &body[block].insts).any(|&inst| may_stop(body, inst)) {
        let handler = stop_handler(body, site, own);
        copied = watch(body, copied, &Edge::plain(handler[0]), may_stop);
        copied.extend(handler);
    }
    match &site.handler {
        Some(handler) => watch(body, copied, handler, |body, inst| {
            body.effects(inst).has(Effects::RAISE) && !suspends(&body[inst].op)
        }),
        None => copied,
    }
}

/// A block that raises RuntimeError for StopIteration, and anything else again.
/// It is caught in the generator's own frame, so that the traceback of the StopIteration ends there.
fn stop_handler(body: &mut Body<Tir>, site: &Site, own: Frame) -> [Block; 3] {
    let (span, frame) = (body[site.next].span, body[site.next].frame);
    let first = body[body.entry()].insts[0];
    let depth = body.insert_before(first, Op::HandlingDepth {}, &[Type::Any]);
    let depth = body.result(depth);
    let [handler, stop, other] = [(); 3].map(|()| body.new_block());
    let raised = body.push_value(handler, Op::Catch { args: [depth], above: site.handled }, Type::Any, span);
    let kind = body.push_value(handler, Op::Builtin { name: "StopIteration".into() }, Type::Any, span);
    let test = body.push_value(handler, Op::ExcMatches { args: [raised, kind] }, Type::Bool, span);
    body.push(handler, Op::Branch { args: [test], succs: Box::new([Edge::plain(stop), Edge::plain(other)]) }, &[], span);
    let name = "raise_stopped".into();
    body.push(stop, Op::Intrinsic { args: [raised].into_iter().collect(), name }, &[Type::Any], span);
    body.push(stop, Op::Unreachable {}, &[], span);
    body.push(other, Op::RaiseSame { args: [raised] }, &[], span);
    body.push(other, Op::Unreachable {}, &[], span);
    set_frame(body, &[handler, other], own);
    set_frame(body, &[stop], frame);
    [handler, stop, other]
}

fn set_frame(body: &mut Body<Tir>, blocks: &[Block], frame: Frame) {
    for &block in blocks {
        for n in 0..body[block].insts.len() {
            let inst = body[block].insts[n];
            body[inst].frame = frame;
        }
    }
}

fn find(body: &Body<Tir>, blocks: &[Block], wanted: impl Fn(&Op) -> bool) -> Option<Inst> {
    blocks.iter().flat_map(|&block| &body[block].insts).copied().find(|&inst| wanted(&body[inst].op))
}

/// Ends a block at every `yield`, which gives `None`: nothing is ever sent.
fn cut_at_yields(body: &mut Body<Tir>, copied: &mut Vec<Block>) -> Vec<Point> {
    let mut points = vec![];
    while let Some(inst) = find(body, copied, suspends) {
        let block = body.block_of(inst).expect("it was found in a block");
        let (value, result, span) = (body[inst].op.args()[0], body.result(inst), body[inst].span);
        let none = body.insert_after(inst, Op::NoneConst {}, &[Type::None]);
        body.replace_all_uses(result, body.result(none));
        let after = body.split_block(block, body.position(inst) + 1);
        body[inst].op = Op::NoneConst {};
        body[none].span = span;
        copied.push(after);
        points.push(Point { block, value, after });
    }
    points
}

/// A copy of the loop's blocks, with the parameters of the head where it comes back.
struct Copy {
    back: Block,
    params: Vec<Value>,
    map: CopyMap,
}

/// Leads every `yield` into the loop's body, the first into the original and the others into copies, and each back behind
/// itself. The first of the results stands for the original.
fn connect(body: &mut Body<Tir>, site: &Site, points: &[Point], span: Span) -> Vec<Copy> {
    let given = body.result(site.next);
    let item = item_type(body.ty(given));
    let params = body[site.header].params.clone();
    let region = Region::of(body, &site.blocks);
    let mut copies = vec![];
    for (n, point) in points.iter().enumerate() {
        let back = body.new_block();
        let back_params = params.iter().map(|&param| body.add_param(back, body.ty(param).clone())).collect();
        body.push(back, Tir::jump(Edge::plain(point.after)), &[], span);
        let start = body.new_block_after(point.block);
        let value = body.add_param(start, item.clone());
        let mut map = CopyMap::default();
        map.set_value(given, value);
        map.set_block(site.header, back);
        if n > 0 {
            body.paste(&region, &mut map);
        }
        copies.push((Copy { back, params: back_params, map }, start, value));
    }
    // The copies are made: now the original may change.
    let (_, _, value) = &copies[0];
    let value = *value;
    for &block in &site.blocks {
        for edge in body.succs_mut(block) {
            if edge.to == site.header {
                edge.to = copies[0].0.back;
            }
        }
        for n in 0..body[block].insts.len() {
            let inst = body[block].insts[n];
            body[inst].op.map_uses(|used| if used == given { value } else { used });
        }
    }
    for ((copy, start, value), point) in copies.iter().zip(points) {
        let args: Vec<Value> = site.item.args.iter().map(|&arg| if arg == given { *value } else { arg }).collect();
        let to = if *start == copies[0].1 { site.item.to } else { copy.map.block(site.item.to) };
        body.push(*start, Tir::jump(Edge::new(to, args)), &[], span);
        body.push(point.block, Tir::jump(Edge::new(*start, [point.value])), &[], span);
    }
    copies.into_iter().map(|(copy, ..)| copy).collect()
}

/// The head only begins the generator; the generator object is gone.
fn enter(body: &mut Body<Tir>, site: &Site, start: Edge, span: Span) {
    let gone = [body.result(site.iter), body.result(site.call)];
    for inst in body.insts().collect::<Vec<_>>() {
        if matches!(body[inst].op, Op::KeepAlive { args: [value] } if gone.contains(&value)) {
            body.remove(inst);
        }
    }
    for inst in body[site.header].insts.clone() {
        body.remove(inst);
    }
    body.push(site.header, Tir::jump(start), &[], span);
    body.remove_tried(site.iter);
    body.remove_tried(site.call);
}

/// Gives every use the definition that reaches it, now that the head's parameters, and what copied blocks define, have several.
fn settle(body: &mut Body<Tir>, site: &Site, copies: Vec<Copy>) {
    let cfg = Cfg::of(body);
    let kept = body.blocks().iter().copied().filter(|&block| cfg.is_reachable(block)).collect();
    body.set_layout(kept);
    let cfg = Cfg::of(body);
    let params = body[site.header].params.clone();
    for (n, &param) in params.iter().enumerate() {
        let defs: Vec<_> = copies.iter().filter(|copy| cfg.is_reachable(copy.back)).map(|copy| (copy.back, copy.params[n])).collect();
        repair(body, &cfg, param, &defs);
    }
    if copies.len() == 1 {
        return;
    }
    let inner: Vec<Block> = site.blocks.iter().copied().filter(|&block| cfg.is_reachable(block)).collect();
    let defined: Vec<(Block, Value)> = inner.iter().flat_map(|&block| body.defs(block).map(move |value| (block, value))).collect();
    for (block, value) in defined {
        let outside = body
            .insts()
            .any(|inst| body[inst].op.uses().any(|used| used == value) && !body.block_of(inst).is_some_and(|block| inner.contains(&block)));
        if outside {
            let defs: Vec<_> = copies[1..].iter().map(|copy| (copy.map.block(block), copy.map.value(value))).collect();
            repair(body, &cfg, value, &defs);
        }
    }
}
