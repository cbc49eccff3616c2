//! Instances allocated in line: a block is taken from its page's list of free ones, as `molt_runtime::heap::Heap::allocate` does.
//!
//! Whatever is not the usual case, an empty list above all, is left to the runtime's `new_instance`: it also carves pages and lets
//! the collector run. The size of the class is compared, so that compiled code need not be trusted with it.

use super::Error;
use super::function::Translator;
use super::helpers::COUNT;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use molt_ir::lir::Op;
use molt_ir::settings::Codegen;
use molt_runtime::class::first_field;
use molt_runtime::heap::{PAGE_FREE, PAGE_USED};
use molt_runtime::rt;
use molt_runtime::types::{BASIC_SIZE, Kind};

/// Where the fields of an instance begin.
const FIRST_FIELD: i32 = first_field(Kind::Object) as i32;
/// Instances with more fields are made by a call.
const MOST_FIELDS: i64 = 8;

impl Translator<'_, '_, '_> {
    /// `new_instance` in line, if it is the operation and worth it: the new instance.
    pub fn allocate(&mut self, op: &Op) -> Result<Option<ir::Value>, Error> {
        let Op::CallRuntime { function, args } = op else { return Ok(None) };
        if function != "new_instance" || self.cx.codegen != Codegen::Speed || self.cold || self.cx.program.header.finalizers {
            return Ok(None);
        }
        let fields = match self.body.def_op(args[1]) {
            Some(Op::Int { value }) if (0..=MOST_FIELDS).contains(value) => *value as i32,
            _ => return Ok(None),
        };
        let class = self.arg(op, 0);
        let size = FIRST_FIELD + 8 * fields;
        let flags = MemFlagsData::trusted();
        let [check, take, slow, done] = [(); 4].map(|()| self.b.create_block());
        self.b.set_cold_block(slow);
        let made = self.b.append_block_param(done, types::I64);

        let claimed = self.b.ins().load(types::I64, flags, class, BASIC_SIZE as i32);
        let expected = self.word(size as u64);
        let as_claimed = self.b.ins().icmp(IntCC::Equal, claimed, expected);
        self.b.ins().brif(as_claimed, check, &[], slow, &[]);

        self.b.switch_to_block(check);
        let state = self.cx.imported_data("molt_state")?;
        let state = self.address(state);
        let page = self.b.ins().load(types::I64, flags, state, rt::current_page(size as usize, true) as i32);
        let block = self.b.ins().load(types::I64, flags, page, PAGE_FREE as i32);
        self.b.ins().brif(block, take, &[], slow, &[]);

        self.b.switch_to_block(take);
        let next = self.b.ins().load(types::I64, flags, block, 0);
        self.b.ins().store(flags, next, page, PAGE_FREE as i32);
        self.add_one(page, PAGE_USED as i32);
        self.add_one(class, COUNT);
        self.b.ins().store(flags, class, block, 0);
        // The count, and no flags.
        let one = self.word(1);
        self.b.ins().store(flags, one, block, COUNT);
        let absent = self.word(0);
        for field in 0..fields {
            self.b.ins().store(flags, absent, block, FIRST_FIELD + 8 * field);
        }
        self.b.ins().jump(done, &[block.into()]);

        self.b.switch_to_block(slow);
        let instance = self.call_out(op, &[])?;
        self.b.ins().jump(done, &[instance[0].into()]);
        self.b.switch_to_block(done);
        Ok(Some(made))
    }

    /// Four bytes in memory become one more.
    fn add_one(&mut self, address: ir::Value, offset: i32) {
        let flags = MemFlagsData::trusted();
        let before = self.b.ins().load(types::I32, flags, address, offset);
        let one = self.b.ins().iconst(types::I32, 1);
        let after = self.b.ins().iadd(before, one);
        self.b.ins().store(flags, after, address, offset);
    }
}
