//! Which attributes an object has: `dir`.

use super::instance_dict;
use super::lookup::{each, own_names};
use crate::parts;
use crate::types::{Kind, Type};
use crate::value::{Res, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// The names of all attributes, sorted, without repetitions.
pub fn names_of(object: Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut of_class = |kind: &'static Type| {
        each(kind, |class| {
            names.extend(own_names(class));
            false
        })
    };
    match object.downcast::<Type>() {
        Some(kind) => of_class(kind),
        None => of_class(object.type_of()),
    }
    // What `object` answers for instances of some classes only.
    names.retain(|name| name != "__dict__" && name != "__weakref__");
    let of_instances = object.downcast::<Type>().unwrap_or(object.type_of());
    if of_instances.heap_part().is_some_and(|heap| heap.open) {
        names.extend(["__dict__", "__weakref__"].map(String::from));
    } else if matches!(of_instances.kind, Kind::Function | Kind::Exception | Kind::StaticMethod) {
        names.push("__dict__".into());
    }
    if object.type_of().kind == Kind::Module {
        names.clear();
        names.extend(crate::module::names(object));
    }
    if let Some(heap) = object.type_of().heap_part() {
        let kind = object.type_of();
        for (i, field) in parts::items(heap.fields).iter().enumerate() {
            if !super::attributes::field(object, kind, i).is_absent() {
                names.push(parts::text(*field));
            }
        }
    }
    if let Some(dict) = instance_dict(object, false) {
        names.extend(parts::entries(dict).iter().map(|(name, _)| parts::text(name.value())));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The texts of an iterable of `str`, sorted.
pub fn sorted_names(names: Value) -> Res<Vec<String>> {
    let mut all: Vec<String> = crate::sequence::collect(names)?.iter().map(|name| parts::text(name.value())).collect();
    all.sort_unstable();
    Ok(all)
}
