//! Removes instructions whose results nothing needs, and block parameters with the arguments that feed them.
//!
//! A value is needed when an instruction that must stay uses it, or one that is needed itself; a parameter passes the need
//! on to its arguments. So a loop variable that only feeds itself goes too. The graph stays: an instruction that a `try`
//! watches goes when `cfg_simplify` has made the `try` a jump.

use super::May;
use crate::ssa::{Block, Body, Def, Inst, Language, Op, Value};

/// Removes dead instructions and parameters.
pub fn dce<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    let needed = needed(body);
    let dead = |inst: Inst| body.results(inst).all(|v| !needed[v.index()]);
    let insts: Vec<Inst> = body.blocks().iter().flat_map(|&b| removable(body, b)).filter(|&i| dead(i)).collect();
    let params: Vec<Value> =
        body.blocks().iter().flat_map(|&b| body[b].params.iter().copied()).filter(|p| !needed[p.index()]).collect();
    let wanted = insts.len() + params.len();
    let granted = (0..wanted).take_while(|_| may("remove-dead")).count();
    if granted == wanted {
        remove_all(body, &needed, &insts);
    } else {
        remove_some(body, insts, granted);
    }
}

/// The instructions of `block` that may go when nothing needs their results.
fn removable<L: Language>(body: &Body<L>, block: Block) -> impl Iterator<Item = Inst> + '_ {
    let tried = body.tried(block);
    body[block].insts.iter().copied().filter(move |&inst| body.effects(inst).removable() && Some(inst) != tried)
}

/// For each value, whether it is needed.
fn needed<L: Language>(body: &Body<L>) -> Vec<bool> {
    let mut needed = vec![false; body.value_count()];
    let mut feeds: Vec<Vec<(Block, usize)>> = vec![vec![]; body.block_count()];
    let mut work: Vec<Value> = body[body.entry()].params.clone();
    for &block in body.blocks() {
        for (n, edge) in body.succs(block).iter().enumerate() {
            feeds[edge.to.index()].push((block, n));
        }
        let mut may_go = removable(body, block).peekable();
        for &inst in &body[block].insts {
            if may_go.next_if_eq(&inst).is_none() {
                work.extend_from_slice(body[inst].op.args());
            }
        }
    }
    while let Some(value) = work.pop() {
        if std::mem::replace(&mut needed[value.index()], true) {
            continue;
        }
        match body[value].def {
            Def::Inst(inst) => work.extend_from_slice(body[inst].op.args()),
            Def::Param(block) => {
                let n = body[block].params.iter().position(|&p| p == value).expect("a parameter is in its block's list");
                work.extend(feeds[block.index()].iter().map(|&(source, edge)| body.succs(source)[edge].args[n]));
            }
        }
    }
    needed
}

fn remove_all<L: Language>(body: &mut Body<L>, needed: &[bool], insts: &[Inst]) {
    let mut dead = vec![false; body.inst_count()];
    for &inst in insts {
        dead[inst.index()] = true;
    }
    for block in body.blocks().to_vec() {
        body.retain_insts(block, |_, inst| !dead[inst.index()]);
    }
    body.retain_all_params(|p| needed[p.index()]);
}

/// With too little leave for all: only instructions without any use, one at a time, so that the body stays valid.
fn remove_some<L: Language>(body: &mut Body<L>, mut dead: Vec<Inst>, granted: usize) {
    for _ in 0..granted {
        let mut used = vec![false; body.value_count()];
        for inst in body.insts() {
            for value in body[inst].op.uses() {
                used[value.index()] = true;
            }
        }
        let Some(n) = dead.iter().rposition(|&i| body.results(i).all(|v| !used[v.index()])) else { return };
        let inst = dead.remove(n);
        body.remove(inst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    fn after(text: &str) -> String {
        let mut body = high(text);
        dce(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()));
        body.to_string()
    }

    #[test]
    fn a_loop_variable_that_feeds_only_itself_goes() {
        let text = after(
            "^bb0(%0: int): %1 = const {value: 1} : int  jump -> ^bb1(%0, %1)
             ^bb1(%2: int, %3: int): %4 = add %2, %0 : int  %5 = add %3, %3 : int  br %4 -> ^bb1(%4, %5), ^bb2(%5)
             ^bb2(%6: int): ret %2",
        );
        let expected = "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%2: int):\n %4 = add %2, %0 : int\n br %4 -> ^bb1(%4), ^bb2\n ^bb2():\n ret %2";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn effects_decide() {
        // An allocation or a read that nothing sees goes; what writes or may raise stays, and the entry keeps its parameters.
        let text = after(
            "^bb0(%0: int, %1: any): %2 = new %0 : any  %3 = load %0 {field: 1} : any  %4 = add %1, %0 : any  print %0, %0  ret %0",
        );
        assert_eq!(text, unindent("^bb0(%0: int, %1: any):\n %4 = add %1, %0 : any\n print %0, %0\n ret %0"));
    }

    #[test]
    fn the_graph_stays() {
        let text = "^bb0(%0: int):\n %1 = add %0, %0 : int\n try -> ^bb1, ^bb2\n ^bb1():\n ret %0\n ^bb2():\n ret %0";
        assert_eq!(after(text), unindent(text));
    }

    proptest! {
        #[test]
        fn little_leave_removes_little_and_keeps_the_body_valid(shape in random::shape(8), limit in 0..6_usize) {
            let mut body = random::body(&shape);
            let before = body.insts().count();
            let mut asked = 0;
            dce(&mut body, &mut |_| { asked += 1; asked <= limit });
            prop_assert_eq!(verify_body(&body), Ok(()));
            prop_assert!(before - body.insts().count() <= limit);
            dce(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()));
            let again = body.to_string();
            dce(&mut body, &mut |_| panic!("nothing is left to remove"));
            prop_assert_eq!(body.to_string(), again);
        }
    }
}
