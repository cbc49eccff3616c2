//! The pass framework: stages, facts, passes with contracts, pipelines as text, and the runner.
//!
//! A *stage* is a form of the whole program. A *fact* is a named property of a stage that can be checked by running it. A
//! *pass* goes from a stage to a stage and says which facts it requires, establishes and destroys. A *pipeline* is a list of
//! passes; it is refused before anything runs when a pass stands where what it requires does not hold.

mod blame;
mod check;
mod contract;
mod cx;
mod dump;
mod edit;
mod engine;
mod fact;
mod flow;
mod options;
mod order;
mod pipeline;
mod profile;
mod registry;
mod repair;
mod report;
mod runner;
mod spelling;
mod stage;
mod syntax;
#[cfg(test)]
mod toy;

pub use check::{Checked, check, check_expected};
pub use contract::{BoundPass, Pass, PassInfo, apply};
pub use cx::PassCx;
pub use dump::{Dumps, Header, Which, quote};
pub use edit::Edit;
pub use engine::{BuildOptions, Engine};
pub use fact::{Fact, Need, Verdict, Violation, need};
pub use flow::{Flow, Lost};
pub use options::{OptionError, OptionInfo, OptionValue, Options};
pub use order::{Contract, Disorder, disorder};
pub use pipeline::{Builder, Fix, Item, Only, Pipeline, Step, unknown_pass};
pub use profile::{Profile, load as load_profile};
pub use registry::Registry;
pub use report::{Entry, Report};
pub use runner::{Failure, Outcome, Runner, Verify};
pub use spelling::nearest;
pub use stage::{AnyStage, Follows, Stage, StageInfo};

/// What a file with a pass needs from here.
pub mod prelude {
    pub use super::{Fact, Need, Pass, PassCx, Registry, Stage, Violation, need};
    pub use crate::codes;
    pub use crate::diagnostic::{Diagnostic, Diagnostics};
    pub use crate::span::Span;
}
