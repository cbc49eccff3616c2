//! Which values are needed at the borders of blocks.

use super::{Block, Body, Cfg, Language, Op, Value};

/// The values live at the start and at the end of each reachable block, in order of their numbers.
///
/// An argument of an edge is used at the end of the block it leaves; a parameter is defined at the start of its block and is
/// therefore not live-in there.
pub struct Liveness {
    live_in: Vec<Vec<Value>>,
    live_out: Vec<Vec<Value>>,
}

impl Liveness {
    /// Computed by walking from each use up to the definition, so the cost is the size of the answer.
    pub fn of<L: Language>(body: &Body<L>, cfg: &Cfg) -> Self {
        let mut uses: Vec<Vec<Block>> = vec![vec![]; body.value_count()];
        for &block in cfg.rpo() {
            for &inst in &body[block].insts {
                for value in body[inst].op.uses() {
                    if uses[value.index()].last() != Some(&block) {
                        uses[value.index()].push(block);
                    }
                }
            }
        }
        let mut live = Liveness { live_in: vec![vec![]; body.block_count()], live_out: vec![vec![]; body.block_count()] };
        let mut work = vec![];
        for (n, blocks) in uses.into_iter().enumerate().filter(|(_, blocks)| !blocks.is_empty()) {
            let value = Value::at(n);
            let home = body.def_block(value);
            work.extend(blocks.into_iter().filter(|&b| b != home));
            while let Some(block) = work.pop() {
                if !push(&mut live.live_in[block.index()], value) {
                    continue;
                }
                for pred in cfg.preds(block) {
                    push(&mut live.live_out[pred.block.index()], value);
                    if pred.block != home {
                        work.push(pred.block);
                    }
                }
            }
        }
        live
    }

    /// Live at the start of `block`, its parameters excluded.
    pub fn live_in(&self, block: Block) -> &[Value] {
        &self.live_in[block.index()]
    }

    /// Live on some edge out of `block`, arguments for parameters excluded.
    pub fn live_out(&self, block: Block) -> &[Value] {
        &self.live_out[block.index()]
    }

    /// Whether `value` is live at the start of `block`.
    pub fn is_live_in(&self, value: Value, block: Block) -> bool {
        self.live_in(block).binary_search(&value).is_ok()
    }

    /// Whether `value` is live at the end of `block`.
    pub fn is_live_out(&self, value: Value, block: Block) -> bool {
        self.live_out(block).binary_search(&value).is_ok()
    }
}

/// Values come in order, so the last one tells whether this one is there.
fn push(set: &mut Vec<Value>, value: Value) -> bool {
    let new = set.last() != Some(&value);
    if new {
        set.push(value);
    }
    new
}

#[cfg(test)]
mod tests {
    use super::super::random;
    use super::super::toy::high;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_live_around_a_loop() {
        let body = high(
            "^bb0(%0: int, %1: int): %2 = const {value: 1} : int  jump -> ^bb1(%2)
             ^bb1(%3: int): %4 = add %3, %0 : int  br %4 -> ^bb1(%4), ^bb2
             ^bb2(): ret %1",
        );
        let live = Liveness::of(&body, &Cfg::of(&body));
        assert_eq!(live.live_in(Block(0)), []);
        assert_eq!(live.live_out(Block(0)), [Value(0), Value(1)]);
        assert_eq!(live.live_in(Block(1)), [Value(0), Value(1)]);
        assert_eq!(live.live_out(Block(1)), [Value(0), Value(1)]);
        assert_eq!(live.live_in(Block(2)), [Value(1)]);
        assert!(live.is_live_in(Value(1), Block(2)) && !live.is_live_out(Value(1), Block(2)));
    }

    proptest! {
        #[test]
        fn the_dataflow_equations_hold(shape in random::shape(10)) {
            let body = random::body(&shape);
            let cfg = Cfg::of(&body);
            let live = Liveness::of(&body, &cfg);
            for &b in cfg.rpo() {
                let defined: Vec<Value> = body.defs(b).collect();
                let used = body[b].insts.iter().flat_map(|&i| body[i].op.uses()).collect::<Vec<_>>();
                for n in 0..body.value_count() {
                    let v = Value::at(n);
                    let out = body.succs(b).iter().any(|e| live.is_live_in(v, e.to));
                    prop_assert_eq!(live.is_live_out(v, b), out);
                    prop_assert_eq!(live.is_live_in(v, b), !defined.contains(&v) && (out || used.contains(&v)));
                }
            }
        }
    }
}
