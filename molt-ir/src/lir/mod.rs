//! `lir`: SSA over machine words, explicit memory and reference counts.

mod certain_objects;
pub mod counts;
pub mod facts;
pub mod header;
mod header_text;
mod language;
pub mod memory;
mod no_numbers;
pub mod ops;
pub mod ownership;
pub mod runtime;
pub mod signature;
mod verify;
mod warm;

use crate::ssa;
use crate::types;
pub use certain_objects::CertainObjects;
pub use header::{Code, FunctionHeader, ProgramHeader, Site};
pub use language::Lir;
pub use no_numbers::NoNumbers;
pub use ops::{FloatCompare, IntCompare, Op};
pub use warm::warm_blocks;

/// A program at this stage.
pub type Program = ssa::Program<Lir>;
/// A function at this stage.
pub type Function = ssa::Function<Lir>;
/// A body at this stage.
pub type Body = ssa::Body<Lir>;

types! {
    /// What a word holds.
    pub enum Type {
        /// A 64-bit integer or boolean.
        I64 "i64",
        /// A double.
        F64 "f64",
        /// An address.
        Ptr "ptr",
        /// A value that may be a heap object.
        Val "val",
        /// A value known to be a heap object.
        Obj "obj",
        /// A value that is no number: a heap object, or a word below all addresses (`None`, a bool, no value). Who makes it promises
        /// that; what is passed there is not tested.
        Opt "opt",
        /// A value that may be a heap object and that something else keeps alive: a parameter of a block that owns no count.
        Ref "ref",
        /// A value known not to be a heap object: never counted.
        Imm "imm",
    }
}

impl Copy for Type {}

impl Type {
    /// Whether it is a value of Python.
    pub fn is_value(&self) -> bool {
        matches!(self, Type::Val | Type::Obj | Type::Opt | Type::Ref | Type::Imm)
    }
    /// Whether it may carry a reference count.
    pub fn is_counted(&self) -> bool {
        matches!(self, Type::Val | Type::Obj | Type::Opt | Type::Ref)
    }
}
