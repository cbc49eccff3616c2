//! `itertools`. All its types share the layout of the built-in iterators.

mod combinatoric;
mod endless;
mod filters;
mod group;
mod joined;
mod sliced;
mod tee;

use super::{Constant, Module};
use crate::value::{Res, Value};

/// `import itertools`.
#[unsafe(export_name = "molt_module_itertools")]
pub static MODULE: Module = Module { name: "itertools", functions: tee::FUNCTIONS, constants: CONSTANTS };

/// Declares iterator types that programs make by calling them.
macro_rules! constructible {
    ($($(#[$meta:meta])* $TYPE:ident $name:literal $next:expr, $new:expr $(, $slot:ident: $value:expr)*;)*) => { $(
        $(#[$meta])*
        #[unsafe(export_name = concat!("molt_type_", $name))]
        pub static $TYPE: $crate::types::Type = {
            static SLOTS: $crate::types::Slots =
                $crate::types::Slots { new: Some($new), $($slot: $value,)* ..$crate::iterator::slots($next) };
            $crate::types::Type::builtin($name, $crate::types::Kind::Iterator, &SLOTS, Some(&$crate::types::OBJECT))
        };
    )* };
}
use constructible;

static CONSTANTS: &[(&str, Constant)] = &[
    ("accumulate", Constant::Type(&joined::ACCUMULATE)),
    ("batched", Constant::Type(&sliced::BATCHED)),
    ("chain", Constant::Type(&joined::CHAIN)),
    ("combinations", Constant::Type(&combinatoric::COMBINATIONS)),
    ("combinations_with_replacement", Constant::Type(&combinatoric::COMBINATIONS_WITH_REPLACEMENT)),
    ("compress", Constant::Type(&filters::COMPRESS)),
    ("count", Constant::Type(&endless::COUNT)),
    ("cycle", Constant::Type(&endless::CYCLE)),
    ("dropwhile", Constant::Type(&filters::DROPWHILE)),
    ("filterfalse", Constant::Type(&filters::FILTERFALSE)),
    ("groupby", Constant::Type(&group::GROUPBY)),
    ("islice", Constant::Type(&sliced::ISLICE)),
    ("pairwise", Constant::Type(&sliced::PAIRWISE)),
    ("permutations", Constant::Type(&combinatoric::PERMUTATIONS)),
    ("product", Constant::Type(&combinatoric::PRODUCT)),
    ("repeat", Constant::Type(&endless::REPEAT)),
    ("starmap", Constant::Type(&filters::STARMAP)),
    ("takewhile", Constant::Type(&filters::TAKEWHILE)),
    ("zip_longest", Constant::Type(&joined::ZIP_LONGEST)),
];

/// Makes the methods of the types known by name.
pub fn install() {
    joined::CHAIN.install(joined::CHAIN_METHODS);
    endless::REPEAT.install(endless::REPEAT_METHODS);
}

/// Raises for a required argument that was not given.
fn required(function: &str, name: &str, place: usize, value: Value) -> Res<Value> {
    if value.is_absent() {
        return Err(crate::error::type_error(&alloc::format!("{function}() missing required argument '{name}' (pos {place})")));
    }
    Ok(value)
}

/// `None` for an argument that was not given.
fn or_none(value: Value) -> Value {
    if value.is_absent() { Value::NONE } else { value }
}
