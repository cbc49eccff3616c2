//! Whether a value is made anew for each time it is used: what goes on where it was, such as an iterator, may be written out at its use
//! only then.

use super::{Block, Body, Inst, Language};

/// Whether the use of a value runs no more than once for each time that the value is made: no way leads from the use back to it past
/// what makes the value. The value dominates its use.
pub fn is_made_anew<L: Language>(body: &Body<L>, made: Inst, user: Inst) -> bool {
    let (Some(from), Some(to)) = (body.block_of(made), body.block_of(user)) else { return false };
    let mut seen = vec![false; body.block_count()];
    let mut ways: Vec<Block> = if from == to { vec![] } else { body.succs(to).iter().map(|edge| edge.to).collect() };
    while let Some(block) = ways.pop() {
        if block == to {
            return false;
        }
        if block != from && !std::mem::replace(&mut seen[block.index()], true) {
            ways.extend(body.succs(block).iter().map(|edge| edge.to));
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::Value;
    use crate::ssa::toy::high;

    fn anew(text: &str, made: u32, user: u32) -> bool {
        let body = high(text);
        let inst = |n| body.def_inst(Value(n)).expect("a result");
        is_made_anew(&body, inst(made), inst(user))
    }

    #[test]
    fn a_use_in_a_loop_around_which_nothing_is_made_is_not_anew() {
        let outside =
            "^bb0(%0: int): %1 = add %0, %0 : int jump -> ^bb1 ^bb1(): %2 = add %1, %1 : int br %2 -> ^bb1, ^bb2 ^bb2(): ret %2";
        assert!(!anew(outside, 1, 2));
        let inside = "^bb0(%0: int): jump -> ^bb1 ^bb1(): %1 = add %0, %0 : int jump -> ^bb2 ^bb2(): %2 = add %1, %1 : int br %2 -> ^bb1, ^bb3 ^bb3(): ret %2";
        assert!(anew(inside, 1, 2));
        let behind =
            "^bb0(%0: int): %1 = add %0, %0 : int jump -> ^bb1 ^bb1(): br %0 -> ^bb1, ^bb2 ^bb2(): %2 = add %1, %1 : int ret %2";
        assert!(anew(behind, 1, 2));
    }
}
