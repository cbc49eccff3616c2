//! Engines: what gives a program of some stage its behaviour. An interpreter runs it; a native back end links it as well.

use std::path::Path;

use super::cx::PassCx;
use super::stage::AnyStage;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Runs programs of one stage, and perhaps builds executables and other forms from them. Added by `Registry::add_engine`.
pub trait Engine: Send + Sync {
    /// `native`, `interp-tir`.
    fn name(&self) -> &'static str;

    /// The name of the stage it takes.
    fn stage(&self) -> &'static str;

    /// Runs the program with the standard streams of this process. `args` becomes `sys.argv`, so the first is the file's name.
    /// Gives the exit status; a program ended by a signal gives 128 and the signal's number.
    fn run(&self, program: &AnyStage, args: &[String], cx: &mut PassCx) -> Result<i32, Diagnostics>;

    /// Writes an executable.
    fn build(&self, program: &AnyStage, output: &Path, options: &BuildOptions, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let _ = (program, output, options, cx);
        Err(Diagnostic::new(codes::P0015, format!("the engine `{}` runs programs but builds none", self.name())).into())
    }

    /// The forms of `--emit` it can write: `clif`, `asm`, `obj`.
    fn forms(&self) -> &'static [&'static str] {
        &[]
    }

    /// Writes the program in one of [`Engine::forms`].
    fn emit(&self, program: &AnyStage, form: &str, cx: &mut PassCx) -> Result<Vec<u8>, Diagnostics> {
        let _ = (program, cx);
        Err(Diagnostic::new(codes::P0015, format!("the engine `{}` does not write `{form}`", self.name())).into())
    }
}

/// How to build an executable.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct BuildOptions {
    /// Without dynamic libraries.
    pub is_static: bool,
    /// Keeps symbols and line tables.
    pub debug: bool,
    /// The program that links, where the default (`cc`) will not do.
    pub linker: Option<String>,
}
