//! Built-in modules: what each holds, as tables. Module objects are made from them when a program imports one whose names
//! it looks up at run time; compiled code reaches functions and constants directly.

pub mod abc;
pub mod array;
pub mod atexit;
pub mod bases;
pub mod binary_text;
pub mod bisect;
#[cfg(test)]
mod cases;
pub mod cmath;
pub mod codecs;
pub mod collections;
pub mod copying;
pub mod csv;
pub mod datetime;
pub mod decimal;
pub mod deflate;
pub mod digest;
pub mod docs;
pub mod fractions;
pub mod frames;
pub mod functools;
pub mod gc;
pub mod heapq;
mod heapq_merge;
pub mod itertools;
pub mod json;
pub mod kinds;
pub mod math;
pub mod named;
pub mod pickling;
pub mod posix;
pub mod random;
pub mod re;
pub mod records;
pub mod signals;
pub mod structs;
pub mod sys;
pub(crate) mod taking_apart;
pub mod templates;
pub mod threads;
pub mod time;
pub mod traceback;
pub mod weakref;
pub mod xml_scan;

use crate::abi;
use crate::method::Method;
use crate::types::Type;
use crate::value::{Owned, Res, Value};

/// A built-in module.
pub struct Module {
    /// Its name.
    pub name: &'static str,
    /// Its functions; symbols begin with `molt_<name>.`.
    pub functions: &'static [Method],
    /// Its other names.
    pub constants: &'static [(&'static str, Constant)],
}

/// What a name of a module that is not a function stands for.
pub enum Constant {
    /// A float.
    Float(f64),
    /// An int.
    Int(i64),
    /// A `str`.
    Str(&'static str),
    /// A class.
    Type(&'static Type),
    /// Anything else, made on first use of the module.
    Make(fn() -> Owned),
}

impl Constant {
    /// The value.
    pub fn value(&self) -> Owned {
        match *self {
            Constant::Float(f) => f.into(),
            Constant::Int(i) => crate::int::from_i64(i),
            Constant::Str(text) => crate::str::from_str(text),
            Constant::Type(kind) => crate::object::value_of(kind).to_owned(),
            Constant::Make(make) => make(),
        }
    }
}

/// Every built-in module that is a table.
pub static MODULES: &[&Module] = &[
    &crate::io::MODULE,
    &gc::MODULE,
    &weakref::MODULE,
    &xml_scan::MODULE,
    &abc::MODULE,
    &array::MODULE,
    &atexit::MODULE,
    &bases::MODULE,
    &binary_text::MODULE,
    &bisect::MODULE,
    &cmath::MODULE,
    &codecs::MODULE,
    &collections::MODULE,
    &copying::MODULE,
    &frames::MODULE,
    &fractions::MODULE,
    &functools::MODULE,
    &csv::MODULE,
    &datetime::MODULE,
    &decimal::MODULE,
    &deflate::MODULE,
    &digest::MODULE,
    &docs::MODULE,
    &heapq::MODULE,
    &itertools::MODULE,
    &json::MODULE,
    &kinds::MODULE,
    &math::MODULE,
    &pickling::MODULE,
    &posix::MODULE,
    &random::MODULE,
    &re::MODULE,
    &records::MODULE,
    &signals::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &templates::MODULE,
    &threads::MODULE,
    &time::MODULE,
    &traceback::MODULE,
];

/// Finds a module by name.
pub fn module(name: &str) -> Option<&'static Module> {
    MODULES.iter().copied().find(|module| module.name == name)
}

impl Module {
    /// The function of this name.
    pub fn function(&self, name: &str) -> Option<&'static Method> {
        self.functions.iter().find(|method| method.name == name)
    }
    /// The value of the constant of this name.
    pub fn constant(&self, name: &str) -> Option<Owned> {
        self.constants.iter().find(|(own, _)| *own == name).map(|(_, constant)| constant.value())
    }
    /// A module object.
    pub fn object(&self) -> Owned {
        let (live, assign): (&'static [&'static str], Option<crate::module::Assign>) = match self.name {
            "sys" => (sys::LIVE, Some(sys::assign)),
            _ => (&[], None),
        };
        crate::module::builtin(self.name, self.functions, self.constants, live, assign)
    }
}

abi! { pub RUNTIME {
    /// The built-in module of this name (`str`), made on first use.
    fn module_object(name: Value) -> Res [WRITES RAISES] { module_object(name) }
} }

/// The module object of this name: the same one each time. Whoever calls this links every module.
pub fn module_object(name: Value) -> Res {
    let shown = name.downcast::<crate::str::Str>().map(crate::str::Str::to_text).unwrap_or_default();
    module(&shown).map(object_of).ok_or_else(|| crate::exception::module_not_found(name))
}

/// The object of this module: the same one each time.
pub fn object_of(module: &'static Module) -> Owned {
    let modules = &crate::rt::rt().modules;
    let made = modules.borrow().iter().find(|(own, _)| *own == module.name).map(|(_, made)| made.to_owned());
    made.unwrap_or_else(|| {
        let object = module.object();
        modules.borrow_mut().push((module.name, object.clone().into_raw()));
        object
    })
}

/// The items of an argument that is a `*args` tuple.
pub(crate) fn items(args: &Value) -> &[Value] {
    crate::tuple::of(args).items()
}
