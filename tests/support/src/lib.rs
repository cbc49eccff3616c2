//! What the tests of passes share: programs brought to where a pass may run, goldens, meaning.
//!
//! [`suite!`] makes the tests of one pass over `hir`; its examples lie beside it in a `.molt.md` file. Passes over `tir` and `lir`
//! are tested on the way of whole programs through the profiles ([`walk`]), the programs partly generated ([`generate`]).

pub mod generate;
pub mod golden;
pub mod meaning;
pub mod prepare;
pub mod random;
pub mod suite;
pub mod walk;

pub use meaning::meaning;
pub use prepare::{Passes, registry};
