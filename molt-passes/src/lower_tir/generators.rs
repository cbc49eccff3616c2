//! State machines of generators: frames, states, what a resume function returns.

use super::function::FunctionLowering;
use super::layout;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Edge, Inst};
use molt_ir::tir;
use tir::Op as T;
use tir::header::FunctionKind;

impl FunctionLowering<'_> {
    /// Lowers one operation on generators.
    pub fn generator_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        match op {
            T::MakeGenerator { args, func, frame, kind } => {
                self.shared.as_values.insert(self.id);
                let values = self.all_boxed(args);
                let code = self.value(Op::CodeAddr { func: self.id }, Type::Ptr);
                let resume = self.value(Op::FuncAddr { func: *func }, Type::Ptr);
                let length = self.int(i64::from(*frame));
                let make = match kind {
                    FunctionKind::Coroutine => "new_coroutine",
                    FunctionKind::AsyncGenerator => "new_async_generator",
                    _ => "new_generator",
                };
                let made = self.runtime_value(make, &[code, resume, length]);
                let address = self.value(Op::AsPointer { args: [made] }, Type::Ptr);
                for (index, value) in values.into_iter().enumerate() {
                    self.effect(Op::Store { args: [address, value], offset: slot(index as u32) });
                }
                self.define(results[0], made);
            }
            T::FrameGet { args, index } => {
                let frame = self.address_of(args[0]);
                let value = self.value(Op::Load { args: [frame], offset: slot(*index) }, Type::Val);
                self.define(results[0], value);
            }
            T::FrameSet { args, index } => {
                let frame = self.address_of(args[0]);
                let value = self.boxed(args[1]);
                self.value(Op::Exchange { args: [frame, value], offset: slot(*index) }, Type::Val);
            }
            T::SetState { args, state } => {
                let frame = self.address_of(args[0]);
                let state = self.int(i64::from(*state));
                self.effect(Op::Store { args: [frame, state], offset: layout::GENERATOR_STATE });
            }
            T::Resumed { args } => {
                let sent = self.get(args[0]);
                let value = self.checked(sent);
                self.define(results[0], value);
            }
            T::Delegate { args } => {
                let operands = self.all_boxed(args);
                let (found, _) = self.runtime_raw("delegate", &operands);
                let (one, two) = (self.int(1), self.int(2));
                let raised = self.icmp(IntCompare::Eq, found[1], one);
                self.raise_if(raised);
                let last = self.icmp(IntCompare::Eq, found[1], two);
                self.define(results[0], found[0]);
                self.define_bool(results[1], last);
            }
            T::ResumeSwitch { args, succs } => {
                let frame = self.address_of(args[0]);
                let state = self.value(Op::Load { args: [frame], offset: layout::GENERATOR_STATE }, Type::I64);
                let succs: Vec<Edge> = succs.iter().map(|edge| self.edge_block(edge)).collect();
                self.effect(Op::Switch { args: [state], succs });
            }
            T::Suspend { args } => {
                let (value, yielded) = (self.boxed(args[0]), self.int(0));
                self.effect(Op::Return { args: [value, yielded].into_iter().collect() });
            }
            _ => unreachable!("only operations on generators come here"),
        }
    }
}

fn slot(index: u32) -> i64 {
    layout::GENERATOR_FRAME + 8 * i64::from(index)
}
