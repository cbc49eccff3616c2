//! Frames and calls.

use super::pure;
use super::statics::Statics;
use crate::builtins;
use crate::interp::callback::{self, Called};
use crate::interp::memory::Regions;
use crate::interp::{Go, Stop};
use molt_ir::lir::{Body, Op, Program, Type};
use molt_ir::ssa::{Edge, FuncId, Inst, Op as _, Value};
use molt_runtime::abi::{self, Class};
use molt_runtime::function::Code;
use molt_runtime::method::Entry;
use molt_runtime::shadow;
use molt_runtime::value::Value as Word;
use std::cell::{Cell, RefCell};

/// One run of a program. The runtime may call back into it, so everything is behind cells.
pub(super) struct Machine<'p> {
    pub program: &'p Program,
    pub statics: Statics,
    pub regions: Regions,
    fuel: Cell<u64>,
    stop: RefCell<Option<Stop>>,
}

/// The registers of one call.
pub(super) struct Frame<'p> {
    pub body: &'p Body,
    registers: Vec<u64>,
    /// Stack slots by instruction.
    slots: Vec<(Inst, Box<[u64]>)>,
}

impl Frame<'_> {
    pub fn get(&self, value: Value) -> u64 {
        self.registers[value.index()]
    }
    pub fn set(&mut self, value: Value, word: u64) {
        self.registers[value.index()] = word;
    }
}

impl Called for Machine<'_> {
    fn stopped(&self) -> Go {
        match &*self.stop.borrow() {
            Some(stop) => Err(stop.clone()),
            None => Ok(()),
        }
    }

    fn note(&self, stop: Stop) {
        self.stop.borrow_mut().get_or_insert(stop);
    }

    fn arity(&self, func: FuncId) -> usize {
        self.program.get(func).map_or(0, |f| f.body[f.body.entry()].params.len())
    }

    fn call_words(&self, func: FuncId, args: &[u64]) -> Go<[u64; 2]> {
        self.call(func, args)
    }

    /// The bound arguments lie in the runtime's frame.
    fn enter(&self, code: &Code, function: Word, args: *const Word) -> Go<[u64; 2]> {
        let call = || self.call(FuncId::at(code.data), &[function.bits(), args as u64]);
        self.regions.lend(args as usize, code.arity() * size_of::<Word>(), call)
    }
}

impl<'p> Machine<'p> {
    pub fn new(program: &'p Program, fuel: u64) -> Machine<'p> {
        let regions = Regions::default();
        let statics = Statics::new(program, &regions);
        Machine { program, statics, regions, fuel: Cell::new(fuel), stop: RefCell::new(None) }
    }

    /// Calls a function of the program.
    pub fn call(&self, id: FuncId, args: &[u64]) -> Go<[u64; 2]> {
        let function = self.program.get(id).ok_or_else(|| Stop::broken(format!("{id} was removed")))?;
        let body = &function.body;
        let mut frame = Frame { body, registers: vec![0; body.value_count()], slots: vec![] };
        let params = &body[body.entry()].params;
        if params.len() != args.len() {
            return Err(Stop::broken(format!("`@{}` takes {} words, not {}", function.name, params.len(), args.len())));
        }
        for (param, arg) in params.iter().zip(args) {
            frame.set(*param, *arg);
        }
        let result = self.blocks(&mut frame).map_err(|stop| match stop {
            Stop::Broken(what) if !what.contains(" in `@") => Stop::Broken(format!("{what} in `@{}`", function.name)),
            stop => stop,
        });
        for (_, slot) in &frame.slots {
            self.regions.remove(slot);
        }
        result
    }

    fn blocks(&self, frame: &mut Frame<'p>) -> Go<[u64; 2]> {
        let body = frame.body;
        let mut block = body.entry();
        'blocks: loop {
            for &inst in &body[block].insts {
                match self.fuel.get() {
                    0 => return Err(Stop::OutOfFuel),
                    fuel => self.fuel.set(fuel - 1),
                }
                let taken = match &body[inst].op {
                    Op::Return { args } => {
                        let word = |n: usize| args.get(n).map_or(0, |v| frame.get(*v));
                        return Ok([word(0), word(1)]);
                    }
                    Op::Jump { succs } => &succs[0],
                    Op::Branch { args, succs } | Op::BranchCold { args, succs } => &succs[usize::from(frame.get(args[0]) == 0)],
                    Op::Switch { args, succs } => {
                        let last = succs.len() - 1;
                        &succs[usize::try_from(frame.get(args[0])).map_or(last, |n| n.min(last))]
                    }
                    Op::Trap {} => return Err(Stop::broken("a trap was reached")),
                    _ => {
                        self.inst(frame, inst).map_err(|stop| at(stop, body, inst))?;
                        continue;
                    }
                };
                block = self.follow(frame, taken);
                continue 'blocks;
            }
            return Err(Stop::broken(format!("{block} has no end")));
        }
    }

    /// Passes an edge's arguments, all at once; gives the block.
    fn follow(&self, frame: &mut Frame, edge: &Edge) -> molt_ir::ssa::Block {
        let words: Vec<u64> = edge.args.iter().map(|v| frame.get(*v)).collect();
        for (param, word) in frame.body[edge.to].params.iter().zip(words) {
            frame.set(*param, word);
        }
        edge.to
    }

    fn inst(&self, frame: &mut Frame<'p>, inst: Inst) -> Go {
        let body = frame.body;
        let op = &body[inst].op;
        let args: Vec<u64> = op.args().iter().map(|v| frame.get(*v)).collect();
        let made = match op {
            Op::Call { func, .. } => self.call(*func, &args)?,
            Op::CallRuntime { function, .. } => self.call_runtime(function, &args)?,
            Op::Trace { site } => self.call_runtime("trace_site", &[u64::from(*site)])?,
            Op::CallBuiltin { symbol, .. } => {
                let method = builtins::by_symbol(symbol).ok_or_else(|| Stop::broken(format!("no built-in `{symbol}`")))?;
                let values = args.iter().map(|w| self.sound(*w)).collect::<Go<Vec<Word>>>()?;
                let result = self.call_entry(method.entry, &values)?;
                [result.bits(), 0]
            }
            Op::CallPointer { .. } => {
                let result = callback::call_address(args[0], &args[1..])?;
                self.stopped()?;
                [result, 0]
            }
            Op::StackSlot { words } => [self.slot(frame, inst, *words), 0],
            Op::StackPointer {} => [callback::stack_pointer(), 0],
            Op::Keep { .. } | Op::LetDie { .. } => [0, 0],
            Op::Retain { .. } | Op::Release { .. } => {
                let value = self.sound(args[0])?;
                if let Some(header) = value.header() {
                    if header.count() == 0 {
                        return Err(Stop::broken("a count of an object that has none left"));
                    }
                    match op {
                        Op::Retain { .. } => molt_runtime::object::retain(value),
                        _ => molt_runtime::object::release(value),
                    }
                    self.stopped()?;
                }
                [0, 0]
            }
            Op::Load { offset, .. } | Op::Take { offset, .. } => [self.regions.load(args[0], *offset, 8)?, 0],
            Op::LoadU32 { offset, .. } => [self.regions.load(args[0], *offset, 4)?, 0],
            Op::LoadU8 { offset, .. } => [self.regions.load(args[0], *offset, 1)?, 0],
            Op::Exchange { offset, .. } => {
                let old = self.regions.load(args[0], *offset, 8)?;
                self.regions.store(args[0], *offset, args[1])?;
                [old, 0]
            }
            Op::Store { offset, .. } => {
                self.regions.store(args[0], *offset, args[1])?;
                [0, 0]
            }
            Op::StoreU8 { offset, .. } => {
                self.regions.store_byte(args[0], *offset, args[1])?;
                [0, 0]
            }
            op => match pure::evaluate(op, &args)? {
                Some(words) => words,
                None => [self.statics.constant(self, op)?, 0],
            },
        };
        for (value, word) in body.results(inst).zip(made) {
            self.claim(body.ty(value), word)?;
            frame.set(value, word);
        }
        Ok(())
    }

    /// Whether a word is what its type says; `obj` and `imm` are promises that passes make.
    fn claim(&self, ty: &Type, word: u64) -> Go {
        let word = Word::from_bits(word);
        match ty {
            Type::Imm if word.is_pointer() => Err(Stop::broken("an `imm` that is an object")),
            _ => Ok(()),
        }
    }

    /// The value in a word, unless it points to what is no live object.
    fn sound(&self, word: u64) -> Go<Word> {
        let value = Word::from_bits(word);
        if shadow::is_sound(value) { Ok(value) } else { Err(Stop::broken(format!("{word:#x} points to no live object"))) }
    }

    fn call_runtime(&self, name: &str, args: &[u64]) -> Go<[u64; 2]> {
        let function = abi::function(name).ok_or_else(|| Stop::broken(format!("the runtime has no function `{name}`")))?;
        if function.parameters.len() != args.len() {
            return Err(Stop::broken(format!("`{name}` takes {} words, not {}", function.parameters.len(), args.len())));
        }
        for (class, word) in function.parameters.iter().zip(args) {
            if matches!(class, Class::Val | Class::Own) {
                self.sound(*word)?;
            }
        }
        let words = (function.invoke)(args);
        self.stopped()?;
        Ok(words)
    }

    fn call_entry(&self, entry: Entry, values: &[Word]) -> Go<Word> {
        let result = entry.call(values);
        self.stopped()?;
        Ok(result)
    }

    fn slot(&self, frame: &mut Frame<'p>, inst: Inst, words: u32) -> u64 {
        if let Some((_, slot)) = frame.slots.iter().find(|(i, _)| *i == inst) {
            return slot.as_ptr() as u64;
        }
        let slot = vec![0; words.max(1) as usize].into_boxed_slice();
        self.regions.add(&slot);
        let address = slot.as_ptr() as u64;
        frame.slots.push((inst, slot));
        address
    }
}

fn at(stop: Stop, body: &Body, inst: Inst) -> Stop {
    match stop {
        Stop::Broken(what) if !what.contains("`") => Stop::Broken(format!("{what}: `{}`", body.inst_to_text(inst))),
        stop => stop,
    }
}
