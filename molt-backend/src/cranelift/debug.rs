//! Line tables: which machine code comes from which line.

use super::{Error, Options};
use cranelift_codegen::CompiledCode;
use cranelift_module::FuncId as ModuleFuncId;
use cranelift_object::ObjectProduct;
use molt_ir::lir::Function;

/// The rows of all functions so far.
pub(super) struct Lines {
    wanted: bool,
}

impl Lines {
    pub fn new(options: &Options) -> Lines {
        Lines { wanted: options.debug && options.sources.is_some() }
    }

    pub fn function(&mut self, _id: ModuleFuncId, _function: &Function, _code: &CompiledCode) {
        _ = self.wanted;
    }

    pub fn write(self, _product: &mut ObjectProduct) -> Result<(), Error> {
        Ok(())
    }
}
