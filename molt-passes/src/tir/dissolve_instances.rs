//! `dissolve-instances` · tir → tir
//!
//! ```text
//! %1 = new_instance %0 {class: &Vec}          ⇒    %4 = binary %2, %3 {op: mul}
//! field_set %1, %2 {class: &Vec, name: "x"}
//! %5 = field_get %1 {class: &Vec, name: "x"}
//! %4 = binary %5, %3 {op: mul}
//! ```
//!
//! An instance that nothing but reads and writes of its fields ever sees need not exist: each field becomes a value, with block
//! parameters where assignments meet (scalar replacement of aggregates). Inlining brings the reads and writes together:
//! the vectors in `(a + b) * c` die in the expression that makes them.
//!
//! Caveat: an instance that is passed on, compared, stored or goes through a block parameter stays; so does one whose class has
//! `__del__`.

use crate::infer::classes::Classes;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::transform::{remove_unreachable, repair};
use molt_ir::ssa::{Block, Body, Cfg, Inst, Language, Op as _, Rename, Value};
use molt_ir::tir::{Op, Tir, Type};
use std::collections::{BTreeMap, BTreeSet};

/// See the module.
pub struct DissolveInstances;

impl Pass for DissolveInstances {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "dissolve-instances";
    const SUMMARY: &'static str = "holds the fields of an instance that nobody else sees as values";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if program.header.classes.is_empty() {
            return Ok(());
        }
        let classes = Classes::of(program);
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            // What an instance held may itself have been kept by it alone.
            loop {
                let found = candidates(program, &classes, &body);
                let mut changed = false;
                for made in found {
                    if !leave(cx, "dissolve") {
                        break;
                    }
                    dissolve(&mut body, made);
                    changed = true;
                }
                if !changed {
                    break;
                }
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// Instances that are made here and used for nothing but their fields. One that holds another comes before that.
fn candidates(program: &tir::Program, classes: &Classes, body: &Body<Tir>) -> Vec<Inst> {
    let mut seen: BTreeMap<Value, bool> = BTreeMap::new();
    let mut made = Vec::new();
    for inst in body.insts() {
        if let Op::NewInstance { class, .. } = body[inst].op
            && classes.get(class).plain
            && classes.member(program, class, "__del__").is_none()
        {
            made.push(inst);
            seen.insert(body.result(inst), false);
        }
    }
    if made.is_empty() {
        return made;
    }
    for inst in body.insts() {
        let op = &body[inst].op;
        let passed = op.succs().iter().flat_map(|edge| edge.args.iter());
        let own: usize = usize::from(matches!(op, Op::FieldGet { .. } | Op::FieldSet { .. }));
        // What a read that never happens gives has no value to stand for it.
        let never = matches!(op, Op::FieldGet { .. }) && *body.ty(body.result(inst)) == Type::Never;
        for value in op.args().iter().skip(if never { 0 } else { own }).chain(passed) {
            if let Some(seen) = seen.get_mut(value) {
                *seen = true;
            }
        }
    }
    made.retain(|&inst| !seen[&body.result(inst)]);
    made
}

fn dissolve(body: &mut Body<Tir>, made: Inst) {
    remove_unreachable(body, &mut |_| true);
    if body.block_of(made).is_none() {
        return;
    }
    let this = body.result(made);
    let mut fields: BTreeSet<String> = BTreeSet::new();
    let mut accesses: BTreeMap<usize, (Block, Vec<Inst>)> = BTreeMap::new();
    for (n, &block) in body.blocks().iter().enumerate() {
        for &inst in &body[block].insts {
            if let Op::FieldGet { args: [object], name, .. } | Op::FieldSet { args: [object, _], name, .. } = &body[inst].op
                && *object == this
            {
                fields.insert(name.clone());
                accesses.entry(n).or_insert_with(|| (block, vec![])).1.push(inst);
            }
        }
    }
    for field in fields {
        dissolve_field(body, made, &field, accesses.values());
    }
    for &inst in accesses.values().flat_map(|(_, insts)| insts) {
        body.remove(inst);
    }
    body.remove_tried(made);
}

/// Puts the values that a field holds where it is read.
fn dissolve_field<'a>(body: &mut Body<Tir>, made: Inst, field: &str, accesses: impl Iterator<Item = &'a (Block, Vec<Inst>)>) {
    let home = body.block_of(made).expect("it stands in a block");
    let (mut ends, mut rename, mut ty) = (Vec::new(), Rename::default(), Type::Never);
    let accesses: Vec<&(Block, Vec<Inst>)> = accesses.collect();
    for &&inst in &accesses.iter().flat_map(|(_, insts)| insts).collect::<Vec<_>>() {
        if matches!(&body[inst].op, Op::FieldGet { name, .. } if name == field) {
            ty = ty.join(body.ty(body.result(inst)));
        }
    }
    if ty == Type::Never {
        return;
    }
    let mut reads: Vec<(Value, Option<Value>)> = Vec::new();
    for (block, insts) in accesses {
        let mut held = None;
        for &inst in insts {
            match &body[inst].op {
                &Op::FieldSet { args: [_, value], ref name, .. } if name == field => {
                    held = Some(match Tir::can_replace(body, value, &ty) {
                        true => value,
                        false => {
                            let assume = Op::Assume { args: [value], ty: ty.clone(), holds: true };
                            let assume = body.insert_before(inst, assume, std::slice::from_ref(&ty));
                            body.result(assume)
                        }
                    });
                }
                Op::FieldGet { name, .. } if name == field => reads.push((body.result(inst), held)),
                _ => {}
            }
        }
        if let Some(held) = held {
            ends.push((*block, held));
        }
    }
    // Before the first assignment: what no read that may happen finds, unless its type says so.
    let unbound = body.insert_before(made, Op::Unbound {}, &[Type::Unbound]);
    let assume = Op::Assume { args: [body.result(unbound)], ty: ty.clone(), holds: true };
    let assume = body.insert_before(made, assume, &[ty]);
    let start = body.result(assume);
    for (read, held) in reads {
        rename.set(read, held.unwrap_or(start));
    }
    rename.apply(body);
    let ends: Vec<(Block, Value)> = ends.into_iter().map(|(block, value)| (block, rename.get(value))).collect();
    let cfg = Cfg::of(body);
    debug_assert_eq!(body.def_block(start), home);
    repair(body, &cfg, start, &ends);
    // Most fields are set before anything reads them: then nothing is to be said of a start.
    if !body.insts().any(|inst| body[inst].op.uses().any(|value| value == start)) {
        body.remove(assume);
        body.remove(unbound);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types direct-calls resolve-attributes \
        fold-types direct-builtins simplify-cfg dce inline simplify-cfg fold-types merge-params simplify-cfg dissolve-instances dce";

    fn instances(function: &str, call: &str) -> usize {
        let class = "class P:\n  def __init__(self, x, y):\n    self.x = x\n    self.y = y\n";
        let text = body_after(&format!("{class}{function}{call}\n"), PASSES, "f");
        text.matches("new_instance").count()
    }

    #[test]
    fn fields_become_values() {
        assert_eq!(instances("def f(a, b):\n  p = P(a, b)\n  p.x += 1.0\n  return p.x * p.y\n", "f(1.0, 2.0)"), 0);
        let loops = "def f(a, n):\n  p = P(a, 0.0)\n  for i in range(n):\n    if i > 3: p.y += a\n    else: p.x = p.y\n  return p.x\n";
        assert_eq!(instances(loops, "f(1.0, 9)"), 0);
    }

    #[test]
    fn one_that_holds_another_goes_with_it() {
        assert_eq!(instances("class Q:\n  def __init__(self, p): self.p = p\ndef f(a):\n  q = Q(P(a, a))\n  return q.p.y\n", "f(1.0)"), 0);
    }

    #[test]
    fn what_is_seen_stays() {
        assert_eq!(instances("def f(a):\n  p = P(a, a)\n  return p\n", "f(1.0)"), 1);
        assert_eq!(instances("def f(a):\n  p = P(a, a)\n  return p is a\n", "f(1.0)"), 1);
        assert_eq!(instances("def f(a):\n  p = P(a, a)\n  if a: p = P(a, 1.0)\n  return p.x\n", "f(1.0)"), 2);
    }
}
