//! Tuples that are only looked for in dicts and sets, as in `grid[x, y]`: they are not made. The items go to the runtime, which makes a
//! tuple where one is kept (a new key), shown (KeyError) or handed to code of the program.

use super::function::FunctionLowering;
use fxhash::FxHashSet;
use molt_ir::lir::Op;
use molt_ir::ssa::{Body, Inst, Op as _, Value, Values};
use molt_ir::tir::{self, Tir};
use tir::Op as T;

/// The tuples of a body that are used as keys and as nothing else.
pub fn tuples(body: &Body<Tir>) -> FxHashSet<Value> {
    let is_tuple = |&inst: &Inst| matches!(&body[inst].op, T::Tuple { args } if !args.is_empty());
    let mut sought: FxHashSet<Value> = body.insts().filter(is_tuple).map(|inst| body.result(inst)).collect();
    if !sought.is_empty() {
        for inst in body.insts() {
            let key = key_of(body, inst);
            body[inst].op.uses().filter(|&value| Some(value) != key).for_each(|value| _ = sought.remove(&value));
        }
    }
    sought
}

/// The key of an operation that takes the items of a tuple in its place, if it has no other use for it.
fn key_of(body: &Body<Tir>, inst: Inst) -> Option<Value> {
    let op = &body[inst].op;
    let key = match op {
        T::GetItem { args } => args[1],
        T::Contains { args: [_, item] } => *item,
        T::SetItem { args } => args[1],
        T::CallBuiltin { args, name } => match (&**name, body.ty(*args.first()?)) {
            ("dict.get", tir::Type::Dict(_)) | ("set.add", tir::Type::Set(_)) => args[1],
            _ => return None,
        },
        _ => return None,
    };
    (op.uses().filter(|&value| value == key).count() == 1).then_some(key)
}

impl FunctionLowering<'_> {
    /// The items of a key that is not made.
    pub fn sought_items(&self, key: Value) -> Option<Values> {
        match self.defined_by(key) {
            Some(T::Tuple { args }) if self.sought.contains(&key) => Some(args.clone()),
            _ => None,
        }
    }

    /// Calls a function of the runtime that takes the items of a tuple and gives nothing; what comes behind them goes last.
    pub fn seek(&mut self, function: &str, container: Value, items: &[Value], last: Option<Value>) {
        let (items, operands) = self.sought_operands(container, items, last);
        self.runtime(function, &operands);
        self.effect(Op::Keep { args: items });
    }

    /// The same for a function that gives a value.
    pub fn seek_value(&mut self, function: &str, container: Value, items: &[Value], last: Option<Value>) -> Value {
        let (items, operands) = self.sought_operands(container, items, last);
        let value = self.runtime_value(function, &operands);
        self.effect(Op::Keep { args: items });
        value
    }

    /// The items, and what the function gets: the container, the place of the items, how many there are.
    fn sought_operands(&mut self, container: Value, items: &[Value], last: Option<Value>) -> (Values, Vec<Value>) {
        let container = self.boxed(container);
        let items: Values = self.all_boxed(items).into_iter().collect();
        let array = self.on_stack(&items);
        let count = self.int(items.len() as i64);
        (items, [container, array, count].into_iter().chain(last).collect())
    }
}
