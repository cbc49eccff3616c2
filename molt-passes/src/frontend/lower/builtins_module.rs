//! `import builtins`, which needs no module: what the program takes from it is known.
//!
//! ```text
//! import builtins                         ⇒    (nothing)
//! builtins.print(x)                       ⇒    (call (builtin print) [(name x)])
//! from builtins import len as size        ⇒    (assign size (builtin len))
//! ```
//!
//! A text that does anything else with the module, or stores into it, keeps its import, which is refused.

use molt_ir::hir::{Expr, Place, Stmt, StmtId};
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::Lower;
use crate::builtins::is_builtin;

const IMPORT: &str = "import builtins";

/// The name under which a text imports `builtins`, if it only reads built-in names from it.
pub(super) fn alias(text: &str) -> Option<&str> {
    let rest = text[text.find(IMPORT)? + IMPORT.len()..].trim_start_matches(' ');
    let alias = rest.strip_prefix("as ").map_or("builtins", word);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let plain = text.match_indices(alias).all(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + alias.len()..]);
        let elsewhere = before.ends_with(is_word) || after.starts_with(is_word);
        if elsewhere || ["import ", "builtins as ", "from "].iter().any(|import| before.ends_with(import)) {
            return true;
        }
        let Some(name) = after.strip_prefix('.').map(word) else { return false };
        let next = after[1 + name.len()..].trim_start_matches(' ');
        known(name) && (!next.starts_with('=') || next.starts_with("==")) && !before.ends_with("del ")
    });
    plain.then_some(alias)
}

/// The identifier a text begins with.
fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("")
}

/// Whether the name is built in and needs no compiler at run time.
pub(super) fn known(name: &str) -> bool {
    is_builtin(name) && !["eval", "exec", "compile"].contains(&name)
}

impl Lower<'_> {
    /// `from builtins import name`, whether it was that.
    pub(super) fn import_from_builtins(&mut self, i: &ast::StmtImportFrom, span: Span, out: &mut Vec<StmtId>) -> bool {
        if i.module.as_deref() != Some("builtins") || !i.names.iter().all(|alias| known(&alias.name)) {
            return false;
        }
        for alias in &i.names {
            let name = self.mangled(alias.asname.as_ref().unwrap_or(&alias.name));
            let target = self.add_place(Place::Name { name }, span);
            let value = self.add(Expr::Builtin { name: alias.name.as_str().into() }, span);
            out.push(self.add_stmt(Stmt::Assign { target, value }, span));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::alias;

    #[test]
    fn only_names_of_the_module_are_read() {
        assert_eq!(alias("import builtins\nbuiltins.print(builtins.len('x') == 1)\n"), Some("builtins"));
        assert_eq!(alias("import builtins as b\nbob = b.int\n"), Some("b"));
        assert_eq!(alias("import builtins\nfrom builtins import len\n"), Some("builtins"));
        for text in [
            "import os\n",
            "import builtins\nbuiltins.print = 1\n",
            "import builtins\nprint(dir(builtins))\n",
            "import builtins\nbuiltins.eval('1')\n",
        ] {
            assert_eq!(alias(text), None, "{text}");
        }
    }
}
