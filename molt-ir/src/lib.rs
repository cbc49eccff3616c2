//! The stages of the compiler (`hir`, `tir`, `lir`), their text forms and verifiers, and the pass framework.
