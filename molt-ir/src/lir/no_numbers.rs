//! Which values are no numbers: those of type `opt`, and parameters of blocks that only get such values and constants.
//!
//! A count of a value that may be a number tests two bounds, for a float's word lies above all addresses; one of a value that is none
//! tests one.

use super::{Body, Op, Type};
use crate::ssa::{Block, Cfg, Pred, Value};

/// No object lies below.
const FIRST_ADDRESS: i64 = 0x1000;

/// See the module.
pub struct NoNumbers {
    holds: Vec<bool>,
}

impl NoNumbers {
    /// Looks through a body.
    pub fn of(body: &Body, cfg: &Cfg) -> NoNumbers {
        let mut holds: Vec<bool> = (0..body.value_count()).map(|n| is_stated(body, Value::at(n))).collect();
        let params = |block: Block| body[block].params.iter().copied().enumerate();
        let open: Vec<_> = cfg
            .rpo()
            .iter()
            .filter(|&&block| block != body.entry())
            .flat_map(|&block| params(block).map(move |(n, param)| (block, n, param)))
            .filter(|&(_, _, param)| body.ty(param).is_counted() && !holds[param.index()])
            .collect();
        // The best is assumed of all, and taken back until nothing speaks against what is left.
        open.iter().for_each(|&(_, _, param)| holds[param.index()] = true);
        loop {
            let mut changed = false;
            for &(block, n, param) in &open {
                let stays = |pred: &Pred| holds[body.succs(pred.block)[pred.edge].args[n].index()];
                if holds[param.index()] && !cfg.preds(block).iter().all(stays) {
                    holds[param.index()] = false;
                    changed = true;
                }
            }
            if !changed {
                return NoNumbers { holds };
            }
        }
    }

    /// Whether the value is a heap object or a word below the first address.
    pub fn holds(&self, value: Value) -> bool {
        self.holds[value.index()]
    }
}

/// Whether the type or the operation says so. Words of constants are bools, `None` and no value; those of ints are above all addresses.
fn is_stated(body: &Body, value: Value) -> bool {
    match body.ty(value) {
        Type::Opt | Type::Obj => true,
        _ => match body.def_op(value) {
            Some(Op::Imm { bits }) => (0..FIRST_ADDRESS).contains(bits),
            Some(op) => matches!(op, Op::BoxBool { .. } | Op::StaticStr { .. } | Op::StaticBytes { .. } | Op::StaticTuple { .. }),
            None => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_hold_what_they_get() {
        let text = "^bb0(%0: opt, %1: val, %2: i64): %3 = vconst {bits: 8} : imm  %4 = vconst {bits: -3} : imm  br %2 -> ^bb1(%0, %0), ^bb1(%3, %4)
            ^bb1(%5: ref, %6: val): br %2 -> ^bb1(%5, %6), ^bb2
            ^bb2(): ret %1";
        let body = Body::parse(text).unwrap();
        let found = NoNumbers::of(&body, &Cfg::of(&body));
        assert_eq!([0, 1, 3, 4, 5, 6].map(|n| found.holds(Value(n))), [true, false, true, false, true, false]);
    }
}
