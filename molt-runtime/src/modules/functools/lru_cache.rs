//! The function with a memory that `lru_cache` makes.
//!
//! Without a limit, a dict from keys to results. With one, the dict gives the place in a list of nodes linked from the one used
//! longest ago to the latest.

use crate::dict::{self, Dict};
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, class, dispatch, function, int, methods, parts, tuple};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// A function that remembers.
#[repr(C)]
struct Lru {
    header: Header,
    /// What is called (owned).
    function: Value,
    /// How many results are kept; nothing for all.
    limit: Option<usize>,
    /// Whether the types of the arguments are part of the key.
    typed: bool,
    hits: Cell<u64>,
    misses: Cell<u64>,
    /// From keys to results, or to places among the nodes (owned).
    known: Value,
    nodes: RefCell<Vec<Node>>,
    /// The node used longest ago, and the latest.
    ends: Cell<(usize, usize)>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Lru {
    const KIND: Kind = Kind::LruCache;
}

struct Node {
    key: Owned,
    result: Owned,
    before: usize,
    after: usize,
}

/// No node.
const NONE: usize = usize::MAX;

fn of(value: Value) -> &'static Lru {
    match value.downcast() {
        Some(lru) => lru,
        None => crate::host::fatal("a function with a memory was expected"),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let [function, limit, typed] = arguments::positional::<3>("_lru_cache_wrapper", args, 3)?;
    let limit = int::as_i64(limit).map(|limit| limit.max(0) as usize);
    let (typed, function) = (dispatch::truth(typed)?, function.to_owned().into_raw());
    Ok(object::allocate(kind, 0, |header| Lru {
        header,
        function,
        limit,
        typed,
        hits: Cell::new(0),
        misses: Cell::new(0),
        known: parts::dict().into_raw(),
        nodes: RefCell::new(Vec::new()),
        ends: Cell::new((NONE, NONE)),
    }))
}

impl Lru {
    fn known(&self) -> &'static Dict {
        dict::of(&self.known)
    }
    fn find(&self, key: Value, hash: i64) -> Res<Option<Value>> {
        let found = self.known().find(key, hash)?;
        Ok(found.and_then(|i| self.known().next_from(i)).map(|found| found.value))
    }
    /// Takes a node out of the order.
    fn unlink(&self, place: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let (before, after) = (nodes[place].before, nodes[place].after);
        let (mut first, mut last) = self.ends.get();
        match before {
            NONE => first = after,
            before => nodes[before].after = after,
        }
        match after {
            NONE => last = before,
            after => nodes[after].before = before,
        }
        self.ends.set((first, last));
    }
    /// Makes a node the latest.
    fn append(&self, place: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let (first, last) = self.ends.get();
        (nodes[place].before, nodes[place].after) = (last, NONE);
        match last {
            NONE => self.ends.set((place, place)),
            last => {
                nodes[last].after = place;
                self.ends.set((first, place));
            }
        }
    }
    /// Remembers a result, in the place of the one used longest ago where all are taken.
    fn remember(&self, key: Owned, hash: i64, result: &Owned, limit: usize) -> Res<()> {
        if self.find(key.value(), hash)?.is_some() {
            // The call itself has remembered it meanwhile.
            return Ok(());
        }
        let count = self.nodes.borrow().len();
        let node = Node { key: key.clone(), result: result.clone(), before: NONE, after: NONE };
        let place = if count < limit {
            self.nodes.borrow_mut().push(node);
            count
        } else {
            let oldest = self.ends.get().0;
            self.unlink(oldest);
            let old = core::mem::replace(&mut self.nodes.borrow_mut()[oldest], node);
            let removed = self.known().remove(old.key.value())?;
            drop((old, removed));
            oldest
        };
        self.append(place);
        self.known().set_hashed(key.value(), hash, int::from_usize(place))
    }
}

/// The key of a call: a lone `int` or `str` itself, else a tuple of the arguments, keywords set off by the type object of the
/// cache, which no caller passes.
fn key_of(args: Args, typed: bool) -> Owned {
    let positionals = args.positionals();
    if !typed && args.keywords() == 0 {
        if let &[only] = positionals
            && matches!(only.type_of().kind, Kind::Int | Kind::Str)
            && !only.type_of().is_heap()
        {
            return only.to_owned();
        }
        return tuple::from_slice(positionals);
    }
    let mut all: Vec<Value> = positionals.to_vec();
    if args.keywords() > 0 {
        all.push(class::type_value(&LRU_CACHE));
        for (name, value) in args.named() {
            all.extend([name, value]);
        }
    }
    if typed {
        all.extend(args.values.iter().map(|value| class::type_value(value.type_of())));
    }
    tuple::from_slice(&all)
}

fn call(this: Value, args: Args) -> Res {
    let this = of(this);
    if this.limit == Some(0) {
        this.misses.set(this.misses.get() + 1);
        return dispatch::call(this.function, args);
    }
    let key = key_of(args, this.typed);
    let hash = dict::hash(key.value())?;
    if let Some(found) = this.find(key.value(), hash)? {
        this.hits.set(this.hits.get() + 1);
        if this.limit.is_none() {
            return Ok(found.to_owned());
        }
        let place = int::as_i64(found).unwrap_or(0) as usize;
        this.unlink(place);
        this.append(place);
        return Ok(this.nodes.borrow()[place].result.clone());
    }
    this.misses.set(this.misses.get() + 1);
    let keep = object::value_of(this).to_owned();
    let result = dispatch::call(this.function, args)?;
    match this.limit {
        None => this.known().set_hashed(key.value(), hash, result.clone())?,
        Some(limit) => this.remember(key, hash, &result, limit)?,
    }
    drop(keep);
    Ok(result)
}

fn get(this: Value, instance: Value, _owner: Value) -> Res {
    Ok(if instance.is_absent() || instance.is_none() { this.to_owned() } else { function::bound::new(this, instance) })
}

fn clear(this: Value) -> Res {
    let this = of(this);
    this.hits.set(0);
    this.misses.set(0);
    this.ends.set((NONE, NONE));
    let old = this.nodes.take();
    this.known().clear();
    drop(old);
    Ok(Owned::NONE)
}

/// Hits, misses, the limit and how many results are kept.
fn info(this: Value) -> Res {
    let this = of(this);
    let limit = this.limit.map_or(Owned::NONE, int::from_usize);
    let counts = [int::from_u64(this.hits.get()), int::from_u64(this.misses.get()), limit];
    Ok(tuple::from_vec(counts.into_iter().chain([int::from_usize(this.known().len())]).collect()))
}

fn drop_lru(value: Value) {
    let this = of(value);
    object::release(this.function);
    object::release(this.known);
    // SAFETY: made by `construct` without extra bytes; the count is zero. The nodes are dropped with the struct.
    unsafe { object::free::<Lru>(value, 0) }
}

fn traverse(value: Value, visit: &mut dyn FnMut(Value)) {
    let this = of(value);
    visit(this.function);
    visit(this.known);
    for node in this.nodes.borrow().iter() {
        visit(node.key.value());
        visit(node.result.value());
    }
}

methods! { pub LRU_CACHE_METHODS of "_functools.lru_cache" {
    method: clear as "cache_clear"(this) "(self, /) -> None";
    method: info as "_info"(this) "(self, /) -> tuple[object, ...]";
} }

static SLOTS: Slots = Slots {
    call: Some(call),
    descr_get: Some(get),
    new: Some(construct),
    traverse: Some(traverse),
    ..Slots::base(drop_lru, class::default_repr)
};
/// The base of `functools._lru_cache_wrapper`.
#[unsafe(export_name = "molt_type__functools.lru_cache")]
pub static LRU_CACHE: Type =
    Type::builtin("_functools.lru_cache", Kind::LruCache, &SLOTS, Some(&OBJECT)).with_methods(LRU_CACHE_METHODS);
