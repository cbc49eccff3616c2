//! Line tables and listings, and that compiling twice gives the same bytes.

use crate::{cranelift, link};
use molt_ir::lir::Program;
use molt_ir::pass::BuildOptions;
use molt_ir::settings::Codegen;
use molt_ir::span::SourceMap;
use std::process::Command;

const SOURCE: &str = "def f():\n    return 2\n\nf()\n";
const TEXT: &str = r#"program lir
main @main
fn @f -> [val] named "outer.f" {
^bb0():
  %0 = vconst {bits: -1125899906842622} : imm #0:20..21
  call_rt {function: "install_core"} #0:20..21
  ret %0 #0:13..21
}
fn @main -> [val] named "<module>" {
^bb0():
  %0 = call {func: @f} : val #0:23..26
  ret %0 #0:23..26
}
"#;

fn program() -> (Program, SourceMap) {
    molt_ir::lir::runtime::install(molt_runtime::abi::describe);
    let mut sources = SourceMap::default();
    sources.add("two.py", SOURCE);
    (Program::parse(TEXT).unwrap(), sources)
}

#[test]
fn debuggers_find_functions_and_lines() {
    let (program, sources) = program();
    let options = cranelift::Options { debug: true, check_memory: false, codegen: Codegen::Speed, sources: Some(&sources) };
    let object = cranelift::object(&program, &options).unwrap();
    let path = std::env::temp_dir().join(format!("molt-debug-{}", std::process::id()));
    link::link(&object, link::Shape::default(), &path, &BuildOptions { debug: true, ..BuildOptions::default() }).unwrap();
    let run = |program: &str, args: &[&str]| {
        let done = Command::new(program).args(args).arg(&path).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let symbols = run("nm", &[]);
    let address = symbols.lines().find_map(|line| line.strip_suffix(" t py.f")).expect("the symbol of `f`");
    let found = run("addr2line", &["-f", "-a", address, "-e"]);
    std::fs::remove_file(&path).unwrap();
    assert!(found.contains("py.f\n") && found.contains("two.py:2"), "{found}");
}

#[test]
fn listings_show_source_lines_and_symbols() {
    let (program, sources) = program();
    let options = cranelift::Options { debug: false, check_memory: false, codegen: Codegen::Speed, sources: Some(&sources) };
    let asm = cranelift::asm(&program, &options).unwrap();
    for part in ["py.f:\n", "; two.py:2: return 2\n", "; molt_install_core\n", "; two.py:4: f()\n", "; py.f\n"] {
        assert!(asm.contains(part), "no {part:?} in\n{asm}");
    }
    let clif = cranelift::clif(&program, &options).unwrap();
    assert!(clif.contains("; py.f\nfunction ") && clif.contains("return"), "{clif}");
}

#[test]
fn compiling_twice_gives_the_same_bytes() {
    let (program, sources) = program();
    let options = cranelift::Options { debug: true, check_memory: false, codegen: Codegen::Speed, sources: Some(&sources) };
    let (one, two) = (cranelift::object(&program, &options).unwrap(), cranelift::object(&program, &options).unwrap());
    assert_eq!(one, two);
    let manifest = env!("CARGO_MANIFEST_DIR").as_bytes();
    let holds = |bytes: &[u8]| bytes.windows(manifest.len()).any(|window| window == manifest);
    assert!(!holds(&one), "the folder of the build stands in the object file");
    for runtime in [link::RUNTIME, link::WHOLE_RUNTIME, link::SMALL_RUNTIME] {
        assert!(!holds(runtime), "the folder of the build stands in the runtime");
    }
}
