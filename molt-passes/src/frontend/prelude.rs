//! Statements that come before those of a module because of what the module uses.
//!
//! ```text
//! get_type_hints(f)            ⇒    _molt_namespaces[__name__] = lambda: dict(globals())
//!                                   get_type_hints(f)
//!
//! def f(n): return f(n + 1)    ⇒    def f(n):
//! try: f(0)                             _molt_enter_frame()
//! except RecursionError: ...            try: return f(n + 1)
//!                                       finally: _molt_leave_frame()
//!
//! m = __import__("math")       ⇒    from importlib import __import__ as _molt_import
//!                                   m = _molt_import("math")
//! ```
//!
//! Annotations that are kept as texts mean names of their module, which whoever evaluates them must find. And a program that speaks of
//! RecursionError expects it at the depth that `sys.setrecursionlimit` says; others go on as long as the machine has a stack.

use std::collections::HashMap;

use molt_ir::span::SourceMap;
use rustpython_parser::{Parse, ast};

use super::texts::Part;

/// How names begin that are not the program's.
pub const HIDDEN: &str = "_molt_";

const NAMESPACES: &str = "from _module_namespaces import namespaces as _molt_namespaces\n\
    _molt_namespaces[__name__] = lambda: dict(globals())\n";

/// The name under which `__import__` is called.
pub const IMPORT: &str = "_molt_import";

const IMPORTS: &str = "from importlib import __import__ as _molt_import\n";

const FRAMES: &str = "from _frames import enter as _molt_enter_frame, leave as _molt_leave_frame\n";

/// Whether the calls of the module's functions are counted.
pub fn counts_frames(text: &str) -> bool {
    text.contains("RecursionError")
}

/// Whether annotations of the module may be evaluated from their texts.
fn keeps_annotations(text: &str) -> bool {
    text.contains("get_type_hints") || text.contains("singledispatch") && text.contains("import annotations")
}

/// Whether the module uses the built-in `__import__`, and has none of its own.
pub fn imports_by_name(text: &str) -> bool {
    let own = ["def __import__", "__import__ =", "as __import__", "import __import__"];
    text.contains("__import__") && !own.iter().any(|own| text.contains(own))
}

/// What goes before the statements of a module.
pub fn parts(text: &str, sources: &mut SourceMap) -> Vec<Part> {
    let needed = [(counts_frames(text), FRAMES), (keeps_annotations(text), NAMESPACES), (imports_by_name(text), IMPORTS)];
    let part = |(_, text): (bool, &str)| {
        let file = sources.add("<molt>/prelude", text);
        let body = ast::Suite::parse(text, "").ok()?;
        Some(Part { file, text: text.into(), masks: HashMap::new(), body })
    };
    needed.into_iter().filter(|(needed, _)| *needed).filter_map(part).collect()
}
