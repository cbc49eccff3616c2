//! Built-in functions and methods: one declaration gives the Rust function its symbol for compiled code, its Python
//! signature, and its place in the tables that run-time lookup and the compiler's inference read.

use crate::signature::Signature;
use crate::value::Value;

/// A built-in callable.
#[derive(Clone, Copy)]
pub struct Method {
    /// The name in Python.
    pub name: &'static str,
    /// The Python signature (methods: `self` first).
    pub signature: Signature,
    /// The linker symbol of the entry, `molt_<owner>.<name>`: the dot keeps it apart from the runtime functions of `abi!`.
    pub symbol: &'static str,
    /// The entry: takes [`Signature::arity`] borrowed values, returns an owned one, 0 when raised.
    pub entry: Entry,
    /// How the name is bound.
    pub binding: Binding,
}

impl Method {
    /// The module or type that it belongs to.
    pub fn owner(&self) -> &'static str {
        let owned = self.symbol.strip_prefix("molt_").and_then(|text| text.strip_suffix(self.name));
        owned.and_then(|text| text.strip_suffix('.')).unwrap_or("builtins")
    }

    /// The module that CPython says it is from: some modules are Python around one in C.
    pub fn module(&self) -> &'static str {
        match self.owner() {
            "_gc" => "gc",
            "bisect" => "_bisect",
            "heapq" => "_heapq",
            owner => owner,
        }
    }
}

/// How a built-in hangs in its type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module, or an ordinary method whose first parameter is the instance.
    Plain,
    /// `@staticmethod` (`str.maketrans`).
    Static,
    /// `@classmethod`: the first parameter is the type (`dict.fromkeys`).
    Class,
    /// An attribute computed from the instance (`x.real`).
    Property,
}

/// An entry by its number of parameters.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Entry {
    A0(extern "C" fn() -> Value),
    A1(extern "C" fn(Value) -> Value),
    A2(extern "C" fn(Value, Value) -> Value),
    A3(extern "C" fn(Value, Value, Value) -> Value),
    A4(extern "C" fn(Value, Value, Value, Value) -> Value),
    A5(extern "C" fn(Value, Value, Value, Value, Value) -> Value),
    A6(extern "C" fn(Value, Value, Value, Value, Value, Value) -> Value),
}

impl Entry {
    /// Calls it. `values` has as many items as the entry has parameters.
    pub fn call(self, values: &[Value]) -> Value {
        match (self, values) {
            (Entry::A0(f), []) => f(),
            (Entry::A1(f), &[a]) => f(a),
            (Entry::A2(f), &[a, b]) => f(a, b),
            (Entry::A3(f), &[a, b, c]) => f(a, b, c),
            (Entry::A4(f), &[a, b, c, d]) => f(a, b, c, d),
            (Entry::A5(f), &[a, b, c, d, e]) => f(a, b, c, d, e),
            (Entry::A6(f), &[a, b, c, d, e, g]) => f(a, b, c, d, e, g),
            _ => crate::host::fatal("a built-in was called with a wrong number of values"),
        }
    }
}

/// Declares a table of built-ins.
///
/// ```text
/// methods! { pub LIST_METHODS of "list" {
///     append(this, item) "(self: list[T], object: T, /) -> None";
///     static make(x) "(x, /) -> dict" ; class fromkeys(..) ..; property real(this) "(self) -> int";
/// } }
/// ```
/// For each line a Rust function of that name, `fn append(this: Value, item: Value) -> Res`, must be in scope; several
/// Rust names may serve one Python name by `rust_name as "python_name"(...)`.
#[macro_export]
macro_rules! methods {
    ($vis:vis $TABLE:ident of $owner:literal { $( $(#[$meta:meta])* $($binding:ident)? : $($f:ident)::+ as $name:literal ( $($p:ident),* ) $sig:expr ; )* }) => {
        /// Built-ins by name.
        $vis static $TABLE: &[$crate::method::Method] = &[ $( {
            #[unsafe(export_name = concat!("molt_", $owner, ".", $name))]
            extern "C" fn entry($($p: $crate::value::Value),*) -> $crate::value::Value { $crate::value::to_abi($($f)::+($($p),*)) }
            const SIGNATURE: $crate::signature::Signature = $crate::signature::Signature::parse($sig);
            const _: () = assert!(SIGNATURE.arity() == 0 $(+ { let _ = stringify!($p); 1 })*, "the signature and the function differ in arity");
            $crate::method::Method {
                name: $name, signature: SIGNATURE, symbol: concat!("molt_", $owner, ".", $name),
                entry: $crate::methods!(@entry entry $($p)*), binding: $crate::methods!(@binding $($binding)?),
            }
        } ),* ];
    };
    (@binding) => { $crate::method::Binding::Plain };
    (@binding method) => { $crate::method::Binding::Plain };
    (@binding static_) => { $crate::method::Binding::Static };
    (@binding class) => { $crate::method::Binding::Class };
    (@binding property) => { $crate::method::Binding::Property };
    (@entry $e:ident) => { $crate::method::Entry::A0($e) };
    (@entry $e:ident $a:ident) => { $crate::method::Entry::A1($e) };
    (@entry $e:ident $a:ident $b:ident) => { $crate::method::Entry::A2($e) };
    (@entry $e:ident $a:ident $b:ident $c:ident) => { $crate::method::Entry::A3($e) };
    (@entry $e:ident $a:ident $b:ident $c:ident $d:ident) => { $crate::method::Entry::A4($e) };
    (@entry $e:ident $a:ident $b:ident $c:ident $d:ident $f:ident) => { $crate::method::Entry::A5($e) };
    (@entry $e:ident $a:ident $b:ident $c:ident $d:ident $f:ident $g:ident) => { $crate::method::Entry::A6($e) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Res;

    fn pair(a: Value, b: Value) -> Res {
        Ok(if b.is_absent() { a } else { b }.to_owned())
    }
    fn zero() -> Res {
        Ok(Value::NONE.to_owned())
    }
    methods! { TABLE of "test" {
        /// Second or first.
        method: pair as "pair"(a, b) "(self, b=None, /) -> object";
        static_: zero as "zero"() "() -> None";
    } }

    #[test]
    fn a_table_carries_names_symbols_and_entries() {
        assert_eq!((TABLE[0].name, TABLE[0].symbol, TABLE[0].signature.required), ("pair", "molt_test.pair", 1));
        assert_eq!(TABLE[0].entry.call(&[Value::TRUE, Value::ABSENT]), Value::TRUE);
        assert_eq!(TABLE[1].binding, Binding::Static);
    }
}
