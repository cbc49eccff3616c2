//! What a file with a pass begins with: `use crate::prelude::*;`.

pub use molt_ir::pass::prelude::*;
pub use molt_ir::source::Source;
pub use molt_ir::{facts, hir, lir, options, passes, tir};
