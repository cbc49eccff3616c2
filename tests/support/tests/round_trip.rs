//! The text of `tir` and `lir`: that of every example and of a sample of the recorded programs is read back.

use std::path::{Path, PathBuf};

use molt_ir::pass::AnyStage;
use molt_ir::source::{Modules, Source};
use molt_ir::{lir, tir};
use molt_test::Passes;
use molt_test::walk::{pipeline, round_trips};

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => below(&path, found),
            false if path.with_extension("expect").exists() && path.extension().is_some_and(|e| e == "py") => found.push(path),
            false => {}
        }
    }
}

/// The example programs, and every so many-th of the recorded ones (all with `MOLT_ALL=1`).
fn programs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut examples, mut recorded) = (Vec::new(), Vec::new());
    below(&root.join("../../examples"), &mut examples);
    below(&root.join("../differential"), &mut recorded);
    recorded.sort();
    let every = if std::env::var_os("MOLT_ALL").is_some() { 1 } else { 40 };
    examples.extend(recorded.into_iter().step_by(every));
    examples
}

#[test]
fn the_text_of_every_stage_is_read_back() {
    let programs = programs();
    assert!(programs.len() > 15, "the programs are gone");
    for path in programs {
        let mut passes = Passes::default();
        let all = pipeline(&mut passes, "release");
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        passes.cx.set(Modules { path: vec![folder] });
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let file = passes.cx.sources.add(path.display().to_string(), text.as_str());
        let mut program = AnyStage::new(Source { file, text: text.into() });
        let mut seen = 0;
        for step in all.steps() {
            program = passes.quick(&step.to_string(), program);
            let makes =
                matches!(step.name(), "build-tir" | "infer-types" | "lower-generators" | "lower-tir" | "insert-refcounts");
            if makes && (program.get::<tir::Program>().is_some() || program.get::<lir::Program>().is_some()) {
                round_trips(&program);
                seen += 1;
            }
        }
        assert!(seen >= 5, "{}: the pipeline has other passes now", path.display());
    }
}
