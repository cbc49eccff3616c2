//! The state of one run: modules, constants, suspended generators, fuel.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use molt_ir::hir::{Const, Function, FunctionId, Label, Program};
use molt_ir::name::Name;
use molt_runtime::function::Code;
use molt_runtime::str::Str;
use molt_runtime::value::{Owned, Raised, Res, Value, from_abi};
use molt_runtime::{abi, error};

use super::Go;

/// Why evaluation does not simply go on.
#[derive(Debug)]
pub enum Stop {
    /// An exception is stored in the runtime's state.
    Raised(Raised),
    /// `leave`
    Leave(Label),
    /// `again`
    Again(Label),
    /// `return`
    Return(Owned),
    /// `break`
    Break,
    /// `continue`
    Continue,
}

impl From<Raised> for Stop {
    fn from(raised: Raised) -> Stop {
        Stop::Raised(raised)
    }
}

/// A body that may be suspended.
pub type Body = Pin<Box<dyn Future<Output = Go>>>;

/// The state of one run. There is one for each thread that interprets.
pub struct Machine {
    /// What is run.
    pub program: Program,
    fuel: Cell<u64>,
    stopped: Cell<bool>,
    /// The static part of each function, made when first needed.
    pub codes: RefCell<HashMap<FunctionId, &'static Code>>,
    /// Constants: equal ones are one object.
    pub constants: RefCell<HashMap<Const, Owned>>,
    /// Modules by name: those being initialised, and those that are.
    pub modules: RefCell<HashMap<Name, Owned>>,
    /// Bodies of generators that have begun and are suspended, by the bits of the generator.
    pub generators: RefCell<HashMap<u64, Body>>,
    /// What a `yield` gives, on its way to the consumer.
    pub yielded: RefCell<Option<Owned>>,
    /// What a consumer sends, on its way to the `yield`; nothing when an exception is thrown there.
    pub sent: RefCell<Option<Owned>>,
}

thread_local! { static CURRENT: RefCell<Option<Rc<Machine>>> = const { RefCell::new(None) }; }

impl Machine {
    /// A new machine, which becomes this thread's.
    pub fn enter(program: Program, fuel: u64) -> Rc<Machine> {
        let machine = Rc::new(Machine {
            program,
            fuel: Cell::new(fuel),
            stopped: Cell::new(false),
            codes: RefCell::default(),
            constants: RefCell::default(),
            modules: RefCell::default(),
            generators: RefCell::default(),
            yielded: RefCell::default(),
            sent: RefCell::default(),
        });
        CURRENT.set(Some(machine.clone()));
        machine
    }

    /// The machine of this thread, for entries that the runtime calls.
    pub fn current() -> Option<Rc<Machine>> {
        CURRENT.with_borrow(Option::clone)
    }

    /// Ends the run: nothing of the program may run any more.
    pub fn leave(self: Rc<Machine>) {
        self.generators.take().into_values().for_each(std::mem::forget);
        CURRENT.set(None);
    }

    /// A function of the program.
    pub fn function(&self, id: FunctionId) -> &Function {
        &self.program.functions[id]
    }

    /// Takes one step's fuel.
    pub fn tick(&self) -> Go<()> {
        let left = self.fuel.get();
        if left == 0 || self.stopped.get() {
            self.stopped.set(true);
            return Err(error::runtime_error("out of fuel").into());
        }
        self.fuel.set(left - 1);
        Ok(())
    }

    /// Whether the fuel is spent: then no handler of the program runs any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Raises for a tree that has no meaning: the verifier or a pass should have refused it.
    pub fn broken(&self, what: &str) -> Stop {
        error::runtime_error(&format!("this tree has no meaning: {what}")).into()
    }
}

/// The text of a `str`.
pub fn text(value: Value) -> String {
    value.downcast::<Str>().map(Str::to_text).unwrap_or_default()
}

/// A `str`.
pub fn string(text: &str) -> Owned {
    molt_runtime::str::from_str(text)
}

/// A tuple of owned items.
pub fn tuple(items: Vec<Owned>) -> Owned {
    molt_runtime::tuple::from_vec(items)
}

/// Values, borrowed.
pub fn borrowed(values: &[Owned]) -> Vec<Value> {
    values.iter().map(Owned::value).collect()
}

/// Calls a function of the runtime's table that gives a value.
pub fn runtime(name: &str, args: &[Value]) -> Res {
    let words: Vec<u64> = args.iter().map(|arg| arg.bits()).collect();
    match abi::function(name) {
        Some(function) => from_abi(Value::from_bits((function.invoke)(&words)[0])),
        None => Err(error::runtime_error(&format!("the runtime has no `{name}`"))),
    }
}

/// Calls a function of the runtime's table for its effect; the status says whether it raised.
pub fn runtime_effect(name: &str, args: &[Value]) -> Res<()> {
    let words: Vec<u64> = args.iter().map(|arg| arg.bits()).collect();
    match abi::function(name) {
        Some(function) if function.returns == abi::Returns::Status && (function.invoke)(&words)[0] != 0 => Err(raised()),
        Some(function) if function.returns == abi::Returns::Status => Ok(()),
        Some(function) => {
            (function.invoke)(&words);
            Ok(())
        }
        None => Err(error::runtime_error(&format!("the runtime has no `{name}`"))),
    }
}

/// For where an exception is known to be stored.
pub fn raised() -> Raised {
    match from_abi(Value::ABSENT) {
        Err(raised) => raised,
        Ok(_) => error::runtime_error("no exception"),
    }
}
