//! Code objects, built-in function objects and traceback sites.

use super::Error;
use super::module::Context;
use cranelift_module::DataId;
use molt_ir::ssa::FuncId;

impl Context<'_> {
    /// The code object of a function.
    pub fn code(&mut self, func: FuncId) -> Result<DataId, Error> {
        Err(Error(format!("no code object for {func}")))
    }

    /// A built-in function object.
    pub fn builtin(&mut self, name: &str) -> Result<DataId, Error> {
        Err(Error(format!("the runtime has no built-in `{name}`")))
    }

    /// Lays out what is known only once every function is translated.
    pub fn define_statics(&mut self) -> Result<(), Error> {
        Ok(())
    }
}
