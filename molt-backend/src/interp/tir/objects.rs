//! Attributes, fields, instances, classes, modules.

use super::machine::{Ended, Flow, Frame, Machine, Step};
use super::runtime::{Arg, string};
use super::statics::Statics;
use crate::interp::Stop;
use molt_ir::ssa::{ClassId, Inst};
use molt_ir::tir::Op;
use molt_runtime::class::first_field;
use molt_runtime::types::Kind;
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{int, tuple};

impl<'p> Machine<'p> {
    /// One operation on objects.
    pub fn object_operation(&self, frame: &mut Frame<'p>, inst: Inst, args: &[Word]) -> Step<Flow> {
        let body = &frame.function.body;
        let value = match &body[inst].op {
            Op::GetAttr { name, .. } => self.value("get_attr", &[args[0], string(name).value()])?,
            Op::SetAttr { name, .. } => self.value("set_attr", &[args[0], string(name).value(), args[1]])?,
            Op::SetOwnAttr { name, .. } => self.value("set_own_attr", &[args[0], string(name).value(), args[1]])?,
            Op::DelAttr { name, .. } => self.value("del_attr", &[args[0], string(name).value()])?,
            Op::GetMethod { name, .. } => {
                let (callable, status) = self.pair("get_method", &[args[0], string(name).value()])?;
                let receiver = if status == 0 { Word::ABSENT } else { args[0] };
                let results: Vec<_> = body.results(inst).collect();
                // Their types say what is called with what first, which a bound method does as well.
                frame.put(results[0], callable);
                frame.put(results[1], receiver.to_owned());
                return Ok(Flow::Next);
            }
            Op::FieldGet { class, name, .. } => {
                let word = self.regions.load(args[0].bits(), self.field(*class, name)?, 8)?;
                Word::from_bits(word).to_owned()
            }
            Op::FieldInit { class, name, .. } | Op::FieldSet { class, name, .. } => {
                let fields = &self.program.header.class(*class).fields;
                if let Some((_, ty)) = fields.iter().find(|(field, ty)| field == name && !self.belongs(args[1], ty)) {
                    return Err(
                        Stop::broken(format!("the field holds {} and is claimed to be `{ty}`", self.describe(args[1]))).into()
                    );
                }
                let offset = self.field(*class, name)?;
                let old = self.regions.load(args[0].bits(), offset, 8)?;
                self.regions.store(args[0].bits(), offset, args[1].to_owned().into_raw().bits())?;
                drop(Owned::from_raw(Word::from_bits(old)));
                return Ok(Flow::Next);
            }
            Op::ClassNumber { .. } if !args[0].is_pointer() => int::from_i64(0),
            Op::ClassNumber { .. } => {
                let class = self.regions.load(args[0].bits(), 0, 8)?;
                let number = self.regions.load(class, molt_runtime::types::SITE as i64, 4)?;
                int::from_i64(number as i64)
            }
            Op::NewInstance { class, .. } => {
                let fields = self.program.header.class(*class).fields.len();
                self.value("new_instance", &[Arg::Value(args[0]), Arg::Int(fields as i64)])?
            }
            Op::TupleOfClass { .. } => self.filled("tuple_of_class", args)?,
            Op::MakeClass { class, keywords, .. } => self.make_class(args, *class, keywords)?,
            Op::ImportModule { module } => self.import(module)?,
            Op::ImportFrom { name, .. } => self.value("import_from", &[args[0], string(name).value()])?,
            _ => return Err(Stop::broken("no operation on objects").into()),
        };
        match body.results(inst).len() {
            0 => Ok(Flow::Next),
            _ => self.define(frame, inst, value),
        }
    }

    /// The offset of a field: inherited ones come first.
    fn field(&self, class: ClassId, name: &str) -> Step<i64> {
        let place = self.program.header.class(class).place(name);
        let (behind, index) = place.ok_or_else(|| Stop::broken(format!("the class has no field `{name}`")))?;
        let first = first_field(if behind { Kind::Exception } else { Kind::Object }) as i64;
        Ok(first + 8 * index as i64)
    }

    /// Operands: the body as a function object, the tuple of bases, the values of the keywords.
    fn make_class(&self, args: &[Word], class: ClassId, keywords: &[String]) -> Step<Owned> {
        let header = self.program.header.class(class);
        let absent = || Owned::from_raw(Word::ABSENT);
        let (mut metaclass, mut rest) = (absent(), absent());
        let others = keywords.iter().filter(|k| *k != "metaclass" && !k.is_empty()).count();
        if others > 0 {
            rest = self.value("dict_new", &[Arg::Int(others as i64)])?;
        }
        for (name, &value) in keywords.iter().zip(&args[2..]) {
            match name.as_str() {
                "" => rest = value.to_owned(),
                "metaclass" => metaclass = value.to_owned(),
                name => drop(self.value("dict_set_item", &[rest.value(), string(name).value(), value])?),
            }
        }
        let fields = tuple::from_vec(header.fields.iter().map(|(name, _)| string(name)).collect());
        let name = string(&header.name);
        let [body, bases] = [args[0], args[1]];
        let words = [name.value(), bases, body, metaclass.value(), rest.value(), fields.value()].map(Arg::Value);
        let site = [Arg::Int(i64::from(class.0) + 1)];
        let made = self.value("build_class", &[&words[..], &site[..]].concat())?;
        Statics::store(&self.statics.classes[class.0 as usize], made.clone());
        Ok(made)
    }

    /// Runs a module of the program where it has not run.
    fn import(&self, module: &str) -> Step<Owned> {
        let header = &self.program.header;
        let index = header.modules.iter().position(|m| m.name == module);
        let index = index.ok_or_else(|| Stop::broken(format!("no module `{module}`")))?;
        let slot = &self.statics.globals[header.globals.len() + index];
        if !slot.get().is_absent() {
            return Ok(slot.get().to_owned());
        }
        let object = self.value("new_module", &[string(module).value()])?;
        for (id, global) in header.globals.iter().enumerate().filter(|(_, g)| g.module as usize == index) {
            let place = Arg::Pointer(self.statics.globals[id].as_ptr() as usize);
            self.value("module_bind", &[object.value().into(), string(&global.name).value().into(), place])?;
        }
        Statics::store(slot, object.clone());
        match self.call(header.modules[index].init, Vec::new())? {
            Some(_) => Ok(object),
            // An import that failed is tried again at the next `import`.
            None => {
                Statics::store(slot, Owned::from_raw(Word::ABSENT));
                Err(Ended::Raised)
            }
        }
    }
}
