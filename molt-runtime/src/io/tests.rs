//! Tests of files against what CPython 3.12 does.

use crate::class::call_method;
use crate::parts;
use crate::testing::program::{attribute, call, int, name, show};
use crate::value::{Owned, Res, Value};
use std::string::String;

fn function(wanted: &str) -> Owned {
    let found = crate::builtins::TABLES.iter().flat_map(|table| table.iter()).find(|method| method.name == wanted);
    crate::function::builtin::of_function(found.unwrap())
}

fn opened(path: &str, mode: &str) -> Res {
    call(&function("open"), &[parts::string(path).value(), parts::string(mode).value()], &[])
}

fn method(object: &Owned, method: &str, values: &[Value]) -> String {
    show(call_method(object.value(), name(method), values))
}

fn temporary(stem: &str) -> String {
    std::format!("{}/molt-{stem}-{}", std::env::temp_dir().display(), std::process::id())
}

#[test]
fn text_is_written_and_read_back() {
    crate::rt::rt();
    let path = temporary("text");
    let file = opened(&path, "w").unwrap();
    assert_eq!(method(&file, "write", &[parts::string("h\u{e9}\nb\n").value()]), "5");
    assert_eq!(method(&file, "write", &[int(1)]), "TypeError: write() argument must be str, not int");
    assert_eq!(method(&file, "read", &[]), "io.UnsupportedOperation: not readable");
    assert_eq!(attribute(&file, "encoding"), "'UTF-8'");
    drop(file);
    let file = opened(&path, "r").unwrap();
    assert_eq!(method(&file, "read", &[int(2)]), "'h\u{e9}'");
    assert_eq!(method(&file, "tell", &[]), "3");
    assert_eq!(method(&file, "readline", &[]), "'\\n'");
    assert_eq!(method(&file, "readlines", &[]), "['b\\n']");
    assert_eq!(method(&file, "read", &[]), "''");
    assert_eq!(method(&file, "seek", &[int(0)]), "0");
    let lines: std::vec::Vec<String> =
        crate::sequence::collect(file.value()).unwrap().into_iter().map(|line| show(Ok(line))).collect();
    assert_eq!(lines, ["'h\u{e9}\\n'", "'b\\n'"]);
    method(&file, "close", &[]);
    assert_eq!(method(&file, "read", &[]), "ValueError: I/O operation on closed file.");
    let file = opened(&path, "rb").unwrap();
    assert_eq!(method(&file, "read", &[]), "b'h\\xc3\\xa9\\nb\\n'");
    assert!(show(Ok(file)).starts_with("<_io.BufferedReader name="));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(show(opened(&path, "r")), std::format!("FileNotFoundError: [Errno 2] No such file or directory: '{path}'"));
    assert_eq!(show(opened("/tmp", "r")), "IsADirectoryError: [Errno 21] Is a directory: '/tmp'");
    assert_eq!(show(opened(&path, "q")), "ValueError: invalid mode: 'q'");
    assert_eq!(show(opened(&path, "rw")), "ValueError: must have exactly one of create/read/write/append mode");
}

#[test]
fn line_ends_are_translated() {
    crate::rt::rt();
    let path = temporary("ends");
    std::fs::write(&path, b"a\r\nb\rc\nd").unwrap();
    let file = opened(&path, "r").unwrap();
    assert_eq!(method(&file, "readlines", &[]), "['a\\n', 'b\\n', 'c\\n', 'd']");
    assert_eq!(attribute(&file, "newlines"), "('\\r', '\\n', '\\r\\n')");
    let values = [parts::string(&path)];
    let raw = call(&function("open"), &[values[0].value()], &[("newline", name(""))]).unwrap();
    assert_eq!(method(&raw, "readlines", &[]), "['a\\r\\n', 'b\\r', 'c\\n', 'd']");
    let file = opened(&path, "a+").unwrap();
    method(&file, "write", &[parts::string("e").value()]);
    method(&file, "seek", &[int(0)]);
    assert_eq!(method(&file, "read", &[]), "'a\\nb\\nc\\nde'");
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn print_takes_all_its_arguments() {
    crate::rt::rt();
    crate::host::capture::start();
    let print = function("print");
    call(&print, &[int(1), name("a"), Value::NONE], &[]).unwrap();
    call(&print, &[int(1), int(2)], &[("sep", name("-")), ("end", name("!"))]).unwrap();
    call(&print, &[], &[("flush", Value::TRUE)]).unwrap();
    let stderr = super::standard(2);
    call(&print, &[name("e")], &[("file", stderr.value())]).unwrap();
    let captured = crate::host::capture::take();
    assert_eq!(captured.stdout, b"1 a None\n1-2!\n");
    assert_eq!(captured.stderr, b"e\n");
    assert_eq!(show(call(&print, &[], &[("sep", int(1))])), "TypeError: sep must be None or a string, not int");
}

#[test]
fn input_reads_lines_until_the_end() {
    crate::rt::rt();
    crate::host::capture::start();
    crate::host::capture::set_input(Some(b"one\ntwo".to_vec()));
    let input = function("input");
    assert_eq!(show(call(&input, &[name("? ")], &[])), "'one'");
    assert_eq!(show(call(&input, &[], &[])), "'two'");
    assert_eq!(show(call(&input, &[], &[])), "EOFError: EOF when reading a line");
    crate::host::capture::set_input(None);
    assert_eq!(crate::host::capture::take().stdout, b"? ");
}
