//! The passes over `tir`.

use molt_ir::passes;

mod int_demand;
mod iteration_plan;
pub mod ranges;
#[cfg(test)]
mod testing;

passes! {
    dce: RemoveDead;
    dissolve_tuples: DissolveTuples;
    drop_overflow_checks: DropOverflowChecks;
    drop_bound_checks: DropBoundChecks;
    direct_builtins: DirectBuiltins;
    drop_functions: DropFunctions;
    expand_min_max: ExpandMinMax;
    gvn: NumberValues;
    inline: Inline;
    invert_loops: InvertLoops;
    iterate_in_place: IterateInPlace;
    speculate_ints: SpeculateInts;
    lower_generators: LowerGenerators;
    licm: HoistInvariants;
    merge_params: MergeParams;
    simplify_cfg: SimplifyCfg;
}
