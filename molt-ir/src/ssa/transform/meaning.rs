//! Transformations keep what a body means: random bodies are run before and after random sequences of them.

use proptest::prelude::*;

use super::*;
use crate::ssa::random;
use crate::ssa::toy::{High, run};
use crate::ssa::{Body, verify_body};

type Transform = fn(&mut Body<High>, &mut May<'_>);

const ALL: &[(&str, Transform)] = &[
    ("remove_unreachable", remove_unreachable),
    ("dce", dce),
    ("redundant_params", redundant_params),
    ("cfg_simplify", cfg_simplify),
    ("gvn", gvn),
    ("licm", licm),
    ("loop_invert", loop_invert),
    ("compact", |body, _| body.compact()),
];

/// A body that ends is run further after a transformation, which may have added blocks on the way.
const STEPS: usize = 60;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn stays_the_same(
        shape in random::shape(7),
        args in [-2..4_i64, -2..4_i64, -2..4_i64],
        steps in prop::collection::vec((0..ALL.len(), 0..40_usize), 1..5),
    ) {
        let before = random::body(&shape);
        let mut after = before.clone();
        for &(n, leave) in &steps {
            let mut asked = 0;
            ALL[n].1(&mut after, &mut |_| { asked += 1; asked <= leave });
            prop_assert_eq!(verify_body(&after), Ok(()), "{} broke\n{}\nwhich became\n{}", ALL[n].0, before, after);
        }
        let (expected, found) = (run(&before, &args, STEPS), run(&after, &args, 3 * STEPS));
        let names: Vec<_> = steps.iter().map(|&(n, _)| ALL[n].0).collect();
        let same = match expected.end {
            Some(_) => found == expected,
            None => found.events.iter().zip(&expected.events).all(|(a, b)| a == b),
        };
        prop_assert!(same, "{:?}\n{:?}\n{:?}\n{}\nbecame\n{}", names, expected, found, before, after);
    }
}
