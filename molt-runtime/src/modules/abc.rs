//! `abc`: abstract base classes.

use super::{Constant, Module};
use crate::class::{self, TYPE_SLOTS};
use crate::dispatch;
use crate::error::{raise, type_error};
use crate::literal;
use crate::parts;
use crate::rt::rt;
use crate::types::{Args, HeapType, Kind, Slots, TYPE, Type};
use crate::value::{Owned, Res, Value};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell, RefMut};

/// `@abstractmethod`.
fn abstract_method(function: Value) -> Res {
    class::set_attr(function, literal!("__isabstractmethod__"), Value::TRUE)?;
    Ok(function.to_owned())
}

fn is_abstract(value: Value) -> Res<bool> {
    match class::find_attr(value, literal!("__isabstractmethod__"))? {
        Some(flag) => dispatch::truth(flag.value()),
        None => Ok(false),
    }
}

fn new(metaclass: &'static Type, args: Args) -> Res {
    let Some(new_type) = TYPE_SLOTS.new else { return Err(type_error("type has no constructor")) };
    let made = new_type(metaclass, args)?;
    update(made.value())?;
    Ok(made)
}

/// Finds the methods that are still abstract.
fn update(class: Value) -> Res<()> {
    let Some(heap) = class.downcast::<Type>().and_then(Type::heap_part) else { return Ok(()) };
    let mut names: Vec<Owned> = Vec::new();
    for (name, value) in parts::entries(heap.dict) {
        if is_abstract(value.value())? {
            names.push(name);
        }
    }
    for &base in parts::items(heap.bases) {
        let inherited = base.downcast::<Type>().and_then(Type::heap_part);
        let inherited = inherited.and_then(|heap| parts::get(heap.dict, literal!("__abstractmethods__")));
        let Some(inherited) = inherited else { continue };
        for name in crate::sequence::collect(inherited)? {
            let known = names.iter().any(|other| parts::same_text(other.value(), name.value()));
            if !known
                && let Some(value) = class::find_attr(class, name.value())?
                && is_abstract(value.value())?
            {
                names.push(name);
            }
        }
    }
    let names = parts::tuple_of(names);
    let frozen = dispatch::call_values(class::type_value(&crate::set::FROZEN_SET), &[names.value()])?;
    parts::set(heap.dict, literal!("__abstractmethods__"), frozen.value())
}

fn update_function(class: Value) -> Res {
    // Other classes are left alone.
    if class::find_attr(class, literal!("__abstractmethods__"))?.is_some() {
        update(class)?;
    }
    Ok(class.to_owned())
}

/// The classes registered with an abstract one: a list in its namespace.
fn registry(class: Value, make: bool) -> Option<Owned> {
    let heap = class.downcast::<Type>()?.heap_part()?;
    let name = literal!("_abc_registry");
    if let Some(found) = parts::get(heap.dict, name) {
        return Some(found.to_owned());
    }
    if !make {
        return None;
    }
    let list = parts::list(Vec::new());
    parts::set(heap.dict, name, list.value()).ok()?;
    Some(list)
}

fn register(class: Value, subclass: Value) -> Res {
    if subclass.type_of().kind != Kind::Type {
        return Err(type_error("Can only register classes"));
    }
    if is_subclass(class, subclass)? {
        return Ok(subclass.to_owned());
    }
    if class::is_subclass(class, subclass)? {
        return Err(raise(&crate::exception::RUNTIME_ERROR, "Refusing to create an inheritance cycle"));
    }
    if let Some(list) = registry(class, true) {
        crate::list::of(&list.value()).push(subclass.to_owned());
        let registrations = &rt().class.registrations;
        registrations.set(registrations.get() + 1);
        if let (Some(kind), Some(registered)) = (class.downcast::<Type>(), subclass.downcast::<Type>())
            && registered.is_heap()
            && let Some(is_sequence) = crate::desugared::collection(kind)
        {
            rt().class.collections.borrow_mut().push((core::ptr::from_ref(registered) as usize, is_sequence));
        }
    }
    Ok(subclass.to_owned())
}

/// Answers to `issubclass` that abstract classes gave, by the addresses of both classes: asking every class that derives from an abstract
/// one, and its `__subclasshook__`, takes long. CPython keeps them in each class (`Modules/_abc.c`).
pub struct Answers {
    given: RefCell<BTreeMap<(usize, usize), bool>>,
    /// The state of all classes, and how many were registered, for which these hold.
    of: Cell<(u32, i64)>,
}

impl Answers {
    /// None yet.
    pub const fn new() -> Answers {
        Answers { given: RefCell::new(BTreeMap::new()), of: Cell::new((0, 0)) }
    }
    /// The answers that still hold.
    fn valid(&self) -> RefMut<'_, BTreeMap<(usize, usize), bool>> {
        let state = &rt().class;
        let now = (state.version(), state.registrations.get());
        let mut given = self.given.borrow_mut();
        if self.of.replace(now) != now {
            given.clear();
        }
        given
    }
}

fn is_subclass(class: Value, subclass: Value) -> Res<bool> {
    let address = |of: Value| of.downcast::<Type>().map_or(0, |kind| core::ptr::from_ref(kind) as usize);
    let key = (address(class), address(subclass));
    let answers = &rt().class.abstract_answers;
    if let Some(&answer) = answers.valid().get(&key) {
        return Ok(answer);
    }
    let answer = find_answer(class, subclass)?;
    answers.valid().insert(key, answer);
    Ok(answer)
}

/// The answer, by asking the hook, what was registered, and the classes derived from the abstract one.
fn find_answer(class: Value, subclass: Value) -> Res<bool> {
    let hook = class::get_attr(class, literal!("__subclasshook__"))?;
    match dispatch::call_values(hook.value(), &[subclass])?.value() {
        Value::NOT_IMPLEMENTED => {}
        answer => return Ok(answer == Value::TRUE),
    }
    let (Some(kind), Some(sub)) = (class.downcast::<Type>(), subclass.downcast::<Type>()) else { return Ok(false) };
    if sub.is_subtype(kind) {
        return Ok(true);
    }
    if kind.heap_part().is_some_and(|heap| registered_by_import(heap, class::native_base(sub).kind)) {
        return Ok(true);
    }
    if let Some(registered) = registry(class, false) {
        for other in crate::sequence::collect(registered.value())? {
            if class::is_subclass(subclass, other.value())? {
                return Ok(true);
            }
        }
    }
    let derived = kind.heap_part().map(|heap| heap.subclasses.borrow().clone()).unwrap_or_default();
    for other in derived {
        if class::is_subclass(subclass, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the module of a built-in type registers it with an abstract class when it is imported.
fn registered_by_import(class: &HeapType, kind: Kind) -> bool {
    let names: &[&str] = match kind {
        Kind::Array => &["MutableSequence", "Buffer"],
        Kind::Deque => &["MutableSequence"],
        _ => return false,
    };
    names.iter().any(|name| class.is_named("collections.abc", name))
}

fn subclass_check(class: Value, subclass: Value) -> Res {
    if subclass.type_of().kind != Kind::Type {
        return Err(type_error("issubclass() arg 1 must be a class"));
    }
    is_subclass(class, subclass).map(Owned::from)
}

fn instance_check(class: Value, instance: Value) -> Res {
    let kind = class::type_value(instance.type_of());
    // What stands for another object says so in its `__class__`.
    if instance.type_of().slots().get_attr.is_some() && instance.type_of().kind != Kind::Type {
        let said = class::find_attr(instance, literal!("__class__"))?.filter(|said| said.value().type_of().kind == Kind::Type);
        if let Some(said) = said
            && said.value() != kind
            && class::is_subclass(said.value(), class)?
        {
            return Ok(Owned::from(true));
        }
    }
    is_subclass(class, kind).map(Owned::from)
}

/// A number that changes whenever a class is registered.
fn cache_token() -> Res {
    Ok(crate::int::from_i64(rt().class.registrations.get()))
}

crate::methods! { pub META_METHODS of "ABCMeta" {
    method: register as "register"(class, subclass) "(cls, subclass, /) -> type";
    method: subclass_check as "__subclasscheck__"(class, subclass) "(cls, subclass, /) -> bool";
    method: instance_check as "__instancecheck__"(class, instance) "(cls, instance, /) -> bool";
} }

crate::methods! { pub FUNCTIONS of "abc" {
    method: abstract_method as "abstractmethod"(function) "(funcobj, /) -> object";
    method: update_function as "update_abstractmethods"(class) "(cls, /) -> object";
    method: cache_token as "get_cache_token"() "() -> int";
} }

static META_SLOTS: Slots = Slots { new: Some(new), ..TYPE_SLOTS };
/// `abc.ABCMeta`.
pub static META: Type = Type::builtin("abc.ABCMeta", Kind::Type, &META_SLOTS, Some(&TYPE));

/// `abc.ABC`, always the same class.
fn base() -> Owned {
    let cell = &rt().class.abstract_base;
    if cell.get().is_absent() {
        META.install(META_METHODS);
        let (name, bases, dict) = (parts::string("ABC"), parts::tuple(&[]), parts::dict());
        let module = parts::string("abc");
        let none = Value::ABSENT;
        let slots = parts::tuple(&[]);
        let made = parts::set(dict.value(), literal!("__module__"), module.value())
            .and_then(|()| parts::set(dict.value(), literal!("__slots__"), slots.value()))
            .and_then(|()| class::make_class(name.value(), bases.value(), dict.value(), class::type_value(&META), none, none, 0));
        match made {
            Ok(made) => cell.set(made.into_raw()),
            Err(_) => crate::host::fatal("abc.ABC could not be made"),
        }
    }
    cell.get().to_owned()
}

fn meta() -> Owned {
    META.install(META_METHODS);
    class::type_value(&META).to_owned()
}

/// `import abc`.
#[unsafe(export_name = "molt_module_abc")]
pub static MODULE: Module =
    Module { name: "abc", functions: FUNCTIONS, constants: &[("ABC", Constant::Make(base)), ("ABCMeta", Constant::Make(meta))] };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::program::{call, class, function, show};

    #[test]
    fn abstract_classes_cannot_be_made_and_know_their_registered_ones() {
        crate::rt::rt();
        let area = function("Shape.area(self)", &[], |_| Ok(Owned::NONE));
        abstract_method(area.value()).unwrap();
        let shape = class("Shape", &[base().value()], &[("area", area.value())], &[]).unwrap();
        assert_eq!(
            show(call(&shape, &[], &[])),
            "TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'"
        );
        let own = function("Square.area(self)", &[], |_| Ok(Owned::from(true)));
        let square = class("Square", &[shape.value()], &[("area", own.value())], &[]).unwrap();
        let made = call(&square, &[], &[]).unwrap();
        assert_eq!(class::is_instance(made.value(), shape.value()), Ok(true));
        let int = class::type_value(&crate::int::INT);
        assert_eq!(class::is_instance(crate::testing::program::int(1), shape.value()), Ok(false));
        class::call_method(shape.value(), crate::testing::program::name("register"), &[int]).unwrap();
        assert_eq!(class::is_instance(crate::testing::program::int(1), shape.value()), Ok(true));
        assert_eq!(class::is_subclass(class::type_value(&crate::bool::BOOL), shape.value()), Ok(true));
    }
}
