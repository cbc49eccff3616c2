//! Whether a value is what a type claims.

use super::machine::{Machine, Step};
use super::runtime::Arg;
use molt_ir::tir::Type;
use molt_runtime::dict::{self, Dict};
use molt_runtime::function::{self, Function, cell};
use molt_runtime::list::{self, List};
use molt_runtime::object::value_of;
use molt_runtime::set;
use molt_runtime::tuple::{self, Tuple};
use molt_runtime::types::{self, Kind};
use molt_runtime::value::Value as Word;
use molt_runtime::{int, str};

/// How many items of a container are looked at from either end: enough to find a wrong claim in small programs.
const LOOKED_AT: usize = 4;
/// How deep containers in containers are looked at.
const DEPTH: usize = 3;

impl Machine<'_> {
    /// Whether the value belongs to the type, as far as one look can tell.
    pub fn belongs(&self, value: Word, ty: &Type) -> bool {
        self.belongs_at(value, ty, DEPTH)
    }

    fn belongs_at(&self, value: Word, ty: &Type, depth: usize) -> bool {
        let kind = |kind: Kind| value.is_pointer() && value.type_of().kind == kind;
        let exactly = |name: &str| value.is_pointer() && value.type_of().static_name() == name;
        let each = |items: &[Word], ty: &Type| {
            let (first, last) = (items.iter().take(LOOKED_AT), items.iter().rev().take(LOOKED_AT));
            depth == 0 || first.chain(last).all(|&item| self.belongs_at(item, ty, depth - 1))
        };
        match ty {
            Type::Any => true,
            Type::Never => false,
            Type::Unbound => value.is_absent(),
            Type::Union(members) => members.iter().any(|member| self.belongs_at(value, member, depth)),
            _ if value.is_absent() => false,
            Type::None => value.is_none(),
            Type::Bool => value.is_bool(),
            Type::I64 => is_int(value) && int::as_i64(value).is_some(),
            Type::Int => is_int(value),
            Type::Float => value.is_float(),
            Type::Complex => exactly("complex"),
            Type::Str => exactly("str"),
            Type::Bytes => exactly("bytes"),
            Type::Range => exactly("range"),
            Type::Slice => exactly("slice"),
            Type::List(item) => value.downcast::<List>().is_some_and(|list| exactly("list") && each(list.items(), item)),
            Type::TupleOf(item) => value.downcast::<Tuple>().is_some_and(|tuple| exactly("tuple") && each(tuple.items(), item)),
            Type::Tuple(items) => value.downcast::<Tuple>().is_some_and(|tuple| {
                exactly("tuple")
                    && tuple.len() == items.len()
                    && (depth == 0 || tuple.items().iter().zip(items.iter()).all(|(&v, ty)| self.belongs_at(v, ty, depth - 1)))
            }),
            Type::Dict(pair) => value.downcast::<Dict>().is_some_and(|dict| {
                let (keys, values): (Vec<Word>, Vec<Word>) = dict.entries().take(LOOKED_AT).map(|e| (e.key, e.value)).unzip();
                exactly("dict") && each(&keys, &pair.0) && each(&values, &pair.1)
            }),
            Type::Set(item) | Type::FrozenSet(item) => set::as_set(value).is_some_and(|set| {
                let name = if matches!(ty, Type::Set(_)) { "set" } else { "frozenset" };
                exactly(name) && each(&set.members().take(LOOKED_AT).collect::<Vec<_>>(), item)
            }),
            Type::Cell(content) => {
                kind(Kind::Cell) && {
                    let inside = cell::of(value).value.get();
                    inside.is_absent() || depth == 0 || self.belongs_at(inside, content, depth - 1)
                }
            }
            Type::Instance(class) => {
                let site = Arg::Int(i64::from(class.0) + 1);
                self.number("instance_check_site", &[value.into(), site]).is_ok_and(|is| is != 0)
            }
            Type::Class(_) => kind(Kind::Type),
            Type::Function(func) => value.downcast::<Function>().is_some() && function::of(value).code.get().data == func.index(),
            Type::Module(_) => kind(Kind::Module),
            Type::Builtin(name) => match types::builtin(name) {
                Some(known) => value == value_of(known),
                None => true,
            },
            Type::Native(name) => match types::builtin(name) {
                Some(known) => is_kind_of(value, value_of(known)),
                None => true,
            },
            Type::Iterator(_) => true,
        }
    }

    /// The test of `is_instance`, which sees only small ints as `i64`.
    pub fn is_instance(&self, value: Word, ty: &Type) -> Step<bool> {
        Ok(match ty {
            Type::I64 => value.is_small_int(),
            Type::Union(members) => {
                let mut any = false;
                for member in members.iter() {
                    any |= self.is_instance(value, member)?;
                }
                any
            }
            Type::Unbound => value.is_absent(),
            _ if value.is_absent() => false,
            Type::Native(name) => types::builtin(name).is_some_and(|kind| value.is_exactly(kind)),
            ty => self.belongs_at(value, ty, 0),
        })
    }

    /// What a value is, for messages.
    pub fn describe(&self, value: Word) -> String {
        if value.is_absent() {
            return "nothing".into();
        }
        let kind = value.type_of().static_name();
        match (int::as_i64(value), value.as_float()) {
            (Some(n), _) => format!("the {kind} {n}"),
            (_, Some(x)) => format!("the {kind} {x}"),
            _ => match value.downcast::<str::Str>() {
                Some(text) => format!("the {kind} {:?}", text.to_text()),
                None => format!("a value of type {kind} with items {:?}", self.item_types(value)),
            },
        }
    }

    fn item_types(&self, value: Word) -> Vec<&'static str> {
        let items: Vec<Word> = if value.downcast::<List>().is_some() {
            list::of(&value).items().to_vec()
        } else if value.downcast::<Tuple>().is_some() {
            tuple::of(&value).items().to_vec()
        } else if value.downcast::<Dict>().is_some() {
            dict::of(&value).entries().map(|entry| entry.value).collect()
        } else {
            Vec::new()
        };
        items.into_iter().take(LOOKED_AT).map(|item| item.type_of().static_name()).collect()
    }
}

fn is_int(value: Word) -> bool {
    value.is_small_int() || value.is_pointer() && value.is_exactly(&int::INT)
}

/// Whether the type of the value is a built-in type or extends it.
fn is_kind_of(value: Word, kind: Word) -> bool {
    let mut at = Some(value.type_of());
    while let Some(known) = at {
        if value_of(known) == kind {
            return true;
        }
        at = known.base();
    }
    false
}
