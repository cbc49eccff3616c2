//! Native code: `lir` → object file, through Cranelift.
//!
//! One file per group of operations: `int`, `float`, `value`, `memory`, `counts`, `call`, `control`. `module` knows what has a
//! linker symbol, `parallel` runs Cranelift on every processor, `helpers` holds what counts call, `data` lays out static objects, `entry` writes the process's `main`, `debug` the line tables.

mod allocate;
mod call;
mod control;
mod counts;
mod data;
mod debug;
mod entry;
mod float;
mod function;
mod helpers;
mod int;
mod listing;
mod memory;
mod module;
mod parallel;
mod tables;
mod value;

pub use entry::is_bare;

use cranelift_codegen::isa::{self, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use molt_ir::lir::Program;
use molt_ir::settings::Codegen;
use molt_ir::span::SourceMap;

/// How to compile.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options<'a> {
    /// Line tables for debuggers and profilers.
    pub debug: bool,
    /// The program checks its memory.
    pub check_memory: bool,
    /// What is most wanted. Quick compiles do without a search for better code; both they and small programs change counts by calls.
    pub codegen: Codegen,
    /// The texts that spans point into; line tables and listings are empty without.
    pub sources: Option<&'a SourceMap>,
}

/// What the back end cannot compile, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The object file of a program: verified `lir` with explicit reference counts.
pub fn object(program: &Program, options: &Options) -> Result<Vec<u8>, Error> {
    module::compile(program, options, module::Keep::Nothing).map(|compiled| compiled.object)
}

/// Cranelift's form of the program, as text.
pub fn clif(program: &Program, options: &Options) -> Result<String, Error> {
    module::compile(program, options, module::Keep::Clif).map(|compiled| compiled.listing)
}

/// The machine code, disassembled, with source lines where they are known.
pub fn asm(program: &Program, options: &Options) -> Result<String, Error> {
    module::compile(program, options, module::Keep::Asm).map(|compiled| compiled.listing)
}

/// x86-64 as all machines since 2009 have it (`x86-64-v2`), so that an executable runs on another machine than its maker.
fn target(codegen: Codegen) -> Result<OwnedTargetIsa, Error> {
    let quick = codegen == Codegen::Quick;
    let failed = |e: &dyn std::fmt::Display| Error(format!("Cranelift cannot be set up: {e}"));
    let mut shared = settings::builder();
    let flags = [
        ("opt_level", if quick { "none" } else { "speed" }),
        ("regalloc_algorithm", if quick { "single_pass" } else { "backtracking" }),
        ("is_pic", "true"),
        ("preserve_frame_pointers", "false"),
        ("use_colocated_libcalls", "true"),
        ("enable_probestack", "false"),
        ("unwind_info", "false"),
        ("enable_verifier", if cfg!(debug_assertions) { "true" } else { "false" }),
    ];
    for (name, value) in flags {
        shared.set(name, value).map_err(|e| failed(&e))?;
    }
    let triple = "x86_64-unknown-linux-gnu".parse().map_err(|e| failed(&e))?;
    let mut builder = isa::lookup(triple).map_err(|e| failed(&e))?;
    for feature in ["has_sse3", "has_ssse3", "has_cmpxchg16b", "has_sse41", "has_sse42", "has_popcnt"] {
        builder.enable(feature).map_err(|e| failed(&e))?;
    }
    builder.finish(settings::Flags::new(shared)).map_err(|e| failed(&e))
}
