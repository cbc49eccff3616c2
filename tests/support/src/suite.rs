//! The tests that every pass gets: its golden, the laws of passes, and that programs mean what they meant.
//!
//! A golden is a file beside the pass, called after it: `licm.molt.md`, `lir/licm.molt.md` for `lir-licm`. It shows what the pass
//! does where a pipeline first runs it. A pass over `hir` stands behind those that it requires; any other where `release` has it.

use std::path::{Path, PathBuf};

use molt_backend::Outcome;
use molt_ir::pass::{AnyStage, PassInfo, Stage};
use molt_ir::source::Source;
use molt_ir::{hir, lir, tir};

use crate::golden::{self, Example};
use crate::meaning::Shown;
use crate::prepare::Passes;
use crate::walk::{pipeline, round_trips, shown};

/// What a pass may be excepted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Law {
    /// Its golden has an example that it changes.
    Changes,
    /// A second run changes nothing.
    Settles,
    /// Standard error stays the same, tracebacks included.
    Errors,
}

/// The passes that cannot keep a law, and why. An exception that no example needs fails the suite.
pub const EXCEPTIONS: &[(&str, Law, &str)] = &[
    ("clone-by-types", Law::Settles, "it stops after some rounds, and another run has as many"),
    ("count-references", Law::Settles, "it counts what is counted, however often"),
    ("count-references", Law::Errors, "the program tells its counts there"),
    ("insert-refcounts", Law::Settles, "it places all the counts a program needs, into a program without any"),
    ("speculate-ints", Law::Settles, "the copy on ints of any size is a body like any other"),
    ("hold-words", Law::Settles, "the copy on ints of any size is a body like any other"),
    ("refuse-async", Law::Changes, "it refuses or leaves alone"),
    ("report-slow", Law::Changes, "it only tells"),
    ("report-types", Law::Changes, "it only tells"),
];

/// Whether a pass stands in the table for this law.
pub fn is_excepted(pass: &str, law: Law) -> bool {
    EXCEPTIONS.iter().any(|(name, from, _)| *name == pass && *from == law)
}

/// The golden of a pass: beside the file that holds the pass.
pub fn golden_of(pass: &PassInfo) -> PathBuf {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(pass.krate.replace('_', "-")).join("src");
    let mut folders = vec![src];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text == pass.source) {
                let name = pass.name.strip_prefix("lir-").unwrap_or(pass.name);
                return folder.join(format!("{}.molt.md", name.replace('-', "_")));
            }
        }
    }
    panic!("the file of `{}` is gone", pass.name)
}

/// The examples of a pass's golden.
pub fn examples(pass: &PassInfo) -> Vec<Example> {
    let path = golden_of(pass);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    golden::examples(&text)
}

/// The passes that bring a program to where `pass` may run, and `pass` itself with its options.
fn way(passes: &mut Passes, pass: &PassInfo) -> (String, String) {
    if pass.to.name == <hir::Program as Stage>::NAME {
        let order = passes.before(pass.name);
        let before: Vec<&str> = order.into_iter().take_while(|name| *name != pass.name).collect();
        return (before.join(", "), pass.name.to_owned());
    }
    for profile in ["release", "every"] {
        let pipeline = pipeline(passes, profile);
        let steps = pipeline.steps();
        if let Some(n) = steps.iter().position(|step| step.name() == pass.name) {
            let before: Vec<String> = steps[..n].iter().map(ToString::to_string).collect();
            return (before.join(", "), steps[n].to_string());
        }
    }
    panic!("no profile has `{}`", pass.name)
}

/// An example where the pass may run.
struct Case {
    passes: Passes,
    step: String,
    before: AnyStage,
    example: Example,
}

impl Case {
    fn of(pass: &PassInfo) -> Vec<Case> {
        let case = |example: Example| {
            let mut passes = Passes::default();
            let (way, step) = way(&mut passes, pass);
            let source = passes.source(&example.python);
            let before = if way.is_empty() { source } else { passes.quick(&way, source) };
            Case { passes, step, before, example }
        };
        examples(pass).into_iter().map(case).collect()
    }

    /// The program after the pass; none for one that the pass refuses.
    fn after(&mut self) -> Option<AnyStage> {
        self.passes.try_run(&self.step, self.before.clone()).ok().map(|(after, _)| after)
    }

    /// What the golden should show.
    fn made(&mut self, pass: &PassInfo) -> String {
        self.passes.cx.remarks = Default::default();
        let (after, counters) = match self.passes.try_run(&self.step, self.before.clone()) {
            Ok(done) => done,
            Err(errors) => return errors.render(&self.passes.cx.sources),
        };
        let remarks = self.passes.cx.remarks.render(&self.passes.cx.sources);
        // What counts do is only seen among what they count.
        let made = match pass.keeps_stage() && pass.name != "insert-refcounts" {
            true => golden::difference(&text(&self.before), &text(&after), &counters),
            false => shown_alone(&after) + &golden::difference("", "", &counters),
        };
        made + &remarks
    }
}

/// A program beside which no other stands: a tree, or the body of `f`.
fn shown_alone(program: &AnyStage) -> String {
    match program.get::<tir::Program>() {
        Some(program) => function(&program.to_text(false)),
        None => text(program),
    }
}

/// The program without the places in its source; of `lir` only the body of `f`.
fn text(program: &AnyStage) -> String {
    if let Some(program) = program.get::<tir::Program>() {
        return program.to_text(false);
    }
    match program.get::<lir::Program>() {
        Some(program) => function(&program.to_text(false)),
        None => program.print(),
    }
}

/// The body of `f`.
fn function(text: &str) -> String {
    let from = text.find("fn @f ").unwrap_or_else(|| panic!("no function `f`\n{text}"));
    let body = &text[from..];
    let body = &body[..body.find("\n}\n").map_or(body.len(), |end| end + 3)];
    body.split_once('\n').map_or("", |(_, body)| body).trim_end_matches("}\n").to_owned()
}

/// The pass does what its golden shows, and changes at least one of the examples.
pub fn goldens(pass: &str) {
    let passes = Passes::default();
    let pass = passes.pass(pass);
    let made: Vec<String> = Case::of(pass).iter_mut().map(|case| case.made(pass)).collect();
    let changes = made.iter().any(|made| made.lines().any(|line| !line.is_empty()));
    assert!(changes, "the golden of `{}` has no example that shows it", pass.name);
    golden::compare(&golden_of(pass), &made);
}

/// The pass keeps the laws on its examples, and needs its exceptions.
pub fn laws(pass: &str) {
    let passes = Passes::default();
    let pass = passes.pass(pass);
    let (mut changes, mut settles) = (false, true);
    for mut case in Case::of(pass) {
        let Some(after) = case.after() else { continue };
        changes |= !pass.keeps_stage() || case.before.hash() != after.hash();
        settles &= keeps_laws(&mut case.passes, &case.step, &case.before, &after);
    }
    for (law, kept) in [(Law::Changes, changes), (Law::Settles, settles)] {
        let excepted = is_excepted(pass.name, law);
        assert_eq!(kept, !excepted, "`{}`: {law:?} is {kept}, and {excepted} that it is excepted", pass.name);
    }
}

/// What the pass made of `before` is well formed, is read back from its text, and is made again from the same program. Whether a
/// second run changes nothing. (The runner audits every fact that the pass does not destroy.)
pub fn keeps_laws(passes: &mut Passes, step: &str, before: &AnyStage, after: &AnyStage) -> bool {
    assert!(after.verify().is_ok(), "{}", after.print());
    let (again, _) = passes.run(step, before.clone());
    assert!(again.print() == after.print(), "two runs of `{step}` differ on\n{}", before.print());
    round_trips(after);
    before.name() != after.name() || passes.try_run(step, after.clone()).is_ok_and(|(twice, _)| twice.hash() == after.hash())
}

/// The pass keeps the meaning of every example, which is what CPython prints.
pub fn keeps_meaning(pass: &str) {
    let passes = Passes::default();
    let pass = passes.pass(pass);
    let mut errors = true;
    for mut case in Case::of(pass) {
        let Some(after) = case.after() else { continue };
        let python = &case.example.python;
        let found = outcome(&mut case.passes, &after);
        assert_eq!(String::from_utf8_lossy(&found.stdout), case.example.output, "after `{}`\n{python}\n{found:?}", pass.name);
        if case.before.get::<Source>().is_none() {
            let expected = outcome(&mut case.passes, &case.before);
            assert_eq!(Shown::from(&expected), Shown::from(&found), "`{}`\n{python}", pass.name);
            errors &= !pass.keeps_stage() || expected == found;
        }
    }
    let excepted = is_excepted(pass.name, Law::Errors);
    assert_eq!(
        errors, !excepted,
        "`{}`: standard error stays the same is {errors}, and {excepted} that it is excepted",
        pass.name
    );
}

/// What a program does; names are resolved first where they are not.
fn outcome(passes: &mut Passes, program: &AnyStage) -> Outcome {
    let resolved = passes.registry.fact("hir/names-resolved").expect("a fact of `hir`");
    match program.get::<hir::Program>().is_some() && !program.check(&resolved).is_empty() {
        true => {
            let resolved = passes.quick("resolve-names", program.clone());
            shown(passes, &resolved)
        }
        false => shown(passes, program),
    }
}

/// The tests of passes: `suite! { lower_for: "lower-for"; .. }`. `SUITES` are their names.
#[macro_export]
macro_rules! suite {
    ($($module:ident: $pass:literal;)*) => {
        /// The passes that have a suite here.
        const SUITES: &[&str] = &[$($pass),*];
        $(mod $module {
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
        })*
    };
}
