//! What is known of a value while inference runs: a set of atoms, each a kind of object at the finest grain that is tracked.

use molt_ir::ssa::{ClassId, FuncId};
use smallvec::SmallVec;

/// An allocation site of a container: an instruction, or what several were merged into.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Site(pub u32);

/// A name in the solver's table of names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NameId(pub u32);

/// A container of `collections` or `array`, or a `bytearray`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Collection {
    /// `deque`: items.
    Deque,
    /// `defaultdict`: keys, values.
    DefaultDict,
    /// `Counter`: keys, values.
    Counter,
    /// `OrderedDict`: keys, values.
    OrderedDict,
    /// `array.array`: items.
    Array,
    /// `bytearray`: items.
    ByteArray,
}

impl Collection {
    /// All of them.
    pub const ALL: [Collection; 6] = [
        Collection::Deque,
        Collection::DefaultDict,
        Collection::Counter,
        Collection::OrderedDict,
        Collection::Array,
        Collection::ByteArray,
    ];

    /// The full name of the type.
    pub fn name(self) -> &'static str {
        match self {
            Collection::Deque => "collections.deque",
            Collection::DefaultDict => "collections.defaultdict",
            Collection::Counter => "collections.Counter",
            Collection::OrderedDict => "collections.OrderedDict",
            Collection::Array => "array.array",
            Collection::ByteArray => "bytearray",
        }
    }
    /// Whether it derives from `dict`.
    pub fn is_dict(self) -> bool {
        !matches!(self, Collection::Deque) && !self.is_array()
    }
    /// Whether it holds numbers of its own, not what is put there.
    pub fn is_array(self) -> bool {
        matches!(self, Collection::Array | Collection::ByteArray)
    }
}

/// What a decorator of the library made of a function: it takes the same arguments, and hands them on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Wrapping {
    /// `lru_cache`: the same, with a memory.
    Memory,
    /// `contextmanager`: what a `with` statement drives the generator by.
    Manager,
}

/// One kind of object. Atoms without a site or class stand for all objects of the type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Atom {
    /// Anything. Alone in what variables and values hold; beside others while a set is gathered, so that these can leak.
    Any,
    /// No value: an unbound name, an exhausted iterator.
    Unbound,
    /// `None`.
    None,
    /// `True` or `False`.
    Bool,
    /// An int.
    Int,
    /// A float.
    Float,
    /// A complex number.
    Complex,
    /// A string.
    Str,
    /// A byte string.
    Bytes,
    /// A `slice`.
    Slice,
    /// A `range`.
    Range,
    /// A file that gives text: what `open` makes without `b` in its mode, `sys.stdin`.
    TextFile,
    /// `random.Random`.
    RandomType,
    /// A generator of random numbers.
    Random,
    /// A pattern of `re` for text, and how many groups it has, where that is known.
    Pattern(Option<u8>),
    /// A match of such a pattern.
    Match(Option<u8>),
    /// `NotImplemented`, which operators of classes answer with.
    NotImplemented,
    /// A list: items.
    List(Site),
    /// A dict: keys, values.
    Dict(Site),
    /// A set: items.
    Set(Site),
    /// A frozenset: items.
    FrozenSet(Site),
    /// A tuple of known length: each item.
    Tuple(Site),
    /// A tuple of any length: items.
    TupleOf(Site),
    /// An iterator or generator: what it gives.
    Iterator(Site),
    /// A view of a dict: what iterating it gives.
    View(Site),
    /// A context manager made of a generator: what that gives.
    Manager(Site),
    /// A container of `collections`: exactly that type.
    Collection(Collection, Site),
    /// A cell: its content.
    Cell(Site),
    /// An instance of exactly the class of this class statement.
    Instance(ClassId),
    /// The class itself.
    Class(ClassId),
    /// `C[int]` of a class with type parameters.
    Alias(ClassId),
    /// An object of a built-in type that holds nothing of the program, and is neither a function nor a descriptor.
    Opaque,
    /// A built-in type of such objects.
    OpaqueType,
    /// A function object made from the function.
    Function(FuncId),
    /// What a decorator of the library made of the function.
    Wrapped(Wrapping, FuncId),
    /// The method bound to an instance of exactly the class.
    Method(FuncId, ClassId),
    /// The same of what a decorator of the library made.
    WrappedMethod(Wrapping, FuncId, ClassId),
    /// What `super()` gives in a method of the class, bound to its first parameter.
    Super(ClassId),
    /// What a call of the coroutine function makes: awaiting it gives what the function returns.
    Coroutine(FuncId),
    /// A built-in by dotted name.
    Builtin(NameId),
    /// A module by dotted name.
    Module(NameId),
}

impl Atom {
    /// The site, of containers.
    pub fn site(self) -> Option<Site> {
        use Atom::*;
        match self {
            List(s)
            | Dict(s)
            | Set(s)
            | FrozenSet(s)
            | Tuple(s)
            | TupleOf(s)
            | Iterator(s)
            | View(s)
            | Manager(s)
            | Cell(s)
            | Collection(_, s) => Some(s),
            _ => Option::None,
        }
    }
    /// The same kind of container at another site.
    pub fn at(self, site: Site) -> Atom {
        use Atom::*;
        match self {
            List(_) => List(site),
            Dict(_) => Dict(site),
            Set(_) => Set(site),
            FrozenSet(_) => FrozenSet(site),
            Tuple(_) => Tuple(site),
            TupleOf(_) => TupleOf(site),
            Iterator(_) => Iterator(site),
            View(_) => View(site),
            Manager(_) => Manager(site),
            Collection(kind, _) => Collection(kind, site),
            Cell(_) => Cell(site),
            other => other,
        }
    }
    /// Whether it is an int, float or bool.
    pub fn is_number(self) -> bool {
        matches!(self, Atom::Bool | Atom::Int | Atom::Float)
    }
    /// Whether it is an int or bool.
    pub fn is_index(self) -> bool {
        matches!(self, Atom::Bool | Atom::Int)
    }
}

/// A sorted set of atoms; the empty one is a value that never comes to be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AtomSet(SmallVec<[Atom; 3]>);

impl AtomSet {
    /// Anything.
    pub fn any() -> AtomSet {
        Atom::Any.into()
    }
    /// Whether it is anything.
    pub fn is_any(&self) -> bool {
        self.0.first() == Some(&Atom::Any)
    }
    /// Whether no value is possible.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The atoms.
    pub fn iter(&self) -> impl Iterator<Item = Atom> + '_ {
        self.0.iter().copied()
    }
    /// How many atoms.
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Whether the atom is in the set.
    pub fn has(&self, atom: Atom) -> bool {
        self.is_any() || self.0.binary_search(&atom).is_ok()
    }
    /// Adds an atom; whether the set grew.
    pub fn insert(&mut self, atom: Atom) -> bool {
        match self.0.binary_search(&atom) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, atom);
                true
            }
        }
    }
    /// Adds all atoms of another set; whether this one grew.
    pub fn join(&mut self, other: &AtomSet) -> bool {
        let mut grew = false;
        for atom in other.iter() {
            grew |= self.insert(atom);
        }
        grew
    }
    /// The atoms for which `keep` holds.
    pub fn filter(&self, keep: impl Fn(Atom) -> bool) -> AtomSet {
        AtomSet(self.iter().filter(|&a| keep(a)).collect())
    }
    /// Whether there are atoms and all satisfy the test.
    pub fn all(&self, test: impl Fn(Atom) -> bool) -> bool {
        !self.is_empty() && self.iter().all(test)
    }
}

impl From<Atom> for AtomSet {
    fn from(atom: Atom) -> AtomSet {
        AtomSet(std::iter::once(atom).collect())
    }
}

impl FromIterator<Atom> for AtomSet {
    fn from_iter<I: IntoIterator<Item = Atom>>(atoms: I) -> AtomSet {
        let mut set = AtomSet::default();
        for atom in atoms {
            set.insert(atom);
        }
        set
    }
}
