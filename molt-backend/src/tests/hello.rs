//! The smallest program: its output, its size, and that it comes out the same everywhere.

use crate::{cranelift, link};
use molt_ir::lir::Program;
use molt_ir::pass::{BuildOptions, Stage};
use std::process::Command;

const HELLO: &str = r#"program lir
main @main
fn @main -> [val] named "<module>" {
^bb0():
  %0 = static_str {value: "hello"} : obj
  %1 = call_rt %0 {function: "print_str"} : i64
  br_cold %1 -> ^bb1, ^bb2
^bb1():
  %2 = vconst {bits: 0} : imm
  ret %2
^bb2():
  %3 = vconst {bits: 8} : imm
  ret %3
}
"#;

#[test]
fn hello_runs_and_is_small() {
    molt_ir::lir::runtime::install(molt_runtime::abi::describe);
    let program = Program::parse(HELLO).unwrap();
    assert_eq!(Stage::verify(&program), Ok(()));
    let object = cranelift::object(&program, &cranelift::Options::default()).unwrap();
    let path = std::env::temp_dir().join(format!("molt-hello-{}", std::process::id()));
    for options in [BuildOptions::default(), BuildOptions { is_static: true, ..Default::default() }] {
        link::link(&object, &path, &options).unwrap();
        let size = std::fs::metadata(&path).unwrap().len();
        let run = Command::new(&path).output().unwrap();
        if std::env::var_os("MOLT_KEEP").is_none() {
            std::fs::remove_file(&path).unwrap();
        }
        assert_eq!((run.status.code(), &run.stdout[..], &run.stderr[..]), (Some(0), &b"hello\n"[..], &b""[..]));
        assert!(options.is_static || size <= 30 * 1024, "hello is {size} bytes");
    }
}
