//! Names of Python's built-in functions, types, exceptions and constants, and what the runtime declares of them.

use molt_runtime::method::Method;
use molt_runtime::signature::{ParameterKind, Signature};
use std::sync::Once;

use std::sync::LazyLock;

use fxhash::FxHashSet;

/// Those that Molt does not have.
pub const ABSENT: &[&str] = &["__build_class__", "__import__", "breakpoint", "copyright", "credits", "help", "license"];

/// Those that compile texts.
pub const NEED_COMPILER: &[&str] = &["compile", "eval", "exec"];

/// Built-ins that mean the place where they are called.
pub const OF_THEIR_PLACE: &[&str] = &["globals", "locals"];

/// Whether a program that uses the built-in as a value is refused.
pub fn is_refused(name: &str) -> bool {
    ABSENT.contains(&name) || NEED_COMPILER.contains(&name)
}

/// Every name of `builtins` in CPython 3.12, in the order of its dict.
const NAMES: &str = "\
__build_class__ __import__ abs all any ascii bin breakpoint callable chr compile delattr dir divmod eval exec format getattr \
globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min next anext oct ord pow print repr round \
setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes classmethod complex dict \
enumerate filter float frozenset property int list map object range reversed set slice staticmethod str super tuple type zip \
__debug__ BaseException BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError \
AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError \
StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning FloatingPointError OverflowError \
ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning \
ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError ConnectionError \
FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError \
TimeoutError IndentationError IndexError KeyError ModuleNotFoundError NotImplementedError RecursionError UnboundLocalError \
UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError TabError UnicodeDecodeError \
UnicodeEncodeError UnicodeTranslateError ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help";

/// The names in that order.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.split(' ')
}

/// Whether the name is built in.
pub fn is_builtin(name: &str) -> bool {
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| names().collect());
    SET.contains(name)
}

/// Whether direct instances of one of the built-in types of numbers, texts and containers certainly have no such attribute: asking for it
/// raises.
pub fn lacks(kind: &str, name: &str) -> bool {
    const WHOLE: &[&str] = &["int", "float", "str", "bytes", "list", "dict", "set", "frozenset", "tuple"];
    let data = matches!(name, "real" | "imag" | "numerator" | "denominator");
    WHOLE.contains(&kind) && !name.starts_with("__") && !data && method(&format!("{kind}.{name}")).is_none()
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

/// The values for the parameters of a built-in, one by one, nothing for what is omitted. The values of the keywords come last.
/// `None` where they do not fit, which the binding at run time words, or where a parameter gathers several.
pub fn bind<V: Copy>(signature: &Signature, values: &[V], keywords: &[String]) -> Option<Vec<Option<V>>> {
    let (positional, named) = values.split_at(values.len().checked_sub(keywords.len())?);
    if signature.var_positional || signature.var_keyword || positional.len() > signature.positional as usize {
        return None;
    }
    let parameters: Vec<_> = signature.parameters().collect();
    let mut slots: Vec<Option<V>> = positional.iter().copied().map(Some).collect();
    slots.resize(parameters.len(), None);
    for (keyword, &value) in keywords.iter().zip(named) {
        let takes = |kind| matches!(kind, ParameterKind::Normal | ParameterKind::KeywordOnly);
        let at = parameters.iter().position(|parameter| parameter.name == keyword && takes(parameter.kind))?;
        if slots[at].replace(value).is_some() {
            return None;
        }
    }
    let complete = parameters.iter().zip(&slots).all(|(parameter, slot)| slot.is_some() || parameter.default.is_some());
    complete.then_some(slots)
}

/// The linker symbol of a built-in by dotted name.
pub fn symbol(name: &str) -> Option<&'static str> {
    method(name).map(|m| m.symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_find_their_parameters() {
        let bound = |text, values: &[i32], keywords: &[&str]| {
            bind(&Signature::parse(text), values, &keywords.iter().map(|&k| k.to_owned()).collect::<Vec<_>>())
        };
        let sorted = "(iterable, /, *, key=None, reverse=False) -> list";
        assert_eq!(bound(sorted, &[1, 2], &["reverse"]), Some(vec![Some(1), None, Some(2)]));
        assert_eq!(bound(sorted, &[1, 2, 3], &["reverse", "key"]), Some(vec![Some(1), Some(3), Some(2)]));
        assert_eq!(bound(sorted, &[1], &["iterable"]), None, "positional only");
        assert_eq!(bound(sorted, &[1, 2], &["other"]), None);
        assert_eq!(bound(sorted, &[1, 2], &[]), None, "too many");
        assert_eq!(bound("(a, b=1)", &[1, 2], &["a"]), None, "given twice");
        assert_eq!(bound("(a, b=1)", &[2], &["b"]), None, "one is missing");
        assert_eq!(bound("(*args, key=None)", &[1], &[]), None);
    }
}
