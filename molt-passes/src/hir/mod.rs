//! Desugaring: passes from surface `hir` to core `hir`, one for each piece of sugar.
//!
//! Each establishes a fact named for what it removes; together they make `hir/core`, which SSA construction takes. Their order is
//! mostly free: where it is not, the contract says why.

use molt_ir::passes;

mod bound_names;
mod exits;
mod flag_operators;
mod jumps;
pub(crate) mod library;
mod listed_names;
mod make;
mod record_methods;
mod record_shape;
mod tuple_shape;

passes! {
    erase_annotations: EraseAnnotations;
    erase_typing_imports: EraseTypingImports;
    expand_dataclasses: ExpandDataclasses;
    expand_format: ExpandFormat;
    expand_getters: ExpandGetters;
    expand_total_ordering: ExpandTotalOrdering;
    fold_constants: FoldConstants;
    keep_members: KeepMembers;
    keep_tuples: KeepTuples;
    lower_annotated_assignment: LowerAnnotatedAssignment;
    lower_assert: LowerAssert;
    lower_augmented_assignment: LowerAugmentedAssignment;
    lower_class_statement: LowerClassStatement;
    lower_comprehensions: LowerComprehensions;
    lower_decorators: LowerDecorators;
    lower_definitions: LowerDefinitions;
    lower_finally: LowerFinally;
    lower_for: LowerFor;
    lower_fstrings: LowerFstrings;
    lower_generator_expressions: LowerGeneratorExpressions;
    lower_imports: LowerImports;
    lower_lambda: LowerLambda;
    lower_match: LowerMatch;
    lower_multi_assignment: LowerMultiAssignment;
    lower_starred_calls: LowerStarredCalls;
    lower_starred_displays: LowerStarredDisplays;
    lower_super: LowerSuper;
    lower_try: LowerTry;
    lower_try_star: LowerTryStar;
    lower_unpacking: LowerUnpacking;
    lower_walrus: LowerWalrus;
    lower_while: LowerWhile;
    lower_with: LowerWith;
    mark_cached_properties: MarkCachedProperties;
    mark_managed: MarkManaged;
    normalise_calls: NormaliseCalls;
    refuse_async: RefuseAsync;
    remove_dead_code: RemoveDeadCode;
    split_chained_compare: SplitChainedCompare;
}
