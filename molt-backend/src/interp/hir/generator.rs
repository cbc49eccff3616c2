//! Generators: bodies that stay pending while they are suspended.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use molt_ir::hir::FunctionId;
use molt_runtime::function::{self, Code};
use molt_runtime::generator::{self, GENERATOR, Step};
use molt_runtime::sequence::items_of;
use molt_runtime::value::{Owned, Res, Value};
use molt_runtime::{abi, error};

use super::Go;
use super::frame::Frame;
use super::function::{finished, pack};
use super::machine::{Body, Machine, raised, runtime};

/// What the generator keeps from its call until it begins: the function, the tuple of arguments.
const FUNCTION: usize = 0;
const ARGUMENTS: usize = 1;

extern "C" fn resume(generator: Value, sent: Value) -> Step {
    let result = match Machine::current() {
        Some(machine) => machine.resume(generator, sent),
        None => Err(error::runtime_error("the interpreter has ended")),
    };
    match result {
        Ok(Poll::Pending) => {
            let yielded = Machine::current().and_then(|machine| machine.yielded.take()).unwrap_or(Owned::NONE);
            Step { value: yielded.into_raw(), status: 0 }
        }
        Ok(Poll::Ready(value)) => Step { value: value.into_raw(), status: 2 },
        Err(_) => Step { value: Value::ABSENT, status: 1 },
    }
}

impl Machine {
    /// A generator that has not begun.
    pub fn new_generator(&self, function: Value, code: &'static Code, args: &[Value]) -> Owned {
        let made = generator::new(&GENERATOR, code, resume, 2);
        let this = generator::of(made.value());
        this.set(FUNCTION, function.to_owned().into_raw());
        this.set(ARGUMENTS, pack(args).into_raw());
        made
    }

    fn resume(self: Rc<Machine>, generator: Value, sent: Value) -> Res<Poll<Owned>> {
        let mut body = match generator::of(generator).state.get() {
            0 => self.clone().begin(generator)?,
            _ => match self.generators.borrow_mut().remove(&generator.bits()) {
                Some(body) => body,
                None => return Err(error::runtime_error("the generator has no body")),
            },
        };
        self.sent.replace((!sent.is_absent()).then(|| sent.to_owned()));
        match body.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending => {
                self.generators.borrow_mut().insert(generator.bits(), body);
                Ok(Poll::Pending)
            }
            Poll::Ready(result) => finished(result).map(Poll::Ready),
        }
    }

    fn begin(self: Rc<Machine>, generator: Value) -> Res<Body> {
        let this = generator::of(generator);
        let function = this.get(FUNCTION).to_owned();
        let args = this.get(ARGUMENTS).to_owned();
        this.set(FUNCTION, Value::ABSENT);
        this.set(ARGUMENTS, Value::ABSENT);
        this.state.set(1);
        let function = function::of(function.value());
        let id = FunctionId::from_raw((function.code.get().data as u32).into());
        let cells = items_of(function.closure.get()).unwrap_or(&[]);
        let frame = Frame::new(self, id, items_of(args.value()).unwrap_or(&[]), cells, None);
        match frame {
            Ok(frame) => Ok(Box::pin(frame.body())),
            Err(_) => Err(raised()),
        }
    }
}

/// Pending the first time it is asked.
struct Suspension(bool);

impl Future for Suspension {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Frame {
    /// Gives a value to the consumer and waits for what it sends.
    pub async fn suspend(&self, value: Owned) -> Go {
        self.machine.yielded.replace(Some(value));
        Suspension(false).await;
        self.machine.sent.take().ok_or_else(|| raised().into())
    }

    /// `yield from` (by `delegate_begin`) and `await` (by `await_begin`).
    pub async fn delegate(&self, begin: &str, iterable: Value) -> Go {
        let iterator = runtime(begin, &[iterable])?;
        let Some(step) = abi::function("delegate_step") else { return Err(self.machine.broken("no `delegate_step`")) };
        let mut sent = Some(Owned::NONE);
        loop {
            let word = sent.as_ref().map_or(Value::ABSENT, Owned::value);
            let [value, status] = (step.invoke)(&[iterator.bits(), word.bits()]);
            let value = Owned::from_raw(Value::from_bits(value));
            match status {
                0 => self.machine.yielded.replace(Some(value)),
                1 => return Err(raised().into()),
                _ => return Ok(value),
            };
            Suspension(false).await;
            sent = self.machine.sent.take();
        }
    }
}
