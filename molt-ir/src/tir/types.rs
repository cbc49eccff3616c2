//! The lattice of types: what is known of a value wherever it may go.
//!
//! A type describes a value for its whole life, so `list[float]` promises that no store anywhere ever puts another thing into
//! that list: the inference sees the whole program. `any` is the top, `never` the bottom.

use crate::ssa::{ClassId, FuncId};
use crate::text::{Attr, Parse, Parser, Printer};
use std::fmt::{self, Write};
use std::sync::Arc;

/// What is known of a value.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Type {
    /// No value at all: code that is never reached.
    Never,
    /// `None`.
    None,
    /// `True` or `False`.
    Bool,
    /// An int known to fit 64 bits: held raw.
    I64,
    /// An int of any size. `I64` is below it; `Bool` is not.
    Int,
    /// A float.
    Float,
    /// A complex number.
    Complex,
    /// A string.
    Str,
    /// A byte string.
    Bytes,
    /// `range` of ints that fit 64 bits.
    Range,
    /// A `slice` object.
    Slice,
    /// A `list` whose items all have the type.
    List(Arc<Type>),
    /// A `dict`: keys, values.
    Dict(Arc<(Type, Type)>),
    /// A `set`.
    Set(Arc<Type>),
    /// A `frozenset`.
    FrozenSet(Arc<Type>),
    /// A tuple of known length.
    Tuple(Arc<[Type]>),
    /// A tuple of any length.
    TupleOf(Arc<Type>),
    /// Something whose `__next__` gives the type: an iterator of a built-in type or a generator.
    Iterator(Arc<Type>),
    /// A closure cell with the content.
    Cell(Arc<Type>),
    /// An instance of the class or of a class derived from it in the program.
    Instance(ClassId),
    /// The class itself, as a value.
    Class(ClassId),
    /// The function object made from this function.
    Function(FuncId),
    /// A built-in function, type or exception class, by its dotted name: `len`, `int`, `math.sqrt`, `ValueError`.
    Builtin(Arc<str>),
    /// An instance of a built-in type that has no form of its own here: `file`, `ValueError`, `deque`.
    Native(Arc<str>),
    /// A module, by dotted name.
    Module(Arc<str>),
    /// The absent value of a name that is not bound, or of an exhausted iterator.
    Unbound,
    /// One of several; sorted, flat, at least two, no one below another.
    Union(Arc<[Type]>),
    /// Anything.
    Any,
}

/// A union that would have more members becomes `any`: keeps the lattice low enough for inference to end quickly.
pub const MAX_UNION: usize = 16;

impl Type {
    /// `list[item]`.
    pub fn list(item: Type) -> Type {
        Type::List(Arc::new(item))
    }
    /// `dict[key, value]`.
    pub fn dict(key: Type, value: Type) -> Type {
        Type::Dict(Arc::new((key, value)))
    }
    /// The members: those of a union, or the type itself; none for `never`.
    pub fn members(&self) -> &[Type] {
        match self {
            Type::Union(members) => members,
            Type::Never => &[],
            other => std::slice::from_ref(other),
        }
    }
    /// What going over a value of this type gives, where all that it gives is of one type.
    pub fn item(&self) -> Option<&Type> {
        match self {
            Type::List(item) | Type::TupleOf(item) | Type::Set(item) | Type::FrozenSet(item) | Type::Iterator(item) => Some(item),
            Type::Dict(pair) => Some(&pair.0),
            Type::Str => Some(&Type::Str),
            Type::Range => Some(&Type::Int),
            _ => None,
        }
    }
    /// The classes of a type that allows nothing but instances of classes of the program.
    pub fn instances(&self) -> Option<Vec<ClassId>> {
        let class = |member: &Type| if let Type::Instance(class) = member { Some(*class) } else { None };
        self.members().iter().map(class).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
    }
    /// Whether every value of this type is one of `other`. What a container holds is known from all that is ever put into it,
    /// through whatever name, so one that holds less is below one that may hold more.
    pub fn is_below(&self, other: &Type) -> bool {
        match (self, other) {
            (Type::Never, _) | (_, Type::Any) | (Type::I64, Type::Int) => true,
            (Type::Union(members), _) => members.iter().all(|m| m.is_below(other)),
            (_, Type::Union(members)) => members.iter().any(|m| self.is_below(m)),
            (Type::Tuple(items), Type::TupleOf(item)) => items.iter().all(|i| i.is_below(item)),
            (Type::Tuple(a), Type::Tuple(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.is_below(b)),
            (Type::TupleOf(a), Type::TupleOf(b))
            | (Type::Iterator(a), Type::Iterator(b))
            | (Type::List(a), Type::List(b))
            | (Type::Set(a), Type::Set(b))
            | (Type::FrozenSet(a), Type::FrozenSet(b)) => a.is_below(b),
            (Type::Dict(a), Type::Dict(b)) => a.0.is_below(&b.0) && a.1.is_below(&b.1),
            _ => self == other,
        }
    }
    /// The least type above both.
    pub fn join(&self, other: &Type) -> Type {
        if self.is_below(other) {
            return other.clone();
        }
        if other.is_below(self) {
            return self.clone();
        }
        let mut all: Vec<Type> = self.members().to_vec();
        for new in other.members() {
            let mut new = new.clone();
            // Lists are one kind of object whatever they hold, and so are the other containers.
            while let Some(index) = all.iter().position(|old| old.contents_joined(&new).is_some()) {
                new = all.swap_remove(index).contents_joined(&new).unwrap_or(new);
            }
            if all.iter().any(|old| new.is_below(old)) {
                continue;
            }
            all.retain(|old| !old.is_below(&new));
            all.push(new);
        }
        if all.len() > MAX_UNION {
            return Type::Any;
        }
        all.sort();
        if all.len() == 1 { all.remove(0) } else { Type::Union(all.into()) }
    }
    /// The container of the same kind that may hold what either holds.
    fn contents_joined(&self, other: &Type) -> Option<Type> {
        let item = |items: &[Type]| items.iter().fold(Type::Never, |all, item| all.join(item));
        Some(match (self, other) {
            (Type::List(a), Type::List(b)) => Type::list(a.join(b)),
            (Type::Set(a), Type::Set(b)) => Type::Set(Arc::new(a.join(b))),
            (Type::FrozenSet(a), Type::FrozenSet(b)) => Type::FrozenSet(Arc::new(a.join(b))),
            (Type::Iterator(a), Type::Iterator(b)) => Type::Iterator(Arc::new(a.join(b))),
            (Type::Dict(a), Type::Dict(b)) => Type::dict(a.0.join(&b.0), a.1.join(&b.1)),
            (Type::TupleOf(a), Type::TupleOf(b)) => Type::TupleOf(Arc::new(a.join(b))),
            (Type::Tuple(a), Type::Tuple(b)) if a.len() == b.len() => {
                Type::Tuple(a.iter().zip(b.iter()).map(|(a, b)| a.join(b)).collect())
            }
            (Type::Tuple(a), Type::Tuple(b)) => Type::TupleOf(Arc::new(item(a).join(&item(b)))),
            (Type::TupleOf(a), Type::Tuple(b)) | (Type::Tuple(b), Type::TupleOf(a)) => Type::TupleOf(Arc::new(a.join(&item(b)))),
            _ => return None,
        })
    }
    /// Whether it is an int held raw or boxed.
    pub fn is_int(&self) -> bool {
        matches!(self, Type::Int | Type::I64)
    }
}

/// Types without parts, by their text.
const PLAIN: &[(&str, Type)] = &[
    ("never", Type::Never),
    ("none", Type::None),
    ("bool", Type::Bool),
    ("i64", Type::I64),
    ("int", Type::Int),
    ("float", Type::Float),
    ("complex", Type::Complex),
    ("str", Type::Str),
    ("bytes", Type::Bytes),
    ("range", Type::Range),
    ("slice", Type::Slice),
    ("unbound", Type::Unbound),
    ("any", Type::Any),
];

fn parts(p: &mut Printer<'_>, name: &str, items: &[&Type]) -> fmt::Result {
    write!(p, "{name}[")?;
    p.list(items, |p, t| t.print(p))?;
    p.write_char(']')
}

impl Attr for Type {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        if let Some((text, _)) = PLAIN.iter().find(|(_, t)| t == self) {
            return p.write_str(text);
        }
        match self {
            Type::List(t) => parts(p, "list", &[t]),
            Type::Set(t) => parts(p, "set", &[t]),
            Type::FrozenSet(t) => parts(p, "frozenset", &[t]),
            Type::TupleOf(t) => parts(p, "tupleof", &[t]),
            Type::Iterator(t) => parts(p, "iterator", &[t]),
            Type::Cell(t) => parts(p, "cell", &[t]),
            Type::Dict(kv) => parts(p, "dict", &[&kv.0, &kv.1]),
            Type::Tuple(items) => parts(p, "tuple", &items.iter().collect::<Vec<_>>()),
            Type::Union(items) => parts(p, "union", &items.iter().collect::<Vec<_>>()),
            Type::Instance(c) => {
                p.write_str("obj[")?;
                c.print(p)?;
                p.write_char(']')
            }
            Type::Class(c) => {
                p.write_str("class[")?;
                c.print(p)?;
                p.write_char(']')
            }
            Type::Function(f) => {
                p.write_str("func[")?;
                f.print(p)?;
                p.write_char(']')
            }
            Type::Builtin(n) => {
                p.write_str("builtin[")?;
                p.name(n)?;
                p.write_char(']')
            }
            Type::Native(n) => {
                p.write_str("native[")?;
                p.name(n)?;
                p.write_char(']')
            }
            Type::Module(n) => {
                p.write_str("module[")?;
                p.name(n)?;
                p.write_char(']')
            }
            plain => write!(p, "{plain:?}"),
        }
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Type> {
        let word = p.word();
        if let Some((_, plain)) = PLAIN.iter().find(|(text, _)| *text == word) {
            return Ok(plain.clone());
        }
        p.expect("[")?;
        let found = match word {
            "obj" => Type::Instance(Attr::parse(p)?),
            "class" => Type::Class(Attr::parse(p)?),
            "func" => Type::Function(Attr::parse(p)?),
            "builtin" => Type::Builtin(p.name()?.into()),
            "native" => Type::Native(p.name()?.into()),
            "module" => Type::Module(p.name()?.into()),
            _ => {
                let items = p.list("]", |p| Type::parse(p))?;
                return match (word, &items[..]) {
                    ("tuple", _) => Ok(Type::Tuple(items.into())),
                    ("union", [_, _, ..]) => Ok(items.iter().fold(Type::Never, |a, b| a.join(b))),
                    ("list", [t]) => Ok(Type::List(Arc::new(t.clone()))),
                    ("set", [t]) => Ok(Type::Set(Arc::new(t.clone()))),
                    ("frozenset", [t]) => Ok(Type::FrozenSet(Arc::new(t.clone()))),
                    ("tupleof", [t]) => Ok(Type::TupleOf(Arc::new(t.clone()))),
                    ("iterator", [t]) => Ok(Type::Iterator(Arc::new(t.clone()))),
                    ("cell", [t]) => Ok(Type::Cell(Arc::new(t.clone()))),
                    ("dict", [k, v]) => Ok(Type::dict(k.clone(), v.clone())),
                    _ => p.error(format!("unknown type `{word}` with {} parts", items.len())),
                };
            }
        };
        p.expect("]")?;
        Ok(found)
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(&mut Printer::new(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{from_text, to_text};

    #[test]
    fn types_round_trip() {
        for text in [
            "any",
            "list[float]",
            "dict[str, list[tuple[int, float]]]",
            "union[none, obj[&#3]]",
            "tuple[]",
            "builtin[math.sqrt]",
            "cell[func[@#2]]",
        ] {
            assert_eq!(to_text(&from_text::<Type>(text).unwrap()), text);
        }
    }

    #[test]
    fn join_is_the_least_upper_bound() {
        let pair = |a, b| Type::Tuple(vec![a, b].into());
        assert_eq!(Type::I64.join(&Type::Int), Type::Int);
        assert_eq!(Type::None.join(&Type::Str).join(&Type::None), Type::Union(vec![Type::None, Type::Str].into()));
        assert!(pair(Type::I64, Type::I64).is_below(&pair(Type::Int, Type::Int)));
        assert_eq!(Type::list(Type::I64).join(&Type::list(Type::Str)), Type::list(Type::I64.join(&Type::Str)));
        assert_eq!(pair(Type::I64, Type::Str).join(&pair(Type::Str, Type::Str)), pair(Type::I64.join(&Type::Str), Type::Str));
        assert_eq!(
            pair(Type::I64, Type::Str).join(&Type::Tuple(vec![].into())),
            Type::TupleOf(Arc::new(Type::I64.join(&Type::Str)))
        );
        assert!(Type::list(Type::Float).is_below(&Type::list(Type::Any)));
        assert_eq!(Type::Never.join(&Type::Bool), Type::Bool);
    }
}
