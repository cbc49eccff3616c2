//! The pass framework: stages, facts, passes with contracts, pipelines as text, and the runner.
//!
//! A *stage* is a form of the whole program. A *fact* is a named property of a stage that can be checked by running it. A
//! *pass* goes from a stage to a stage and says which facts it requires, establishes and destroys. A *pipeline* is a list of
//! passes; it is refused before anything runs when a pass stands where what it requires does not hold.

mod contract;
mod cx;
mod fact;
mod options;
mod registry;
mod stage;
#[cfg(test)]
mod toy;

pub use contract::{BoundPass, Pass, PassInfo, apply};
pub use cx::PassCx;
pub use fact::{Fact, Need, Verdict, Violation, need};
pub use options::{OptionError, OptionInfo, OptionValue, Options};
pub use registry::Registry;
pub use stage::{AnyStage, Follows, Stage, StageInfo};

/// What a file with a pass needs from here.
pub mod prelude {
    pub use super::{Fact, Need, Pass, PassCx, Registry, Stage, Violation, need};
    pub use crate::codes;
    pub use crate::diagnostic::{Diagnostic, Diagnostics};
    pub use crate::span::Span;
}
