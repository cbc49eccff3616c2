//! Tests of classes and attributes: the texts are what CPython 3.12 prints.

use crate::dispatch;
use crate::object::value_of;
use crate::parts;
use crate::testing::program::{attribute, call, class, function, int, name, show};
use crate::types::{BinaryOp, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use std::string::String;

fn get(values: &[Value], attribute: &str) -> Res {
    super::get_attr(values[0], name(attribute))
}

/// `class Point: def __init__(self, x, y): self.x = x; self.y = y` with both as fields.
fn point() -> Owned {
    let init = function("Point.__init__(self, x, y)", &[], |values| {
        super::set_attr(values[0], name("x"), values[1])?;
        super::set_attr(values[0], name("y"), values[2])?;
        Ok(Owned::NONE)
    });
    let total = function("Point.total(self)", &[], |values| {
        dispatch::binary(BinaryOp::Add, get(values, "x")?.value(), get(values, "y")?.value())
    });
    class("Point", &[], &[("__init__", init.value()), ("total", total.value()), ("kind", int(9))], &["x", "y"]).unwrap()
}

#[test]
fn instances_have_fields_methods_and_more() {
    crate::rt::rt();
    let point = point();
    let p = call(&point, &[int(3), int(4)], &[]).unwrap();
    assert_eq!(attribute(&p, "x"), "3");
    assert_eq!(show(super::call_method(p.value(), name("total"), &[])), "7");
    assert_eq!(attribute(&p, "kind"), "9");
    assert_eq!(attribute(&p, "z"), "AttributeError: 'Point' object has no attribute 'z'");
    super::set_attr(p.value(), name("z"), int(5)).unwrap();
    assert_eq!(attribute(&p, "z"), "5");
    assert_eq!(attribute(&p, "__dict__"), "{'x': 3, 'y': 4, 'z': 5}");
    super::set_attr(p.value(), name("x"), int(30)).unwrap();
    assert_eq!(attribute(&p, "__dict__"), "{'x': 30, 'y': 4, 'z': 5}");
    super::set_attr(p.value(), name("y"), Value::ABSENT).unwrap();
    assert_eq!(attribute(&p, "y"), "AttributeError: 'Point' object has no attribute 'y'");
    assert_eq!(show(call(&point, &[int(1)], &[])), "TypeError: Point.__init__() missing 1 required positional argument: 'y'");
    assert!(show(Ok(p)).starts_with("<__main__.Point object at 0x"));
    assert_eq!(show(Ok(point)), "<class '__main__.Point'>");
}

#[test]
fn the_order_of_classes_is_c3() {
    crate::rt::rt();
    let a = class("A", &[], &[], &[]).unwrap();
    let b = class("B", &[a.value()], &[], &[]).unwrap();
    let c = class("C", &[a.value()], &[], &[]).unwrap();
    let d = class("D", &[b.value(), c.value()], &[], &[]).unwrap();
    assert_eq!(
        attribute(&d, "__mro__"),
        "(<class '__main__.D'>, <class '__main__.B'>, <class '__main__.C'>, <class '__main__.A'>, <class 'object'>)"
    );
    let object = value_of(&OBJECT);
    assert_eq!(
        show(class("X", &[object, a.value()], &[], &[])),
        "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases object, A"
    );
    assert_eq!(show(class("X", &[a.value(), a.value()], &[], &[])), "TypeError: duplicate base class A");
    let bool_type = value_of(&crate::bool::BOOL);
    assert_eq!(show(class("X", &[bool_type], &[], &[])), "TypeError: type 'bool' is not an acceptable base type");
    assert_eq!(super::is_subclass(d.value(), a.value()), Ok(true));
    assert_eq!(super::is_subclass(a.value(), d.value()), Ok(false));
}

#[test]
fn operators_ask_special_methods_of_both_sides() {
    crate::rt::rt();
    let add = function("V.__add__(self, other)", &[], |_| Ok(parts::string("add")));
    let radd = function("V.__radd__(self, other)", &[], |_| Ok(parts::string("radd")));
    let v = class("V", &[], &[("__add__", add.value()), ("__radd__", radd.value())], &[]).unwrap();
    let w = {
        let radd = function("W.__radd__(self, other)", &[], |_| Ok(parts::string("W.radd")));
        class("W", &[v.value()], &[("__radd__", radd.value())], &[]).unwrap()
    };
    let (x, y) = (call(&v, &[], &[]).unwrap(), call(&w, &[], &[]).unwrap());
    let plus = |a: Value, b: Value| show(dispatch::binary(BinaryOp::Add, a, b));
    assert_eq!(plus(x.value(), int(1)), "'add'");
    assert_eq!(plus(int(1), x.value()), "'radd'");
    assert_eq!(plus(parts::string("s").value(), x.value()), "'radd'");
    assert_eq!(plus(parts::list(std::vec![]).value(), x.value()), "'radd'");
    assert_eq!(plus(x.value(), y.value()), "'W.radd'");
    assert_eq!(plus(y.value(), x.value()), "'add'");
    assert_eq!(
        show(dispatch::binary(BinaryOp::Sub, x.value(), int(1))),
        "TypeError: unsupported operand type(s) for -: 'V' and 'int'"
    );
}

#[test]
fn equality_without_a_hash_makes_unhashable() {
    crate::rt::rt();
    let eq = function("E.__eq__(self, other)", &[], |_| Ok(Owned::from(true)));
    let e = class("E", &[], &[("__eq__", eq.value())], &[]).unwrap();
    let x = call(&e, &[], &[]).unwrap();
    assert_eq!(dispatch::compare_bool(crate::types::CompareOp::Ne, x.value(), int(1)), Ok(false));
    assert_eq!(show(dispatch::hash(x.value()).map(|_| Owned::NONE)), "TypeError: unhashable type: 'E'");
}

#[test]
fn subclasses_of_built_ins_keep_their_behaviour() {
    crate::rt::rt();
    let list = value_of(&crate::list::LIST);
    let init = function("S.__init__(self, label)", &[], |values| {
        super::set_attr(values[0], name("label"), values[1])?;
        Ok(Owned::NONE)
    });
    let s = class("S", &[list], &[("__init__", init.value())], &["label"]).unwrap();
    let x = call(&s, &[int(7)], &[]).unwrap();
    super::call_method(x.value(), name("append"), &[int(1)]).unwrap();
    assert_eq!((show(Ok(x.clone())), attribute(&x, "label")), ("[1]".into(), "7".into()));
    let error = value_of(&crate::exception::VALUE_ERROR);
    let e = class("MyError", &[error], &[], &[]).unwrap();
    let raised = call(&e, &[int(5)], &[]).unwrap();
    assert_eq!((show(Ok(raised.clone())), attribute(&raised, "args")), ("MyError(5)".into(), "(5,)".into()));
    let number = value_of(&crate::int::INT);
    let n = class("N", &[number], &[], &[]).unwrap();
    let five = call(&n, &[int(5)], &[]).unwrap();
    super::set_attr(five.value(), name("tag"), int(2)).unwrap();
    assert_eq!(show(dispatch::binary(BinaryOp::Add, five.value(), int(1))), "6");
    assert_eq!(attribute(&five, "tag"), "2");
    let text = class("T", &[value_of(&crate::str::STR)], &[], &[]).unwrap();
    let t = call(&text, &[parts::string("abc").value()], &[]).unwrap();
    super::set_attr(t.value(), name("tag"), int(3)).unwrap();
    assert_eq!((show(Ok(t.clone())), attribute(&t, "tag")), ("'abc'".into(), "3".into()));
}

#[test]
fn properties_and_slots_guard_their_attributes() {
    crate::rt::rt();
    let getter = function("P.x(self)", &[], |_| Ok(int(1).to_owned()));
    let property = call(&value_of(&super::PROPERTY).to_owned(), &[getter.value()], &[]).unwrap();
    let p = class("P", &[], &[("x", property.value())], &[]).unwrap();
    let x = call(&p, &[], &[]).unwrap();
    assert_eq!(attribute(&x, "x"), "1");
    assert_eq!(
        show(super::set_attr(x.value(), name("x"), int(2)).map(|()| Owned::NONE)),
        "AttributeError: property 'x' of 'P' object has no setter"
    );
    let names = parts::tuple(&[name("a")]);
    let s = class("S", &[], &[("__slots__", names.value())], &[]).unwrap();
    let x = call(&s, &[], &[]).unwrap();
    super::set_attr(x.value(), name("a"), int(1)).unwrap();
    assert_eq!(attribute(&x, "a"), "1");
    assert_eq!(
        show(super::set_attr(x.value(), name("b"), int(1)).map(|()| Owned::NONE)),
        "AttributeError: 'S' object has no attribute 'b'"
    );
    assert_eq!(attribute(&x, "__dict__"), "AttributeError: 'S' object has no attribute '__dict__'");
    assert_eq!(attribute(&s, "a"), "<member 'a' of 'S' objects>");
}

#[test]
fn super_continues_after_its_class() {
    crate::rt::rt();
    let who = |_: &[Value]| Ok(parts::string("A"));
    let a = class("A", &[], &[("who", function("A.who(self)", &[], who).value())], &[]).unwrap();
    let b = class("B", &[a.value()], &[("who", function("B.who(self)", &[], |_| Ok(parts::string("B"))).value())], &[]).unwrap();
    let x = call(&b, &[], &[]).unwrap();
    let after = super::super_object::new(b.value(), x.value()).unwrap();
    assert_eq!(show(super::call_method(x.value(), name("who"), &[])), "'B'");
    assert_eq!(show(super::call_method(after.value(), name("who"), &[])), "'A'");
    assert_eq!(attribute(&after, "nothing"), "AttributeError: 'super' object has no attribute 'nothing'");
    assert_eq!(show(Ok(after)), "<super: <class 'B'>, <B object>>");
}

#[test]
fn finalizers_run_once_when_the_last_reference_goes() {
    crate::rt::rt();
    std::thread_local! { static LOG: core::cell::Cell<u32> = const { core::cell::Cell::new(0) }; }
    let del = function("D.__del__(self)", &[], |_| {
        LOG.set(LOG.get() + 1);
        Ok(Owned::NONE)
    });
    let d = class("D", &[], &[("__del__", del.value())], &["next"]).unwrap();
    let (x, y) = (call(&d, &[], &[]).unwrap(), call(&d, &[], &[]).unwrap());
    super::set_attr(x.value(), name("next"), y.value()).unwrap();
    drop(y);
    assert_eq!(LOG.get(), 0);
    drop(x);
    assert_eq!(LOG.get(), 2);
}

#[test]
fn changing_a_class_changes_its_instances() {
    crate::rt::rt();
    let a = class("A", &[], &[], &[]).unwrap();
    let b = class("B", &[a.value()], &[], &[]).unwrap();
    let x = call(&b, &[], &[]).unwrap();
    assert_eq!(dispatch::length(x.value()).map_err(|_| super::super::exception::clear()), Err(()));
    let len = function("A.__len__(self)", &[], |_| Ok(int(3).to_owned()));
    super::set_attr(a.value(), name("__len__"), len.value()).unwrap();
    assert_eq!(dispatch::length(x.value()), Ok(3));
    super::set_attr(a.value(), name("__len__"), Value::ABSENT).unwrap();
    assert_eq!(dispatch::length(x.value()).map_err(|_| super::super::exception::clear()), Err(()));
}

#[test]
fn classes_and_built_ins_answer_the_usual_questions() {
    crate::rt::rt();
    let list = value_of(&crate::list::LIST).to_owned();
    assert_eq!(attribute(&list, "__name__"), "'list'");
    assert_eq!(attribute(&list, "append"), "<method 'append' of 'list' objects>");
    assert_eq!(attribute(&list, "__len__"), "<slot wrapper '__len__' of 'list' objects>");
    assert_eq!(attribute(&list, "foo"), "AttributeError: type object 'list' has no attribute 'foo'");
    assert_eq!(
        show(super::set_attr(list.value(), name("foo"), int(1)).map(|()| Owned::NONE)),
        "TypeError: cannot set 'foo' attribute of immutable type 'list'"
    );
    assert_eq!(attribute(&int(1).to_owned(), "__class__"), "<class 'int'>");
    assert_eq!(
        show(super::is_instance(int(1), int(1)).map(Owned::from)),
        "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union"
    );
    let union = dispatch::binary(BinaryOp::Or, value_of(&crate::int::INT), value_of(&crate::str::STR)).unwrap();
    assert_eq!(super::is_instance(int(1), union.value()), Ok(true));
    assert_eq!(show(Ok(union)), "int | str");
    let group: &Type = &crate::exception::EXCEPTION_GROUP;
    let names: std::vec::Vec<String> = super::order(group).iter().map(|kind| kind.name().into_owned()).collect();
    assert_eq!(names, ["ExceptionGroup", "BaseExceptionGroup", "Exception", "BaseException", "object"]);
}
