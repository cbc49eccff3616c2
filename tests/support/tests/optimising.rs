//! Goldens of passes over `tir` and `lir` whose whole point is in the program around a body: classes, types of globals, calls.
//!
//! A golden shows what the pass does where `release` first runs it. Where the stage changes, it shows the function `f` afterwards.

use std::path::{Path, PathBuf};

use molt_ir::pass::AnyStage;
use molt_ir::{lir, tir};
use molt_test::golden::{self, Example};
use molt_test::meaning::Shown;
use molt_test::walk::{shown, walk};

/// The golden of a pass, below `molt-passes/src`.
fn golden_of(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../molt-passes/src").join(file)
}

fn examples(file: &str) -> Vec<Example> {
    let path = golden_of(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    golden::examples(&text)
}

/// The program without the places in its source.
fn text(program: &AnyStage) -> String {
    match (program.get::<tir::Program>(), program.get::<lir::Program>()) {
        (Some(program), _) => program.to_text(false),
        (_, Some(program)) => program.to_text(false),
        _ => program.print(),
    }
}

/// The body of `f`.
fn function(program: &AnyStage) -> String {
    let text = text(program);
    let from = text.find("fn @f ").unwrap_or_else(|| panic!("no function `f`\n{text}"));
    let body = &text[from..];
    let body = &body[..body.find("\n}\n").map_or(body.len(), |end| end + 3)];
    body.split_once('\n').map_or("", |(_, body)| body).trim_end_matches("}\n").to_owned()
}

/// What the pass does to an example, which means what CPython prints before and after it.
fn made(pass: &str, example: &Example) -> String {
    let mut made = None;
    walk(&example.python, "release", |passes, done| {
        if done.pass != pass || made.is_some() {
            return;
        }
        let keeps_stage = done.before.name() == done.after.name() && pass != "insert-refcounts";
        let mut counters = String::new();
        for (name, count) in &done.counters {
            counters += &format!("; {name}: {count}\n");
        }
        made = Some(match keeps_stage {
            true => golden::difference(&text(done.before), &text(done.after), &done.counters),
            false => function(done.after) + &counters,
        });
        let after = Shown::from(&shown(passes, done.after));
        assert_eq!(after.stdout, example.output, "`{pass}`\n{}\n{after:?}", example.python);
    });
    made.unwrap_or_else(|| panic!("release has no `{pass}`"))
}

macro_rules! goldens {
    ($($test:ident: $pass:literal in $file:literal;)*) => {$(
        #[test]
        fn $test() {
            let made: Vec<String> = examples($file).iter().map(|example| made($pass, example)).collect();
            golden::compare(&golden_of($file), &made);
        }
    )*};
}

goldens! {
    build_tir: "build-tir" in "build_tir/build_tir.molt.md";
    lay_out_classes: "lay-out-classes" in "tir/lay_out_classes.molt.md";
    infer_types: "infer-types" in "tir/infer_types.molt.md";
    resolve_super: "resolve-super" in "tir/resolve_super.molt.md";
    resolve_attributes: "resolve-attributes" in "tir/resolve_attributes.molt.md";
    lower_tir: "lower-tir" in "lower_tir/lower_tir.molt.md";
    insert_refcounts: "insert-refcounts" in "lir/insert_refcounts.molt.md";
}
