//! Type objects and their slots: how values reach their behaviour.
//!
//! A built-in type is a `static Type` with a `static Slots`. A program pays for what it uses: the constructors of a type
//! reference it, the type references its slots, and its methods by name hang in a table that is installed at start-up only
//! by programs that look names up at run time.

use crate::method::Method;
use crate::object::{Header, Object};
use crate::value::{Owned, Raised, Res, Value};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};

/// The memory layout of instances. Subclasses share the kind of the built-in they extend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
#[allow(missing_docs)]
pub enum Kind {
    Object,
    Type,
    None,
    NotImplemented,
    Ellipsis,
    Bool,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    MemoryView,
    List,
    Tuple,
    Dict,
    DictView,
    Set,
    FrozenSet,
    Range,
    Slice,
    Function,
    BoundMethod,
    BuiltinFunction,
    MethodDescriptor,
    Cell,
    Generator,
    Iterator,
    Module,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Exception,
    Traceback,
    File,
    Code,
    WeakRef,
    Member,
    MappingProxy,
    Union,
    Deque,
    Random,
    Other,
    GenericAlias,
    Awaitable,
    Pattern,
    Match,
    TupleGetter,
    LruCache,
    Partial,
    Decimal,
    DecimalContext,
    RunningSum,
    MemoryText,
    MemoryBytes,
    CsvDialect,
    CsvReader,
    CsvWriter,
    Moment,
    TimeDelta,
    TimeZone,
    Array,
    Struct,
    PickleWriter,
    PickleReader,
    Bools,
    Digest,
}

/// Binary operators; the in-place ones have the same names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

/// Rich comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    /// Whether the comparison is true of operands in this order.
    pub fn holds(self, order: core::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }
}

/// The arguments of a dynamic call: positionals, then the values of the keywords named in `names`.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// Positional values followed by keyword values.
    pub values: &'a [Value],
    /// A tuple of `str`, or absent.
    pub names: Value,
}

/// Behaviour by protocol. An absent slot means that the type lacks the protocol.
#[allow(missing_docs)]
pub struct Slots {
    /// Releases what the object holds and frees it. Its count is zero.
    pub drop: fn(Value),
    /// Calls the function for every value the object owns, once for each count (cycle collection). Types that may be part of
    /// a cycle have it.
    pub traverse: Option<fn(Value, &mut dyn FnMut(Value))>,
    /// Lets go of what the object owns, so that a cycle through it is broken; for types that can change.
    pub clear: Option<fn(Value)>,
    /// Runs the object's finalizer, unless that was done before; whether it had one.
    pub finalize: Option<fn(Value) -> bool>,
    pub repr: fn(Value) -> Res,
    /// `str()`, where it differs from `repr()`.
    pub str: Option<fn(Value) -> Res>,
    pub format: Option<fn(Value, Value) -> Res>,
    /// `None` here means unhashable.
    pub hash: Option<fn(Value) -> Res<i64>>,
    pub truth: Option<fn(Value) -> Res<bool>>,
    pub len: Option<fn(Value) -> Res<usize>>,
    /// May return `NotImplemented`.
    pub compare: Option<fn(CompareOp, Value, Value) -> Res>,
    /// Asked of the left operand's type, then of the right one's (same operand order); may return `NotImplemented`.
    pub binary: Option<fn(BinaryOp, Value, Value) -> Res>,
    /// In-place form; falls back to `binary`.
    pub in_place: Option<fn(BinaryOp, Value, Value) -> Res>,
    pub unary: Option<fn(UnaryOp, Value) -> Res>,
    /// `__index__`.
    pub index: Option<fn(Value) -> Res>,
    pub get_item: Option<fn(Value, Value) -> Res>,
    /// An absent third value deletes.
    pub set_item: Option<fn(Value, Value, Value) -> Res<()>>,
    pub contains: Option<fn(Value, Value) -> Res<bool>>,
    pub iter: Option<fn(Value) -> Res>,
    /// `Ok(None)` when exhausted.
    pub next: Option<fn(Value) -> Res<Option<Owned>>>,
    /// `reversed(value)`, where it is not done by subscripts.
    pub reversed: Option<fn(Value) -> Res>,
    pub call: Option<fn(Value, Args) -> Res>,
    /// Attribute by name (a `str`); the generic lookup where absent.
    pub get_attr: Option<fn(Value, Value) -> Res>,
    /// An absent value deletes.
    pub set_attr: Option<fn(Value, Value, Value) -> Res<()>>,
    /// Descriptor protocol: (descriptor, instance or absent, owner type).
    pub descr_get: Option<fn(Value, Value, Value) -> Res>,
    /// (descriptor, instance, value or absent).
    pub descr_set: Option<fn(Value, Value, Value) -> Res<()>>,
    /// `T(...)` for this type: (the type or a subclass, arguments). Does all of `__new__` and `__init__`.
    pub new: Option<fn(&'static Type, Args) -> Res>,
    /// `__init__` of mutable built-ins (`list`, `dict`, `set`, exceptions), which subclasses call apart: a subclass with an
    /// `__init__` of its own starts from `new` without arguments (exceptions: with them).
    pub init: Option<fn(Value, Args) -> Res<()>>,
}

impl Slots {
    /// What `object` does, to be filled in by struct update: identity comparison and hash are in `dispatch`.
    pub const fn base(drop: fn(Value), repr: fn(Value) -> Res) -> Slots {
        Slots {
            drop,
            traverse: None,
            clear: None,
            finalize: None,
            repr,
            str: None,
            format: None,
            hash: Some(crate::dispatch::identity_hash),
            truth: None,
            len: None,
            compare: None,
            binary: None,
            in_place: None,
            unary: None,
            index: None,
            get_item: None,
            set_item: None,
            contains: None,
            iter: None,
            next: None,
            reversed: None,
            call: None,
            get_attr: None,
            set_attr: None,
            descr_get: None,
            descr_set: None,
            new: None,
            init: None,
        }
    }
}

/// A type object, built-in (static) or made by a `class` statement (heap).
#[repr(C)]
pub struct Type {
    header: Header,
    /// `__name__` for built-ins; heap types keep theirs in `heap`.
    name: &'static str,
    /// The layout of instances.
    pub kind: Kind,
    /// Which class statement of the program made this type, counted from 1; 0 for none. Compiled code guards on it.
    pub site: u32,
    slots: Cell<&'static Slots>,
    base: Option<&'static Type>,
    /// The second base of the one built-in type that has two, `ExceptionGroup`.
    second_base: Option<&'static Type>,
    methods: Cell<&'static [Method]>,
    /// What only types made at run time have.
    heap: Option<HeapType>,
    basic_size: usize,
}

/// The part of a type that `class` statements fill.
pub struct HeapType {
    /// `__name__`, a `str`.
    pub name: Cell<Value>,
    /// `__qualname__`, a `str`.
    pub qualname: Cell<Value>,
    /// `__module__`, a `str`.
    pub module: Cell<Value>,
    /// The class namespace, a `dict` owned by the type.
    pub dict: Value,
    /// The direct bases, a tuple.
    pub bases: Value,
    /// Method resolution order, a tuple of types, this one first.
    pub mro: Cell<Value>,
    /// Names of the fixed fields, a tuple of `str`; field `i` lies at `first_field + 8 * i`.
    pub fields: Value,
    /// Offset of the first fixed field in bytes: the size of the built-in layout underneath.
    pub first_field: usize,
    /// The metaclass.
    pub metaclass: &'static Type,
    /// Classes made directly from this one, not counted: a class takes itself out when it dies.
    pub subclasses: RefCell<Vec<Value>>,
    /// Whether instances get attributes beyond the fields (`__slots__` forbids it).
    pub open: bool,
    /// How many of the fields come from `__slots__`; they are the first ones and never show in `__dict__`.
    pub slots_declared: Cell<usize>,
    /// Whether a finalizer (`__del__`) may exist in the method resolution order.
    pub finalizer: Cell<bool>,
    /// The order in which instances list their attributes, where it is not that of the fields: see `class::assignment_order`.
    pub order: Cell<Value>,
    /// The order in which the fields of an instance die, where it is not that of the fields: see `class::deaths`.
    pub deaths: OnceCell<Box<Deaths>>,
}

/// Places of fields: boxed as a whole, since every type has room for one.
pub struct Deaths(pub Vec<u32>);

impl HeapType {
    /// Whether it is the class of this name in this module.
    pub fn is_named(&self, module: &str, name: &str) -> bool {
        let is = |value: Value, text: &str| value.downcast::<crate::str::Str>().is_some_and(|value| value.is(text));
        is(self.name.get(), name) && is(self.module.get(), module)
    }
}

// SAFETY: built-in types are written only while a state is set up (the same tables every time); heap types belong to one
// thread.
unsafe impl Sync for Type {}
// SAFETY: `Type` is repr(C) with its header first.
unsafe impl Object for Type {
    const KIND: Kind = Kind::Type;
}

/// Where [`Type::basic_size`] lies.
pub const BASIC_SIZE: usize = core::mem::offset_of!(Type, basic_size);

/// Where [`Type::site`] lies.
pub const SITE: usize = core::mem::offset_of!(Type, site);

impl Type {
    /// A built-in type.
    pub const fn builtin(name: &'static str, kind: Kind, slots: &'static Slots, base: Option<&'static Type>) -> Type {
        Type::builtin_with_bases(name, kind, slots, base, None)
    }
    /// The same type with its methods, for one that few programs reach: whoever links it gets them, nobody else does.
    pub const fn with_methods(mut self, methods: &'static [Method]) -> Type {
        self.methods = Cell::new(methods);
        self
    }
    /// A built-in type that every program reaches, by `type_of` or as a base. Native programs fill in its behaviour by
    /// [`install_core`] when they start, unless nothing in them asks for the behaviour of a value: hello world carries no
    /// big-int arithmetic.
    pub const fn core(name: &'static str, kind: Kind, slots: &'static Slots, base: Option<&'static Type>) -> Type {
        Type::builtin(name, kind, if cfg!(molt_archive) { &ABSENT } else { slots }, base)
    }
    /// A built-in type with up to two bases.
    pub const fn builtin_with_bases(
        name: &'static str,
        kind: Kind,
        slots: &'static Slots,
        base: Option<&'static Type>,
        second_base: Option<&'static Type>,
    ) -> Type {
        Type {
            header: Header::untyped(),
            name,
            kind,
            site: 0,
            slots: Cell::new(slots),
            base,
            second_base,
            methods: Cell::new(&[]),
            heap: None,
            basic_size: 0,
        }
    }

    /// A built-in type that carries its methods itself: that of a module, which only programs that import it reach.
    pub const fn of_module(name: &'static str, kind: Kind, slots: &'static Slots, methods: &'static [Method]) -> Type {
        Type {
            header: Header::untyped(),
            name,
            kind,
            site: 0,
            slots: Cell::new(slots),
            base: Some(&OBJECT),
            second_base: None,
            methods: Cell::new(methods),
            heap: None,
            basic_size: 0,
        }
    }

    /// A type made at run time, to be allocated by `class::make_class`.
    pub const fn heap(
        header: Header,
        (kind, site): (Kind, u32),
        slots: &'static Slots,
        base: &'static Type,
        heap: HeapType,
        basic_size: usize,
    ) -> Type {
        Type {
            header,
            name: "",
            kind,
            site,
            slots: Cell::new(slots),
            base: Some(base),
            second_base: None,
            methods: Cell::new(&[]),
            heap: Some(heap),
            basic_size,
        }
    }
    /// Behaviour.
    pub fn slots(&self) -> &'static Slots {
        self.slots.get()
    }
    /// Changes the behaviour of a class of the program after a special method was assigned or deleted.
    pub fn set_slots(&self, slots: &'static Slots) {
        self.slots.set(slots);
    }
    /// The second base of a built-in type with two.
    pub const fn second_base(&self) -> Option<&'static Type> {
        self.second_base
    }
    /// Whether it was made at run time.
    pub const fn is_heap(&self) -> bool {
        self.heap.is_some()
    }
    /// The part only types made at run time have.
    pub const fn heap_part(&self) -> Option<&HeapType> {
        self.heap.as_ref()
    }
    /// The (first) base class.
    pub const fn base(&self) -> Option<&'static Type> {
        self.base
    }
    /// Size of an instance in bytes, 0 where the layout struct alone decides.
    pub const fn basic_size(&self) -> usize {
        self.basic_size
    }
    /// The built-in methods installed.
    pub fn methods(&self) -> &'static [Method] {
        self.methods.get()
    }
    /// Installs the built-in methods, for programs that look them up by name at run time.
    pub fn install(&self, methods: &'static [Method]) {
        self.methods.set(methods);
    }
    /// `__name__` of a built-in type (heap types: see [`Type::heap_part`]).
    pub const fn static_name(&self) -> &'static str {
        self.name
    }
    /// `__name__`.
    pub fn name(&self) -> alloc::borrow::Cow<'static, str> {
        match &self.heap {
            Some(heap) => crate::class::heap_name(heap),
            None => alloc::borrow::Cow::Borrowed(self.name),
        }
    }
    /// Whether instances of this type are instances of `other` too.
    pub fn is_subtype(&'static self, other: &'static Type) -> bool {
        crate::dispatch::is_subtype(self, other)
    }
}

/// The behaviour of a core type before [`install_core`].
static ABSENT: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));

/// Gives the core types their behaviour.
pub fn install_core() {
    TYPE.set_slots(&crate::class::TYPE_SLOTS);
    OBJECT.set_slots(&crate::class::OBJECT_SLOTS);
    crate::singletons::install_core();
    crate::bool::BOOL.set_slots(&crate::bool::SLOTS);
    crate::int::INT.set_slots(&crate::int::SLOTS);
    crate::float::FLOAT.set_slots(&crate::float::SLOTS);
    crate::str::STR.set_slots(&crate::str::SLOTS);
    crate::rt::rt().out_errors.set(Some(&crate::out::ERRORS));
    crate::rt::rt().gc.run.set(Some(crate::gc::run));
}

/// `type`.
#[unsafe(export_name = "molt_type_type")]
pub static TYPE: Type = Type::core("type", Kind::Type, &crate::class::TYPE_SLOTS, Some(&OBJECT));
/// `object`.
#[unsafe(export_name = "molt_type_object")]
pub static OBJECT: Type = Type::core("object", Kind::Object, &crate::class::OBJECT_SLOTS, None);

/// The type of a heap object.
pub fn type_of_object(value: Value, header: &Header) -> &'static Type {
    match header.kind() {
        kind if core::ptr::eq(kind, &TYPE) => crate::class::metaclass_of(value),
        kind => kind,
    }
}

/// The type of any value. The only place that knows which bits belong to which immediate type.
pub fn type_of(value: Value) -> &'static Type {
    match value.header() {
        Some(header) => type_of_object(value, header),
        None if value.is_small_int() => &crate::int::INT,
        None if value.is_float() => &crate::float::FLOAT,
        None => crate::singletons::type_of_singleton(value),
    }
}

/// Marker for a slot function that cannot exist, to keep `Raised` in the public surface of this module.
pub type SlotError = Raised;

/// Every built-in type, for compilers and interpreters that go by name. Each is exported to native code under the symbol
/// `molt_type_<name>`.
#[cfg(not(molt_archive))]
pub static BUILTIN: &[&[&Type]] = &[
    &[&TYPE, &OBJECT, &crate::singletons::NONE, &crate::singletons::BOOL, &crate::singletons::NOT_IMPLEMENTED],
    &[&crate::singletons::ELLIPSIS, &crate::int::INT, &crate::float::FLOAT, &crate::complex::COMPLEX, &crate::str::STR],
    &[&crate::list::LIST, &crate::tuple::TUPLE, &crate::range::RANGE, &crate::slice::SLICE],
    &[&crate::dict::DICT, &crate::dict::DICT_KEYS, &crate::dict::DICT_VALUES, &crate::dict::DICT_ITEMS],
    &[&crate::iterator::ENUMERATE, &crate::iterator::ZIP, &crate::iterator::MAP, &crate::iterator::FILTER],
    &[&crate::bytes::BYTES, &crate::bytes::BYTEARRAY, &crate::memoryview::MEMORYVIEW],
    &[&crate::iterator::REVERSED, &crate::set::SET, &crate::set::FROZEN_SET],
    &[&crate::class::PROPERTY, &crate::class::STATIC_METHOD, &crate::class::CLASS_METHOD, &crate::class::SUPER],
    crate::exception::EXCEPTIONS,
];

/// Types of library modules that the compiler knows, by their full names.
static LIBRARY: &[&Type] = &[
    &crate::modules::array::ARRAY,
    &crate::modules::collections::deque::DEQUE,
    &crate::modules::collections::default_dict::DEFAULT_DICT,
    &crate::modules::collections::counter::COUNTER,
    &crate::modules::collections::ordered_dict::ORDERED_DICT,
    &crate::modules::random::generator::RANDOM,
];

/// The built-in type of this name.
#[cfg(not(molt_archive))]
pub fn builtin(name: &str) -> Option<&'static Type> {
    let name = if matches!(name, "IOError" | "EnvironmentError") { "OSError" } else { name };
    BUILTIN.iter().flat_map(|group| group.iter()).chain(LIBRARY).copied().find(|kind| kind.static_name() == name)
}
