//! Transformations that hold for every SSA language. Each is a function over a body; passes of a stage wrap them.
//!
//! Every rewrite asks leave by its name, so that a wrong compile can be bisected to one of them. When leave is refused the
//! body stays valid.

mod cfg_simplify;
mod dce;
mod gvn;
mod inline;
mod licm;
mod loop_invert;
#[cfg(test)]
mod meaning;
mod params;
mod repair;
mod thread_branches;
mod unreachable;

pub use cfg_simplify::cfg_simplify;
pub use dce::dce;
pub use gvn::gvn;
pub use inline::{Inlined, inline_call, watch};
pub use licm::licm;
pub use loop_invert::{loop_invert, tests_at_top};
pub use params::redundant_params;
pub use repair::repair;
pub use unreachable::remove_unreachable;

/// Leave for one rewrite, asked by name.
pub type May<'a> = dyn FnMut(&'static str) -> bool + 'a;
