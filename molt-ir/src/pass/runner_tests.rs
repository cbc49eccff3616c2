use super::super::toy::{self, NO_X};
use super::super::{Which, check};
use super::*;

struct Ran {
    result: Result<String, String>,
    printed: String,
    report: Report,
}

fn run_with(pipeline: &str, program: &str, set: impl FnOnce(&mut Runner, &mut PassCx)) -> Ran {
    let registry = toy::registry();
    let mut cx = PassCx::new();
    cx.sources.add("a.words", program);
    let stage = AnyStage::new(toy::words(program));
    let pipeline = Pipeline::parse(pipeline, "--passes", &registry, &mut cx.sources).unwrap();
    let facts = registry.facts_of(&stage);
    if let Err(errors) = check(&pipeline, Some(stage.info()), &facts, &registry) {
        panic!("{}", errors.render(&cx.sources));
    }
    let mut printed = String::new();
    let mut out = |text: &str| printed.push_str(text);
    let repeat = Header { command: "molt-driver --passes p".into(), input: "a.words".into() };
    let mut runner = Runner { repeat, out: Some(&mut out), ..Runner::default() };
    set(&mut runner, &mut cx);
    let (result, report) = match runner.run(&pipeline, stage, &facts, &mut cx) {
        Ok(outcome) => (Ok(outcome.stage.print()), outcome.report),
        Err(failure) => (Err(failure.errors.render(&cx.sources)), failure.report),
    };
    Ran { result, printed, report }
}

fn run(pipeline: &str, program: &str) -> Result<String, String> {
    run_with(pipeline, program, |_, _| ()).result
}

fn verified(verify: Verify, pipeline: &str, program: &str) -> Result<String, String> {
    run_with(pipeline, program, |runner, _| runner.verify = verify).result
}

#[test]
fn fix_runs_until_nothing_changes() {
    assert_eq!(run("fix(dedup)", "main: a a a a b\n").unwrap(), "main: a b\n");
    assert_eq!(run("fix{max=2}(dedup)", "main: a a a a b\n").unwrap(), "main: a a b\n");
    assert_eq!(
        run("fix{max=2,strict}(dedup)", "main: a a a a b\n").unwrap_err(),
        "\
error[P0016]: `fix` still changed the program in round 2
   why: it runs dedup until nothing changes
  help: two of the passes undo each other's work, or `max` is too small
  repeat: molt-driver --passes p --print-changed a.words
"
    );
}

#[test]
fn only_keeps_the_other_functions() {
    let program = "main: x a\nhelp: x b\nhelper: x c\n";
    assert_eq!(run("only{fn=help}(drop-x)", program).unwrap(), "main: x a\nhelp: b\nhelper: x c\n");
    assert_eq!(run("only{fn=@help*}(drop-x)", program).unwrap(), "main: x a\nhelp: b\nhelper: c\n");
    assert_eq!(
        run("only{fn=hlp}(drop-x)", program).unwrap_err(),
        "\
error[P0006]: `only` names no function of the program: `hlp`
  help: there are `main`, `help`, `helper`
"
    );
}

#[test]
fn stop_after_ends_early() {
    let stop =
        |address: &str| run_with("drop-x,y-to-x,fix(drop-x,x-to-y)", "main: x y\n", |r, _| r.stop_after = Some(address.into()));
    assert_eq!(stop("drop-x").result.unwrap(), "main: y\n");
    assert_eq!(stop("y-to-x#1").result.unwrap(), "main: x\n");
    assert_eq!(stop("drop-x#2").result.unwrap(), "main: \n");
}

#[test]
fn fuel_bisects_to_one_rewrite() {
    let ran = run_with("drop-x", "main: x x\nf: x\n", |_, cx| cx.set_fuel(Some(2)));
    assert_eq!(ran.result.unwrap(), "main: \nf: x\n");
    assert_eq!(
        ran.report.stats(),
        "       2  dropped                      drop-x#1\n       2  rewrites, the last: `drop` in drop-x#1\n"
    );
}

#[test]
fn dumps_are_headed_by_the_command_that_repeats_them() {
    let ran = run_with("drop-x,fix(dedup)", "main: x a a\n", |runner, _| {
        runner.dumps.before = Which(vec!["drop-x".into()]);
        runner.dumps.after = Which(vec!["dedup#1".into()]);
    });
    assert_eq!(
        ran.printed,
        "\
; before drop-x#1
; molt-driver --passes p --print-before drop-x#1 a.words
main: x a a
; after dedup#1
; molt-driver --passes p --stop-after dedup#1 a.words
main: a
; after dedup#1
; molt-driver --passes p --stop-after dedup#1 a.words
main: a
"
    );
}

#[test]
fn changes_print_as_a_difference() {
    let ran = run_with("drop-x,y-to-x", "main: x a a\nf: x\n", |runner, _| runner.dumps.changed = true);
    assert_eq!(
        ran.printed,
        "\
; drop-x#1
; molt-driver --passes p --print-changed --stop-after drop-x#1 a.words
@@ -1,2 +1,2 @@
-main: x a a
-f: x
+main: a a
+f: 
; y-to-x#1: no change
"
    );
}

#[test]
fn the_audit_blames_the_pass_that_broke_a_fact() {
    let program = "main: a\n";
    assert_eq!(run("drop-x,liar", program).unwrap(), "main: a x\n");
    assert_eq!(verified(Verify::Each, "drop-x,liar", program).unwrap(), "main: a x\n");
    assert_eq!(
        verified(Verify::Audit, "drop-x,liar", program).unwrap_err(),
        "\
error[P0011]: `liar` (#1) broke `words/no-x` in `@main` and does not say so
   why: `x` is here
  help: list the fact under DESTROYS, or keep what it says
  repeat: molt-driver --passes \"only{fn=main}(liar)\" --verify audit a.molt-repro.words
"
    );
    assert_eq!(
        verified(Verify::Audit, "boaster", "main: a a\n").unwrap_err(),
        "\
error[P0011]: `boaster` (#0) says that it establishes `words/no-pairs`, which does not hold
   why: `words/no-pairs` does not hold
  help: take the fact out of ESTABLISHES, or finish the rewrite
  repeat: molt-driver --passes boaster --verify audit a.molt-repro.words
"
    );
}

#[test]
fn the_audit_checks_facts_with_parts_where_they_are_required() {
    assert_eq!(verified(Verify::Each, "drop-x,drop-y,strict", "main: z\n").unwrap(), "main: z\n");
    assert_eq!(
        verified(Verify::Audit, "drop-x,drop-y,strict", "main: z\n").unwrap_err(),
        "\
error[P0011]: `words/no-letters`, which `strict` (#2) requires, does not hold in `@main` although all its parts do
   why: `z` is here
  help: the fact says more than its parts; add what is missing to `from [..]`
  repeat: molt-driver --passes p --verify audit --stop-after strict#1 a.words
"
    );
}

#[test]
fn a_malformed_program_is_caught_by_the_level_asked_for() {
    let blamed = verified(Verify::Each, "spoil,y-to-x", "main: a\n").unwrap_err();
    assert_eq!(verified(Verify::Changed, "spoil,y-to-x", "main: a\n").unwrap_err(), blamed);
    assert_eq!(
        blamed,
        "\
error[P0010]: `spoil` (#0) left a `words` that is not well formed in `@main`
   why: `!` is here
  repeat: molt-driver --passes \"only{fn=main}(spoil)\" --verify each a.molt-repro.words
"
    );
    assert_eq!(verified(Verify::Never, "spoil,y-to-x", "main: a\n").unwrap(), "main: a !\n");
    assert_eq!(
        verified(Verify::Stage, "spoil,y-to-x", "main: a\n").unwrap_err(),
        "\
error[P0010]: the `words` is not well formed in `@main`
   why: `!` is here
  help: `--verify each` finds the pass that did it
  repeat: molt-driver --passes p --verify each a.words
"
    );
    assert_eq!(
        verified(Verify::Stage, "spoil,y-to-x,sort", "main: a\n").unwrap_err().lines().next(),
        Some("error[P0010]: the `words` is not well formed in `@main`")
    );
}

#[test]
fn a_panic_is_an_error_with_the_command_that_repeats_it() {
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let (plain, kept) = (run("panics", "main: a\n"), verified(Verify::Each, "panics", "main: a\n"));
    std::panic::set_hook(quiet);
    assert_eq!(
        plain.unwrap_err(),
        "\
error[P0017]: `panics` (#0) failed: index out of bounds
   why: this is a bug of the pass, not of your program
  repeat: molt-driver --passes p --verify each --stop-after panics#1 a.words
"
    );
    assert_eq!(
        kept.unwrap_err(),
        "\
error[P0017]: `panics` (#0) failed: index out of bounds
   why: this is a bug of the pass, not of your program
  repeat: molt-driver --passes panics a.molt-repro.words
"
    );
}

#[test]
fn a_refusal_of_a_pass_ends_the_run() {
    assert_eq!(run("refuses,drop-x", "main: x\n").unwrap_err(), "error[E0301]: no\n");
}

#[test]
fn times_name_every_pass_that_ran() {
    let table = run_with("drop-x,fix(dedup)", "main: x a a\n", |_, _| ()).report.times();
    let names: Vec<_> = table.lines().skip(1).map(|l| l.split_whitespace().skip(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(names, ["1 drop-x#1", "2 dedup#1", "0 (verify)", "0 (total)"]);
}

mod stranger {
    //! A fact whose crate the passes do not know.
    use super::*;

    const FOREIGN: Fact = Fact { krate: "elsewhere", ..NO_X };

    #[test]
    fn a_fact_the_author_could_not_know_is_checked_after_the_pass() {
        let (registry, mut cx) = (toy::registry(), PassCx::new());
        let pipeline = Pipeline::parse("liar", "--passes", &registry, &mut cx.sources).unwrap();
        let stage = AnyStage::new(toy::words("main: a\n"));
        let mut runner = Runner { verify: Verify::Never, ..Runner::default() };
        let ran = runner.run(&pipeline, stage.clone(), &[FOREIGN], &mut cx);
        assert!(ran.err().is_some_and(|f| f.errors.0[0].code == crate::codes::P0011));
        assert!(runner.run(&pipeline, stage, &[NO_X], &mut cx).is_ok());
    }
}
