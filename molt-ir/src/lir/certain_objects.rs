//! Where a value is certainly a heap object: its memory is read or written in the same block, or on every way to it.
//!
//! A block is run whole, and a value never changes; so an access anywhere in it speaks for all of it. The address alone
//! (`as_instance`) says nothing: it is pure, and may have been moved in front of the test that it hung on. Accesses stay behind it.

use super::{Body, Op};
use crate::ssa::{Block, Cfg, Dominators, Op as _, Value};
use std::collections::HashSet;

/// How many blocks up an access is looked for.
const DEPTH: usize = 32;

/// See the module.
pub struct CertainObjects {
    accessed: HashSet<(Block, Value)>,
    dominators: Dominators,
}

impl CertainObjects {
    /// Looks through a body.
    pub fn of(body: &Body, cfg: &Cfg) -> CertainObjects {
        let accessed = cfg
            .rpo()
            .iter()
            .flat_map(|&block| body[block].insts.iter().map(move |&inst| (block, inst)))
            .filter_map(|(block, inst)| Some((block, accessed(body, &body[inst].op)?)))
            .collect();
        CertainObjects { accessed, dominators: Dominators::of(body, cfg) }
    }

    /// Whether `value` is an object wherever `block`, which it can be used in, is run.
    pub fn holds(&self, block: Block, value: Value) -> bool {
        std::iter::successors(Some(block), |&at| self.dominators.idom(at))
            .take(DEPTH)
            .any(|at| self.accessed.contains(&(at, value)))
    }
}

/// The value whose memory an operation reads or writes.
fn accessed(body: &Body, op: &Op) -> Option<Value> {
    let is_access = matches!(
        op,
        Op::Load { .. }
            | Op::LoadU32 { .. }
            | Op::LoadU8 { .. }
            | Op::Take { .. }
            | Op::Store { .. }
            | Op::StoreU8 { .. }
            | Op::Exchange { .. }
    );
    let mut address = *op.args().first().filter(|_| is_access)?;
    loop {
        match body.def_op(address)? {
            Op::PtrAdd { args } | Op::ElementAddr { args } => address = args[0],
            Op::AsPointer { args } | Op::AsInstance { args, .. } => return Some(args[0]),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_speaks_for_its_block_and_what_it_dominates() {
        let text =
            "^bb0(%0: val, %1: val, %2: i64): %3 = as_instance %0 {family: 1} : ptr  %4 = as_ptr %1 : ptr  br %2 -> ^bb1, ^bb2
            ^bb1(): %5 = load %3 {offset: 16} : val  jump -> ^bb3
            ^bb2(): ret
            ^bb3(): %6 = ptr_add %4, %2 : ptr  store %6, %0 {offset: 8}  ret";
        let body = Body::parse(text).unwrap();
        let certain = CertainObjects::of(&body, &Cfg::of(&body));
        let of = |value| [0, 1, 2, 3].map(|block| certain.holds(Block(block), Value(value)));
        assert_eq!(of(0), [false, true, false, true]);
        assert_eq!(of(1), [false, false, false, true]);
        assert_eq!(of(2), [false; 4]);
    }
}
