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

crate::option_words! {
    /// What the back end spends time on; a profile's `codegen`.
    #[derive(Default)]
    pub enum Codegen {
        /// Quick to compile.
        Quick = "quick",
        /// Quick to run.
        #[default]
        Speed = "speed",
        /// As few bytes as possible.
        Small = "small",
    }
}

/// Whether native code checks its memory (`--check-memory`): freed memory is never used again, and what is left at the end is
/// told.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct MemoryChecks(pub bool);

/// Whether what Molt refuses is an error where it is reached, not one that stops the compile (`--lazy-errors`).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct LazyErrors(pub bool);

/// Whether native code keeps symbols and line tables (`-g`).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct DebugInfo(pub bool);
