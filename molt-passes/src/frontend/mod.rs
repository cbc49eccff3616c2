//! The front end: Python text to `hir` with names resolved.
//!
//! `parse` reads the main module and every module of the program it imports; `resolve-names` gives each name its scope.

mod doctests;
mod errors;
mod importable;
pub(crate) mod library;
mod lower;
mod margins;
mod modules;
pub mod prelude;
mod prescan;
mod scopes;
#[cfg(test)]
mod tests;
mod texts;
mod warnings;

pub use library::{PYTHON_FOLDER, is_library_module};
pub use lower::mangled;
pub use modules::import_graph;

molt_ir::passes! {
    /// Text to tree.
    parse: Parse;
    /// Names to scopes.
    resolve_names: ResolveNames;
}

pub use parse::Parse;
pub use resolve_names::ResolveNames;
