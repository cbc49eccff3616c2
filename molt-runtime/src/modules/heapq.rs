//! `heapq`: comparison for comparison as in CPython, since programs can see which items are compared.

use super::{Module, items};
use crate::list::{self, List};
use crate::value::{Owned, Raised, Res, Value};
use crate::{dispatch, error, methods, sequence};
use alloc::format;

/// `import heapq`.
#[unsafe(export_name = "molt_module_heapq")]
pub static MODULE: Module = Module { name: "heapq", functions: FUNCTIONS, constants: &[] };

fn list_of(heap: Value, function: &str) -> Res<&'static List> {
    heap.downcast::<List>().ok_or_else(|| {
        let kind = dispatch::type_name(heap);
        let argument = if function == "heapify" { "argument" } else { "argument 1" };
        error::type_error(&format!("{function}() {argument} must be list, not {kind}"))
    })
}

#[cold]
fn changed() -> Raised {
    error::runtime_error("list changed size during iteration")
}

/// Which item is the root.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Root {
    Least,
    Greatest,
}

/// Whether the item at `a` belongs nearer to the root than the one at `b`.
fn less(heap: &List, root: Root, a: usize, b: usize) -> Res<bool> {
    let (a, b) = if root == Root::Least { (a, b) } else { (b, a) };
    let (Some(x), Some(y)) = (heap.get(a), heap.get(b)) else { return Err(changed()) };
    if let Some(order) = sequence::plain_order(x, y) {
        return Ok(order.is_lt());
    }
    let (x, y) = (x.to_owned(), y.to_owned());
    let size = heap.len();
    let result = list::less(x.value(), y.value())?;
    if heap.len() == size { Ok(result) } else { Err(changed()) }
}

/// Moves the item at `at` towards the root until its parent is not greater.
fn sift_down(heap: &List, root: Root, start: usize, mut at: usize) -> Res<()> {
    while at > start {
        let parent = (at - 1) >> 1;
        if !less(heap, root, at, parent)? {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// Moves smaller children up from `at` to a leaf, then the item down to its place.
fn sift_up(heap: &List, root: Root, start: usize) -> Res<()> {
    let end = heap.len();
    let (mut at, limit) = (start, end >> 1);
    while at < limit {
        let mut child = 2 * at + 1;
        if child + 1 < end && !less(heap, root, child, child + 1)? {
            child += 1;
        }
        heap.swap(child, at);
        at = child;
    }
    sift_down(heap, root, start, at)
}

/// `heappush(heap, item)`.
pub fn push(heap: &List, item: Value) -> Res<()> {
    heap.push(item.to_owned());
    sift_down(heap, Root::Least, 0, heap.len() - 1)
}

/// `heappop(heap)`.
pub(super) fn pop(heap: &List, root: Root) -> Res {
    let Some(last) = heap.pop() else { return Err(error::index_error("index out of range")) };
    match heap.get(0) {
        None => Ok(last),
        Some(_) => replace(heap, root, last),
    }
}

/// Takes the root and puts `item` in; the heap is not empty.
pub(super) fn replace(heap: &List, root: Root, item: Owned) -> Res {
    let first = heap.get(0).unwrap_or(Value::NONE).to_owned();
    heap.set(0, item);
    sift_up(heap, root, 0)?;
    Ok(first)
}

/// `heapify(list)`: siblings close together are done close together when the list exceeds the cache, as in CPython.
pub(super) fn heapify(heap: &List, root: Root) -> Res<()> {
    let n = heap.len();
    if n > 2500 {
        return cache_friendly_heapify(heap, root, n);
    }
    for i in (0..n >> 1).rev() {
        sift_up(heap, root, i)?;
    }
    Ok(())
}

fn cache_friendly_heapify(heap: &List, root: Root, n: usize) -> Res<()> {
    let m = n >> 1;
    let leftmost = (1 << (m + 1).ilog2()) - 1;
    let mhalf = m >> 1;
    for start in (mhalf..leftmost).rev().chain((leftmost..m).rev()) {
        let mut j = start;
        loop {
            sift_up(heap, root, j)?;
            if j & 1 == 0 {
                break;
            }
            j >>= 1;
        }
    }
    Ok(())
}

fn heappush(heap: Value, item: Value) -> Res {
    push(list_of(heap, "heappush")?, item)?;
    Ok(Owned::NONE)
}

fn heappop(heap: Value) -> Res {
    pop(list_of(heap, "heappop")?, Root::Least)
}

fn heapify_list(heap: Value) -> Res {
    heapify(list_of(heap, "heapify")?, Root::Least)?;
    Ok(Owned::NONE)
}

fn heapreplace(heap: Value, item: Value) -> Res {
    let heap = list_of(heap, "heapreplace")?;
    if heap.is_empty() {
        return Err(error::index_error("index out of range"));
    }
    replace(heap, Root::Least, item.to_owned())
}

fn heappushpop(heap: Value, item: Value) -> Res {
    let heap = list_of(heap, "heappushpop")?;
    let Some(root) = heap.get(0) else { return Ok(item.to_owned()) };
    let root = root.to_owned();
    if !list::less(root.value(), item)? {
        return Ok(item.to_owned());
    }
    if heap.is_empty() {
        return Err(error::index_error("index out of range"));
    }
    replace(heap, Root::Least, item.to_owned())
}

/// The `n` first of the sorted items: `sorted(iterable, key=key, reverse=reverse)[:n]`, which is what both functions
/// promise.
fn best(n: Value, iterable: Value, key: Value, reverse: bool) -> Res {
    let n = crate::indices::sized(n)?.max(0) as usize;
    let list = list::from_vec(sequence::collect(iterable)?);
    let all = list::of(&list);
    list::sort(all, key, reverse)?;
    all.truncate(n);
    Ok(list)
}

fn nsmallest(n: Value, iterable: Value, key: Value) -> Res {
    best(n, iterable, key, false)
}

fn nlargest(n: Value, iterable: Value, key: Value) -> Res {
    best(n, iterable, key, true)
}

/// `merge(*iterables)`: an iterator over a heap of (key, order, item, iterator).
fn merge(iterables: Value, key: Value, reverse: Value) -> Res {
    let reverse = !reverse.is_absent() && dispatch::truth(reverse)?;
    let key = if key.is_absent() { Value::NONE } else { key };
    super::heapq_merge::new(items(&iterables), key, reverse)
}

methods! { pub FUNCTIONS of "heapq" {
    static_: heappush as "heappush"(heap, item) "(heap: list[T], item: T, /) -> None";
    static_: heappop as "heappop"(heap) "(heap: list[T], /) -> T";
    static_: heapify_list as "heapify"(heap) "(heap: list[T], /) -> None";
    static_: heapreplace as "heapreplace"(heap, item) "(heap: list[T], item: T, /) -> T";
    static_: heappushpop as "heappushpop"(heap, item) "(heap: list[T], item: T, /) -> T";
    static_: nsmallest as "nsmallest"(n, iterable, key) "(n: int, iterable: Iterable[T], key: Callable[[T], K] = None) -> list[T]";
    static_: nlargest as "nlargest"(n, iterable, key) "(n: int, iterable: Iterable[T], key: Callable[[T], K] = None) -> list[T]";
    static_: merge as "merge"(iterables, key, reverse) "(*iterables: Iterable[T], key: Callable[[T], K] = None, reverse: bool = False) -> Iterator[T]";
} }
