//! The passes over `tir`.

use molt_ir::passes;

#[cfg(test)]
mod testing;

passes! {
    dce: RemoveDead;
    drop_bound_checks: DropBoundChecks;
    direct_builtins: DirectBuiltins;
    drop_functions: DropFunctions;
    gvn: NumberValues;
    inline: Inline;
    invert_loops: InvertLoops;
    lower_generators: LowerGenerators;
    licm: HoistInvariants;
    merge_params: MergeParams;
    simplify_cfg: SimplifyCfg;
}
