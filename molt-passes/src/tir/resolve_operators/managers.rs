//! The two methods of a context manager of a known class.

use super::Resolver;
use crate::prelude::*;
use molt_ir::ssa::{Body, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, Type};

impl Resolver<'_> {
    /// A call of what `with` looked up on an instance of a known class; whether it was one.
    pub(super) fn manage(&self, body: &mut Body<Tir>, inst: Inst, args: &[Value], cx: &mut PassCx) -> bool {
        let Some((lookup, manager, name)) = looked_up(body, args[0]) else { return false };
        let Some(func) = self.method(body.ty(manager), name) else { return false };
        let values: Vec<Value> = std::iter::once(manager).chain(args[1..].iter().copied()).collect();
        self.call(body, inst, func, &values, cx);
        if matches!(body[inst].op, Op::CallDirect { .. }) {
            self.needless(body, lookup);
        }
        true
    }

    /// Where only the handler calls the method for the exit as an object, it is looked up there. The class is known to have it.
    fn needless(&self, body: &mut Body<Tir>, lookup: Inst) {
        let result = body.result(lookup);
        let users = body.users(result);
        let in_handlers = users.iter().all(|&user| matches!(&body[user].op, Op::CallEx { args, .. } if args[0] == result));
        if !in_handlers {
            return;
        }
        let op = body[lookup].op.clone();
        for user in users {
            let again = body.insert_before(user, op.clone(), &[Type::Any]);
            let again = body.result(again);
            body[user].op.args_mut()[0] = again;
        }
        body.remove_tried(lookup);
    }
}

/// The lookup that a callable comes from, the manager, and the method's name.
fn looked_up(body: &Body<Tir>, callee: Value) -> Option<(Inst, Value, &'static str)> {
    let inst = body.def_inst(callee)?;
    let Op::Intrinsic { args, name } = &body[inst].op else { return None };
    let method = match name.as_str() {
        "context_enter" => "__enter__",
        "context_exit" => "__exit__",
        _ => return None,
    };
    Some((inst, args[0], method))
}
