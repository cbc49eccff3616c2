//! Removes the blocks that no path from the entry reaches.

use super::May;
use crate::ssa::{Body, Cfg, Language};

/// Removes unreachable blocks.
pub fn remove_unreachable<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    let cfg = Cfg::of(body);
    if cfg.rpo().len() < body.blocks().len() && may("remove-unreachable") {
        let kept = body.blocks().iter().copied().filter(|&b| cfg.is_reachable(b)).collect();
        body.set_layout(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::verify_body;

    #[test]
    fn a_cycle_that_nothing_enters_goes() {
        let mut body = high("^bb0(%0: int): jump -> ^bb3 ^bb1(): jump -> ^bb2 ^bb2(): br %0 -> ^bb1, ^bb3 ^bb3(): ret %0");
        remove_unreachable(&mut body, &mut |_| false);
        assert_eq!(body.blocks().len(), 4);
        remove_unreachable(&mut body, &mut |_| true);
        assert_eq!(body.to_string(), unindent("^bb0(%0: int):\n jump -> ^bb3\n ^bb3():\n ret %0"));
        assert_eq!(verify_body(&body), Ok(()));
    }
}
