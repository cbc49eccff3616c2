//! The contract of a pipeline written in Rust, checked while the crate that holds it compiles.

use super::contract::Pass;
use super::fact::{Fact, Need};
use super::stage::Stage;

/// The contract of a pass as constants.
#[derive(Clone, Copy)]
pub struct Contract {
    from: &'static str,
    to: &'static str,
    requires: &'static [Need],
    establishes: &'static [Fact],
    destroys: &'static [Fact],
}

impl Contract {
    /// The contract of `P`.
    pub const fn of<P: Pass>() -> Contract {
        Contract {
            from: <P::From as Stage>::NAME,
            to: <P::To as Stage>::NAME,
            requires: P::REQUIRES,
            establishes: P::ESTABLISHES,
            destroys: P::DESTROYS,
        }
    }
}

/// Why an order is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disorder {
    /// The pass at this position finds another stage.
    Stage(usize),
    /// The pass at this position requires a fact that does not hold: the fact's name.
    Fact(usize, &'static str),
}

/// Checks passes in order, beginning with no facts.
pub const fn disorder(passes: &[Contract]) -> Option<Disorder> {
    let mut i = 0;
    while i < passes.len() {
        if i > 0 && !same(passes[i - 1].to, passes[i].from) {
            return Some(Disorder::Stage(i));
        }
        let mut n = 0;
        while n < passes[i].requires.len() {
            let fact = &passes[i].requires[n].fact;
            if !holds(passes, i, fact) {
                return Some(Disorder::Fact(i, fact.name));
            }
            n += 1;
        }
        i += 1;
    }
    None
}

/// True when `fact` holds before position `at`: the last pass to speak of it established it, or all its parts hold.
const fn holds(passes: &[Contract], at: usize, fact: &Fact) -> bool {
    if established(passes, at, fact.name) {
        return true;
    }
    let mut i = 0;
    while i < fact.parts.len() {
        if !holds(passes, at, &fact.parts[i]) {
            return false;
        }
        i += 1;
    }
    !fact.parts.is_empty()
}

const fn established(passes: &[Contract], at: usize, name: &str) -> bool {
    let mut i = at;
    while i > 0 {
        i -= 1;
        if lists(passes[i].establishes, name) {
            return true;
        }
        if lists(passes[i].destroys, name) || !same(passes[i].from, passes[i].to) {
            return false;
        }
    }
    false
}

const fn lists(facts: &[Fact], name: &str) -> bool {
    let mut i = 0;
    while i < facts.len() {
        if same(facts[i].name, name) {
            return true;
        }
        i += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// A pipeline of passes with default options. A wrong order does not compile, and the error names the missing fact.
///
/// ```ignore
/// let pipeline = pipeline![Parse, ResolveNames, SplitChainedCompare];
/// ```
#[macro_export]
macro_rules! pipeline {
    ($first:ty $(, $rest:ty)* $(,)?) => {{
        const _: () = {
            use $crate::pass::{Contract, Disorder};
            match $crate::pass::disorder(&[Contract::of::<$first>() $(, Contract::of::<$rest>())*]) {
                None => (),
                Some(Disorder::Stage(_)) => panic!("a pass of this pipeline stands at a stage that is not its own"),
                Some(Disorder::Fact(_, fact)) => panic!("{}", fact),
            }
        };
        $crate::pass::Builder::<<$first as $crate::pass::Pass>::From>::new()
            .then::<$first>(Default::default())
            $(.then::<$rest>(Default::default()))*
            .build()
    }};
}

#[cfg(test)]
mod tests {
    use super::super::toy::*;
    use super::*;

    #[test]
    fn a_right_order_compiles() {
        assert_eq!(crate::pipeline![DropX, Dedup, XToY, YToX, Sort].steps().len(), 5);
    }

    #[test]
    fn a_wrong_order_is_found_by_constants() {
        const GOOD: Option<Disorder> = disorder(&[Contract::of::<DropX>(), Contract::of::<Dedup>()]);
        const MISSING: Option<Disorder> = disorder(&[Contract::of::<Dedup>()]);
        const LOST: Option<Disorder> = disorder(&[Contract::of::<DropX>(), Contract::of::<YToX>(), Contract::of::<Dedup>()]);
        const STAGE: Option<Disorder> = disorder(&[Contract::of::<YToX>(), Contract::of::<Sort>(), Contract::of::<DropX>()]);
        const PARTS: Option<Disorder> = disorder(&[Contract::of::<DropX>(), Contract::of::<DropY>(), Contract::of::<Strict>()]);
        const PART: Option<Disorder> = disorder(&[Contract::of::<DropX>(), Contract::of::<Strict>()]);
        assert_eq!((PARTS, PART), (None, Some(Disorder::Fact(1, "words/no-letters"))));
        assert_eq!(GOOD, None);
        assert_eq!(MISSING, Some(Disorder::Fact(0, "words/no-x")));
        assert_eq!(LOST, Some(Disorder::Fact(2, "words/no-x")));
        assert_eq!(STAGE, Some(Disorder::Stage(2)));
    }
}
