//! `_records`: functions made at run time from data, for what CPython builds out of text: the methods of data classes and the
//! constructors of named tuples.
//!
//! Such a function has the names, defaults and errors of one that was written down; what it does is one of a few ready
//! [`entries`](entry_of), told by the tuple that stands in place of its closure.

use super::Module;
use crate::class;
use crate::dispatch;
use crate::function::{self, Code};
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value, to_abi};
use crate::{error, exception, int, literal, methods, repr, tuple};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// `import _records`.
#[unsafe(export_name = "molt_module__records")]
pub static MODULE: Module = Module { name: "_records", functions: FUNCTIONS, constants: &[] };

type Entry = extern "C" fn(Value, *const Value) -> Value;

/// What a function of this sort does.
fn entry_of(sort: &str) -> Option<Entry> {
    macro_rules! entries {
        ($($name:literal => $run:expr;)*) => {
            match sort {
                $($name => {
                    extern "C" fn entry(this: Value, args: *const Value) -> Value {
                        let this = function::of(this);
                        let count = this.code.get().arity();
                        // SAFETY: an entry is called with all of its parameters bound.
                        let args = if count == 0 { &[] } else { unsafe { core::slice::from_raw_parts(args, count) } };
                        let run: fn(&[Value], &[Value]) -> Res = $run;
                        to_abi(run(parts::items(this.closure.get()), args))
                    }
                    Some(entry)
                })*
                _ => None,
            }
        };
    }
    entries! {
        "call" => |data, args| dispatch::call_values(data[0], args);
        "init" => init;
        "tuple" => new_tuple;
        "repr" => show;
        "hash" => |data, args| Ok(int::from_i64(dispatch::hash(fields(args[0], data)?.value())?));
        "eq" => |data, args| compare(CompareOp::Eq, data, args);
        "lt" => |data, args| compare(CompareOp::Lt, data, args);
        "le" => |data, args| compare(CompareOp::Le, data, args);
        "gt" => |data, args| compare(CompareOp::Gt, data, args);
        "ge" => |data, args| compare(CompareOp::Ge, data, args);
    }
}

/// `__init__` of a data class. The data: whether the class is frozen, the sentinel that stands for a default to be made, the
/// positions of the arguments of `__post_init__` (or `None`), then for each field its name, the position of its parameter
/// (or `None`) and its factory (or `None`).
fn init(data: &[Value], args: &[Value]) -> Res {
    let (&[frozen, sentinel, post], steps) = data.split_at(3) else { return Err(error::type_error("a plan was expected")) };
    let this = args[0];
    for step in steps.chunks_exact(3) {
        let &[name, position, factory] = step else { continue };
        let given = int::as_i64(position).map(|i| args[i as usize]).filter(|&value| value != sentinel);
        let value = match given {
            Some(value) => value.to_owned(),
            None => dispatch::call_values(factory, &[])?,
        };
        if frozen == Value::TRUE {
            class::generic_set(this, name, value.value())?;
        } else {
            class::set_attr(this, name, value.value())?;
        }
    }
    if !post.is_none() {
        let values: Vec<Value> = parts::items(post).iter().filter_map(|&i| Some(args[int::as_i64(i)? as usize])).collect();
        class::call_method(this, literal!("__post_init__"), &values)?;
    }
    Ok(Owned::NONE)
}

/// `__new__` of a named tuple.
fn new_tuple(_data: &[Value], args: &[Value]) -> Res {
    match args[0].downcast::<Type>() {
        Some(kind) if kind.is_subtype(&tuple::TUPLE) => {
            Ok(tuple::from_owned_of(kind, args[1..].iter().map(|item| item.to_owned())))
        }
        Some(kind) => {
            let name = kind.name();
            Err(error::type_error(&alloc::format!("tuple.__new__({name}): {name} is not a subtype of tuple")))
        }
        None => {
            Err(error::type_error(&alloc::format!("tuple.__new__(X): X is not a type object ({})", dispatch::type_name(args[0]))))
        }
    }
}

/// The fields of these names, as a tuple.
fn fields(object: Value, names: &[Value]) -> Res {
    let mut values = Vec::with_capacity(names.len());
    for &name in names {
        values.push(class::get_attr(object, name)?);
    }
    Ok(tuple::from_vec(values))
}

fn show(names: &[Value], args: &[Value]) -> Res {
    let this = args[0];
    repr::guarded(this, "...", |text| {
        let class = class::get_attr(this, literal!("__class__"))?;
        let name = class::get_attr(class.value(), literal!("__qualname__"))?;
        text.push_str_of(&name);
        for (i, &name) in names.iter().enumerate() {
            text.push(if i == 0 { "(" } else { ", " });
            text.push_str_of(&name);
            text.push("=");
            let value = class::get_attr(this, name)?;
            text.push_repr(&value)?;
        }
        text.push(if names.is_empty() { "()" } else { ")" });
        Ok(())
    })
}

fn compare(op: CompareOp, names: &[Value], args: &[Value]) -> Res {
    let (this, other) = (args[0], args[1]);
    if !core::ptr::eq(this.type_of(), other.type_of()) {
        return Ok(Value::NOT_IMPLEMENTED.to_owned());
    }
    let (a, b) = (fields(this, names)?, fields(other, names)?);
    dispatch::compare(op, a.value(), b.value())
}

/// A function. `about` holds its name, qualified name, module and documentation, and how many of the parameters `names` take
/// positionals; the rest are keyword-only.
fn make(sort: Value, names: Value, about: Value, defaults: Value, keyword_defaults: Value, data: Value) -> Res {
    let (Some(entry), &[name, qualname, module, doc, positional]) = (entry_of(&parts::text(sort)), parts::items(about)) else {
        return Err(error::type_error("no such sort of function"));
    };
    let keep = |value: Value| value.to_owned().into_raw();
    // Code lives for ever, and with it what it names.
    let names: Vec<Value> = parts::items(names).iter().map(|&name| keep(name)).collect();
    let names: Box<[Value]> = names.into();
    let positional = int::as_i64(positional).unwrap_or(0) as u32;
    let code: &'static Code = Box::leak(Box::new(Code {
        entry,
        data: 0,
        name: keep(name),
        qualname: keep(qualname),
        module: keep(module),
        doc: keep(doc),
        keyword_only: names.len() as u32 - positional,
        names: Box::leak(names).as_ptr(),
        positional,
        positional_only: 0,
        flags: 0,
        line: 2,
    }));
    crate::rt::rt().codes.borrow_mut().push(code);
    let given = |value: Value| if value.is_none() { Value::ABSENT } else { value };
    Ok(function::new(code, data, given(defaults), given(keyword_defaults)))
}

/// Frees code that [`make`] made and no function has any more.
pub(crate) fn release_code(code: &'static Code) {
    for value in [code.name, code.qualname, code.module, code.doc].into_iter().chain(code.names().iter().copied()) {
        object::release(value);
    }
    let count = code.names().len();
    // SAFETY: both were leaked by `make`, which has the names in as much memory as they need.
    unsafe {
        drop(Vec::from_raw_parts(code.names.cast_mut(), count, count));
        drop(Box::from_raw(core::ptr::from_ref(code).cast_mut()));
    }
}

/// The descriptor of an item of a tuple under a name.
#[repr(C)]
struct Getter {
    header: Header,
    index: usize,
    doc: core::cell::Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Getter {
    const KIND: Kind = Kind::TupleGetter;
}

fn getter(index: Value, doc: Value) -> Res {
    let index = int::as_i64(index).unwrap_or(0) as usize;
    let doc = core::cell::Cell::new(doc.to_owned().into_raw());
    GETTER.install(GETTER_METHODS);
    Ok(object::allocate(&GETTER, 0, |header| Getter { header, index, doc }))
}

fn getter_of(value: Value) -> &'static Getter {
    match value.downcast() {
        Some(getter) => getter,
        None => crate::host::fatal("a tuple getter was expected"),
    }
}

fn get(this: Value, instance: Value, _owner: Value) -> Res {
    if instance.is_absent() || instance.is_none() {
        return Ok(this.to_owned());
    }
    let index = getter_of(this).index;
    match instance.downcast::<tuple::Tuple>() {
        Some(items) => {
            items.get(index).map(Value::to_owned).ok_or_else(|| error::raise(&exception::INDEX_ERROR, "tuple index out of range"))
        }
        None => Err(error::type_error(&alloc::format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{}' object",
            dispatch::type_name(instance)
        ))),
    }
}

#[cold]
fn refuse(_this: Value, _instance: Value, value: Value) -> Res<()> {
    let message = if value.is_absent() { "can't delete attribute" } else { "can't set attribute" };
    let refused: Raised = error::raise(&exception::ATTRIBUTE_ERROR, message);
    Err(refused)
}

fn doc(this: Value) -> Res {
    Ok(getter_of(this).doc.get().to_owned())
}

fn set_doc(this: Value, value: Value) -> Res {
    object::release(getter_of(this).doc.replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn drop_getter(value: Value) {
    object::release(getter_of(value).doc.replace(Value::ABSENT));
    // SAFETY: made by `getter` without extra bytes; the count is zero.
    unsafe { object::free::<Getter>(value, 0) }
}

fn repr_getter(value: Value) -> Res {
    let this = getter_of(value);
    Ok(parts::string(&alloc::format!("_tuplegetter({}, {})", this.index, parts::repr_text(this.doc.get()))))
}

methods! { pub GETTER_METHODS of "_tuplegetter" {
    property: doc as "__doc__"(this) "(self) -> object";
    method: set_doc as "__doc__="(this, value) "(self, value, /) -> None";
} }

static GETTER_SLOTS: Slots = Slots { descr_get: Some(get), descr_set: Some(refuse), ..Slots::base(drop_getter, repr_getter) };
static GETTER: Type = Type::builtin("collections._tuplegetter", Kind::TupleGetter, &GETTER_SLOTS, Some(&OBJECT));

/// What the end of a class body says of the order of the attributes.
fn attribute_order(order: Value) -> Res {
    class::assignment_order::announce(order);
    Ok(Owned::NONE)
}

/// What is said of a function when it is made: the names of the cells that it captures, and of those that it makes.
fn cell_names(function: Value, free: Value, cells: Value) -> Res {
    crate::function::name_cells(function, free, cells);
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_records" {
    static_: cell_names as "cell_names"(function, free, cells) "(function: object, free: object, cells: object, /) -> None";
    static_: attribute_order as "attribute_order"(order) "(order: object, /) -> None";
    method: make as "make"(sort, names, about, defaults, keyword_defaults, data)
        "(sort, names, about, defaults, keyword_defaults, data, /) -> object";
    method: getter as "getter"(index, doc) "(index, doc, /) -> object";
} }
