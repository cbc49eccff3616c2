//! Exception groups: construction, splitting, `except*`.

use super::hierarchy::*;
use super::{as_exception_type, is_exception, matches, new, of};
use crate::abi;
use crate::class::class_getitem;
use crate::error::{type_error, value_error};
use crate::parts;
use crate::types::{Args, Kind, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use alloc::vec::Vec;

/// Whether a value is an exception group.
pub fn is_group(value: Value) -> bool {
    is_exception(value) && value.type_of().is_subtype(&BASE_EXCEPTION_GROUP)
}

/// The message and the tuple of exceptions are members 0 and 1.
pub(super) fn new_group(kind: &'static Type, args: Args) -> Res {
    let &[message, exceptions] = args.values else {
        let given = args.positionals().len();
        return Err(type_error(&text!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if message.type_of().kind != Kind::Str {
        let got = crate::arguments::bad_type(message);
        return Err(type_error(&text!("BaseExceptionGroup.__new__() argument 1 must be str, not {got}")));
    }
    let slots = exceptions.type_of().slots();
    let mapping = matches!(exceptions.type_of().kind, Kind::Dict | Kind::MappingProxy);
    if slots.get_item.is_none() || mapping {
        return Err(type_error("second argument (exceptions) must be a sequence"));
    }
    let items = crate::sequence::collect(exceptions)?;
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_plain = true;
    for (i, item) in items.iter().enumerate() {
        if !is_exception(item.value()) {
            return Err(value_error(&text!("Item {i} of second argument (exceptions) is not an exception")));
        }
        all_plain &= item.type_of().is_subtype(&EXCEPTION);
    }
    let kind = if core::ptr::eq(kind, &BASE_EXCEPTION_GROUP) && all_plain { &EXCEPTION_GROUP } else { kind };
    if !all_plain && kind.is_subtype(&EXCEPTION) {
        let name = kind.name();
        return Err(type_error(&if core::ptr::eq(kind, &EXCEPTION_GROUP) {
            "Cannot nest BaseExceptions in an ExceptionGroup".into()
        } else {
            text!("Cannot nest BaseExceptions in '{name}'")
        }));
    }
    Ok(made(kind, message, exceptions, items))
}

fn made(kind: &'static Type, message: Value, given: Value, items: Vec<Owned>) -> Owned {
    let made = new(kind, &[message, given]);
    let group = of(made.value());
    group.set_member(0, message);
    group.set_member(1, parts::tuple_of(items).value());
    made
}

/// A group like `original` that holds `items`, nothing when there are none.
fn derived(original: Value, items: Vec<Owned>) -> Res<Option<Owned>> {
    if items.is_empty() {
        return Ok(None);
    }
    let list = parts::list(items);
    let made = crate::class::call_method(original, crate::literal!("derive"), &[list.value()])?;
    if !is_group(made.value()) {
        return Err(type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (from, to) = (of(original), of(made.value()));
    let copy = |value: Value| if value.is_absent() { None } else { Some(value.to_owned()) };
    to.replace(&to.traceback, copy(from.traceback.get()));
    to.replace(&to.cause, copy(from.cause.get()));
    to.replace(&to.context, copy(from.context.get()));
    if let Some(notes) = from.dict.get().header().and_then(|_| parts::get(from.dict.get(), crate::literal!("__notes__"))) {
        // Notes that are no sequence are not copied.
        if crate::sequence::items_of(notes).is_some() {
            let notes = parts::list(crate::sequence::collect(notes)?);
            parts::set(super::methods::dict_of(to), crate::literal!("__notes__"), notes.value())?;
        }
    }
    Ok(Some(made))
}

/// What of the exception matches (a group of the same shape, or the exception itself) and what does not.
pub fn split(exception: Value, condition: Value) -> Res<(Option<Owned>, Option<Owned>)> {
    crate::dispatch::check_stack()?;
    if holds(exception, condition)? {
        return Ok((Some(exception.to_owned()), None));
    }
    if !is_group(exception) {
        return Ok((None, Some(exception.to_owned())));
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    let members = of(exception).member(1);
    for &item in parts::items(members.value()) {
        let (yes, no) = split(item, condition)?;
        matching.extend(yes);
        rest.extend(no);
    }
    Ok((derived(exception, matching)?, derived(exception, rest)?))
}

/// A condition is an exception class, a tuple of them, or a predicate.
fn holds(exception: Value, condition: Value) -> Res<bool> {
    let kinds =
        condition.type_of().kind == Kind::Tuple && parts::items(condition).iter().all(|&kind| as_exception_type(kind).is_some());
    if kinds || as_exception_type(condition).is_some() {
        return matches(exception, condition);
    }
    if condition.type_of().slots().call.is_some() && condition.type_of().kind != Kind::Type {
        let answer = crate::dispatch::call_values(condition, &[exception])?;
        return crate::dispatch::truth(answer.value());
    }
    Err(type_error("expected a function, exception type or tuple of exception types"))
}

fn or_none(value: Option<Owned>) -> Owned {
    value.unwrap_or(Owned::NONE)
}

fn split_method(this: Value, condition: Value) -> Res {
    let (yes, no) = split(this, condition)?;
    Ok(parts::tuple_of([or_none(yes), or_none(no)].into()))
}

fn subgroup(this: Value, condition: Value) -> Res {
    Ok(or_none(split(this, condition)?.0))
}

fn derive(this: Value, exceptions: Value) -> Res {
    let message = of(this).member(0);
    new_group(&BASE_EXCEPTION_GROUP, Args { values: &[message.value(), exceptions], names: Value::ABSENT })
}

fn message(this: Value) -> Res {
    Ok(of(this).member(0))
}

fn exceptions(this: Value) -> Res {
    Ok(of(this).member(1))
}

crate::methods! { pub GROUP_METHODS of "BaseExceptionGroup" {
    property: message as "message"(this) "(self) -> str";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
    property: exceptions as "exceptions"(this) "(self) -> tuple[BaseException, ...]";
    method: split_method as "split"(this, condition) "(self, condition, /) -> tuple[object, object]";
    method: subgroup as "subgroup"(this, condition) "(self, condition, /) -> object";
    method: derive as "derive"(this, exceptions) "(self, exceptions, /) -> BaseExceptionGroup";
} }

/// `except*` wants classes that are no groups themselves.
fn check_star_kind(kind: Value) -> Res<()> {
    let one = |kind: Value| match as_exception_type(kind) {
        None => Err(type_error("catching classes that do not inherit from BaseException is not allowed")),
        Some(kind) if kind.is_subtype(&BASE_EXCEPTION_GROUP) => {
            Err(type_error("catching ExceptionGroup with except* is not allowed. Use except instead."))
        }
        Some(_) => Ok(()),
    };
    match kind.type_of().kind {
        Kind::Tuple => parts::items(kind).iter().try_for_each(|&kind| one(kind)),
        _ => one(kind),
    }
}

/// `except* kind`: a pair of what matches (always a group) and the rest, `None` for nothing.
/// What of an exception `except* kind` takes, and the rest, as a tuple; `None` for nothing.
pub fn star_match(exception: Value, kind: Value) -> Res {
    check_star_kind(kind)?;
    if !is_group(exception) {
        if !matches(exception, kind)? {
            return Ok(parts::tuple(&[Value::NONE, exception]));
        }
        let message = parts::string("");
        let only = parts::tuple(&[exception]);
        let group = new_group(&BASE_EXCEPTION_GROUP, Args { values: &[message.value(), only.value()], names: Value::ABSENT })?;
        return Ok(parts::tuple(&[group.value(), Value::NONE]));
    }
    split_method(exception, kind)
}

/// Whether an exception is a part of a group that was raised again as it was: it has all that the group has, but the members.
fn is_part(exception: Value, group: Value) -> bool {
    if !is_group(exception) {
        return false;
    }
    let notes = |value: Value| {
        let dict = of(value).dict.get();
        dict.header().and_then(|_| parts::get(dict, crate::literal!("__notes__"))).unwrap_or(Value::ABSENT)
    };
    let same_notes = match (notes(exception), notes(group)) {
        (Value::ABSENT, Value::ABSENT) => true,
        (a, b) => !a.is_absent() && !b.is_absent() && crate::sequence::items_of(a) == crate::sequence::items_of(b),
    };
    let (a, b) = (of(exception), of(group));
    same_notes && a.traceback == b.traceback && a.cause == b.cause && a.context == b.context
}

/// The members of groups, and of groups in them.
fn leaves(exception: Value, found: &mut Vec<Value>) {
    if is_group(exception) {
        parts::items(of(exception).member(1).value()).iter().for_each(|&item| leaves(item, found));
    } else {
        found.push(exception);
    }
}

/// The part of an exception that is made of these members.
fn restricted(exception: Value, members: &[Value]) -> Res<Option<Owned>> {
    if !is_group(exception) {
        return Ok(members.contains(&exception).then(|| exception.to_owned()));
    }
    let mut kept = Vec::new();
    for &item in parts::items(of(exception).member(1).value()) {
        kept.extend(restricted(item, members)?);
    }
    derived(exception, kept)
}

/// What remains to be raised at the end of `try/except*` of the exception `original`: `raised` are the exceptions that handlers
/// raised or left, in order. Parts of the original go back to the shape they had in it. `None` when nothing remains.
pub fn star_rest(original: Value, raised: Value) -> Res {
    let items: Vec<Owned> = parts::items(raised).iter().filter(|item| !item.is_none()).map(|item| item.to_owned()).collect();
    let (again, mut items): (Vec<Owned>, Vec<Owned>) =
        items.into_iter().partition(|item| is_group(original) && is_part(item.value(), original));
    let mut members = Vec::new();
    again.iter().for_each(|part| leaves(part.value(), &mut members));
    if !members.is_empty() {
        items.extend(restricted(original, &members)?);
    }
    if items.is_empty() {
        return Ok(Owned::NONE);
    }
    if let [one] = items.as_slice() {
        return Ok(one.clone());
    }
    let message = parts::string("");
    let list = parts::list(items);
    new_group(&BASE_EXCEPTION_GROUP, Args { values: &[message.value(), list.value()], names: Value::ABSENT })
}

abi! { pub GROUP {
    /// `except* kind`: a tuple of what matches (a group) and what does not, None for nothing.
    fn star_match(exception: Value, kind: Value) -> Res [CALLS RAISES] { star_match(exception, kind) }
    /// What `try/except*` raises at its end: from the exceptions in the list `raised` (handlers' own and the rest).
    fn star_rest(original: Value, raised: Value) -> Res [CALLS RAISES] { star_rest(original, raised) }
} }
