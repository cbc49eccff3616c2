//! Every pass on whole programs: after each, the program is well formed, every live fact holds, the text is read back, the same
//! input gives the same output, a second run changes nothing, and the program means what it meant.
//!
//! The programs are the examples of the goldens and generated ones: so many as `MOLT_CASES` says, from the seed `MOLT_SEED`.

use std::collections::BTreeSet;

use molt_backend::End;
use molt_ir::hir;
use molt_test::Passes;
use molt_test::generate::program;
use molt_test::meaning::Shown;
use molt_test::suite::{Law, examples, is_excepted, keeps_laws};
use molt_test::walk::{Done, pipeline, shown, walk};

/// A number from the environment.
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn generated(default: u64) -> Vec<String> {
    let seed = setting("MOLT_SEED", 0);
    (seed..seed + setting("MOLT_CASES", default)).map(program).collect()
}

/// One example of every golden.
fn from_goldens() -> Vec<String> {
    let passes = Passes::default();
    let all = passes.over_hir().into_iter();
    all.filter_map(|pass| examples(pass).into_iter().next()).map(|example| example.python).collect()
}

/// Takes a program through a profile and checks what each pass did; the passes that changed something go to `seen`.
fn check(python: &str, profile: &str, seen: &mut BTreeSet<String>) {
    let mut expected: Option<Shown> = None;
    walk(python, profile, |passes: &mut Passes, done: &Done| {
        let pass = done.pass;
        let changed = done.before.name() != done.after.name() || done.before.print() != done.after.print();
        if !changed || pass == "parse" {
            return;
        }
        seen.insert(pass.to_owned());
        let settles = keeps_laws(passes, &done.step, done.before, done.after);
        assert!(settles || is_excepted(pass, Law::Settles), "a second run of `{pass}` changes something (`{profile}`)\n{python}");
        if is_excepted(pass, Law::Errors) {
            return;
        }
        // What the tree means once its names are resolved is what everything after it means.
        let found = Shown::from(&shown(passes, done.after));
        let expected = expected.get_or_insert_with(|| found.clone());
        assert!(
            *expected == found,
            "`{pass}` changes what the program means (`{profile}`)\n{python}\n== expected {expected:?}\n== found {found:?}"
        );
    });
}

#[test]
fn every_pass_of_release_keeps_the_meaning() {
    let mut seen = BTreeSet::new();
    for python in from_goldens().into_iter().step_by(8).chain(generated(4)) {
        check(&python, "release", &mut seen);
    }
    assert!(seen.len() > 10, "only these passes changed a program: {seen:?}");
}

/// Those that `release` does without as well.
#[test]
fn every_pass_keeps_the_meaning() {
    for python in generated(2) {
        check(&python, "every", &mut BTreeSet::new());
    }
}

#[test]
fn every_pass_of_dev_keeps_the_meaning() {
    for python in generated(4) {
        check(&python, "dev", &mut BTreeSet::new());
    }
}

/// The reference against what the shipped pipelines end with, over more programs than above.
#[test]
fn the_interpreters_agree() {
    for python in generated(20) {
        let mut passes = Passes::default();
        let source = passes.source(&python);
        let (tree, _) = passes.run("parse, resolve-names", source);
        let expected = Shown::from(&molt_test::meaning(&tree));
        assert!(tree.get::<hir::Program>().is_some() && expected.end != End::OutOfFuel, "{python}");
        for profile in ["dev", "release"] {
            let mut passes = Passes::default();
            let source = passes.source(&python);
            let all = pipeline(&mut passes, profile).to_string();
            let (last, _) = passes.run(&all, source);
            let found = Shown::from(&shown(&mut passes, &last));
            assert!(expected == found, "`{profile}`\n{python}\n== expected {expected:?}\n== found {found:?}");
        }
    }
}
