//! Calls.

use super::Error;
use super::function::Translator;
use super::module::{Context, machine_type, signature};
use cranelift_codegen::ir::{self, InstBuilder, types};
use molt_ir::lir::Op;
use molt_ir::ssa::{Op as _, Value};
use molt_runtime::abi::{self, Class, Returns, RuntimeFunction};

/// The registers of a runtime function: parameters, results.
pub(super) fn runtime_signature(function: &RuntimeFunction) -> ir::Signature {
    let parameters = function.parameters.iter().map(|class| match class {
        Class::F64 => types::F64,
        Class::Val | Class::Own | Class::I64 | Class::Ptr => types::I64,
    });
    let results: &[ir::Type] = match function.returns {
        Returns::Nothing => &[],
        Returns::F64 => &[types::F64],
        Returns::Val | Returns::ValOrRaised | Returns::Borrowed | Returns::I64 | Returns::Ptr | Returns::Status => &[types::I64],
        Returns::I64Status | Returns::ValStatus => &[types::I64, types::I64],
        Returns::F64Status => &[types::F64, types::I64],
    };
    signature(parameters, results.iter().copied())
}

/// The runtime's function of this name.
pub(super) fn runtime_function(name: &str) -> Result<&'static RuntimeFunction, Error> {
    abi::function(name).ok_or_else(|| Error(format!("the runtime has no function `{name}`")))
}

impl Context<'_> {
    /// The same, looked for once.
    fn runtime_function(&mut self, name: &str) -> Result<&'static RuntimeFunction, Error> {
        if let Some(known) = self.runtime.get(name) {
            return Ok(known);
        }
        let found = runtime_function(name)?;
        self.runtime.insert(found.name, found);
        Ok(found)
    }
}

impl Translator<'_, '_, '_> {
    /// Any call; its results.
    pub fn call(&mut self, op: &Op, results: &[Value]) -> Result<Vec<ir::Value>, Error> {
        match self.allocate(op)? {
            Some(made) => Ok(vec![made]),
            None => self.call_out(op, results),
        }
    }

    /// A call that is one.
    pub fn call_out(&mut self, op: &Op, results: &[Value]) -> Result<Vec<ir::Value>, Error> {
        let args: Vec<ir::Value> = op.args().iter().map(|v| self.get(*v)).collect();
        let callee = match op {
            Op::Call { func, .. } => self.cx.function(*func)?,
            Op::CallRuntime { function, .. } => {
                let function = self.cx.runtime_function(function)?;
                self.cx.import(function.symbol, &runtime_signature(function))?
            }
            Op::CallBuiltin { symbol, .. } => {
                let words = signature(args.iter().map(|_| types::I64), [types::I64]);
                self.cx.import(symbol, &words)?
            }
            Op::CallPointer { args: operands } => {
                let params = operands[1..].iter().map(|v| machine_type(self.body.ty(*v)));
                let words = signature(params, results.iter().map(|_| types::I64));
                let words = self.b.import_signature(words);
                let inst = self.b.ins().call_indirect(words, args[0], &args[1..]);
                return Ok(self.b.inst_results(inst).to_vec());
            }
            Op::Trace { site } => {
                let trace = self.cx.runtime_function("trace_site")?;
                let trace = self.cx.import(trace.symbol, &runtime_signature(trace))?;
                let (trace, site) = (self.callee(trace), self.word(u64::from(*site)));
                self.b.ins().call(trace, &[site]);
                return Ok(vec![]);
            }
            _ => return Ok(vec![]),
        };
        let callee = self.callee(callee);
        let inst = self.b.ins().call(callee, &args);
        Ok(self.b.inst_results(inst).to_vec())
    }
}
