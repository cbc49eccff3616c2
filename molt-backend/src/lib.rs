//! Back ends: native code through Cranelift, and the reference interpreters.

pub mod cranelift;
