//! The passes over `lir`.

use molt_ir::passes;

mod overwrites;
#[cfg(test)]
mod testing;

passes! {
    count_references: CountReferences;
    dce: RemoveDead;
    drop_empty_counts: DropEmptyCounts;
    gvn: NumberValues;
    insert_refcounts: InsertRefcounts;
    licm: HoistInvariants;
    merge_params: MergeParams;
    reuse_exchanged: ReuseExchanged;
    select_values: SelectValues;
    share_cleanups: ShareCleanups;
    simplify_cfg: SimplifyCfg;
    spill_doubles: SpillDoubles;
}
