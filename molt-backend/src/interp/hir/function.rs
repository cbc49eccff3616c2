//! Function objects of the program: made here, called back by the runtime.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use molt_ir::hir::{Closure, FunctionId, ParamKind};
use molt_runtime::function::{self, Code, code_flag};
use molt_runtime::sequence::items_of;
use molt_runtime::tuple;
use molt_runtime::value::{Owned, Res, Value, to_abi};
use molt_runtime::{class, dict, error, str};

use super::Go;
use super::frame::Frame;
use super::machine::{self, Machine, Stop, raised, string};

/// What the runtime calls for every function of the program.
extern "C" fn entry(function: Value, args: *const Value) -> Value {
    let code = function::of(function).code.get();
    let args = match code.arity() {
        0 => &[][..],
        // SAFETY: the runtime hands over as many values as the code has parameters, and keeps them while the call lasts.
        arity => unsafe { std::slice::from_raw_parts(args, arity) },
    };
    match Machine::current() {
        Some(machine) => to_abi(machine.call_function(function, code, args)),
        None => to_abi(Err(error::runtime_error("the interpreter has ended"))),
    }
}

impl Machine {
    /// Runs the body of a function, or makes its generator.
    fn call_function(self: Rc<Machine>, function: Value, code: &'static Code, args: &[Value]) -> Res {
        let id = FunctionId::from_raw((code.data as u32).into());
        if self.function(id).is_async {
            return Err(error::runtime_error("this interpreter has no coroutines"));
        }
        if self.function(id).is_generator {
            return Ok(self.new_generator(function, code, args));
        }
        let cells = items_of(function::of(function).closure.get()).unwrap_or(&[]);
        let frame = match Frame::new(self, id, args, cells, None) {
            Ok(frame) => frame,
            Err(_) => return Err(raised()),
        };
        finished(run_now(frame.body()))
    }

    /// What the runtime must know of a function.
    fn code(&self, id: FunctionId) -> &'static Code {
        if let Some(code) = self.codes.borrow().get(&id) {
            return code;
        }
        let f = self.function(id);
        let keep = |text: &str| string(text).into_raw();
        let names: Vec<Value> = f.params.iter().map(|p| keep(&f.locals[p.local].name)).collect();
        let count = |kinds: &[ParamKind]| f.params.iter().filter(|p| kinds.contains(&p.kind)).count() as u32;
        let flag = |kind, flag| if count(&[kind]) > 0 { flag } else { 0 };
        let doc = f.doc.as_ref().map(|doc| str::from_code_points(&doc.code_points().collect::<Vec<_>>()).into_raw());
        let code = Box::leak(Box::new(Code {
            entry,
            data: id.into_raw().into_u32() as usize,
            name: keep(&f.name),
            qualname: keep(&f.qualname),
            module: keep(&f.module),
            doc: doc.unwrap_or(Value::NONE),
            names: Box::leak(names.into_boxed_slice()).as_ptr(),
            positional: count(&[ParamKind::PositionalOnly, ParamKind::Normal]),
            positional_only: count(&[ParamKind::PositionalOnly]),
            keyword_only: count(&[ParamKind::KeywordOnly]),
            flags: flag(ParamKind::VarArgs, code_flag::VAR_POSITIONAL)
                | flag(ParamKind::KwArgs, code_flag::VAR_KEYWORD)
                | if f.is_generator { code_flag::GENERATOR } else { 0 },
            line: 1,
        }));
        self.codes.borrow_mut().insert(id, code);
        code
    }
}

impl Frame {
    /// The statements of the function; what it returns.
    pub async fn body(self) -> Go {
        match self.run(&self.f().body).await {
            Ok(()) => Ok(Owned::NONE),
            Err(Stop::Return(value)) => Ok(value),
            Err(stop) => Err(stop),
        }
    }

    /// A new function object: defaults, keyword defaults, annotations, then the cells.
    pub async fn make_function(&self, closure: &Closure) -> Go {
        let defaults = self.all(&closure.defaults).await?;
        let keyword_defaults = dict::new();
        for default in &closure.kw_defaults {
            let value = self.eval(default.value).await?;
            dict::of(&keyword_defaults.value()).set(string(&default.name).value(), value)?;
        }
        let annotations = dict::new();
        for annotation in &closure.annotations {
            let value = self.eval(annotation.value).await?;
            dict::of(&annotations.value()).set(string(&annotation.name).value(), value)?;
        }
        let cells = closure.captures.iter().map(|&local| self.cell(local)).collect::<Go<Vec<_>>>()?;
        let present = |some: bool, value: &Owned| if some { value.value() } else { Value::ABSENT };
        let (has_cells, has_defaults) = (!cells.is_empty(), !defaults.is_empty());
        let (cells, defaults) = (machine::tuple(cells), machine::tuple(defaults));
        let made = function::new(
            self.machine.code(closure.function),
            present(has_cells, &cells),
            present(has_defaults, &defaults),
            present(!closure.kw_defaults.is_empty(), &keyword_defaults),
        );
        if !closure.annotations.is_empty() {
            class::set_attr(made.value(), string("__annotations__").value(), annotations.value())?;
        }
        Ok(made)
    }
}

/// Polls a body that is not suspended anywhere.
pub fn run_now<T>(body: impl Future<Output = Go<T>>) -> Go<T> {
    match pin!(body).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => Err(error::runtime_error("`yield` outside a generator").into()),
    }
}

/// The result of a whole body.
pub fn finished(result: Go) -> Res {
    result.map_err(|stop| match stop {
        Stop::Raised(raised) => raised,
        _ => error::runtime_error("this tree has no meaning: a jump leaves its function"),
    })
}

/// An empty tuple or one of these values.
pub fn pack(values: &[Value]) -> Owned {
    tuple::from_slice(values)
}
