//! The modules Molt provides itself, by name. Importing one leaves a reference by name; what it holds is decided later.

/// Every module of the standard library that Molt has.
pub const LIBRARY: &[&str] = &[
    "__future__", "abc", "array", "atexit", "bisect", "builtins", "cmath",
    "collections", "collections.abc", "contextlib", "copy", "dataclasses", "enum",
    "errno", "functools", "gc", "heapq", "io", "itertools", "json",
    "keyword", "math", "numbers", "operator", "os", "os.path", "pathlib",
    "random", "re", "reprlib", "signal", "string", "struct", "sys",
    "textwrap", "time", "traceback", "types", "typing", "unicodedata",
    "warnings", "weakref",
];

/// Modules that CPython has inside its own executable, so that a file beside the program never hides them.
const FROZEN: &[&str] = &["sys", "builtins", "time", "gc", "itertools", "errno", "atexit", "signal", "__future__"];

/// Whether Molt provides the module of this absolute name.
pub fn is_library_module(name: &str) -> bool {
    LIBRARY.contains(&name)
}

/// Whether a file of this name beside the program is never looked at.
pub fn is_frozen(name: &str) -> bool {
    FROZEN.contains(&name)
}
