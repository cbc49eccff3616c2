//! Names of Python's built-in functions, types, exceptions and constants, and what the runtime declares of them.

use molt_runtime::method::Method;
use std::sync::Once;

use std::sync::LazyLock;

use fxhash::FxHashSet;

/// Every name of `builtins` in CPython 3.12.
const NAMES: &str = "\
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning \
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis \
EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning \
GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt \
LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError \
PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning \
StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError \
UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError \
__build_class__ __debug__ __import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile \
complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash \
help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print \
property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip";

/// Whether the name is built in.
pub fn is_builtin(name: &str) -> bool {
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| NAMES.split(' ').collect());
    SET.contains(name)
}

/// The built-in function or method by dotted name: `builtins.len`, `list.append`, `math.sqrt`.
pub fn method(name: &str) -> Option<&'static Method> {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(molt_runtime::install_all);
    let (owner, name) = name.rsplit_once('.')?;
    let of = |methods: &'static [Method]| methods.iter().find(|m| m.name == name);
    if owner == "builtins" {
        return molt_runtime::builtins::TABLES.iter().find_map(|table| of(table));
    }
    if let Some(module) = molt_runtime::modules::module(owner) {
        return of(module.functions);
    }
    molt_runtime::types::builtin(owner).and_then(|kind| of(kind.methods()))
}

/// The linker symbol of a built-in by dotted name.
pub fn symbol(name: &str) -> Option<&'static str> {
    method(name).map(|m| m.symbol)
}
