//! Functions of the program: objects over static code that the compiler emits (or an interpreter makes).

mod attributes;
mod binding;
pub mod bound;
pub mod builtin;
pub mod cell;
mod cell_names;

pub use attributes::{code_object, install_function};
pub use binding::{call_spread, merge_keywords, no_iterable};
pub use bound::BOUND_METHOD;
pub use builtin::{BUILTIN_FUNCTION, METHOD_WRAPPER};
pub use cell::CELL;
pub use cell_names::{CellNames, name_cells};

use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value, from_abi};
use alloc::format as text;
use core::cell::Cell;

/// What the compiler knows about a function, in static data; interpreters make them too.
///
/// The entry gets the function object and all parameters bound, borrowed, in the order of the names: positionals,
/// `*args` (a tuple), keyword-only ones, `**kwargs` (a dict).
#[repr(C)]
pub struct Code {
    /// What runs.
    pub entry: extern "C" fn(function: Value, args: *const Value) -> Value,
    /// A word for interpreters.
    pub data: usize,
    /// `__name__`, a `str`.
    pub name: Value,
    /// `__qualname__`, a `str`.
    pub qualname: Value,
    /// `__module__`, a `str`.
    pub module: Value,
    /// `__doc__`: a `str` or `None`.
    pub doc: Value,
    /// The parameters' names, `str` values, in the order in which the entry takes them.
    pub names: *const Value,
    /// Parameters that take positionals, positional-only ones included.
    pub positional: u32,
    /// How many of those cannot be named.
    pub positional_only: u32,
    /// Keyword-only parameters.
    pub keyword_only: u32,
    /// Bits of [`code_flag`].
    pub flags: u32,
    /// The line of the definition.
    pub line: u32,
}

/// Bits of [`Code::flags`].
pub mod code_flag {
    /// Has `*args`.
    pub const VAR_POSITIONAL: u32 = 1;
    /// Has `**kwargs`.
    pub const VAR_KEYWORD: u32 = 2;
    /// Is a generator function.
    pub const GENERATOR: u32 = 4;
    /// Is a coroutine function.
    pub const COROUTINE: u32 = 8;
    /// Is an asynchronous generator function.
    pub const ASYNC_GENERATOR: u32 = 16;
}

// SAFETY: the data is read only.
unsafe impl Sync for Code {}

impl Code {
    /// Whether the flag is set.
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }
    /// Runs it. What it was handling when it raised is no longer handled: whoever swallows the exception need not know of it.
    #[inline]
    fn enter(&self, function: Value, args: &[Value]) -> Res {
        let depth = crate::exception::depth();
        let result = (self.entry)(function, args.as_ptr());
        if result.is_absent() {
            crate::exception::end_above(depth);
        }
        from_abi(result)
    }
    /// How many parameters the entry takes.
    pub fn arity(&self) -> usize {
        (self.positional + self.keyword_only) as usize
            + usize::from(self.has(code_flag::VAR_POSITIONAL))
            + usize::from(self.has(code_flag::VAR_KEYWORD))
    }
    /// The names of all parameters.
    pub fn names(&self) -> &'static [Value] {
        if self.arity() == 0 {
            return &[];
        }
        // SAFETY: the maker vouches for `arity` names that live as long as the program.
        unsafe { core::slice::from_raw_parts(self.names, self.arity()) }
    }
}

/// A function. Compiled code reads the code at offset 16 and the closure at 24.
#[repr(C)]
pub struct Function {
    header: Header,
    /// The code.
    pub code: Cell<&'static Code>,
    /// The cells of enclosing functions, a tuple (owned), or absent.
    pub closure: Cell<Value>,
    /// `__defaults__`, a tuple (owned), or absent.
    pub defaults: Cell<Value>,
    /// `__kwdefaults__`, a dict (owned), or absent.
    pub keyword_defaults: Cell<Value>,
    /// `__dict__` (owned), or absent.
    pub dict: Cell<Value>,
    /// `__name__`, `__qualname__`, `__doc__`, `__module__`, `__annotations__`, `__type_params__` where they were assigned
    /// (owned), or absent.
    pub named: [Cell<Value>; 6],
}
// SAFETY: repr(C), header first.
unsafe impl Object for Function {
    const KIND: Kind = Kind::Function;
}

/// The function in a value that is known to be one.
pub fn of(value: Value) -> Ref<Function> {
    match value.downcast() {
        Some(function) => function,
        None => crate::host::fatal("a function was expected"),
    }
}

/// A new function. The values may be absent.
pub fn new(code: &'static Code, closure: Value, defaults: Value, keyword_defaults: Value) -> Owned {
    let own = |value: Value| Cell::new(if value.is_absent() { value } else { value.to_owned().into_raw() });
    object::allocate(&FUNCTION, 0, |header| Function {
        header,
        code: Cell::new(code),
        closure: own(closure),
        defaults: own(defaults),
        keyword_defaults: own(keyword_defaults),
        dict: Cell::new(Value::ABSENT),
        named: [const { Cell::new(Value::ABSENT) }; 6],
    })
}

impl Function {
    /// `__name__`.
    pub fn name(&self) -> Value {
        self.own(0).unwrap_or(self.code.get().name)
    }
    /// `__qualname__`.
    pub fn qualname(&self) -> Value {
        self.own(1).unwrap_or(self.code.get().qualname)
    }
    /// An attribute that was assigned.
    pub(crate) fn own(&self, index: usize) -> Option<Value> {
        let value = self.named[index].get();
        if value.is_absent() { None } else { Some(value) }
    }
    fn cells(&self) -> impl Iterator<Item = &Cell<Value>> {
        [&self.closure, &self.defaults, &self.keyword_defaults, &self.dict].into_iter().chain(&self.named)
    }
}

/// Stores the annotations (dict) of a function just made.
pub fn annotate(function: Value, annotations: Value) {
    object::release(of(function).named[attributes::ANNOTATIONS].replace(annotations.to_owned().into_raw()));
}

/// Calls a function: positionals that fit go straight to the code.
pub(crate) fn call(function: Value, args: Args) -> Res {
    let this = of(function);
    let code = this.code.get();
    let simple = code.flags & (code_flag::VAR_POSITIONAL | code_flag::VAR_KEYWORD) == 0 && code.keyword_only == 0;
    if simple && args.names.is_absent() && args.values.len() == code.positional as usize {
        return code.enter(function, args.values);
    }
    binding::call(function, this, code, args)
}

/// Lets go of all that the function owns; the code stays.
fn clear(value: Value) {
    for cell in of(value).cells() {
        object::release(cell.replace(Value::ABSENT));
    }
}

fn drop_function(value: Value) {
    clear(value);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Function>(value, 0) }
}

fn repr(value: Value) -> Res {
    Ok(parts::string(&text!("<function {} at {:#x}>", parts::text(of(value).qualname()), value.bits())))
}

fn get(value: Value, instance: Value, _owner: Value) -> Res {
    if instance.is_absent() { Ok(value.to_owned()) } else { Ok(bound::new(value, instance)) }
}

fn traverse(value: Value, visit: &mut dyn FnMut(Value)) {
    of(value).cells().for_each(|cell| visit(cell.get()));
}

static SLOTS: Slots = Slots {
    call: Some(call),
    descr_get: Some(get),
    traverse: Some(traverse),
    clear: Some(clear),
    ..Slots::base(drop_function, repr)
};
/// `function`.
pub static FUNCTION: Type = Type::builtin("function", Kind::Function, &SLOTS, Some(&OBJECT));

crate::abi! { pub FUNCTIONS {
    /// A new function over static code; closure (tuple of cells), defaults (tuple) and keyword defaults (dict) or 0.
    fn new_function(code: *const u8, closure: Value, defaults: Value, keyword_defaults: Value) -> Owned [] {
        // SAFETY: compiled code passes the address of a `Code` in static data.
        let code = unsafe { &*code.cast::<Code>() };
        let made = new(code, closure, defaults, keyword_defaults);
        crate::gc::safe_point();
        made
    }
    /// Stores the annotations (dict) of a function just made.
    fn set_annotations(function: Value, annotations: Value) -> () [WRITES] {
        annotate(function, annotations)
    }
    /// A new cell holding a value, or nothing for 0.
    fn new_cell(value: Owned) -> Owned [] { cell::new(value) }
    /// A bound method.
    fn new_bound_method(function: Value, instance: Value) -> Owned [] { bound::new(function, instance) }
    /// The built-in function of a table entry: its code, number of parameters, name (behind a dot if it is of a module) and signature (text and
    /// length each).
    fn builtin_function(
        entry: *const u8, arity: usize, name: *const u8, name_length: usize, signature: *const u8, signature_length: usize
    ) -> Owned [] {
        // SAFETY: compiled code passes the entry of a built-in with that many parameters and static texts.
        unsafe { builtin::from_raw(entry, arity, name, name_length, signature, signature_length) }
    }
    /// A call with the positionals of an iterable and the keywords of a mapping (or 0): `f(*args, **kwargs)`.
    fn call_spread(callee: Value, args: Value, keywords: Value) -> Res [CALLS RAISES] {
        binding::call_spread(callee, args, keywords)
    }
    /// Merges a mapping of keywords into a dict of keywords for a call of `callee`.
    fn merge_keywords(callee: Value, into: Value, mapping: Value) -> Res<()> [CALLS RAISES] {
        binding::merge_keywords(callee, into, mapping)
    }
} }

#[cfg(test)]
mod tests;
