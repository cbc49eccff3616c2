//! The runtime's built-in functions by their dotted names.

use molt_runtime::method::Method;
use std::sync::Once;

/// `len`, `math.sqrt`, `str.split`.
pub fn method(name: &str) -> Option<&'static Method> {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(molt_runtime::install_all);
    let (owner, name) = name.rsplit_once('.').unwrap_or(("builtins", name));
    let of = |methods: &'static [Method]| methods.iter().find(|m| m.name == name);
    if owner == "builtins" {
        return molt_runtime::builtins::TABLES.iter().find_map(|table| of(table));
    }
    molt_runtime::types::builtin(owner).and_then(|kind| of(kind.methods()))
}
