//! Reference counts. Inline the count is changed in memory, and only the last release calls anything. Where code is rarely run,
//! or is to be compiled quickly or small, a count is one call, see `helpers`.

use super::Error;
use super::function::Translator;
use super::helpers::COUNT;
use super::module::signature;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use molt_ir::lir::{Op, Type};
use molt_ir::settings::Codegen;

impl Translator<'_, '_, '_> {
    /// `retain` and `release`. What is certainly an object is not tested for being one.
    pub fn count(&mut self, op: &Op) -> Result<(), Error> {
        let value = self.arg(op, 0);
        match self.arg_type(op, 0) {
            Type::Imm => Ok(()),
            _ if self.cx.codegen != Codegen::Speed || self.cold => {
                let helper = if matches!(op, Op::Retain { .. }) { self.cx.retain()? } else { self.cx.release()? };
                let helper = self.callee(helper);
                self.b.ins().call(helper, &[value]);
                Ok(())
            }
            _ if self.is_certain_object(op, 0) => self.change(op, value).map(|_| ()),
            _ => {
                let (work, done) = (self.b.create_block(), self.b.create_block());
                let is_object = if self.is_no_number(op, 0) { self.is_address(value) } else { self.is_object(value) };
                self.b.ins().brif(is_object, work, &[], done, &[]);
                self.b.switch_to_block(work);
                self.change(op, value)?;
                self.b.ins().jump(done, &[]);
                self.b.switch_to_block(done);
                Ok(())
            }
        }
    }

    fn change(&mut self, op: &Op, object: ir::Value) -> Result<(), Error> {
        let flags = MemFlagsData::trusted();
        let count = self.b.ins().load(types::I32, flags, object, COUNT);
        let one = self.b.ins().iconst(types::I32, 1);
        if matches!(op, Op::Retain { .. }) {
            let more = self.b.ins().iadd(count, one);
            self.b.ins().store(flags, more, object, COUNT);
            return Ok(());
        }
        let (last, more, done) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        self.b.set_cold_block(last);
        let is_last = self.b.ins().icmp(IntCC::Equal, count, one);
        self.b.ins().brif(is_last, last, &[], more, &[]);
        self.b.switch_to_block(more);
        let less = self.b.ins().isub(count, one);
        self.b.ins().store(flags, less, object, COUNT);
        self.b.ins().jump(done, &[]);
        self.b.switch_to_block(last);
        let zero = self.b.ins().iconst(types::I32, 0);
        self.b.ins().store(flags, zero, object, COUNT);
        let destroy = self.cx.import("molt_destroy", &signature([types::I64], []))?;
        let destroy = self.callee(destroy);
        self.b.ins().call(destroy, &[object]);
        self.b.ins().jump(done, &[]);
        self.b.switch_to_block(done);
        Ok(())
    }
}
