//! The passes over `lir`.

use molt_ir::passes;

passes! {
    dce: RemoveDead;
    gvn: NumberValues;
    licm: HoistInvariants;
    merge_params: MergeParams;
    simplify_cfg: SimplifyCfg;
}
