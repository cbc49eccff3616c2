//! `_docs`: what `__doc__` of built-ins says. Only a program that speaks of documentation imports it, and pays for the texts.

#[rustfmt::skip]
mod table;

use super::Module;
use crate::methods;
use crate::parts;
use crate::rt::rt;
use crate::value::{Owned, Res};

/// `import _docs`.
#[unsafe(export_name = "molt_module__docs")]
pub static MODULE: Module = Module { name: "_docs", functions: FUNCTIONS, constants: &[] };

fn find(name: &str) -> Option<&'static str> {
    table::TEXTS.binary_search_by(|(own, _)| (*own).cmp(name)).ok().map(|at| table::TEXTS[at].1)
}

/// From now on built-ins have their documentation.
fn install() -> Res {
    rt().docs.set(Some(find));
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_docs" {
    : install as "install"() "() -> None";
} }

/// The documentation of a built-in, `None` where there is none: `len`, `str`, `str.upper`.
pub(crate) fn of(name: &str) -> Owned {
    rt().docs.get().and_then(|find| find(name)).map_or(Owned::NONE, parts::string)
}
