//! `_copy`: copies of built-in containers and of instances whose classes say nothing of copying. All else is left to functions
//! written in Python.

use super::Module;
use super::taking_apart::{self, take_apart};
use crate::class::Plan;
use crate::dict::{self, DICT, Dict};
use crate::dispatch::{self, check_stack};
use crate::list::{self, LIST, List};
use crate::set::{self, FROZEN_SET, SET};
use crate::tuple::{self, TUPLE};
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, error, int, literal};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// `import _copy`.
#[unsafe(export_name = "molt_module__copy")]
pub static MODULE: Module = Module { name: "_copy", functions: FUNCTIONS, constants: &[] };

/// Whether a value is its own copy.
fn is_atomic(x: Value) -> bool {
    if !x.is_pointer() {
        return true;
    }
    let kind = x.type_of();
    !kind.is_heap()
        && matches!(
            kind.kind,
            Kind::Int
                | Kind::Str
                | Kind::Bytes
                | Kind::Float
                | Kind::Complex
                | Kind::Range
                | Kind::Type
                | Kind::Function
                | Kind::BuiltinFunction
                | Kind::Property
                | Kind::Code
        )
        && kind.static_name() != "method-wrapper"
}

/// What the copies of one call have in common.
struct Walk {
    /// What was copied: a dict from ids to copies.
    memo: Value,
    /// Copies what is not known here.
    other: Value,
    /// Functions that take apart instances of classes: a dict.
    table: Value,
    /// Gives an object a state that is no dict of attributes.
    finish: Value,
}

fn key(x: Value) -> Owned {
    int::from_u64(x.bits())
}

impl Walk {
    fn deep(&self, x: Value) -> Res {
        if is_atomic(x) {
            return Ok(x.to_owned());
        }
        let id = key(x);
        if let Some(copy) = dict::of(&self.memo).get(id.value())? {
            return Ok(copy.to_owned());
        }
        check_stack()?;
        let x = x.to_owned();
        let x = x.value();
        let kind = x.type_of();
        let copy = if core::ptr::eq(kind, &LIST) {
            self.list(x, id.value())?
        } else if core::ptr::eq(kind, &DICT) {
            self.dict(x, id.value())?
        } else if core::ptr::eq(kind, &TUPLE) {
            let copy = self.tuple(x, id.value())?;
            if copy.value() == x {
                return Ok(copy);
            }
            copy
        } else if core::ptr::eq(kind, &SET) || core::ptr::eq(kind, &FROZEN_SET) {
            let members: Vec<Owned> = set::of(&x).members().map(Value::to_owned).collect();
            let copies: Res<Vec<Owned>> = members.iter().map(|member| self.deep(member.value())).collect();
            set::from_iterable(kind, list::from_vec(copies?).value())?
        } else {
            match self.instance(x, id.value())? {
                Some(copy) if copy.value() == x => return Ok(copy),
                Some(copy) => copy,
                None => return dispatch::call_values(self.other, &[x, self.memo]),
            }
        };
        self.note(id.value(), copy.value())?;
        self.keep(x)?;
        Ok(copy)
    }

    /// A copy of what is no plain container; nothing where that is left to others.
    fn instance(&self, x: Value, id: Value) -> Res<Option<Owned>> {
        let kind = x.type_of();
        if kind.kind == Kind::Type {
            return Ok(Some(x.to_owned()));
        }
        if let Some(copier) = class::find_attr(x, literal!("__deepcopy__"))? {
            return dispatch::call_values(copier.value(), &[self.memo]).map(Some);
        }
        if let Some(plan) = plan_of(kind, literal!("__deepcopy__"), self.table)?.filter(|plan| plan.fits(x)) {
            let made = plan.bare();
            self.note(id, made.value())?;
            plan.fill(made.value(), x, &mut |part| self.deep(part))?;
            plan.fill_items(made.value(), x, &mut |part| self.deep(part))?;
            return Ok(Some(made));
        }
        match take_apart(x, 4, self.table)? {
            Some(parts) => {
                let made = rebuild(x, parts.value(), self.finish, &mut |part| self.deep(part), &|made| self.note(id, made))?;
                Ok(Some(made))
            }
            None => Ok(None),
        }
    }

    fn note(&self, id: Value, copy: Value) -> Res<()> {
        dict::of(&self.memo).set(id, copy.to_owned())
    }

    /// What was copied lives at least as long as the memo, so that no id is used twice.
    fn keep(&self, x: Value) -> Res<()> {
        let memo = dict::of(&self.memo);
        let id = key(self.memo);
        match memo.get(id.value())? {
            Some(kept) if kept.is_exactly(&LIST) => list::of(&kept).push(x.to_owned()),
            Some(kept) => drop(class::call_method(kept, literal!("append"), &[x])?),
            None => memo.set(id.value(), list::from_slice(&[x]))?,
        }
        Ok(())
    }

    fn list(&self, x: Value, id: Value) -> Res {
        let copy = list::new(list::of(&x).len());
        self.note(id, copy.value())?;
        let mut i = 0;
        while let Some(item) = list::of(&x).get(i) {
            let item = self.deep(item)?;
            list::of(&copy).push(item);
            i += 1;
        }
        Ok(copy)
    }

    fn dict(&self, x: Value, id: Value) -> Res {
        let from = dict::of(&x);
        let (copy, size) = (dict::new(), from.len());
        self.note(id, copy.value())?;
        let (mut state, mut position) = (0, 0);
        while let Some(next) = dict::step(from, state, size)? {
            state = next;
            let Some(found) = from.next_from(position) else { break };
            position = found.position;
            let (name, value) = (found.key.to_owned(), found.value.to_owned());
            let value = self.deep(value.value())?;
            let name = self.deep(name.value())?;
            dict::of(&copy).set(name.value(), value)?;
        }
        Ok(copy)
    }

    fn tuple(&self, x: Value, id: Value) -> Res {
        let items = tuple::of(&x).items();
        let mut copies = Vec::with_capacity(items.len());
        for &item in items {
            copies.push(self.deep(item)?);
        }
        // One of the items may have held the tuple, and led to a copy of it.
        if let Some(copy) = dict::of(&self.memo).get(id)? {
            return Ok(copy.to_owned());
        }
        let same = items.iter().zip(&copies).all(|(item, copy)| *item == copy.value());
        Ok(if same { x.to_owned() } else { tuple::from_vec(copies) })
    }
}

/// The plan of a class, unless a function takes its instances apart.
fn plan_of(kind: &'static Type, hook: Value, table: Value) -> Res<Option<Rc<Plan>>> {
    if !kind.is_heap() || dict::of(&table).get(class::type_value(kind))?.is_some() {
        return Ok(None);
    }
    Ok(Plan::of(kind, hook))
}

/// An object from its parts: a callable, its arguments, and perhaps a state and items; a name instead of parts says that there is one
/// of it. `note` is told of the object before the rest is copied.
fn rebuild(x: Value, given: Value, finish: Value, convert: &mut dyn FnMut(Value) -> Res, note: &dyn Fn(Value) -> Res<()>) -> Res {
    let Some(all) = given.downcast::<tuple::Tuple>() else {
        // What it is made of is told by an error; a name is the object itself.
        return if given.type_of().kind == Kind::Str { Ok(x.to_owned()) } else { dispatch::call_values(finish, &[given]) };
    };
    let part = |i: usize| all.get(i).unwrap_or(Value::NONE);
    let arguments = part(1);
    let (Some(arguments), 2..=5) = (arguments.downcast::<tuple::Tuple>(), all.len()) else {
        return dispatch::call_values(finish, &[given]);
    };
    let arguments: Res<Vec<Owned>> = arguments.items().iter().map(|&argument| convert(argument)).collect();
    let arguments = arguments?;
    let values: Vec<Value> = arguments.iter().map(|argument| argument.value()).collect();
    let made = dispatch::call_values(part(0), &values)?;
    note(made.value())?;
    if !part(2).is_none() {
        let state = convert(part(2))?;
        restore(made.value(), state.value(), finish)?;
    }
    if !part(3).is_none() {
        let mut items = dispatch::steps(part(3))?;
        while let Some(item) = items.step()? {
            let item = convert(item.value())?;
            class::call_method(made.value(), literal!("append"), &[item.value()])?;
        }
    }
    if !part(4).is_none() {
        let mut pairs = dispatch::steps(part(4))?;
        while let Some(pair) = pairs.step()? {
            let pair = crate::sequence::unpack_exact(pair.value(), 2)?;
            let (key, value) = (convert(pair[0].value())?, convert(pair[1].value())?);
            dispatch::set_item(made.value(), key.value(), value.value())?;
        }
    }
    Ok(made)
}

/// Gives an object its state.
fn restore(made: Value, state: Value, finish: Value) -> Res<()> {
    if let Some(set) = class::find_attr(made, literal!("__setstate__"))? {
        return dispatch::call_values(set.value(), &[state]).map(drop);
    }
    let plan = if state.is_exactly(&DICT) { Plan::of(made.type_of(), literal!("__setstate__")) } else { None };
    let restored = match plan.filter(|plan| plan.fits(made)) {
        Some(plan) => plan.restore_all(made, state)?,
        None => false,
    };
    if !restored {
        dispatch::call_values(finish, &[made, state])?;
    }
    Ok(())
}

fn deep(x: Value, memo: Value, others: Value, table: Value) -> Res {
    let &[other, finish] = crate::modules::items(&others) else { return Err(error::type_error("two functions were expected")) };
    if memo.downcast::<Dict>().is_none() {
        return dispatch::call_values(other, &[x, memo]);
    }
    Walk { memo, other, table, finish }.deep(x)
}

fn shallow(x: Value, others: Value, table: Value) -> Res {
    let &[other, finish] = crate::modules::items(&others) else { return Err(error::type_error("two functions were expected")) };
    let kind = x.type_of();
    if is_atomic(x) || core::ptr::eq(kind, &TUPLE) || core::ptr::eq(kind, &FROZEN_SET) || kind.kind == Kind::Type {
        return Ok(x.to_owned());
    }
    if core::ptr::eq(kind, &LIST) {
        return Ok(list::from_slice(x.downcast::<List>().map_or(&[], List::items)));
    }
    if core::ptr::eq(kind, &DICT) {
        return Ok(dict::of(&x).copy());
    }
    if core::ptr::eq(kind, &SET) {
        return set::of(&x).copy();
    }
    if let Some(copier) = class::find_attr(class::type_value(kind), literal!("__copy__"))? {
        return dispatch::call_values(copier.value(), &[x]);
    }
    let mut same = |part: Value| Ok(part.to_owned());
    if let Some(plan) = plan_of(kind, literal!("__copy__"), table)?.filter(|plan| plan.fits(x)) {
        let made = plan.bare();
        plan.fill(made.value(), x, &mut same)?;
        plan.fill_items(made.value(), x, &mut same)?;
        return Ok(made);
    }
    match take_apart(x, 4, table)? {
        Some(parts) => rebuild(x, parts.value(), finish, &mut same, &|_| Ok(())),
        None => dispatch::call_values(other, &[x]),
    }
}

crate::methods! { pub FUNCTIONS of "_copy" {
    : deep as "deep"(x, memo, others, table) "(x: object, memo: object, others: tuple, table: object, /) -> object";
    : taking_apart::parts as "parts"(x, protocol, table) "(x: object, protocol: object, table: object, /) -> object";
    : shallow as "shallow"(x, others, table) "(x: object, others: tuple, table: object, /) -> object";
} }
