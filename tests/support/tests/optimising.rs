//! Every pass from `build-tir` on: its golden, the laws, and meaning.
//!
//! A golden shows what the pass does where `release` first runs it: the lines that differ, over `lir` those of the function `f`. Where
//! the stage changes, it shows `f` afterwards.

use molt_ir::hir;
use molt_ir::pass::Stage;
use molt_test::Passes;
use molt_test::suite::EXCEPTIONS;
use molt_test::walk::pipeline;

molt_test::suite! {
    answer_isinstance: "answer-isinstance";
    assert_types: "assert-types";
    build_tir: "build-tir";
    clone_by_types: "clone-by-types";
    compare_code_points: "compare-code-points";
    compare_items: "compare-items";
    constant_globals: "constant-globals";
    consume_generators: "consume-generators";
    count_references: "count-references";
    dce: "dce";
    direct_builtins: "direct-builtins";
    direct_calls: "direct-calls";
    direct_conversions: "direct-conversions";
    direct_own_attributes: "direct-own-attributes";
    dissolve_instances: "dissolve-instances";
    dissolve_tuples: "dissolve-tuples";
    drop_bound_checks: "drop-bound-checks";
    drop_closures: "drop-closures";
    drop_functions: "drop-functions";
    drop_overflow_checks: "drop-overflow-checks";
    expand_divmod: "expand-divmod";
    expand_extremes: "expand-extremes";
    expand_membership: "expand-membership";
    expand_min_max: "expand-min-max";
    expand_percent: "expand-percent";
    fold_types: "fold-types";
    forward_cells: "forward-cells";
    forward_fields: "forward-fields";
    fuse_kernels: "fuse-kernels";
    guard_objects: "guard-objects";
    gvn: "gvn";
    hold_words: "hold-words";
    infer_types: "infer-types";
    initialise_fields: "initialise-fields";
    inline: "inline";
    insert_refcounts: "insert-refcounts";
    invert_loops: "invert-loops";
    iterate_in_place: "iterate-in-place";
    keep_class_values: "keep-class-values";
    lay_out_classes: "lay-out-classes";
    licm: "licm";
    lir_dce: "lir-dce";
    lir_drop_empty_counts: "lir-drop-empty-counts";
    lir_gvn: "lir-gvn";
    lir_licm: "lir-licm";
    lir_merge_params: "lir-merge-params";
    lir_reuse_exchanged: "lir-reuse-exchanged";
    lir_select_values: "lir-select-values";
    lir_share_cleanups: "lir-share-cleanups";
    lir_simplify_cfg: "lir-simplify-cfg";
    lir_spill_doubles: "lir-spill-doubles";
    lower_generators: "lower-generators";
    lower_tir: "lower-tir";
    merge_params: "merge-params";
    narrow: "narrow";
    pack_bools: "pack-bools";
    report_slow: "report-slow";
    report_types: "report-types";
    resolve_attributes: "resolve-attributes";
    resolve_operators: "resolve-operators";
    resolve_patterns: "resolve-patterns";
    resolve_super: "resolve-super";
    simplify_cfg: "simplify-cfg";
    speculate_ints: "speculate-ints";
    split_numbers: "split-numbers";
    split_on_class: "split-on-class";
    split_on_name: "split-on-name";
    spread_calls: "spread-calls";
    unpack_in_place: "unpack-in-place";
}

/// The registry says which passes there are.
#[test]
fn every_pass_from_build_tir_on_has_a_suite() {
    let passes = Passes::default();
    let others = passes.registry.passes().filter(|pass| pass.to.name != <hir::Program as Stage>::NAME);
    assert_eq!(others.map(|pass| pass.name).collect::<Vec<_>>(), SUITES);
}

/// What runs on generated programs is the profile `every`.
#[test]
fn the_profile_of_every_pass_has_every_pass() {
    let mut passes = Passes::default();
    let every = pipeline(&mut passes, "every");
    let has = |name: &str| every.steps().iter().any(|step| step.name() == name);
    let lacks: Vec<&str> = passes.registry.passes().map(|pass| pass.name).filter(|name| !has(name)).collect();
    assert!(lacks.is_empty(), "tests/support/src/every.toml lacks {lacks:?}");
}

#[test]
fn exceptions_are_of_passes_that_exist() {
    let passes = Passes::default();
    for (name, law, why) in EXCEPTIONS {
        assert!(passes.registry.pass(name).is_some() && !why.is_empty(), "{name}: {law:?}");
    }
}
