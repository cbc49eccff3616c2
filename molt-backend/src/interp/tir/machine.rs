//! Frames, blocks, and where control goes.

use super::deaths::Deaths;
use super::statics::Statics;
use crate::interp::callback::Called;
use crate::interp::memory::Regions;
use crate::interp::{Go, Stop};
use molt_ir::span::SourceMap;
use molt_ir::ssa::{Block, Edge, FuncId, Inst, Op as _, Value};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Function, Op, Program, Type};
use molt_runtime::function::Code;
use molt_runtime::value::{Owned, Value as Word};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Why an operation has no result.
pub enum Ended {
    /// An exception is stored in the runtime's state.
    Raised,
    /// The whole run is over.
    Stop(Stop),
}

impl From<Stop> for Ended {
    fn from(stop: Stop) -> Ended {
        Ended::Stop(stop)
    }
}

/// The result of an operation.
pub type Step<T = ()> = Result<T, Ended>;

/// Where control goes after an operation.
pub enum Flow {
    /// To the next instruction.
    Next,
    /// Along that successor.
    Along(usize),
    /// Out of the function.
    Return(Owned),
    /// To the consumer of the generator.
    Suspend(Owned),
}

/// How a frame was left.
pub enum Exit {
    /// `return`.
    Returned(Owned),
    /// An exception.
    Raised,
    /// `yield`.
    Suspended(Owned),
}

/// The registers of one call.
pub struct Frame<'p> {
    /// Its function.
    pub id: FuncId,
    /// The same.
    pub function: &'p Function,
    /// The generator that runs in it, before `lower-generators`.
    pub generator: Word,
    block: Block,
    position: usize,
    registers: Vec<Owned>,
}

impl<'p> Frame<'p> {
    /// A frame at the entry of a function.
    pub fn new(id: FuncId, function: &'p Function) -> Frame<'p> {
        let absent = || Owned::from_raw(Word::ABSENT);
        let registers = std::iter::repeat_with(absent).take(function.body.value_count()).collect();
        Frame { id, function, generator: Word::ABSENT, block: function.body.entry(), position: 0, registers }
    }
    /// What a value holds, borrowed.
    pub fn get(&self, value: Value) -> Word {
        self.registers[value.index()].value()
    }
    /// Gives a value its content, whatever its type claims.
    pub fn put(&mut self, value: Value, content: Owned) {
        self.registers[value.index()] = content;
    }
    /// The type that a value claims.
    pub fn ty(&self, value: Value) -> &'p Type {
        self.function.body.ty(value)
    }
}

/// One run of a program. The runtime may call back into it, so everything is behind cells.
pub struct Machine<'p> {
    /// What is run.
    pub program: &'p Program,
    /// Objects that live as long as the run.
    pub statics: Statics,
    /// Memory that may be touched.
    pub regions: Regions,
    /// Frames put aside at a `yield`, by the number that lies in the generator's own frame.
    pub suspended: RefCell<HashMap<i64, Frame<'p>>>,
    deaths: RefCell<HashMap<FuncId, Rc<Deaths>>>,
    fuel: Cell<u64>,
    stop: RefCell<Option<Stop>>,
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

    /// Only what goes on with a generator is called by address.
    fn arity(&self, _: FuncId) -> usize {
        2
    }

    fn call_words(&self, func: FuncId, args: &[u64]) -> Go<[u64; 2]> {
        let [generator, sent] = args else { return Err(Stop::broken("a call by address of what continues no generator")) };
        self.resume(func, Word::from_bits(*generator), Word::from_bits(*sent))
    }

    fn enter(&self, code: &Code, function: Word, args: *const Word) -> Go<[u64; 2]> {
        let id = FuncId::at(code.data);
        let takes_itself = self.program.get(id).is_some_and(|f| f.header.closure);
        let start = args as usize;
        let read = |n: usize| self.regions.load(args as u64, 8 * n as i64, 8).map(|word| Word::from_bits(word).to_owned());
        let values = self
            .regions
            .lend(start, code.arity() * size_of::<Word>(), || (0..code.arity()).map(read).collect::<Go<Vec<Owned>>>())?;
        let values = takes_itself.then(|| function.to_owned()).into_iter().chain(values).collect();
        Ok([self.call(id, values)?.map_or(0, |value| value.into_raw().bits()), 0])
    }
}

impl<'p> Machine<'p> {
    /// A machine before the start.
    pub fn new(program: &'p Program, fuel: u64, sources: &SourceMap) -> Machine<'p> {
        let regions = Regions::default();
        let statics = Statics::new(program, sources);
        Machine {
            program,
            statics,
            regions,
            suspended: RefCell::default(),
            deaths: RefCell::default(),
            fuel: Cell::new(fuel),
            stop: RefCell::new(None),
        }
    }

    /// Nothing of the program may run any more: what is suspended is forgotten.
    pub fn leave(self) {
        self.suspended.take().into_values().for_each(std::mem::forget);
        std::mem::forget(self.statics);
    }

    /// A function of the program.
    pub fn function(&self, id: FuncId) -> Go<&'p Function> {
        self.program.get(id).ok_or_else(|| Stop::broken(format!("{id} was removed")))
    }

    /// Calls a function of the program with the parameters of its entry block; nothing where it raised.
    pub fn call(&self, id: FuncId, args: Vec<Owned>) -> Go<Option<Owned>> {
        let function = self.function(id)?;
        let params = &function.body[function.body.entry()].params;
        if params.len() != args.len() {
            return Err(Stop::broken(format!("`@{}` takes {} values, not {}", function.name, params.len(), args.len())));
        }
        match self.number("check_stack", &[]) {
            Ok(_) => {}
            Err(Ended::Raised) => return Ok(None),
            Err(Ended::Stop(stop)) => return Err(stop),
        }
        let mut frame = Frame::new(id, function);
        for (&param, arg) in params.iter().zip(args) {
            self.set(&mut frame, param, arg)?;
        }
        if function.header.kind.suspends() {
            return self.new_generator(frame).map(Some);
        }
        match self.run(&mut frame, None)? {
            Exit::Returned(value) => {
                let ty = &function.header.result;
                if !self.belongs(value.value(), ty) {
                    return Err(Stop::broken(format!("`@{}` returns what is no `{ty}`", function.name)));
                }
                Ok(Some(value))
            }
            Exit::Raised => Ok(None),
            Exit::Suspended(_) => Err(Stop::broken(format!("`@{}` suspends and is no generator", function.name))),
        }
    }

    /// Goes on with a frame; `sent` is what the `yield` where it stands gives.
    pub fn run(&self, frame: &mut Frame<'p>, mut sent: Option<Word>) -> Go<Exit> {
        let body = &frame.function.body;
        let known = self.deaths.borrow().get(&frame.id).cloned();
        let deaths = known.unwrap_or_else(|| {
            let found = Rc::new(Deaths::of(body));
            self.deaths.borrow_mut().insert(frame.id, found.clone());
            found
        });
        loop {
            let Some(&inst) = body[frame.block].insts.get(frame.position) else {
                return Err(Stop::broken(format!("{} of `@{}` has no end", frame.block, frame.function.name)));
            };
            match self.fuel.get() {
                0 => return Err(Stop::OutOfFuel),
                fuel => self.fuel.set(fuel - 1),
            }
            let done = match sent.take() {
                Some(sent) => self.resumed(frame, inst, sent),
                None => self.instruction(frame, inst),
            };
            match done {
                Ok(Flow::Next) => {
                    frame.position += 1;
                    let watched = body.tried(frame.block) == Some(inst);
                    // What stands before a `try` ends behind it.
                    if !watched {
                        self.drop_all(frame, deaths.after(inst))?;
                    }
                }
                Ok(Flow::Along(n)) => self.follow(frame, &body[inst].op.succs()[n], &deaths)?,
                Ok(Flow::Return(value)) => return Ok(Exit::Returned(value)),
                Ok(Flow::Suspend(value)) => return Ok(Exit::Suspended(value)),
                Err(Ended::Raised) => {
                    let handler = (body.tried(frame.block) == Some(inst)).then(|| &body.succs(frame.block)[1]);
                    if !matches!(body[inst].op, Op::Reraise {} | Op::RaiseSame { .. }) {
                        self.statics.trace(frame.id, inst);
                    }
                    match handler {
                        Some(edge) => self.follow(frame, edge, &deaths)?,
                        None => return Ok(Exit::Raised),
                    }
                }
                Err(Ended::Stop(Stop::Broken(what))) if !what.contains(" in `@") => {
                    let text = body.inst_to_text(inst);
                    return Err(Stop::Broken(format!("{what}: `{text}` in `@{}`", frame.function.name)));
                }
                Err(Ended::Stop(stop)) => return Err(stop),
            }
        }
    }

    /// Passes an edge's arguments, all at once.
    fn follow(&self, frame: &mut Frame<'p>, edge: &Edge, deaths: &Deaths) -> Go {
        let values: Vec<Owned> = edge.args.iter().map(|&v| frame.get(v).to_owned()).collect();
        for (&param, value) in frame.function.body[edge.to].params.iter().zip(values) {
            self.set(frame, param, value)?;
        }
        (frame.block, frame.position) = (edge.to, 0);
        self.drop_all(frame, deaths.at_entry(edge.to))
    }

    /// Lets go of values that no path uses any more.
    fn drop_all(&self, frame: &mut Frame<'p>, values: &[Value]) -> Go {
        for value in values {
            frame.registers[value.index()] = Owned::from_raw(Word::ABSENT);
        }
        self.stopped()
    }

    /// Gives a value its content, which must belong to its type.
    pub fn set(&self, frame: &mut Frame<'p>, value: Value, content: Owned) -> Go {
        if !self.belongs(content.value(), frame.ty(value)) {
            let what = self.describe(content.value());
            let place = &frame.function.name;
            return Err(Stop::broken(format!("{value} is claimed to be `{}` and holds {what} in `@{place}`", frame.ty(value))));
        }
        let old = std::mem::replace(&mut frame.registers[value.index()], content);
        drop(old);
        self.stopped()
    }

    /// Gives the result of an instruction its content.
    pub fn define(&self, frame: &mut Frame<'p>, inst: Inst, content: Owned) -> Step<Flow> {
        let value = frame.function.body.result(inst);
        self.set(frame, value, content)?;
        Ok(Flow::Next)
    }

    /// Continues a generator: a value and a status, as the runtime wants it.
    fn resume(&self, id: FuncId, generator: Word, sent: Word) -> Go<[u64; 2]> {
        let function = self.function(id)?;
        let exit = match function.header.kind {
            FunctionKind::Resume => {
                let mut frame = Frame::new(id, function);
                let params = &function.body[function.body.entry()].params;
                for (&param, word) in params.iter().zip([generator, sent]) {
                    self.set(&mut frame, param, word.to_owned())?;
                }
                self.run(&mut frame, None)?
            }
            _ => self.continue_suspended(generator, sent)?,
        };
        Ok(match exit {
            Exit::Suspended(value) => [value.into_raw().bits(), 0],
            Exit::Raised => [0, 1],
            Exit::Returned(value) => [value.into_raw().bits(), 2],
        })
    }
}
