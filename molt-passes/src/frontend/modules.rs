//! The modules of the program: from the main one, along its imports.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::hir::{Expr, Function, FunctionKind, Module, ModuleId, Program, Stmt};
use molt_ir::name::Name;
use molt_ir::source::{self, Modules, Source};
use molt_ir::span::{FileId, SourceMap, Span};
use petgraph::graphmap::DiGraphMap;
use rustpython_parser::{Parse, ast};

use super::library::{PYTHON_FOLDER, is_frozen, is_library_module, lacks, missing_attributes, python_module};
use super::lower::{self, ImportRef, Input, Symbols};
use super::{doctests, errors, importable, prelude, prescan, texts, warnings};

/// Reads the program that begins with `main`. With `lazy`, missing modules are no error.
pub fn load(main: &Source, modules: &Modules, sources: &mut SourceMap, lazy: bool) -> (Program, Diagnostics) {
    let mut loader = Loader {
        modules,
        sources,
        lazy,
        program: Program::default(),
        symbols: Symbols::default(),
        errors: Diagnostics::default(),
        known: HashSet::new(),
        waiting: VecDeque::new(),
        wants_doctests: false,
        patched: BTreeSet::new(),
        lists_modules: false,
        wants_importable: false,
        never_run: Vec::new(),
    };
    let path = loader.sources.get(main.file).map_or("<main>".into(), |f| Name::from(&*f.name));
    loader.add("__main__".into(), path, false, main.file, &main.text);
    loop {
        while let Some(import) = loader.waiting.pop_front() {
            loader.follow(&import);
        }
        if std::mem::take(&mut loader.wants_importable) {
            let text = importable::module_text(&loader.program, loader.modules);
            loader.add_library(importable::MODULE, &text);
        } else if std::mem::take(&mut loader.wants_doctests) {
            let text = doctests::module_text(&loader.program, loader.sources);
            loader.add_library(doctests::MODULE, &text);
        } else {
            break;
        }
    }
    if !lazy && loader.errors.is_empty() {
        loader.errors = missing_attributes(&loader.program, &loader.never_run);
    }
    (loader.program, loader.errors)
}

struct Loader<'a> {
    modules: &'a Modules,
    sources: &'a mut SourceMap,
    program: Program,
    symbols: Symbols,
    errors: Diagnostics,
    /// Modules added already.
    known: HashSet<Name>,
    waiting: VecDeque<ImportRef>,
    /// Whether a missing module is no error.
    lazy: bool,
    /// Whether the module of the docstrings' examples is imported, which is written when all the others have been read.
    wants_doctests: bool,
    /// Likewise the module of what `importlib` can import.
    wants_importable: bool,
    /// The built-in functions that the program's modules read so far may replace.
    patched: BTreeSet<String>,
    /// Whether one of the program's modules read so far looks modules up by name.
    lists_modules: bool,
    /// Blocks that this platform and version never run.
    never_run: Vec<Span>,
}

/// What an absolute name stands for.
enum Found {
    Own,
    Library,
    Missing,
}

impl Loader<'_> {
    /// Adds a module with this text.
    fn add(&mut self, name: Name, path: Name, is_package: bool, file: FileId, text: &str) {
        self.known.insert(name.clone());
        let (body, masks) = match read(text, file) {
            Ok(read) => read,
            Err(e) => return self.errors.push(e),
        };
        let mut input = Input { is_package, lazy: self.lazy, ..Input::new(name, path, file, text, masks) };
        if !input.path.starts_with(PYTHON_FOLDER) && texts::mentions(text) {
            let trial = Input::new(input.name.clone(), input.path.clone(), file, text, input.masks.clone());
            input.prelude = texts::prelude(Input { is_package, run_texts: true, ..trial }, &body, self.sources);
            input.run_texts = !input.prelude.is_empty();
        }
        if !input.path.starts_with(PYTHON_FOLDER) {
            self.patched.extend(prelude::patched(text));
            self.lists_modules |= prelude::lists_modules(text);
            input.prelude.extend(prelude::parts(&input.name, text, &self.patched, self.lists_modules, self.sources));
            input.counts_frames = prelude::counts_frames(text);
            input.imports_by_name = prelude::imports_by_name(text);
        }
        if &*input.name == "__main__" {
            let trial = Input::new(input.name.clone(), input.path.clone(), file, text, input.masks.clone());
            input.prelude.extend(warnings::prelude(Input { is_package, ..trial }, &body, self.sources));
        }
        let found = lower::module(&mut self.program, &mut self.symbols, input, &body);
        self.errors.extend(found.errors);
        self.waiting.extend(found.imports);
        self.never_run.extend(found.never_run);
    }

    /// Whether everything was there that was to be imported in the first place, so that this import is never reached.
    fn is_needless(&mut self, import: &ImportRef) -> bool {
        !import.instead_of.is_empty()
            && import.instead_of.iter().all(|(module, names)| {
                !matches!(self.find(module, import.span), Found::Missing)
                    && !names.iter().any(|name| lacks(&self.program, module, name))
            })
    }

    fn follow(&mut self, import: &ImportRef) {
        let guarded = import.guarded || self.is_needless(import);
        match self.find(&import.module, import.span) {
            Found::Own if python_module(&import.module).is_none() => {
                for name in &import.names {
                    // `from package import module`
                    self.find(&format!("{}.{name}", import.module), import.span);
                }
            }
            found @ (Found::Own | Found::Library) => {
                let names: Vec<_> = import.names.iter().filter(|name| lacks(&self.program, &import.module, name)).collect();
                for name in names {
                    let inner = format!("{}.{name}", import.module);
                    if matches!(found, Found::Own) && python_module(&inner).is_some() {
                        self.find(&inner, import.span);
                        continue;
                    }
                    if guarded {
                        continue;
                    }
                    let error = Diagnostic::new(codes::E0201, format!("cannot import name `{name}` from `{}`", import.module));
                    let error = error.at(import.span).why("the module of this name that Molt has does not hold it");
                    self.errors.push(error.fix("import it inside `try: ... except ImportError: ...`, or do without"));
                }
            }
            Found::Missing if guarded => {}
            Found::Missing => {
                let known = is_library_module(import.module.split('.').next().unwrap_or(""));
                let why = match known {
                    true => "Molt has the package but not this module of it",
                    false => "there is no such file beside the program, and Molt has no module of this name",
                };
                let error = Diagnostic::new(codes::E0201, format!("no module named `{}`", import.module))
                    .at(import.span)
                    .why(why)
                    .fix("put the module beside the program, or import it inside `try: ... except ImportError: ...`");
                self.errors.push(error);
            }
        }
    }

    /// Finds a module and adds it with its parents if it is the program's own.
    fn find(&mut self, name: &str, span: Span) -> Found {
        let mut found = Found::Missing;
        let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        for part in ends.map(|end| &name[..end]) {
            found = self.find_one(part, span);
            if matches!(found, Found::Missing) {
                return found;
            }
        }
        found
    }

    fn find_one(&mut self, name: &str, span: Span) -> Found {
        if self.known.contains(name) {
            return Found::Own;
        }
        let file = if is_frozen(name) || name.is_empty() { None } else { self.modules.find(name) };
        if let Some(path) = file {
            match source::read(&path) {
                Ok(text) => {
                    let shown = path.display().to_string();
                    let id = self.sources.add(shown.as_str(), text.as_str());
                    let is_package = path.file_name().is_some_and(|f| f == "__init__.py");
                    self.add(name.into(), shown.as_str().into(), is_package, id, &text);
                }
                Err(e) => {
                    self.known.insert(name.into());
                    self.errors.push(e.at(span));
                }
            }
            return Found::Own;
        }
        if is_library_module(name) {
            return Found::Library;
        }
        if name == doctests::MODULE {
            self.wants_doctests = true;
            return Found::Library;
        }
        if name == importable::MODULE {
            self.wants_importable = true;
            return Found::Library;
        }
        if let Some(text) = python_module(name) {
            self.add_library(name, text);
            return Found::Own;
        }
        let relative: std::path::PathBuf = name.split('.').collect();
        let folder = self.modules.path.iter().map(|p| p.join(&relative)).find(|p| !name.is_empty() && p.is_dir());
        match folder {
            Some(folder) if has_python(&folder) => {
                self.add_namespace(name, &folder.display().to_string());
                Found::Own
            }
            _ => Found::Missing,
        }
    }

    fn add_library(&mut self, name: &str, text: &str) {
        let path = format!("{PYTHON_FOLDER}{}.py", name.replace('.', "/"));
        let id = self.sources.add(path.as_str(), text);
        self.add(name.into(), path.as_str().into(), false, id, text);
    }

    /// A folder without `__init__.py` is a package without statements.
    fn add_namespace(&mut self, name: &str, path: &str) {
        self.known.insert(name.into());
        let label = self.symbols.unique(name);
        let function = Function::new(label, "<module>".into(), "<module>".into(), name.into(), FunctionKind::Module);
        let body = self.program.functions.alloc(function);
        self.program.modules.alloc(Module { name: name.into(), path: path.into(), is_package: true, body, file: None });
    }
}

/// The statements of a text and what stands behind its masks, or its first error.
pub(super) fn read(text: &str, file: FileId) -> Result<(ast::Suite, HashMap<usize, prescan::Masked>), Diagnostic> {
    let scan_error = |e: prescan::ScanError| {
        let code = match e.kind {
            prescan::ScanErrorKind::Syntax => codes::E0101,
            prescan::ScanErrorKind::TooDeep => codes::E0003,
            prescan::ScanErrorKind::Unsupported => codes::E0301,
        };
        Diagnostic::new(code, e.message).at(Span::new(file, e.span.0 as u32, e.span.1 as u32))
    };
    let (masked, masks) = match prescan::mask(text, 0, true) {
        Ok(masked) => masked,
        Err((e, masked)) => {
            // Errors of scanning come first, as they do in CPython, but for one.
            let unclosed = e.message.ends_with("was never closed");
            let before = unclosed.then(|| errors::before_bracket(&masked, e.span.0, file)).flatten();
            return Err(before.unwrap_or_else(|| scan_error(e)));
        }
    };
    match ast::Suite::parse(&masked, "") {
        Ok(body) => Ok((body, masks)),
        Err(e) => Err(errors::diagnose(&e, text, file)),
    }
}

fn has_python(folder: &std::path::Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| e.path()).any(|p| p.extension().is_some_and(|e| e == "py"))
}

/// Which module of the program imports which, cycles included.
pub fn import_graph(program: &Program) -> DiGraphMap<u32, ()> {
    let mut graph = DiGraphMap::new();
    let raw = |id: ModuleId| id.into_raw().into_u32();
    let modules = program.modules.iter().map(|(id, m)| (&*m.name, raw(id))).collect::<std::collections::HashMap<_, _>>();
    for &id in modules.values() {
        graph.add_node(id);
    }
    for function in program.functions.values() {
        let Some(&from) = modules.get(&*function.module) else { continue };
        let mut edge = |name: &str| {
            if let Some(&to) = modules.get(name) {
                graph.add_edge(from, to, ());
            }
        };
        let reached = function.reached();
        for id in reached.stmts {
            match &function[id] {
                Stmt::Import { module, .. } | Stmt::ImportStar { module } => edge(module),
                Stmt::FromImport { module, names } => {
                    edge(module);
                    names.iter().for_each(|n| edge(&format!("{module}.{}", n.name)));
                }
                _ => {}
            }
        }
        for id in reached.exprs {
            if let Expr::ImportModule { module } = &function[id] {
                edge(module);
            }
        }
    }
    graph
}
