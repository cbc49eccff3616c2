//! What `lir` knows of the runtime's functions: their signatures, handed in as text by whoever has the runtime.
//!
//! This crate depends on nothing of ours, and effects, ownership and types of `call_rt` come from the runtime's own table;
//! so the table describes itself in words, `val own -> val i64 reads raises`, and [`install`] says whom to ask.

use super::signature::Slot;
use crate::ssa::Effects;
use fxhash::FxHashMap;
use std::cell::RefCell;
use std::sync::OnceLock;

/// How a runtime function says that it raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Raises {
    /// It never raises.
    Never,
    /// The only result is 0.
    Zero,
    /// The last result is not 0 (for `next`-like ones 1 means raised, 2 exhausted).
    Status,
}

/// A runtime function as `lir` sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuntimeSignature {
    /// Operands.
    pub operands: Vec<Slot>,
    /// Results: at most two, the status last.
    pub results: Vec<Slot>,
    /// Effects.
    pub effects: Effects,
    /// Whether code of the program may run meanwhile.
    pub calls: bool,
    /// Whether it assigns or deletes an attribute whose name it is given.
    pub assigns: bool,
    /// How it says that it raised.
    pub raises: Raises,
}

impl RuntimeSignature {
    /// Reads `val own -> own i64 status reads writes raises`.
    pub fn parse(text: &str) -> Option<RuntimeSignature> {
        let slot = |word| {
            Some(match word {
                "i64" => Slot::I64,
                "f64" => Slot::F64,
                "ptr" => Slot::Ptr,
                "val" => Slot::Val,
                "own" => Slot::Own,
                _ => return None,
            })
        };
        let (operands, rest) = text.split_once("->")?;
        let operands = operands.split_whitespace().map(slot).collect::<Option<Vec<_>>>()?;
        let mut results = vec![];
        let (mut effects, mut calls, mut assigns) = (Effects::PURE, false, false);
        let (mut status, mut raising) = (false, false);
        for word in rest.split_whitespace() {
            match word {
                "status" => status = true,
                "reads" => effects = effects | Effects::READ,
                "writes" => effects = effects | Effects::WRITE,
                // Which may do anything; reads and writes say so already.
                "calls" => calls = true,
                "assigns" => assigns = true,
                "allocates" => effects = effects | Effects::ALLOC,
                "raises" => (effects, raising) = (effects | Effects::RAISE, true),
                word => results.push(slot(word)?),
            }
        }
        if status {
            results.push(Slot::I64);
        }
        let raises = match (raising, status) {
            (false, _) => Raises::Never,
            (true, true) => Raises::Status,
            (true, false) => Raises::Zero,
        };
        Some(RuntimeSignature { operands, results, effects, calls, assigns, raises })
    }
}

static DESCRIBE: OnceLock<fn(&str) -> Option<String>> = OnceLock::new();

thread_local! {
    static KNOWN: RefCell<FxHashMap<String, Option<&'static RuntimeSignature>>> = RefCell::default();
}

/// Says who describes runtime functions: `install(molt_runtime::abi::describe)`. The first one stays.
pub fn install(describe: fn(&str) -> Option<String>) {
    DESCRIBE.get_or_init(|| describe);
}

/// The signature of a runtime function; `None` when there is no such function or nobody was installed.
pub fn function(name: &str) -> Option<&'static RuntimeSignature> {
    let describe = DESCRIBE.get()?;
    KNOWN.with_borrow_mut(|known| {
        if let Some(found) = known.get(name) {
            return *found;
        }
        let found = describe(name).and_then(|text| RuntimeSignature::parse(&text)).map(|s| &*Box::leak(Box::new(s)));
        known.insert(name.to_owned(), found);
        found
    })
}

/// Whether a table is there to ask.
pub fn is_installed() -> bool {
    DESCRIBE.get().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_read() {
        let s = RuntimeSignature::parse("val own i64 -> own status reads raises").unwrap();
        assert_eq!((&s.operands[..], &s.results[..]), (&[Slot::Val, Slot::Own, Slot::I64][..], &[Slot::Own, Slot::I64][..]));
        assert_eq!((s.effects, s.raises), (Effects::READ | Effects::RAISE, Raises::Status));
        assert_eq!(RuntimeSignature::parse("-> own raises").unwrap().raises, Raises::Zero);
        assert_eq!(RuntimeSignature::parse("val, val -> own"), None);
    }
}
