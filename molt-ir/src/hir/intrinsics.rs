//! Operations of `hir` without Python syntax of their own: what desugaring leaves of the sugar it removes.
//!
//! Add one here when a pass needs it: the text form, the parser and the check of arity follow from the table. The interpreter and
//! SSA construction implement what the line says.

use super::text::{Parsed, Printer, Reader};
use super::tree::{Field, Hashing, words};

macro_rules! intrinsics {
    ($( $(#[$doc:meta])* $variant:ident = $word:literal / $arity:literal ),* $(,)?) => {
        words! {
            /// An operation without syntax. The number of arguments is [`Intrinsic::arity`].
            pub enum Intrinsic { $( $(#[$doc])* $variant = $word ),* }
        }

        impl Intrinsic {
            /// How many arguments it takes; `None` for any number.
            pub fn arity(self) -> Option<usize> {
                let arity: i32 = match self { $( Intrinsic::$variant => $arity ),* };
                usize::try_from(arity).ok()
            }
        }
    };
}

// The number after `/` is the arity, -1 for any.
intrinsics! {
    // ---- iteration
    /// `(iterable)`: `iter(iterable)`, the builtin's meaning whatever the name `iter` is bound to.
    Iter = "iter" / 1,
    /// `(iterable)`: what `async for` iterates over: `type(iterable).__aiter__(iterable)`, with its checks.
    AsyncIter = "async-iter" / 1,
    /// `(iterator)`: the awaitable of `__anext__`.
    AsyncNext = "async-next" / 1,

    // ---- displays, comprehensions, unpacking
    /// `(list, item)`: appends to a list the compiler made. Gives `None`.
    ListAppend = "list-append" / 2,
    /// `(list, iterable)`: `[*iterable]`; error "Value after * must be an iterable, not int".
    ListExtend = "list-extend" / 2,
    /// `(list)`: a tuple of its items.
    ListToTuple = "list-to-tuple" / 1,
    /// `(set, item)`
    SetAdd = "set-add" / 2,
    /// `(set, iterable)`: `{*iterable}`
    SetUpdate = "set-update" / 2,
    /// `(dict, key, value)`: stores in a dict the compiler made.
    DictSet = "dict-set" / 3,
    /// `(dict, mapping)`: `{**mapping}`; error "'int' object is not a mapping".
    DictUpdate = "dict-update" / 2,
    /// `(value, n)`: exactly `n` (a constant) items of an iterable as a tuple; "not enough values to unpack (expected 2, got 1)",
    /// "too many values to unpack (expected 2)", "cannot unpack non-iterable int object".
    Unpack = "unpack" / 2,
    /// `(value, before, after)`: a tuple of `before` items, a list of the middle ones, `after` items.
    UnpackStar = "unpack-star" / 3,
    /// `(tuple, i)`: item `i` (a constant) of a tuple the compiler made; cannot fail.
    TupleItem = "tuple-item" / 2,

    // ---- calls
    /// `(function, list, iterable)`: adds the arguments of `*iterable`; the function is for the message
    /// "f() argument after * must be an iterable, not int".
    ArgsExtend = "args-extend" / 3,
    /// `(function, dict, mapping)`: adds the arguments of `**mapping`; "f() argument after ** must be a mapping, not int",
    /// "f() got multiple values for keyword argument 'x'", "keywords must be strings".
    KwargsMerge = "kwargs-merge" / 3,

    // ---- exceptions
    /// `(exception, kind)`: whether an `except kind` takes the exception; TypeError "catching classes that do not inherit from
    /// BaseException is not allowed".
    ExceptionMatch = "exception-match" / 2,
    /// `()`: the exception being handled, or `None`.
    HandledException = "handled-exception" / 0,
    /// `(exception, kind)`: `except*`: the tuple (matching group or None, rest or None). Checks `kind` as CPython does.
    ExceptionGroupMatch = "exception-group-match" / 2,
    /// `(original, list of raised)`: what `try`/`except*` raises in the end, or `None`.
    ExceptionGroupReraise = "exception-group-reraise" / 2,
    /// `(exception)`: `(type, value, traceback)`, the arguments of `__exit__`.
    ExceptionInfo = "exception-info" / 1,

    // ---- with
    /// `(manager)`: `__exit__` of its type, bound; TypeError "'int' object does not support the context manager protocol" (the text
    /// depends on which method is missing). CPython looks up `__enter__` first: see `context-enter`.
    ContextExit = "context-exit" / 1,
    /// `(manager)`: `__enter__` of its type, bound; the same error.
    ContextEnter = "context-enter" / 1,
    /// `(manager)`: `__aexit__`
    AsyncContextExit = "async-context-exit" / 1,
    /// `(manager)`: `__aenter__`
    AsyncContextEnter = "async-context-enter" / 1,

    // ---- f-strings
    /// `(value)`: `str(value)`, the builtin's meaning.
    ToStr = "to-str" / 1,
    /// `(value)`: `repr(value)`
    ToRepr = "to-repr" / 1,
    /// `(value)`: `ascii(value)`
    ToAscii = "to-ascii" / 1,
    /// `(value, spec)`: `format(value, spec)`
    Format = "format" / 2,
    /// `(str, ...)`: the strings joined.
    Concat = "concat" / -1,

    // ---- match
    /// `(value)`: whether a sequence pattern may match it.
    IsSequence = "is-sequence" / 1,
    /// `(value)`: whether a mapping pattern may match it.
    IsMapping = "is-mapping" / 1,
    /// `(value)`: `len(value)`
    Length = "length" / 1,
    /// `(mapping, keys)`: the tuple of values for a tuple of keys, or `None` when one is missing; ValueError for duplicates.
    MatchKeys = "match-keys" / 2,
    /// `(class)`: TypeError "called match pattern must be a class" where it is none.
    CheckPatternClass = "check-pattern-class" / 1,
    /// `(class, positional count, tuple of keyword names)`: the names of the attributes that a class pattern looks at, `None` where
    /// it looks at the value itself; TypeErrors as CPython's.
    MatchNames = "match-names" / 3,
    /// `(value, class, names, i)`: attribute `i` (a constant) of those that `match-names` gave; AttributeError, and TypeErrors as
    /// CPython's.
    MatchAttribute = "match-attribute" / 4,
    /// `(mapping, keys)`: a new dict of the entries whose key is not in the tuple.
    MappingRest = "mapping-rest" / 2,

    // ---- classes and modules
    /// `()`: in a class body, its namespace; in a module, the module's dict.
    Namespace = "namespace" / 0,
    /// `(class, object)`: `super(class, object)` with the builtin's meaning.
    Super = "super" / 2,
    /// `(module)`: `from module import *` into the globals of this module.
    ImportStar = "import-star" / 1,
    /// `(name)`: raises `ModuleNotFoundError` for a module that was absent at compile time.
    ModuleNotFound = "module-not-found" / 1,
}
