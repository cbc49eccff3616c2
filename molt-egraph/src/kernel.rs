//! The language of kernels: consumers of a sequence over the stages that make it.

use egg::{CostFunction, Id, Language};
use std::fmt;
use std::str::FromStr;

/// A value of the function around the chain, by its number there: prints as `v12`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Input(pub u32);

/// A stage made by a generator function, by the number of the instruction that calls it: prints as `g7`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Stage(pub u32);

macro_rules! numbered {
    ($Name:ident $letter:literal) => {
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }
        impl FromStr for $Name {
            type Err = ();
            fn from_str(text: &str) -> Result<$Name, ()> {
                text.strip_prefix($letter).and_then(|digits| digits.parse().ok()).map($Name).ok_or(())
            }
        }
    };
}
numbered!(Input "v");
numbered!(Stage "g");

#[allow(missing_docs, reason = "the macro keeps comments of variants from rustdoc; each is named after the Python it stands for")]
mod language {
    use super::{Input, Stage};
    use egg::{Id, define_language};
    define_language! {
        /// A term. What ends in a value of its own consumes its operand from the first item to the last.
        pub enum Kernel {
            "sum" = Sum([Id; 1]),
            "min" = Min([Id; 1]),
            "max" = Max([Id; 1]),
            // The first item.
            "next" = Next([Id; 1]),
            "any" = Any([Id; 1]),
            "all" = All([Id; 1]),
            "len" = Len([Id; 1]),
            // How many items a sequence gives; they are made and dropped.
            "count" = Count([Id; 1]),
            "list" = List([Id; 1]),
            "tuple" = Tuple([Id; 1]),
            "set" = Set([Id; 1]),
            "dict" = Dict([Id; 1]),
            "sorted" = Sorted([Id; 1]),
            // Separator, items.
            "join" = Join([Id; 2]),
            // What a stage makes of a sequence.
            "through" = Through([Id; 2]),
            // The factor of a stage, a number.
            "times" = Times([Id; 2]),
            Input(Input),
            Stage(Stage),
        }
    }
}
pub use language::Kernel;

/// What terms cost: mostly what they allocate.
pub struct Cost;

impl CostFunction<Kernel> for Cost {
    type Cost = usize;

    fn cost<C: FnMut(Id) -> usize>(&mut self, node: &Kernel, mut costs: C) -> usize {
        let own = match node {
            Kernel::List(_) | Kernel::Tuple(_) | Kernel::Set(_) | Kernel::Dict(_) | Kernel::Sorted(_) => 8,
            Kernel::Through(_) => 4,
            Kernel::Input(_) | Kernel::Stage(_) => 0,
            _ => 1,
        };
        node.fold(own, |sum: usize, id| sum.saturating_add(costs(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egg::RecExpr;

    #[test]
    fn terms_are_read_back() {
        let text = "(join v1 (list (through g2 v3)))";
        let term: RecExpr<Kernel> = text.parse().unwrap();
        assert_eq!(term.to_string(), text);
        assert_eq!(Cost.cost_rec(&term), 13);
    }
}
