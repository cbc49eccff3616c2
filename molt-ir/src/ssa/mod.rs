//! Static single assignment with block parameters, written once for every language that has an operation table.
//!
//! Ids are small numbers that print as the text form's own syntax; operands are slices; successors carry the arguments of
//! their block's parameters. A body is read through [`Body`]'s indexing and changed through its methods, which keep the
//! links between instructions, blocks and values true.

mod anew;
mod body;
mod cfg;
mod dominators;
mod groups;
mod ids;
mod language;
mod liveness;
mod loops;
mod op;
mod print;
mod program;
#[cfg(test)]
mod random;
mod region;
mod stage;
#[cfg(test)]
pub(crate) mod toy;
pub mod transform;
mod verify;

pub use anew::is_made_anew;
pub use body::{BlockData, Body, Builder, Def, FrameData, InstData, Rename, ValueData};
pub use cfg::{Cfg, Pred};
pub use dominators::Dominators;
pub use ids::{Block, ClassId, Frame, FuncId, GlobalId, Inst, Value};
pub use language::{Header, Hoist, Language};
pub use liveness::Liveness;
pub use loops::{Loop, LoopId, Loops, preheader};
pub use op::{Arity, Edge, Effects, Op, OpInfo, Values, check_arity, parse_args, parse_succs};
pub use program::{Function, Program};
pub use region::{CopyMap, Region};
pub use verify::{VerifyError, verify_body, verify_function};
