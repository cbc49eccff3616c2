//! Statements that come before those of a module because of what the module uses.
//!
//! ```text
//! get_type_hints(f)            ⇒    _molt_namespaces[__name__] = lambda: dict(globals())
//!                                   get_type_hints(f)
//!
//! def setUpModule(): ...        ⇒    the same
//!
//! def f(n): return f(n + 1)    ⇒    def f(n):
//! try: f(0)                             _molt_enter_frame()
//! except RecursionError: ...            try: return f(n + 1)
//!                                       finally: _molt_leave_frame()
//!
//! len.__doc__                   ⇒    _molt_docs()
//!                                   len.__doc__
//!
//! sys.modules["__main__"]       ⇒    sys.modules[__name__] = this module
//!                                   sys.modules["__main__"]
//!
//! self.assertLogs("app")         ⇒    import logging as _molt_logging
//!                                   self.assertLogs("app")
//!
//! m = __import__("math")       ⇒    from importlib import __import__ as _molt_import
//!                                   m = _molt_import("math")
//! ```
//!
//! class T(Template):            ⇒    import _template_patterns as _molt_patterns
//!     idpattern = "[a-z]+"          class T(Template): idpattern = "[a-z]+"
//!
//! patch("builtins.input")      ⇒    input = input
//!                                   patch("builtins.input")
//!
//! Annotations that are kept as texts mean names of their module, which whoever evaluates them must find. And a program that speaks of
//! RecursionError expects it at the depth that `sys.setrecursionlimit` says; others go on as long as the machine has a stack.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use molt_ir::span::SourceMap;
use rustpython_parser::{Parse, ast};

use super::texts::Part;
use crate::builtins::{OF_THEIR_PLACE, is_builtin, is_refused};

/// How names begin that are not the program's.
pub const HIDDEN: &str = "_molt_";

const NAMESPACES: &str = "from _module_namespaces import namespaces as _molt_namespaces\n\
    _molt_namespaces[__name__] = lambda: dict(globals())\n";

/// The name under which `__import__` is called.
pub const IMPORT: &str = "_molt_import";

const IMPORTS: &str = "from importlib import __import__ as _molt_import\n";

/// The module is among those by name.
fn listed(module: &str) -> String {
    format!("import sys as _molt_sys\nimport {module} as _molt_module\n_molt_sys.modules[__name__] = _molt_module\n")
}

const DOCS: &str = "from _docs import install as _molt_docs\n_molt_docs()\n";

const NAMED_ESCAPES: &str = "import _named_escapes as _molt_named_escapes\n";

const FRAMES: &str = "from _frames import enter as _molt_enter_frame, leave as _molt_leave_frame\n";

/// Patterns of templates, for which most programs with templates need no regular expressions.
const TEMPLATES: &str = "import _template_patterns as _molt_patterns\n";

/// Whether the module may have templates whose names look otherwise.
fn has_template_patterns(text: &str) -> bool {
    let own = ["pattern =", "pattern=", "flags =", "Template.pattern", "Template.flags"];
    let imports = ["from string import", "import string"].iter().any(|import| text.contains(import));
    imports && text.contains("Template") && own.iter().any(|own| text.contains(own))
}

/// What a part of `unittest` works with, which is imported by the programs that name that part.
fn of_tests(text: &str) -> &'static str {
    let logs = text.contains("assertLogs") || text.contains("assertNoLogs");
    let awaits = text.contains("IsolatedAsyncioTestCase");
    match (logs && text.contains("unittest"), awaits) {
        (true, true) => "import logging as _molt_logging, asyncio as _molt_asyncio, contextvars as _molt_contextvars\n",
        (true, false) => "import logging as _molt_logging\n",
        (false, true) => "import asyncio as _molt_asyncio, contextvars as _molt_contextvars\n",
        (false, false) => "",
    }
}

/// Whether a module is looked up by name for what it has for before and after its tests.
fn has_fixtures(text: &str) -> bool {
    text.contains("unittest") && ["setUpModule", "tearDownModule", "load_tests"].iter().any(|name| text.contains(name))
}

/// Whether the calls of the module's functions are counted.
pub fn counts_frames(text: &str) -> bool {
    text.contains("RecursionError")
}

/// Whether annotations of the module may be evaluated from their texts.
fn keeps_annotations(text: &str) -> bool {
    let texts = ["import annotations", ": \"", ": '"];
    ["get_type_hints", "eval_str"].iter().any(|name| text.contains(name))
        || text.contains("singledispatch") && texts.iter().any(|annotated| text.contains(annotated))
}

/// Whether the module uses the built-in `__import__`, and has none of its own.
pub fn imports_by_name(text: &str) -> bool {
    let own = ["def __import__", "__import__ =", "as __import__", "import __import__"];
    text.contains("__import__") && !own.iter().any(|own| text.contains(own))
}

/// The built-in functions that texts of a module name as what a test replaces: `"builtins.input"`.
pub fn patched(text: &str) -> BTreeSet<String> {
    let places = text.match_indices("builtins.").filter(|(at, _)| text[..*at].ends_with(['"', '\'']) && text.contains("mock"));
    let names = places.filter_map(|(at, found)| text[at + found.len()..].split(['"', '\'']).next());
    names.filter(|name| is_builtin(name) && !is_refused(name) && !OF_THEIR_PLACE.contains(name)).map(String::from).collect()
}

/// Makes globals of built-in functions, so that they can be replaced where this module looks them up.
fn replaceable(module: &str, names: &BTreeSet<String>) -> String {
    let mut text = format!("import {module} as _molt_self\nfrom _builtin_patches import modules as _molt_patched\n");
    for name in names {
        let _ = writeln!(text, "{name} = {name}");
    }
    text + "_molt_patched.append(_molt_self)\n"
}

/// Whether the module looks modules up by name.
pub fn lists_modules(text: &str) -> bool {
    text.contains("sys.modules") || text.contains("getmodule(") || text.contains("from sys import") && text.contains("modules")
}

/// What goes before the statements of a module, of which `patched` may be replaced; `is_listed` says whether some module looks it up by
/// name.
pub fn parts(module: &str, text: &str, patched: &BTreeSet<String>, is_listed: bool, sources: &mut SourceMap) -> Vec<Part> {
    let replaceable = if patched.is_empty() { String::new() } else { replaceable(module, patched) };
    let listed = listed(module);
    let needed = [
        (is_listed || has_fixtures(text), &*listed),
        (!of_tests(text).is_empty(), of_tests(text)),
        (text.contains("__doc__") || text.contains("getdoc"), DOCS),
        (counts_frames(text), FRAMES),
        (["\"namereplace\"", "'namereplace'"].iter().any(|name| text.contains(name)), NAMED_ESCAPES),
        (keeps_annotations(text), NAMESPACES),
        (imports_by_name(text), IMPORTS),
        (has_template_patterns(text), TEMPLATES),
        (!patched.is_empty(), &*replaceable),
    ];
    let part = |(_, text): (bool, &str)| {
        let file = sources.add("<molt>/prelude", text);
        let body = ast::Suite::parse(text, "").ok()?;
        Some(Part { file, text: text.into(), masks: HashMap::new(), body })
    };
    needed.into_iter().filter(|(needed, _)| *needed).filter_map(part).collect()
}
