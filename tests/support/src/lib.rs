//! What the tests of passes share: programs brought to where a pass may run, goldens, meaning.
//!
//! [`suite!`] makes the tests of one pass over `hir`; its examples lie beside it in a `.molt.md` file.

pub mod golden;
pub mod meaning;
pub mod prepare;
pub mod suite;

pub use meaning::meaning;
pub use prepare::{Passes, registry};
