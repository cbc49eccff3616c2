//! Arguments of type constructors, which take them as they come.

use crate::error;
use crate::types::Args;
use crate::value::{Res, Value};
use alloc::format;

/// Up to `N` positionals, at least `required`, no keywords; those not given are absent.
pub fn positional<const N: usize>(name: &str, args: Args, required: usize) -> Res<[Value; N]> {
    if !args.names.is_absent() && args.keywords() > 0 {
        return Err(error::type_error(&format!("{name}() takes no keyword arguments")));
    }
    let given = args.values.len();
    if given < required || given > N {
        let (bound, count) = match (required == N, given < required) {
            (true, _) => ("", N),
            (_, true) => ("at least ", required),
            (_, false) => ("at most ", N),
        };
        let plural = if count == 1 { "" } else { "s" };
        return Err(error::type_error(&format!("{name} expected {bound}{count} argument{plural}, got {given}")));
    }
    let mut values = [Value::ABSENT; N];
    values[..given].copy_from_slice(args.values);
    Ok(values)
}

impl Args<'_> {
    /// How many of the values are keywords'.
    pub fn keywords(&self) -> usize {
        self.names.downcast::<crate::tuple::Tuple>().map_or(0, |names| names.len())
    }
    /// The positional values.
    pub fn positionals(&self) -> &[Value] {
        &self.values[..self.values.len() - self.keywords()]
    }
    /// The keywords: names and values.
    pub fn named(&self) -> impl Iterator<Item = (Value, Value)> {
        let names = self.names.downcast::<crate::tuple::Tuple>().map_or(&[][..], |names| names.items());
        names.iter().copied().zip(self.values[self.values.len() - names.len()..].iter().copied())
    }
}
