//! Makes a value with several definitions single again: block parameters are added where definitions meet.
//!
//! Used after code was copied: a use of the original value now means whichever copy was computed last on the way.

use fxhash::FxHashMap;

use crate::ssa::{Block, Body, Cfg, Language, Op, Value};

/// Rewrites every use of `value` to the definition that reaches it. `defs` gives the definition known at the *end* of a block,
/// at most one per block; the original counts as the one at the end of its own block unless `defs` says otherwise. Uses in a
/// block of `defs` keep the original if it is defined there, and otherwise mean what reaches the block's start. No block may be
/// unreachable.
pub fn repair<L: Language>(body: &mut Body<L>, cfg: &Cfg, value: Value, defs: &[(Block, Value)]) {
    let home = body.def_block(value);
    let mut at_end: FxHashMap<Block, Value> = defs.iter().copied().collect();
    at_end.entry(home).or_insert(value);
    let mut repair = Repair { cfg, ty: body.ty(value).clone(), at_end, at_start: FxHashMap::default(), unfed: vec![] };
    for &block in cfg.rpo().iter().filter(|&&b| b != home) {
        for n in 0..body[block].insts.len() {
            let inst = body[block].insts[n];
            if body[inst].op.uses().any(|v| v == value) {
                let reaching = repair.start(body, block);
                body[inst].op.map_uses(|v| if v == value { reaching } else { v });
            }
        }
    }
    repair.feed(body);
}

struct Repair<'a, L: Language> {
    cfg: &'a Cfg,
    ty: L::Ty,
    at_end: FxHashMap<Block, Value>,
    at_start: FxHashMap<Block, Value>,
    /// Blocks with a new parameter that has no arguments yet.
    unfed: Vec<Block>,
}

impl<L: Language> Repair<'_, L> {
    /// The definition that reaches the start of `block`; where several do, a new parameter.
    fn start(&mut self, body: &mut Body<L>, block: Block) -> Value {
        let mut chain = vec![];
        let mut at = block;
        let found = loop {
            if let Some(&known) = self.at_start.get(&at) {
                break known;
            }
            chain.push(at);
            match self.cfg.single_pred(at) {
                Some(pred) => match self.at_end.get(&pred.block) {
                    Some(&known) => break known,
                    None => at = pred.block,
                },
                None => {
                    self.unfed.push(at);
                    break body.add_param(at, self.ty.clone());
                }
            }
        };
        for b in chain {
            self.at_start.insert(b, found);
        }
        found
    }

    /// Gives the new parameters their arguments, which may need more parameters.
    fn feed(&mut self, body: &mut Body<L>) {
        while let Some(block) = self.unfed.pop() {
            for &pred in self.cfg.preds(block) {
                let arg = match self.at_end.get(&pred.block) {
                    Some(&known) => known,
                    None => self.start(body, pred.block),
                };
                body.succs_mut(pred.block)[pred.edge].args.push(arg);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::verify_body;

    #[test]
    fn definitions_meet_in_parameters() {
        let mut body = high(
            "^bb0(%0: int): br %0 -> ^bb1, ^bb2
             ^bb1(): %1 = add %0, %0 : int  jump -> ^bb3
             ^bb2(): %2 = const {value: 7} : int  jump -> ^bb3
             ^bb3(): br %0 -> ^bb3, ^bb4
             ^bb4(): ret %1",
        );
        let cfg = Cfg::of(&body);
        repair(&mut body, &cfg, Value(1), &[(Block(2), Value(2))]);
        let expected = "^bb0(%0: int):\n br %0 -> ^bb1, ^bb2\n ^bb1():\n %1 = add %0, %0 : int\n jump -> ^bb3(%1)\n ^bb2():\n %2 = const {value: 7} : int
            jump -> ^bb3(%2)\n ^bb3(%3: int):\n br %0 -> ^bb3(%3), ^bb4\n ^bb4():\n ret %3";
        assert_eq!(body.to_string(), unindent(expected));
        assert_eq!(verify_body(&body), Ok(()));
    }
}
