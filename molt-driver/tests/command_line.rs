//! The command line as a user meets it: what it prints and how it ends, for everything but a program that compiles.

use std::path::Path;
use std::process::Command;

struct Ran {
    status: i32,
    out: String,
    err: String,
}

/// Runs the driver in a new folder that holds these files.
fn molt(files: &[(&str, &[u8])], args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    molt_in(folder.path(), args)
}

fn molt_in(folder: &Path, args: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_molt-driver")).args(args).current_dir(folder).output().unwrap();
    Ran {
        status: ran.status.code().unwrap(),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

#[track_caller]
fn refused(files: &[(&str, &[u8])], args: &[&str], err: &str) {
    let ran = molt(files, args);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", err));
}

#[test]
fn files_that_cannot_be_read() {
    refused(&[], &["run", "no.py"], "error[E0001]: cannot read `no.py`: there is no such file\n");
    let directory = "error[E0001]: cannot read `.`: it is a directory\n   fix: name a file of Python in it\n";
    refused(&[], &["build", "."], directory);
    let empty = "error[E0004]: `a.py` is empty\n   fix: write the program, or name another file\n";
    refused(&[("a.py", b"")], &["run", "a.py"], empty);
    let text = b"x = 1\ny = '\xff'\n";
    let coding = "error[E0002]: `a.py` is not UTF-8: byte 0xff on line 2\n   why: Python source is UTF-8\n   fix: save the file as UTF-8\n";
    refused(&[("a.py", text)], &["run", "a.py"], coding);
    let ran = molt(&[("a.txt", b"x")], &["run", "a.txt"]);
    assert!(
        ran.err.starts_with("error[P0021]: `a.txt` is no file of Python and of no stage\n  help: the extensions are `.py`, "),
        "{}",
        ran.err
    );
    assert_eq!(ran.status, 1);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_program() {
    let ran = molt(&[("a.py", b"\xef\xbb\xbfprint(1)\n")], &["--emit", "source", "a.py"]);
    assert_eq!(ran.out, "# molt-driver --profile dev --emit source a.py\nprint(1)\n");
}

#[test]
fn pipelines_that_do_not_make_sense() {
    let program: &[(&str, &[u8])] = &[("a.py", b"x = 1\n")];
    refused(
        program,
        &["--passes", "no-such-pass", "a.py"],
        "error[P0002]: there is no pass or profile called `no-such-pass`\n  --> --passes:1:1\n    1 | no-such-pass\n      | ^^^^^^^^^^^^\n  help: `molt-driver passes` lists the passes\n",
    );
    refused(
        program,
        &["run", "--profile", "relese", "a.py"],
        "error[P0012]: there is no profile called `relese`\n  help: did you mean `release`?\n",
    );
    let ran = molt(program, &["run", "--disable", "no-such-pass#2", "a.py"]);
    assert!(ran.err.starts_with("error[P0006]: the pipeline has no `no-such-pass#2`\n"), "{}", ran.err);
    let ran = molt(program, &["run", "--stop-after", "no-such-pass", "a.py"]);
    assert!(ran.err.starts_with("error[P0006]: `--stop-after no-such-pass`: the pipeline has no such pass\n"), "{}", ran.err);
    let ran = molt(program, &["--emit", "tirr", "a.py"]);
    assert_eq!(ran.err, "error[P0020]: there is no form called `tirr`\n  help: did you mean `tir`?\n");
}

#[test]
fn a_profile_in_a_file_extends_a_shipped_one() {
    let profile = b"extends = \"dev\"\n[edit]\ndisable = [\"no-such-pass\"]\n";
    let ran = molt(&[("a.py", b"x = 1\n"), ("mine.toml", profile)], &["build", "--profile", "mine.toml", "a.py"]);
    assert!(ran.err.starts_with("error[P0006]: the pipeline has no `no-such-pass`\n"), "{}", ran.err);
    let ran = molt(&[("a.py", b"x = 1\n")], &["check", "--profile", "mine.toml", "a.py"]);
    assert!(ran.err.starts_with("error[P0012]: cannot read the profile `mine.toml`: "), "{}", ran.err);
}

#[test]
fn codes_explain_themselves() {
    let ran = molt(&[], &["explain", "e0312"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("E0312: needs a compiler at run time\n\n"), "{}", ran.out);
    refused(&[], &["explain", "why"], "error[P0023]: there is no error code `why`\n  help: `molt-driver explain` lists them\n");
    assert!(molt(&[], &["explain"]).out.lines().count() > 20);
}

#[test]
fn json_has_one_object_a_line() {
    let ran = molt(&[], &["run", "--message-format", "json", "no.py"]);
    let error: serde_json::Value = serde_json::from_str(ran.err.trim_end()).unwrap();
    assert_eq!(error["code"], "E0001");
    assert_eq!(error["message"], "cannot read `no.py`: there is no such file");
}

#[test]
fn every_profile_and_pass_can_be_listed() {
    let profiles = molt(&[], &["profiles"]);
    assert_eq!((profiles.status, profiles.err.as_str()), (0, ""));
    let names: Vec<_> = profiles.out.lines().filter(|l| !l.starts_with(' ')).filter_map(|l| l.split(':').next()).collect();
    assert_eq!(names, ["checked", "dev", "reference", "release", "report", "size"]);
    for name in names {
        let ran = molt(&[], &["passes", "check", name]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
    }
    let passes = molt(&[], &["passes"]);
    assert_eq!((passes.status, passes.err.as_str()), (0, ""));
}

/// A static function and a dynamic one.
const TIERS: &[u8] =
    b"def area(w, h):\n    return w * h\n\n\ndef both(a):\n    return a + a\n\n\nprint(area(2.0, 3.0), *[both(x) for x in (1, 'x')])\n";

#[test]
fn check_tells_the_tier_of_every_function() {
    let ran = molt(&[("a.py", TIERS)], &["check", "a.py"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("area: static\n") && ran.out.contains("both: dynamic in 1 place\n"), "{}", ran.out);
    let ran = molt(&[("a.py", b"print(1.5 + 2.5)\n")], &["check", "a.py"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "a.py:1:1: the top level: static\n"));
    let ran = molt(&[("a.py", b"exec(input())\n")], &["check", "a.py"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error[E0312]"), "{}", ran.err);
}

#[test]
fn check_says_why_and_which_types() {
    let ran = molt(&[("a.py", TIERS)], &["check", "--why-slow", "a.py"]);
    assert_eq!(
        ran.out,
        "a.py:6:12: `a + a`: an operator on values of unknown type [R0101]\n   why: the left side is int | str, the right side is int | str\n"
    );
    let ran = molt(&[("a.py", TIERS)], &["check", "--types", "a.py"]);
    assert!(ran.out.contains("a.py:2:12: `w * h`: float\n"), "{}", ran.out);
    let ran = molt(&[("a.py", TIERS)], &["check", "--why-slow", "--message-format", "json", "a.py"]);
    let remark: serde_json::Value = serde_json::from_str(ran.out.trim_end()).unwrap();
    assert_eq!((&remark["code"], ran.status), (&"R0101".into(), 1));
}

#[test]
fn diff_needs_files_and_a_python() {
    let ran = molt(&[], &["diff", "--python", "/nowhere/python", "."]);
    assert_eq!((ran.status, ran.err.as_str()), (1, "error: there is no file of Python among what was named\n"));
}

#[test]
fn diff_compares_with_what_the_python_does() {
    // Stands for CPython: it prints one line, whatever the program.
    let python = b"#!/bin/sh\necho 1\n";
    let files: &[(&str, &[u8])] =
        &[("py", python), ("a.py", b"print(1)\n"), ("b.py", b"print(2)\n"), ("c.py", b"exec(input())\n")];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder.path().join("py"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let ran = molt_in(folder.path(), &["diff", "--python", "./py", "a.py"]);
    assert_eq!((ran.status, ran.out.lines().next()), (0, Some("same       a.py")), "{}", ran.err);
    let ran = molt_in(folder.path(), &["diff", "--python", "./py", "a.py", "c.py"]);
    assert_eq!(ran.status, 2);
    let ran = molt_in(folder.path(), &["diff", "--python", "./py", "."]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("different  ./b.py\n") && ran.out.contains("    -1\n    +2\n"), "{}", ran.out);
    assert!(ran.out.contains("refused    ./c.py: E0312\n"), "{}", ran.out);
}

#[test]
fn doctor_says_what_is_missing_and_how_to_mend_it() {
    let ran = molt(&[], &["doctor"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("ok       profile release: "), "{}", ran.out);
    let ran = molt(&[], &["doctor", "--linker", "/nowhere/cc"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("missing  linker: `/nowhere/cc` cannot be started"), "{}", ran.out);
    let ran = molt(&[("mine.toml", b"pipeline = [\"nothing\"]\n")], &["doctor", "mine.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("missing  profile mine.toml: error[P0002]"), "{}", ran.out);
}

#[test]
fn refusals_wait_until_they_are_reached() {
    let text = b"import wave
";
    assert!(molt(&[("a.py", text)], &["run", "a.py"]).err.starts_with("error[E0201]"));
    let text = b"import os
def missing():
    import wave
def absent():
    return os.forkpty()
def compiled():
    return compile('1' + '2', 'x', 'exec')
def kept():
    names = globals()
    names['x'] = 1
def builtin():
    return help(1)
for f in (missing, absent, compiled, kept, builtin):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
";
    for profile in ["dev", "release"] {
        let ran = molt(&[("a.py", text)], &["run", "--lazy-errors", "--profile", profile, "a.py"]);
        let expected = "\
ModuleNotFoundError No module named 'wave'
AttributeError module 'os' has no attribute 'forkpty'
NotImplementedError `compile` needs a compiler at run time
NotImplementedError the namespace of a module is changed or kept as a dict
NotImplementedError the builtin `help` is not supported
";
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    }
}
