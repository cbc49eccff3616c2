//! Raising, catching, and the stack of exceptions being handled.

use super::function::FunctionLowering;
use molt_ir::lir::Op;
use molt_ir::lir::Type;
use molt_ir::ssa::{Inst, Op as _};
use molt_ir::tir;
use tir::Op as T;

impl FunctionLowering<'_> {
    /// Lowers one operation on exceptions.
    pub fn exception_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        let operands = self.all_boxed(op.args());
        match op {
            T::Raise { .. } => self.raising("raise_value", &operands),
            T::RaiseFrom { .. } => self.raising("raise_from", &operands),
            T::Reraise {} => self.raising_again("raise_bare", &operands),
            T::RaiseSame { .. } => self.raising_again("reraise", &operands),
            T::HandlingDepth {} | T::ResumedDepth { .. } => {
                let name = if operands.is_empty() { "handling_depth" } else { "resumed_depth" };
                let depth = self.runtime_value(name, &operands);
                self.define_int(results[0], depth);
            }
            T::Catch { args, above } => {
                let depth = self.get(args[0]);
                let depth = if *self.body.ty(depth) == Type::I64 { depth } else { self.unbox_int(depth) };
                let above = self.int(i64::from(*above));
                let depth = self.value(Op::IAdd { args: [depth, above] }, Type::I64);
                let value = self.runtime_value("catch_at", &[depth]);
                self.define(results[0], value);
            }
            T::BeginHandling { .. } => {
                self.runtime("begin_handling", &operands);
            }
            T::EndHandling {} => {
                self.runtime("end_handling", &[]);
            }
            T::ExcMatches { .. } => {
                let value = self.runtime_value("exc_matches", &operands);
                self.define_bool(results[0], value);
            }
            _ => unreachable!("only operations on exceptions come here"),
        }
    }

    /// The same for an exception that was raised before: this function is in its traceback already.
    fn raising_again(&mut self, function: &str, operands: &[molt_ir::ssa::Value]) {
        self.runtime_raw(function, operands);
        let raise = self.untraced_raise_block();
        self.jump(raise, &[]);
        self.block = self.body.new_block();
    }

    /// A call that always raises; what follows in the block is never reached.
    fn raising(&mut self, function: &str, operands: &[molt_ir::ssa::Value]) {
        self.runtime_raw(function, operands);
        self.raise_always();
    }
}
