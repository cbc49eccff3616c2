//! Attributes, fields, instances, classes, modules.

use super::function::FunctionLowering;
use super::layout;
use super::signature::{Repr, Signature};
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{ClassId, Edge, GlobalId, Inst, Value, Values};
use molt_ir::tir;
use tir::Op as T;

impl FunctionLowering<'_> {
    /// Lowers one operation on objects.
    pub fn object_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        match op {
            T::GetAttr { args, name } => {
                let operands = [self.boxed(args[0]), self.text(name)];
                let value = self.runtime_value("get_attr", &operands);
                self.define(results[0], value);
            }
            T::SetAttr { args, name } => {
                let operands = [self.boxed(args[0]), self.text(name), self.boxed(args[1])];
                self.runtime("set_attr", &operands);
            }
            T::SetOwnAttr { args, name } => {
                let operands = [self.boxed(args[0]), self.text(name), self.boxed(args[1])];
                self.runtime("set_own_attr", &operands);
            }
            T::DelAttr { args, name } => {
                let operands = [self.boxed(args[0]), self.text(name)];
                self.runtime("del_attr", &operands);
            }
            T::GetMethod { args, name } => {
                let (object, name) = (self.boxed(args[0]), self.text(name));
                let (found, _) = self.runtime_raw("get_method", &[object, name]);
                let one = self.int(1);
                let raised = self.icmp(IntCompare::Eq, found[1], one);
                self.raise_if(raised);
                // Status 2: the receiver goes first among the arguments.
                let zero = self.int(0);
                let plain = self.icmp(IntCompare::Ne, found[1], zero);
                let absent = self.absent();
                let end = self.body.new_block();
                let receiver = self.body.add_param(end, Type::Val);
                let unbound = self.branch_likely(plain);
                self.jump(end, &[object]);
                self.block = unbound;
                self.jump(end, &[absent]);
                self.block = end;
                self.define(results[0], found[0]);
                self.define(results[1], receiver);
            }
            T::FieldGet { args, class, name } => {
                let object = self.instance_of(args[0], *class);
                let offset = self.field_offset(*class, name);
                let value = self.value(Op::Load { args: [object], offset }, Type::Val);
                self.define(results[0], value);
            }
            T::FieldInit { args, class, name } => {
                let value = self.boxed(args[1]);
                let object = self.instance_of(args[0], *class);
                let offset = self.field_offset(*class, name);
                self.effect(Op::Store { args: [object, value], offset });
            }
            T::FieldSet { args, class, name } => {
                let value = self.boxed(args[1]);
                let object = self.instance_of(args[0], *class);
                let offset = self.field_offset(*class, name);
                let ty = self.shared.families.field(*class, name);
                self.replace(object, offset, value, &ty);
            }
            T::ClassNumber { args } if self.ty(args[0]).instances().is_some() => {
                let object = self.address_of(args[0]);
                let number = self.class_number(object);
                self.define_int(results[0], number);
            }
            T::ClassNumber { args } => {
                let value = self.boxed(args[0]);
                let is_object = self.value(Op::IsObject { args: [value] }, Type::I64);
                let number = self.choose(
                    is_object,
                    Type::I64,
                    |this| {
                        let object = this.value(Op::AsPointer { args: [value] }, Type::Ptr);
                        this.class_number(object)
                    },
                    |this| this.int(0),
                );
                self.define_int(results[0], number);
            }
            T::NewInstance { args, class } => {
                let fields = self.program.header.class(*class).fields.len();
                let operands = [self.boxed(args[0]), self.int(fields as i64)];
                let value = self.runtime_value("new_instance", &operands);
                self.define(results[0], value);
            }
            T::TupleOfClass { args, .. } => {
                let value = self.filled("tuple_of_class", args);
                self.define(results[0], value);
            }
            T::MakeClass { args, class, keywords } => self.make_class(results[0], args, *class, keywords),
            T::ImportModule { module } => self.import_module(results[0], module),
            T::ImportFrom { args, name } => {
                let operands = [self.boxed(args[0]), self.text(name)];
                let value = self.runtime_value("import_from", &operands);
                self.define(results[0], value);
            }
            _ => unreachable!("only operations on objects come here"),
        }
    }

    /// The number of the class statement that made the class of the object at an address.
    fn class_number(&mut self, object: Value) -> Value {
        let class = self.value(Op::Load { args: [object], offset: 0 }, Type::Ptr);
        self.value(Op::LoadU32 { args: [class], offset: layout::CLASS_NUMBER }, Type::I64)
    }

    /// The address of an instance of a class.
    fn instance_of(&mut self, value: Value, class: ClassId) -> Value {
        let value = self.get(value);
        let family = self.shared.families.number(class);
        self.value(Op::AsInstance { args: [value], family }, Type::Ptr)
    }

    /// Where a field lies in instances of a class.
    pub fn field_offset(&self, class: ClassId, name: &str) -> i64 {
        let place = self.program.header.class(class).place(name);
        let (behind, index) = place.expect("layout names every field that is used");
        let first = if behind { layout::FIRST_FIELD_OF_EXCEPTIONS } else { layout::FIRST_FIELD };
        first + 8 * index as i64
    }

    /// Operands: the body as a function object, the tuple of bases, the values of the keywords.
    fn make_class(&mut self, result: Value, args: &[Value], class: ClassId, keywords: &[String]) {
        let header = self.program.header.class(class).clone();
        let boxed = self.all_boxed(args);
        let (body, bases) = (boxed[0], boxed[1]);
        let absent = self.absent();
        let mut metaclass = absent;
        let mut rest = absent;
        let others = keywords.iter().filter(|k| *k != "metaclass" && !k.is_empty()).count();
        if others > 0 {
            let capacity = self.int(others as i64);
            rest = self.runtime_value("dict_new", &[capacity]);
        }
        for (name, &value) in keywords.iter().zip(&boxed[2..]) {
            if name.is_empty() {
                rest = value;
            } else if name == "metaclass" {
                metaclass = value;
            } else {
                let key = self.text(name);
                self.runtime("dict_set_item", &[rest, key, value]);
            }
        }
        let name = self.text(&header.name);
        let names: Vec<Value> = header.fields.iter().map(|(name, _)| self.text(name)).collect();
        let fields = self.tuple_of(&names);
        let site = self.int(i64::from(class.0) + 1);
        let value = self.runtime_value("build_class", &[name, bases, body, metaclass, rest, fields, site]);
        let slot = self.value(Op::ClassSlot { index: class.0 }, Type::Ptr);
        self.value(Op::Exchange { args: [slot, value], offset: 0 }, Type::Val);
        self.define(result, value);
    }

    /// The object of a built-in module: the same one at each import, for a program may assign to its names.
    pub fn builtin_module(&mut self, name: &str) -> Value {
        if molt_runtime::modules::module(name).is_none() {
            self.shared.refuse_module(self.span, name);
            return self.absent();
        }
        let table = self.value(Op::StaticAddr { symbol: format!("molt_module_{name}") }, Type::Ptr);
        self.runtime_value("builtin_module", &[table])
    }

    /// Runs the module once: its object lies in a slot of its own, behind those of the globals.
    fn import_module(&mut self, result: Value, module: &str) {
        let header = &self.program.header;
        let index = header.modules.iter().position(|m| m.name == module).expect("own modules are listed");
        let slot = GlobalId::at(header.globals.len() + index);
        let (init, globals) = (header.modules[index].init, header.globals.clone());
        let address = self.value(Op::GlobalAddr { global: slot }, Type::Ptr);
        let there = self.value(Op::Load { args: [address], offset: 0 }, Type::Val);
        let absent = self.absent();
        let done = self.icmp(IntCompare::Ne, there, absent);
        let object = self.choose(
            done,
            Type::Val,
            |_| there,
            |this| {
                let name = this.text(module);
                let object = this.runtime_value("new_module", &[name]);
                for (id, global) in globals.iter().enumerate().filter(|(_, g)| g.module as usize == index) {
                    let name = this.text(&global.name);
                    let value = this.value(Op::GlobalAddr { global: GlobalId::at(id) }, Type::Ptr);
                    this.runtime("module_bind", &[object, name, value]);
                }
                let address = this.value(Op::GlobalAddr { global: slot }, Type::Ptr);
                this.value(Op::Exchange { args: [address, object], offset: 0 }, Type::Val);
                if module == "__main__" {
                    // The program runs it.
                    return object;
                }
                let signature = Signature::of(this.program, init);
                let call = this.inst(Op::Call { args: Values::new(), func: init }, &signature.results());
                let found: Vec<Value> = this.body.results(call).collect();
                let raised = match signature.result {
                    Repr::Val => this.is_bits(found[0], 0),
                    _ => found[1],
                };
                // An import that failed is tried again at the next `import`.
                let failed = this.cold(|this| {
                    let absent = this.absent();
                    let address = this.value(Op::GlobalAddr { global: slot }, Type::Ptr);
                    this.value(Op::Exchange { args: [address, absent], offset: 0 }, Type::Val);
                    let raise = this.raise_block();
                    this.jump(raise, &[]);
                });
                let next = this.body.new_block();
                this.effect(Op::BranchCold { args: [raised], succs: Box::new([Edge::plain(failed), Edge::plain(next)]) });
                this.block = next;
                object
            },
        );
        self.define(result, object);
    }
}
