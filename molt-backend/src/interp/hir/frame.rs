//! The locals of a running function.

use std::cell::RefCell;
use std::rc::Rc;

use molt_ir::hir::{Function, FunctionId, LocalId, LocalKind};
use molt_runtime::exception;
use molt_runtime::function::cell;
use molt_runtime::value::{Owned, Value};

use super::Go;
use super::machine::{Machine, runtime_effect, string};

/// A running function.
pub struct Frame {
    /// The run.
    pub machine: Rc<Machine>,
    /// The function.
    pub id: FunctionId,
    /// By local: the value of a plain one or temporary, the cell object of a cell or free one. Nothing where unbound.
    locals: RefCell<Vec<Option<Owned>>>,
    /// The namespace, in a class body.
    pub namespace: Option<Owned>,
    /// The dict of the module.
    pub globals: Owned,
}

impl Frame {
    /// A frame at the beginning of a function: `args` in the order of its parameters, `cells` in the order of its free locals.
    pub fn new(machine: Rc<Machine>, id: FunctionId, args: &[Value], cells: &[Value], namespace: Option<Owned>) -> Go<Frame> {
        let globals = machine.globals(&machine.function(id).module)?;
        let f = machine.function(id);
        let mut locals: Vec<Option<Owned>> = vec![None; f.locals.len()];
        for (param, &value) in f.params.iter().zip(args) {
            locals[index(param.local)] = Some(value.to_owned());
        }
        for (local, &cell) in f.free_locals().zip(cells) {
            locals[index(local)] = Some(cell.to_owned());
        }
        for (local, _) in f.locals.iter().filter(|(_, data)| data.kind == LocalKind::Cell) {
            let content = locals[index(local)].take().unwrap_or(Owned::from_raw(Value::ABSENT));
            locals[index(local)] = Some(cell::new(content));
        }
        Ok(Frame { machine, id, locals: RefCell::new(locals), namespace, globals })
    }

    /// The function in `hir`.
    pub fn f(&self) -> &Function {
        self.machine.function(self.id)
    }

    /// Reads a plain local or temporary.
    pub fn read(&self, local: LocalId) -> Go {
        match &self.locals.borrow()[index(local)] {
            Some(value) => Ok(value.clone()),
            None => Err(exception::unbound_local(string(&self.f().locals[local].name).value()).into()),
        }
    }

    /// Writes a plain local or temporary; nothing unbinds it.
    pub fn write(&self, local: LocalId, value: Option<Owned>) {
        let old = std::mem::replace(&mut self.locals.borrow_mut()[index(local)], value);
        // Only now, when nothing is borrowed: destroying may run code of the program.
        drop(old);
    }

    /// Whether a plain local is bound.
    pub fn is_bound(&self, local: LocalId) -> bool {
        self.locals.borrow()[index(local)].is_some()
    }

    /// The cell object of a local of kind cell or free.
    pub fn cell(&self, local: LocalId) -> Go {
        match &self.locals.borrow()[index(local)] {
            Some(cell) => Ok(cell.clone()),
            None => Err(self.machine.broken("a local without its cell")),
        }
    }

    /// Gives a local a new, empty cell.
    pub fn new_cell(&self, local: LocalId) {
        self.write(local, Some(cell::new(Owned::from_raw(Value::ABSENT))));
    }

    /// Reads the inside of a cell.
    pub fn read_cell(&self, local: LocalId) -> Go {
        let cell = self.cell(local)?;
        let value = cell::of(cell.value()).value.get();
        if !value.is_absent() {
            return Ok(value.to_owned());
        }
        let data = &self.f().locals[local];
        let name = string(&data.name);
        if data.kind == LocalKind::Free {
            runtime_effect("raise_unbound_free", &[name.value()])?;
        }
        Err(exception::unbound_local(name.value()).into())
    }

    /// Writes the inside of a cell; nothing empties it.
    pub fn write_cell(&self, local: LocalId, value: Option<Owned>) -> Go<()> {
        let cell = self.cell(local)?;
        let new = value.map_or(Value::ABSENT, Owned::into_raw);
        drop(Owned::from_raw(cell::of(cell.value()).value.replace(new)));
        Ok(())
    }
}

fn index(local: LocalId) -> usize {
    local.into_raw().into_u32() as usize
}
