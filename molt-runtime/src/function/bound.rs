//! Bound methods of functions of the program.

use crate::class;
use crate::dispatch;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// A callable with the instance that goes first among its arguments. Both owned.
#[repr(C)]
pub struct BoundMethod {
    header: Header,
    /// `__func__`.
    pub function: Value,
    /// `__self__`.
    pub instance: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;
}

fn of(value: Value) -> &'static BoundMethod {
    match value.downcast() {
        Some(method) => method,
        None => crate::host::fatal("a bound method was expected"),
    }
}

/// A new bound method.
pub fn new(function: Value, instance: Value) -> Owned {
    let (function, instance) = (function.to_owned().into_raw(), instance.to_owned().into_raw());
    object::allocate(&BOUND_METHOD, 0, |header| BoundMethod { header, function, instance })
}

fn construct(_kind: &'static Type, args: Args) -> Res {
    let [function, instance] = crate::arguments::positional::<2>("method", args, 2)?;
    if function.type_of().slots().call.is_none() {
        return Err(crate::error::type_error("first argument must be callable"));
    }
    if instance.is_none() {
        return Err(crate::error::type_error("instance must not be None"));
    }
    Ok(new(function, instance))
}

fn call(this: Value, args: Args) -> Res {
    let method = of(this);
    class::with_first(method.instance, args, |args| dispatch::call(method.function, args))
}

fn drop_bound(value: Value) {
    let this = of(value);
    object::release(this.function);
    object::release(this.instance);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<BoundMethod>(value, 0) }
}

fn repr(this: Value) -> Res {
    let method = of(this);
    let name = match class::find_attr(method.function, crate::literal!("__qualname__"))? {
        Some(name) => parts::text(name.value()),
        None => "?".into(),
    };
    let instance = dispatch::repr(method.instance)?;
    Ok(parts::string(&text!("<bound method {name} of {}>", parts::text(instance.value()))))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(left), Some(right)) = (a.downcast::<BoundMethod>(), b.downcast::<BoundMethod>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let equal = left.instance == right.instance && dispatch::equal(left.function, right.function)?;
    match op {
        CompareOp::Eq => Ok(Owned::from(equal)),
        CompareOp::Ne => Ok(Owned::from(!equal)),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn hash(this: Value) -> Res<i64> {
    let method = of(this);
    Ok(dispatch::identity_hash(method.instance)? ^ dispatch::hash(method.function)?)
}

/// Attributes are those of the function, but for the two of its own.
fn get_attr(this: Value, name: Value) -> Res {
    let method = of(this);
    if parts::is(name, "__func__") {
        return Ok(method.function.to_owned());
    }
    if parts::is(name, "__self__") {
        return Ok(method.instance.to_owned());
    }
    if parts::is(name, "__class__") {
        return Ok(object::value_of(this.type_of()).to_owned());
    }
    if let Some(descriptor) = class::lookup(this.type_of(), name)
        && !parts::is(name, "__doc__")
    {
        return class::bind(descriptor, this);
    }
    match class::find_attr(method.function, name)? {
        Some(found) => Ok(found),
        None => Err(class::no_attribute(method.function, name)),
    }
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).function);
    visit(of(this).instance);
}

static SLOTS: Slots = Slots {
    call: Some(call),
    compare: Some(compare),
    hash: Some(hash),
    get_attr: Some(get_attr),
    new: Some(construct),
    traverse: Some(traverse),
    ..Slots::base(drop_bound, repr)
};
/// `method`.
pub static BOUND_METHOD: Type = Type::builtin("method", Kind::BoundMethod, &SLOTS, Some(&OBJECT));
