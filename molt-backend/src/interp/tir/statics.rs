//! What lives as long as the run: globals, classes, constants, code objects, traceback sites.

use crate::builtins;
use crate::interp::{Go, Stop, callback, constants, sites};
use molt_ir::lir::ProgramHeader;
use molt_ir::lir::header::Site;
use molt_ir::span::{SourceMap, Span};
use molt_ir::ssa::{FuncId, Inst, Op as _};
use molt_ir::text::PyStr;
use molt_ir::tir::header::{FunctionKind, ParameterKind};
use molt_ir::tir::{Function, Op, Program};
use molt_runtime::function::{Code, builtin, code_flag};
use molt_runtime::object::value_of;
use molt_runtime::rt::rt;
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{bytes, complex, int, modules, str, types};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Objects made so far, and words that the runtime may read.
pub struct Statics {
    /// Globals, then the objects of the program's modules.
    pub globals: Box<[Cell<Word>]>,
    /// Classes by the statement that made them.
    pub classes: Box<[Cell<Word>]>,
    made: RefCell<HashMap<Op, Owned>>,
    codes: RefCell<HashMap<FuncId, &'static Code>>,
    sites: HashMap<(FuncId, Inst), Vec<u32>>,
    numbers: Cell<i64>,
}

impl Statics {
    /// The state before a run.
    pub fn new(program: &Program, sources: &SourceMap) -> Statics {
        let words = |n: usize| (0..n).map(|_| Cell::new(Word::ABSENT)).collect();
        let header = &program.header;
        Statics {
            globals: words(header.globals.len() + header.modules.len()),
            classes: words(header.classes.len()),
            made: RefCell::default(),
            codes: RefCell::default(),
            sites: all_sites(program, sources),
            numbers: Cell::new(0),
        }
    }

    /// A number that was not given before.
    pub fn next_number(&self) -> i64 {
        self.numbers.set(self.numbers.get() + 1);
        self.numbers.get()
    }

    /// Puts a value in the place of what a word holds.
    pub fn store(place: &Cell<Word>, value: Owned) {
        drop(Owned::from_raw(place.replace(value.into_raw())));
    }

    /// Notes in the traceback that an exception leaves an instruction.
    pub fn trace(&self, function: FuncId, inst: Inst) {
        for &site in self.sites.get(&(function, inst)).into_iter().flatten() {
            rt().trace.borrow_mut().push(site);
        }
    }

    /// The value of a constant; equal ones are one object.
    pub fn constant(&self, op: &Op) -> Go<Owned> {
        if let Some(known) = self.made.borrow().get(op) {
            return Ok(known.clone());
        }
        let new = make(op)?;
        self.made.borrow_mut().insert(op.clone(), new.clone());
        Ok(new)
    }

    /// The static part of the function objects made from a function.
    pub fn code(&self, program: &Program, id: FuncId) -> Go<&'static Code> {
        if let Some(known) = self.codes.borrow().get(&id) {
            return Ok(known);
        }
        let function = program.get(id).ok_or_else(|| Stop::broken(format!("{id} was removed")))?;
        // Code objects live as long as the functions made from them, so for good.
        let made: &'static Code = Box::leak(Box::new(code(program, function, id)));
        self.codes.borrow_mut().insert(id, made);
        Ok(made)
    }
}

fn code(program: &Program, function: &Function, id: FuncId) -> Code {
    let header = &function.header;
    let text = |text: &str| str::from_str(text).into_raw();
    let count = |kinds: &[ParameterKind]| header.parameters.iter().filter(|p| kinds.contains(&p.kind)).count() as u32;
    let flag = |kind, flag| if count(&[kind]) > 0 { flag } else { 0 };
    // A class body is called with its namespace.
    let namespace = (header.kind == FunctionKind::ClassBody).then_some("namespace");
    let body = u32::from(namespace.is_some());
    let names: Vec<Word> = namespace.into_iter().chain(header.parameters.iter().map(|p| &*p.name)).map(text).collect();
    Code {
        entry: callback::entry,
        data: id.index(),
        name: text(&header.name),
        qualname: text(&header.qualname),
        module: text(program.header.modules.get(header.module as usize).map_or("", |m| &m.name)),
        doc: header.doc.as_ref().map_or(Word::NONE, |doc| py_str(doc).into_raw()),
        names: names.leak().as_ptr(),
        positional: body + count(&[ParameterKind::PositionalOnly, ParameterKind::Normal]),
        positional_only: count(&[ParameterKind::PositionalOnly]),
        keyword_only: count(&[ParameterKind::KeywordOnly]),
        flags: flag(ParameterKind::VarPositional, code_flag::VAR_POSITIONAL)
            | flag(ParameterKind::VarKeyword, code_flag::VAR_KEYWORD)
            | suspends(function),
        line: header.line,
    }
}

/// What calling the function makes, as a flag of the runtime.
fn suspends(function: &Function) -> u32 {
    let made = function.body.insts().find_map(|inst| match &function.body[inst].op {
        Op::MakeGenerator { kind, .. } => Some(*kind),
        _ => None,
    });
    match made.unwrap_or(function.header.kind) {
        FunctionKind::Coroutine => code_flag::COROUTINE,
        FunctionKind::AsyncGenerator => code_flag::ASYNC_GENERATOR,
        FunctionKind::Generator => code_flag::GENERATOR,
        _ => 0,
    }
}

fn py_str(text: &PyStr) -> Owned {
    str::from_code_points(text.code_points())
}

fn make(op: &Op) -> Go<Owned> {
    Ok(match op {
        Op::IntConst { value } => int::from_decimal(value.as_str()),
        Op::ComplexConst { imaginary } => complex::new(0.0, imaginary.get()),
        Op::StrConst { value } => py_str(value),
        Op::BytesConst { value } => bytes::from_slice(&value.0),
        Op::TupleConst { value } => constants::make(value),
        Op::Builtin { name } => match (name.as_str(), types::builtin(name)) {
            ("NotImplemented", _) => Owned::from_raw(Word::NOT_IMPLEMENTED),
            ("Ellipsis", _) => Owned::from_raw(Word::ELLIPSIS),
            ("__debug__", _) => Owned::from(true),
            (_, Some(kind)) => value_of(kind).to_owned(),
            (name, None) => {
                builtin::of_function(builtins::method(name).ok_or_else(|| Stop::broken(format!("no built-in `{name}`")))?)
            }
        },
        Op::Module { name } => {
            modules::module(name).ok_or_else(|| Stop::broken(format!("the runtime has no module `{name}`")))?.object()
        }
        op => return Err(Stop::broken(format!("`{}` is no constant", op.info().mnemonic))),
    })
}

/// Numbers the places that exceptions can leave, and gives the runtime their table.
fn all_sites(program: &Program, sources: &SourceMap) -> HashMap<(FuncId, Inst), Vec<u32>> {
    let mut header = ProgramHeader::default();
    let mut found = HashMap::new();
    for (id, function) in program.functions() {
        let body = &function.body;
        let own = match function.header.kind {
            FunctionKind::Module => "<module>",
            _ => function.header.name.as_str(),
        };
        for &block in body.blocks() {
            let caught_in =
                body.tried(block).and_then(|_| body[body.succs(block)[1].to].insts.first()).map(|&first| body[first].frame);
            for &inst in &body[block].insts {
                if !body.effects(inst).has(molt_ir::ssa::Effects::RAISE) {
                    continue;
                }
                let caught_in = caught_in.filter(|_| body.tried(block) == Some(inst));
                let trace = body.trace(inst, caught_in);
                let numbers = trace.into_iter().map(|(name, span)| site(&mut header, sources, name.unwrap_or(own), span));
                found.insert((id, inst), numbers.collect());
            }
        }
    }
    sites::set_sites(&header);
    found
}

fn site(header: &mut ProgramHeader, sources: &SourceMap, function: &str, span: Span) -> u32 {
    let mut site = Site { function: function.to_owned(), ..Site::default() };
    if let Some(file) = sources.get(span.file).filter(|_| !span.is_none()) {
        let known = header.files.iter().position(|name| **name == *file.name);
        site.file = known.unwrap_or(header.files.len()) as u32;
        if known.is_none() {
            header.files.push(file.name.to_string());
        }
        let (start, end) = (file.line_column(span.start), file.line_column(span.end));
        (site.line, site.end_line, site.column, site.end_column) = (start.line, end.line, start.column - 1, end.column - 1);
        if !header.lines.iter().any(|(of, (line, _))| (*of, *line) == (site.file, site.line)) {
            header.lines.push((site.file, (start.line, file.line_text(start.line).to_owned())));
        }
    }
    header.sites.push(site);
    header.sites.len() as u32 - 1
}
