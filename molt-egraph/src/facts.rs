//! What is known of the sequences in a term: the conditions of rules ask here.

use crate::kernel::{Input, Kernel, Stage};
use egg::{Analysis, DidMerge, EGraph, Id};
use std::collections::HashMap;

/// What is known of a sequence, or of what a stage makes of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Making its items raises nothing and can be seen by nobody: how many are made, and when, is free.
    pub quiet: bool,
    /// Its items are ints, which include no bools.
    pub ints: bool,
    /// Its items are numbers, strings or None: their truth, hash and order run no code of the program, and their hash and truth
    /// cannot fail.
    pub plain: bool,
    /// Of a stage: it makes exactly one item of each.
    pub one_each: bool,
    /// Of a stage: it multiplies every item by the same int.
    pub scales: bool,
}

impl Known {
    fn and(self, other: Known) -> Known {
        Known {
            quiet: self.quiet && other.quiet,
            ints: self.ints && other.ints,
            plain: self.plain && other.plain,
            one_each: self.one_each && other.one_each,
            scales: self.scales && other.scales,
        }
    }
}

/// The leaves of a term: what is known of each.
#[derive(Clone, Default, Debug)]
pub struct Leaves {
    /// Values around the chain.
    pub inputs: HashMap<Input, Known>,
    /// Generator stages.
    pub stages: HashMap<Stage, Known>,
}

impl Analysis<Kernel> for Leaves {
    type Data = Known;

    fn make(egraph: &mut EGraph<Kernel, Leaves>, node: &Kernel, _: Id) -> Known {
        let of = |id: &Id| egraph[*id].data;
        match node {
            Kernel::Input(input) => egraph.analysis.inputs.get(input).copied().unwrap_or_default(),
            Kernel::Stage(stage) => egraph.analysis.stages.get(stage).copied().unwrap_or_default(),
            Kernel::Through([stage, items]) => {
                let (stage, items) = (of(stage), of(items));
                Known { quiet: stage.quiet && items.quiet, ints: stage.ints, plain: stage.plain, one_each: false, scales: false }
            }
            Kernel::List([items]) | Kernel::Tuple([items]) | Kernel::Sorted([items]) => of(items),
            _ => Known::default(),
        }
    }

    /// Equal terms are known by both.
    fn merge(&mut self, to: &mut Known, from: Known) -> DidMerge {
        let either = |a: bool, b: bool| a || b;
        let all = Known {
            quiet: either(to.quiet, from.quiet),
            ints: either(to.ints, from.ints),
            plain: either(to.plain, from.plain),
            one_each: either(to.one_each, from.one_each),
            scales: either(to.scales, from.scales),
        };
        let merged = DidMerge(*to != all, from != all);
        *to = all;
        debug_assert_eq!(all.and(from), from);
        merged
    }
}
