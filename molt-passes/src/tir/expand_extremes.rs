//! `expand-extremes` · tir → tir
//!
//! ```text
//! %3 = intrinsic %0, %1, %2 {name: "min_of"} : T      ⇒      %4 = iter %0 ; jump -> ^loop(%false, %unbound, %zero)
//!   where %1 : func[@key], which gives numbers,             ^loop(%5: bool, %6: union[T, unbound], %7: float): %8 = next %4 ; …
//!         %2 : unbound                                      ^step(): %9 = call %1, %8 : float ; br %5 -> ^compare, ^take
//!                                                           ^compare(): %10 = compare %9, %7 {op: lt} ; br %10 -> ^take, ^loop(%5, %6, %7)
//!                                                           ^take(): jump -> ^loop(%true, %8, %9)
//! ```
//!
//! `min(items, key=f)` and `max` with a function of the program are a loop: the call of the function becomes one that can be inlined, and
//! keys are compared as what they are. As in Python, the first of equal items wins.
//!
//! Caveat: where the program sees when values die, and keys that are no numbers or texts, are left to the runtime.

use super::{deaths, guards};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Block, Body, Edge, Inst, Value};
use molt_ir::text::F64;
use tir::effects::is_numeric;
use tir::facts::LOOPS_INVERTED;
use tir::ops::CompareOp;
use tir::{Op, Tir, Type};

/// See the module.
pub struct ExpandExtremes;

impl Pass for ExpandExtremes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "expand-extremes";
    const SUMMARY: &'static str = "makes loops of min and max with a key";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if deaths::are_seen(program) {
            return Ok(());
        }
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some(extreme) = recognise(program, &body, inst)
                    && leave(cx, "expand")
                {
                    expand(&mut body, inst, &extreme);
                }
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// A call of `min` or `max` with a key.
struct Extreme {
    over: Value,
    key: Value,
    /// What is given where there are no items.
    default: Option<Value>,
    /// How the key of an item that wins compares with the best one so far.
    op: CompareOp,
    /// What raises where there are no items.
    empty: &'static str,
    item: Type,
    /// Of the keys.
    kind: Type,
}

fn recognise(program: &tir::Program, body: &Body<Tir>, inst: Inst) -> Option<Extreme> {
    let Op::Intrinsic { args, name } = &body[inst].op else { return None };
    let (op, empty) = match name.as_str() {
        "min_of" => (CompareOp::Lt, "raise_empty_min"),
        "max_of" => (CompareOp::Gt, "raise_empty_max"),
        _ => return None,
    };
    let &[over, key, default] = &args[..] else { return None };
    let Type::Function(func) = *body.ty(key) else { return None };
    let header = &program.get(func)?.header;
    let kind = header.result.clone();
    let compares = kind != Type::Never && is_numeric(&kind) || kind == Type::Str;
    let item = given_by(body.ty(over))?;
    let default = Some(default).filter(|&default| *body.ty(default) != Type::Unbound);
    (compares && !header.kind.suspends() && item != Type::Never).then_some(Extreme { over, key, default, op, empty, item, kind })
}

/// What going over a value gives.
fn given_by(ty: &Type) -> Option<Type> {
    match ty {
        Type::Tuple(items) => Some(items.iter().fold(Type::Never, |all, item| all.join(item))),
        Type::Native(name) if **name == *"range" => Some(Type::Int),
        ty => ty.item().cloned(),
    }
}

fn expand(body: &mut Body<Tir>, inst: Inst, extreme: &Extreme) {
    let result = body.result(inst);
    let (handler, rest) = guards::split_behind_watched(body, inst);
    let (block, head) = guards::split_before(body, inst);
    let merged = body.add_param(rest, body.ty(result).clone());
    body.replace_all_uses(result, merged);
    let mut made = Made { body, inst, handler };

    let iterator = Type::Iterator(extreme.item.clone().into());
    let (iterator, block) = made.watched(block, Op::Iter { args: [extreme.over] }, iterator);
    let none = made.value(block, Op::Unbound {}, Type::Unbound);
    let seen = made.value(block, Op::BoolConst { value: false }, Type::Bool);
    let (unset, held) = match &extreme.kind {
        // A number that is never looked at, so that the best key stays raw.
        Type::Float => (made.value(block, Op::FloatConst { value: F64::from(0.0) }, Type::Float), Type::Float),
        Type::Int | Type::I64 => (guards::push_int(made.body, block, inst, 0), Type::Int),
        kind => (none, kind.join(&Type::Unbound)),
    };
    let seen_before = made.body.add_param(head, Type::Bool);
    let best = made.body.add_param(head, extreme.item.join(&Type::Unbound));
    let best_key = made.body.add_param(head, held.clone());
    made.jump(block, Edge::new(head, [seen, none, unset]));

    let (given, asked) = made.watched(head, Op::Next { args: [iterator] }, extreme.item.join(&Type::Unbound));
    let bound = made.value(asked, Op::IsBound { args: [given] }, Type::Bool);
    let [step, done] = [(); 2].map(|()| made.body.new_block_after(asked));
    made.branch(asked, bound, Edge::plain(step), Edge::plain(done));

    let item = made.known(step, given, &extreme.item);
    let call = Op::Call { args: [extreme.key, item].into_iter().collect(), keywords: vec![] };
    let (key, called) = made.watched(step, call, extreme.kind.clone());
    let [compare, take] = [(); 2].map(|()| made.body.new_block_after(called));
    made.branch(called, seen_before, Edge::plain(compare), Edge::plain(take));

    let known = if held == extreme.kind || held == Type::Int { best_key } else { made.known(compare, best_key, &extreme.kind) };
    let wins = made.value(compare, Op::Compare { args: [key, known], op: extreme.op }, Type::Bool);
    made.branch(compare, wins, Edge::plain(take), Edge::new(head, [seen_before, best, best_key]));
    let yes = made.value(take, Op::BoolConst { value: true }, Type::Bool);
    made.jump(take, Edge::new(head, [yes, item, key]));

    let [found, empty] = [(); 2].map(|()| made.body.new_block_after(done));
    made.branch(done, seen_before, Edge::plain(found), Edge::plain(empty));
    let best = made.known(found, best, &extreme.item);
    made.jump(found, Edge::new(rest, [best]));
    match extreme.default {
        Some(default) => made.jump(empty, Edge::new(rest, [default])),
        None => {
            let raise = Op::Intrinsic { args: [].into_iter().collect(), name: extreme.empty.to_owned() };
            let (_, end) = made.watched(empty, raise, Type::Any);
            guards::push(made.body, end, inst, Op::Unreachable {}, &[]);
        }
    }
    body.remove(inst);
}

/// A body in which a loop takes the place of an instruction.
struct Made<'a> {
    body: &'a mut Body<Tir>,
    inst: Inst,
    handler: Option<Edge>,
}

impl Made<'_> {
    fn value(&mut self, block: Block, op: Op, ty: Type) -> Value {
        guards::push_value(self.body, block, self.inst, op, ty)
    }
    /// Something that may raise; the block to go on in.
    fn watched(&mut self, block: Block, op: Op, ty: Type) -> (Value, Block) {
        let (made, next) = guards::push_watched(self.body, block, self.inst, self.handler.as_ref(), op, &[ty]);
        (self.body.result(made), next)
    }
    fn known(&mut self, block: Block, value: Value, ty: &Type) -> Value {
        self.value(block, Op::Assume { args: [value], ty: Type::Unbound, holds: false }, ty.clone())
    }
    fn jump(&mut self, block: Block, to: Edge) {
        guards::push(self.body, block, self.inst, Op::Jump { succs: Box::new([to]) }, &[]);
    }
    fn branch(&mut self, block: Block, condition: Value, yes: Edge, no: Edge) {
        guards::push(self.body, block, self.inst, Op::Branch { args: [condition], succs: Box::new([yes, no]) }, &[]);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types expand-extremes direct-calls";

    #[test]
    fn a_key_that_gives_numbers_is_called_in_a_loop() {
        let text = body_after("def f(xs): return min(xs, key=lambda x: x * 0.5)\nf([1, 2])\n", PASSES, "f");
        assert!(text.contains("call_direct") && text.contains("{op: lt}") && text.contains("raise_empty_min"), "{text}");
        let text = body_after("def f(xs): return max(xs, key=lambda x: -x, default=None)\nf([1, 2])\n", PASSES, "f");
        assert!(text.contains("{op: gt}") && !text.contains("raise_empty"), "{text}");
    }

    #[test]
    fn a_handler_watches_all_that_may_raise() {
        let text = "def f(xs):\n  try: return max(xs, key=lambda x: 1 // x)\n  except ZeroDivisionError: return 0\nf([1, 2])\n";
        let text = body_after(text, PASSES, "f");
        assert!(text.matches("try ->").count() >= 3, "{text}");
    }

    #[test]
    fn other_keys_are_left_to_the_runtime() {
        for key in ["lambda x: [x]", "str", "None", "lambda x: (x, 1)"] {
            let text = body_after(&format!("def f(xs): return min(xs, key={key})\nf([1, 2])\n"), PASSES, "f");
            assert!(text.contains("min_of"), "{key}: {text}");
        }
    }
}
