//! The passes over `tir`.

use molt_ir::passes;

mod assumptions;
mod binding;
pub mod characters;
mod class_copies;
mod class_tests;
pub mod constants;
pub mod deaths;
mod guards;
mod int_demand;
mod iteration_plan;
pub mod ranges;
mod reporting;
mod rewritten;
#[cfg(test)]
mod testing;
mod word_demand;

passes! {
    answer_isinstance: AnswerIsinstance;
    assert_types: AssertTypes;
    clone_by_types: CloneByTypes;
    compare_code_points: CompareCodePoints;
    compare_items: CompareItems;
    constant_globals: ConstantGlobals;
    consume_generators: ConsumeGenerators;
    dce: RemoveDead;
    dissolve_instances: DissolveInstances;
    dissolve_tuples: DissolveTuples;
    drop_overflow_checks: DropOverflowChecks;
    drop_bound_checks: DropBoundChecks;
    direct_builtins: DirectBuiltins;
    direct_own_attributes: DirectOwnAttributes;
    direct_calls: DirectCalls;
    direct_conversions: DirectConversions;
    drop_closures: DropClosures;
    drop_functions: DropFunctions;
    fold_types: FoldTypes;
    forward_cells: ForwardCells;
    forward_fields: ForwardFields;
    guard_objects: GuardObjects;
    expand_divmod: ExpandDivmod;
    expand_extremes: ExpandExtremes;
    expand_membership: ExpandMembership;
    expand_percent: ExpandPercent;
    expand_min_max: ExpandMinMax;
    gvn: NumberValues;
    hold_words: HoldWords;
    infer_types: InferTypes;
    initialise_fields: InitialiseFields;
    inline: Inline;
    invert_loops: InvertLoops;
    iterate_in_place: IterateInPlace;
    speculate_ints: SpeculateInts;
    lay_out_classes: LayOutClasses;
    lower_generators: LowerGenerators;
    keep_class_values: KeepClassValues;
    licm: HoistInvariants;
    merge_params: MergeParams;
    narrow: Narrow;
    pack_bools: PackBools;
    report_slow: ReportSlow;
    report_types: ReportTypes;
    resolve_attributes: ResolveAttributes;
    resolve_operators: ResolveOperators;
    resolve_patterns: ResolvePatterns;
    resolve_super: ResolveSuper;
    simplify_cfg: SimplifyCfg;
    split_numbers: SplitNumbers;
    split_on_class: SplitOnClass;
    split_on_name: SplitOnName;
    spread_calls: SpreadCalls;
    unpack_in_place: UnpackInPlace;
}
