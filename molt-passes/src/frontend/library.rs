//! The modules Molt provides itself: those of the runtime, in machine code, and those written in Python, which are compiled with the
//! program that imports them like its own.

use fxhash::FxHashMap as HashMap;
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::hir::{Expr, Function, Place, Program, Stmt};
use molt_ir::span::Span;

/// How the paths of modules written in Python begin.
pub const PYTHON_FOLDER: &str = molt_ir::hir::LIBRARY_FOLDER;

/// Modules that passes expand, so that the runtime holds nothing of them.
const EXPANDED: &[&str] = &["__future__", "sys"];

/// Modules written in Python.
pub const PYTHON: &[(&str, &str)] = &[
    ("_argparse_actions", include_str!("../../py/_argparse_actions.py")),
    ("_argparse_help", include_str!("../../py/_argparse_help.py")),
    ("_asyncio_core", include_str!("../../py/_asyncio_core.py")),
    ("_asyncio_sync", include_str!("../../py/_asyncio_sync.py")),
    ("_asyncio_threads", include_str!("../../py/_asyncio_threads.py")),
    ("_blake2", include_str!("../../py/_blake2.py")),
    ("_current", include_str!("../../py/_current.py")),
    ("_builtin_patches", include_str!("../../py/_builtin_patches.py")),
    ("_csv_sniffer", include_str!("../../py/_csv_sniffer.py")),
    ("_decimal_context", include_str!("../../py/_decimal_context.py")),
    ("_decimal_form", include_str!("../../py/_decimal_form.py")),
    ("_decimal_functions", include_str!("../../py/_decimal_functions.py")),
    ("_decimal_number", include_str!("../../py/_decimal_number.py")),
    ("_decimal_text", include_str!("../../py/_decimal_text.py")),
    ("_doctest_suites", include_str!("../../py/_doctest_suites.py")),
    ("_enum_checks", include_str!("../../py/_enum_checks.py")),
    ("_enum_namespace", include_str!("../../py/_enum_namespace.py")),
    ("_generic", include_str!("../../py/_generic.py")),
    ("_ip_addresses", include_str!("../../py/_ip_addresses.py")),
    ("_logging_handlers", include_str!("../../py/_logging_handlers.py")),
    ("_logging_records", include_str!("../../py/_logging_records.py")),
    ("_module_namespaces", include_str!("../../py/_module_namespaces.py")),
    ("_named_escapes", include_str!("../../py/_named_escapes.py")),
    ("_namedtuple", include_str!("../../py/_namedtuple.py")),
    ("_optparse_help", include_str!("../../py/_optparse_help.py")),
    ("_optparse_options", include_str!("../../py/_optparse_options.py")),
    ("_pickle_old", include_str!("../../py/_pickle_old.py")),
    ("_pickle_reading", include_str!("../../py/_pickle_reading.py")),
    ("_pickle_writing", include_str!("../../py/_pickle_writing.py")),
    ("_program_eval", include_str!("../../py/_program_eval.py")),
    ("_program_texts", include_str!("../../py/_program_texts.py")),
    ("_sha3", include_str!("../../py/_sha3.py")),
    ("_shell_patterns", include_str!("../../py/_shell_patterns.py")),
    ("_shlex_words", include_str!("../../py/_shlex_words.py")),
    ("_template_patterns", include_str!("../../py/_template_patterns.py")),
    ("_thread_turns", include_str!("../../py/_thread_turns.py")),
    ("_type_aliases", include_str!("../../py/_type_aliases.py")),
    ("_typing", include_str!("../../py/_typing.py")),
    ("_typing_abc", include_str!("../../py/_typing_abc.py")),
    ("_typing_functions", include_str!("../../py/_typing_functions.py")),
    ("_typing_protocol", include_str!("../../py/_typing_protocol.py")),
    ("_typing_records", include_str!("../../py/_typing_records.py")),
    ("_unicode_names", include_str!("../../py/_unicode_names.py")),
    ("_unicode_tables", include_str!("../../py/_unicode_tables.py")),
    ("_unittest_case", include_str!("../../py/_unittest_case.py")),
    ("_unittest_logs", include_str!("../../py/_unittest_logs.py")),
    ("_unittest_result", include_str!("../../py/_unittest_result.py")),
    ("_user_collections", include_str!("../../py/_user_collections.py")),
    ("_windows_paths", include_str!("../../py/_windows_paths.py")),
    ("_xml_elements", include_str!("../../py/_xml_elements.py")),
    ("_xml_paths", include_str!("../../py/_xml_paths.py")),
    ("_xml_reading", include_str!("../../py/_xml_reading.py")),
    ("argparse", include_str!("../../py/argparse.py")),
    ("ast", include_str!("../../py/ast.py")),
    ("asyncio", include_str!("../../py/asyncio.py")),
    ("base64", include_str!("../../py/base64.py")),
    ("binascii", include_str!("../../py/binascii.py")),
    ("builtins", include_str!("../../py/builtins.py")),
    ("calendar", include_str!("../../py/calendar.py")),
    ("cmd", include_str!("../../py/cmd.py")),
    ("codecs", include_str!("../../py/codecs.py")),
    ("collections", include_str!("../../py/collections.py")),
    ("collections.abc", include_str!("../../py/collections/abc.py")),
    ("colorsys", include_str!("../../py/colorsys.py")),
    ("concurrent", include_str!("../../py/concurrent.py")),
    ("concurrent.futures", include_str!("../../py/concurrent/futures.py")),
    ("configparser", include_str!("../../py/configparser.py")),
    ("contextlib", include_str!("../../py/contextlib.py")),
    ("contextvars", include_str!("../../py/contextvars.py")),
    ("copy", include_str!("../../py/copy.py")),
    ("copyreg", include_str!("../../py/copyreg.py")),
    ("csv", include_str!("../../py/csv.py")),
    ("dataclasses", include_str!("../../py/dataclasses.py")),
    ("datetime", include_str!("../../py/datetime.py")),
    ("decimal", include_str!("../../py/decimal.py")),
    ("difflib", include_str!("../../py/difflib.py")),
    ("doctest", include_str!("../../py/doctest.py")),
    ("enum", include_str!("../../py/enum.py")),
    ("errno", include_str!("../../py/errno.py")),
    ("filecmp", include_str!("../../py/filecmp.py")),
    ("fileinput", include_str!("../../py/fileinput.py")),
    ("fnmatch", include_str!("../../py/fnmatch.py")),
    ("fractions", include_str!("../../py/fractions.py")),
    ("functools", include_str!("../../py/functools.py")),
    ("gc", include_str!("../../py/gc.py")),
    ("getopt", include_str!("../../py/getopt.py")),
    ("getpass", include_str!("../../py/getpass.py")),
    ("glob", include_str!("../../py/glob.py")),
    ("graphlib", include_str!("../../py/graphlib.py")),
    ("gzip", include_str!("../../py/gzip.py")),
    ("hashlib", include_str!("../../py/hashlib.py")),
    ("hmac", include_str!("../../py/hmac.py")),
    ("html", include_str!("../../py/html.py")),
    ("html.entities", include_str!("../../py/html/entities.py")),
    ("html.parser", include_str!("../../py/html/parser.py")),
    ("importlib", include_str!("../../py/importlib.py")),
    ("importlib.metadata", include_str!("../../py/importlib/metadata.py")),
    ("importlib.util", include_str!("../../py/importlib/util.py")),
    ("inspect", include_str!("../../py/inspect.py")),
    ("io", include_str!("../../py/io.py")),
    ("ipaddress", include_str!("../../py/ipaddress.py")),
    ("json", include_str!("../../py/json.py")),
    ("json.decoder", include_str!("../../py/json/decoder.py")),
    ("json.encoder", include_str!("../../py/json/encoder.py")),
    ("keyword", include_str!("../../py/keyword.py")),
    ("linecache", include_str!("../../py/linecache.py")),
    ("locale", include_str!("../../py/locale.py")),
    ("logging", include_str!("../../py/logging.py")),
    ("logging.config", include_str!("../../py/logging/config.py")),
    ("logging.handlers", include_str!("../../py/logging/handlers.py")),
    ("numbers", include_str!("../../py/numbers.py")),
    ("operator", include_str!("../../py/operator.py")),
    ("optparse", include_str!("../../py/optparse.py")),
    ("os", include_str!("../../py/os.py")),
    ("os.path", include_str!("../../py/os/path.py")),
    ("pathlib", include_str!("../../py/pathlib.py")),
    ("pickle", include_str!("../../py/pickle.py")),
    ("platform", include_str!("../../py/platform.py")),
    ("posixpath", include_str!("../../py/posixpath.py")),
    ("pprint", include_str!("../../py/pprint.py")),
    ("queue", include_str!("../../py/queue.py")),
    ("re", include_str!("../../py/re.py")),
    ("reprlib", include_str!("../../py/reprlib.py")),
    ("sched", include_str!("../../py/sched.py")),
    ("secrets", include_str!("../../py/secrets.py")),
    ("shelve", include_str!("../../py/shelve.py")),
    ("shlex", include_str!("../../py/shlex.py")),
    ("shutil", include_str!("../../py/shutil.py")),
    ("signal", include_str!("../../py/signal.py")),
    ("stat", include_str!("../../py/stat.py")),
    ("_statements", include_str!("../../py/_statements.py")),
    ("statistics", include_str!("../../py/statistics.py")),
    ("string", include_str!("../../py/string.py")),
    ("struct", include_str!("../../py/struct.py")),
    ("subprocess", include_str!("../../py/subprocess.py")),
    ("tempfile", include_str!("../../py/tempfile.py")),
    ("textwrap", include_str!("../../py/textwrap.py")),
    ("threading", include_str!("../../py/threading.py")),
    ("timeit", include_str!("../../py/timeit.py")),
    ("tomllib", include_str!("../../py/tomllib.py")),
    ("traceback", include_str!("../../py/traceback.py")),
    ("types", include_str!("../../py/types.py")),
    ("typing", include_str!("../../py/typing.py")),
    ("unicodedata", include_str!("../../py/unicodedata.py")),
    ("unittest", include_str!("../../py/unittest.py")),
    ("unittest.mock", include_str!("../../py/unittest/mock.py")),
    ("urllib", include_str!("../../py/urllib.py")),
    ("urllib.parse", include_str!("../../py/urllib/parse.py")),
    ("uuid", include_str!("../../py/uuid.py")),
    ("warnings", include_str!("../../py/warnings.py")),
    ("weakref", include_str!("../../py/weakref.py")),
    ("xml", include_str!("../../py/xml.py")),
    ("xml.etree", include_str!("../../py/xml/etree.py")),
    ("xml.etree.ElementTree", include_str!("../../py/xml/etree/ElementTree.py")),
    ("zlib", include_str!("../../py/zlib.py")),
    ("zoneinfo", include_str!("../../py/zoneinfo.py")),
];

/// What CPython has written in C of that which is Python here, so that its tracebacks show no frames of it: modules, and the functions
/// where it is not the whole module.
const WITHOUT_FRAMES: &[(&str, &[&str])] = &[
    ("_asyncio_core", &["result", "exception", "set_result", "set_exception", "__await__", "_go_on", "_step", "_wake", "_wait"]),
    ("_blake2", &[]),
    ("_decimal_context", &[]),
    ("_decimal_functions", &[]),
    ("_decimal_number", &[]),
    ("_decimal_text", &[]),
    ("_pickle_old", &[]),
    ("_pickle_reading", &[]),
    ("_pickle_writing", &[]),
    ("_sha3", &[]),
    ("_thread_turns", &[]),
    ("_unicode_names", &[]),
    ("_xml_reading", &[]),
    ("binascii", &[]),
    ("contextvars", &[]),
    ("datetime", &[]),
    ("decimal", &[]),
    ("functools", &["reduce", "_lru_cache_wrapper", "_remembering", "key"]),
    ("io", &[]),
    ("operator", &[]),
    ("unicodedata", &[]),
    ("warnings", &["warn", "warn_explicit", "_caller"]),
    ("zlib", &[]),
];

/// Whether tracebacks show no frame of a function in this file.
pub fn has_no_frame(path: &str, function: &str) -> bool {
    let Some(module) = path.strip_prefix(PYTHON_FOLDER).and_then(|path| path.strip_suffix(".py")) else { return false };
    let known = WITHOUT_FRAMES.iter().find(|(name, _)| *name == module);
    known.is_some_and(|(_, functions)| functions.is_empty() || functions.contains(&function))
}

/// Modules that CPython has inside its own executable, so that a file beside the program never hides them.
const FROZEN: &[&str] = &["sys", "builtins", "time", "gc", "itertools", "errno", "atexit", "signal", "__future__"];

/// Whether Molt provides the module of this absolute name ready made. One written in Python is a module of the program.
pub fn is_library_module(name: &str) -> bool {
    EXPANDED.contains(&name) || molt_runtime::modules::module(name).is_some()
}

/// Whether a module of the library certainly lacks a name. Modules written in Python are looked up in the program.
pub fn lacks(program: &Program, module: &str, name: &str) -> bool {
    if name == "*" || (name.starts_with("__") && name.ends_with("__")) {
        return false;
    }
    if let Some(module) = molt_runtime::modules::module(module) {
        return module.function(name).is_none() && module.constants.iter().all(|(own, _)| *own != name);
    }
    let own = program.module(module).map(|id| &program.modules[id]).filter(|m| m.path.starts_with(PYTHON_FOLDER));
    let bound =
        |f: &Function| f.reached().places.into_iter().any(|id| matches!(&f[id], Place::Name { name: bound } if bound == name));
    own.is_some_and(|m| !bound(&program.functions[m.body]))
}

/// Uses of names that library modules lack, as attributes of an imported module: `math.nothing`. They would fail only when they
/// run, and with CPython perhaps not at all. What stands in blocks that are never run does not matter.
pub fn missing_attributes(program: &Program, never_run: &[Span]) -> Diagnostics {
    let mut imports: HashMap<(&str, &str), Option<&str>> = HashMap::default();
    for f in program.functions.values() {
        let reached = f.reached();
        let mut bind = |name, module| {
            let found = imports.entry((&*f.module, name)).or_insert(module);
            if *found != module {
                *found = None;
            }
        };
        let mut targets = Vec::new();
        for &id in &reached.stmts {
            if let Stmt::Import { module, as_name, target } = &f[id]
                && let Place::Name { name } = &f[*target]
            {
                targets.push(*target);
                bind(&**name, (*as_name || !module.contains('.')).then_some(&**module));
            }
        }
        for &id in reached.places.iter().filter(|id| !targets.contains(id)) {
            if let Place::Name { name } = &f[id] {
                bind(&**name, None);
            }
        }
        f.params.iter().for_each(|p| bind(&*f.locals[p.local].name, None));
    }
    let mut errors = Diagnostics::default();
    for f in program.functions.values() {
        for id in f.reached().places {
            if let Place::Attribute { object, .. } = &f[id]
                && let Expr::Name { name } = &f[*object]
                && imports.get(&(&*f.module, &**name)) == Some(&Some("builtins"))
            {
                let error = Diagnostic::new(codes::E0301, "`builtins` cannot be changed").at(f.place_span(id));
                errors.push(error.why("what is built in is known when the program is compiled").fix("use a global variable"));
            }
        }
        for id in f.reached().exprs {
            let Expr::Attribute { object, name } = &f[id] else { continue };
            let Expr::Name { name: module } = &f[*object] else { continue };
            if let Some(Some(module)) = imports.get(&(&*f.module, &**module))
                && lacks(program, module, name)
                && !never_run.iter().any(|block| f.span_of(id).to(*block) == *block && !f.span_of(id).is_none())
            {
                let error = Diagnostic::new(codes::E0201, format!("`{module}` has no `{name}` here")).at(f.span_of(id));
                errors.push(
                    error
                        .why("the module of this name that Molt has does not hold it")
                        .fix("do without, or write it beside the program"),
                );
            }
        }
    }
    errors
}

/// The text of a module written in Python.
pub fn python_module(name: &str) -> Option<&'static str> {
    PYTHON.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
}

/// Whether a file of this name beside the program is never looked at.
pub fn is_frozen(name: &str) -> bool {
    FROZEN.contains(&name)
}
