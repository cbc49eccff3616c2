//! The passes over `tir`.

use molt_ir::passes;

passes! {
    dce: RemoveDead;
    gvn: NumberValues;
    invert_loops: InvertLoops;
    licm: HoistInvariants;
    merge_params: MergeParams;
    simplify_cfg: SimplifyCfg;
}
