//! Methods of built-in types.

use super::super::domain::{Atom, AtomSet, Collection, Site, Wrapping};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::{attributes, builtins, collections, items, operators, regular_expressions};
use crate::tir::constants;
use molt_ir::ssa::Inst;
use molt_ir::tir::Op;

/// Methods of `str` by what they give.
const STR_TO_STR: &[&str] = &[
    "upper",
    "lower",
    "strip",
    "lstrip",
    "rstrip",
    "replace",
    "join",
    "format",
    "title",
    "capitalize",
    "center",
    "ljust",
    "rjust",
    "zfill",
    "removeprefix",
    "removesuffix",
    "casefold",
    "swapcase",
    "expandtabs",
    "translate",
    "format_map",
];
const STR_TO_INT: &[&str] = &["find", "rfind", "index", "rindex", "count"];
const STR_TO_BOOL: &[&str] = &[
    "startswith",
    "endswith",
    "isalpha",
    "isdigit",
    "isalnum",
    "isspace",
    "isupper",
    "islower",
    "isnumeric",
    "isdecimal",
    "isidentifier",
    "istitle",
    "isascii",
    "isprintable",
];

/// `receiver.name(args, keywords)`.
pub fn call(s: &mut Solver<'_>, inst: Inst, receiver: Atom, name: &str, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    // What the object lacks raises.
    if args.iter().any(AtomSet::is_empty) || attributes::lacks(receiver, name) {
        return AtomSet::default();
    }
    let sequence =
        matches!(receiver, Atom::List(_) | Atom::Collection(Collection::Deque | Collection::Array | Collection::ByteArray, _));
    // What a sequence holds is compared with what is looked for there, and with itself.
    if sequence && matches!(name, "index" | "count" | "remove") {
        args.iter().take(1).for_each(|item| operators::meet_inside(s, inst, &receiver.into(), item));
    } else if receiver.site().is_some() && !sequence {
        operators::meet(s, inst, &[receiver.into()]);
        operators::meet(s, inst, args);
    }
    let known = match receiver {
        Atom::Str => {
            if matches!(name, "format" | "format_map") {
                shown_by_format(s, args, keywords);
            }
            text(s, inst, name)
        }
        Atom::List(_) => list(s, inst, receiver, name, args, keywords),
        Atom::Dict(_) => dict(s, inst, receiver, name, args, keywords),
        Atom::TextFile if matches!(name, "read" | "readline") => Some(Atom::Str.into()),
        Atom::TextFile if name == "readlines" => Some(items::with_item(s, inst, Atom::List, &Atom::Str.into())),
        Atom::TextFile if name == "write" => Some(Atom::Int.into()),
        Atom::Collection(kind, _) => collections::method(s, inst, (kind, receiver), name, args, keywords),
        Atom::Set(_) | Atom::FrozenSet(_) => set(s, inst, receiver, name, args),
        Atom::Tuple(_) | Atom::TupleOf(_) if matches!(name, "index" | "count") => Some(Atom::Int.into()),
        Atom::Int | Atom::Bool if matches!(name, "bit_length" | "bit_count" | "conjugate") => Some(Atom::Int.into()),
        Atom::Int | Atom::Bool if name == "to_bytes" => Some(Atom::Bytes.into()),
        Atom::Float if name == "is_integer" => Some(Atom::Bool.into()),
        Atom::Float if name == "hex" => Some(Atom::Str.into()),
        Atom::Bytes if matches!(name, "decode" | "hex") => Some(Atom::Str.into()),
        Atom::Bytes if matches!(name, "find" | "rfind" | "index" | "rindex" | "count") => Some(Atom::Int.into()),
        Atom::Pattern(_) | Atom::Match(_) => regular_expressions::method(s, inst, receiver, name, args, keywords),
        Atom::Iterator(site) if matches!(name, "send" | "throw") => {
            if name == "throw" || args.len() != 1 || !s.send(site, &args[0]) {
                args.iter().for_each(|set| s.leak(set));
            }
            Some(s.content(site, 0))
        }
        Atom::Iterator(site) if name == "__next__" => Some(s.content(site, 0)),
        Atom::Random if !s.is_written_somewhere(name) => Some(builtins::call(s, inst, &format!("random.{name}"), args, keywords)),
        Atom::Wrapped(Wrapping::Memory, _) if matches!(name, "cache_clear" | "cache_info" | "cache_parameters") => {
            Some(AtomSet::any())
        }
        Atom::Iterator(_) if name == "close" => Some(Atom::None.into()),
        _ => None,
    };
    known.unwrap_or_else(|| calls::unknown(s, receiver, args, keywords))
}

/// Fields such as `{0.name}` read attributes by names that only the running program knows.
fn shown_by_format(s: &mut Solver<'_>, args: &[AtomSet], keywords: &Keywords) {
    let plain = |a: Atom| a.is_number() || matches!(a, Atom::Str | Atom::None | Atom::Bytes);
    let mut known = true;
    for set in args.iter().chain(keywords.iter().map(|(_, set)| set)).filter(|set| !set.iter().all(plain)) {
        s.leak(set);
        known = false;
    }
    if !known {
        s.read_from_any("__getitem__");
        s.read_all();
    }
}

fn text(s: &mut Solver<'_>, inst: Inst, name: &str) -> Option<AtomSet> {
    let atom = match name {
        _ if STR_TO_STR.contains(&name) => Atom::Str,
        _ if STR_TO_INT.contains(&name) => Atom::Int,
        _ if STR_TO_BOOL.contains(&name) => Atom::Bool,
        "split" | "rsplit" | "splitlines" => return Some(items::with_item(s, inst, Atom::List, &Atom::Str.into())),
        "partition" | "rpartition" => {
            let part: AtomSet = Atom::Str.into();
            return Some(items::tuple_of_sets(s, inst, &[part.clone(), part.clone(), part]));
        }
        "encode" => Atom::Bytes,
        _ => return None,
    };
    Some(atom.into())
}

pub(super) fn list(
    s: &mut Solver<'_>,
    inst: Inst,
    receiver: Atom,
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    let site = receiver.site()?;
    let none: AtomSet = Atom::None.into();
    Some(match (name, args) {
        ("append", [item]) | ("insert", [_, item]) => {
            s.store(item, site, 0);
            none
        }
        ("extend", [from]) => {
            let item = items::given_by(s, from);
            s.store(&item, site, 0);
            none
        }
        ("remove" | "clear" | "reverse", _) => none,
        ("sort", []) => {
            let item = s.content(site, 0);
            builtins::key_call(s, inst, &item, keywords);
            none
        }
        ("pop", _) => s.content(site, 0),
        ("index" | "count", _) => Atom::Int.into(),
        ("copy", []) => items::joined(s, inst, Atom::List, &[site]),
        _ => return None,
    })
}

pub(super) fn dict(
    s: &mut Solver<'_>,
    inst: Inst,
    receiver: Atom,
    name: &str,
    args: &[AtomSet],
    keywords: &Keywords,
) -> Option<AtomSet> {
    let site = receiver.site()?;
    if !keywords.is_empty() && name != "update" {
        return None;
    }
    Some(match (name, args) {
        ("get", [_]) => {
            let mut value = found(s, inst, receiver, site, name);
            value.insert(Atom::None);
            value
        }
        ("get" | "pop", [_, default]) => {
            let mut value = found(s, inst, receiver, site, name);
            value.join(default);
            value
        }
        ("pop", [_]) => found(s, inst, receiver, site, name),
        ("setdefault", [key, default]) => {
            s.store(key, site, 0);
            match constant_key(s, inst, receiver, name) {
                Some(key) => s.put_under(default, site, &key),
                None => s.store(default, site, 1),
            }
            found(s, inst, receiver, site, name)
        }
        ("popitem", []) => pair(s, inst, site),
        ("keys", []) => {
            let key = s.content(site, 0);
            view(s, inst, 6, &key)
        }
        ("values", []) => {
            let value = s.content(site, 1);
            view(s, inst, 7, &value)
        }
        ("items", []) => {
            let pair = pair(s, inst, site);
            view(s, inst, 8, &pair)
        }
        ("update", _) if args.len() <= 1 => {
            for (_, set) in keywords {
                s.store(&Atom::Str.into(), site, 0);
                s.store(set, site, 1);
            }
            for from in args.iter().flat_map(|set| set.iter().collect::<Vec<_>>()) {
                builtins::fill_dict(s, from, receiver);
            }
            Atom::None.into()
        }
        ("clear", []) => Atom::None.into(),
        ("copy", []) => {
            let copy = s.site(inst, 9, 2);
            s.make_record(copy);
            s.copy_entries(site, copy);
            Atom::Dict(copy).into()
        }
        _ => return None,
    })
}

/// What a method of a dict finds under its first argument.
fn found(s: &mut Solver<'_>, inst: Inst, receiver: Atom, site: Site, name: &str) -> AtomSet {
    match constant_key(s, inst, receiver, name) {
        Some(key) => s.get_under(site, &key),
        None => s.content(site, 1),
    }
}

/// The text that is the first argument of a method call, where the instruction is one on this receiver.
fn constant_key(s: &Solver<'_>, inst: Inst, receiver: Atom, method: &str) -> Option<String> {
    let body = &s.program[s.current].body;
    let Op::CallMethod { args, .. } = &body[inst].op else { return None };
    let Some(Op::GetMethod { args: [object], name }) = body.def_op(args[0]) else { return None };
    let is_it = name == method && s.get(*object).has(receiver);
    constants::text(body, *args.get(2).filter(|_| is_it)?)
}

/// A key with its value.
pub(super) fn pair(s: &mut Solver<'_>, inst: Inst, site: Site) -> AtomSet {
    let parts = [s.content(site, 0), s.content(site, 1)];
    items::tuple_of_sets(s, inst, &parts)
}

fn view(s: &mut Solver<'_>, inst: Inst, which: u8, item: &AtomSet) -> AtomSet {
    let site = s.site(inst, which, 1);
    s.store(item, site, 0);
    Atom::View(site).into()
}

fn set(s: &mut Solver<'_>, inst: Inst, receiver: Atom, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    let site = receiver.site()?;
    let kind = if matches!(receiver, Atom::Set(_)) { Atom::Set } else { Atom::FrozenSet };
    Some(match (name, args) {
        ("add", [item]) => {
            s.store(item, site, 0);
            Atom::None.into()
        }
        ("discard" | "remove" | "clear" | "difference_update" | "intersection_update", _) => Atom::None.into(),
        ("pop", []) => s.content(site, 0),
        ("update" | "symmetric_difference_update", _) => {
            for from in args {
                let item = items::given_by(s, from);
                s.store(&item, site, 0);
            }
            Atom::None.into()
        }
        ("union" | "intersection" | "difference" | "symmetric_difference" | "copy", _) => {
            let mut item = s.content(site, 0);
            for from in args {
                item.join(&items::given_by(s, from));
            }
            items::with_item(s, inst, kind, &item)
        }
        ("issubset" | "issuperset" | "isdisjoint", _) => Atom::Bool.into(),
        _ => return None,
    })
}
