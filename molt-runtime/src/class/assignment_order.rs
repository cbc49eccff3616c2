//! The order in which `__dict__` lists the attributes of an instance: that in which they are assigned.
//!
//! Fields have places, so the order of the assignments is lost. But most are made by `__init__`, and the compiler reads their order from
//! its text: names, and None where the `__init__` of the next class is called. A class that says nothing assigns the fields of its
//! bases first, then its own in order.

use crate::literal;
use crate::object;
use crate::parts;
use crate::rt::rt;
use crate::types::Type;
use crate::value::Value;
use alloc::vec::Vec;

/// Says the order for the class whose body has just run.
pub fn announce(order: Value) {
    object::release(rt().class.announced.replace(order.to_owned().into_raw()));
}

/// The names in the order of the assignments; nothing where it is that of the fields.
pub(super) fn of(kind: &'static Type) -> Option<Vec<Value>> {
    let heap = kind.heap_part()?;
    let all: Vec<&'static Type> = parts::items(heap.mro.get()).iter().filter_map(|class| class.downcast::<Type>()).collect();
    let said = |kind: &&'static Type| kind.heap_part().is_some_and(|heap| !heap.order.get().is_absent());
    if !all.iter().any(said) {
        return None;
    }
    let mut names = Vec::new();
    if is_enumeration(heap.metaclass) {
        // What it assigns to a member before it calls `__init__`.
        names.extend([literal!("_value_"), literal!("_name_"), literal!("__objclass__")]);
    }
    expand(&all, &mut names);
    Some(names)
}

fn is_enumeration(metaclass: &'static Type) -> bool {
    let is_it =
        |class: &Value| class.downcast::<Type>().and_then(Type::heap_part).is_some_and(|heap| heap.is_named("enum", "EnumType"));
    metaclass.heap_part().is_some_and(|heap| parts::items(heap.mro.get()).iter().any(is_it))
}

fn expand(classes: &[&'static Type], names: &mut Vec<Value>) {
    let Some((first, rest)) = classes.split_first() else { return };
    let Some(heap) = first.heap_part() else { return expand(rest, names) };
    let add = |names: &mut Vec<Value>, name: Value| {
        if position(names, name).is_none() {
            names.push(name);
        }
    };
    let order = heap.order.get();
    if order.is_absent() {
        expand(rest, names);
        parts::items(heap.fields).iter().for_each(|&name| add(names, name));
        return;
    }
    for &entry in parts::items(order) {
        if entry.is_none() {
            expand(rest, names);
        } else {
            add(names, entry);
        }
    }
}

/// Where a name stands.
pub(super) fn position(names: &[Value], name: Value) -> Option<usize> {
    names.iter().position(|&other| other == name || parts::same_text(other, name))
}
