//! Programs for the tests of passes over `tir`: bodies as text, headers made up to fit.

use molt_ir::pass::{Pass, PassCx, Stage, apply};
use molt_ir::ssa::Body;
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Function, FunctionHeader, Program, ProgramHeader, Tir, Type};

/// A program of plain functions: name and body each. Bodies refer to functions by number, `@#1`.
pub fn program(functions: &[(&str, &str)]) -> Program {
    let mut program = Program::new(ProgramHeader::default());
    for (name, body) in functions {
        let body = Body::<Tir>::parse(body).unwrap_or_else(|e| panic!("{e} near {:?}", &body[e.at..]));
        program.add(Function { name: (*name).into(), header: header(name), body });
    }
    valid(&program);
    program
}

/// The header of a plain function.
pub fn header(name: &str) -> FunctionHeader {
    FunctionHeader {
        name: name.into(),
        qualname: name.into(),
        module: 0,
        kind: FunctionKind::Function,
        parameters: vec![],
        closure: false,
        free: vec![],
        result: Type::Any,
        line: 1,
        doc: None,
    }
}

/// The bodies after the pass, in order, with dense numbers; the program is verified before that.
pub fn after<P: Pass<From = Program, To = Program>>(options: &P::Options, program: Program) -> Vec<String> {
    let mut program = apply::<P>(options, program, &mut PassCx::new()).unwrap_or_else(|e| panic!("{e:?}"));
    valid(&program);
    for fact in P::ESTABLISHES {
        assert_eq!((fact.check)(&program), [], "{}", fact.name);
    }
    program.functions_mut().for_each(|(_, f)| f.body.compact());
    program.functions().map(|(_, f)| f.body.to_string()).collect()
}

fn valid(program: &Program) {
    if let Err(violations) = program.verify() {
        panic!("{violations:?}\n{}", program.to_text(false));
    }
}

/// The text of a body without the indentation of the test.
pub fn unindent(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|l| if l.starts_with("^bb") { format!("{l}\n") } else { format!("  {l}\n") }).collect()
}
