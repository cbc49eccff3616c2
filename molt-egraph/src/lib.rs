//! The place of the kernel optimiser: chains over sequences and strings, lifted from `tir`, saturated and extracted by cost.
//!
//! It has no passes yet; `docs/architecture.md` says where they will stand.
