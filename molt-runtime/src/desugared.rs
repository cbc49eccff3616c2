//! What the compiler's desugaring leaves of `with`, `match` and calls with `*` and `**`: steps that Python has no syntax for.

use crate::class;
use crate::dispatch::{self, type_name};
use crate::error::{type_error, value_error};
use crate::exception;
use crate::literal;
use crate::object::value_of;
use crate::parts;
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use crate::{abi, dict, function, list, set};
use alloc::format as text;
use alloc::vec::Vec;

/// A method of the value's type, bound; nothing where the type lacks it.
fn special(value: Value, name: Value) -> Res<Option<Owned>> {
    class::lookup(value.type_of(), name).map(|found| class::bind(found, value)).transpose()
}

/// `__enter__` of a context manager, bound.
pub fn context_enter(manager: Value) -> Res {
    match special(manager, literal!("__enter__"))? {
        Some(method) => Ok(method),
        None => {
            let kind = type_name(manager);
            Err(type_error(&text!("'{kind}' object does not support the context manager protocol")))
        }
    }
}

/// `__exit__` of a context manager, bound.
pub fn context_exit(manager: Value) -> Res {
    match special(manager, literal!("__exit__"))? {
        Some(method) => Ok(method),
        None => {
            let kind = type_name(manager);
            Err(type_error(&text!("'{kind}' object does not support the context manager protocol (missed __exit__ method)")))
        }
    }
}

/// What `__exit__` is told about an exception: its type, itself, its traceback.
pub fn exception_info(raised: Value) -> Res {
    let traceback = class::get_attr(raised, literal!("__traceback__"))?;
    Ok(parts::tuple(&[value_of(raised.type_of()), raised, traceback.value()]))
}

/// Whether a sequence pattern may match the value.
pub fn is_sequence(value: Value) -> bool {
    collection(value.type_of()) == Some(true)
}

/// Whether a mapping pattern may match the value.
pub fn is_mapping(value: Value) -> bool {
    collection(value.type_of()) == Some(false)
}

/// Whether a class is one of sequences (or of mappings: false), by what comes first in its order: a built-in type, a class of
/// `collections.abc`, or one that was registered with it.
pub(crate) fn collection(kind: &'static Type) -> Option<bool> {
    let Some(heap) = kind.heap_part() else {
        return match kind.kind {
            Kind::List | Kind::Tuple | Kind::Range | Kind::MemoryView | Kind::Deque | Kind::Array => Some(true),
            Kind::Dict | Kind::MappingProxy => Some(false),
            _ => None,
        };
    };
    let registered = crate::rt::rt().class.collections.borrow();
    parts::items(heap.mro.get()).iter().find_map(|class| {
        let class = class.downcast::<Type>()?;
        let address = core::ptr::from_ref(class) as usize;
        if let Some((_, found)) = registered.iter().rfind(|(known, _)| *known == address) {
            return Some(*found);
        }
        match class.heap_part() {
            None => collection(class),
            Some(heap) if heap.is_named("collections.abc", "Sequence") => Some(true),
            Some(heap) if heap.is_named("collections.abc", "Mapping") => Some(false),
            Some(_) => None,
        }
    })
}

/// The values of a tuple of keys, or `None` when one is missing.
pub fn match_keys(mapping: Value, keys: Value) -> Res {
    let seen = set::new();
    let absent = class::new_instance(&OBJECT);
    let mut values = Vec::new();
    for &key in parts::items(keys) {
        let seen = seen.value();
        if set::of(&seen).contains(key)? {
            let key = parts::repr_text(key);
            return Err(value_error(&text!("mapping pattern checks duplicate key ({key})")));
        }
        set::of(&seen).add(key)?;
        let value = class::call_method(mapping, literal!("get"), &[key, absent.value()])?;
        if value.value() == absent.value() {
            return Ok(Owned::NONE);
        }
        values.push(value);
    }
    Ok(parts::tuple_of(values))
}

/// The entries of a mapping without these keys, as a new dict.
pub fn mapping_rest(mapping: Value, keys: Value) -> Res {
    let rest = parts::dict();
    dict::update(dict::of(&rest.value()), mapping)?;
    for &key in parts::items(keys) {
        dispatch::delete_item(rest.value(), key)?;
    }
    Ok(rest)
}

/// The attributes that a class pattern looks at: `count` positional ones, then those of the tuple `names`. `None` when the value
/// is no instance or lacks one.
pub fn match_class(value: Value, class: Value, count: usize, names: Value) -> Res {
    check_pattern_class(class)?;
    if !class::is_instance(value, class)? {
        return Ok(Owned::NONE);
    }
    let wanted = match_names(class, count, names)?;
    let mut found = Vec::new();
    for index in 0..parts::items(wanted.value()).len() {
        match find_matched(value, class, wanted.value(), index)? {
            Some(attribute) => found.push(attribute),
            None => return Ok(Owned::NONE),
        }
    }
    Ok(parts::tuple_of(found))
}

/// TypeError where the value cannot stand in front of a class pattern's parentheses.
pub fn check_pattern_class(class: Value) -> Res<()> {
    match class.downcast::<Type>() {
        Some(_) => Ok(()),
        None => Err(type_error("called match pattern must be a class")),
    }
}

/// The names of the attributes that a class pattern looks at: `count` positional ones, then those of the tuple `keywords`. `None`
/// stands for the value itself.
pub fn match_names(class: Value, count: usize, keywords: Value) -> Res {
    let mut wanted: Vec<Owned> = Vec::new();
    if let Some(kind) = class.downcast::<Type>().filter(|_| count > 0) {
        match class::find_attr(class, literal!("__match_args__"))? {
            None if matches_itself(kind) => {
                check_count(kind, 1, count)?;
                wanted.push(Owned::NONE);
            }
            given => {
                let given = given.unwrap_or_else(|| parts::tuple(&[]));
                wanted.extend(positional_names(kind, given.value(), count)?);
            }
        }
    }
    wanted.extend(parts::items(keywords).iter().map(|name| name.to_owned()));
    Ok(parts::tuple_of(wanted))
}

/// Attribute `index` of the names that a class pattern looks at, if the value has it.
fn find_matched(value: Value, class: Value, names: Value, index: usize) -> Res<Option<Owned>> {
    let (names, kind) = (parts::items(names), class.downcast::<Type>());
    let name = names[index];
    if name.is_none() {
        return Ok(Some(value.to_owned()));
    }
    if let Some(kind) = kind.filter(|_| names[..index].iter().any(|other| !other.is_none() && parts::same_text(*other, name))) {
        let (kind, name) = (kind.name(), parts::repr_text(name));
        return Err(type_error(&text!("{kind}() got multiple sub-patterns for attribute {name}")));
    }
    class::find_attr(value, name)
}

/// The same; AttributeError where the value does not have it.
pub fn match_attribute(value: Value, class: Value, names: Value, index: usize) -> Res {
    match find_matched(value, class, names, index)? {
        Some(attribute) => Ok(attribute),
        None => class::get_attr(value, parts::items(names)[index]),
    }
}

fn positional_names(kind: &'static Type, given: Value, count: usize) -> Res<Vec<Owned>> {
    if !given.is_exactly(&crate::tuple::TUPLE) {
        let (kind, got) = (kind.name(), type_name(given));
        return Err(type_error(&text!("{kind}.__match_args__ must be a tuple (got {got})")));
    }
    let given = parts::items(given);
    check_count(kind, given.len(), count)?;
    for name in &given[..count] {
        if name.type_of().kind != Kind::Str {
            let got = type_name(*name);
            return Err(type_error(&text!("__match_args__ elements must be strings (got {got})")));
        }
    }
    Ok(given[..count].iter().map(|name| name.to_owned()).collect())
}

fn check_count(kind: &'static Type, allowed: usize, count: usize) -> Res<()> {
    if count <= allowed {
        return Ok(());
    }
    let (kind, plural) = (kind.name(), if allowed == 1 { "" } else { "s" });
    Err(type_error(&text!("{kind}() accepts {allowed} positional sub-pattern{plural} ({count} given)")))
}

/// The built-in types whose one positional sub-pattern is the value itself.
fn matches_itself(kind: &'static Type) -> bool {
    use Kind::*;
    matches!(kind.kind, Bool | ByteArray | Bytes | Dict | Float | FrozenSet | Int | List | Set | Str | Tuple)
}

/// Adds the arguments of `function(*iterable)` to a list.
pub fn args_extend(callee: Value, arguments: Value, iterable: Value) -> Res {
    if iterable.type_of().slots().iter.is_none() && iterable.type_of().slots().get_item.is_none() {
        return Err(function::no_iterable(callee, iterable));
    }
    list::extend(list::of(&arguments), iterable)?;
    Ok(Owned::NONE)
}

/// Adds the items of `[*iterable]` to a list.
pub fn list_extend(items: Value, iterable: Value) -> Res {
    if iterable.type_of().slots().iter.is_none() && iterable.type_of().slots().get_item.is_none() {
        let got = type_name(iterable);
        return Err(type_error(&text!("Value after * must be an iterable, not {got}")));
    }
    list::extend(list::of(&items), iterable)?;
    Ok(Owned::NONE)
}

/// Adds the entries of `{**mapping}` to a dict.
pub fn dict_update(entries: Value, mapping: Value) -> Res {
    let is_mapping = mapping.type_of().kind == Kind::Dict || class::find_attr(mapping, literal!("keys"))?.is_some();
    if !is_mapping {
        let got = type_name(mapping);
        return Err(type_error(&text!("'{got}' object is not a mapping")));
    }
    dict::update(dict::of(&entries), mapping)?;
    Ok(Owned::NONE)
}

abi! { pub RUNTIME {
    /// `__enter__` of a context manager, bound.
    fn context_enter(manager: Value) -> Res [CALLS RAISES] { context_enter(manager) }
    /// `__exit__` of a context manager, bound.
    fn context_exit(manager: Value) -> Res [CALLS RAISES] { context_exit(manager) }
    /// The arguments of `__exit__` for an exception.
    fn exception_info(raised: Value) -> Res [CALLS RAISES] { exception_info(raised) }
    /// Whether a sequence pattern may match.
    fn is_sequence(value: Value) -> Res [READS RAISES] { Ok(Owned::from(is_sequence(value))) }
    /// Whether a mapping pattern may match.
    fn is_mapping(value: Value) -> Res [READS RAISES] { Ok(Owned::from(is_mapping(value))) }
    /// `len(value)` as a value.
    fn length(value: Value) -> Res [CALLS RAISES] { Ok(parts::int(dispatch::length(value)? as i64)) }
    /// The values of a tuple of keys, or `None`.
    fn match_keys(mapping: Value, keys: Value) -> Res [CALLS RAISES] { match_keys(mapping, keys) }
    /// The entries of a mapping without these keys.
    fn mapping_rest(mapping: Value, keys: Value) -> Res [CALLS RAISES] { mapping_rest(mapping, keys) }
    /// TypeError for what is no class.
    fn check_pattern_class(class: Value) -> Res [READS RAISES] {
        check_pattern_class(class)?;
        Ok(Owned::NONE)
    }
    /// The names of the attributes a class pattern looks at; the count is a small int.
    fn match_names(class: Value, count: Value, keywords: Value) -> Res [CALLS RAISES] {
        match_names(class, count.as_small().unwrap_or(0) as usize, keywords)
    }
    /// One of those attributes; the index is a small int.
    fn match_attribute(value: Value, class: Value, names: Value, index: Value) -> Res [CALLS RAISES] {
        match_attribute(value, class, names, index.as_small().unwrap_or(0) as usize)
    }
    /// Adds the arguments of `*iterable`.
    fn args_extend(callee: Value, arguments: Value, iterable: Value) -> Res [CALLS RAISES] {
        args_extend(callee, arguments, iterable)
    }
    /// Adds the arguments of `**mapping`.
    fn kwargs_merge(callee: Value, keywords: Value, mapping: Value) -> Res [CALLS RAISES] {
        function::merge_keywords(callee, keywords, mapping)?;
        Ok(Owned::NONE)
    }
    /// `except* kind`: what matches and what does not.
    fn exception_group_match(group: Value, kind: Value) -> Res [CALLS RAISES] { exception::star_match(group, kind) }
    /// What `try`/`except*` raises in the end, or `None`.
    fn exception_group_reraise(original: Value, raised: Value) -> Res [CALLS RAISES] {
        exception::star_rest(original, raised)
    }
    /// Raises `ModuleNotFoundError`.
    fn module_not_found(name: Value) -> Res [RAISES] { Err(exception::module_not_found(name)) }
} }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt::rt;

    fn message(result: Res) -> alloc::string::String {
        assert!(result.is_err());
        parts::text(dispatch::str(exception::take().value()).unwrap().value())
    }

    #[test]
    fn class_patterns_look_at_the_value_itself_for_built_in_types() {
        rt();
        let none = parts::tuple(&[]);
        let one = parts::int(1);
        let int = value_of(&crate::int::INT);
        let found = match_class(one.value(), int, 1, none.value()).unwrap();
        assert_eq!(parts::items(found.value()), [one.value()]);
        assert!(match_class(Value::NONE, int, 1, none.value()).unwrap().is_none());
        assert_eq!(message(match_class(one.value(), int, 2, none.value())), "int() accepts 1 positional sub-pattern (2 given)");
        assert_eq!(message(match_class(one.value(), one.value(), 0, none.value())), "called match pattern must be a class");
    }

    #[test]
    fn keys_are_looked_up_and_taken_out() {
        rt();
        let (a, b) = (parts::string("a"), parts::string("b"));
        let map = parts::dict();
        parts::set(map.value(), a.value(), Value::TRUE).unwrap();
        parts::set(map.value(), b.value(), Value::FALSE).unwrap();
        let keys = parts::tuple(&[b.value()]);
        let found = match_keys(map.value(), keys.value()).unwrap();
        assert_eq!(parts::items(found.value()), [Value::FALSE]);
        let rest = mapping_rest(map.value(), keys.value()).unwrap();
        assert_eq!((parts::length(rest.value()), parts::get(rest.value(), a.value())), (1, Some(Value::TRUE)));
        let twice = parts::tuple(&[b.value(), b.value()]);
        assert_eq!(message(match_keys(map.value(), twice.value())), "mapping pattern checks duplicate key ('b')");
        let missing = parts::tuple(&[parts::string("c").value()]);
        assert!(match_keys(map.value(), missing.value()).unwrap().is_none());
    }

    #[test]
    fn what_is_no_manager_and_no_iterable_is_told() {
        rt();
        let expected = "'NoneType' object does not support the context manager protocol";
        assert_eq!(message(context_enter(Value::NONE)), expected);
        assert_eq!(message(context_exit(Value::NONE)), alloc::format!("{expected} (missed __exit__ method)"));
        let items = parts::list(Vec::new());
        assert_eq!(message(list_extend(items.value(), Value::NONE)), "Value after * must be an iterable, not NoneType");
        let entries = parts::dict();
        assert_eq!(message(dict_update(entries.value(), Value::NONE)), "'NoneType' object is not a mapping");
    }
}
