//! The truth of instances of known classes.

use super::Resolver;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Value};
use molt_ir::tir::{Op, Tir, Type};

impl Resolver<'_> {
    /// Objects without a method that says otherwise are true: only `None` among them is not. A `__bool__` is called.
    pub(super) fn truth(&self, body: &mut Body<Tir>, inst: Inst, value: Value, cx: &mut PassCx) {
        let ty = body.ty(value).clone();
        if let Some(func) = self.method(&ty, "__bool__").filter(|&f| self.gives_bool(f)) {
            return self.call(body, inst, func, &[value], cx);
        }
        if let Some(func) = self.flags(&ty, "__bool__").and_then(|flags| flags.truth) {
            return self.call(body, inst, func, &[value], cx);
        }
        let (mut none, mut object) = (false, false);
        for member in ty.members() {
            match member {
                Type::None => none = true,
                Type::Function(_) => object = true,
                Type::Instance(_) if self.is_true(member) => object = true,
                _ => return,
            }
        }
        if !object || !leave(cx, "truth") {
            return;
        }
        if !none {
            body[inst].op = Op::BoolConst { value: true };
            return;
        }
        let nothing = body.insert_before(inst, Op::NoneConst {}, &[Type::None]);
        let nothing = body.result(nothing);
        let absent = body.insert_before(inst, Op::Is { args: [value, nothing] }, &[Type::Bool]);
        body[inst].op = Op::Not { args: [body.result(absent)] };
    }

    /// Whether no method of the class has a say.
    fn is_true(&self, ty: &Type) -> bool {
        ["__bool__", "__len__"].iter().all(|name| self.lacks(ty, name) == Some(true))
    }

    fn gives_bool(&self, func: molt_ir::ssa::FuncId) -> bool {
        self.program.get(func).is_some_and(|f| f.header.result == Type::Bool)
    }
}
