//! The smallest program: its output, its size, and that it comes out the same everywhere.

use crate::{cranelift, link};
use molt_ir::lir::Program;
use molt_ir::pass::{BuildOptions, Stage};
use molt_ir::settings::Codegen;
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
    let bare = cranelift::is_bare(&program);
    let kinds = [Codegen::Speed, Codegen::Small, Codegen::Quick];
    for (is_static, codegen) in kinds.into_iter().flat_map(|codegen| [(false, codegen), (true, codegen)]) {
        let quick = codegen == Codegen::Quick;
        let options = BuildOptions { is_static, ..Default::default() };
        link::link(&object, link::Shape { codegen, bare }, &path, &options).unwrap();
        let size = std::fs::metadata(&path).unwrap().len();
        let libraries = libraries(&std::fs::read(&path).unwrap());
        let run = Command::new(&path).output().unwrap();
        if std::env::var_os("MOLT_KEEP").is_none() {
            std::fs::remove_file(&path).unwrap();
        }
        assert_eq!((run.status.code(), &run.stdout[..], &run.stderr[..]), (Some(0), &b"hello\n"[..], &b""[..]));
        assert!(is_static || quick || size <= 30 * 1024, "hello is {size} bytes");
        // Each library more is a third of the time in which it starts.
        assert!(is_static || quick || libraries == ["libc.so.6"], "{libraries:?}");
    }
}

/// The libraries that an executable has the loader load.
fn libraries(executable: &[u8]) -> Vec<String> {
    use object::read::elf::{Dyn, ElfFile64};
    let file = ElfFile64::<object::Endianness>::parse(executable).unwrap();
    let (endian, sections) = (file.endian(), file.elf_section_table());
    let Some((entries, strings)) = sections.dynamic(endian, executable).unwrap() else { return vec![] };
    let strings = sections.strings(endian, executable, strings).unwrap();
    let needed = entries.iter().filter(|entry| entry.tag32(endian) == Some(object::elf::DT_NEEDED));
    needed.map(|entry| String::from_utf8(entry.string(endian, strings).unwrap().to_vec()).unwrap()).collect()
}
