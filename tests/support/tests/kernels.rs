//! The rules of the kernel optimiser: each law, by evaluation on random data, where its condition holds and where it does not; and
//! programs with chains, before and after.

use molt_backend::End;
use molt_egraph::rules::{Condition, RULES, Rule};
use molt_test::Passes;
use molt_test::meaning::Shown;
use molt_test::random::Random;

/// What `f` is, by what may be seen of it.
const QUIET: &str = "def f(x):\n    return x * 2 - 1\n";
const SEEN: &str = "def f(x):\n    log.append(x)\n    if x == 7:\n        raise ValueError(x)\n    return x * 2 - 1\n";
/// Gives what is no int, in a sum of which the order and the compensation show.
const FLOATS: &str = "def f(x):\n    return x + 0.1\n";
/// Gives what has no hash, no truth and no order without being seen.
const OBJECTS: &str = "class Seen:
    def __init__(self, x):
        self.x = x
    def __bool__(self):
        log.append('truth')
        return self.x > 3
    def __hash__(self):
        log.append('hash')
        return self.x
    def __eq__(self, other):
        log.append('eq')
        return self.x == other.x
def f(x):
    log.append(x)
    return Seen(x)
";

/// Both sides of a law on random lists; whether they agreed on each: in result, exception and log.
fn agrees(rule: &Rule, f: &str, seed: u64) -> Vec<bool> {
    let mut random = Random::new(seed);
    let lists: Vec<String> = (0..24)
        .map(|_| {
            let items: Vec<String> = (0..random.below(8)).map(|_| random.between(-4, 9).to_string()).collect();
            format!("[{}]", items.join(", "))
        })
        .collect();
    let show = "def show(v):\n    return [type(v).__name__] + [getattr(x, 'x', x) for x in v] if isinstance(v, (list, tuple, set)) else v\n";
    let side = |name: &str, text: &str| {
        format!(
            "def {name}(xs):\n    log.clear()\n    try:\n        return repr(show({text})), log[:]\n    except Exception as e:\n        return type(e).__name__, str(e), log[:]\n"
        )
    };
    let [left, right] = rule.law;
    let python = format!(
        "log = []\n{f}{show}{}{}for xs in [{}]:\n    a = left(xs)\n    b = right(xs)\n    print(a == b)\n",
        side("left", left),
        side("right", right),
        lists.join(", ")
    );
    let mut passes = Passes::default();
    let source = passes.source(&python);
    let (tree, _) = passes.run("parse, resolve-names", source);
    let shown = Shown::from(&molt_test::meaning(&tree));
    assert_eq!(shown.end, End::Status(0), "{python}\n{shown:?}");
    shown.stdout.lines().map(|line| line == "True").collect()
}

/// The functions under which the condition of a rule holds.
fn allowed(condition: Condition) -> &'static [&'static str] {
    match condition {
        Condition::None => &[QUIET, SEEN, FLOATS, OBJECTS],
        Condition::Ints => &[QUIET, SEEN],
        Condition::QuietPlain => &[QUIET, FLOATS],
        Condition::OneEach => &[QUIET, FLOATS],
        Condition::Scales => &[QUIET],
    }
}

#[test]
fn every_law_holds_where_its_condition_does() {
    for rule in RULES {
        for (n, f) in allowed(rule.condition).iter().enumerate() {
            let same = agrees(rule, f, 11 + n as u64);
            assert!(same.len() == 24 && same.iter().all(|same| *same), "`{}` is wrong with\n{f}{same:?}", rule.name);
        }
    }
}

#[test]
fn conditions_are_needed() {
    for rule in RULES.iter().filter(|rule| matches!(rule.condition, Condition::QuietPlain | Condition::OneEach)) {
        let same: Vec<bool> = [SEEN, OBJECTS].iter().flat_map(|f| agrees(rule, f, 5)).collect();
        assert!(same.contains(&false), "`{}` holds without its condition", rule.name);
    }
}

/// A wrong rule is found by the test above.
#[test]
fn wrong_laws_are_found() {
    let wrong = [
        ["any(f(x) for x in xs)", "all(f(x) for x in xs)"],
        ["list(f(x) for x in xs)", "list(f(x) for x in xs if x)"],
        ["sum(f(x) for x in xs)", "sum(f(x) for x in set(xs))"],
        ["tuple(f(x) for x in xs)", "tuple(f(x) for x in reversed(xs))"],
        ["sum(x * 3 for x in xs)", "3 + sum(xs)"],
    ];
    for law in wrong {
        let rule = Rule { name: "wrong", from: "", to: "", condition: Condition::None, law };
        assert!(agrees(&rule, QUIET, 3).contains(&false), "{law:?} was not found wrong");
    }
}

/// Chains, as programs write them, with what the pass must make of each and how many rewrites it takes.
const CHAINS: &[(&str, &str)] = &[
    ("sum(x * x for x in xs if x % 3)", "fused"),
    ("sum(list(x + 1 for x in xs))", "fused"),
    ("any(x > 2 for x in xs)", "fused"),
    ("all(x < 9 for x in xs)", "fused"),
    ("list(x - 1 for x in xs)", "fused"),
    ("tuple(x - 1 for x in xs)", "fused"),
    ("sorted(set(x % 3 for x in xs))", "fused"),
    ("sorted(-x for x in xs)", "fused"),
    ("dict((x, x + 1) for x in xs)", "fused"),
    ("','.join(t + '!' for t in words)", "fused"),
    ("sum(len(t) for t in words)", "fused"),
    ("sum(x * y for x in xs for y in xs if x != y)", "fused"),
    ("len(list(x + 1 for x in xs))", "counted"),
    ("len(list(x + 1 for x in xs if x))", "fused"),
    ("sum(x * 7 for x in xs)", "scaled"),
    ("sum(7 // x for x in xs)", "fused"),
    ("sum(x * 0.5 for x in xs)", "fused"),
    ("sum(x * 0.5 if x % 2 else x for x in xs)", "fused"),
    ("sum(complex(x, 1) for x in xs)", "fused"),
    ("sum(x / y for x, y in zip(xs, xs[1:]))", "fused"),
    ("max(x % 5 for x in xs)", "fused"),
    ("min(t + 'x' for t in words)", "fused"),
    ("max((x for x in xs if x > 10**40), default=None)", "fused"),
    ("next((x for x in xs if x > 2), 'none')", "fused"),
    ("any(next(iter([x])) for x in xs)", ""),
];

#[test]
fn chains_are_fused_and_mean_the_same() {
    for (chain, counter) in CHAINS {
        let python = format!(
            "def f(xs: list[int], words: list[str]):\n    return {chain}\ndef g(xs, words):\n    try:\n        print({chain})\n    except ArithmeticError as error:\n        print(error)\n\
             for xs in [[1, 2, 3, 4, 5], [10**18, -(10**30), 7]]:\n    for words in [['a', 'bc'], ['']]:\n        print(f(xs, words))\n        g(xs, words)\n\
             g([2, 0, 1], ['z'])\nprint(f([0], []))\n"
        );
        let mut found = 0;
        let mut expected = None;
        molt_test::walk::walk(&python, "release", |passes, done| {
            if done.pass == "fuse-kernels" {
                found += done.counters.get(counter).copied().unwrap_or_default();
                let total: u64 = done.counters.values().sum();
                assert!(!counter.is_empty() || total == 0, "`{chain}` must not be fused");
                let before = molt_test::walk::shown(passes, done.before);
                let after = molt_test::walk::shown(passes, done.after);
                assert_eq!(before, after, "`{chain}`\n{}\n=====\n{}", done.before.print(), done.after.print());
                expected = Some(Shown::from(&before));
            }
        });
        assert!(counter.is_empty() || found > 0, "`{chain}` was not {counter}");
        assert!(expected.is_some_and(|shown| shown.stdout.lines().count() == 10 || shown.end == End::Status(1)), "`{chain}`");
    }
}
