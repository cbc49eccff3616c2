//! Static objects of a program: what the native back end lays out in the data section.

use super::machine::Machine;
use crate::builtins;
use crate::interp::constants;
use crate::interp::memory::Regions;
use crate::interp::{Go, Stop, callback};
use molt_ir::lir::{Op, Program};
use molt_ir::ssa::{FuncId, Op as _};
use molt_ir::text::PyStr;
use molt_runtime::function::{Code, builtin, code_flag};
use molt_runtime::object::value_of;
use molt_runtime::rt::rt;
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{bytes, int, str};
use std::cell::RefCell;
use std::collections::HashMap;

/// Objects made so far, kept for the whole run by a count of their own.
pub(super) struct Statics {
    globals: Box<[u64]>,
    classes: Box<[u64]>,
    made: RefCell<HashMap<Op, Owned>>,
    codes: RefCell<HashMap<FuncId, &'static Code>>,
}

impl Statics {
    pub fn new(program: &Program, regions: &Regions) -> Statics {
        let words = |n: u32| vec![0; n as usize].into_boxed_slice();
        let (globals, classes) = (words(program.header.globals), words(program.header.classes));
        regions.add(&globals);
        regions.add(&classes);
        crate::interp::sites::set_sites(&program.header);
        Statics { globals, classes, made: RefCell::default(), codes: RefCell::default() }
    }

    /// The word of a constant or an address.
    pub fn constant(&self, machine: &Machine, op: &Op) -> Go<u64> {
        let word = |words: &[u64], index: u32| match words.get(index as usize) {
            Some(word) => Ok(std::ptr::from_ref(word) as u64),
            None => Err(Stop::broken(format!("there is no word {index}"))),
        };
        match op {
            Op::GlobalAddr { global } => word(&self.globals, global.0),
            Op::ClassSlot { index } => word(&self.classes, *index),
            Op::TypeAddr { name } => match molt_runtime::types::builtin(name) {
                Some(kind) => Ok(value_of(kind).bits()),
                None => Err(Stop::broken(format!("the runtime has no type {name}"))),
            },
            Op::StaticAddr { symbol } if symbol.starts_with("molt_module_") => {
                match molt_runtime::modules::module(&symbol["molt_module_".len()..]) {
                    Some(module) => Ok(std::ptr::from_ref(module) as u64),
                    None => Err(Stop::broken(format!("the runtime has no {symbol}"))),
                }
            }
            Op::StaticAddr { symbol } => match molt_runtime::rt::place(symbol) {
                Some(offset) => {
                    let state = std::slice::from_ref(rt());
                    machine.regions.add_bytes(state.as_ptr() as usize, size_of_val(state));
                    Ok(state.as_ptr() as u64 + offset as u64)
                }
                None => Err(Stop::broken(format!("the symbol {symbol} is known to native code alone"))),
            },
            Op::FuncAddr { func } => callback::address(*func),
            Op::CodeAddr { func } => {
                let code = self.code(machine.program, *func)?;
                Ok(std::ptr::from_ref(code) as u64)
            }
            op => {
                if let Some(known) = self.made.borrow().get(op) {
                    return Ok(known.value().bits());
                }
                let new = make(op)?;
                let bits = new.value().bits();
                self.made.borrow_mut().insert(op.clone(), new);
                Ok(bits)
            }
        }
    }

    fn code(&self, program: &Program, func: FuncId) -> Go<&'static Code> {
        if let Some(known) = self.codes.borrow().get(&func) {
            return Ok(known);
        }
        let code = program.get(func).and_then(|f| f.header.code.as_ref());
        let code = code.ok_or_else(|| Stop::broken(format!("{func} has no code object")))?;
        // Code objects live as long as the functions made from them, so for good.
        let text = |text: &str| str::from_str(text).into_raw();
        let names: Vec<Word> = code.parameters.iter().map(|name| text(name)).collect();
        let made: &'static Code = Box::leak(Box::new(Code {
            entry: callback::entry,
            data: code.entry.index(),
            name: text(&code.name),
            qualname: text(&code.qualname),
            module: text(&code.module),
            doc: code.doc.as_ref().map_or(Word::NONE, |doc| py_str(doc).into_raw()),
            names: names.leak().as_ptr(),
            positional: code.positional,
            positional_only: code.positional_only,
            keyword_only: code.keyword_only,
            flags: if code.var_positional { code_flag::VAR_POSITIONAL } else { 0 }
                | if code.var_keyword { code_flag::VAR_KEYWORD } else { 0 }
                | code.suspends,
            line: code.line,
        }));
        self.codes.borrow_mut().insert(func, made);
        Ok(made)
    }
}

fn py_str(text: &PyStr) -> Owned {
    str::from_code_points(text.code_points())
}

fn make(op: &Op) -> Go<Owned> {
    Ok(match op {
        Op::StaticStr { value } => py_str(value),
        Op::StaticBytes { value } => bytes::from_slice(&value.0),
        Op::StaticTuple { value } => constants::make(value),
        Op::StaticInt { value } => int::from_decimal(value.as_str()),
        Op::BuiltinAddr { name } => builtin::of_function(
            builtins::method(name).ok_or_else(|| Stop::broken(format!("the runtime has no built-in {name}")))?,
        ),
        op => return Err(Stop::broken(format!("`{}` is not known here", op.info().mnemonic))),
    })
}
