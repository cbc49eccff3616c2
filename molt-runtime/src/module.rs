//! Modules as objects: those of the program, and built-in ones made of a table and constants.

use crate::abi;
use crate::class;
use crate::exception;
use crate::method::Method;
use crate::modules::Constant;
use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// Takes over the assignment of an attribute, or says no.
pub type Assign = fn(&str, Value) -> Res<bool>;

/// A module.
#[repr(C)]
pub struct Module {
    header: Header,
    /// `__dict__` (owned), or absent until something is stored there.
    pub dict: Cell<Value>,
    /// `__name__` (owned).
    name: Value,
    /// Functions, found by name when asked for.
    functions: &'static [Method],
    /// Other attributes, computed when asked for.
    constants: &'static [(&'static str, Constant)],
    /// Globals of the program that are this module's attributes: names, and where the values lie.
    slots: RefCell<Vec<(Owned, *mut Value)>>,
    /// Where names among those were found last, by some bits of their addresses.
    recent: [Cell<u16>; RECENT],
    /// Runs when an attribute is assigned (`sys.stdout = ...`); whether it took the assignment over.
    assign: Option<Assign>,
    /// Names of constants that are computed each time.
    live: &'static [&'static str],
}
/// How many such places are kept; a power of two.
const RECENT: usize = 16;
// SAFETY: repr(C), header first.
unsafe impl Object for Module {
    const KIND: Kind = Kind::Module;
}

/// The module in a value that is known to be one.
pub fn of(value: Value) -> Ref<Module> {
    match value.downcast() {
        Some(module) => module,
        None => crate::host::fatal("a module was expected"),
    }
}

/// A module of the program.
pub fn new(name: Value) -> Owned {
    let name = name.to_owned().into_raw();
    make(name, &[], &[], &[], None)
}

fn make(
    name: Value,
    functions: &'static [Method],
    constants: &'static [(&'static str, Constant)],
    live: &'static [&'static str],
    assign: Option<Assign>,
) -> Owned {
    let dict = Cell::new(Value::ABSENT);
    object::allocate(&MODULE, 0, |header| Module {
        header,
        dict,
        name,
        functions,
        constants,
        slots: RefCell::default(),
        recent: [const { Cell::new(0) }; RECENT],
        assign,
        live,
    })
}

/// A built-in module of these functions and constants.
pub fn builtin(
    name: &str,
    functions: &'static [Method],
    constants: &'static [(&'static str, Constant)],
    live: &'static [&'static str],
    assign: Option<Assign>,
) -> Owned {
    make(parts::string(name).into_raw(), functions, constants, live, assign)
}

fn drop_module(value: Value) {
    let this = of(value);
    object::release(this.dict.replace(Value::ABSENT));
    object::release(this.name);
    // SAFETY: made by `make` without extra bytes; the count is zero.
    unsafe { object::free::<Module>(value, 0) }
}

fn repr(this: Value) -> Res {
    Ok(parts::string(&text!("<module {}>", parts::repr_text(of(this).name))))
}

/// The dict, made on first use.
pub fn dict(module: &Module) -> Value {
    if module.dict.get().is_absent() {
        module.dict.set(parts::dict().into_raw());
    }
    module.dict.get()
}

/// A global of the program becomes an attribute: its slot is read and written in place.
pub fn bind(module: Value, name: Value, slot: *mut Value) {
    of(module).slots.borrow_mut().push((name.to_owned(), slot));
}

/// The slot of a bound global.
fn slot(module: &Module, name: Value) -> Option<&'static Cell<Value>> {
    let slots = module.slots.borrow();
    let recent = &module.recent[name.bits() as usize / 16 % RECENT];
    let (_, slot) = match slots.get(recent.get() as usize) {
        Some(found) if found.0.value() == name => found,
        _ => {
            let place = slots.iter().position(|(own, _)| parts::same_text(own.value(), name))?;
            recent.set(u16::try_from(place).unwrap_or(0));
            &slots[place]
        }
    };
    // SAFETY: slots of globals live as long as the program and are only used by its one thread.
    Some(unsafe { &*slot.cast::<Cell<Value>>() })
}

/// A function or constant of a built-in module.
fn own(module: &Module, name: &str) -> Option<Owned> {
    match module.functions.iter().find(|function| function.name == name) {
        Some(function) => Some(crate::function::builtin::of_function(function)),
        None => module.constants.iter().find(|(own, _)| *own == name).map(|(_, constant)| constant.value()),
    }
}

/// `__dict__`, with everything that is otherwise found by name only. What it says of the program's globals is as of now.
fn namespace(module: &Module) -> Res {
    let dict = dict(module);
    for name in own_names(module) {
        let key = parts::string(name);
        if parts::get(dict, key.value()).is_none()
            && let Some(found) = own(module, name)
        {
            parts::set(dict, key.value(), found.value())?;
        }
    }
    for (name, slot) in module.slots.borrow().iter() {
        // SAFETY: as in `slot`.
        let value = unsafe { &*slot.cast::<Cell<Value>>() }.get();
        if !value.is_absent() {
            parts::set(dict, name.value(), value)?;
        }
    }
    Ok(dict.to_owned())
}

/// The names of the functions and constants of a built-in module.
fn own_names(module: &Module) -> impl Iterator<Item = &'static str> {
    module.functions.iter().map(|function| function.name).chain(module.constants.iter().map(|(name, _)| *name))
}

fn get_attr(this: Value, name: Value) -> Res {
    let module = of(this);
    if let Some(slot) = slot(module, name)
        && !slot.get().is_absent()
    {
        return Ok(slot.get().to_owned());
    }
    if let Some(found) = parts::get(dict(module), name) {
        return Ok(found.to_owned());
    }
    let shown = parts::text(name);
    if let Some(found) = own(module, &shown) {
        if !module.live.contains(&shown.as_str()) {
            parts::set(dict(module), name, found.value())?;
        }
        return Ok(found);
    }
    match shown.as_str() {
        "__name__" => return Ok(module.name.to_owned()),
        "__dict__" => return namespace(module),
        "__doc__" => return Ok(Owned::NONE),
        _ => {}
    }
    if class::lookup(this.type_of(), name).is_some() {
        return class::generic_get(this, name);
    }
    let own = slot(module, crate::literal!("__getattr__")).map(Cell::get).filter(|hook| !hook.is_absent());
    if let Some(hook) = own.or_else(|| parts::get(dict(module), crate::literal!("__getattr__"))) {
        return crate::dispatch::call_values(hook, &[name]);
    }
    let module_name = parts::text(module.name);
    Err(exception::no_attribute(this, name, &text!("module '{module_name}' has no attribute '{shown}'")))
}

fn set_attr(this: Value, name: Value, value: Value) -> Res<()> {
    let module = of(this);
    if parts::text(module.name) == "builtins" {
        return Err(crate::error::raise(&exception::NOT_IMPLEMENTED_ERROR, "`builtins` cannot be changed"));
    }
    if let Some(assign) = module.assign
        && assign(&parts::text(name), value)?
    {
        return Ok(());
    }
    if let Some(slot) = slot(module, name)
        && !(value.is_absent() && slot.get().is_absent())
    {
        let new = if value.is_absent() { value } else { value.to_owned().into_raw() };
        object::release(slot.replace(new));
        if value.is_absent() {
            // What `__dict__` was told of it goes too.
            parts::delete(dict(module), name)?;
        }
        return Ok(());
    }
    if !value.is_absent() {
        return parts::set(dict(module), name, value);
    }
    if parts::delete(dict(module), name)? {
        return Ok(());
    }
    let (module_name, shown) = (parts::text(module.name), parts::text(name));
    Err(exception::no_attribute(this, name, &text!("module '{module_name}' has no attribute '{shown}'")))
}

fn construct(_kind: &'static Type, args: Args) -> Res {
    let [name, doc] = crate::arguments::positional::<2>("module", args, 1)?;
    let made = new(name);
    if !doc.is_absent() {
        parts::set(dict(of(made.value())), crate::literal!("__doc__"), doc)?;
    }
    Ok(made)
}

/// The names a module has.
pub fn names(module: Value) -> Vec<String> {
    let mut names: Vec<String> = own_names(of(module)).map(String::from).collect();
    let bound = |(name, slot): &(Owned, *mut Value)| {
        // SAFETY: as in `slot`.
        let value = unsafe { &*slot.cast::<Cell<Value>>() }.get();
        (!value.is_absent()).then(|| parts::text(name.value()))
    };
    names.extend(of(module).slots.borrow().iter().filter_map(bound));
    names.extend(["__name__", "__doc__"].map(String::from));
    names
}

static SLOTS: Slots = Slots {
    get_attr: Some(get_attr),
    set_attr: Some(set_attr),
    new: Some(construct),
    traverse: Some(|this, visit| visit(of(this).dict.get())),
    ..Slots::base(drop_module, repr)
};
/// `module`.
pub static MODULE: Type = Type::builtin("module", Kind::Module, &SLOTS, Some(&OBJECT));

abi! { pub MODULES {
    /// A new module of the program with this name (`str`).
    fn new_module(name: Value) -> Owned [] { new(name) }
    /// `__dict__` of a module, borrowed.
    fn module_dict(module: Value) -> Value [] { dict(of(module)) }
} }
