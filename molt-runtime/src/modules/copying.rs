//! `_copy`: copies of built-in containers and of instances whose classes say nothing of copying. All else is left to functions
//! written in Python.

use super::Module;
use crate::class::Plan;
use crate::dict::{self, DICT, Dict};
use crate::dispatch::{self, check_stack};
use crate::list::{self, LIST, List};
use crate::set::{self, FROZEN_SET, SET};
use crate::tuple::{self, TUPLE};
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, int, literal};
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
            let hook = literal!("__deepcopy__");
            match plan_of(kind, hook, self.table)?.filter(|plan| plan.fits(x, hook)) {
                Some(plan) => {
                    let made = plan.bare();
                    self.note(id.value(), made.value())?;
                    plan.fill(made.value(), x, &mut |part| self.deep(part))?;
                    made
                }
                None => return dispatch::call_values(self.other, &[x, self.memo]),
            }
        };
        self.note(id.value(), copy.value())?;
        self.keep(x)?;
        Ok(copy)
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

fn deep(x: Value, memo: Value, other: Value, table: Value) -> Res {
    if memo.downcast::<Dict>().is_none() {
        return dispatch::call_values(other, &[x, memo]);
    }
    Walk { memo, other, table }.deep(x)
}

fn shallow(x: Value, other: Value, table: Value) -> Res {
    let kind = x.type_of();
    if is_atomic(x) || core::ptr::eq(kind, &TUPLE) || core::ptr::eq(kind, &FROZEN_SET) {
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
    let hook = literal!("__copy__");
    match plan_of(kind, hook, table)?.filter(|plan| plan.fits(x, hook)) {
        Some(plan) => {
            let made = plan.bare();
            plan.fill(made.value(), x, &mut |part| Ok(part.to_owned()))?;
            Ok(made)
        }
        None => dispatch::call_values(other, &[x]),
    }
}

crate::methods! { pub FUNCTIONS of "_copy" {
    : deep as "deep"(x, memo, other, table) "(x: object, memo: object, other: object, table: object, /) -> object";
    : shallow as "shallow"(x, other, table) "(x: object, other: object, table: object, /) -> object";
} }
