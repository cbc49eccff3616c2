//! Displays, items, iteration and unpacking.

use super::super::domain::{Atom, AtomSet, Collection, Site};
use super::super::solver::Solver;
use super::{attributes, calls, collections, enumerations, named_tuples, operators, regular_expressions, type_forms};
use crate::tir::constants;
use molt_ir::constant::Constant;
use molt_ir::ssa::{Body, Inst, Value};
use molt_ir::tir::header::{FunctionKind, MemberKind};
use molt_ir::tir::{Op, Tir};

/// Dicts written down with more entries are tables, whose values are alike.
const MOST_FIELDS: usize = 64;

/// What a cell holds.
pub fn cell_content(s: &mut Solver<'_>, cell: Value) -> AtomSet {
    contents_of(s, &s.get(cell))
}

fn contents_of(s: &mut Solver<'_>, cells: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in cells.iter() {
        result.join(&match atom.site() {
            Some(site) => s.content(site, 0),
            None => AtomSet::any(),
        });
    }
    result
}

/// A container with one kind of item, made by the instruction.
pub fn with_item(s: &mut Solver<'_>, inst: Inst, kind: fn(Site) -> Atom, item: &AtomSet) -> AtomSet {
    let atom = kind(Site(0));
    // Kinds made by one instruction are told apart.
    let which = match atom {
        Atom::List(_) => 0,
        Atom::Set(_) => 1,
        Atom::FrozenSet(_) => 2,
        Atom::TupleOf(_) => 3,
        Atom::Iterator(_) => 4,
        _ => 5,
    };
    let site = s.site(inst, which, 1);
    s.store(item, site, 0);
    kind(site).into()
}

/// A container with the items of others.
pub fn joined(s: &mut Solver<'_>, inst: Inst, kind: fn(Site) -> Atom, sites: &[Site]) -> AtomSet {
    let mut item = AtomSet::default();
    for &site in sites {
        item.join(&s.content(site, 0));
    }
    with_item(s, inst, kind, &item)
}

/// `[a, b]`, `{a, b}`.
pub fn display(s: &mut Solver<'_>, inst: Inst, args: &[Value], kind: fn(Site) -> Atom) -> AtomSet {
    let mut item = AtomSet::default();
    for &arg in args {
        item.join(&s.get(arg));
    }
    with_item(s, inst, kind, &item)
}

/// `(a, b)`.
pub fn tuple(s: &mut Solver<'_>, inst: Inst, args: &[Value]) -> AtomSet {
    let parts: Vec<AtomSet> = args.iter().map(|&a| s.get(a)).collect();
    tuple_of_sets(s, inst, &parts)
}

/// A constant. Tuples at the same depth that have as many items share their types.
pub fn constant(s: &mut Solver<'_>, inst: Inst, value: &Constant, depth: u8) -> AtomSet {
    match value {
        Constant::None => Atom::None.into(),
        Constant::Ellipsis => AtomSet::any(),
        Constant::Bool(_) => Atom::Bool.into(),
        Constant::Int(_) => Atom::Int.into(),
        Constant::Float(_) => Atom::Float.into(),
        Constant::Str(_) => Atom::Str.into(),
        Constant::Tuple(items) => {
            let parts: Vec<AtomSet> = items.iter().map(|item| constant(s, inst, item, depth + 1)).collect();
            tuple_at_depth(s, inst, &parts, depth)
        }
    }
}

/// A tuple with these parts. Its length tells it apart from others of the instruction.
pub fn tuple_of_sets(s: &mut Solver<'_>, inst: Inst, parts: &[AtomSet]) -> AtomSet {
    tuple_at_depth(s, inst, parts, 0)
}

fn tuple_at_depth(s: &mut Solver<'_>, inst: Inst, parts: &[AtomSet], depth: u8) -> AtomSet {
    if parts.len() > 32 || depth > 3 {
        let mut item = AtomSet::default();
        parts.iter().for_each(|part| _ = item.join(part));
        return with_item(s, inst, Atom::TupleOf, &item);
    }
    let site = s.site(inst, tuple_kind(parts.len(), depth), parts.len());
    for (index, part) in parts.iter().enumerate() {
        s.store(part, site, index);
    }
    Atom::Tuple(site).into()
}

/// What tells the tuples of an instruction apart.
fn tuple_kind(length: usize, depth: u8) -> u8 {
    64 * depth + 16 + length as u8
}

/// Whether the tuple is one that `tuple_of_sets` made for the instruction.
pub fn is_tuple_of(s: &Solver<'_>, inst: Inst, site: Site) -> bool {
    let length = s.contents(site).len();
    s.is_made_at(inst, tuple_kind(length, 0), site)
}

/// An entry of a dict.
fn put_item(s: &mut Solver<'_>, body: &Body<Tir>, site: Site, key: Value, value: Value) {
    let (keys, set) = (s.get(key), s.get(value));
    s.store(&keys, site, 0);
    match constants::text(body, key) {
        Some(key) => s.put_under(&set, site, &key),
        None => s.store(&set, site, 1),
    }
}

/// `{k: v}`.
pub fn dict(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst, args: &[Value]) -> AtomSet {
    let site = s.site(inst, 9, 2);
    if args.len() <= 2 * MOST_FIELDS {
        s.make_record(site);
    }
    for pair in args.chunks_exact(2) {
        put_item(s, body, site, pair[0], pair[1]);
    }
    Atom::Dict(site).into()
}

/// An item for a list or set.
pub fn add(s: &mut Solver<'_>, container: Value, item: Value) {
    let (containers, set) = (s.get(container), s.get(item));
    put(s, &containers, &set);
}

fn put(s: &mut Solver<'_>, containers: &AtomSet, item: &AtomSet) {
    for atom in containers.iter() {
        match atom.site() {
            Some(site) => s.store(item, site, 0),
            None => s.leak(item),
        }
    }
}

/// A key or value of a dict at a position.
pub fn dict_part(s: &mut Solver<'_>, dict: Value) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in s.get(dict).iter() {
        match atom {
            Atom::Dict(site) => {
                result.join(&s.content(site, 0));
                result.join(&s.content(site, 1));
            }
            _ => return AtomSet::any(),
        }
    }
    result
}

/// `[*xs]`, `{*xs}`.
pub fn extend(s: &mut Solver<'_>, container: Value, from: Value) {
    let (containers, item) = (s.get(container), iterated(s, from));
    put(s, &containers, &item);
}

/// `(*xs,)`.
pub fn list_to_tuple(s: &mut Solver<'_>, inst: Inst, list: Value) -> AtomSet {
    let item = iterated(s, list);
    with_item(s, inst, Atom::TupleOf, &item)
}

/// `{k: v for …}`.
pub fn insert(s: &mut Solver<'_>, [dict, key, value]: [Value; 3]) {
    let (dicts, key, value) = (s.get(dict), s.get(key), s.get(value));
    for atom in dicts.iter() {
        match atom {
            Atom::Dict(site) => {
                s.store(&key, site, 0);
                s.store(&value, site, 1);
            }
            _ => {
                s.leak(&key);
                s.leak(&value);
            }
        }
    }
}

/// `{**m}`.
pub fn update(s: &mut Solver<'_>, dict: Value, from: Value) {
    let (dicts, from) = (s.get(dict), s.get(from));
    for atom in dicts.iter() {
        update_dict(s, atom, &from);
    }
}

/// `dict.update(from)`.
pub fn update_dict(s: &mut Solver<'_>, dict: Atom, from: &AtomSet) {
    let Atom::Dict(site) = dict else { return s.leak(from) };
    for atom in from.iter() {
        let (key, value) = match atom {
            Atom::Dict(other) => {
                s.copy_entries(other, site);
                continue;
            }
            Atom::Collection(kind, other) if kind.is_dict() => (s.content(other, 0), s.content(other, 1)),
            _ => {
                s.read_from_any("__getitem__");
                s.leak(&atom.into());
                (AtomSet::any(), AtomSet::any())
            }
        };
        s.store(&key, site, 0);
        s.store(&value, site, 1);
    }
}

/// What iterating gives.
pub fn iterated(s: &mut Solver<'_>, value: Value) -> AtomSet {
    let set = s.get(value);
    given_by(s, &set)
}

/// What iterating any of a set gives.
pub fn given_by(s: &mut Solver<'_>, set: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in set.iter() {
        result.join(&given(s, atom));
    }
    result
}

/// What iterating one kind of object gives.
pub fn given(s: &mut Solver<'_>, atom: Atom) -> AtomSet {
    match named_tuples::as_tuple(s, atom, &["__iter__"]) {
        Atom::Tuple(site) => {
            let mut item = AtomSet::default();
            for index in 0..s.contents(site).len() {
                item.join(&s.content(site, index));
            }
            item
        }
        Atom::Str | Atom::TextFile => Atom::Str.into(),
        Atom::Bytes | Atom::Range => Atom::Int.into(),
        Atom::List(site)
        | Atom::Dict(site)
        | Atom::Set(site)
        | Atom::FrozenSet(site)
        | Atom::TupleOf(site)
        | Atom::Iterator(site)
        | Atom::Collection(_, site)
        | Atom::View(site) => s.content(site, 0),
        // Those of its bits.
        Atom::Instance(_) if enumerations::is_flag(s, atom) => atom.into(),
        Atom::Instance(_) => {
            let Some(iterators) = calls::special(s, atom, "__iter__", &[]) else {
                return calls::special(s, atom, "__getitem__", &[Atom::Int.into()]).unwrap_or_default();
            };
            let mut result = AtomSet::default();
            for iterator in iterators.iter() {
                result.join(&advance(s, iterator));
            }
            result
        }
        Atom::None
        | Atom::Bool
        | Atom::Int
        | Atom::Float
        | Atom::Complex
        | Atom::Unbound
        | Atom::Function(_)
        | Atom::Wrapped(..) => AtomSet::default(),
        Atom::Any => AtomSet::any(),
        _ => match enumerations::member_of(s, atom) {
            Some(member) => member,
            None => {
                s.leak(&atom.into());
                AtomSet::any()
            }
        },
    }
}

/// What `next` of an iterator gives.
pub fn advance(s: &mut Solver<'_>, iterator: Atom) -> AtomSet {
    match iterator {
        Atom::Instance(_) => calls::special(s, iterator, "__next__", &[]).unwrap_or_default(),
        Atom::Iterator(site) => s.content(site, 0),
        Atom::None | Atom::Unbound => AtomSet::default(),
        _ => {
            s.leak(&iterator.into());
            AtomSet::any()
        }
    }
}

/// `iter(x)`.
pub fn iter(s: &mut Solver<'_>, inst: Inst, value: Value) -> AtomSet {
    let set = s.get(value);
    iter_of(s, inst, &set)
}

/// The iterators of a set.
pub fn iter_of(s: &mut Solver<'_>, inst: Inst, set: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in set.iter() {
        let iterator = match atom {
            Atom::Iterator(_) | Atom::Any => atom.into(),
            Atom::Instance(_) if !enumerations::is_flag(s, atom) => match calls::special(s, atom, "__iter__", &[]) {
                Some(set) => set,
                None => {
                    let item = given(s, atom);
                    with_item(s, inst, Atom::Iterator, &item)
                }
            },
            _ => {
                let item = given(s, atom);
                with_item(s, inst, Atom::Iterator, &item)
            }
        };
        result.join(&iterator);
    }
    result
}

/// `next(x)`: nothing when there is no more.
pub fn next(s: &mut Solver<'_>, iterator: Value) -> AtomSet {
    let mut result: AtomSet = Atom::Unbound.into();
    for atom in s.get(iterator).iter() {
        result.join(&advance(s, atom));
    }
    result
}

/// `a, b = x`.
pub fn unpack(s: &mut Solver<'_>, inst: Inst, value: Value, count: usize) -> AtomSet {
    let mut parts = vec![AtomSet::default(); count];
    for atom in s.get(value).iter() {
        match named_tuples::as_tuple(s, atom, &["__iter__"]) {
            Atom::Tuple(site) if s.contents(site).len() == count => {
                for (index, part) in parts.iter_mut().enumerate() {
                    part.join(&s.content(site, index));
                }
            }
            // Another length raises.
            Atom::Tuple(_) => {}
            _ => {
                let item = given(s, atom);
                parts.iter_mut().for_each(|part| _ = part.join(&item));
            }
        }
    }
    tuple_of_sets(s, inst, &parts)
}

/// `a, *b, c = x`.
pub fn unpack_star(s: &mut Solver<'_>, inst: Inst, value: Value, before: usize, after: usize) -> AtomSet {
    let item = iterated(s, value);
    let middle = with_item(s, inst, Atom::List, &item);
    let parts: Vec<AtomSet> = (0..before).map(|_| item.clone()).chain([middle]).chain((0..after).map(|_| item.clone())).collect();
    tuple_of_sets(s, inst, &parts)
}

/// Whether an item is found by comparing keys.
fn finds_by_key(container: Atom) -> bool {
    matches!(container, Atom::Any | Atom::Dict(_)) || collections::is_dict(container)
}

/// Item `index` of a tuple.
pub fn tuple_item(s: &mut Solver<'_>, tuple: Value, index: usize) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in s.get(tuple).iter() {
        let set = match named_tuples::as_tuple(s, atom, &[]) {
            Atom::Tuple(site) => s.content(site, index),
            Atom::TupleOf(site) => s.content(site, 0),
            _ => AtomSet::any(),
        };
        result.join(&set);
    }
    result
}

/// `container[index]`.
pub fn get_item(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst, [container, index]: [Value; 2]) -> AtomSet {
    let (containers, indices) = (s.get(container), s.get(index));
    operators::meet_inside(s, inst, &containers.filter(finds_by_key), &indices);
    if indices.is_empty() {
        return AtomSet::default();
    }
    let constant = match body.def_op(index) {
        Some(Op::IntConst { value }) => value.as_str().parse::<i64>().ok(),
        _ => None,
    };
    let key = constants::text(body, index);
    let mut result = AtomSet::default();
    for atom in containers.iter() {
        result.join(&match (atom, &key) {
            (Atom::Dict(site), Some(key)) => s.get_under(site, key),
            _ => item(s, inst, atom, &indices, constant),
        });
    }
    result
}

fn item(s: &mut Solver<'_>, inst: Inst, atom: Atom, indices: &AtomSet, constant: Option<i64>) -> AtomSet {
    let slices = indices.has(Atom::Slice);
    let items = indices.iter().any(|a| a != Atom::Slice);
    let mut result = AtomSet::default();
    match named_tuples::as_tuple(s, atom, &["__getitem__"]) {
        Atom::List(site) => {
            let held = s.content(site, 0);
            if items {
                result.join(&held);
            }
            if slices {
                result.join(&with_item(s, inst, Atom::List, &held));
            }
        }
        Atom::Tuple(site) => {
            let count = s.contents(site).len() as i64;
            match constant.map(|i| if i < 0 { i + count } else { i }) {
                Some(index) if (0..count).contains(&index) => result = s.content(site, index as usize),
                // Outside: it raises.
                Some(_) => {}
                None => {
                    let held = given(s, atom);
                    if items {
                        result.join(&held);
                    }
                    if slices {
                        result.join(&with_item(s, inst, Atom::TupleOf, &held));
                    }
                }
            }
        }
        Atom::TupleOf(site) => {
            let held = s.content(site, 0);
            if items {
                result.join(&held);
            }
            if slices {
                result.join(&with_item(s, inst, Atom::TupleOf, &held));
            }
        }
        Atom::Dict(site) => {
            if indices.is_any() {
                s.leak(indices);
            }
            result = s.content(site, 1);
        }
        Atom::Collection(kind, site) => result = collections::item(s, kind, site, indices),
        Atom::Str => result = Atom::Str.into(),
        Atom::Bytes => {
            if items {
                result.insert(Atom::Int);
            }
            if slices {
                result.insert(Atom::Bytes);
            }
        }
        Atom::Range => {
            if items {
                result.insert(Atom::Int);
            }
            if slices {
                result.insert(Atom::Range);
            }
        }
        Atom::Instance(_) => {
            if let Some(set) = calls::special(s, atom, "__getitem__", std::slice::from_ref(indices)) {
                result = set;
            }
        }
        Atom::None | Atom::Bool | Atom::Int | Atom::Float | Atom::Unbound => {}
        Atom::Match(_) => result = regular_expressions::text_or_none(),
        Atom::Class(class) if enumerations::is_one(s, class) => {
            s.leak(indices);
            result = Atom::Instance(class).into();
        }
        Atom::Class(class) if s.classes.get(class).is_generic => {
            // What it keeps of the class it hands out again only as instances, which the calls tell.
            let program = s.program;
            if let Some(func) = s.classes.member(program, class, "__class_getitem__").and_then(|(_, member)| member.func) {
                s.open(func, None);
            }
            result = Atom::Alias(class).into();
        }
        _ => match type_forms::subscripted(s, atom, indices) {
            Some(form) => result = form,
            None => {
                s.read_from_any("__getitem__");
                s.leak(&atom.into());
                s.leak(indices);
                result = AtomSet::any();
            }
        },
    }
    result
}

/// `del container[index]`.
pub fn delete_item(s: &mut Solver<'_>, [container, index]: [Value; 2]) {
    let (containers, indices) = (s.get(container), s.get(index));
    operators::meet_inside(s, s.at, &containers.filter(finds_by_key), &indices);
    for atom in containers.iter() {
        match atom {
            Atom::Instance(_) => _ = calls::special(s, atom, "__delitem__", std::slice::from_ref(&indices)),
            Atom::List(_) | Atom::Dict(_) | Atom::Collection(..) | Atom::Unbound => {}
            _ => {
                s.read_from_any("__delitem__");
                s.leak(&atom.into());
                s.leak(&indices);
            }
        }
    }
}

/// `container[index] = value`.
pub fn set_item(s: &mut Solver<'_>, body: &Body<Tir>, [container, index, value]: [Value; 3]) {
    let (containers, indices, set) = (s.get(container), s.get(index), s.get(value));
    operators::meet_inside(s, s.at, &containers.filter(finds_by_key), &indices);
    if is_namespace(s, body, container) {
        return assign_in_class(s, body, index, &set);
    }
    for atom in containers.iter() {
        match atom {
            Atom::List(site) => {
                if indices.iter().any(|a| a != Atom::Slice) {
                    s.store(&set, site, 0);
                }
                if indices.has(Atom::Slice) {
                    let given = given_by(s, &set);
                    s.store(&given, site, 0);
                }
            }
            Atom::Dict(site) => put_item(s, body, site, index, value),
            Atom::Collection(Collection::ByteArray, _) if indices.is_any() || indices.has(Atom::Slice) => {
                super::arrays::take(s, &set.filter(|a| a.site().is_none()));
                super::arrays::take_all(s, &set);
            }
            Atom::Collection(kind, _) if kind.is_array() => super::arrays::take(s, &set),
            Atom::Collection(kind, site) => {
                if kind.is_dict() {
                    s.store(&indices, site, 0);
                }
                s.store(&set, site, usize::from(kind.is_dict()));
            }
            Atom::Instance(_) => {
                calls::special(s, atom, "__setitem__", &[indices.clone(), set.clone()]);
            }
            Atom::None | Atom::Bool | Atom::Int | Atom::Float | Atom::Unbound | Atom::Str | Atom::Bytes => {}
            _ => {
                s.read_from_any("__setitem__");
                s.leak(&atom.into());
                s.leak(&indices);
                s.leak(&set);
            }
        }
    }
}

/// Whether a value is the namespace of the class body that is looked at.
fn is_namespace(s: &Solver<'_>, body: &Body<Tir>, value: Value) -> bool {
    let header = &s.program[s.current].header;
    header.kind == FunctionKind::ClassBody && body[body.entry()].params.get(usize::from(header.closure)) == Some(&value)
}

/// A name bound in a class body. Functions under `def` are told by the header of the class.
fn assign_in_class(s: &mut Solver<'_>, body: &Body<Tir>, name: Value, set: &AtomSet) {
    let class = s.classes.class_of_body.get(&s.current).copied();
    let (Some(class), Some(Op::StrConst { value })) = (class, body.def_op(name)) else { return s.leak(set) };
    let Some(name) = value.to_utf8() else { return s.leak(set) };
    if !s.classes.get(class).plain {
        return s.leak(set);
    }
    let member = s.program.header.class(class).members.iter().find(|m| m.name == name);
    if member.is_some_and(|m| m.kind != MemberKind::Value) {
        return;
    }
    let set = if enumerations::is_one(s, class) { enumerations::assigned(s, set) } else { set.clone() };
    let id = s.name(&name);
    let wrapped = member.is_some() && set.all(|atom| matches!(atom, Atom::Wrapped(..) | Atom::Function(_)));
    let var = if wrapped { s.decorated(class, id) } else { s.attribute(class, id) };
    s.flow(&set, var);
}

/// A name of the class body, read in it.
pub fn name_of_class(s: &mut Solver<'_>, name: Value) -> AtomSet {
    let program = s.program;
    let class = s.classes.class_of_body.get(&s.current).copied();
    let (Some(class), Some(Op::StrConst { value })) = (class, program[s.current].body.def_op(name)) else {
        return AtomSet::any();
    };
    let Some(name) = value.to_utf8() else { return AtomSet::any() };
    // Names such as `__annotations__` are put there by the runtime.
    if !s.classes.get(class).plain || name.starts_with("__") {
        return AtomSet::any();
    }
    let member = program.header.class(class).members.iter().find(|m| m.name == name);
    let mut result: AtomSet = Atom::Unbound.into();
    match member.map(|m| (m.kind, m.func)) {
        Some((MemberKind::Method, Some(func))) => {
            result.insert(Atom::Function(func));
        }
        Some((MemberKind::Property, _)) => {
            let property = s.name(super::builtins::PROPERTY);
            result.insert(Atom::Builtin(property));
        }
        Some((MemberKind::Value, _)) => {
            let id = s.name(&name);
            result.join(&attributes::of_class_itself(s, class, id));
        }
        Some(_) => return AtomSet::any(),
        None => {}
    }
    result
}
