//! Tests of exceptions: the texts are what CPython 3.12 prints.

use super::*;
use crate::object::value_of;
use crate::parts;
use crate::rt::rt;
use crate::testing::program::{attribute, call, int, name, show};
use crate::traceback::{Function, Site, SiteTable, Text};
use crate::value::Res;
use std::string::String;

fn make(kind: &'static Type, args: &[Value]) -> Res {
    call(&value_of(kind).to_owned(), args, &[])
}

fn report(exception: &Owned) -> String {
    parts::text(print_exception(exception.value(), suggest::Reporter::Interpreter).value())
}

#[test]
fn families_keep_what_they_are_given() {
    rt();
    let file = parts::string("a.txt");
    let os = make(&OS_ERROR, &[int(2), parts::string("No such file").value(), file.value()]).unwrap();
    assert_eq!(show(Ok(os.clone())), "FileNotFoundError(2, 'No such file')");
    assert_eq!(show(crate::dispatch::str(os.value())), "\"[Errno 2] No such file: 'a.txt'\"");
    assert_eq!((attribute(&os, "errno"), attribute(&os, "filename")), ("2".into(), "'a.txt'".into()));
    let key = make(&KEY_ERROR, &[parts::string("k").value()]).unwrap();
    assert_eq!(show(crate::dispatch::str(key.value())), "\"'k'\"");
    let stop = make(&STOP_ITERATION, &[int(3)]).unwrap();
    assert_eq!(attribute(&stop, "value"), "3");
    let exit = make(&SYSTEM_EXIT, &[int(3)]).unwrap();
    assert_eq!((attribute(&exit, "code"), exit_code(exit.value())), ("3".into(), Some(3)));
    assert_eq!(show(make(&VALUE_ERROR, &[int(1), int(2)])), "ValueError(1, 2)");
    assert_eq!(
        show(call(&value_of(&VALUE_ERROR).to_owned(), &[], &[("a", int(1))])),
        "TypeError: ValueError() takes no keyword arguments"
    );
    let unicode = make(
        &UNICODE_ENCODE_ERROR,
        &[name("ascii"), parts::string("h\u{e9}").value(), int(1), int(2), name("ordinal not in range(128)")],
    );
    assert_eq!(
        show(unicode.and_then(|error| crate::dispatch::str(error.value()))),
        "\"'ascii' codec can't encode character '\\\\xe9' in position 1: ordinal not in range(128)\""
    );
    assert_eq!(show(make(&UNICODE_DECODE_ERROR, &[])), "TypeError: function takes exactly 5 arguments (0 given)");
}

#[test]
fn raising_chains_what_is_being_handled() {
    rt();
    let first = {
        let _ = raise_value(value_of(&KEY_ERROR));
        take()
    };
    handling::push_handled(first.value());
    let _ = raise_value(make(&VALUE_ERROR, &[]).unwrap().value());
    let second = take();
    assert_eq!(of(second.value()).context.get(), first.value());
    let _ = raise_from(value_of(&TYPE_ERROR), Value::NONE);
    let third = take();
    assert!(of(third.value()).header().has(SUPPRESS_CONTEXT));
    handling::pop_handled();
    assert_eq!(
        report(&second),
        "KeyError\n\nDuring handling of the above exception, another exception occurred:\n\nValueError\n"
    );
    assert_eq!(report(&third), "TypeError\n");
    let _ = raise_from(value_of(&TYPE_ERROR), first.value());
    let fourth = take();
    assert_eq!(
        report(&fourth),
        "KeyError\n\nThe above exception was the direct cause of the following exception:\n\nTypeError\n"
    );
    let _ = raise_value(int(1));
    assert_eq!(show(Ok(take())), "TypeError('exceptions must derive from BaseException')");
}

#[test]
fn handlers_match_classes_and_tuples_of_them() {
    rt();
    let error = make(&KEY_ERROR, &[]).unwrap();
    let kinds = parts::tuple(&[value_of(&TYPE_ERROR), value_of(&LOOKUP_ERROR)]);
    assert_eq!(matches(error.value(), kinds.value()), Ok(true));
    assert_eq!(matches(error.value(), value_of(&TYPE_ERROR)), Ok(false));
    assert_eq!(
        show(matches(error.value(), int(1)).map(Owned::from)),
        "TypeError: catching classes that do not inherit from BaseException is not allowed"
    );
}

static SOURCE: &str = "main.py<module>fx = f(1)\n    return a + b\n";
const fn text(start: u32, length: u32) -> Text {
    Text { start, length }
}
static FUNCTIONS: [Function; 2] =
    [Function { name: text(7, 8), file: text(0, 7) }, Function { name: text(15, 1), file: text(0, 7) }];
static SITES: [Site; 2] = [
    Site { function: 0, line: 3, end_line: 3, column: 4, end_column: 8, anchor: 0, anchor_end: 0, outer: 0, source: text(16, 8) },
    Site {
        function: 1,
        line: 2,
        end_line: 2,
        column: 11,
        end_column: 16,
        anchor: 13,
        anchor_end: 14,
        outer: 0,
        source: text(25, 16),
    },
];
static TABLE: SiteTable = SiteTable::new(&SITES, &FUNCTIONS, SOURCE);

#[test]
fn tracebacks_show_lines_and_markers() {
    rt();
    crate::traceback::set_table(&TABLE);
    let _ = crate::error::type_error("no");
    rt().trace.borrow_mut().extend([1, 0]);
    let error = take();
    assert_eq!(
        report(&error),
        "Traceback (most recent call last):\n  File \"main.py\", line 3, in <module>\n    x = f(1)\n        ^^^^\n  \
         File \"main.py\", line 2, in f\n    return a + b\n           ~~^~~\nTypeError: no\n"
    );
    let _ = crate::error::type_error("deep");
    rt().trace.borrow_mut().extend([1, 1, 1, 1, 1, 0]);
    let entry = "  File \"main.py\", line 2, in f\n    return a + b\n           ~~^~~\n";
    assert_eq!(
        report(&take()),
        std::format!(
            "Traceback (most recent call last):\n  File \"main.py\", line 3, in <module>\n    x = f(1)\n        ^^^^\n\
             {entry}{entry}{entry}  [Previous line repeated 2 more times]\nTypeError: deep\n"
        )
    );
}

#[test]
fn notes_hints_and_groups_are_reported() {
    rt();
    let error = make(&VALUE_ERROR, &[name("bad")]).unwrap();
    crate::class::call_method(error.value(), name("add_note"), &[name("first\nsecond")]).unwrap();
    assert_eq!(report(&error), "ValueError: bad\nfirst\nsecond\n");
    let list = parts::list(std::vec![]);
    assert!(crate::class::get_attr(list.value(), name("appendd")).is_err());
    assert_eq!(report(&take()), "AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?\n");
    let _ = name_error(name("sys"));
    assert_eq!(report(&take()), "NameError: name 'sys' is not defined. Did you forget to import 'sys'?\n");
    let members = parts::list(std::vec![make(&VALUE_ERROR, &[int(1)]).unwrap(), make(&TYPE_ERROR, &[int(2)]).unwrap()]);
    let group = make(&EXCEPTION_GROUP, &[name("eg"), members.value()]).unwrap();
    assert_eq!(
        report(&group),
        "  | ExceptionGroup: eg (2 sub-exceptions)\n  +-+---------------- 1 ----------------\n    | ValueError: 1\n    \
         +---------------- 2 ----------------\n    | TypeError: 2\n    +------------------------------------\n"
    );
    let (yes, no) = split(group.value(), value_of(&TYPE_ERROR)).unwrap();
    assert_eq!(show(Ok(yes.unwrap())), "ExceptionGroup('eg', [TypeError(2)])");
    assert_eq!(show(Ok(no.unwrap())), "ExceptionGroup('eg', [ValueError(1)])");
}
