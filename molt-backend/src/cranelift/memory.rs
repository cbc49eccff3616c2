//! Loads, stores, addresses.

use super::function::Translator;
use super::module::machine_type;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, StackSlotData, StackSlotKind, types};
use molt_ir::lir::Op;
use molt_ir::ssa::Value;

/// Offsets beyond 31 bits do not occur: fields and items of one object.
fn offset(offset: i64) -> i32 {
    i32::try_from(offset).unwrap_or(i32::MAX)
}

impl Translator<'_, '_, '_> {
    /// What reads memory or computes an address.
    pub fn load(&mut self, op: &Op, results: &[Value]) -> Option<ir::Value> {
        let flags = MemFlagsData::trusted();
        Some(match op {
            Op::Load { args, offset: at } | Op::Take { args, offset: at } => {
                let (address, ty) = (self.get(args[0]), machine_type(self.body.ty(results[0])));
                self.b.ins().load(ty, flags, address, offset(*at))
            }
            Op::Exchange { args: [address, value], offset: at } => {
                let (address, value) = (self.get(*address), self.get(*value));
                let old = self.b.ins().load(types::I64, flags, address, offset(*at));
                self.b.ins().store(flags, value, address, offset(*at));
                old
            }
            Op::LoadU32 { args, offset: at } => {
                let address = self.get(args[0]);
                self.b.ins().uload32(flags, address, offset(*at))
            }
            Op::LoadU8 { args, offset: at } => {
                let address = self.get(args[0]);
                self.b.ins().uload8(types::I64, flags, address, offset(*at))
            }
            Op::PtrAdd { args: [a, b] } => {
                let (a, b) = (self.get(*a), self.get(*b));
                self.b.ins().iadd(a, b)
            }
            Op::ElementAddr { args: [a, b] } => {
                let (a, b, three) = (self.get(*a), self.get(*b), self.word(3));
                let bytes = self.b.ins().ishl(b, three);
                self.b.ins().iadd(a, bytes)
            }
            Op::StackSlot { words } => {
                let slot = StackSlotData::new(StackSlotKind::ExplicitSlot, words * 8, 3);
                let slot = self.b.create_sized_stack_slot(slot);
                self.b.ins().stack_addr(types::I64, slot, 0)
            }
            Op::StackPointer {} => self.b.ins().get_stack_pointer(types::I64),
            _ => return None,
        })
    }

    /// A store of one word or byte.
    pub fn store(&mut self, op: &Op) {
        let flags = MemFlagsData::trusted();
        match op {
            Op::Store { args: [address, value], offset: at } => {
                let (address, value) = (self.get(*address), self.get(*value));
                self.b.ins().store(flags, value, address, offset(*at));
            }
            Op::StoreU8 { args: [address, value], offset: at } => {
                let (address, value) = (self.get(*address), self.get(*value));
                self.b.ins().istore8(flags, value, address, offset(*at));
            }
            _ => {}
        }
    }
}
