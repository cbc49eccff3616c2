//! Back ends: native code through Cranelift, and the reference interpreters.

pub mod cranelift;
pub mod link;
#[cfg(test)]
mod tests;
