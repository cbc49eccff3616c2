//! Entry points that only the compiler's lowering calls: steps of statements that are no operation of any one type.

use crate::dispatch;
use crate::exception;
use crate::parts;
use crate::types::Type;
use crate::value::{Owned, Raised, Res, Value};
use crate::{abi, class, error, function, module};
use alloc::format as text;

/// A handler begins: the stack of handled exceptions goes back to `depth`, the exception is taken.
fn catch_at(depth: usize) -> Owned {
    let exception = exception::take();
    exception::end_above(depth);
    exception
}

/// The name in a class's namespace, `None` where the namespace lacks it.
fn class_name(namespace: Value, name: Value) -> Res<Option<Owned>> {
    if namespace.is_exactly(&crate::dict::DICT) {
        return Ok(parts::get(namespace, name).map(Value::to_owned));
    }
    match dispatch::get_item(namespace, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => match exception::take_if(&exception::KEY_ERROR) {
            Some(_) => Ok(None),
            None => Err(raised),
        },
    }
}

/// A class statement: the namespace is prepared, the body runs on it, the metaclass makes the class. The body's cell
/// `__class__`, if it gave one, reaches `type.__new__` in the namespace, so that it is filled before any hook runs.
fn build_class(name: Value, bases: Value, body: Value, metaclass: Value, keywords: Value, fields: Value, site: u32) -> Res {
    // Keywords that were gathered may hold the metaclass.
    let key = crate::literal!("metaclass");
    let gathered = if keywords.is_absent() { None } else { parts::get(keywords, key).map(Value::to_owned) };
    if gathered.is_some() {
        dispatch::delete_item(keywords, key)?;
    }
    let metaclass = gathered.as_ref().map_or(metaclass, Owned::value);
    let namespace = class::prepare_class(name, bases, metaclass, keywords)?;
    let code = function::of(body).code.get();
    dispatch::set_item(namespace.value(), crate::literal!("__module__"), code.module)?;
    dispatch::set_item(namespace.value(), crate::literal!("__qualname__"), code.qualname)?;
    let cell = dispatch::call_values(body, &[namespace.value()])?;
    if cell.value().downcast::<function::cell::Cell>().is_some() {
        dispatch::set_item(namespace.value(), crate::literal!("__classcell__"), cell.value())?;
    }
    let made = class::make_class(name, bases, namespace.value(), metaclass, keywords, fields, site)?;
    class::check_class_cell(name, cell.value(), made.value())?;
    Ok(made)
}

/// `from module import name`.
fn import_from(module: Value, name: Value) -> Res {
    class::get_attr(module, name).map_err(|raised| match exception::take_if(&exception::ATTRIBUTE_ERROR) {
        Some(_) => {
            let shown = parts::text(name);
            let from = class::get_attr(module, crate::literal!("__name__")).map(|n| parts::text(n.value())).unwrap_or_default();
            error::raise(&exception::IMPORT_ERROR, &text!("cannot import name '{shown}' from '{from}' (unknown location)"))
        }
        None => raised,
    })
}

/// The type in a value known to be one.
fn kind_of(value: Value) -> &'static Type {
    match value.downcast::<Type>() {
        Some(kind) => kind,
        None => crate::host::fatal("a type was expected"),
    }
}

/// A value and status 2 where the receiver goes first among the arguments.
fn method(object: Value, name: Value) -> Result<(Owned, bool), Raised> {
    class::get_method(object, name)
}

abi! { pub RUNTIME {
    /// Puts an int where there is another one, which may be an object.
    fn replace_int(place: *mut Value, value: Owned) -> () [WRITES] {
        // SAFETY: compiled code passes the address of a word that holds a value with its count.
        drop(Owned::from_raw(unsafe { core::ptr::replace(place, value.into_raw()) }));
    }
    /// How many exceptions are being handled.
    fn handling_depth() -> usize [READS] { exception::depth() }
    /// Begins a handler: drops what is handled above `depth`, takes the exception being raised.
    fn catch_at(depth: usize) -> Owned [CALLS] { catch_at(depth) }
    /// Makes an exception the one being handled; `None` repeats the current one.
    fn begin_handling(exception: Value) -> () [WRITES] {
        let current = if exception.is_none() { exception::current() } else { exception.to_owned() };
        exception::push_handled(current.value());
    }
    /// The exception handled before is current again.
    fn end_handling() -> () [CALLS] { exception::pop_handled() }
    /// What `object.name(...)` calls; status 2 where the object goes first among the arguments.
    fn get_method(object: Value, name: Value) -> Res<(Owned, bool)> [CALLS RAISES] { method(object, name) }
    /// A class statement.
    fn build_class(
        name: Value, bases: Value, body: Value, metaclass: Value, keywords: Value, fields: Value, site: i64
    ) -> Res [CALLS RAISES] { build_class(name, bases, body, metaclass, keywords, fields, site as u32) }
    /// A name in a class body's namespace; status 2 where it lacks it.
    fn class_name_get(namespace: Value, name: Value) -> Res<Option<Owned>> [CALLS RAISES] { class_name(namespace, name) }
    /// `del name` in a class body.
    fn class_name_delete(namespace: Value, name: Value) -> Res<()> [CALLS RAISES] {
        if class_name(namespace, name)?.is_none() {
            return Err(exception::name_error(name));
        }
        dispatch::delete_item(namespace, name)
    }
    /// `from module import name`.
    fn import_from(module: Value, name: Value) -> Res [CALLS RAISES] { import_from(module, name) }
    /// The object of a built-in module whose static description lies at `table`.
    fn builtin_module(table: *const u8) -> Owned [] {
        // SAFETY: compiled code passes the address of a static `modules::Module`.
        crate::modules::object_of(unsafe { &*table.cast::<crate::modules::Module>() })
    }
    /// A global of one of the program's modules becomes an attribute of its module object: the name, the slot's address.
    fn module_bind(module: Value, name: Value, slot: *mut Value) -> () [WRITES] { module::bind(module, name, slot) }
    /// Whether the value's type is exactly `kind`.
    fn is_exactly(value: Value, kind: Value) -> bool [READS] { value.is_exactly(kind_of(kind)) }
    /// `a, b = value`: a tuple of exactly `count` items; the value itself where it is one.
    fn unpack_tuple(value: Value, count: usize) -> Res [CALLS RAISES] {
        let fits = value.downcast::<crate::tuple::Tuple>().is_some_and(|t| t.items().len() == count);
        if fits && crate::sequence::iterates_as_tuple(value.type_of()) {
            return Ok(value.to_owned());
        }
        if let Some(items) = crate::sequence::iterated(value).filter(|items| items.len() == count) {
            return Ok(parts::tuple(items));
        }
        Ok(parts::tuple_of(crate::sequence::unpack_exact(value, count)?))
    }
    /// `a, *b, c = value`: a tuple of `before` items, a list, `after` items.
    fn unpack_star_tuple(value: Value, before: usize, after: usize) -> Res [CALLS RAISES] {
        Ok(parts::tuple_of(crate::sequence::unpack_star(value, before, after)?))
    }
    /// A tuple of a list's items.
    fn list_to_tuple(list: Value) -> Res [CALLS RAISES] { list.downcast::<crate::list::List>().map(|l| parts::tuple(l.items())).ok_or_else(|| error::type_error("a list was expected")) }
    /// Annotations of a function just made: `count` words at `pairs`, names and values in turn.
    fn function_annotate(function: Value, pairs: *const Value, count: usize) -> Res [CALLS RAISES] {
        let dict = parts::dict();
        for i in 0..count / 2 {
            // SAFETY: compiled code passes an array of `count` words.
            let (name, value) = unsafe { (*pairs.add(2 * i), *pairs.add(2 * i + 1)) };
            parts::set(dict.value(), name, value)?;
        }
        function::annotate(function, dict.value());
        Ok(Owned::NONE)
    }
    /// The count of a value, for tests.
    fn reference_count(value: Value) -> i64 [READS] { value.header().map_or(0, |h| i64::from(h.count())) }
} }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handler_restores_the_depth() {
        let _ = error::value_error("outer");
        let outer = exception::take();
        exception::push_handled(outer.value());
        let depth = exception::depth();
        let _ = error::type_error("inner");
        let inner = exception::take();
        exception::push_handled(inner.value());
        let _ = error::value_error("raised in the inner handler");
        let caught = catch_at(depth);
        assert_eq!(exception::depth(), depth);
        assert!(caught.value().is_pointer());
        exception::pop_handled();
    }
}
