//! What an object is made of, for copies and pickles: a callable and its arguments, the state, the items of a list, those of a dict.

use crate::bytes::{ByteArray, Bytes};
use crate::class::{self, attributes_of, slots_of};
use crate::dict::{self, DICT};
use crate::object::value_of;
use crate::set;
use crate::str::{Str, from_units};
use crate::tuple::{self, Tuple};
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, dispatch, error, int, list, literal};
use alloc::vec::Vec;

/// Whether a class has a method of its own: of the program, or of a built-in type that belongs to a module.
pub(super) fn defines(kind: &'static Type, name: Value) -> bool {
    class::owner_of(kind, name).is_some_and(|owner| owner.is_heap() || owner.static_name().contains('.'))
}

/// What a function of `table`, or the class itself, makes of an object: nothing where they have no say in it.
pub(super) fn reduced(x: Value, protocol: i64, table: Value) -> Res<Option<Owned>> {
    let kind = x.type_of();
    if let Some(reducer) = dict::of(&table).get(value_of(kind))? {
        let reducer = reducer.to_owned();
        return dispatch::call_values(reducer.value(), &[x]).map(Some);
    }
    if defines(kind, literal!("__reduce_ex__")) {
        return class::call_method(x, literal!("__reduce_ex__"), &[int::from_i64(protocol).value()]).map(Some);
    }
    if defines(kind, literal!("__reduce__")) {
        return class::call_method(x, literal!("__reduce__"), &[]).map(Some);
    }
    Ok(None)
}

/// What `__getstate__` gives.
fn state_of(x: Value) -> Res {
    if defines(x.type_of(), literal!("__getstate__")) {
        class::call_method(x, literal!("__getstate__"), &[])
    } else {
        get_state(x)
    }
}

/// The value of a built-in type that an instance of a class under it holds.
fn plain(x: Value, native: &'static Type) -> Option<Owned> {
    Some(match native.kind {
        Kind::Tuple => tuple::from_slice(x.downcast::<Tuple>()?.items()),
        Kind::Str => from_units(x.downcast::<Str>()?.units()),
        Kind::Int => int::exact(x),
        Kind::Float => crate::float::as_f64(x)?.into(),
        Kind::Bytes => bytes::from_slice(x.downcast::<Bytes>()?.as_slice()),
        _ => return None,
    })
}

fn five(make: Owned, args: Vec<Owned>, state: Owned, items: Option<Owned>, pairs: Option<Owned>) -> Owned {
    let or_none = |part: Option<Owned>| part.unwrap_or(Owned::NONE);
    tuple::from_array([make, tuple::from_vec(args), state, or_none(items), or_none(pairs)])
}

/// What an object is made of; nothing where that is left to others.
pub(super) fn take_apart(x: Value, protocol: i64, table: Value) -> Res<Option<Owned>> {
    match reduced(x, protocol, table)? {
        Some(given) => Ok(Some(given)),
        None => apart(x, protocol),
    }
}

/// `object.__reduce_ex__`: the same without asking what the class has to say, but for its `__reduce__`.
pub(crate) fn reduce_ex(x: Value, protocol: Value) -> Res {
    if defines(x.type_of(), literal!("__reduce__")) {
        return class::call_method(x, literal!("__reduce__"), &[]);
    }
    reduce(x, int::as_i64(protocol).unwrap_or(0))
}

/// `object.__reduce__`.
pub(crate) fn reduce(x: Value, protocol: i64) -> Res {
    let Some(parts) = apart(x, protocol)? else {
        return Err(error::type_error(&alloc::format!("cannot pickle '{}' object", dispatch::type_name(x))));
    };
    match tuple::of(&parts.value()).items() {
        [make, args, state] if state.is_none() && x.type_of().kind == Kind::Exception => Ok(crate::parts::tuple(&[*make, *args])),
        _ => Ok(parts),
    }
}

/// `object.__getstate__`: the attributes, as a dict, or as a pair of it and of what the slots hold; `None` for none.
pub(crate) fn get_state(x: Value) -> Res {
    let state = attributes_of(x).filter(|state| !dict::of(state).is_empty()).unwrap_or(Owned::NONE);
    Ok(match slots_of(x) {
        Some(held) => tuple::pair(state, held),
        None => state,
    })
}

fn apart(x: Value, protocol: i64) -> Res<Option<Owned>> {
    let kind = x.type_of();
    if let Some(parts) = crate::iterator::taken_apart(x)? {
        return Ok(Some(parts));
    }
    let native = class::native_base(kind);
    let class = || value_of(kind).to_owned();
    let is_object = native.kind == Kind::Object && kind.is_heap();
    let known = is_object
        || matches!(native.kind, Kind::Exception | Kind::Set | Kind::FrozenSet | Kind::Deque | Kind::ByteArray)
        || matches!(native.kind, Kind::List | Kind::Dict)
        || kind.is_heap() && matches!(native.kind, Kind::Tuple | Kind::Str | Kind::Int | Kind::Float | Kind::Bytes);
    if !known || defines(kind, literal!("__getnewargs_ex__")) {
        return Ok(None);
    }
    if native.kind == Kind::Exception {
        let (args, state) = crate::exception::parts_for_copy(x)?;
        return Ok(Some(tuple::from_array([class(), args, state])));
    }
    let state = state_of(x)?;
    let new = || class::get_attr(value_of(kind), literal!("__new__"));
    let pairs = || -> Res { dispatch::iter(class::call_method(x, literal!("items"), &[])?.value()) };
    if let Some(members) = set::as_set(x) {
        let members = list::from_vec(members.members().map(Value::to_owned).collect());
        return Ok(Some(five(class(), alloc::vec![members], state, None, None)));
    }
    if defines(kind, literal!("__getnewargs__")) {
        let given = class::call_method(x, literal!("__getnewargs__"), &[])?;
        let args = core::iter::once(class()).chain(crate::sequence::collect(given.value())?);
        return Ok(Some(five(new()?, args.collect(), state, None, None)));
    }
    if let Some(value) = plain(x, native) {
        return Ok(Some(five(new()?, alloc::vec![class(), value], state, None, None)));
    }
    Ok(Some(match (native.kind, native.static_name()) {
        (Kind::ByteArray, _) => {
            let data = x.downcast::<ByteArray>().map_or(&[][..], ByteArray::as_slice);
            let args = match (data, protocol) {
                ([], _) => Vec::new(),
                // Python 2 has no bytes.
                (_, ..3) => alloc::vec![crate::str::from_latin1(data), crate::str::from_ascii(b"latin-1")],
                _ => alloc::vec![bytes::from_slice(data)],
            };
            five(class(), args, state, None, None)
        }
        (Kind::Deque, _) => {
            let most = class::get_attr(x, literal!("maxlen"))?;
            let args = if most.is_none() { Vec::new() } else { alloc::vec![tuple::empty(), most] };
            five(class(), args, state, Some(dispatch::iter(x)?), None)
        }
        (_, "collections.Counter") => {
            let counts = dispatch::call_values(value_of(&DICT), &[x])?;
            five(class(), alloc::vec![counts], state, None, None)
        }
        (_, "collections.OrderedDict") => five(class(), Vec::new(), state, None, Some(pairs()?)),
        (_, "collections.defaultdict") => {
            let factory = class::get_attr(x, literal!("default_factory"))?;
            let args = if factory.is_none() { Vec::new() } else { alloc::vec![factory] };
            five(class(), args, state, None, Some(pairs()?))
        }
        (Kind::List, _) => five(new()?, alloc::vec![class()], state, Some(dispatch::iter(x)?), None),
        (Kind::Dict, _) => five(new()?, alloc::vec![class()], state, None, Some(pairs()?)),
        _ => five(new()?, alloc::vec![class()], state, None, None),
    }))
}

/// The same for functions written in Python.
pub(super) fn parts(x: Value, protocol: Value, table: Value) -> Res {
    let protocol = int::as_i64(protocol).unwrap_or(0);
    Ok(take_apart(x, protocol, table)?.unwrap_or_else(|| Value::NOT_IMPLEMENTED.to_owned()))
}
