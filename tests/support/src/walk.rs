//! A program on its way through a pipeline, pass by pass.

use std::collections::BTreeMap;

use molt_backend::Outcome;
use molt_ir::pass::{AnyStage, Pipeline, Step, load_profile};
use molt_ir::ssa::{Language, Program};
use molt_ir::{hir, lir, tir};

use crate::meaning::meaning_with;
use crate::prepare::Passes;

/// The profiles that pipelines of tests name: shipped ones, and one with every pass.
pub const PROFILES: [(&str, &str); 6] = [
    ("dev", include_str!("../../../molt-driver/profiles/dev.toml")),
    ("release", include_str!("../../../molt-driver/profiles/release.toml")),
    ("size", include_str!("../../../molt-driver/profiles/size.toml")),
    ("checked", include_str!("../../../molt-driver/profiles/checked.toml")),
    ("report", include_str!("../../../molt-driver/profiles/report.toml")),
    ("every", include_str!("every.toml")),
];

/// What one pass did.
pub struct Done<'a> {
    /// The pass.
    pub pass: &'static str,
    /// The text of its place in the pipeline, options included.
    pub step: String,
    /// The program it was given.
    pub before: &'a AnyStage,
    /// What it made of it.
    pub after: &'a AnyStage,
    /// What it counted.
    pub counters: BTreeMap<&'static str, u64>,
}

/// The pipeline of a profile.
pub fn pipeline(passes: &mut Passes, profile: &str) -> Pipeline {
    match load_profile(profile, &passes.registry, &mut passes.cx.sources) {
        Ok(profile) => profile.pipeline,
        Err(errors) => panic!("{}", errors.render(&passes.cx.sources)),
    }
}

/// Takes a program through the passes of a profile, every fact audited after each; `see` looks at what each did.
pub fn walk(python: &str, profile: &str, mut see: impl FnMut(&mut Passes, &Done)) -> AnyStage {
    let mut passes = Passes::default();
    let pipeline = pipeline(&mut passes, profile);
    let mut program = passes.source(python);
    for step in pipeline.steps() {
        let step: &Step = step;
        let text = step.to_string();
        let before = program.clone();
        let (after, counters) = passes.run(&text, program);
        see(&mut passes, &Done { pass: step.name(), step: text, before: &before, after: &after, counters });
        program = after;
    }
    program
}

/// What a program shows at any stage from `hir` on. Before counts are placed, a program of `lir` is given them first.
pub fn shown(passes: &mut Passes, program: &AnyStage) -> Outcome {
    let program = counted(passes, program);
    meaning_with(&program, &passes.cx.sources)
}

/// A program of `lir` with its counts, any other as it is.
pub fn counted(passes: &mut Passes, program: &AnyStage) -> AnyStage {
    match program.get::<lir::Program>().is_none_or(has_counts) {
        true => program.clone(),
        false => passes.run("insert-refcounts", program.clone()).0,
    }
}

fn has_counts(program: &lir::Program) -> bool {
    let counts = |op: &lir::Op| matches!(op, lir::Op::Retain { .. } | lir::Op::Release { .. });
    program.functions().any(|(_, f)| f.body.insts().any(|inst| counts(&f.body[inst].op)))
}

/// Panics unless the text of a program is read back as the same program.
pub fn round_trips(program: &AnyStage) {
    let text = program.print();
    if program.get::<hir::Program>().is_some() {
        let again = hir::Program::parse(&text).unwrap_or_else(|e| panic!("{} near {:?}", e.message, near(&text, e.offset)));
        assert!(again.print() == text, "the text of a program at `hir` does not come back:\n{text}");
        return;
    }
    let (again, expected) = if let Some(program) = program.get::<tir::Program>() {
        (tir::Program::parse(&text).map(numbered), numbered(program.clone()))
    } else if let Some(program) = program.get::<lir::Program>() {
        (lir::Program::parse(&text).map(numbered), numbered(program.clone()))
    } else {
        return;
    };
    let again = again.unwrap_or_else(|e| panic!("{} near {:?}", e.message, near(&text, e.at)));
    if let Some((old, new)) = expected.lines().zip(again.lines()).find(|(old, new)| old != new) {
        panic!("the text of a program at `{}` does not come back:\n{old}\n{new}", program.name());
    }
    assert_eq!(expected.len(), again.len(), "the text of a program at `{}` comes back shorter or longer", program.name());
}

/// The text with values and blocks numbered in order.
fn numbered<L: Language>(mut program: Program<L>) -> String {
    program.functions_mut().for_each(|(_, function)| function.body.compact());
    program.to_text(true)
}

fn near(text: &str, at: usize) -> String {
    text.get(at.saturating_sub(60)..).unwrap_or_default().chars().take(160).collect()
}
