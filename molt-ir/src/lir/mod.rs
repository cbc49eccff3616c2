//! `lir`: SSA over machine words, explicit memory and reference counts.

pub mod header;
pub mod ops;

use crate::types;

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
        /// A value known not to be a heap object: never counted.
        Imm "imm",
    }
}
