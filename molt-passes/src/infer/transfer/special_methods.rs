//! Methods of classes that are called without being named: which of them by the runtime, and when.

use super::operators::is_operator;

/// Methods that the runtime calls whenever it looks at values, and whose results it keeps for itself or hands on as the rules of
/// this module tell: to show, compare, hash and iterate them.
pub const INSPECTING: &[&str] = &[
    "__repr__",
    "__str__",
    "__format__",
    "__hash__",
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__bool__",
    "__len__",
    "__iter__",
    "__next__",
    "__enter__",
    "__exit__",
    "__del__",
    "__index__",
    "__int__",
    "__float__",
    "__complex__",
    "__bytes__",
    "__length_hint__",
    "__fspath__",
];

/// Methods that the runtime calls on its own account, too, and whose results may go anywhere.
pub const CALLED_BY_RUNTIME: &[&str] = &[
    "__get__",
    "__set__",
    "__delete__",
    "__reversed__",
    "__round__",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__abs__",
    "__divmod__",
    "__rdivmod__",
    "__missing__",
    "__instancecheck__",
    "__subclasscheck__",
    "__subclasshook__",
    "__dir__",
    "__sizeof__",
    "__await__",
    "__aiter__",
    "__anext__",
    "__aenter__",
    "__aexit__",
    "__match_args__",
    "__set_name__",
    "__init_subclass__",
];

/// Methods that code in Python asks for by name, to copy and to pickle.
pub const COPYING: &[&str] = &[
    "__copy__",
    "__deepcopy__",
    "__reduce__",
    "__reduce_ex__",
    "__getstate__",
    "__setstate__",
    "__getnewargs__",
    "__getnewargs_ex__",
];

/// Methods that make instances and classes.
const MAKING: &[&str] = &["__init__", "__new__", "__post_init__", "__init_subclass__", "__set_name__", "__prepare__"];

/// Methods that are asked for attributes.
const OF_ATTRIBUTES: &[&str] = &["__getattr__", "__getattribute__", "__setattr__", "__delattr__"];

/// Whether a class is asked for a method of this name without its being named.
pub fn is_special(name: &str) -> bool {
    is_operator(name) || [INSPECTING, CALLED_BY_RUNTIME, COPYING, MAKING, OF_ATTRIBUTES].iter().any(|names| names.contains(&name))
}

/// Whether the runtime calls methods of this name by itself, on any object that unknown code has. Methods of operators are asked for
/// by operators.
pub fn is_called_by_runtime(name: &str) -> bool {
    name.starts_with("__")
        && name.ends_with("__")
        && ![COPYING, MAKING].iter().any(|names| names.contains(&name))
        && !is_operator(name)
}
