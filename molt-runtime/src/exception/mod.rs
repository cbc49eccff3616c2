//! Exceptions: the objects, the hierarchy, raising and handling, and the report of one that nobody caught.

mod construct;
mod group;
mod handling;
mod hierarchy;
mod hints;
mod methods;
mod os;
mod print;
mod raise;
mod render;
pub mod suggest;

pub use group::{GROUP, split, star_match, star_rest};
pub use handling::{HANDLING, current, depth, end_above, matches, pop_handled, push_handled};
pub use hierarchy::*;
pub(crate) use hierarchy::{OS_SLOTS, PLAIN_SLOTS};
pub(crate) use methods::parts_for_copy;
pub use methods::{TABLES, install_exceptions};
pub use os::{os_error, os_error_with_file, os_error_with_files};
pub use print::{
    exit_code, print_entry, print_exception, print_group, print_last_lines, report_at_exit, report_uncaught, report_unraisable,
};
pub use raise::{
    Saved, chain, clear, key_error, module_not_found, name_error, no_attribute, raise_from, raise_object, raise_sent,
    raise_value, raise_with, restore, save, say_whose_attribute, stop_iteration, store, take, take_if, unbound_local,
};
pub use render::line as line_of;

use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, Type};
use crate::value::{Owned, Value};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// An instance of `BaseException` or of a class that derives from it.
#[repr(C)]
pub struct Exception {
    header: Header,
    /// `args`, a tuple (owned).
    pub args: Cell<Value>,
    /// `__cause__` (owned), absent for none.
    pub cause: Cell<Value>,
    /// `__context__` (owned), absent for none.
    pub context: Cell<Value>,
    /// `__traceback__` (owned), absent for none.
    pub traceback: Cell<Value>,
    /// `__dict__` (owned), absent until something is stored there.
    pub dict: Cell<Value>,
    /// The attributes of the built-in type in the order of [`member_names`] (owned).
    pub members: RefCell<Vec<Value>>,
    /// What variables of functions held that the exception has left (owned), in programs that see when values die.
    pub left: RefCell<Vec<Value>>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Exception {
    const KIND: Kind = Kind::Exception;
}

/// Header flag: `__suppress_context__`.
pub const SUPPRESS_CONTEXT: u32 = object::flag::OWN;

/// The exception in a value that is known to be one.
pub fn of(value: Value) -> Ref<Exception> {
    match value.downcast() {
        Some(exception) => exception,
        None => crate::host::fatal("an exception was expected"),
    }
}

impl Exception {
    /// The object's header.
    pub fn header(&self) -> &Header {
        &self.header
    }
    /// Stores an owned value in one of the cells, releasing what was there.
    pub fn replace(&self, cell: &Cell<Value>, new: Option<Owned>) {
        let old = cell.replace(new.map_or(Value::ABSENT, Owned::into_raw));
        object::release(old);
    }
    /// A member by position, absent where it was never set.
    pub fn member_or_absent(&self, i: usize) -> Value {
        self.members.borrow().get(i).copied().unwrap_or(Value::ABSENT)
    }
    /// A member by position, `None` where it was never set.
    pub fn member(&self, i: usize) -> Owned {
        match self.members.borrow().get(i) {
            Some(value) if !value.is_absent() => value.to_owned(),
            _ => Owned::NONE,
        }
    }
    /// Stores a member.
    pub fn set_member(&self, i: usize, value: Value) {
        let mut members = self.members.borrow_mut();
        while members.len() <= i {
            members.push(Value::ABSENT);
        }
        let old = core::mem::replace(&mut members[i], value.to_owned().into_raw());
        drop(members);
        object::release(old);
    }
    /// The arguments, for a moment.
    pub fn arguments(&self) -> &'static [Value] {
        crate::parts::items(self.args.get())
    }
}

/// A new exception of `kind` with these arguments and nothing else.
pub fn new(kind: &'static Type, args: &[Value]) -> Owned {
    let args = crate::parts::tuple(args);
    object::allocate(kind, 0, |header| Exception {
        header,
        args: Cell::new(args.into_raw()),
        cause: Cell::new(Value::ABSENT),
        context: Cell::new(Value::ABSENT),
        traceback: Cell::new(Value::ABSENT),
        dict: Cell::new(Value::ABSENT),
        members: RefCell::new(Vec::new()),
        left: RefCell::new(Vec::new()),
    })
}

/// Lets go of everything but the arguments' tuple, which stays a tuple.
pub(crate) fn clear_exception(value: Value) {
    let this = of(value);
    for cell in [&this.cause, &this.context, &this.traceback, &this.dict] {
        object::release(cell.replace(Value::ABSENT));
    }
    object::release(this.args.replace(crate::parts::tuple(&[]).into_raw()));
    for member in this.members.take().into_iter().chain(this.left.take()) {
        object::release(member);
    }
}

pub(crate) fn drop_exception(value: Value) {
    let this = of(value);
    for cell in [&this.args, &this.cause, &this.context, &this.traceback, &this.dict] {
        object::release(cell.replace(Value::ABSENT));
    }
    for member in this.members.take().into_iter().chain(this.left.take()) {
        object::release(member);
    }
    // SAFETY: made by `new`, which gives no extra bytes; the count is zero.
    unsafe { object::free::<Exception>(value, 0) }
}

pub(crate) fn traverse_exception(value: Value, visit: &mut dyn FnMut(Value)) {
    let this = of(value);
    for cell in [&this.args, &this.cause, &this.context, &this.traceback, &this.dict] {
        visit(cell.get());
    }
    for member in this.members.borrow().iter().chain(this.left.borrow().iter()) {
        visit(*member);
    }
}

/// Whether a value is an exception object.
pub fn is_exception(value: Value) -> bool {
    value.type_of().kind == Kind::Exception
}

/// The exception type in a value, if it is one.
pub fn as_exception_type(value: Value) -> Option<&'static Type> {
    value.downcast::<Type>().filter(|kind| kind.kind == Kind::Exception)
}

#[cfg(test)]
mod tests;
