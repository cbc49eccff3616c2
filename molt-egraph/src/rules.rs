//! The rules: each with the law it stands on, as Python that a test runs on random data.
//!
//! A rule is directional and never makes a term dearer. Where a law holds only for some sequences, the condition says for which,
//! and the test shows that the law fails without it: `law` is written over `xs`, a list, and `f`, which may be seen and may fail
//! unless the rule asks for [`Condition::Quiet`].

use crate::facts::{Known, Leaves};
use crate::kernel::Kernel;
use egg::{ConditionalApplier, EGraph, Id, Pattern, Rewrite, Subst, Var};

/// What the sequence under `?x` must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    /// Anything.
    None,
    /// A sequence of ints.
    Ints,
    /// A sequence of plain items, made without being seen.
    QuietPlain,
    /// The stage `?g` makes one item of each, without being seen.
    OneEach,
    /// The stage `?g` multiplies ints by a constant, and `?x` are ints.
    Scales,
}

/// A rule.
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// The pattern it finds.
    pub from: &'static str,
    /// What it adds.
    pub to: &'static str,
    /// Where it holds.
    pub condition: Condition,
    /// Both sides in Python: equal in result, exceptions and what can be seen, wherever the condition holds.
    pub law: [&'static str; 2],
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule {
        name: "sum-of-list",
        from: "(sum (list ?x))",
        to: "(sum ?x)",
        condition: Condition::Ints,
        law: ["sum(list(f(x) for x in xs))", "sum(f(x) for x in xs)"],
    },
    Rule {
        name: "sum-of-tuple",
        from: "(sum (tuple ?x))",
        to: "(sum ?x)",
        condition: Condition::Ints,
        law: ["sum(tuple(f(x) for x in xs))", "sum(f(x) for x in xs)"],
    },
    Rule {
        name: "list-of-list",
        from: "(list (list ?x))",
        to: "(list ?x)",
        condition: Condition::None,
        law: ["list(list(f(x) for x in xs))", "list(f(x) for x in xs)"],
    },
    Rule {
        name: "list-of-tuple",
        from: "(list (tuple ?x))",
        to: "(list ?x)",
        condition: Condition::None,
        law: ["list(tuple(f(x) for x in xs))", "list(f(x) for x in xs)"],
    },
    Rule {
        name: "tuple-of-list",
        from: "(tuple (list ?x))",
        to: "(tuple ?x)",
        condition: Condition::None,
        law: ["tuple(list(f(x) for x in xs))", "tuple(f(x) for x in xs)"],
    },
    Rule {
        name: "sorted-of-tuple",
        from: "(sorted (tuple ?x))",
        to: "(sorted (list ?x))",
        condition: Condition::None,
        law: ["sorted(tuple(f(x) for x in xs))", "sorted(list(f(x) for x in xs))"],
    },
    Rule {
        name: "set-of-list",
        from: "(set (list ?x))",
        to: "(set ?x)",
        condition: Condition::QuietPlain,
        law: ["set(list(f(x) for x in xs))", "set(f(x) for x in xs)"],
    },
    Rule {
        name: "any-of-list",
        from: "(any (list ?x))",
        to: "(any ?x)",
        condition: Condition::QuietPlain,
        law: ["any(list(f(x) for x in xs))", "any(f(x) for x in xs)"],
    },
    Rule {
        name: "all-of-list",
        from: "(all (list ?x))",
        to: "(all ?x)",
        condition: Condition::QuietPlain,
        law: ["all(list(f(x) for x in xs))", "all(f(x) for x in xs)"],
    },
    Rule {
        name: "len-of-list",
        from: "(len (list ?x))",
        to: "(count ?x)",
        condition: Condition::None,
        law: ["len(list(f(x) for x in xs))", "sum(1 for _ in (f(x) for x in xs))"],
    },
    Rule {
        name: "count-one-each",
        from: "(count (through ?g ?x))",
        to: "(count ?x)",
        condition: Condition::OneEach,
        law: ["len(list(f(x) for x in xs))", "len(xs)"],
    },
    Rule {
        name: "sum-scaled",
        from: "(sum (through ?g ?x))",
        to: "(times ?g (sum ?x))",
        condition: Condition::Scales,
        law: ["sum(x * 3 for x in xs)", "3 * sum(xs)"],
    },
];

/// The rules as egg takes them.
pub fn rewrites() -> Vec<Rewrite<Kernel, Leaves>> {
    RULES.iter().map(rewrite).collect()
}

fn rewrite(rule: &Rule) -> Rewrite<Kernel, Leaves> {
    let pattern = |text: &str| text.parse::<Pattern<Kernel>>().expect("the patterns of the table are well formed");
    let condition = rule.condition;
    let applier = ConditionalApplier {
        condition: move |egraph: &mut EGraph<Kernel, Leaves>, _: Id, subst: &Subst| holds(condition, egraph, subst),
        applier: pattern(rule.to),
    };
    Rewrite::new(rule.name, pattern(rule.from), applier).expect("both sides have the same variables")
}

fn holds(condition: Condition, egraph: &EGraph<Kernel, Leaves>, subst: &Subst) -> bool {
    let known = |name: &str| {
        let var: Var = name.parse().expect("a variable");
        subst.get(var).map(|&id| egraph[id].data).unwrap_or_default()
    };
    let (x, g): (Known, Known) = (known("?x"), known("?g"));
    match condition {
        Condition::None => true,
        Condition::Ints => x.ints,
        Condition::QuietPlain => x.quiet && x.plain,
        Condition::OneEach => g.one_each && g.quiet,
        Condition::Scales => g.scales && g.one_each && x.ints,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Cost, Input, Stage};
    use egg::{Extractor, RecExpr, Runner};

    fn best(text: &str, stage: Known, input: Known) -> String {
        let term: RecExpr<Kernel> = text.parse().unwrap();
        let leaves =
            Leaves { inputs: [(Input(0), input)].into_iter().collect(), stages: [(Stage(0), stage)].into_iter().collect() };
        let runner: Runner<Kernel, Leaves> = Runner::new(leaves).with_expr(&term).run(&rewrites());
        Extractor::new(&runner.egraph, Cost).find_best(runner.roots[0]).1.to_string()
    }

    #[test]
    fn chains_lose_what_nobody_keeps() {
        let ints = Known { quiet: true, ints: true, plain: true, ..Known::default() };
        let each = Known { one_each: true, ..ints };
        assert_eq!(best("(sum (list (tuple (through g0 v0))))", ints, ints), "(sum (through g0 v0))");
        assert_eq!(best("(any (list (through g0 v0)))", ints, ints), "(any (through g0 v0))");
        assert_eq!(best("(len (list (through g0 v0)))", each, ints), "(count v0)");
        assert_eq!(best("(sum (through g0 v0))", Known { scales: true, ..each }, ints), "(times g0 (sum v0))");
    }

    #[test]
    fn what_can_be_seen_keeps_its_list() {
        let seen = Known { plain: true, ..Known::default() };
        for text in ["(any (list (through g0 v0)))", "(set (list (through g0 v0)))", "(sum (list (through g0 v0)))"] {
            assert_eq!(best(text, seen, seen), text);
        }
    }
}
