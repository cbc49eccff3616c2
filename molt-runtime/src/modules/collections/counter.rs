//! `Counter`.

use crate::dict::{self, DICT, Dict, of};
use crate::list;
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, exception, indices, int, methods, repr, tuple};
use alloc::format;
use alloc::vec::Vec;

static SLOTS: Slots = Slots {
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    unary: Some(unary),
    get_item: Some(get_item),
    set_item: Some(set_item),
    repr: repr_counter,
    new: Some(construct),
    init: Some(initialise),
    ..dict::SLOTS
};

/// `Counter`.
#[unsafe(export_name = "molt_type_collections.Counter")]
pub static COUNTER: Type = Type::builtin("collections.Counter", Kind::Dict, &SLOTS, Some(&DICT)).with_methods(COUNTER_METHODS);

fn as_counter(value: Value) -> Option<&'static Dict> {
    value.downcast::<Dict>().filter(|_| value.type_of().is_subtype(&COUNTER))
}

fn new() -> Owned {
    dict::new_of(&COUNTER)
}

fn get_item(dict: Value, key: Value) -> Res {
    if let Some(value) = of(&dict).get(key)? {
        return Ok(value.to_owned());
    }
    if dict.type_of().is_heap()
        && let Some(value) = crate::class::call_special(dict, crate::literal!("__missing__"), &[key])?
    {
        return Ok(value);
    }
    Ok(int::from_i64(0))
}

fn set_item(dict: Value, key: Value, value: Value) -> Res<()> {
    if value.is_absent() {
        return of(&dict).remove(key).map(drop);
    }
    of(&dict).set(key, value.to_owned())
}

/// The pairs from the most common on, equal counts in order of insertion.
fn by_count(counter: &Dict) -> Res<Vec<Owned>> {
    let pairs: Vec<(Value, Value)> = counter.entries().map(|found| (found.key, found.value)).collect();
    let counts = list::from_vec(pairs.iter().map(|pair| pair.1.to_owned()).collect());
    let pairs: Vec<Owned> = pairs.iter().map(|pair| tuple::pair(pair.0.to_owned(), pair.1.to_owned())).collect();
    // Sort positions by their counts: that keeps the sort's view of items and keys apart.
    let mut order: Vec<(Value, Value)> = (0..pairs.len()).map(|i| (list::of(&counts).items()[i], pairs[i].value())).collect();
    list::sort_pairs(&mut order, true)?;
    Ok(order.iter().map(|&(_, pair)| pair.to_owned()).collect())
}

fn repr_counter(counter: Value) -> Res {
    let this = of(&counter);
    let name = counter.type_of().name();
    let name = name.rsplit('.').next().unwrap_or_default();
    if this.is_empty() {
        return Ok(crate::str::from_str(&format!("{name}()")));
    }
    repr::build(|text| {
        text.push(name);
        text.push("(");
        let sorted = match by_count(this) {
            Ok(pairs) => pairs,
            Err(raised) => match exception::take_if(&exception::TYPE_ERROR) {
                Some(_) => Vec::new(),
                None => return Err(raised),
            },
        };
        let shown = dict::new();
        for pair in &sorted {
            let pair = tuple::of(pair).items();
            of(&shown).set(pair[0], pair[1].to_owned())?;
        }
        let shown = if sorted.is_empty() { (dict::SLOTS.repr)(counter)? } else { dispatch::repr(shown.value())? };
        text.push_str_of(&shown);
        text.push(")");
        Ok(())
    })
}

fn count_of(counter: &Dict, key: Value) -> Res {
    Ok(counter.get(key)?.map_or_else(|| int::from_i64(0), Value::to_owned))
}

/// The count of a key as `counter[key]` gives it: a class of the program may say what that is where there is none.
fn count_at(counter: Value, key: Value) -> Res {
    if counter.is_exactly(&COUNTER) { count_of(of(&counter), key) } else { dispatch::get_item(counter, key) }
}

fn is_positive(count: Value) -> Res<bool> {
    dispatch::compare_bool(CompareOp::Gt, count, int::from_i64(0).value())
}

/// Whether `a op b` holds for the counts of every key of either.
fn all_counts(op: CompareOp, a: Value, b: Value) -> Res<bool> {
    for keys in [of(&a), of(&b)] {
        let mut position = 0;
        while let Some(found) = keys.next_from(position) {
            position = found.position;
            let key = found.key.to_owned();
            if !dispatch::compare_bool(op, count_at(a, key.value())?.value(), count_at(b, key.value())?.value())? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    if as_counter(a).is_none() || as_counter(b).is_none() {
        return match dict::SLOTS.compare {
            Some(compare) => compare(op, a, b),
            None => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
        };
    }
    let equal = || all_counts(CompareOp::Eq, a, b);
    Ok(Owned::from(match op {
        CompareOp::Eq => equal()?,
        CompareOp::Ne => !equal()?,
        CompareOp::Le | CompareOp::Ge => all_counts(op, a, b)?,
        CompareOp::Lt => all_counts(CompareOp::Le, a, b)? && !equal()?,
        CompareOp::Gt => all_counts(CompareOp::Ge, a, b)? && !equal()?,
    }))
}

/// The counts of `op` for the keys it looks at, those above zero kept.
fn combine(op: BinaryOp, first: Value, second: Value) -> Res {
    let (a, b) = (of(&first), of(&second));
    let result = new();
    let this = of(&result);
    let keep = |key: Value, count: Owned| if is_positive(count.value())? { this.set(key, count) } else { Ok(()) };
    let mut position = 0;
    while let Some(found) = a.next_from(position) {
        position = found.position;
        let (key, count) = (found.key.to_owned(), found.value.to_owned());
        let other = count_at(second, key.value())?;
        keep(
            key.value(),
            match op {
                BinaryOp::Add | BinaryOp::Sub => dispatch::binary(op, count.value(), other.value())?,
                BinaryOp::Or if dispatch::compare_bool(CompareOp::Lt, count.value(), other.value())? => other,
                BinaryOp::And if !dispatch::compare_bool(CompareOp::Lt, count.value(), other.value())? => other,
                _ => count,
            },
        )?;
    }
    let mut position = 0;
    while let Some(found) = b.next_from(position).filter(|_| op != BinaryOp::And) {
        position = found.position;
        let (key, count) = (found.key.to_owned(), found.value.to_owned());
        if a.find(key.value(), found.hash)?.is_none() {
            let zero = int::from_i64(0);
            keep(key.value(), if op == BinaryOp::Sub { dispatch::binary(op, zero.value(), count.value())? } else { count })?;
        }
    }
    Ok(result)
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match (op, as_counter(a), as_counter(b)) {
        (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Or | BinaryOp::And, Some(_), Some(_)) => combine(op, a, b),
        _ => match dict::SLOTS.binary {
            Some(binary) => binary(op, a, b),
            None => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
        },
    }
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    let (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Or | BinaryOp::And, Some(second)) = (op, b.downcast::<Dict>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let counter = of(&a);
    let keep = b.to_owned();
    let looked_at = if op == BinaryOp::And { counter } else { second };
    for key in looked_at.entries().map(|found| found.key.to_owned()).collect::<Vec<_>>() {
        let (count, other) = (count_at(a, key.value())?, count_at(b, key.value())?);
        let new = match op {
            BinaryOp::Add | BinaryOp::Sub => dispatch::binary(op, count.value(), other.value())?,
            BinaryOp::Or if dispatch::compare_bool(CompareOp::Gt, other.value(), count.value())? => other,
            BinaryOp::And if dispatch::compare_bool(CompareOp::Lt, other.value(), count.value())? => other,
            _ => continue,
        };
        if a.is_exactly(&COUNTER) {
            counter.set(key.value(), new)?;
        } else {
            dispatch::set_item(a, key.value(), new.value())?;
        }
    }
    drop(keep);
    for key in counter.entries().map(|found| found.key.to_owned()).collect::<Vec<_>>() {
        if !is_positive(count_of(counter, key.value())?.value())? {
            drop(counter.remove(key.value())?);
        }
    }
    Ok(a.to_owned())
}

fn unary(op: UnaryOp, a: Value) -> Res {
    let empty = new();
    match op {
        UnaryOp::Pos => {
            let result = new();
            for (key, count) in of(&a).entries().map(|f| (f.key.to_owned(), f.value.to_owned())).collect::<Vec<_>>() {
                if is_positive(count.value())? {
                    of(&result).set(key.value(), count)?;
                }
            }
            Ok(result)
        }
        UnaryOp::Neg => combine(BinaryOp::Sub, empty.value(), a),
        UnaryOp::Invert => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

/// Adds (or subtracts) the counts of a mapping or of the items of an iterable.
fn count_in(this: Value, op: BinaryOp, source: Value) -> Res<()> {
    let counter = of(&this);
    let plain = this.is_exactly(&COUNTER);
    let change = |key: Value, amount: Value| {
        let count = count_of(counter, key)?;
        // `update` adds the old count to the new one in this order.
        let new = match op {
            BinaryOp::Add => dispatch::binary(op, amount, count.value())?,
            _ => dispatch::binary(op, count.value(), amount)?,
        };
        if plain { counter.set(key, new) } else { dispatch::set_item(this, key, new.value()) }
    };
    if let Some(other) = source.downcast::<Dict>() {
        if op == BinaryOp::Add && counter.is_empty() {
            return dict::merge(counter, source);
        }
        for (key, count) in other.entries().map(|f| (f.key.to_owned(), f.value.to_owned())).collect::<Vec<_>>() {
            change(key.value(), count.value())?;
        }
        return Ok(());
    }
    let one = int::from_i64(1);
    let mut items = dispatch::steps(source)?;
    while let Some(item) = items.step()? {
        if op == BinaryOp::Add && plain { counter.add_one(item.value())? } else { change(item.value(), one.value())? }
    }
    Ok(())
}

fn count_all(name: &str, counter: Value, op: BinaryOp, positionals: &[Value], named: Value) -> Res<()> {
    if positionals.len() > 1 {
        let given = positionals.len() + 1;
        return Err(error::type_error(&format!(
            "Counter.{name}() takes from 1 to 2 positional arguments but {given} were given"
        )));
    }
    if let Some(&source) = positionals.first().filter(|source| !source.is_none()) {
        count_in(counter, op, source)?;
    }
    if named.downcast::<Dict>().is_some_and(|named| !named.is_empty()) { count_in(counter, op, named) } else { Ok(()) }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let counter = dict::new_of(kind);
    initialise(counter.value(), args)?;
    Ok(counter)
}

fn initialise(counter: Value, args: Args) -> Res<()> {
    let named = dict::new();
    for (name, value) in args.named() {
        of(&named).set(name, value.to_owned())?;
    }
    count_all("__init__", counter, BinaryOp::Add, args.positionals(), named.value())
}

fn update(this: Value, args: Value, named: Value) -> Res {
    count_all("update", this, BinaryOp::Add, tuple::of(&args).items(), named)?;
    Ok(Owned::NONE)
}

fn subtract(this: Value, args: Value, named: Value) -> Res {
    count_all("subtract", this, BinaryOp::Sub, tuple::of(&args).items(), named)?;
    Ok(Owned::NONE)
}

fn most_common(this: Value, n: Value) -> Res {
    let list = list::from_vec(by_count(of(&this))?);
    if !n.is_absent() && !n.is_none() {
        list::of(&list).truncate(indices::sized(n)?.max(0) as usize);
    }
    Ok(list)
}

fn elements(this: Value) -> Res {
    let mut items = Vec::new();
    for found in of(&this).entries() {
        for _ in 0..int::as_i64(found.value).unwrap_or(0) {
            items.push(found.key.to_owned());
        }
    }
    let items = list::from_vec(items);
    dispatch::iter(items.value())
}

fn total(this: Value) -> Res {
    let mut total = int::from_i64(0);
    for count in of(&this).entries().map(|found| found.value.to_owned()).collect::<Vec<_>>() {
        total = dispatch::binary(BinaryOp::Add, total.value(), count.value())?;
    }
    Ok(total)
}

fn copy(this: Value) -> Res {
    if this.type_of().is_heap() {
        return crate::dispatch::call_values(crate::object::value_of(this.type_of()), &[this]);
    }
    let copy = new();
    of(&this).copy_into(of(&copy));
    Ok(copy)
}

fn fromkeys(_class: Value, _keys: Value, _value: Value) -> Res {
    let text = "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.";
    Err(error::raise(&exception::NOT_IMPLEMENTED_ERROR, text))
}

methods! { pub COUNTER_METHODS of "collections.Counter" {
    method: update as "update"(this, args, named) "(self: Counter[K], /, *iterable: object, **kwds: int) -> None";
    method: subtract as "subtract"(this, args, named) "(self: Counter[K], /, *iterable: object, **kwds: int) -> None";
    method: most_common as "most_common"(this, n) "(self: Counter[K], n: int = None) -> list[tuple[K, int]]";
    method: elements as "elements"(this) "(self: Counter[K]) -> Iterator[K]";
    method: total as "total"(this) "(self: Counter[K]) -> int";
    method: copy as "copy"(this) "(self: Counter[K]) -> Counter[K]";
    class: fromkeys as "fromkeys"(class, keys, value) "(type: object, iterable: object, v: object = None) -> object";
} }
