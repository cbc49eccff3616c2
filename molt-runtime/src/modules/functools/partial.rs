//! The call with some arguments given already that `partial` makes.

use crate::error::type_error;
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, dict, dispatch, methods, parts};
use alloc::vec::Vec;
use core::cell::Cell;

/// A function and the arguments it has already: a callable, a tuple, a dict (owned).
#[repr(C)]
struct Partial {
    header: Header,
    function: Cell<Value>,
    args: Cell<Value>,
    keywords: Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Partial {
    const KIND: Kind = Kind::Partial;
}

fn of(value: Value) -> &'static Partial {
    match value.downcast() {
        Some(partial) => partial,
        None => crate::host::fatal("a partial call was expected"),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let Some((&function, given)) = args.positionals().split_first() else {
        return Err(type_error("type 'partial' takes at least one argument"));
    };
    if function.type_of().slots().call.is_none() {
        return Err(type_error("the first argument must be callable"));
    }
    let (mut function, mut all, keywords) = (function, Vec::new(), parts::dict());
    if let Some(inner) = function.downcast::<Partial>() {
        function = inner.function.get();
        all.extend_from_slice(parts::items(inner.args.get()));
        for (name, value) in parts::entries(inner.keywords.get()) {
            parts::set(keywords.value(), name.value(), value.value())?;
        }
    }
    all.extend_from_slice(given);
    for (name, value) in args.named() {
        parts::set(keywords.value(), name, value)?;
    }
    let (function, args) = (function.to_owned().into_raw(), parts::tuple(&all).into_raw());
    let (function, args, keywords) = (Cell::new(function), Cell::new(args), Cell::new(keywords.into_raw()));
    Ok(object::allocate(kind, 0, |header| Partial { header, function, args, keywords }))
}

fn call(this: Value, args: Args) -> Res {
    let this = of(this);
    // A call may give the partial other parts, so that these are kept.
    let (function, own, keywords) = (this.function.get().to_owned(), this.args.get().to_owned(), this.keywords.get().to_owned());
    let own = parts::items(own.value());
    let mut values: Vec<Value> = Vec::with_capacity(own.len() + args.values.len());
    values.extend_from_slice(own);
    if dict::of(&keywords).is_empty() {
        values.extend_from_slice(args.values);
        return dispatch::call(function.value(), Args { values: &values, names: args.names });
    }
    values.extend_from_slice(args.positionals());
    // Its own keywords in their order, with what the call says instead; then what only the call has.
    let count = dict::of(&keywords).len();
    let mut names = Vec::with_capacity(count + args.keywords());
    // The call may give the dict other values, so that these are kept.
    let mut held = Vec::with_capacity(count);
    for entry in dict::of(&keywords).entries() {
        let said = args.named().find(|(name, _)| *name == entry.key || parts::same_text(*name, entry.key));
        let value = said.map_or(entry.value, |(_, value)| value);
        names.push(entry.key.to_owned());
        held.push(value.to_owned());
        values.push(value);
    }
    for (name, value) in args.named() {
        if parts::get(keywords.value(), name).is_none() {
            names.push(name.to_owned());
            values.push(value);
        }
    }
    let names = parts::tuple_of(names);
    let result = dispatch::call(function.value(), Args { values: &values, names: names.value() });
    drop(held);
    result
}

fn drop_partial(value: Value) {
    let this = of(value);
    [this.function.get(), this.args.get(), this.keywords.get()].into_iter().for_each(object::release);
    // SAFETY: made by `construct` without extra bytes; the count is zero.
    unsafe { object::free::<Partial>(value, 0) }
}

fn traverse(value: Value, visit: &mut dyn FnMut(Value)) {
    let this = of(value);
    [this.function.get(), this.args.get(), this.keywords.get()].into_iter().for_each(visit);
}

fn function(this: Value) -> Res {
    Ok(of(this).function.get().to_owned())
}

fn args(this: Value) -> Res {
    Ok(of(this).args.get().to_owned())
}

fn keywords(this: Value) -> Res<Owned> {
    Ok(of(this).keywords.get().to_owned())
}

/// Gives it other parts, which are known to be a callable, a tuple and a dict.
fn hold(this: Value, function: Value, args: Value, keywords: Value) -> Res {
    let this = of(this);
    for (cell, value) in [(&this.function, function), (&this.args, args), (&this.keywords, keywords)] {
        object::release(cell.replace(value.to_owned().into_raw()));
    }
    Ok(Owned::NONE)
}

methods! { pub PARTIAL_METHODS of "_functools.partial" {
    method: hold as "_hold"(this, function, args, keywords) "(self, function, args, keywords, /) -> None";
    property: function as "func"(this) "(self) -> object";
    property: args as "args"(this) "(self) -> tuple[object, ...]";
    property: keywords as "keywords"(this) "(self) -> dict[str, object]";
} }

static SLOTS: Slots =
    Slots { call: Some(call), new: Some(construct), traverse: Some(traverse), ..Slots::base(drop_partial, class::default_repr) };
/// The base of `functools.partial`.
#[unsafe(export_name = "molt_type__functools.partial")]
pub static PARTIAL: Type =
    Type::builtin("_functools.partial", Kind::Partial, &SLOTS, Some(&OBJECT)).with_methods(PARTIAL_METHODS);
