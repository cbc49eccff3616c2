//! The tests that every pass over `hir` gets.

use std::path::PathBuf;

use molt_ir::pass::AnyStage;

use crate::golden::{self, Example};
use crate::meaning::meaning;
use crate::prepare::Passes;

/// The golden of a pass over `hir`.
pub fn golden_of(pass: &str) -> PathBuf {
    let file = format!("../../molt-passes/src/hir/{}.molt.md", pass.replace('-', "_"));
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// The examples of a pass's golden.
pub fn examples(pass: &str) -> Vec<Example> {
    let path = golden_of(pass);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    golden::examples(&text)
}

/// The same as programs on which the pass may run.
fn programs(pass: &str) -> (Passes, Vec<AnyStage>) {
    let mut passes = Passes::default();
    let before = passes.before(pass).join(", ");
    let mut made = Vec::new();
    for example in examples(pass) {
        let source = passes.source(&example.python);
        made.push(passes.run(&before, source).0);
    }
    (passes, made)
}

/// The pass does what its golden shows.
pub fn goldens(pass: &str) {
    let (mut passes, programs) = programs(pass);
    let diff = |program: AnyStage| {
        let before = program.print();
        let (after, counters) = passes.run(pass, program);
        golden::difference(&before, &after.print(), &counters)
    };
    let made: Vec<String> = programs.into_iter().map(diff).collect();
    golden::compare(&golden_of(pass), &made);
}

/// What the pass makes is well formed, is read back from its text, is made again by the same input, and is not changed by a
/// second run. Every fact it does not destroy still holds (the runner audits that).
pub fn laws(pass: &str) {
    let (mut passes, programs) = programs(pass);
    for program in programs {
        let (first, _) = passes.run(pass, program.clone());
        assert!(first.verify().is_ok(), "{}", first.print());
        let (again, _) = passes.run(pass, program);
        assert_eq!(first.print(), again.print(), "two runs differ");
        let text = first.print();
        let read = molt_ir::hir::Program::parse(&text).unwrap_or_else(|e| panic!("{} at {}\n{text}", e.message, e.offset));
        assert_eq!(read.print(), text, "the text does not come back");
        let (twice, _) = passes.run(pass, first);
        assert_eq!(twice.print(), text, "a second run changes something");
    }
}

/// The pass keeps the meaning of every example, which is CPython's.
pub fn keeps_meaning(pass: &str) {
    let (mut passes, programs) = programs(pass);
    for (program, example) in programs.into_iter().zip(examples(pass)) {
        let before = meaning(&program);
        assert_eq!(String::from_utf8_lossy(&before.stdout), example.output, "{before:?}\n{}", program.print());
        let (after, _) = passes.run(pass, program.clone());
        assert_eq!(before, meaning(&after), "\n{}\n=====\n{}", program.print(), after.print());
    }
}

/// The tests of passes over `hir`: `suite! { lower_for: "lower-for"; .. }`.
#[macro_export]
macro_rules! suite {
    ($($module:ident: $pass:literal;)*) => {$(
        mod $module {
            #[test]
            fn does_what_its_golden_shows() {
                $crate::suite::goldens($pass);
            }
            #[test]
            fn keeps_the_laws_of_passes() {
                $crate::suite::laws($pass);
            }
            #[test]
            fn keeps_the_meaning() {
                $crate::suite::keeps_meaning($pass);
            }
        }
    )*};
}
