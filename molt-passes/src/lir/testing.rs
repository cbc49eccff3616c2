//! Programs for the tests of passes over `lir`: a body as text, headers made up to fit.

use molt_ir::lir::header::Site;
use molt_ir::lir::{FunctionHeader, Program, ProgramHeader};
use molt_ir::pass::{Pass, PassCx, Stage, apply};
use molt_ir::ssa::{Body, Function};

/// The body after the pass with its options at their defaults, with dense numbers; verified before and after.
pub fn after<P: Pass<From = Program, To = Program>>(body: &str) -> String {
    after_with::<P>(&P::Options::default(), body)
}

/// The same with these options.
pub fn after_with<P: Pass<From = Program, To = Program>>(options: &P::Options, body: &str) -> String {
    let body = Body::parse(body).unwrap_or_else(|e| panic!("{e} near {:?}", &body[e.at..]));
    // Bodies name traceback sites by small numbers.
    let site = |line| Site { function: "f".into(), line, end_line: line, ..Site::default() };
    let sites = (1..=4).map(site).collect();
    let mut program = Program::new(ProgramHeader { sites, files: vec!["f.py".into()], ..ProgramHeader::default() });
    let header = FunctionHeader { results: vec![], code: None, qualname: "f".into() };
    let id = program.add(Function { name: "f".into(), header, body });
    program.verify().unwrap_or_else(|e| panic!("{e:?}"));
    let mut program = apply::<P>(options, program, &mut PassCx::new()).unwrap_or_else(|e| panic!("{e:?}"));
    program.verify().unwrap_or_else(|e| panic!("{e:?}"));
    program[id].body.compact();
    program[id].body.to_string()
}

/// The text of a body without the indentation of the test.
pub fn unindent(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|l| if l.starts_with("^bb") { format!("{l}\n") } else { format!("  {l}\n") }).collect()
}
