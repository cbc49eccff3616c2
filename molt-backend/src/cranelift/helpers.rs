//! Functions of the object file's own that stand for code too long to repeat: counts where speed does not matter.
//!
//! They preserve every register, so that a count disturbs what stands around it as little as the inline form would. The last
//! count of an object is rare: only then are the registers really saved, by a second function.

use super::Error;
use super::int::is_object;
use super::module::{self, Context, module_error, signature};
use cranelift_codegen::Context as CodegenContext;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Signature, types};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_module::{FuncId as ModuleFuncId, Linkage, Module as _};

/// Offset of the count in an object's header.
pub(super) const COUNT: i32 = 8;

/// The functions that something called, each with one value as its only parameter.
#[derive(Default)]
pub(super) struct Helpers {
    retain: Option<ModuleFuncId>,
    release: Option<ModuleFuncId>,
}

fn of_one_value() -> Signature {
    let mut words = signature([types::I64], []);
    words.call_conv = CallConv::PreserveAll;
    words
}

impl Context<'_> {
    /// One more count of a value that may be no object.
    pub fn retain(&mut self) -> Result<ModuleFuncId, Error> {
        let known = self.helpers.retain.map_or_else(|| self.helper("py.$retain"), Ok)?;
        self.helpers.retain = Some(known);
        Ok(known)
    }

    /// One count less of a value that may be no object.
    pub fn release(&mut self) -> Result<ModuleFuncId, Error> {
        let known = self.helpers.release.map_or_else(|| self.helper("py.$release"), Ok)?;
        self.helpers.release = Some(known);
        Ok(known)
    }

    fn helper(&mut self, symbol: &str) -> Result<ModuleFuncId, Error> {
        self.module.declare_function(symbol, Linkage::Local, &of_one_value()).map_err(module_error)
    }
}

/// Defines what was called.
pub(super) fn define(cx: &mut Context, codegen: &mut CodegenContext, scratch: &mut FunctionBuilderContext) -> Result<(), Error> {
    if let Some(retain) = cx.helpers.retain {
        count(cx, retain, None, codegen, scratch)?;
    }
    if let Some(release) = cx.helpers.release {
        let destroy = cx.helper("py.$destroy")?;
        count(cx, release, Some(destroy), codegen, scratch)?;
        pass_on(cx, destroy, codegen, scratch)?;
    }
    Ok(())
}

/// Changes the count of the parameter if it is an object: one less and the call of `destroy` on the last, or else one more.
fn count(
    cx: &mut Context,
    id: ModuleFuncId,
    destroy: Option<ModuleFuncId>,
    codegen: &mut CodegenContext,
    scratch: &mut FunctionBuilderContext,
) -> Result<(), Error> {
    codegen.func.signature = of_one_value();
    let config = cx.module.target_config();
    let mut b = FunctionBuilder::new(&mut codegen.func, scratch);
    let (entry, work, done) = (b.create_block(), b.create_block(), b.create_block());
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    let value = b.block_params(entry)[0];
    let object = is_object(&mut b, value);
    b.ins().brif(object, work, &[], done, &[]);
    b.switch_to_block(work);
    let flags = MemFlagsData::trusted();
    let count = b.ins().load(types::I32, flags, value, COUNT);
    let one = b.ins().iconst(types::I32, 1);
    let changed = if destroy.is_some() { b.ins().isub(count, one) } else { b.ins().iadd(count, one) };
    b.ins().store(flags, changed, value, COUNT);
    match destroy {
        None => _ = b.ins().jump(done, &[]),
        Some(destroy) => {
            let last = b.create_block();
            b.set_cold_block(last);
            let zero = b.ins().iconst(types::I32, 0);
            let is_last = b.ins().icmp(IntCC::Equal, changed, zero);
            b.ins().brif(is_last, last, &[], done, &[]);
            b.switch_to_block(last);
            let destroy = cx.callee(destroy, b.func);
            b.ins().call(destroy, &[value]);
            b.ins().jump(done, &[]);
        }
    }
    b.switch_to_block(done);
    b.ins().return_(&[]);
    b.seal_all_blocks();
    b.finalize(config);
    module::define(cx, id, codegen)
}

/// The runtime's `molt_destroy`, with every register saved around it.
fn pass_on(
    cx: &mut Context,
    id: ModuleFuncId,
    codegen: &mut CodegenContext,
    scratch: &mut FunctionBuilderContext,
) -> Result<(), Error> {
    codegen.func.signature = of_one_value();
    let config = cx.module.target_config();
    let destroy = cx.import("molt_destroy", &signature([types::I64], []))?;
    let mut b = FunctionBuilder::new(&mut codegen.func, scratch);
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    let value = b.block_params(entry)[0];
    let destroy = cx.callee(destroy, b.func);
    b.ins().call(destroy, &[value]);
    b.ins().return_(&[]);
    b.seal_all_blocks();
    b.finalize(config);
    module::define(cx, id, codegen)
}
