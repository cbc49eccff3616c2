use super::super::toy::{self, NO_X, NO_Y};
use super::super::{Registry, profile};
use super::*;
use crate::span::SourceMap;

fn checked_in(registry: &Registry, text: &str) -> Result<Vec<Fact>, String> {
    let mut sources = SourceMap::default();
    let pipeline = Pipeline::parse(text, "--passes", registry, &mut sources).map_err(|e| e.render(&sources))?;
    match check(&pipeline, None, &[], registry) {
        Ok(checked) => Ok(checked.end.facts()),
        Err(errors) => Err(errors.render(&sources)),
    }
}

fn refusal(text: &str) -> String {
    checked_in(&toy::registry(), text).unwrap_err()
}

#[test]
fn a_fact_nothing_establishes() {
    assert_eq!(
        refusal("y-to-x,dedup"),
        "\
error[P0007]: `dedup` (#1) requires `words/no-x`, which nothing before it establishes
  --> --passes:1:8
    1 | y-to-x,dedup
      |        ^^^^^
   why: an `x` doubles what follows it
  help: `drop-x` establishes it on `words`; put it before `dedup`
  help: `x-to-y` establishes it on `words`; put it before `dedup`
  help: or start from a profile that runs both: --profile tidy
"
    );
}

#[test]
fn a_fact_that_was_destroyed() {
    assert_eq!(
        refusal("drop-x,liar,y-to-x,dedup"),
        "\
error[P0008]: `dedup` (#3) requires `words/no-x`, which `y-to-x` (#2) destroys
  --> --passes:1:20
    1 | drop-x,liar,y-to-x,dedup
      |                    ^^^^^
   why: an `x` doubles what follows it
  note: `drop-x` (#0) had established it
  help: put `dedup` before `y-to-x` (#2)
  help: `drop-x` establishes it on `words`; put it before `dedup` again
  help: `x-to-y` establishes it on `words`; put it before `dedup`
"
    );
}

#[test]
fn a_pass_that_stands_too_late() {
    assert_eq!(
        refusal("dedup,x-to-y"),
        "\
error[P0007]: `dedup` (#0) requires `words/no-x`, which nothing before it establishes
  --> --passes:1:1
    1 | dedup,x-to-y
      | ^^^^^
   why: an `x` doubles what follows it
  help: `drop-x` establishes it on `words`; put it before `dedup`
  help: `x-to-y` (#1) establishes it, but stands after `dedup`; move it before
  help: or start from a profile that runs both: --profile tidy
"
    );
}

#[test]
fn a_fact_no_pass_establishes() {
    let mut registry = Registry::new();
    registry.add::<toy::Dedup>("");
    assert_eq!(
        checked_in(&registry, "dedup").unwrap_err(),
        "\
error[P0007]: `dedup` (#0) requires `words/no-x`, which nothing before it establishes
  --> --passes:1:1
    1 | dedup
      | ^^^^^
   why: an `x` doubles what follows it
  help: no registered pass establishes it
"
    );
}

#[test]
fn a_profile_that_has_both_is_named() {
    let mut registry = toy::registry();
    registry.add_profile("release", "pipeline = \"y-to-x,sort\"");
    assert_eq!(
        checked_in(&registry, "sort").unwrap_err(),
        "\
error[P0007]: `sort` (#0) requires `words/no-y`, which nothing before it establishes
  --> --passes:1:1
    1 | sort
      | ^^^^
   why: `y` has no place in the order
  help: `drop-y` establishes it on `words`; put it before `sort`
  help: `y-to-x` establishes it on `words`; put it before `sort`
  help: or start from a profile that runs both: --profile release
"
    );
}

#[test]
fn the_wrong_stage() {
    assert_eq!(
        refusal("y-to-x,sort,drop-x"),
        "\
error[P0005]: `drop-x` (#2) works on `words`, but here the program is `sorted`
  --> --passes:1:13
    1 | y-to-x,sort,drop-x
      |             ^^^^^^
  help: put `drop-x` before `sort` (#1), which makes `sorted`
"
    );
    assert_eq!(
        refusal("drop-x,reverse"),
        "\
error[P0005]: `reverse` (#1) works on `sorted`, but here the program is `words`
  --> --passes:1:8
    1 | drop-x,reverse
      |        ^^^^^^^
  help: `sort` makes `sorted` from `words`; put it before `reverse`
"
    );
}

#[test]
fn a_stage_change_ends_the_facts_of_the_old_stage() {
    assert_eq!(checked_in(&toy::registry(), "y-to-x,sort").unwrap(), []);
}

#[test]
fn every_missing_fact_is_reported_once() {
    let text = refusal("dedup,dedup,sort");
    assert_eq!(text.matches("error[").count(), 2, "{text}");
}

#[test]
fn fix_is_checked_for_a_second_round() {
    assert_eq!(
        refusal("drop-x,fix(dedup,y-to-x)"),
        "\
error[P0009]: `dedup` (#1) requires `words/no-x` in every round of `fix`, but `y-to-x` (#2) destroys it
  --> --passes:1:12
    1 | drop-x,fix(dedup,y-to-x)
      |            ^^^^^
   why: an `x` doubles what follows it
  note: `drop-x` (#0) had established it
  help: `drop-x` establishes it on `words`; put it before `dedup` again
  help: `x-to-y` establishes it on `words`; put it before `dedup`
"
    );
    assert_eq!(checked_in(&toy::registry(), "fix(drop-x,dedup,y-to-x)").unwrap(), [NO_Y]);
    assert_eq!(
        refusal("drop-x,y-to-x,fix(fix(x-to-y),sort)"),
        "\
error[P0005]: `sort` (#3) changes the stage inside `fix`
  --> --passes:1:31
    1 | drop-x,y-to-x,fix(fix(x-to-y),sort)
      |                               ^^^^
   why: the second round would begin with `sorted` instead of `words`
"
    );
}

#[test]
fn what_only_establishes_does_not_hold_for_the_program() {
    assert_eq!(checked_in(&toy::registry(), "only{fn=main}(drop-x,dedup)").unwrap(), []);
    assert_eq!(checked_in(&toy::registry(), "drop-x,only{fn=main}(dedup)").unwrap(), [NO_X]);
    assert_eq!(
        refusal("only{fn=main}(drop-x),dedup").lines().next(),
        Some("error[P0007]: `dedup` (#1) requires `words/no-x`, which nothing before it establishes")
    );
    assert_eq!(
        refusal("drop-x,only{fn=main}(y-to-x),dedup").lines().next(),
        Some("error[P0008]: `dedup` (#2) requires `words/no-x`, which `y-to-x` (#1) destroys")
    );
}

#[test]
fn a_fact_with_parts_holds_when_they_all_do() {
    assert!(checked_in(&toy::registry(), "drop-x,drop-y,strict").is_ok());
    assert_eq!(
        refusal("y-to-x,liar,strict,strict"),
        "\
error[P0007]: `strict` (#2) requires `words/no-letters` and so `words/no-x`, which nothing before it establishes
  --> --passes:1:13
    1 | y-to-x,liar,strict,strict
      |             ^^^^^^
   why: letters are not words
  help: `drop-x` establishes it on `words`; put it before `strict`
  help: `x-to-y` establishes it on `words`; put it before `strict`
  help: or start from a profile: --profile tidy --insert-after drop-x strict
"
    );
    assert_eq!(
        refusal("strict"),
        "\
error[P0007]: `strict` (#0) requires `words/no-letters`, of which 2 parts do not hold
  --> --passes:1:1
    1 | strict
      | ^^^^^^
   why: letters are not words
  help: `words/no-x`: `drop-x` or `x-to-y` establish it
  help: `words/no-y`: `drop-y` or `y-to-x` establish it
"
    );
    assert_eq!(
        refusal("drop-x,strict").lines().next(),
        Some("error[P0007]: `strict` (#1) requires `words/no-letters` and so `words/no-y`, which nothing before it establishes")
    );
    assert_eq!(
        refusal("drop-y,y-to-x,strict").lines().next(),
        Some("error[P0007]: `strict` (#2) requires `words/no-letters` and so `words/no-x`, which nothing before it establishes")
    );
}

#[test]
fn an_expected_fact_must_hold_at_the_end() {
    let (mut registry, mut sources) = (toy::registry(), SourceMap::default());
    registry.add_profile(
        "mine",
        "pipeline = \"drop-x,y-to-x\"\nexpect.facts = [\"words/no-x\", \"words/no-y\", \"words/no-pairs\"]\n",
    );
    let profile = profile::load("mine", &registry, &mut sources).unwrap();
    let end = check(&profile.pipeline, None, &[], &registry).map(|c| c.end).ok().unwrap();
    assert_eq!(
        check_expected(&profile, &end).unwrap_err().render(&sources),
        "\
error[P0013]: the profile `mine` expects `words/no-x`, which does not hold at its end
   why: `y-to-x` (#1) destroys it

error[P0013]: the profile `mine` expects `words/no-pairs`, which does not hold at its end
   why: no pass of the pipeline establishes it
"
    );
}
