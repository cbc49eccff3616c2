//! Every pass that makes `hir`: its golden, the laws, and meaning.

use molt_ir::hir;
use molt_ir::pass::Stage;
use molt_test::suite::examples;
use molt_test::{Passes, meaning};

molt_test::suite! {
    erase_annotations: "erase-annotations";
    erase_typing_imports: "erase-typing-imports";
    expand_dataclasses: "expand-dataclasses";
    expand_format: "expand-format";
    expand_getters: "expand-getters";
    expand_total_ordering: "expand-total-ordering";
    fold_constants: "fold-constants";
    keep_members: "keep-members";
    keep_tuples: "keep-tuples";
    lower_annotated_assignment: "lower-annotated-assignment";
    lower_assert: "lower-assert";
    lower_augmented_assignment: "lower-augmented-assignment";
    lower_class_statement: "lower-class-statement";
    lower_comprehensions: "lower-comprehensions";
    lower_decorators: "lower-decorators";
    lower_definitions: "lower-definitions";
    lower_finally: "lower-finally";
    lower_for: "lower-for";
    lower_fstrings: "lower-fstrings";
    lower_generator_expressions: "lower-generator-expressions";
    lower_imports: "lower-imports";
    lower_lambda: "lower-lambda";
    lower_match: "lower-match";
    lower_multi_assignment: "lower-multi-assignment";
    lower_starred_calls: "lower-starred-calls";
    lower_starred_displays: "lower-starred-displays";
    lower_super: "lower-super";
    lower_try: "lower-try";
    lower_try_star: "lower-try-star";
    lower_unpacking: "lower-unpacking";
    lower_walrus: "lower-walrus";
    lower_while: "lower-while";
    lower_with: "lower-with";
    mark_cached_properties: "mark-cached-properties";
    mark_managed: "mark-managed";
    normalise_calls: "normalise-calls";
    parse: "parse";
    refuse_async: "refuse-async";
    remove_dead_code: "remove-dead-code";
    resolve_names: "resolve-names";
    split_chained_compare: "split-chained-compare";
}

/// The examples of all goldens, through every pass of the shipped pipeline up to core `hir`.
#[test]
fn the_whole_desugaring_keeps_the_meaning() {
    let profile = include_str!("../../../molt-driver/profiles/dev.toml");
    let quoted = profile.split('"').skip(1).step_by(2);
    let order: Vec<&str> = quoted.skip_while(|word| *word != "parse").skip(2).take_while(|word| *word != "build-tir").collect();
    let all = Passes::default();
    for example in all.over_hir().into_iter().flat_map(examples) {
        let mut passes = Passes::default();
        let source = passes.source(&example.python);
        let (mut program, _) = passes.run("parse, resolve-names", source);
        let expected = meaning(&program);
        assert_eq!(String::from_utf8_lossy(&expected.stdout), example.output, "{expected:?}");
        for pass in &order {
            program = passes.run(pass, program).0;
            assert_eq!(meaning(&program), expected, "after {pass}:\n{}", example.python);
        }
        let core = passes.registry.fact("hir/core").unwrap();
        assert!(program.check(&core).is_empty(), "{}", program.print());
    }
}

/// The registry says which passes there are.
#[test]
fn every_pass_that_makes_hir_has_a_suite() {
    let passes = Passes::default();
    let makes_hir = passes.registry.passes().filter(|pass| pass.to.name == <hir::Program as Stage>::NAME);
    assert_eq!(makes_hir.map(|pass| pass.name).collect::<Vec<_>>(), SUITES);
}
