//! The front end as a whole: what it makes of small programs, what it refuses and in which words, and name resolution against
//! what CPython's compiler says of the same functions.

use molt_ir::diagnostic::Diagnostics;
use molt_ir::hir::{Expr, LocalKind, Program};
use molt_ir::pass::{Pass, PassCx};
use molt_ir::source::{Modules, Source};

use super::parse::ParseOptions;
use super::{Parse, ResolveNames, import_graph, library};

fn parse_in(text: &str, cx: &mut PassCx) -> Result<Program, Diagnostics> {
    let file = cx.sources.add("app.py", text);
    Parse::run(&ParseOptions { lazy_imports: true }, Source { file, text: text.into() }, cx)
}

fn parse(text: &str) -> Result<Program, Diagnostics> {
    parse_in(text, &mut PassCx::new())
}

fn resolved(text: &str) -> Program {
    let mut cx = PassCx::new();
    let mut program = parse_in(text, &mut cx).unwrap_or_else(|e| panic!("{text}\n{}", e.render(&cx.sources)));
    ResolveNames::run(&(), &mut program, &mut cx).unwrap_or_else(|e| panic!("{text}\n{}", e.render(&cx.sources)));
    program
}

/// `line: message` of each error.
fn errors(text: &str) -> Vec<String> {
    let mut cx = PassCx::new();
    let errors = parse_in(text, &mut cx).err().unwrap_or_default();
    let line = |e: &molt_ir::diagnostic::Diagnostic| e.span.and_then(|s| cx.sources.locate(s)).map_or(0, |(_, at)| at.line);
    errors.iter().map(|e| format!("{}: {}", line(e), e.message)).collect()
}

#[test]
fn syntax_errors_are_in_cpythons_words() {
    let table = include_str!("testdata/syntax_errors.txt");
    let mut wrong = String::new();
    for case in table.split("---\n").skip(1) {
        let Some((text, expected)) = case.trim_end().rsplit_once("# ") else { panic!("no message in {case}") };
        let found = errors(text);
        if !found.iter().any(|e| e == expected) {
            wrong += &format!("{text}  CPython: {expected}\n  here: {found:?}\n");
        }
    }
    assert_eq!(wrong, "");
    assert!(table.matches("\n---\n").count() > 150);
}

#[test]
fn all_errors_of_a_program_come_in_one_run_and_in_order() {
    let text = "def f():\n    global x\n    print(x)\n    x: int = 1\nreturn\n1 = x\nexec(f + f)\nimport nowhere\n";
    let mut cx = PassCx::new();
    let file = cx.sources.add("app.py", text);
    let found = Parse::run(&ParseOptions::default(), Source { file, text: text.into() }, &mut cx).unwrap_err();
    let codes: Vec<_> = found.iter().map(|e| e.code.id).collect();
    assert_eq!(codes, ["E0101", "E0101", "E0101", "E0312", "E0201"]);
}

/// The text of a program without the modules of the library that it imports.
fn own(program: &Program) -> String {
    let library: Vec<String> =
        program.modules.values().filter(|m| m.path.starts_with("<molt>")).map(|m| m.name.to_string()).collect();
    let text = program.print();
    let mut forms = text.split("\n(");
    let first = forms.next().unwrap_or_default().to_owned();
    let own = forms.filter(|form| {
        let name = form.split(' ').nth(1).unwrap_or_default().trim_start_matches(['@', '"']);
        !library.iter().any(|m| name.strip_prefix(&**m).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '"'])))
    });
    own.fold(first, |text, form| text + "\n(" + form)
}

/// The goldens: a program, and the text of its hir before and after names are resolved. `MOLT_BLESS=1` rewrites them.
#[test]
fn goldens() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/frontend/testdata/golden");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let parsed = parse(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let resolved = resolved(&text);
        let made = format!("; parse\n{}\n; resolve-names\n{}", own(&parsed), own(&resolved));
        let golden = file.with_extension("hir");
        if std::env::var_os("MOLT_BLESS").is_some() {
            std::fs::write(&golden, &made).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&golden).unwrap_or_default(), made, "{}", golden.display());
        for program in [parsed, resolved] {
            assert_eq!(program.verify(), [], "{}", file.display());
            let again = Program::parse(&program.print()).unwrap();
            assert_eq!(again.print(), program.print());
            assert_eq!(again.structural_hash(), program.structural_hash());
        }
    }
}

/// Locals, cells and free variables of each function, as `qualname: plain | cell | free`.
fn variables(program: &Program) -> Vec<String> {
    let functions = program.functions.values().filter(|f| f.module == "__main__").map(|f| {
        let names = |kinds: &[LocalKind]| {
            let mut names: Vec<_> = f.locals.values().filter(|l| kinds.contains(&l.kind)).map(|l| l.name.to_string()).collect();
            names.sort();
            names.dedup();
            names
        };
        let cells = names(&[LocalKind::Cell]);
        let mut plain = names(&[LocalKind::Plain]);
        // CPython has one list of names for variables of comprehensions and of the function.
        plain.retain(|name| !cells.contains(name));
        format!("{}: {} | {} | {}", f.qualname, plain.join(" "), cells.join(" "), names(&[LocalKind::Free]).join(" "))
    });
    functions.collect()
}

#[test]
fn scopes_are_cpythons() {
    // The lines after each program were made from co_varnames, co_cellvars and co_freevars of CPython 3.12.
    let table = include_str!("testdata/scopes.txt");
    for case in table.split("---\n").skip(1) {
        let (text, expected) = case.split_once("# --\n").unwrap();
        let expected: Vec<_> = expected.lines().map(|l| l.trim_start_matches("# ").to_owned()).collect();
        let mut found = variables(&resolved(text));
        found.sort();
        let mut sorted = expected.clone();
        sorted.sort();
        assert_eq!(found, sorted, "{text}");
    }
}

#[test]
fn builtins_count_as_such_only_where_nothing_can_hide_them() {
    let text = |program: &str| resolved(program).print();
    assert!(text("print(len)").contains("(call (builtin print) [(builtin len)] [])"));
    assert!(text("print(len)\nlen = 1").contains("(call (builtin print) [(global len)] [])"));
    assert!(text("def f():\n  global len\n  len = 1\nlen").contains("(expr (global len))"));
    assert!(text("from math import *\npow").contains("(expr (global pow))"));
    assert!(text("import builtins\nbuiltins.len = 1\nlen").contains("(expr (global len))"));
    assert!(text("class C:\n  def f(self): self.len = 1\nlen").contains("(expr (builtin len))"));
    assert!(text("globals()['len'] = 1\nlen").contains("(expr (global len))"));
    assert!(text("class C:\n  len = len\n").contains("(assign (class-name len) (class-name len (builtin len)))"));
}

#[test]
fn exec_is_refused_only_where_it_is_the_builtin() {
    assert_eq!(errors("exec(input())"), ["1: `exec` needs a compiler at run time"]);
    assert_eq!(errors("eval(input())"), Vec::<String>::new(), "literals are read at run time");
    assert_eq!(errors("def compile(x): return x\ncompile(1)\nimport re\nre.compile('a')"), Vec::<String>::new());
}

#[test]
fn spans_are_the_text_of_the_node() {
    let text = "x = 1\ny = f'{x + 1!r} {a.b[0]:{w}}' + \"é\" * (2 - 3)\n";
    let mut cx = PassCx::new();
    let program = parse_in(text, &mut cx).unwrap();
    let main = program.functions.values().next().unwrap();
    let covered = |wanted: fn(&Expr) -> bool| {
        let ids = main.reached().exprs.into_iter().filter(|&id| wanted(&main[id]));
        ids.map(|id| cx.sources.text(main.span_of(id)).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(covered(|e| matches!(e, Expr::Binary { .. })), [&text[10..text.len() - 1], "x + 1", "\"é\" * (2 - 3)", "2 - 3"]);
    assert_eq!(covered(|e| matches!(e, Expr::Subscript { .. })), ["a.b[0]"]);
    assert_eq!(covered(|e| matches!(e, Expr::Name { name } if name == "w")), ["w"]);
}

#[test]
fn hostile_texts_are_errors_not_crashes() {
    for (text, message) in [
        ("(".repeat(100_000), "1: too many nested parentheses"),
        (format!("x = {}1", "-".repeat(50_000)), "1: too many nested operations"),
        (format!("x = {}", ["1"; 50_000].join("+")), "1: too many nested operations"),
        (format!("x{}", ".y".repeat(50_000)), "1: too many nested operations"),
        ((0..150).map(|i| format!("{}if x:\n", " ".repeat(i))).collect(), "101: too many levels of indentation"),
        ("x = 1\0".into(), "1: source code cannot contain null bytes"),
        ("f'".repeat(1001), "1: unterminated f-string literal (detected at line 1)"),
        ("f\"{".repeat(500), ""),
        ("\u{feff}x".into(), ""),
        ("𝔘 = 1".into(), "1: '𝔘' in an identifier"),
    ] {
        let found = errors(&text);
        match message {
            "" => drop(found),
            _ => assert_eq!(found, [message], "{}", &text[..text.len().min(40)]),
        }
    }
    assert_eq!(errors(""), Vec::<String>::new());
    assert_eq!(errors("# only a comment"), Vec::<String>::new());
}

/// A program of several files; the first is the main one.
fn files(files: &[(&str, &str)], options: &ParseOptions) -> (Result<Program, Diagnostics>, PassCx) {
    let folder = std::env::temp_dir().join(format!("molt-front-{}-{:?}", std::process::id(), std::thread::current().id()));
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut cx = PassCx::new();
    cx.set(Modules { path: vec![folder.clone()] });
    let file = cx.sources.add(files[0].0, files[0].1);
    let program = Parse::run(options, Source { file, text: files[0].1.into() }, &mut cx);
    std::fs::remove_dir_all(folder).unwrap();
    (program, cx)
}

#[test]
fn modules_are_found_along_imports() {
    let (program, _) = files(
        &[
            (
                "app.py",
                "import pkg.a as x\nfrom pkg import b\nfrom plain import *\nimport math, space.deep\ntry:\n  import nope\nexcept ImportError: pass\n",
            ),
            ("pkg/__init__.py", "from . import c\n"),
            ("pkg/a.py", "from .b import f\nfrom .c import nothing as d\n"),
            ("pkg/b.py", "import pkg.a\ndef f(): pass\n"),
            ("pkg/c.py", ""),
            ("plain.py", "import app\n"),
            ("space/deep.py", ""),
            ("unused.py", "syntax error"),
        ],
        &ParseOptions::default(),
    );
    let program = program.unwrap();
    let names: Vec<_> = program.modules.values().map(|m| m.name.to_string()).collect();
    assert_eq!(names, ["__main__", "pkg", "pkg.a", "pkg.b", "plain", "space", "space.deep", "pkg.c", "app"]);
    assert_eq!(program.modules.values().filter(|m| m.is_package).count(), 2);
    let graph = import_graph(&program);
    let id = |name: &str| program.module(name).unwrap().into_raw().into_u32();
    assert!(graph.contains_edge(id("pkg.a"), id("pkg.b")) && graph.contains_edge(id("pkg.b"), id("pkg.a")));
    assert!(graph.contains_edge(id("pkg"), id("pkg.c")) && !graph.contains_edge(id("__main__"), id("pkg.c")));
    assert!(program.function("pkg.b.f").is_some());
}

#[test]
fn errors_of_several_modules_come_together() {
    let (program, cx) = files(
        &[("app.py", "import a, b, sqlite3\nfrom . import q\nbreak\n"), ("a.py", "x = = 1\n"), ("b.py", "return\n")],
        &ParseOptions::default(),
    );
    let found = program.unwrap_err().render(&cx.sources);
    for part in [
        "no module named `sqlite3`",
        "no known parent package",
        "'break' outside loop",
        "a.py:1:5",
        "invalid syntax",
        "b.py:1:1",
        "'return' outside function",
    ] {
        assert!(found.contains(part), "{part} in {found}");
    }
}

#[test]
fn the_library_is_known_by_its_names() {
    let check = |text| {
        let (program, cx) = files(&[("app.py", text)], &ParseOptions::default());
        program.map(|p| p.modules.len()).map_err(|e| e.render(&cx.sources))
    };
    assert_eq!(check("import math, functools as f\nfrom math import sqrt\nmath.pi, f.reduce, math.__name__\n"), Ok(4));
    assert!(check("from math import nothing\n").unwrap_err().contains("cannot import name `nothing` from `math`"));
    assert!(check("from functools import nothing\n").unwrap_err().contains("cannot import name `nothing` from `functools`"));
    assert!(check("import math\ndef f(): return math.nothing\n").unwrap_err().contains("`math` has no `nothing` here"));
    assert_eq!(check("try:\n  from math import nothing\nexcept ImportError: pass\n"), Ok(1));
    assert_eq!(check("import math\ndef f(math): return math.nothing\n"), Ok(1));
}

#[test]
fn every_module_written_in_python_becomes_tir() {
    for (module, _) in library::PYTHON {
        assert!(!library::is_library_module(module), "{module} is in the runtime too");
        let stage = crate::testing::passed(&format!("import {module}\n"), "");
        assert_eq!(stage.name(), "tir");
    }
}

#[test]
fn a_file_of_the_programs_own_hides_the_library_but_not_what_is_built_in() {
    let (program, _) = files(&[("app.py", "import random, sys\n"), ("random.py", ""), ("sys.py", "")], &ParseOptions::default());
    let names: Vec<_> = program.unwrap().modules.values().map(|m| m.name.to_string()).collect();
    assert_eq!(names, ["__main__", "random"]);
}
