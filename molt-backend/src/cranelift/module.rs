//! Everything with a linker symbol: functions, imports, static data.

use super::data::Statics;
use super::helpers::{self, Helpers};
use super::parallel::{self, Done};
use super::{Error, Options, debug, entry, function, listing, target};
use cranelift_codegen::Context as CodegenContext;
use cranelift_codegen::ir::{self, AbiParam, ExtFuncData, GlobalValueData, Signature, types};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilderContext;
use cranelift_module::{DataId, FuncId as ModuleFuncId, Linkage, Module as _};
use cranelift_object::{ObjectBuilder, ObjectModule};
use fxhash::FxHashMap;
use molt_ir::lir::{Function, Program, Type};
use molt_ir::settings::Codegen;
use molt_ir::ssa::FuncId;
use molt_runtime::abi::RuntimeFunction;

/// What to keep for a listing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Nothing,
    Clif,
    Asm,
}

/// The result.
pub(super) struct Compiled {
    pub object: Vec<u8>,
    pub listing: String,
}

/// What the translation of every function shares.
pub(super) struct Context<'a> {
    pub program: &'a Program,
    pub module: ObjectModule,
    pub statics: Statics,
    pub helpers: Helpers,
    /// What is most wanted.
    pub codegen: Codegen,
    functions: Vec<Option<ModuleFuncId>>,
    imports: FxHashMap<String, ModuleFuncId>,
    /// Functions of the runtime that were asked for, by name.
    pub(super) runtime: FxHashMap<&'static str, &'static RuntimeFunction>,
}

/// The machine type of a word.
pub(super) fn machine_type(ty: &Type) -> ir::Type {
    match ty {
        Type::F64 => types::F64,
        _ => types::I64,
    }
}

/// A signature of Rust's `extern "C"` with these words.
pub(super) fn signature(params: impl IntoIterator<Item = ir::Type>, results: impl IntoIterator<Item = ir::Type>) -> Signature {
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params.extend(params.into_iter().map(AbiParam::new));
    signature.returns.extend(results.into_iter().map(AbiParam::new));
    signature
}

fn signature_of(function: &Function) -> Signature {
    let body = &function.body;
    let params = body[body.entry()].params.iter().map(|v| machine_type(body.ty(*v)));
    signature(params, function.header.results.iter().map(machine_type))
}

/// Compiles every function of `program`.
pub(super) fn compile(program: &Program, options: &Options, keep: Keep) -> Result<Compiled, Error> {
    let isa = target(options.codegen)?;
    let mut builder = ObjectBuilder::new(isa, "molt", cranelift_module::default_libcall_names()).map_err(module_error)?;
    builder.unwind_info(false);
    let module = ObjectModule::new(builder);
    let mut cx = Context {
        program,
        module,
        statics: Statics::default(),
        helpers: Helpers::default(),
        codegen: options.codegen,
        functions: vec![None; program.id_count()],
        imports: FxHashMap::default(),
        runtime: FxHashMap::default(),
    };
    for (id, function) in program.functions() {
        let symbol = symbol(&function.name);
        let declared = cx.module.declare_function(&symbol, Linkage::Local, &signature_of(function)).map_err(module_error)?;
        cx.functions[id.index()] = Some(declared);
    }
    let mut scratch = FunctionBuilderContext::new();
    let mut lines = debug::Lines::new(options);
    let mut text = String::new();
    let functions: Vec<(FuncId, &Function)> = program.functions().collect();
    let mut next = functions.iter();
    let make = || {
        let (id, function) = next.next()?;
        let made = translated(&mut cx, *id, function, &mut scratch);
        if let (Keep::Clif, Ok(made)) = (keep, &made) {
            listing::clif(&mut text, &symbol(&function.name), &made.1);
        }
        Some(made)
    };
    let compiled = parallel::compile(&*target(options.codegen)?, make, options.debug || keep == Keep::Asm)?;
    for ((_, function), done) in functions.iter().zip(compiled) {
        let Done { id, bytes, alignment, relocations, whole } =
            done.map_err(|e| Error(format!("`@{}` cannot be compiled: {e}", function.name)))?;
        cx.module.define_function_bytes(id, alignment, &bytes, &relocations).map_err(module_error)?;
        if let Some((func, code)) = &whole {
            if keep == Keep::Asm {
                listing::asm(&mut text, &symbol(&function.name), function, func, (&cx.module, code), options.sources)?;
            }
            lines.function(id, function, code);
        }
    }
    let mut codegen = cx.module.make_context();
    helpers::define(&mut cx, &mut codegen, &mut scratch)?;
    if program.header.main.is_some() {
        entry::define(&mut cx, options, &mut codegen, &mut scratch)?;
    }
    let mut product = cx.module.finish();
    lines.write(&mut product)?;
    let object = product.emit().map_err(|e| Error(format!("the object file cannot be written: {e}")))?;
    Ok(Compiled { object, listing: text })
}

/// The symbol of a function: never that of anything in the runtime or the C library.
pub(super) fn symbol(name: &str) -> String {
    format!("py.{name}")
}

pub(super) fn module_error(e: cranelift_module::ModuleError) -> Error {
    Error(format!("the object file cannot be made: {e}"))
}

/// A function in Cranelift's form.
fn translated(
    cx: &mut Context,
    id: FuncId,
    function: &Function,
    scratch: &mut FunctionBuilderContext,
) -> Result<(ModuleFuncId, ir::Function), Error> {
    let mut made = ir::Function::new();
    made.signature = signature_of(function);
    function::translate(cx, function, &mut made, scratch)?;
    Ok((cx.function(id)?, made))
}

impl Context<'_> {
    /// A function of the program.
    pub fn function(&self, id: FuncId) -> Result<ModuleFuncId, Error> {
        self.functions.get(id.index()).copied().flatten().ok_or_else(|| Error(format!("the function {id} was removed")))
    }

    /// A function of the runtime or the C library.
    pub fn import(&mut self, symbol: &str, signature: &Signature) -> Result<ModuleFuncId, Error> {
        if let Some(known) = self.imports.get(symbol) {
            return Ok(*known);
        }
        let id = self.module.declare_function(symbol, Linkage::Import, signature).map_err(module_error)?;
        self.imports.insert(symbol.to_owned(), id);
        Ok(id)
    }

    /// Makes `id` callable from `func`. Everything is linked into one executable, so calls are direct.
    pub fn callee(&mut self, id: ModuleFuncId, func: &mut ir::Function) -> ir::FuncRef {
        let callee = self.module.declare_func_in_func(id, func);
        let ExtFuncData { colocated, .. } = &mut func.dfg.ext_funcs[callee];
        *colocated = true;
        callee
    }

    /// Makes the address of `id` available in `func`.
    pub fn address(&mut self, id: DataId, func: &mut ir::Function) -> ir::GlobalValue {
        let value = self.module.declare_data_in_func(id, func);
        if let GlobalValueData::Symbol { colocated, .. } = &mut func.global_values[value] {
            *colocated = true;
        }
        value
    }
}

/// Finishes a function that has no counterpart in the program.
pub(super) fn define(cx: &mut Context, id: ModuleFuncId, codegen: &mut CodegenContext) -> Result<(), Error> {
    cx.module.define_function(id, codegen).map_err(module_error)?;
    cx.module.clear_context(codegen);
    Ok(())
}
