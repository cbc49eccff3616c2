//! Removes block parameters that stand for one value: all their arguments are that value or the parameter itself, or two
//! parameters of a block always receive the same.

use fxhash::FxHashMap;

use super::May;
use crate::ssa::{Block, Body, Cfg, Language, Rename, Value, Values};

/// Replaces parameters that are copies.
pub fn redundant_params<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    let cfg = Cfg::of(body);
    let mut rename = Rename::default();
    let mut gone = vec![false; body.value_count()];
    let mut receivers = receivers(body, &cfg);
    let mut work: Vec<Block> = cfg.postorder().filter(|&b| b != body.entry()).collect();
    let mut waiting = vec![true; body.block_count()];
    while let Some(block) = work.pop() {
        waiting[block.index()] = false;
        let mut seen: FxHashMap<Values, Value> = FxHashMap::default();
        for (n, &param) in body[block].params.iter().enumerate().filter(|(_, p)| !gone[p.index()]).collect::<Vec<_>>() {
            let args: Values = cfg.preds(block).iter().map(|p| rename.get(body.succs(p.block)[p.edge].args[n])).collect();
            let Some(same) = only(&args, param).or_else(|| seen.get(&args).copied()) else {
                seen.insert(args, param);
                continue;
            };
            if L::can_replace(body, same, body.ty(param)) && may("replace-parameter") {
                rename.set(param, same);
                gone[param.index()] = true;
                let stale = std::mem::take(&mut receivers[param.index()]);
                work.extend(stale.iter().filter(|b| !std::mem::replace(&mut waiting[b.index()], true)));
                receivers[same.index()].extend(stale);
            }
        }
    }
    if !rename.is_empty() {
        body.retain_all_params(|param| !gone[param.index()]);
        rename.apply(body);
    }
}

/// For each value, the blocks that receive it as an argument.
fn receivers<L: Language>(body: &Body<L>, cfg: &Cfg) -> Vec<Vec<Block>> {
    let mut receivers: Vec<Vec<Block>> = vec![vec![]; body.value_count()];
    for &block in cfg.rpo() {
        for edge in body.succs(block) {
            for arg in &edge.args {
                if receivers[arg.index()].last() != Some(&edge.to) {
                    receivers[arg.index()].push(edge.to);
                }
            }
        }
    }
    receivers
}

/// The only argument besides the parameter itself.
fn only(args: &[Value], param: Value) -> Option<Value> {
    let mut others = args.iter().copied().filter(|&a| a != param);
    let first = others.next()?;
    others.all(|a| a == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    fn after(text: &str) -> String {
        let mut body = high(text);
        redundant_params(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()));
        body.to_string()
    }

    #[test]
    fn through_nested_loops_to_the_one_value() {
        let text = after(
            "^bb0(%0: int): jump -> ^bb1(%0, %0)
             ^bb1(%1: int, %2: int): jump -> ^bb2(%1, %2)
             ^bb2(%3: int, %4: int): %5 = add %4, %3 : int  br %5 -> ^bb2(%3, %5), ^bb3(%3, %5)
             ^bb3(%6: int, %7: int): br %7 -> ^bb1(%6, %7), ^bb4(%7)
             ^bb4(%8: int): ret %8",
        );
        let expected =
            "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%2: int):\n jump -> ^bb2(%2)\n ^bb2(%4: int):\n %5 = add %4, %0 : int
            br %5 -> ^bb2(%5), ^bb3\n ^bb3():\n br %5 -> ^bb1(%5), ^bb4\n ^bb4():\n ret %5";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn twins_become_one_and_types_are_kept() {
        let text = after(
            "^bb0(%0: int): br %0 -> ^bb1(%0, %0, %0), ^bb2
             ^bb2(): %9 = const {value: 1} : int  jump -> ^bb1(%9, %9, %9)
             ^bb1(%1: int, %2: int, %3: any): %4 = add %1, %2 : int  jump -> ^bb3(%4)
             ^bb3(%5: any): print %3, %5  ret %5",
        );
        assert!(text.contains("(%2: int, %4: any):\n  %5 = add %2, %2 : int\n") && text.contains("^bb3(%6: any)"), "{text}");
    }

    proptest! {
        #[test]
        fn bodies_stay_valid_and_nothing_is_left(shape in random::shape(8)) {
            let mut body = random::body(&shape);
            redundant_params(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            redundant_params(&mut body, &mut |_| panic!("something was left"));
        }
    }
}
