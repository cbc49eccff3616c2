//! Branches.

use super::function::Translator;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, TrapCode};
use cranelift_frontend::Switch;
use molt_ir::lir::Op;
use molt_ir::ssa::Edge;

impl Translator<'_, '_, '_> {
    /// Ends a block.
    pub fn control(&mut self, op: &Op) {
        match op {
            Op::Jump { succs } => {
                let (to, args) = self.edge(&succs[0]);
                self.b.ins().jump(to, &args);
            }
            Op::Branch { args, succs } | Op::BranchCold { args, succs } => {
                let condition = self.as_condition(args[0]);
                let ((yes, yes_args), (no, no_args)) = (self.edge(&succs[0]), self.edge(&succs[1]));
                self.b.ins().brif(condition, yes, &yes_args, no, &no_args);
            }
            Op::Switch { args, succs } => self.switch(args[0], succs),
            Op::Return { args } => {
                let args: Vec<ir::Value> = args.iter().map(|v| self.get(*v)).collect();
                self.b.ins().return_(&args);
            }
            _ => {
                self.b.ins().trap(TrapCode::unwrap_user(1));
            }
        }
    }

    fn edge(&self, edge: &Edge) -> (ir::Block, Vec<BlockArg>) {
        (self.block(edge.to), edge.args.iter().map(|v| BlockArg::Value(self.get(*v))).collect())
    }

    /// The jump table takes no arguments, so edges with some get a block of their own.
    fn switch(&mut self, on: molt_ir::ssa::Value, succs: &[Edge]) {
        let on = self.get(on);
        let mut switch = Switch::new();
        let mut middles = vec![];
        let targets: Vec<ir::Block> = succs
            .iter()
            .map(|edge| match edge.args.is_empty() {
                true => self.block(edge.to),
                false => {
                    let middle = self.b.create_block();
                    middles.push((middle, edge));
                    middle
                }
            })
            .collect();
        let Some((rest, cases)) = targets.split_last() else { return };
        for (n, case) in cases.iter().enumerate() {
            switch.set_entry(n as u128, *case);
        }
        switch.emit(&mut self.b, on, *rest);
        for (middle, edge) in middles {
            self.b.switch_to_block(middle);
            let (to, args) = self.edge(edge);
            self.b.ins().jump(to, &args);
        }
    }
}
