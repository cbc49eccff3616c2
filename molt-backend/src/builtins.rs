//! The runtime's built-in functions by their dotted names and by their symbols.

use molt_runtime::method::Method;
use molt_runtime::modules::MODULES;
use molt_runtime::{builtins, types};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Every table with the name of its owner.
fn tables() -> impl Iterator<Item = (&'static str, &'static [Method])> {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(molt_runtime::install_all);
    let functions = builtins::TABLES.iter().map(|table| ("builtins", *table));
    let modules = MODULES.iter().map(|module| (module.name, module.functions));
    let types = types::BUILTIN.iter().flat_map(|group| group.iter()).map(|kind| (kind.static_name(), kind.methods()));
    functions.chain(modules).chain(types)
}

/// `len`, `math.sqrt`, `str.split`.
pub(crate) fn method(name: &str) -> Option<&'static Method> {
    let (owner, name) = name.rsplit_once('.').unwrap_or(("builtins", name));
    tables().filter(|(known, _)| *known == owner).find_map(|(_, table)| table.iter().find(|m| m.name == name))
}

/// By linker symbol.
pub(crate) fn by_symbol(symbol: &str) -> Option<&'static Method> {
    static KNOWN: OnceLock<HashMap<&'static str, &'static Method>> = OnceLock::new();
    KNOWN.get_or_init(|| tables().flat_map(|(_, table)| table).map(|m| (m.symbol, m)).collect()).get(symbol).copied()
}
