//! `list[int]`: a type with arguments, which annotations make and which works as the type when it is called.

use super::type_value;
use crate::dispatch;
use crate::error::type_error;
use crate::literal;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, BinaryOp, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;

/// A type with arguments.
#[repr(C)]
struct GenericAlias {
    header: Header,
    /// The type (owned).
    origin: Value,
    /// Its arguments, a tuple (owned).
    args: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for GenericAlias {
    const KIND: Kind = Kind::GenericAlias;
}

/// Built-in types that take arguments, by name; so do classes derived from them.
const GENERIC: &[&str] = &[
    "list",
    "dict",
    "tuple",
    "set",
    "frozenset",
    "enumerate",
    "collections.deque",
    "collections.defaultdict",
    "collections.OrderedDict",
    "collections.Counter",
    "re.Match",
    "re.Pattern",
];

/// Whether `kind[...]` makes an alias. `type` does so itself, but no metaclass derived from it.
pub(super) fn is_generic(kind: &'static Type) -> bool {
    let named = |kind: &'static Type| kind.heap_part().is_none() && GENERIC.contains(&kind.static_name());
    core::ptr::eq(kind, &crate::types::TYPE) || super::order(kind).into_iter().any(named)
}

/// `origin[key]`.
pub(super) fn new(origin: Value, key: Value) -> Owned {
    let args = if key.is_exactly(&crate::tuple::TUPLE) { key.to_owned() } else { parts::tuple(&[key]) };
    let origin = origin.to_owned().into_raw();
    object::allocate(&GENERIC_ALIAS, 0, |header| GenericAlias { header, origin, args: args.into_raw() })
}

/// `list.__class_getitem__(key)`.
pub fn class_getitem(class: Value, key: Value) -> Res {
    Ok(new(class, key))
}

/// The type behind an alias.
pub(super) fn origin(value: Value) -> Option<Value> {
    value.downcast::<GenericAlias>().map(|alias| alias.origin)
}

fn of(value: Value) -> &'static GenericAlias {
    match value.downcast() {
        Some(alias) => alias,
        None => crate::host::fatal("a generic alias was expected"),
    }
}

fn drop_alias(value: Value) {
    let alias = of(value);
    object::release(alias.origin);
    object::release(alias.args);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<GenericAlias>(value, 0) }
}

/// An argument as the repr shows it.
fn shown(value: Value) -> String {
    match value.downcast::<Type>() {
        Some(kind) => super::full_name(kind),
        None if value == Value::ELLIPSIS => "...".into(),
        None if value.is_exactly(&crate::list::LIST) => text!("[{}]", listed(parts::items(value))),
        None => parts::repr_text(value),
    }
}

fn listed(items: &[Value]) -> String {
    items.iter().map(|&item| shown(item)).collect::<Vec<_>>().join(", ")
}

fn repr(this: Value) -> Res {
    let alias = of(this);
    let args = parts::items(alias.args);
    if is_callable(alias.origin)
        && let [parameters @ .., result] = args
        && !matches!(parameters, [one] if stands_for_parameters(*one))
    {
        return Ok(parts::string(&text!("{}[[{}], {}]", shown(alias.origin), listed(parameters), shown(*result))));
    }
    let args = if args.is_empty() { "()".into() } else { listed(args) };
    Ok(parts::string(&text!("{}[{args}]", shown(alias.origin))))
}

fn hash(this: Value) -> Res<i64> {
    let alias = of(this);
    Ok(dispatch::hash(alias.origin)? ^ dispatch::hash(alias.args)?)
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(left), Some(right)) = (a.downcast::<GenericAlias>(), b.downcast::<GenericAlias>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let equal = dispatch::equal(left.origin, right.origin)? && dispatch::equal(left.args, right.args)?;
    match op {
        CompareOp::Eq => Ok(Owned::from(equal)),
        CompareOp::Ne => Ok(Owned::from(!equal)),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    super::type_object::unite(op, a, b)
}

/// Instances of classes of the program remember the alias, where they can.
fn call(this: Value, args: Args) -> Res {
    let made = dispatch::call(of(this).origin, args)?;
    if made.type_of().heap_part().is_some() && super::set_attr(made.value(), literal!("__orig_class__"), this).is_err() {
        crate::exception::clear();
    }
    Ok(made)
}

fn get_attr(this: Value, name: Value) -> Res {
    let alias = of(this);
    match parts::text(name).as_str() {
        "__origin__" => Ok(alias.origin.to_owned()),
        "__args__" => Ok(alias.args.to_owned()),
        "__parameters__" => Ok(parts::tuple(&parameters(alias.args))),
        "__unpacked__" => Ok(Owned::from(false)),
        "__class__" => Ok(type_value(&GENERIC_ALIAS).to_owned()),
        _ => super::get_attr(alias.origin, name),
    }
}

/// Whether a class is `collections.abc.Callable`, whose first argument is a list.
fn is_callable(origin: Value) -> bool {
    let kind = origin.downcast::<Type>().and_then(Type::heap_part);
    kind.is_some_and(|heap| heap.is_named("collections.abc", "Callable"))
}

/// Whether something stands for the parameters of a callable that it does not list: `...`, a `ParamSpec`, `Concatenate[...]`.
fn stands_for_parameters(value: Value) -> bool {
    value == Value::ELLIPSIS || value.type_of().heap_part().is_some_and(|heap| heap.is_named("typing", "ParamSpec")) || {
        let concatenated = |name: &str| parts::repr_text(value).starts_with(name);
        value.type_of().heap_part().is_some() && concatenated("typing.Concatenate[")
    }
}

/// The arguments of `Callable[[int, str], float]` in one tuple.
fn flat(key: Value) -> Res {
    let parts = if key.is_exactly(&crate::tuple::TUPLE) { parts::items(key) } else { &[] };
    let &[parameters, result] = parts else {
        return Err(type_error("Callable must be used as Callable[[arg, ...], result]."));
    };
    if parameters.is_exactly(&crate::list::LIST) || parameters.is_exactly(&crate::tuple::TUPLE) {
        let all: Vec<Value> = parts::items(parameters).iter().copied().chain([result]).collect();
        return Ok(parts::tuple(&all));
    }
    if !stands_for_parameters(parameters) {
        let given = parts::repr_text(parameters);
        return Err(type_error(&text!("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {given}")));
    }
    Ok(key.to_owned())
}

/// The type variables among the arguments, each once.
fn parameters(args: Value) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for &arg in parts::items(args) {
        let own = match arg.downcast::<GenericAlias>() {
            Some(alias) => parameters(alias.args),
            None if is_variable(arg) => alloc::vec![arg],
            None if arg.is_exactly(&crate::list::LIST) => parameters(arg),
            None if arg.type_of().heap_part().is_some_and(|heap| heap.is_named("typing", "_GenericAlias")) => {
                match super::get_attr(arg, literal!("__parameters__")) {
                    Ok(own) => parts::items(own.value()).to_vec(),
                    Err(_) => {
                        crate::exception::clear();
                        Vec::new()
                    }
                }
            }
            None => Vec::new(),
        };
        for variable in own {
            if !found.contains(&variable) {
                found.push(variable);
            }
        }
    }
    found
}

/// Whether a value is a `typing.TypeVar` or `typing.ParamSpec`.
fn is_variable(value: Value) -> bool {
    let named = |name| value.type_of().heap_part().is_some_and(|heap| heap.is_named("typing", name));
    named("TypeVar") || named("ParamSpec")
}

/// `list[T][int]`.
fn get_item(this: Value, key: Value) -> Res {
    let variables = parameters(of(this).args);
    let shown = || parts::repr_text(this);
    if variables.is_empty() {
        return Err(type_error(&text!("{} is not a generic class", shown())));
    }
    let given = if key.is_exactly(&crate::tuple::TUPLE) { parts::items(key).to_vec() } else { alloc::vec![key] };
    if given.len() != variables.len() {
        let many = if given.len() > variables.len() { "many" } else { "few" };
        let (actual, expected) = (given.len(), variables.len());
        return Err(type_error(&text!("Too {many} arguments for {}; actual {actual}, expected {expected}", shown())));
    }
    Ok(substituted(this, &variables, &given))
}

fn substituted(this: Value, variables: &[Value], given: &[Value]) -> Owned {
    let alias = of(this);
    let args = parts::items(alias.args).iter().map(|&arg| replaced(arg, variables, given));
    let args = parts::tuple_of(args.collect());
    new(alias.origin, args.value())
}

/// An argument with the variables in it replaced.
fn replaced(arg: Value, variables: &[Value], given: &[Value]) -> Owned {
    if let Some(at) = variables.iter().position(|&variable| variable == arg) {
        return given[at].to_owned();
    }
    if arg.downcast::<GenericAlias>().is_some() {
        return substituted(arg, variables, given);
    }
    let own = parameters(parts::tuple(&[arg]).value());
    let values: Vec<Value> =
        own.iter().filter_map(|own| Some(given[variables.iter().position(|variable| variable == own)?])).collect();
    if own.is_empty() || values.len() != own.len() || arg.is_exactly(&crate::list::LIST) {
        return arg.to_owned();
    }
    dispatch::get_item(arg, parts::tuple(&values).value()).unwrap_or_else(|_| {
        crate::exception::clear();
        arg.to_owned()
    })
}

/// `types.GenericAlias(origin, args)`.
fn construct(_kind: &'static Type, args: Args) -> Res {
    let [origin, args] = crate::arguments::positional::<2>("GenericAlias", args, 2)?;
    if is_callable(origin) {
        return Ok(new(origin, flat(args)?.value()));
    }
    Ok(new(origin, args))
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).origin);
    visit(of(this).args);
}

/// CPython gives one starred alias, which Molt does not have. Without this the alias's items would be read, and there is no end of them.
fn iterate(this: Value) -> Res {
    let message = text!("{} cannot be iterated over: Molt has no starred aliases", parts::repr_text(this));
    Err(crate::error::raise(&crate::exception::NOT_IMPLEMENTED_ERROR, &message))
}

static SLOTS: Slots = Slots {
    hash: Some(hash),
    compare: Some(compare),
    binary: Some(binary),
    call: Some(call),
    new: Some(construct),
    get_attr: Some(get_attr),
    get_item: Some(get_item),
    iter: Some(iterate),
    traverse: Some(traverse),
    ..Slots::base(drop_alias, repr)
};
/// `types.GenericAlias`.
pub static GENERIC_ALIAS: Type = Type::builtin("types.GenericAlias", Kind::GenericAlias, &SLOTS, Some(&OBJECT));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::value_of;
    use crate::rt::rt;

    #[test]
    fn aliases_show_compare_call_and_unite_like_cpythons() {
        rt();
        let (list, int) = (value_of(&crate::list::LIST), value_of(&crate::int::INT));
        let alias = dispatch::get_item(list, int).unwrap();
        assert_eq!(parts::repr_text(alias.value()), "list[int]");
        assert!(iterate(alias.value()).is_err());
        let pair = parts::tuple(&[int, Value::ELLIPSIS]);
        let tuple = dispatch::get_item(value_of(&crate::tuple::TUPLE), pair.value()).unwrap();
        assert_eq!(parts::repr_text(tuple.value()), "tuple[int, ...]");
        let again = dispatch::get_item(list, int).unwrap();
        assert!(dispatch::equal(alias.value(), again.value()).unwrap());
        assert!(!dispatch::equal(alias.value(), tuple.value()).unwrap());
        assert_eq!(dispatch::hash(alias.value()), dispatch::hash(again.value()));
        assert_eq!(parts::repr_text(dispatch::call_values(alias.value(), &[]).unwrap().value()), "[]");
        let union = dispatch::binary(BinaryOp::Or, alias.value(), Value::NONE).unwrap();
        assert_eq!(parts::repr_text(union.value()), "list[int] | None");
        assert!(dispatch::get_item(int, int).is_err());
        assert!(super::super::is_instance(Value::NONE, alias.value()).is_err());
        crate::exception::clear();
    }
}
