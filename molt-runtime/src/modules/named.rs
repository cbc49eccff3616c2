//! Tuples whose items have names too: `sys.version_info`, `time.struct_time`, `os.stat_result`. Some hold more items than
//! their length says; those are reached by name only.

use crate::class;
use crate::object;
use crate::parts;
use crate::tuple::{self, Tuple};
use crate::types::{Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use alloc::vec::Vec;

/// One such type.
pub struct Named {
    /// The names of the items, those beyond the length included.
    pub fields: &'static [&'static str],
    /// How many items the tuple shows.
    pub visible: usize,
    /// The type.
    pub kind: &'static Type,
}

static NAMED: &[&Named] = &[
    &super::sys::VERSION_FIELDS,
    &super::sys::FLOAT_FIELDS,
    &super::sys::INT_FIELDS,
    &super::sys::IMPLEMENTATION_FIELDS,
    &super::sys::THREAD_FIELDS,
    &super::sys::HASH_FIELDS,
    &super::sys::FLAGS_FIELDS,
    &super::time::STRUCT_FIELDS,
    &super::posix::STAT_FIELDS,
    &super::posix::SIZE_FIELDS,
    &super::posix::UNAME_FIELDS,
];

fn of(value: Value) -> Option<&'static Named> {
    NAMED.iter().copied().find(|named| value.is_exactly(named.kind))
}

impl Named {
    /// A value of this type; as many items as there are fields.
    pub fn make(&self, items: Vec<Owned>) -> Owned {
        tuple::with_hidden(self.kind, items, self.visible)
    }
    /// All items, hidden ones included.
    pub fn all(&self, this: &Value) -> Vec<Value> {
        tuple::of(this).first(self.fields.len()).to_vec()
    }
}

fn get_attribute(this: Value, name: Value) -> Res {
    if let Some(named) = of(this)
        && let Some(i) = named.fields.iter().rposition(|field| parts::is(name, field))
    {
        return Ok(tuple::of(&this).first(named.fields.len())[i].to_owned());
    }
    class::generic_get(this, name)
}

fn repr(this: Value) -> Res {
    let fields = of(this).map_or(&[][..], |named| named.fields);
    let shown: Vec<_> =
        fields.iter().zip(tuple::of(&this).items()).map(|(name, value)| text!("{name}={}", parts::repr_text(*value))).collect();
    Ok(parts::string(&text!("{}({})", this.type_of().static_name(), shown.join(", "))))
}

fn drop_named(this: Value) {
    let count = of(this).map_or(0, |named| named.fields.len());
    let items = tuple::of(&this).first(count);
    items.iter().for_each(|&item| object::release(item));
    // SAFETY: called once, when the count is zero; made by `tuple::with_hidden` with this many items.
    unsafe { object::free::<Tuple>(this, size_of_val(items)) }
}

/// How they behave.
pub static SLOTS: Slots = Slots { get_attr: Some(get_attribute), new: None, drop: drop_named, repr, ..tuple::SLOTS };
