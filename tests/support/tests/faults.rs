//! Faults planted on purpose, each by a pass of its own behind a pass of `release`: the checks that stand between a wrong pass and a
//! wrong program find every one of them.
//!
//! What a check of form finds (the verifier, the checker of a fact: the certifier of counts is one) it finds wherever the fault is
//! planted. What only shows in what the program does has to show at one place at least.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use molt_backend::{Backend, Native, Outcome, Run};
use molt_ir::diagnostic::Diagnostics;
use molt_ir::pass::{AnyStage, Pass, PassCx, Registry, Stage};
use molt_ir::span::FileId;
use molt_ir::{hir, lir, options, tir};
use molt_test::Passes;
use molt_test::generate::program;
use molt_test::walk::{counted, pipeline, shown};

/// What is to find a fault.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Check {
    /// The verifier of the stage.
    Form,
    /// The checker of this fact.
    Fact(&'static str),
    /// The interpreter: the program does something else.
    Meaning,
}
use Check::{Fact, Form, Meaning};

/// A fault: its name, the place behind which it is planted, what finds it, and how the text of the program becomes a wrong one.
type Fault = (&'static str, &'static str, Check, fn(&str) -> Option<String>);

/// At how many places a fault is tried.
const MOST: usize = 40;

/// Enough for what these programs do.
const FUEL: u64 = 50_000_000;

const COUNTS: Check = Fact("lir/refcounts-explicit");

const FAULTS: &[Fault] = &[
    ("turned-comparison", "resolve-names", Meaning, |t| replace(t, "[(< ", "[(<= ")),
    ("other-operator", "fold-constants", Meaning, |t| replace(t, "(binary - ", "(binary + ")),
    ("lost-statement", "lower-for", Meaning, |t| lose(t, "(expr (call (builtin print)")),
    ("chain-left-over", "split-chained-compare", Fact("hir/no-chained-compare"), |t| replace(t, "[(< ", "[(< 1) (< ")),
    ("no-such-loop", "lower-while", Form, |t| replace(t, "(leave '0", "(leave '77")),
    ("turned-comparison", "build-tir", Meaning, |t| replace(t, "{op: lt}", "{op: le}")),
    ("lost-handler", "simplify-cfg#1", Meaning, lost_handler),
    ("turned-branch", "simplify-cfg#1", Meaning, |t| line(t, "  br ", swap_edges)),
    ("lost-argument", "merge-params#1", Form, |t| line(t, "  jump -> ", |l| Some(format!("{}\n", l.split_once('(')?.0)))),
    ("late-definition", "merge-params#2", Form, late_definition),
    ("wrong-narrowing", "narrow", Meaning, |t| replace(t, "{ty: none, holds: false}", "{ty: none, holds: true}")),
    ("wrong-type", "infer-types", Meaning, |t| {
        line(t, "  %", |l| l.contains(" = binary").then(|| replace(l, " : int", " : float"))?)
    }),
    ("swapped-arguments", "direct-calls", Meaning, |t| line(t, "{func: @power}", swap_operands)),
    ("other-method", "resolve-operators", Meaning, |t| replace(t, "{func: @Square.area}", "{func: @Shape.area}")),
    ("lost-store", "resolve-attributes", Meaning, |t| lose(t, "  field_set ")),
    ("lost-bound-check", "drop-bound-checks", Meaning, lost_bound_check),
    ("swapped-operands", "gvn#1", Meaning, |t| line(t, "{op: sub}", swap_operands)),
    ("wrong-state", "lower-generators", Meaning, |t| replace(t, "{state: 2}", "{state: 1}")),
    ("off-by-one", "licm", Meaning, |t| replace(t, "int {value: 1}", "int {value: 2}")),
    ("lost-overflow", "speculate-ints", Meaning, lost_overflow),
    ("turned-status", "lower-tir", Meaning, |t| line(t, "  br_cold ", swap_edges)),
    ("wrong-offset", "lir-gvn", Meaning, |t| line(t, " = load ", |l| replace(l, "{offset: 24}", "{offset: 32}"))),
    ("wrong-arithmetic", "lir-licm", Meaning, |t| replace(t, " = iadd ", " = isub ")),
    ("unsigned-comparison", "lir-merge-params", Meaning, |t| in_climb(t, |l| replace(l, "{cc: lt}", "{cc: ult}"))),
    ("lost-word", "lir-dce", Meaning, |t| lose(t, "  store ")),
    ("wrong-words", "lir-simplify-cfg", Form, |t| replace(t, " = fadd ", " = iadd ")),
    ("lost-trace", "lir-simplify-cfg", Meaning, |t| in_climb(t, |l| l.contains("  trace ").then(String::new))),
    ("lost-release", "insert-refcounts", COUNTS, |t| lose(t, "  release ")),
    ("lost-retain", "insert-refcounts", COUNTS, |t| lose(t, "  retain ")),
    ("second-release", "insert-refcounts", COUNTS, |t| line(t, "  release ", |l| Some(format!("{l}{l}")))),
    ("early-release", "lir-drop-empty-counts", COUNTS, early_release),
    ("lost-cleanup", "lir-share-cleanups", COUNTS, |t| {
        let at = t.rfind("  release ")?;
        Some(format!("{}{}", &t[..at], lose(&t[at..], "  release ")?))
    }),
];

/// The text with the first `from` replaced.
fn replace(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replacen(from, to, 1))
}

/// The text with the first line that has `what` changed, if `change` has something for it.
fn line(text: &str, what: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut changed = false;
    let lines = text.split_inclusive('\n').map(|line| match change(line).filter(|_| !changed && line.contains(what)) {
        Some(new) => {
            changed = true;
            new
        }
        None => line.to_owned(),
    });
    let text = lines.collect();
    changed.then_some(text)
}

/// The text without the first line that has `what`.
fn lose(text: &str, what: &str) -> Option<String> {
    line(text, what, |_| Some(String::new()))
}

/// The text with every line of the function `climb` changed that `change` has something for.
fn in_climb(text: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let begin = text.find("fn @climb ")?;
    let end = begin + text[begin..].find("\n}\n")?;
    let lines = text[begin..end].split_inclusive('\n').map(|line| change(line).unwrap_or_else(|| line.to_owned()));
    let changed: String = lines.collect();
    (changed != text[begin..end]).then(|| format!("{}{changed}{}", &text[..begin], &text[end..]))
}

/// `op %a, %b {..}` with its first two operands exchanged.
fn swap_operands(line: &str) -> Option<String> {
    let (head, rest) = line.split_once(", %")?;
    let (head, first) = head.rsplit_once('%')?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    (first != &rest[..end]).then(|| format!("{head}%{}, %{first}{}", &rest[..end], &rest[end..]))
}

/// `br %0 -> ^a, ^b` with its edges exchanged, where neither has arguments.
fn swap_edges(line: &str) -> Option<String> {
    let (head, edges) = line.split_once(" -> ")?;
    let edges = edges.trim_end();
    let (a, b) = edges.split_once(", ").filter(|_| !edges.contains('('))?;
    let (b, rest) = b.split_once(' ').map_or((b, String::new()), |(b, rest)| (b, format!(" {rest}")));
    Some(format!("{head} -> {b}, {a}{rest}\n"))
}

/// What may raise is no longer tried.
fn lost_handler(text: &str) -> Option<String> {
    line(text, "  try -> ", |line| {
        let (edge, _) = line.split_once(", ^")?;
        Some(format!("{}\n", edge.replace("try ->", "jump ->")))
    })
}

/// A value stands behind its first use.
fn late_definition(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let uses = |n: &usize| {
        let value = lines[*n].trim_start().split_once(" = ").map(|(value, _)| value).filter(|value| value.starts_with('%'));
        value.is_some_and(|value| lines[n + 1].contains(" = ") && lines[n + 1].contains(&format!(" {value} ")))
    };
    let n = (0..lines.len() - 1).find(uses)?;
    Some(lines[..n].concat() + lines[n + 1] + lines[n] + &lines[n + 2..].concat())
}

/// A name is taken for bound.
fn lost_bound_check(text: &str) -> Option<String> {
    line(text, "kind: local", |line| {
        let (head, rest) = line.split_once("check_bound ")?;
        let (value, _) = rest.split_once(" {")?;
        let (_, ty) = line.rsplit_once("} : ")?;
        let bare = ty.split([' ', '\n']).next()?;
        Some(format!("{head}assume {value} {{ty: {bare}, holds: true}} : {ty}"))
    })
}

/// A result that leaves 64 bits is taken for one that does not.
fn lost_overflow(text: &str) -> Option<String> {
    let at = text.find("{op: mul} : i64, bool")?;
    let (_, flag) = text[..at].rsplit_once(" = int_checked")?.0.rsplit_once(", ")?;
    let tail = line(&text[at..], &format!("  br {flag} -> "), |line| {
        let (_, stays) = line.rsplit_once(", ^")?;
        Some(format!("  jump -> ^{stays}"))
    })?;
    Some(format!("{}{tail}", &text[..at]))
}

/// A count is given back one instruction too soon, before the last use.
fn early_release(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let soon = |n: &usize| {
        let value = lines[*n].strip_prefix("  release ").and_then(|rest| rest.split_whitespace().next());
        value.is_some_and(|v| lines[n - 1].contains(&format!(" {v} ")) && lines[n - 1].contains(" = call_"))
    };
    let n = (1..lines.len()).find(soon)?;
    Some(lines[..n - 1].concat() + lines[n] + lines[n - 1] + &lines[n + 1..].concat())
}

options! {
    /// Which fault.
    pub struct Which {
        /// Its number in the table.
        fault: usize = 0,
        /// From which byte of the text on it may be planted.
        from: usize = 0,
    }
}

/// Plants a fault in the text of a program.
fn plant<S: Stage + Clone>(which: &Which, program: &mut S, cx: &mut PassCx) {
    let (name, after, _, change) = FAULTS[which.fault];
    let text = program.print();
    if let Some(wrong) = change(&text[which.from..]).map(|wrong| format!("{}{wrong}", &text[..which.from])) {
        *program = S::parse(&wrong, FileId(0)).unwrap_or_else(|e| panic!("{name} after {after}: {}\n{wrong}", e.message));
        cx.count("planted");
    }
}

macro_rules! passes {
    ($($pass:ident: $name:literal over $stage:ty;)*) => {$(
        /// Plants a fault.
        struct $pass;

        impl Pass for $pass {
            type From = $stage;
            type To = $stage;
            type Options = Which;
            const NAME: &'static str = $name;
            const SUMMARY: &'static str = "makes the program a wrong one";

            fn run(which: &Which, program: &mut $stage, cx: &mut PassCx) -> Result<(), Diagnostics> {
                plant(which, program, cx);
                Ok(())
            }
        }
    )*
        fn register(registry: &mut Registry) {
            $(registry.add::<$pass>("");)*
        }
    };
}

passes! {
    InHir: "fault-hir" over hir::Program;
    InTir: "fault-tir" over tir::Program;
    InLir: "fault-lir" over lir::Program;
}

/// What the program does; nothing where counts could not be placed or the interpreter gave up. Wrong `lir` touches memory that is not
/// its own, so it runs as a process.
fn outcome(passes: &mut Passes, program: &AnyStage) -> Option<Outcome> {
    let run = || match program.get::<lir::Program>().is_some() {
        true => {
            let program = counted(passes, program);
            Native.run(&program, &Run { fuel: FUEL, ..Run::default() }).ok()
        }
        false => Some(shown(passes, program)),
    };
    catch_unwind(AssertUnwindSafe(run)).ok().flatten()
}

/// Where a fault may be planted: the starts of blocks from which on it comes to stand at a place of its own.
fn places(number: usize, text: &str) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    let mut last = None;
    for at in std::iter::once(0).chain(text.match_indices("\n^bb").map(|(at, _)| at + 1)) {
        let wrong = (FAULTS[number].3)(&text[at..]).map(|wrong| format!("{}{wrong}", &text[..at]));
        if wrong.is_some() && wrong != last {
            places.push(at);
            last = wrong;
        }
    }
    places
}

/// Plants a fault in a program, at one place after the other until it is found; what found it, where it could be planted. `before` is
/// what the program did without.
fn found_by(passes: &mut Passes, number: usize, program: &AnyStage, before: &Option<Outcome>) -> Option<Option<Check>> {
    let mut found = None;
    for from in places(number, &program.print()).into_iter().take(MOST) {
        found = found_from(passes, number, from, program, before).or(found);
        if matches!(found, Some(Some(_))) {
            break;
        }
    }
    found
}

fn found_from(
    passes: &mut Passes,
    number: usize,
    from: usize,
    program: &AnyStage,
    before: &Option<Outcome>,
) -> Option<Option<Check>> {
    let (name, after, wanted, _) = FAULTS[number];
    let step = format!("fault-{}{{fault={number},from={from}}}", program.name());
    let (wrong, counters) = match passes.try_run(&step, program.clone()) {
        Ok(done) => done,
        Err(errors) => {
            let text = errors.render(&passes.cx.sources);
            let found = match wanted {
                Fact(fact) if text.contains(fact) => wanted,
                _ if text.contains("P0010") => Form,
                _ => panic!("`{name}` after `{after}`:\n{text}"),
            };
            return Some(Some(found));
        }
    };
    counters.get("planted")?;
    if wanted != Meaning {
        return Some(None);
    }
    let wrong = outcome(passes, &wrong);
    Some((wrong.is_none() || wrong != *before).then_some(Meaning))
}

/// Has something for every fault.
const PYTHON: &str = r#"
class Shape:
    def __init__(self, sides):
        self.sides = sides
        self.after = None
    def area(self):
        return self.sides * 2

class Square(Shape):
    def area(self):
        return self.sides * self.sides

def power(base, n):
    result = 1
    k = 0
    while k < n:
        result = result * base - k
        k += 1
    return result

def count(limit):
    for i in range(limit):
        yield i * 2
        yield -i

def work(shapes, limit):
    total = 0
    for shape in shapes:
        if shape.after is not None:
            total += shape.after.sides
        total += shape.area()
        if 0 < total < limit:
            print("below", total)
    return total

def risky(table, key):
    try:
        return table[key] // (key - 2)
    except KeyError as error:
        return "no " + str(error)
    except ZeroDivisionError:
        return "zero"
    finally:
        print("done", key)

def late(n):
    if n > 3:
        found = n
    return found

def climb(n, times):
    while n < 3:
        n += 1
        print("at", n)
    return climb(n - 2, [times - 1, "x"][0]) if times else n

def mean(xs):
    total = 0.0
    for x in xs:
        total = total + x
    return total / len(xs)

def keep(names, name):
    both = name + name
    names.append(both)
    names.append(both + name)
    return len(both)

square = Square(3)
shape = Shape(5)
shape.after = square
print(work([square, shape], 25))
print(power(3, 4), power(3, 60), power(-2, 3))
for item in count(3):
    print(item)
print(risky({1: 5, 2: 6}, 1), risky({1: 5, 2: 6}, 2), risky({}, 7))
print(mean([1.5, 2.5, -1.0]))
names = ["a"]
print(keep(names, "bc"), names)
print([x - 1 for x in range(-3, 3) if x < 1])
print(late(4))
try:
    print(late(1))
except UnboundLocalError as error:
    print(error)
for item in count(2):
    print(item)
steps = count(2)
print(next(steps), next(steps), next(steps))
for n, times in ((-3, 2), (1, "x")):
    print(climb(n, times))
"#;

#[test]
fn every_fault_is_found() {
    let mut seen: BTreeMap<usize, BTreeSet<Option<Check>>> = BTreeMap::new();
    for (python, all) in [(PYTHON.to_owned(), true), (program(3), false), (program(8), false)] {
        let mut passes = Passes::default();
        register(&mut passes.registry);
        let release = pipeline(&mut passes, "release");
        let mut stage = passes.source(&python);
        for step in release.steps() {
            stage = passes.quick(&step.to_string(), stage);
            let wanted = |n: &usize| step.is_at(FAULTS[*n].1) && (all || FAULTS[*n].2 != Meaning);
            let here: Vec<usize> = (0..FAULTS.len()).filter(wanted).collect();
            let before = if all && !here.is_empty() { outcome(&mut passes, &stage) } else { None };
            assert!(here.is_empty() || !all || before.is_some());
            for number in here {
                if let Some(found) = found_by(&mut passes, number, &stage, &before) {
                    seen.entry(number).or_default().insert(found);
                }
            }
        }
    }
    let mut wrong = String::new();
    for (number, (name, after, wanted, _)) in FAULTS.iter().enumerate() {
        let found: Vec<Option<Check>> = seen.remove(&number).unwrap_or_default().into_iter().collect();
        let good = match wanted {
            Meaning => found.contains(&Some(Meaning)),
            _ => found == [Some(*wanted)],
        };
        if !good {
            wrong += &format!("`{name}` after `{after}` is for {wanted:?} to find, found: {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
