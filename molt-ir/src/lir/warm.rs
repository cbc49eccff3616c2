//! Which blocks are rarely reached, as far as the text of the program says so.

use super::Body;
use super::ops::Op;
use crate::ssa::Op as _;

/// Whether each block, by its index, is reached otherwise than over cold edges or from cold blocks.
pub fn warm_blocks(body: &Body) -> Vec<bool> {
    let mut warm = vec![false; body.block_count()];
    let mut queue = vec![body.entry()];
    warm[body.entry().index()] = true;
    while let Some(block) = queue.pop() {
        let Some(last) = body.terminator(block) else { continue };
        let rare = usize::from(matches!(body[last].op, Op::BranchCold { .. }));
        for edge in body[last].op.succs().iter().skip(rare) {
            if !std::mem::replace(&mut warm[edge.to.index()], true) {
                queue.push(edge.to);
            }
        }
    }
    warm
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::Block;

    #[test]
    fn a_block_is_warm_if_one_way_to_it_is() {
        let text =
            "^bb0(%0: i64): br_cold %0 -> ^bb1, ^bb2 ^bb1(): br %0 -> ^bb3, ^bb4 ^bb2(): jump -> ^bb4 ^bb3(): ret ^bb4(): ret";
        let warm = warm_blocks(&Body::parse(text).unwrap());
        assert_eq!([0, 1, 2, 3, 4].map(|n| warm[Block(n).index()]), [true, false, true, false, true]);
    }
}
