//! Calls that make instances, where making one is nothing that the program could see but its own methods.

use super::{Arguments, Resolver};
use crate::infer::classes::Native;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, ClassId, FuncId, Inst, Rename, Value, Values};
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::{Op, Tir, Type};

/// A class that is known, and the value that is the class.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub class: ClassId,
    pub object: Value,
}

impl Known {
    /// What `__new__` is given: the class, and the arguments of the call.
    fn with(self, args: Arguments<'_>) -> Values {
        std::iter::once(self.object).chain(args.values.iter().copied()).collect()
    }
}

/// A call at work that may make an instance.
pub(super) struct Making<'a, 'p> {
    pub resolver: &'a Resolver<'p>,
    pub body: &'a mut Body<Tir>,
    pub inst: Inst,
    /// The results of calls by the instances that they are.
    pub rename: &'a mut Rename,
    pub cx: &'a mut PassCx,
}

impl Making<'_, '_> {
    /// `C(args)`, where making an instance is nothing but `object.__new__` and `__init__`.
    pub(super) fn instantiate(&mut self, known: Known, args: Arguments<'_>) {
        let (info, ty) = (self.resolver.classes.get(known.class), Type::Instance(known.class));
        let result = self.body.result(self.inst);
        if info.plain && info.native == Native::Tuple && *self.body.ty(result) == ty {
            return self.named_tuple(known, args);
        }
        if info.plain && self.resolver.classes.maker(self.resolver.program, known.class).is_some() {
            return self.make(known, args);
        }
        if !info.plain || !info.is_concrete || info.native != Native::Object || *self.body.ty(result) != ty {
            return;
        }
        match self.resolver.classes.member(self.resolver.program, known.class, "__init__") {
            Some((_, member)) if member.kind == MemberKind::Method => {
                let Some(func) = member.func.filter(|&f| self.gives_none(f)) else { return };
                let made = self.new_instance(known);
                self.initialise(made, (known, func), args);
            }
            None if args.values.is_empty() && leave(self.cx, "direct") => {
                let made = self.new_instance(known);
                self.rename.set(result, self.body.result(made));
                self.body.remove_tried(self.inst);
            }
            _ => {}
        }
    }

    fn new_instance(&mut self, Known { class, object }: Known) -> Inst {
        let made = self.body.insert_before(self.inst, Op::NewInstance { args: [object], class }, &[Type::Instance(class)]);
        // Its death is an effect, though nobody uses it.
        if self.resolver.classes.member(self.resolver.program, class, "__del__").is_some() {
            let instance = self.body.result(made);
            self.body.insert_before(self.inst, Op::KeepAlive { args: [instance] }, &[]);
        }
        made
    }

    /// `C(args)` of a class with `__new__`: that is called with the class, and `__init__` with what it gives, where that is certainly an
    /// instance.
    fn make(&mut self, known: Known, args: Arguments<'_>) {
        let Resolver { classes, program, .. } = *self.resolver;
        let info = classes.get(known.class);
        let ty = self.body.ty(self.body.result(self.inst)).clone();
        let Some(maker) = classes.maker(program, known.class).filter(|&f| !self.resolver.closure_of(f)) else { return };
        let init_of = |of| classes.member(program, of, "__init__");
        let with_class = known.with(args);
        let for_maker = Arguments::new(&with_class, args.keywords);
        // Nothing that is made has an `__init__` in the program.
        if ty != Type::Any && info.derived.iter().all(|&of| init_of(of).is_none()) {
            self.call(self.inst, (maker, None), for_maker);
            return;
        }
        let Some(&[of]) = ty.instances().as_deref() else { return };
        let init = init_of(of).filter(|(_, m)| info.derived.contains(&of) && m.kind == MemberKind::Method).and_then(|(_, m)| m.func);
        let Some(init) = init.filter(|&f| !self.resolver.closure_of(f) && self.gives_none(f)) else { return };
        // Two calls that may raise, where one is watched.
        if self.body.block_of(self.inst).and_then(|block| self.body.tried(block)) == Some(self.inst) {
            return;
        }
        let call = Op::Call { args: with_class.clone(), keywords: args.keywords.to_vec() };
        let made = self.body.insert_before(self.inst, call, &[ty]);
        if self.call(made, (maker, None), for_maker) {
            self.initialise(made, (known, init), args);
        } else {
            self.body.remove(made);
        }
    }

    /// The call of the class becomes one of `__init__` of the instance that was made before it; that goes where it cannot.
    fn initialise(&mut self, made: Inst, (known, init): (Known, FuncId), args: Arguments<'_>) {
        let Resolver { classes, program, rewritten, .. } = *self.resolver;
        let (instance, result) = (self.body.result(made), self.body.result(self.inst));
        let values: Values = std::iter::once(instance).chain(args.values.iter().copied()).collect();
        let given = Arguments::new(&values, args.keywords);
        let mut done = !self.resolver.closure_of(init) && self.call(self.inst, (init, None), given);
        let is_rewritten = |&c: &ClassId| rewritten.has(program, c, "__init__");
        let its_own = classes.member(program, known.class, "__init__").is_some_and(|(_, m)| m.func == Some(init));
        if !done && its_own && !classes.get(known.class).mro.iter().any(is_rewritten) {
            // The function object holds what is missing.
            let lookup = Op::GetAttr { args: [known.object], name: "__init__".to_owned() };
            let lookup = self.body.insert_before(self.inst, lookup, &[Type::Function(init)]);
            let callee = self.body.result(lookup);
            done = self.call(self.inst, (init, Some(callee)), given);
            if !done {
                self.body.remove(lookup);
            }
        }
        if done {
            self.body[result].ty = Type::None;
            self.rename.set(result, instance);
        } else {
            self.body.remove(made);
        }
    }

    /// `C(args)` of a named tuple: each parameter is an item.
    fn named_tuple(&mut self, known: Known, args: Arguments<'_>) {
        let Resolver { classes, program, this, .. } = *self.resolver;
        let Some(func) = classes.get(known.class).taking else { return };
        let with_class = known.with(args);
        let Some(operands) = self.resolver.operands(func, None, Arguments::new(&with_class, args.keywords)) else { return };
        if leave(self.cx, "tuple") {
            let args = operands.make(self.body, self.inst, program, (func, this));
            self.becomes(Op::TupleOfClass { args, class: known.class }, known.class);
        }
    }

    /// `object.__new__(cls)` of a class that is known.
    pub(super) fn new_object(&mut self, object: Value, args: &[Value]) -> bool {
        let (Type::Builtin(owner), &[class]) = (self.body.ty(object), args) else { return false };
        let Type::Class(of) = *self.body.ty(class) else { return false };
        let info = self.resolver.classes.get(of);
        let known = info.plain && info.is_concrete && info.native == Native::Object;
        let result = self.body.result(self.inst);
        if !known || **owner != *"object" || *self.body.ty(result) != Type::Instance(of) || !leave(self.cx, "object") {
            return false;
        }
        self.becomes(Op::NewInstance { args: [class], class: of }, of);
        true
    }

    /// `p._replace(x=1)`: the tuple once more, with another item.
    pub(super) fn replace(&mut self, object: Value, Arguments { values, keywords }: Arguments<'_>) -> bool {
        let Resolver { classes, program, .. } = *self.resolver;
        let Type::Instance(class) = *self.body.ty(object) else { return false };
        let (info, result) = (classes.get(class), self.body.result(self.inst));
        let is_tuple = info.plain && info.native == Native::Tuple && info.made_once;
        let known = is_tuple && *self.body.ty(result) == Type::Instance(class);
        let named = values.len() == keywords.len() && keywords.iter().all(|name| info.items.contains(name));
        let Some(taking) = info.taking.and_then(|func| program.get(func)).filter(|_| known && named) else { return false };
        if !leave(self.cx, "replace") {
            return false;
        }
        let types: Vec<Type> = taking.body[taking.body.entry()].params.iter().skip(1).map(|&p| taking.body.ty(p).clone()).collect();
        let class_object = self.body.insert_before(self.inst, Op::ClassRef { class }, &[Type::Class(class)]);
        let mut operands: Values = std::iter::once(self.body.result(class_object)).collect();
        for (index, (item, ty)) in info.items.iter().zip(types).enumerate() {
            operands.push(match keywords.iter().position(|name| name == item) {
                Some(at) => values[at],
                None => {
                    let item = Op::TupleItem { args: [object], index: index as u32 };
                    let kept = self.body.insert_before(self.inst, item, &[ty]);
                    self.body.result(kept)
                }
            });
        }
        self.becomes(Op::TupleOfClass { args: operands, class }, class);
        true
    }

    fn gives_none(&self, func: FuncId) -> bool {
        self.resolver.program.get(func).is_some_and(|f| f.header.result == Type::None)
    }

    /// A call of the function instead, with what the function object `callee` keeps.
    fn call(&mut self, inst: Inst, (func, callee): (FuncId, Option<Value>), args: Arguments<'_>) -> bool {
        self.resolver.call(self.body, inst, func, callee, args, self.cx)
    }

    /// What the call gave is the instance that `op` makes, and the call goes.
    fn becomes(&mut self, op: Op, class: ClassId) {
        let made = self.body.insert_before(self.inst, op, &[Type::Instance(class)]);
        let (made, result) = (self.body.result(made), self.body.result(self.inst));
        self.body.replace_all_uses(result, made);
        self.body.remove_tried(self.inst);
    }
}
