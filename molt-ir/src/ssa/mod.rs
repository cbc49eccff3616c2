//! Static single assignment with block parameters, written once for every language that has an operation table.
//!
//! Ids are small numbers that print as the text form's own syntax; operands are slices; successors carry the arguments of
//! their block's parameters. A body is read through [`Body`]'s indexing and changed through its methods, which keep the
//! links between instructions, blocks and values true.

mod body;
mod ids;
mod language;
mod op;
mod print;
mod program;
#[cfg(test)]
pub(crate) mod toy;

pub use body::{Body, BlockData, Builder, Def, InstData, Rename, ValueData};
pub use ids::{Block, ClassId, FuncId, GlobalId, Inst, Value};
pub use language::{Header, Hoist, Language};
pub use op::{Arity, Edge, Effects, Op, OpInfo, Values, check_arity, parse_args, parse_succs};
pub use program::{Function, Program};
