//! One function: blocks, values, and the dispatch to the groups of operations.

use super::Error;
use super::module::{Context, machine_type};
use cranelift_codegen::ir::{self, InstBuilder, SourceLoc, UserFuncName, types};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_module::{DataId, FuncId as ModuleFuncId};
use fxhash::FxHashMap;
use molt_ir::lir::{Body, CertainObjects, Function, NoNumbers, Op, Type};
use molt_ir::ssa::{Block, Cfg, Inst, Op as _, Value};

/// The translation of one body.
pub(super) struct Translator<'a, 'b, 'p> {
    pub cx: &'a mut Context<'p>,
    pub body: &'a Body,
    pub b: FunctionBuilder<'b>,
    pub blocks: Vec<Option<ir::Block>>,
    values: Vec<Option<ir::Value>>,
    /// The one-byte form of values that are 0 or 1: what branches like best.
    bools: FxHashMap<Value, ir::Value>,
    /// Whether the block being translated is rarely reached.
    pub cold: bool,
    /// The block being translated.
    here: Block,
    certain: CertainObjects,
    no_numbers: NoNumbers,
    callees: FxHashMap<ModuleFuncId, ir::FuncRef>,
    addresses: FxHashMap<DataId, ir::GlobalValue>,
}

/// Translates `function` into `target`, whose signature is set.
pub(super) fn translate(
    cx: &mut Context,
    function: &Function,
    target: &mut ir::Function,
    scratch: &mut FunctionBuilderContext,
) -> Result<(), Error> {
    target.name = UserFuncName::user(0, 0);
    let body = &function.body;
    let cfg = Cfg::of(body);
    let config = cranelift_module::Module::target_config(&cx.module);
    let mut t = Translator {
        cx,
        body,
        b: FunctionBuilder::new(target, scratch),
        blocks: vec![None; body.block_count()],
        values: vec![None; body.value_count()],
        bools: FxHashMap::default(),
        cold: false,
        here: body.entry(),
        certain: CertainObjects::of(body, &cfg),
        no_numbers: NoNumbers::of(body, &cfg),
        callees: FxHashMap::default(),
        addresses: FxHashMap::default(),
    };
    for &block in cfg.rpo() {
        let new = t.b.create_block();
        t.blocks[block.index()] = Some(new);
        for &param in &body[block].params {
            let value = t.b.append_block_param(new, machine_type(body.ty(param)));
            t.values[param.index()] = Some(value);
        }
    }
    let warm = molt_ir::lir::warm_blocks(body);
    for &block in cfg.rpo() {
        let new = t.block(block);
        t.here = block;
        t.cold = !warm[block.index()];
        if t.cold {
            t.b.set_cold_block(new);
        }
        t.b.switch_to_block(new);
        for &inst in &body[block].insts {
            // The location is the number of the instruction; `debug` and `listing` look its span up.
            t.b.set_srcloc(SourceLoc::new(inst.index() as u32));
            t.inst(inst)?;
        }
    }
    t.b.seal_all_blocks();
    t.b.finalize(config);
    Ok(())
}

impl Translator<'_, '_, '_> {
    fn inst(&mut self, inst: Inst) -> Result<(), Error> {
        let body = self.body;
        let op = &body[inst].op;
        let results: Vec<Value> = body.results(inst).collect();
        match op {
            Op::Call { .. } | Op::CallRuntime { .. } | Op::CallBuiltin { .. } | Op::CallPointer { .. } | Op::Trace { .. } => {
                let made = self.call(op, &results)?;
                for (value, made) in results.iter().zip(made) {
                    self.set(*value, made);
                }
                Ok(())
            }
            Op::Jump { .. }
            | Op::Branch { .. }
            | Op::BranchCold { .. }
            | Op::Switch { .. }
            | Op::Return { .. }
            | Op::Trap { .. } => {
                self.control(op);
                Ok(())
            }
            Op::Store { .. } | Op::StoreU8 { .. } => {
                self.store(op);
                Ok(())
            }
            Op::Keep { .. } | Op::LetDie { .. } => Ok(()),
            Op::Retain { .. } | Op::Release { .. } => self.count(op),
            Op::IAddOverflow { .. } | Op::ISubOverflow { .. } | Op::IMulOverflow { .. } => {
                let (value, overflow) = self.overflowing(op);
                self.set(results[0], value);
                self.set_bool(results[1], overflow);
                Ok(())
            }
            op => {
                if let Some(made) = self.condition(op) {
                    self.set_bool(results[0], made);
                    return Ok(());
                }
                let found =
                    self.int(op).or_else(|| self.float(op)).or_else(|| self.value(op)).or_else(|| self.load(op, &results));
                let made = match found {
                    Some(made) => made,
                    None => self.constant(op)?,
                };
                self.set(results[0], made);
                Ok(())
            }
        }
    }

    /// The block made for `block`, which is reachable.
    pub fn block(&self, block: Block) -> ir::Block {
        self.blocks[block.index()].expect("reachable blocks were created")
    }

    /// The machine value of `value`.
    pub fn get(&self, value: Value) -> ir::Value {
        self.values[value.index()].expect("the verifier saw a definition that dominates")
    }

    /// Operand number `n` of `op`.
    pub fn arg(&self, op: &Op, n: usize) -> ir::Value {
        self.get(op.args()[n])
    }

    fn set(&mut self, value: Value, made: ir::Value) {
        self.values[value.index()] = Some(made);
    }

    fn set_bool(&mut self, value: Value, made: ir::Value) {
        let wide = self.b.ins().uextend(types::I64, made);
        self.set(value, wide);
        self.bools.insert(value, made);
    }

    /// `value` as a condition: one byte if it was made by a comparison.
    pub fn as_condition(&self, value: Value) -> ir::Value {
        self.bools.get(&value).copied().unwrap_or_else(|| self.get(value))
    }

    /// The one-byte form, if there is one.
    pub fn as_bool(&self, value: Value) -> Option<ir::Value> {
        self.bools.get(&value).copied()
    }

    /// The type of operand number `n`.
    pub fn arg_type(&self, op: &Op, n: usize) -> Type {
        *self.body.ty(op.args()[n])
    }

    /// Whether operand number `n` of an operation here is certainly a heap object.
    pub fn is_certain_object(&self, op: &Op, n: usize) -> bool {
        *self.body.ty(op.args()[n]) == Type::Obj || self.certain.holds(self.here, op.args()[n])
    }

    /// Whether operand number `n` of an operation is certainly no number.
    pub fn is_no_number(&self, op: &Op, n: usize) -> bool {
        self.no_numbers.holds(op.args()[n])
    }

    /// A constant word.
    pub fn word(&mut self, bits: u64) -> ir::Value {
        self.b.ins().iconst(types::I64, bits as i64)
    }

    /// A function that can be called here.
    pub fn callee(&mut self, id: ModuleFuncId) -> ir::FuncRef {
        let (cx, func) = (&mut *self.cx, &mut *self.b.func);
        *self.callees.entry(id).or_insert_with(|| cx.callee(id, func))
    }

    /// The address of static data.
    pub fn address(&mut self, id: DataId) -> ir::Value {
        let (cx, func) = (&mut *self.cx, &mut *self.b.func);
        let global = *self.addresses.entry(id).or_insert_with(|| cx.address(id, func));
        self.b.ins().symbol_value(types::I64, global)
    }
}
