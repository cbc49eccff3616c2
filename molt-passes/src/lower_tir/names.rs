//! Globals, cells, the closure of the running function, and the check for unbound names.

use super::function::FunctionLowering;
use super::layout;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Inst, Value};
use molt_ir::tir;
use molt_ir::tir::ops::NameKind;
use tir::Op as T;

impl FunctionLowering<'_> {
    /// Lowers one operation on names.
    pub fn name_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        match op {
            T::GlobalGet { global } => {
                let address = self.value(Op::GlobalAddr { global: *global }, Type::Ptr);
                let value = self.value(Op::Load { args: [address], offset: 0 }, Type::Val);
                self.define(results[0], value);
            }
            T::GlobalSet { args, global } => {
                let value = self.boxed(args[0]);
                let address = self.value(Op::GlobalAddr { global: *global }, Type::Ptr);
                let ty = self.program.header.global(*global).ty.clone();
                self.replace(address, 0, value, &ty);
            }
            T::CellNew { args } => {
                let value = self.boxed(args[0]);
                let cell = self.runtime_value("new_cell", &[value]);
                self.define(results[0], cell);
            }
            T::CellGet { args } => {
                let cell = self.cell_of(args[0]);
                let value = self.value(Op::Load { args: [cell], offset: layout::CELL_CONTENT }, Type::Val);
                self.define(results[0], value);
            }
            T::CellSet { args } => {
                let cell = self.cell_of(args[0]);
                let value = self.boxed(args[1]);
                self.value(Op::Exchange { args: [cell, value], offset: layout::CELL_CONTENT }, Type::Val);
            }
            T::ClosureCell { args, index } => self.load_tuple_field(results[0], args[0], layout::FUNCTION_CLOSURE, *index),
            T::ClosureDefault { args, index } => self.load_tuple_field(results[0], args[0], layout::FUNCTION_DEFAULTS, *index),
            T::CheckBound { args, name, kind } => self.check_bound(results[0], args[0], name, *kind),
            T::IsBound { args } => {
                let value = self.boxed(args[0]);
                let absent = self.absent();
                let bound = self.icmp(IntCompare::Ne, value, absent);
                self.define_bool(results[0], bound);
            }
            T::ClassRef { class } => {
                let slot = self.value(Op::ClassSlot { index: class.0 }, Type::Ptr);
                let value = self.value(Op::Load { args: [slot], offset: 0 }, Type::Val);
                self.define(results[0], value);
            }
            _ => unreachable!("only operations on names come here"),
        }
    }

    /// The address of the object in a value known to be one.
    pub fn address_of(&mut self, value: Value) -> Value {
        let value = self.get(value);
        self.value(Op::AsPointer { args: [value] }, Type::Ptr)
    }

    /// The address of a cell, as a member of a family of its own if it is known which variable it is. Families of classes come first.
    fn cell_of(&mut self, value: Value) -> Value {
        let Some(variable) = self.shared.cells.variable(self.id, value) else { return self.address_of(value) };
        let value = self.get(value);
        let family = self.program.header.classes.len() as u32 + variable;
        self.value(Op::AsInstance { args: [value], family }, Type::Ptr)
    }

    /// Item `index` of a tuple that lies in a field of a function object.
    fn load_tuple_field(&mut self, result: Value, function: Value, field: i64, index: u32) {
        let function = self.address_of(function);
        let tuple = self.value(Op::Load { args: [function], offset: field }, Type::Val);
        let tuple = self.value(Op::AsPointer { args: [tuple] }, Type::Ptr);
        let offset = layout::TUPLE_ITEMS + 8 * i64::from(index);
        let value = self.value(Op::Load { args: [tuple], offset }, Type::Val);
        self.define(result, value);
    }

    fn check_bound(&mut self, result: Value, value: Value, name: &str, kind: NameKind) {
        let may_be_unbound = tir::effects::may_be_unbound(self.ty(value));
        if may_be_unbound {
            let boxed = self.get(value);
            let unbound = self.is_bits(boxed, 0);
            let next = self.body.new_block();
            let raise = self.cold(|this| {
                let name = this.text(name);
                match kind {
                    NameKind::Local => this.runtime("raise_unbound_local", &[name]),
                    NameKind::Free => this.runtime("raise_unbound_free", &[name]),
                    NameKind::Global => this.runtime("raise_name_error", &[name]),
                };
                this.effect(Op::Trap {});
            });
            self.effect(Op::BranchCold {
                args: [unbound],
                succs: Box::new([molt_ir::ssa::Edge::plain(raise), molt_ir::ssa::Edge::plain(next)]),
            });
            self.block = next;
        }
        let value = self.converted(value, self.ty(result));
        self.define_converted(result, value);
    }
}
