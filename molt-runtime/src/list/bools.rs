//! A list of bools, a byte each. No program sees one: the compiler puts it in place of a `list` that only what is here can reach, so it
//! says what a `list` says.

use crate::buffer;
use crate::object::{self, Header, Object};
use crate::slice::{self, Selection, Slice};
use crate::types::{BinaryOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{abi, error, gc, host, indices, int, iterator, sequence};
use core::cell::Cell;

/// The list. Compiled code reads `items` at offset 16, `length` at 24.
#[repr(C)]
pub struct Bools {
    header: Header,
    items: Cell<*mut u8>,
    length: Cell<usize>,
    capacity: Cell<usize>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Bools {
    const KIND: Kind = Kind::Bools;
}

/// Where the address of the bytes is kept.
pub const ITEMS: usize = core::mem::offset_of!(Bools, items);
/// Where their number is kept.
pub const LENGTH: usize = core::mem::offset_of!(Bools, length);

static BOOLS: Type = Type::builtin("bools", Kind::Bools, &SLOTS, Some(&OBJECT));

static SLOTS: Slots = Slots {
    hash: None,
    len: Some(|list| Ok(of(list).length.get())),
    binary: Some(binary),
    get_item: Some(get_item),
    set_item: Some(set_item),
    iter: Some(|list| Ok(iterator::over_sequence(list))),
    ..Slots::base(drop_bools, |_| host::fatal("a list of bools is shown"))
};

/// A list with room for so many items.
fn new(capacity: usize) -> Owned {
    let made = object::allocate(&BOOLS, 0, |header| Bools {
        header,
        items: Cell::new(buffer::allocate(capacity)),
        length: Cell::new(0),
        capacity: Cell::new(capacity),
    });
    gc::safe_point();
    made
}

fn of(list: Value) -> &'static Bools {
    match list.downcast::<Bools>() {
        Some(list) => list,
        None => host::fatal("a list of bools was expected"),
    }
}

impl Bools {
    fn items(&self) -> &[u8] {
        self.items_mut()
    }
    /// The items, to be overwritten: only leaf functions do, one at a time.
    #[allow(clippy::mut_from_ref)]
    fn items_mut(&self) -> &mut [u8] {
        match self.length.get() {
            0 => &mut [],
            // SAFETY: so many bytes are initialised, and objects belong to one thread.
            length => unsafe { core::slice::from_raw_parts_mut(self.items.get(), length) },
        }
    }
    /// Makes room for so many more.
    fn reserve(&self, more: usize) {
        let (needed, room) = (self.length.get() + more, self.capacity.get());
        if needed > room {
            let larger = needed.max(room + room / 2).max(16);
            // SAFETY: the block and its size are those of the list.
            self.items.set(unsafe { buffer::resize(self.items.get(), room, larger) });
            self.capacity.set(larger);
        }
    }
    /// Appends so many copies of an item.
    fn fill(&self, item: u8, count: usize) {
        self.reserve(count);
        if count != 0 {
            // SAFETY: there is room behind the last item.
            unsafe { self.items.get().add(self.length.get()).write_bytes(item, count) };
            self.length.set(self.length.get() + count);
        }
    }
    fn extend(&self, items: &[u8]) {
        let start = self.length.get();
        self.fill(0, items.len());
        self.items_mut()[start..].copy_from_slice(items);
    }
}

fn drop_bools(list: Value) {
    let this = of(list);
    // SAFETY: called once, when the count is zero; the block and its size are those of the list.
    unsafe {
        buffer::free(this.items.get(), this.capacity.get());
        object::free::<Bools>(list, 0)
    }
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (left, right) = (a.downcast::<Bools>(), b.downcast::<Bools>());
    let made = match (op, left, right) {
        (BinaryOp::Add, Some(left), Some(right)) => {
            let sum = new(left.length.get() + right.length.get());
            of(sum.value()).extend(left.items());
            of(sum.value()).extend(right.items());
            sum
        }
        (BinaryOp::Mul, Some(list), _) => repeat(list, b)?,
        (BinaryOp::Mul, _, Some(list)) => repeat(list, a)?,
        _ => Value::NOT_IMPLEMENTED.to_owned(),
    };
    Ok(made)
}

fn repeat(list: &Bools, times: Value) -> Res {
    let items = list.items();
    let Some(count) = sequence::repeat_count(times, items.len())? else {
        return Err(sequence::repeat_error(times));
    };
    let product = new(items.len() * count);
    match items {
        &[item] => of(product.value()).fill(item, count),
        _ => (0..count).for_each(|_| of(product.value()).extend(items)),
    }
    Ok(product)
}

fn get_item(list: Value, key: Value) -> Res {
    let items = of(list).items();
    if let Some(slice) = key.downcast::<Slice>() {
        return Ok(selected(items, slice.select(|| items.len())?));
    }
    let i = indices::subscript(key, "list indices")?;
    match indices::existing(i, items.len()) {
        Some(i) => Ok(Owned::from(items[i] != 0)),
        None => Err(error::index_error("list index out of range")),
    }
}

fn selected(items: &[u8], s: Selection) -> Owned {
    let part = new(s.count);
    let this = of(part.value());
    match s.step {
        1 => this.extend(&items[s.start as usize..s.start as usize + s.count]),
        _ => {
            this.fill(0, s.count);
            this.items_mut().iter_mut().enumerate().for_each(|(i, item)| *item = items[s.at(i)]);
        }
    }
    part
}

fn set_item(list: Value, key: Value, item: Value) -> Res<()> {
    let this = of(list);
    if let Some(slice) = key.downcast::<Slice>() {
        return set_slice(this, slice, of(item));
    }
    let i = indices::subscript(key, "list indices")?;
    match indices::existing(i, this.length.get()) {
        Some(i) => this.items_mut()[i] = byte(item),
        None => return Err(error::index_error("list assignment index out of range")),
    }
    Ok(())
}

/// How a bool is kept.
fn byte(item: Value) -> u8 {
    u8::from(item == Value::TRUE)
}

/// `list[slice] = given`.
fn set_slice(list: &Bools, key: &Slice, given: &Bools) -> Res<()> {
    let bounds = key.unpack()?;
    let given = given.items().to_vec();
    let s = slice::adjust(bounds, list.length.get());
    if s.step == 1 {
        let (start, stop) = (s.start as usize, s.start.max(s.stop) as usize);
        let rest = list.items()[stop..].to_vec();
        list.length.set(start);
        list.extend(&given);
        list.extend(&rest);
        return Ok(());
    }
    if given.len() != s.count {
        return Err(super::slices::wrong_size(given.len(), s.count));
    }
    let items = list.items_mut();
    given.into_iter().enumerate().for_each(|(i, item)| items[s.at(i)] = item);
    Ok(())
}

abi! { pub RUNTIME {
    /// An empty list of bools.
    fn bools_new() -> Owned [] { new(0) }
    /// `list.append(item)`.
    fn bools_append(list: Value, item: Value) -> Owned [READS WRITES] {
        of(list).fill(byte(item), 1);
        Value::NONE.to_owned()
    }
    /// `list.count(item)`; of `True`, `sum(list)`.
    fn bools_count(list: Value, item: Value) -> Owned [READS] {
        int::from_i64(of(list).items().iter().filter(|&&held| held == byte(item)).count() as i64)
    }
    /// `item in list`; of `True`, `any(list)`.
    fn bools_contains(list: Value, item: Value) -> Owned [READS] { Owned::from(of(list).items().contains(&byte(item))) }
} }
