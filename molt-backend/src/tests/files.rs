//! Every file of `filetests/`: a program in the text of `lir` that says in comments what it shows, run by every back end.
//!
//! `; out: text` is a line of standard output, `; err: text` one of standard error, `; status: 3` the exit status and
//! `; broken: text` what the interpreter finds wrong (native code is not run then).

use crate::{Backend, End, LirInterpreter, Native, Run};
use molt_ir::lir::{Program, facts};
use molt_ir::pass::{AnyStage, Stage};
use std::fs;
use std::path::Path;

fn expected(text: &str, key: &str) -> String {
    text.lines()
        .filter_map(|line| line.strip_prefix("; ")?.strip_prefix(key)?.strip_prefix(": "))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn every_file_shows_what_it_says() {
    molt_ir::lir::runtime::install(molt_runtime::abi::describe);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("filetests");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 5, "the files are gone");
    let mut wrong = vec![];
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let program = Program::parse(&text).unwrap_or_else(|e| panic!("{}:{:?}: {e}", file.display(), e.line_column(&text)));
        assert_eq!(Stage::verify(&program), Ok(()), "{}", file.display());
        let broken = expected(&text, "broken");
        let stage = AnyStage::new(program);
        if broken.is_empty() {
            assert_eq!(stage.check(&facts::REFCOUNTS_EXPLICIT), [], "{}", file.display());
        }
        let status = expected(&text, "status").trim().parse().unwrap_or(0);
        let backends: &[&dyn Backend] = if broken.is_empty() { &[&LirInterpreter, &Native] } else { &[&LirInterpreter] };
        for backend in backends {
            let found = backend.run(&stage, &Run { fuel: 50_000_000, ..Run::default() }).unwrap();
            let right = match &found.end {
                End::Broken(what) => !broken.is_empty() && what.contains(broken.trim()),
                end => {
                    broken.is_empty()
                        && *end == End::Status(status)
                        && found.stdout == expected(&text, "out").into_bytes()
                        && found.stderr == expected(&text, "err").into_bytes()
                }
            };
            if !right {
                wrong.push(format!("{} by {}: {found:?}", file.display(), backend.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
