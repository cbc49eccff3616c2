//! The order in which what an instance holds dies with it.
//!
//! ```text
//! class A: __slots__ = ("y", "x")            ⇒      c.z, then c.x and c.y, then the attributes, in the order of `__dict__`
//! class C(A): __slots__ = ("z", "__dict__")
//! ```
//!
//! The slots of the class itself go first, those of each class in the order of their names, then those of its base. Fields lie in
//! another order, those of the bases first, so it is planned when the class is made; a class whose fields die as they lie has no plan.

use super::assignment_order;
use crate::parts;
use crate::types::{Deaths, HeapType, Type};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Plans it for a class whose method resolution order is known.
pub(super) fn plan(kind: &'static Type, heap: &HeapType) {
    let all = parts::items(heap.fields);
    let assigned = assignment_order::of(kind);
    let mut order: Vec<usize> = Vec::new();
    let mut class = Some(kind);
    while let Some((current, part)) = class.and_then(|class| Some((class, class.heap_part()?))) {
        let is_own = |at: &usize| parts::get(part.dict, all[*at]).is_some_and(super::member::is_member);
        let mut own: Vec<usize> = (0..all.len()).filter(|at| !order.contains(at)).filter(is_own).collect();
        crate::parts::sort_few(&mut own, |&at| parts::text(all[at]));
        order.append(&mut own);
        class = current.base();
    }
    if order.len() < 2 && assigned.is_none() {
        return;
    }
    let mut attributes: Vec<usize> = (0..all.len()).filter(|at| !order.contains(at)).collect();
    if let Some(names) = assigned {
        crate::parts::sort_few(&mut attributes, |&at| assignment_order::position(&names, all[at]).unwrap_or(usize::MAX));
    }
    order.append(&mut attributes);
    if !order.iter().copied().eq(0..all.len()) {
        let _ = heap.deaths.set(Box::new(Deaths(order.into_iter().map(|at| at as u32).collect())));
    }
}
