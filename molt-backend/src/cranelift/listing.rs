//! What `--emit clif` and `--emit asm` show.

use super::{Error, debug};
use cranelift_codegen::ir::{self, ExternalName};
use cranelift_codegen::isa::TargetIsa;
use cranelift_codegen::{CompiledCode, FinalizedRelocTarget};
use cranelift_module::{DataId, FuncId, Module as _};
use cranelift_object::ObjectModule;
use molt_ir::lir::Function;
use molt_ir::span::SourceMap;
use std::fmt::Write;

/// Appends Cranelift's own text of a function.
pub(super) fn clif(out: &mut String, symbol: &str, func: &ir::Function) {
    _ = writeln!(out, "; {symbol}\n{}", func.display());
}

/// Appends the disassembly of a function. Where code comes from another line of the source than what stands before it, the
/// line is shown; calls and addresses are shown by their symbols.
pub(super) fn asm(
    out: &mut String,
    symbol: &str,
    function: &Function,
    func: &ir::Function,
    (module, code): (&ObjectModule, &CompiledCode),
    sources: Option<&SourceMap>,
) -> Result<(), Error> {
    let failed = |e: &dyn std::fmt::Display| Error(format!("`@{}` cannot be disassembled: {e}", function.name));
    let isa: &dyn TargetIsa = module.isa();
    let disassembler = isa.to_capstone().map_err(|e| failed(&e))?;
    let instructions = disassembler.disasm_all(code.code_buffer(), 0).map_err(|e| failed(&e))?;
    let places = code.buffer.get_srclocs_sorted();
    let mut shown = None;
    _ = writeln!(out, "{symbol}:");
    for instruction in instructions.iter() {
        let at = instruction.address() as u32;
        let place = places.iter().find(|range| range.start <= at && at < range.end);
        if let (Some(place), Some(sources)) = (place, sources)
            && let Some((file, line, _, text)) = debug::place(function, sources, place.loc.bits())
            && shown != Some(line)
        {
            shown = Some(line);
            _ = writeln!(out, "; {file}:{line}: {text}");
        }
        let words = [instruction.mnemonic().unwrap_or(""), instruction.op_str().unwrap_or("")].join(" ");
        _ = write!(out, "{at:6x}:  {}", words.trim_end());
        let end = at + instruction.bytes().len() as u32;
        for relocation in code.buffer.relocs().iter().filter(|r| at <= r.offset && r.offset < end) {
            if let FinalizedRelocTarget::ExternalName(name) = &relocation.target {
                _ = write!(out, "  ; {}", name_of(module, func, name));
            }
        }
        _ = writeln!(out);
    }
    Ok(())
}

fn name_of(module: &ObjectModule, func: &ir::Function, name: &ExternalName) -> String {
    let ExternalName::User(user) = name else { return format!("{name:?}") };
    let user = &func.params.user_named_funcs()[*user];
    match user.namespace {
        0 => {
            let id = FuncId::from_u32(user.index);
            module.declarations().get_function_decl(id).linkage_name(id).into_owned()
        }
        _ => {
            let id = DataId::from_u32(user.index);
            module.declarations().get_data_decl(id).linkage_name(id).into_owned()
        }
    }
}
