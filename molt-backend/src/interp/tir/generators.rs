//! Generators: frames put aside at a `yield`, and the state machines that `lower-generators` makes of them.

use super::machine::{Ended, Exit, Flow, Frame, Machine, Step};
use super::runtime::Arg;
use crate::interp::{Go, Stop, callback};
use molt_ir::ssa::{Inst, Op as _};
use molt_ir::tir::Op;
use molt_ir::tir::header::FunctionKind;
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{generator, int};

/// The runtime function that makes such an object.
pub fn maker(kind: FunctionKind) -> &'static str {
    match kind {
        FunctionKind::Coroutine => "new_coroutine",
        FunctionKind::AsyncGenerator => "new_async_generator",
        _ => "new_generator",
    }
}

impl<'p> Machine<'p> {
    /// What calling a generator function gives; its frame waits at the entry.
    pub fn new_generator(&self, mut frame: Frame<'p>) -> Go<Owned> {
        let code = self.statics.code(self.program, frame.id)?;
        let resume = callback::address(frame.id)?;
        let kind = frame.function.header.kind;
        let args = [Arg::Pointer(std::ptr::from_ref(code) as usize), Arg::Pointer(resume as usize), Arg::Int(1)];
        let made = match self.value(maker(kind), &args) {
            Ok(made) => made,
            Err(Ended::Stop(stop)) => return Err(stop),
            Err(Ended::Raised) => return Err(Stop::broken("making a generator raised")),
        };
        let number = self.statics.next_number();
        generator::of(made.value()).set(0, int::from_i64(number).into_raw());
        frame.generator = made.value();
        self.suspended.borrow_mut().insert(number, frame);
        Ok(made)
    }

    /// Goes on where a generator stands.
    pub fn continue_suspended(&self, object: Word, sent: Word) -> Go<Exit> {
        let number = int::as_i64(generator::of(object).get(0)).unwrap_or_default();
        let frame = self.suspended.borrow_mut().remove(&number);
        let mut frame = frame.ok_or_else(|| Stop::broken("a generator without its frame"))?;
        let begun = generator::of(object).state.get() > 0;
        if !begun && sent.is_absent() {
            return Ok(Exit::Raised);
        }
        let exit = self.run(&mut frame, begun.then_some(sent))?;
        if matches!(exit, Exit::Suspended(_)) {
            generator::of(object).state.set(1);
            self.suspended.borrow_mut().insert(number, frame);
        }
        Ok(exit)
    }

    /// What a `yield` gives when the generator goes on.
    pub fn resumed(&self, frame: &mut Frame<'p>, inst: Inst, sent: Word) -> Step<Flow> {
        match &frame.function.body[inst].op {
            Op::YieldFrom { args } => self.delegate(frame, inst, frame.get(args[0]), sent),
            _ if sent.is_absent() => Err(Ended::Raised),
            _ => self.define(frame, inst, sent.to_owned()),
        }
    }

    /// A step of `yield from`.
    fn delegate(&self, frame: &mut Frame<'p>, inst: Inst, iterator: Word, sent: Word) -> Step<Flow> {
        let (value, status) = self.pair("delegate", &[frame.generator, iterator, sent])?;
        if status == 2 { self.define(frame, inst, value) } else { Ok(Flow::Suspend(value)) }
    }

    /// One operation on generators.
    pub fn generator_operation(&self, frame: &mut Frame<'p>, inst: Inst) -> Step<Flow> {
        let body = &frame.function.body;
        let op = &body[inst].op;
        let args: Vec<Word> = op.args().iter().map(|&v| frame.get(v)).collect();
        match op {
            Op::Yield { .. } => Ok(Flow::Suspend(args[0].to_owned())),
            Op::YieldFrom { .. } => self.delegate(frame, inst, args[0], Word::NONE),
            Op::MakeGenerator { func, frame: length, kind, .. } => {
                let code = self.statics.code(self.program, frame.id)?;
                let resume = callback::address(*func)?;
                let words = [
                    Arg::Pointer(std::ptr::from_ref(code) as usize),
                    Arg::Pointer(resume as usize),
                    Arg::Int(i64::from(*length)),
                ];
                let made = self.value(maker(*kind), &words)?;
                for (index, &arg) in args.iter().enumerate() {
                    generator::of(made.value()).set(index, arg.to_owned().into_raw());
                }
                self.define(frame, inst, made)
            }
            Op::FrameGet { index, .. } => {
                let value = generator::of(args[0]).get(*index as usize).to_owned();
                self.define(frame, inst, value)
            }
            Op::FrameSet { index, .. } => {
                generator::of(args[0]).set(*index as usize, args[1].to_owned().into_raw());
                Ok(Flow::Next)
            }
            Op::SetState { state, .. } => {
                generator::of(args[0]).state.set(i64::from(*state));
                Ok(Flow::Next)
            }
            Op::Resumed { .. } if args[0].is_absent() => Err(Ended::Raised),
            Op::Resumed { .. } => self.define(frame, inst, args[0].to_owned()),
            Op::Delegate { .. } => {
                let (value, status) = self.pair("delegate", &args)?;
                let results: Vec<_> = body.results(inst).collect();
                self.set(frame, results[0], value)?;
                self.set(frame, results[1], Owned::from(status == 2))?;
                Ok(Flow::Next)
            }
            Op::ResumeSwitch { succs, .. } => {
                let state = generator::of(args[0]).state.get();
                Ok(Flow::Along(usize::try_from(state).map_or(succs.len() - 1, |n| n.min(succs.len() - 1))))
            }
            Op::Suspend { .. } => Ok(Flow::Suspend(args[0].to_owned())),
            _ => Err(Stop::broken("no operation on generators").into()),
        }
    }
}
