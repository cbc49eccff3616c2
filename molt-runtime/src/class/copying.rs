//! Copies of instances whose classes say nothing of how they are copied: attribute by attribute.

use super::attributes::{field, field_index, instance_dict, set_field};
use super::instance::dict_of;
use super::lookup::{in_program, lookup, native_base, search_with_owner};
use super::{assignment_order, new_instance};
use crate::dict;
use crate::list;
use crate::literal;
use crate::object::flag;
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// How instances of a class are taken apart: nothing where the class has a say in it.
pub struct Plan {
    /// The class.
    pub kind: &'static Type,
    /// The fields that stand in `__dict__`, in its order.
    pub fields: Vec<usize>,
    /// How many fields come from `__slots__`; they are the first.
    pub slots: usize,
}

/// The plans made last, for as long as no class changes.
pub(super) struct Plans {
    version: Cell<u32>,
    /// Class and hook by their addresses.
    made: RefCell<Vec<((usize, u64), Option<Rc<Plan>>)>>,
}

/// So many plans are kept.
const MOST: usize = 16;

impl Plans {
    pub(super) const fn new() -> Plans {
        Plans { version: Cell::new(0), made: RefCell::new(Vec::new()) }
    }
    pub(super) fn release(&self) {
        drop(self.made.take());
    }
    fn get(&self, key: (usize, u64), version: u32) -> Option<Option<Rc<Plan>>> {
        if self.version.replace(version) != version {
            self.made.borrow_mut().clear();
        }
        self.made.borrow().iter().find(|(known, _)| *known == key).map(|(_, plan)| plan.clone())
    }
    fn keep(&self, key: (usize, u64), plan: Option<Rc<Plan>>) {
        let mut made = self.made.borrow_mut();
        if made.len() >= MOST {
            made.clear();
        }
        made.push((key, plan));
    }
}

impl Plan {
    /// The plan of a class. `hook` is what the class would define to be asked first, a name in static data.
    pub fn of(kind: &'static Type, hook: Value) -> Option<Rc<Plan>> {
        if !kind.is_heap() || !matches!(kind.kind, Kind::Object | Kind::List | Kind::Dict) {
            return None;
        }
        let state = &rt().class;
        let key = (core::ptr::from_ref(kind) as usize, hook.bits());
        if let Some(plan) = state.plans.get(key, state.version()) {
            return plan;
        }
        let plan = Plan::make(kind, hook).map(Rc::new);
        state.plans.keep(key, plan.clone());
        plan
    }

    fn make(kind: &'static Type, hook: Value) -> Option<Plan> {
        let heap = kind.heap_part()?;
        if kind.slots().get_attr.is_some() {
            return None;
        }
        let hooks = [
            hook,
            literal!("__new__"),
            literal!("__reduce__"),
            literal!("__reduce_ex__"),
            literal!("__getstate__"),
            literal!("__setstate__"),
            literal!("__getnewargs__"),
            literal!("__getnewargs_ex__"),
            literal!("__class__"),
        ];
        // A container is taken apart by its iterators, and put together by these methods.
        let native = native_base(kind);
        let container = match kind.kind {
            Kind::Object => &[][..],
            Kind::List if core::ptr::eq(native, &list::LIST) => &[literal!("__iter__"), literal!("append"), literal!("extend")],
            Kind::Dict if core::ptr::eq(native, &dict::DICT) => {
                &[literal!("items"), literal!("__setitem__"), literal!("__iter__")]
            }
            _ => return None,
        };
        if container.iter().any(|&name| in_program(kind, name)) {
            return None;
        }
        // `__dict__` is an attribute of each class that has instances with one.
        if hooks.into_iter().any(|name| in_program(kind, name) || field_index(kind, name).is_some()) {
            return None;
        }
        let slots = heap.slots_declared.get();
        let inherited = kind.base().and_then(Type::heap_part).map_or(0, |base| base.slots_declared.get());
        // Slots of several classes come in an order of their own, and assigning to slots may be the class's business.
        if slots != 0 && (inherited != 0 && inherited != slots || kind.slots().set_attr.is_some()) {
            return None;
        }
        let mut fields: Vec<usize> = (slots..parts::items(heap.fields).len()).collect();
        if let Some(names) = assignment_order::of(kind) {
            let all = parts::items(heap.fields);
            crate::parts::sort_few(&mut fields, |&field| assignment_order::position(&names, all[field]).unwrap_or(usize::MAX));
        }
        Some(Plan { kind, fields, slots })
    }

    /// The names of the fields, by their positions.
    pub fn names(&self) -> &'static [Value] {
        self.kind.heap_part().map_or(&[], |heap| parts::items(heap.fields))
    }

    /// Whether this very object takes part: it may have attributes that only classes should have.
    pub fn fits(&self, object: Value) -> bool {
        let hooks = || [literal!("__reduce_ex__"), literal!("__setstate__")];
        instance_dict(object, false).is_none_or(|beside| hooks().into_iter().all(|name| parts::get(beside, name).is_none()))
    }

    /// Whether instances are no containers.
    pub fn is_object(&self) -> bool {
        self.kind.kind == Kind::Object
    }

    /// The value of a field; nothing where it has none.
    pub fn field(&self, object: Value, field_at: usize) -> Option<Value> {
        Some(field(object, self.kind, field_at)).filter(|value| !value.is_absent())
    }

    /// The attributes beside the fields.
    pub fn beside(&self, object: Value) -> Vec<(Owned, Owned)> {
        instance_dict(object, false).map(parts::entries).unwrap_or_default()
    }

    /// `__dict__`, where somebody asked for it before: it holds all attributes but the slots.
    pub fn shown(&self, object: Value) -> Option<Owned> {
        let shown = object.header().is_some_and(|header| header.has(flag::DICT_SHOWN));
        if shown { dict_of(object).map(Value::to_owned) } else { None }
    }

    /// Gives `object` an attribute as an assignment in `__dict__` does; whether that was done. What `__slots__` name is not.
    pub fn restore(&self, object: Value, name: Value, value: Value) -> Res<bool> {
        let field = field_index(self.kind, name);
        if field.is_some_and(|field| field < self.slots) {
            return Ok(false);
        }
        let shown = object.header().is_some_and(|header| header.has(flag::DICT_SHOWN));
        match field {
            Some(field) if !shown => set_field(object, self.kind, field, value),
            _ => match instance_dict(object, true) {
                Some(dict) => dict::of(&dict).set(name, value.to_owned())?,
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// Gives `object` all attributes that a dict holds; whether that was done: some may be left, and are then given once more.
    pub fn restore_all(&self, object: Value, state: Value) -> Res<bool> {
        let mut position = 0;
        while let Some(found) = dict::of(&state).next_from(position) {
            let (name, value) = (found.key.to_owned(), found.value.to_owned());
            if !name.is_exactly(&crate::str::STR) || !self.restore(object, name.value(), value.value())? {
                return Ok(false);
            }
            position = found.position;
        }
        Ok(true)
    }

    /// An instance without attributes and items.
    pub fn bare(&self) -> Owned {
        match self.kind.kind {
            Kind::List => list::new_of(self.kind, 0),
            Kind::Dict => dict::new_of(self.kind),
            _ => new_instance(self.kind),
        }
    }

    /// Gives `made` the items of a list or dict, each as `convert` makes it.
    pub fn fill_items(&self, made: Value, object: Value, convert: &mut dyn FnMut(Value) -> Res) -> Res<()> {
        match self.kind.kind {
            Kind::List => {
                let mut i = 0;
                while let Some(item) = list::of(&object).get(i) {
                    let item = item.to_owned();
                    let item = convert(item.value())?;
                    list::of(&made).push(item);
                    i += 1;
                }
            }
            Kind::Dict => {
                let from = dict::of(&object);
                let (mut state, mut position, size) = (0, 0, from.len());
                while let Some(next) = dict::step(from, state, size)? {
                    state = next;
                    let Some(found) = from.next_from(position) else { break };
                    position = found.position;
                    let (name, value) = (found.key.to_owned(), found.value.to_owned());
                    let (name, value) = (convert(name.value())?, convert(value.value())?);
                    dict::of(&made).set(name.value(), value)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take(&self, object: Value, at: usize, convert: &mut dyn FnMut(Value) -> Res, fields: &mut Vec<(usize, Owned)>) -> Res<()> {
        if let Some(value) = self.field(object, at) {
            let value = value.to_owned();
            fields.push((at, convert(value.value())?));
        }
        Ok(())
    }

    /// Gives `made` the attributes of `object`, each as `convert` makes it. It gets them only when all are converted.
    pub fn fill(&self, made: Value, object: Value, convert: &mut dyn FnMut(Value) -> Res) -> Res<()> {
        let mut fields = Vec::with_capacity(self.fields.len() + self.slots);
        let mut others = Vec::new();
        for &at in &self.fields {
            self.take(object, at, convert, &mut fields)?;
        }
        for (name, value) in self.beside(object) {
            others.push((name, convert(value.value())?));
        }
        // What is in the dict comes before the slots.
        for at in 0..self.slots {
            self.take(object, at, convert, &mut fields)?;
        }
        for (at, value) in fields {
            set_field(made, self.kind, at, value.value());
        }
        if others.is_empty() {
            return Ok(());
        }
        let shown = object.header().is_some_and(|header| header.has(flag::DICT_SHOWN));
        let Some(target) = (if shown { dict_of(made) } else { instance_dict(made, true) }) else { return Ok(()) };
        for (name, value) in others {
            dict::of(&target).set(name.value(), value)?;
        }
        Ok(())
    }
}

/// The class that has an attribute.
pub(crate) fn owner_of(kind: &'static Type, name: Value) -> Option<&'static Type> {
    // Mostly there is none, or the one that everything has: the cache knows both.
    let found = lookup(kind, name)?;
    // A class with another built-in underneath may have taken it from `object` against that one.
    if lookup(&OBJECT, name) == Some(found) && lookup(native_base(kind), name) == Some(found) {
        return Some(&OBJECT);
    }
    search_with_owner(kind, name).map(|(owner, _)| owner)
}

/// The attributes of an object but its slots, as a dict: its own where somebody asked for it before.
pub(crate) fn attributes_of(object: Value) -> Option<Owned> {
    let kind = object.type_of();
    let shown = object.header().is_some_and(|header| header.has(flag::DICT_SHOWN));
    let Some(heap) = kind.heap_part().filter(|_| !shown) else { return instance_dict(object, false).map(Value::to_owned) };
    let made = dict::new();
    let all = parts::items(heap.fields);
    let fields = (heap.slots_declared.get()..all.len()).map(|at| (all[at].to_owned(), field(object, kind, at).to_owned()));
    let mut held: Vec<(Owned, Owned)> = fields.filter(|(_, value)| !value.value().is_absent()).collect();
    held.extend(instance_dict(object, false).map(parts::entries).unwrap_or_default());
    if let Some(names) = assignment_order::of(kind) {
        crate::parts::sort_few(&mut held, |(name, _)| assignment_order::position(&names, name.value()).unwrap_or(usize::MAX));
    }
    for (name, value) in held {
        let _ = parts::set(made.value(), name.value(), value.value());
    }
    Some(made)
}

/// What the slots of an object hold, as a dict, those of its own class first; nothing where they hold nothing.
pub(crate) fn slots_of(object: Value) -> Option<Owned> {
    let kind = object.type_of();
    let all = parts::items(kind.heap_part()?.fields);
    let made = dict::new();
    let mut class = kind;
    while let Some(heap) = class.heap_part() {
        let above = class.base().and_then(Type::heap_part).map_or(0, |base| base.slots_declared.get());
        for (at, &name) in all.iter().enumerate().take(heap.slots_declared.get()).skip(above) {
            let value = field(object, kind, at);
            if !value.is_absent() {
                let _ = parts::set(made.value(), name, value);
            }
        }
        class = class.base()?;
    }
    (!dict::of(&made).is_empty()).then_some(made)
}
