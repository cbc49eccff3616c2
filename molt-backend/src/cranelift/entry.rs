//! The process's `main`: starts the runtime, makes what cannot be static, runs the main module, ends.

use super::call::{runtime_function, runtime_signature};
use super::module::{self, Context, module_error, signature};
use super::{Error, Options, data::Image};
use crate::builtins;
use cranelift_codegen::Context as CodegenContext;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_module::{DataId, Linkage, Module as _};
use molt_ir::lir::{Op, Program};
use molt_runtime::abi;

/// The entry while it is written.
struct Entry<'a, 'b, 'p> {
    cx: &'a mut Context<'p>,
    b: FunctionBuilder<'b>,
}

/// Defines `main(argc, argv)`.
pub(super) fn define(
    cx: &mut Context,
    options: &Options,
    codegen: &mut CodegenContext,
    scratch: &mut FunctionBuilderContext,
) -> Result<(), Error> {
    let header = &cx.program.header;
    let Some(main) = header.main else { return Ok(()) };
    codegen.func.signature = signature([types::I32, types::I64], [types::I32]);
    let id = cx.module.declare_function("main", Linkage::Export, &codegen.func.signature).map_err(module_error)?;
    let config = cx.module.target_config();
    let mut entry = Entry { cx, b: FunctionBuilder::new(&mut codegen.func, scratch) };
    let block = entry.b.create_block();
    entry.b.append_block_params_for_function_params(block);
    entry.b.switch_to_block(block);
    entry.b.seal_block(block);
    let (argc, argv) = (entry.b.block_params(block)[0], entry.b.block_params(block)[1]);
    let argc = entry.b.ins().sextend(types::I64, argc);
    entry.runtime("start", &[argc, argv])?;
    if options.check_memory || !is_bare(entry.cx.program) {
        entry.prepare()?;
    }
    if options.check_memory {
        entry.runtime("check_memory", &[])?;
    }
    let main = entry.cx.function(main)?;
    let main = entry.cx.callee(main, entry.b.func);
    let inst = entry.b.ins().call(main, &[]);
    let result = entry.b.inst_results(inst)[0];
    let mut status = entry.finish(result)?;
    if options.check_memory {
        status = entry.report_memory(status)?;
    }
    let status = entry.b.ins().ireduce(types::I32, status);
    entry.b.ins().return_(&[status]);
    entry.b.finalize(config);
    module::define(cx, id, codegen)
}

impl Entry<'_, '_, '_> {
    fn runtime(&mut self, name: &str, args: &[ir::Value]) -> Result<Option<ir::Value>, Error> {
        let function = runtime_function(name)?;
        let id = self.cx.import(function.symbol, &runtime_signature(function))?;
        let callee = self.cx.callee(id, self.b.func);
        let inst = self.b.ins().call(callee, args);
        Ok(self.b.inst_results(inst).first().copied())
    }

    fn value(&mut self, name: &str, args: &[ir::Value]) -> Result<ir::Value, Error> {
        self.runtime(name, args)?.ok_or_else(|| Error(format!("`{name}` gives no value")))
    }

    fn data(&mut self, id: DataId) -> ir::Value {
        let global = self.cx.address(id, self.b.func);
        self.b.ins().symbol_value(types::I64, global)
    }

    /// Address and length of a text.
    fn text(&mut self, name: &str, text: &str) -> Result<[ir::Value; 2], Error> {
        let mut image = Image::default();
        image.raw(text.as_bytes());
        let id = self.cx.place(name, image, false)?;
        Ok([self.data(id), self.b.ins().iconst(types::I64, text.len() as i64)])
    }

    /// After the main module: the exit status.
    fn finish(&mut self, result: ir::Value) -> Result<ir::Value, Error> {
        let header = &self.cx.program.header;
        if !header.finalizers {
            return self.value("finish", &[result]);
        }
        let count = i64::from(header.globals);
        let globals = self.cx.globals()?;
        let (globals, count) = (self.data(globals), self.b.ins().iconst(types::I64, count));
        self.value("finish_finalizing", &[result, globals, count])
    }

    /// Tells what is left when the program has ended; the exit status.
    fn report_memory(&mut self, status: ir::Value) -> Result<ir::Value, Error> {
        let header = &self.cx.program.header;
        let counts = [header.globals, header.classes];
        let blocks = [self.cx.globals()?, self.cx.classes()?];
        for (block, count) in blocks.into_iter().zip(counts) {
            let block = self.data(block);
            let count = self.b.ins().iconst(types::I64, i64::from(count));
            self.runtime("release_words", &[block, count])?;
        }
        self.value("report_memory", &[status])
    }

    fn fill(&mut self, slot: DataId, value: ir::Value) {
        let slot = self.data(slot);
        self.b.ins().store(MemFlagsData::trusted(), value, slot, 0);
    }

    /// What a program needs that asks values for their behaviour.
    fn prepare(&mut self) -> Result<(), Error> {
        self.runtime("install_core", &[])?;
        for name in &self.cx.program.header.installs {
            // A type without an entry of its own comes with all the others.
            let install = format!("install_{name}");
            self.runtime(if abi::function(&install).is_some() { &install } else { "install_all" }, &[])?;
        }
        if let Some(table) = self.cx.site_table()? {
            let table = self.data(table);
            self.runtime("set_sites", &[table])?;
        }
        for (n, (digits, slot)) in std::mem::take(&mut self.cx.statics.ints).iter().enumerate() {
            let text = self.text(&format!("digits.{n}"), digits.as_str())?;
            let int = self.value("int_literal", &text)?;
            self.fill(*slot, int);
        }
        for (n, (name, slot)) in std::mem::take(&mut self.cx.statics.builtins).iter().enumerate() {
            let method = builtins::method(name).ok_or_else(|| Error(format!("the runtime has no built-in `{name}`")))?;
            let arity = method.signature.arity();
            let id = self.cx.import(method.symbol, &signature(vec![types::I64; arity], [types::I64]))?;
            let callee = self.cx.callee(id, self.b.func);
            let (entry, arity) = (self.b.ins().func_addr(types::I64, callee), self.b.ins().iconst(types::I64, arity as i64));
            let name = match method.module() {
                "builtins" => method.name.to_owned(),
                module => format!("{module}.{}", method.name),
            };
            let [name, name_length] = self.text(&format!("builtin.{n}.name"), &name)?;
            let [signature, signature_length] = self.text(&format!("builtin.{n}.signature"), method.signature.text)?;
            let object = self.value("builtin_function", &[entry, arity, name, name_length, signature, signature_length])?;
            self.fill(*slot, object);
        }
        Ok(())
    }
}

/// Whether nothing in the program asks a value for its behaviour, so that even the core types can go without. True of hello
/// world and little else: every runtime function called says so of itself.
pub fn is_bare(program: &Program) -> bool {
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
