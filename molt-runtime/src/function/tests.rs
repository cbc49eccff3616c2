//! Tests of functions and calls: the texts are what CPython 3.12 prints.

use crate::parts;
use crate::testing::program::{call, code, function, int, show};
use crate::value::{Owned, Value};

fn all(values: &[Value]) -> crate::value::Res {
    Ok(parts::tuple(values))
}

#[test]
fn arguments_reach_parameters_of_every_kind() {
    crate::rt::rt();
    let f = function("f(a, b, /, c, *args, d, **kw)", &[int(7)], all);
    assert_eq!(show(call(&f, &[int(1), int(2)], &[("d", int(4)), ("e", int(5))])), "(1, 2, 7, (), 4, {'e': 5})");
    assert_eq!(show(call(&f, &[int(1), int(2), int(3), int(9)], &[("d", int(4))])), "(1, 2, 3, (9,), 4, {})");
    assert_eq!(show(call(&f, &[int(1), int(2)], &[("d", int(4)), ("a", int(5))])), "(1, 2, 7, (), 4, {'a': 5})");
    let g = function("g(a, b)", &[], all);
    assert_eq!(show(call(&g, &[int(1)], &[("b", int(2))])), "(1, 2)");
}

#[test]
fn wrong_arguments_raise_what_cpython_raises() {
    crate::rt::rt();
    let f = function("f(a, b, c)", &[], all);
    let cases: &[(&[Value], &[(&str, Value)], &str)] = &[
        (&[], &[], "f() missing 3 required positional arguments: 'a', 'b', and 'c'"),
        (&[int(1)], &[], "f() missing 2 required positional arguments: 'b' and 'c'"),
        (&[int(1), int(2)], &[], "f() missing 1 required positional argument: 'c'"),
        (&[int(1); 4], &[], "f() takes 3 positional arguments but 4 were given"),
        (&[int(1); 3], &[("x", int(1))], "f() got an unexpected keyword argument 'x'"),
        (&[int(1); 3], &[("a", int(1))], "f() got multiple values for argument 'a'"),
    ];
    for (values, keywords, expected) in cases {
        assert_eq!(show(call(&f, values, keywords)), std::format!("TypeError: {expected}"));
    }
    let g = function("C.g(a, b)", &[int(1)], all);
    assert_eq!(show(call(&g, &[int(1); 3], &[])), "TypeError: C.g() takes from 1 to 2 positional arguments but 3 were given");
    let h = function("h(a, *, k)", &[], all);
    assert_eq!(show(call(&h, &[int(1)], &[])), "TypeError: h() missing 1 required keyword-only argument: 'k'");
    assert_eq!(
        show(call(&h, &[int(1), int(2)], &[("k", int(1))])),
        "TypeError: h() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given"
    );
    let p = function("p(a, /)", &[], all);
    assert_eq!(
        show(call(&p, &[], &[("a", int(1))])),
        "TypeError: p() got some positional-only arguments passed as keyword arguments: 'a'"
    );
    let n = function("n()", &[], all);
    assert_eq!(show(call(&n, &[int(1)], &[])), "TypeError: n() takes 0 positional arguments but 1 was given");
}

#[test]
fn built_ins_word_wrong_counts_as_cpython_does() {
    crate::rt::rt();
    let list = parts::list(std::vec![]);
    let method = |name: &str| crate::class::get_attr(list.value(), crate::testing::program::name(name)).unwrap();
    let cases: &[(&str, &[Value], &[(&str, Value)], &str)] = &[
        ("append", &[], &[], "list.append() takes exactly one argument (0 given)"),
        ("append", &[int(1), int(2)], &[], "list.append() takes exactly one argument (2 given)"),
        ("append", &[], &[("a", int(1))], "list.append() takes no keyword arguments"),
        ("copy", &[int(1)], &[], "list.copy() takes no arguments (1 given)"),
        ("pop", &[int(1), int(2)], &[], "pop expected at most 1 argument, got 2"),
        ("insert", &[int(1)], &[], "insert expected 2 arguments, got 1"),
        ("sort", &[int(1)], &[], "sort() takes no positional arguments"),
        ("sort", &[], &[("foo", int(1))], "'foo' is an invalid keyword argument for sort()"),
        ("__len__", &[int(1)], &[], "expected 0 arguments, got 1"),
    ];
    for (name, values, keywords, expected) in cases {
        assert_eq!(show(call(&method(name), values, keywords)), std::format!("TypeError: {expected}"), "{name}");
    }
    let function = |name: &str| {
        let found = crate::builtins::TABLES.iter().flat_map(|table| table.iter()).find(|method| method.name == name);
        super::builtin::of_function(found.unwrap())
    };
    let cases: &[(&str, &[Value], &[(&str, Value)], &str)] = &[
        ("isinstance", &[int(1)], &[], "isinstance expected 2 arguments, got 1"),
        ("len", &[], &[], "len() takes exactly one argument (0 given)"),
        ("len", &[], &[("a", int(1))], "len() takes no keyword arguments"),
        ("getattr", &[int(1)], &[], "getattr expected at least 2 arguments, got 1"),
        ("open", &[], &[], "open() missing required argument 'file' (pos 1)"),
        ("print", &[], &[("foo", int(1))], "'foo' is an invalid keyword argument for print()"),
        ("next", &[], &[], "next expected at least 1 argument, got 0"),
        ("setattr", &[int(1), int(2)], &[], "setattr expected 3 arguments, got 2"),
    ];
    for (name, values, keywords, expected) in cases {
        assert_eq!(show(call(&function(name), values, keywords)), std::format!("TypeError: {expected}"), "{name}");
    }
}

#[test]
fn functions_show_and_bind() {
    crate::rt::rt();
    let f = function("f(self)", &[], |values| Ok(values[0].to_owned()));
    let bound = super::bound::new(f.value(), int(5));
    assert_eq!(show(call(&bound, &[], &[])), "5");
    assert!(show(Ok(bound.clone())).starts_with("<bound method f of 5>"));
    let again = super::bound::new(f.value(), int(5));
    assert_eq!(crate::dispatch::equal(bound.value(), again.value()), Ok(true));
    assert_eq!(code("f(a, *b, c)", all).arity(), 3);
    drop::<Owned>(again);
}
