//! The process's `main`: starts the runtime, makes what cannot be static, runs the main module, ends.

use super::call::{runtime_function, runtime_signature};
use super::module::{self, Context, module_error, signature};
use super::{Error, data::Image};
use cranelift_codegen::Context as CodegenContext;
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, types};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_module::{Linkage, Module as _};
use molt_ir::lir::{Op, Program};
use molt_runtime::abi;

/// Defines `main(argc, argv)`.
pub(super) fn define(cx: &mut Context, codegen: &mut CodegenContext, scratch: &mut FunctionBuilderContext) -> Result<(), Error> {
    let header = &cx.program.header;
    let Some(main) = header.main else { return Ok(()) };
    let ints = std::mem::take(&mut cx.statics.ints);
    let mut literals = vec![];
    for (n, (digits, slot)) in ints.iter().enumerate() {
        let mut image = Image::default();
        image.raw(digits.as_str().as_bytes());
        literals.push((cx.place(&format!("digits.{n}"), image, false)?, digits.as_str().len() as u64, *slot));
    }

    codegen.func.signature = signature([types::I32, types::I64], [types::I32]);
    let id = cx.module.declare_function("main", Linkage::Export, &codegen.func.signature).map_err(module_error)?;
    let config = cx.module.target_config();
    let mut b = FunctionBuilder::new(&mut codegen.func, scratch);
    let block = b.create_block();
    b.append_block_params_for_function_params(block);
    b.switch_to_block(block);
    b.seal_block(block);
    let (argc, argv) = (b.block_params(block)[0], b.block_params(block)[1]);

    let call = |cx: &mut Context, b: &mut FunctionBuilder, name: &str, args: &[_]| -> Result<_, Error> {
        let function = runtime_function(name)?;
        let id = cx.import(function.symbol, &runtime_signature(function))?;
        let callee = cx.callee(id, b.func);
        let inst = b.ins().call(callee, args);
        Ok(b.inst_results(inst).first().copied())
    };
    let argc = b.ins().sextend(types::I64, argc);
    call(cx, &mut b, "start", &[argc, argv])?;
    if !is_bare(cx.program) {
        call(cx, &mut b, "install_core", &[])?;
    }
    for (digits, length, slot) in literals {
        let digits = cx.address(digits, b.func);
        let digits = b.ins().symbol_value(types::I64, digits);
        let length = b.ins().iconst(types::I64, length as i64);
        let int = call(cx, &mut b, "int_literal", &[digits, length])?;
        let slot = cx.address(slot, b.func);
        let slot = b.ins().symbol_value(types::I64, slot);
        b.ins().store(MemFlagsData::trusted(), int.ok_or_else(|| Error("`int_literal` gives no value".into()))?, slot, 0);
    }
    for name in &cx.program.header.installs {
        let install = if name == "*" { "install_all".to_owned() } else { format!("install_{name}") };
        call(cx, &mut b, &install, &[])?;
    }
    let main = cx.function(main)?;
    let main = cx.callee(main, b.func);
    let inst = b.ins().call(main, &[]);
    let result = b.inst_results(inst)[0];
    let status = call(cx, &mut b, "finish", &[result])?;
    let status = status.ok_or_else(|| Error("`finish` gives no status".into()))?;
    let status = b.ins().ireduce(types::I32, status);
    b.ins().return_(&[status]);
    b.finalize(config);
    module::define(cx, id, codegen)
}

/// Whether nothing in the program asks a value for its behaviour, so that even the core types can go without. True of hello
/// world and little else: every runtime function called says so of itself.
fn is_bare(program: &Program) -> bool {
    let bare = |op: &Op| match op {
        Op::CallRuntime { function, .. } => abi::function(function).is_some_and(|f| f.effects & abi::effect::BARE != 0),
        // A lone surrogate cannot be printed, which raises.
        Op::StaticStr { value } => value.to_utf8().is_some(),
        Op::CallBuiltin { .. } | Op::CallPointer { .. } => false,
        Op::BuiltinAddr { .. } | Op::TypeAddr { .. } | Op::CodeAddr { .. } | Op::StaticAddr { .. } | Op::StaticInt { .. } => {
            false
        }
        _ => true,
    };
    program.header.installs.is_empty() && program.functions().all(|(_, f)| f.body.insts().all(|inst| bare(&f.body[inst].op)))
}
