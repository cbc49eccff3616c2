//! Settings of a whole compile that passes may ask for: `cx.setting::<TypeHints>()`.

crate::option_words! {
    /// What annotations mean to inference.
    #[derive(Default)]
    pub enum TypeHints {
        /// Annotations say nothing: CPython's behaviour.
        #[default]
        Ignore = "ignore",
        /// A value that contradicts its annotation raises TypeError at the boundary.
        Check = "check",
        /// Annotations are believed; a wrong one still raises where memory safety needs it.
        Trust = "trust",
    }
}

/// Whether native code checks its memory (`--check-memory`): freed memory is never used again, and what is left at the end is
/// told.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct MemoryChecks(pub bool);

/// Whether native code keeps symbols and line tables (`-g`).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct DebugInfo(pub bool);
