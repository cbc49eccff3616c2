//! From atoms to the types that `tir` carries.

use super::domain::{Atom, AtomSet, Site};
use super::solver::Solver;
use super::transfer::{PROPERTY, is_itertools_type};
use fxhash::FxHashMap;
use molt_ir::tir::Type;
use std::cell::RefCell;
use std::sync::Arc;

/// The type of generators of random numbers.
pub const RANDOM: &str = "random.Random";

/// The type of patterns of `re`.
pub const PATTERN: &str = "re.Pattern";

/// The type of what they find.
pub const MATCH: &str = "re.Match";

/// How deep the types of items are told.
const DEPTH: u32 = 3;

/// The types of what a solver found, once it is done.
pub struct Types<'s, 'p> {
    solver: &'s Solver<'p>,
    /// Containers whose types are known, at so many levels: tuples that hold one another would be told again and again.
    known: RefCell<FxHashMap<(Atom, u32), Type>>,
}

impl<'s, 'p> Types<'s, 'p> {
    /// Nothing is known yet.
    pub fn new(solver: &'s Solver<'p>) -> Types<'s, 'p> {
        Types { solver, known: RefCell::default() }
    }

    /// The type of values of the set.
    pub fn of(&self, set: &AtomSet) -> Type {
        self.nested(set, DEPTH)
    }

    fn nested(&self, set: &AtomSet, depth: u32) -> Type {
        let set = self.solver.normal(set);
        set.iter().fold(Type::Never, |ty, atom| ty.join(&self.of_atom(atom, depth)))
    }

    fn of_atom(&self, atom: Atom, depth: u32) -> Type {
        if atom.site().is_none() {
            return told(self.solver, atom, &|_, _| Type::Any);
        }
        if let Some(known) = self.known.borrow().get(&(atom, depth)) {
            return known.clone();
        }
        let ty = told(self.solver, atom, &|site, index| match depth {
            0 => Type::Any,
            _ => self.nested(&self.solver.peek(self.solver.contents(site)[index]), depth - 1),
        });
        self.known.borrow_mut().insert((atom, depth), ty.clone());
        ty
    }
}

/// The type of one kind of object, given the types of what it holds.
fn told(s: &Solver<'_>, atom: Atom, content: &dyn Fn(Site, usize) -> Type) -> Type {
    match atom {
        Atom::Unbound => Type::Unbound,
        Atom::None => Type::None,
        Atom::Bool => Type::Bool,
        Atom::Int => Type::Int,
        Atom::Float => Type::Float,
        Atom::Complex => Type::Complex,
        Atom::Str => Type::Str,
        Atom::Bytes => Type::Bytes,
        Atom::Slice => Type::Slice,
        Atom::Range => Type::Native("range".into()),
        Atom::Random => Type::Native(RANDOM.into()),
        Atom::Pattern(_) => Type::Native(PATTERN.into()),
        Atom::Match(_) => Type::Native(MATCH.into()),
        Atom::List(site) => Type::list(content(site, 0)),
        Atom::Dict(site) => Type::dict(content(site, 0), content(site, 1)),
        Atom::Set(site) => Type::Set(Arc::new(content(site, 0))),
        Atom::FrozenSet(site) => Type::FrozenSet(Arc::new(content(site, 0))),
        Atom::Tuple(site) => Type::Tuple((0..s.contents(site).len()).map(|i| content(site, i)).collect()),
        Atom::TupleOf(site) => Type::TupleOf(Arc::new(content(site, 0))),
        Atom::Iterator(site) => Type::Iterator(Arc::new(content(site, 0))),
        Atom::Collection(kind, _) => Type::Native(kind.name().into()),
        Atom::Cell(site) => Type::Cell(Arc::new(content(site, 0))),
        Atom::Instance(class) => Type::Instance(class),
        Atom::Class(class) => Type::Class(class),
        Atom::Function(func) => Type::Function(func),
        // Types without a name in the table of built-in ones.
        Atom::Builtin(name) if is_itertools_type(s.text(name)) => Type::Any,
        Atom::Builtin(name) if s.text(name) != PROPERTY => Type::Builtin(s.text(name).into()),
        Atom::Module(name) => Type::Module(s.text(name).into()),
        Atom::Any
        | Atom::Method(..)
        | Atom::RandomType
        | Atom::Wrapped(..)
        | Atom::WrappedMethod(..)
        | Atom::Manager(_)
        | Atom::Coroutine(_)
        | Atom::TextFile
        | Atom::Super(_)
        | Atom::NotImplemented
        | Atom::View(_)
        | Atom::Alias(_)
        | Atom::Opaque
        | Atom::OpaqueType
        | Atom::Builtin(_) => Type::Any,
    }
}
