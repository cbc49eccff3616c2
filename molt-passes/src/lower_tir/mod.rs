//! `lower-tir` · tir → lir
//!
//! ```text
//! %2 = binary %0, %1 {op: add} : float      ⇒      %2 = fadd %0, %1 : f64
//! %2 = binary %0, %1 {op: add} : any        ⇒      %2 = call_rt %0, %1 {function: "add"} : val
//!                                                  %3 = icmp %2, 0 {cc: eq} ; br_cold %3 -> ^raise, ^next
//! ```
//!
//! Every operation becomes machine words and calls of the runtime, by the types of its operands: `i64`, `bool` and `float`
//! are raw, everything else is boxed. Exceptions become explicit: a call that may raise is followed by a test, whose cold edge notes
//! the traceback site and goes to the handler or out of the function. A function that is a value gets a second entry that takes its
//! arguments boxed in an array.
//!
//! Caveat: counts are not placed yet (`insert-refcounts`), and the offsets in `layout` are the runtime's.

mod anchors;
mod arithmetic;
mod byte_items;
mod calls;
mod cells;
mod characters;
mod compare;
mod containers;
mod entry;
mod exceptions;
mod families;
mod floats;
mod function;
mod generators;
mod instruction;
pub(crate) mod layout;
mod names;
mod objects;
mod signature;
mod sites;
mod sought;
mod square;
mod words;

use crate::prelude::*;
use cells::Cells;
use families::Families;
use function::FunctionLowering;
use molt_ir::ssa::{self, FuncId};
use molt_ir::tir::facts::NO_GENERATORS;
use signature::Signature;
use sites::Sites;
use std::collections::BTreeSet;

/// See the module.
pub struct LowerTir;

/// What the lowering of all functions shares.
pub struct Shared {
    /// The sources, for traceback sites.
    pub sources: molt_ir::span::SourceMap,
    /// Traceback sites.
    pub sites: Sites,
    /// Built-in modules used as values.
    pub modules: BTreeSet<String>,
    /// Which cells may be the same.
    pub cells: Cells,
    /// Which classes may have fields in common.
    pub families: Families,
    /// Functions that become values.
    pub as_values: BTreeSet<FuncId>,
    /// Runtime functions that were asked for and do not exist.
    pub missing: BTreeSet<String>,
    errors: Diagnostics,
}

impl Shared {
    /// The linker symbol of a built-in by dotted name.
    pub fn builtin_symbol(&mut self, name: &str) -> String {
        match crate::builtins::symbol(name) {
            Some(symbol) => symbol.to_owned(),
            None => {
                self.missing.insert(name.to_owned());
                String::new()
            }
        }
    }
    /// Notes a module that neither the program nor the runtime has.
    pub fn refuse_module(&mut self, span: Span, name: &str) {
        let message = format!("the module `{name}` is not supported yet");
        self.errors.push(
            Diagnostic::new(codes::E0201, message)
                .at(span)
                .why("Molt brings its own standard library, and this module is not in it"),
        );
    }
    /// Notes what cannot be lowered.
    pub fn refuse(&mut self, span: Span, message: &str) {
        self.errors.push(Diagnostic::new(codes::P0017, message).at(span));
    }
}

impl Pass for LowerTir {
    type From = tir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lower-tir";
    const SUMMARY: &'static str = "chooses representations and makes exceptions and runtime calls explicit";
    const REQUIRES: &'static [Need] = &[need(NO_GENERATORS, "a suspended frame has no machine form of its own")];
    const ESTABLISHES: &'static [Fact] = &[];
    const DESTROYS: &'static [Fact] = &[];

    fn run(_: &(), tir: tir::Program, cx: &mut PassCx) -> Result<lir::Program, Diagnostics> {
        let mut shared = Shared {
            sources: cx.sources.clone(),
            sites: Sites::default(),
            modules: BTreeSet::new(),
            cells: Cells::of(&tir),
            families: Families::of(&tir),
            as_values: BTreeSet::new(),
            missing: BTreeSet::new(),
            errors: Diagnostics::default(),
        };
        let mut program = lir::Program::new(Default::default());
        for (id, function) in tir.functions() {
            let body = FunctionLowering::lower(&mut shared, &tir, id);
            let header = lir::header::FunctionHeader {
                results: Signature::of(&tir, id).results(),
                code: None,
                qualname: function.header.qualname.clone(),
            };
            program.insert(id, ssa::Function { name: function.name.clone(), header, body });
            cx.count("functions");
        }
        for &id in &shared.as_values.clone() {
            entry::add(&tir, &mut program, id);
        }
        if let Some(name) = shared.missing.first() {
            shared.errors.push(Diagnostic::new(codes::P0017, format!("the runtime has no function `{name}`")));
        }
        if !shared.errors.is_empty() {
            return Err(shared.errors);
        }
        program.header = header(&tir, shared);
        Ok(program)
    }
}

/// Whether the program may look up a built-in method by its name while it runs.
fn by_name(tir: &tir::Program) -> bool {
    use molt_ir::tir::Op;
    let never = |op: &Op| {
        matches!(
            op,
            Op::NoneConst {}
                | Op::BoolConst { .. }
                | Op::IntConst { .. }
                | Op::FloatConst { .. }
                | Op::StrConst { .. }
                | Op::TupleConst { .. }
                | Op::Unbound {}
                | Op::Builtin { .. }
                | Op::GlobalGet { .. }
                | Op::GlobalSet { .. }
                | Op::IsBound { .. }
                | Op::CheckBound { .. }
                | Op::Is { .. }
                | Op::Not { .. }
                | Op::Jump { .. }
                | Op::Branch { .. }
                | Op::Return { .. }
                | Op::Unreachable {}
                | Op::CallDirect { .. }
        ) || matches!(op, Op::CallBuiltin { name, .. } if name == "builtins.print")
    };
    tir.functions().any(|(_, f)| f.body.insts().any(|inst| !never(&f.body[inst].op)))
}

fn header(tir: &tir::Program, shared: Shared) -> lir::header::ProgramHeader {
    lir::header::ProgramHeader {
        files: shared.sites.files,
        lines: shared.sites.lines,
        sites: shared.sites.sites,
        globals: (tir.header.globals.len() + tir.header.modules.len()) as u32,
        classes: tir.header.classes.len() as u32,
        main: tir.header.modules.first().map(|m| m.init),
        installs: if by_name(tir) { vec!["*".into()] } else { Vec::new() },
        finalizers: crate::tir::deaths::are_seen(tir),
        modules: shared.modules.into_iter().collect(),
    }
}
