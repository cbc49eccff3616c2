//! Which values of the main module's variables are let go at the end of a program with finalizers: those whose death can be seen.
//!
//! CPython takes the namespace apart as garbage, so that what runs then still finds the other variables.

use crate::object::flag;
use crate::types::Kind;
use crate::value::{Owned, Value};
use crate::{abi, class};
use alloc::collections::BTreeSet;
use alloc::vec;

/// How many objects are looked at; what hangs on more is let go.
const MOST: usize = 10_000;

/// Whether something would run, or a weak reference be told, when the value dies: by itself or by what hangs on it.
pub fn is_seen_dying(value: Value) -> bool {
    let mut seen = BTreeSet::new();
    let mut ways = vec![value];
    while let Some(value) = ways.pop() {
        let Some(header) = value.header().filter(|header| !header.is_immortal()) else { continue };
        let kind = value.type_of();
        if matches!(kind.kind, Kind::Function | Kind::Type | Kind::Module | Kind::BuiltinFunction) || !seen.insert(value.bits()) {
            continue;
        }
        let watched = header.has(flag::WEAKLY_REFERENCED) || kind.kind == Kind::Generator;
        if watched || kind.is_heap() && class::lookup(kind, crate::literal!("__del__")).is_some() || seen.len() > MOST {
            return true;
        }
        if let Some(traverse) = kind.slots().traverse {
            traverse(value, &mut |held| ways.push(held));
        }
    }
    false
}

abi! { pub LAST {
    /// Calls what is registered for the end of the program, before its variables are let go.
    fn run_exit_functions() -> Owned [CALLS] {
        if let Some(run) = crate::rt::rt().exit_run.get() {
            run();
        }
        Owned::NONE
    }
    /// Whether the death of a value can be seen.
    fn is_seen_dying(value: Value) -> Owned [READS] { Owned::from(is_seen_dying(value)) }
} }
