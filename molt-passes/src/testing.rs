//! Python text taken down the pipeline, for tests of passes that need whole programs.

use molt_ir::pass::{AnyStage, PassCx, Registry};
use molt_ir::source::Source;
use molt_ir::tir;

/// What every profile does first, in its order: a program to tir.
const TO_TIR: &str = "parse resolve-names expand-dataclasses expand-total-ordering expand-getters keep-members keep-tuples mark-managed mark-cached-properties erase-annotations erase-typing-imports fold-constants remove-dead-code lower-super \
    lower-fstrings lower-walrus lower-comprehensions lower-generator-expressions lower-match lower-assert lower-imports \
    lower-annotated-assignment lower-augmented-assignment lower-while lower-for lower-with lower-finally lower-try-star lower-try \
    lower-multi-assignment lower-unpacking lower-decorators lower-definitions lower-class-statement lower-lambda lower-starred-calls \
    lower-starred-displays normalise-calls split-chained-compare build-tir";

/// The program after the passes that every profile begins with and then `passes`, separated by spaces; verified after each.
pub fn passed(text: &str, passes: &str) -> AnyStage {
    let mut registry = Registry::new();
    crate::register(&mut registry);
    let mut cx = PassCx::new();
    let file = cx.sources.add("app.py", text);
    let mut stage = AnyStage::new(Source { file, text: text.into() });
    for name in TO_TIR.split_whitespace().chain(passes.split_whitespace()) {
        let pass = registry.pass(name).unwrap_or_else(|| panic!("no pass {name}"));
        stage = pass.default.run(stage, &mut cx).unwrap_or_else(|e| panic!("{name}: {}\n{text}", e.render(&cx.sources)));
        let found = stage.verify().err().unwrap_or_default();
        assert!(found.is_empty(), "{name}: {found:?}\n{text}");
    }
    stage
}

/// The body of the function `name` after the passes of [`passed`], as text with dense numbers.
pub fn body_after(text: &str, passes: &str, name: &str) -> String {
    let Ok(mut program) = passed(text, passes).take::<tir::Program>() else { panic!("the passes end at tir") };
    let (_, function) = program.functions_mut().find(|(_, f)| *f.name == *name).unwrap_or_else(|| panic!("no function {name}"));
    function.body.compact();
    function.body.to_string()
}
