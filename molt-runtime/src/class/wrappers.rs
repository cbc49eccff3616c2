//! Special methods of built-in types, made from their slots: `list.__len__`, `int.__add__`, `object.__repr__`.

use crate::dispatch;
use crate::error::type_error;
use crate::parts;
use crate::str::Str;
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// A special method: `call` gets the type it belongs to and all arguments, the instance first.
pub struct Wrap {
    /// `__name__`.
    pub name: &'static str,
    /// Whether a type with these slots has it.
    pub present: fn(&'static Slots) -> bool,
    /// Calls the slot of the owner.
    pub call: fn(&'static Type, Args) -> Res,
}

/// The instance and exactly `N` more arguments.
fn take<const N: usize>(name: &str, args: &Args) -> Res<[Value; N]> {
    if args.keywords() > 0 {
        return Err(type_error(&text!("wrapper {name}() takes no keyword arguments")));
    }
    match args.values.try_into() {
        Ok(values) => Ok(values),
        Err(_) => {
            let (expected, got) = (N - 1, args.values.len().saturating_sub(1));
            let plural = if expected == 1 { "" } else { "s" };
            // CPython takes two arguments or more apart as those of a function without a name.
            let gap = if expected > 1 { " " } else { "" };
            Err(type_error(&text!("{gap}expected {expected} argument{plural}, got {got}")))
        }
    }
}

/// The Python method of a slot that the caller has found to be there.
fn slot<T>(slot: Option<T>) -> T {
    match slot {
        Some(slot) => slot,
        None => crate::host::fatal("a special method without its slot was called"),
    }
}

/// Arithmetic slots of types: which operators a type really has cannot be read off its one slot, so sequences are told apart.
fn binary_present(slots: &'static Slots, op: BinaryOp, reflected: bool) -> bool {
    if slots.binary.is_none() {
        return false;
    }
    let sequence = slots.get_item.is_some() && slots.len.is_some();
    let collection = slots.contains.is_some() && slots.len.is_some() && slots.iter.is_some();
    match op {
        BinaryOp::Add => !reflected && sequence || !collection,
        BinaryOp::Mul => sequence || !collection,
        BinaryOp::Mod => slots.format.is_some() || is_bytes(slots) || !collection,
        BinaryOp::Sub | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => !sequence || slots.set_item.is_some(),
        BinaryOp::MatMul => false,
        _ => !collection,
    }
}

/// Whether these are the operations of `bytes` or of `bytearray`, which `%` fills in.
fn is_bytes(slots: &'static Slots) -> bool {
    [&crate::bytes::BYTES, &crate::bytes::BYTEARRAY].iter().any(|kind| core::ptr::eq(kind.slots(), slots))
}

/// `base.__pow__(exponent, modulus)`.
fn power(owner: &'static Type, base: Value, exponent: Value, modulus: Value) -> Res {
    use crate::int::{arith, view};
    if modulus.is_none() {
        return slot(owner.slots().binary)(BinaryOp::Pow, base, exponent);
    }
    match (view(base), view(exponent), view(modulus)) {
        (Some(base), Some(exponent), Some(modulus)) => arith::pow_mod(base, exponent, modulus),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

macro_rules! wraps {
    ($($name:literal if $present:expr => |$owner:ident, $args:ident| $call:expr;)*) => {
        static WRAPS: &[Wrap] = &[$(Wrap { name: $name, present: $present, call: |$owner, $args| $call }),*];
    };
}

/// `a op b` by the slot of a type. `other` is the operand beside the instance.
fn binary_by(owner: &'static Type, op: BinaryOp, a: Value, b: Value, other: Value) -> Res {
    check_count(owner, op, other)?;
    slot(owner.slots().binary)(op, a, b)
}

/// Sequences repeat by an index only.
fn check_count(owner: &'static Type, op: BinaryOp, count: Value) -> Res<()> {
    let sequence = matches!(owner.kind, Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple | Kind::Array);
    if sequence && op == BinaryOp::Mul {
        dispatch::index(count)?;
    }
    Ok(())
}

fn yes(result: Res<bool>) -> Res {
    result.map(Owned::from)
}

fn unit(result: Res<()>) -> Res {
    result.map(|()| Owned::NONE)
}

macro_rules! compares {
    ($($TABLE:ident $name:literal $op:ident;)*) => { static COMPARES: &[Wrap] = &[$(Wrap {
        name: $name,
        present: |slots| slots.compare.is_some(),
        call: |owner, args| {
            let [a, b] = take($name, &args)?;
            slot(owner.slots().compare)(CompareOp::$op, a, b)
        },
    }),*]; };
}
compares! { LT "__lt__" Lt; LE "__le__" Le; EQ "__eq__" Eq; NE "__ne__" Ne; GT "__gt__" Gt; GE "__ge__" Ge; }

macro_rules! binaries {
    ($($op:ident $name:literal $reflected:literal $in_place:literal;)*) => {
        static BINARIES: &[Wrap] = &[$(
            Wrap { name: $name, present: |slots| binary_present(slots, BinaryOp::$op, false), call: |owner, args| {
                if let (BinaryOp::Pow, &[base, exponent, modulus]) = (BinaryOp::$op, args.values) {
                    return power(owner, base, exponent, modulus);
                }
                let [a, b] = take($name, &args)?;
                binary_by(owner, BinaryOp::$op, a, b, b)
            } },
            Wrap { name: $reflected, present: |slots| binary_present(slots, BinaryOp::$op, true), call: |owner, args| {
                let [a, b] = take($reflected, &args)?;
                binary_by(owner, BinaryOp::$op, b, a, b)
            } },
            Wrap { name: $in_place, present: |slots| slots.in_place.is_some() && binary_present(slots, BinaryOp::$op, false), call: |owner, args| {
                let [a, b] = take($in_place, &args)?;
                check_count(owner, BinaryOp::$op, b)?;
                slot(owner.slots().in_place)(BinaryOp::$op, a, b)
            } },
        )*];
        /// The special methods of each binary operator: plain, reflected, in place.
        pub(super) fn binary_names(op: BinaryOp) -> [Value; 3] {
            match op { $(BinaryOp::$op => [crate::literal!($name), crate::literal!($reflected), crate::literal!($in_place)]),* }
        }
    };
}
binaries! {
    Add "__add__" "__radd__" "__iadd__"; Sub "__sub__" "__rsub__" "__isub__"; Mul "__mul__" "__rmul__" "__imul__";
    MatMul "__matmul__" "__rmatmul__" "__imatmul__"; TrueDiv "__truediv__" "__rtruediv__" "__itruediv__";
    FloorDiv "__floordiv__" "__rfloordiv__" "__ifloordiv__"; Mod "__mod__" "__rmod__" "__imod__";
    Pow "__pow__" "__rpow__" "__ipow__"; LShift "__lshift__" "__rlshift__" "__ilshift__";
    RShift "__rshift__" "__rrshift__" "__irshift__"; And "__and__" "__rand__" "__iand__"; Or "__or__" "__ror__" "__ior__";
    Xor "__xor__" "__rxor__" "__ixor__";
}

wraps! {
    "__repr__" if |_| true => |owner, args| { let [a] = take("__repr__", &args)?; (owner.slots().repr)(a) };
    "__str__" if |slots| slots.str.is_some() => |owner, args| { let [a] = take("__str__", &args)?; slot(owner.slots().str)(a) };
    "__format__" if |slots| slots.format.is_some() => |owner, args| {
        let [a, spec] = take("__format__", &args)?;
        if spec.type_of().kind != crate::types::Kind::Str {
            return Err(type_error(&text!("__format__() argument must be str, not {}", crate::arguments::bad_type(spec))));
        }
        slot(owner.slots().format)(a, spec)
    };
    "__hash__" if |slots| slots.hash.is_some() => |owner, args| {
        let [a] = take("__hash__", &args)?;
        Ok(parts::int(slot(owner.slots().hash)(a)?))
    };
    "__bool__" if |slots| slots.truth.is_some() => |owner, args| {
        let [a] = take("__bool__", &args)?;
        yes(slot(owner.slots().truth)(a))
    };
    "__len__" if |slots| slots.len.is_some() => |owner, args| {
        let [a] = take("__len__", &args)?;
        Ok(parts::int(slot(owner.slots().len)(a)? as i64))
    };
    "__neg__" if |slots| slots.unary.is_some() => |owner, args| { let [a] = take("__neg__", &args)?; slot(owner.slots().unary)(UnaryOp::Neg, a) };
    "__pos__" if |slots| slots.unary.is_some() => |owner, args| { let [a] = take("__pos__", &args)?; slot(owner.slots().unary)(UnaryOp::Pos, a) };
    "__invert__" if |slots| slots.unary.is_some() && slots.index.is_some() => |owner, args| { let [a] = take("__invert__", &args)?; slot(owner.slots().unary)(UnaryOp::Invert, a) };
    "__index__" if |slots| slots.index.is_some() => |owner, args| { let [a] = take("__index__", &args)?; slot(owner.slots().index)(a) };
    "__getitem__" if |slots| slots.get_item.is_some() => |owner, args| { let [a, key] = take("__getitem__", &args)?; slot(owner.slots().get_item)(a, key) };
    "__setitem__" if |slots| slots.set_item.is_some() => |owner, args| {
        let [a, key, item] = take("__setitem__", &args)?;
        unit(slot(owner.slots().set_item)(a, key, item))
    };
    "__delitem__" if |slots| slots.set_item.is_some() => |owner, args| {
        let [a, key] = take("__delitem__", &args)?;
        unit(slot(owner.slots().set_item)(a, key, Value::ABSENT))
    };
    "__contains__" if |slots| slots.contains.is_some() => |owner, args| {
        let [a, item] = take("__contains__", &args)?;
        yes(slot(owner.slots().contains)(a, item))
    };
    "__iter__" if |slots| slots.iter.is_some() => |owner, args| { let [a] = take("__iter__", &args)?; slot(owner.slots().iter)(a) };
    "__next__" if |slots| slots.next.is_some() => |owner, args| {
        let [a] = take("__next__", &args)?;
        match slot(owner.slots().next)(a)? {
            Some(item) => Ok(item),
            None => Err(crate::exception::stop_iteration(Value::ABSENT)),
        }
    };
    "__call__" if |slots| slots.call.is_some() => |owner, args| {
        let Some((&callee, _)) = args.values.split_first() else { return Err(type_error("descriptor '__call__' needs an argument")) };
        slot(owner.slots().call)(callee, Args { values: &args.values[1..], names: args.names })
    };
    "__getattribute__" if |slots| slots.get_attr.is_some() => |owner, args| {
        let [a, name] = take("__getattribute__", &args)?;
        slot(owner.slots().get_attr)(a, name)
    };
    "__setattr__" if |slots| slots.set_attr.is_some() => |owner, args| {
        let [a, name, value] = take("__setattr__", &args)?;
        unit(slot(owner.slots().set_attr)(a, name, value))
    };
    "__delattr__" if |slots| slots.set_attr.is_some() => |owner, args| {
        let [a, name] = take("__delattr__", &args)?;
        unit(slot(owner.slots().set_attr)(a, name, Value::ABSENT))
    };
    "__get__" if |slots| slots.descr_get.is_some() => |owner, args| {
        let (instance, class) = match *args.values {
            [_, instance] => (instance, Value::NONE),
            [_, instance, class] => (instance, class),
            [_] => return Err(type_error(" expected at least 1 argument, got 0")),
            _ => return Err(type_error(&text!(" expected at most 2 arguments, got {}", args.values.len().saturating_sub(1)))),
        };
        if instance.is_none() && class.is_none() {
            return Err(type_error("__get__(None, None) is invalid"));
        }
        let instance = if instance.is_none() { Value::ABSENT } else { instance };
        let class = if class.is_none() { crate::object::value_of(instance.type_of()) } else { class };
        slot(owner.slots().descr_get)(args.values[0], instance, class)
    };
    "__set__" if |slots| slots.descr_set.is_some() => |owner, args| {
        let [this, instance, value] = take("__set__", &args)?;
        unit(slot(owner.slots().descr_set)(this, instance, value))
    };
    "__delete__" if |slots| slots.descr_set.is_some() => |owner, args| {
        let [this, instance] = take("__delete__", &args)?;
        unit(slot(owner.slots().descr_set)(this, instance, Value::ABSENT))
    };
    "__init__" if |slots| slots.init.is_some() => |owner, args| {
        let Some((&this, _)) = args.values.split_first() else { return Err(type_error("descriptor '__init__' needs an argument")) };
        unit(slot(owner.slots().init)(this, Args { values: &args.values[1..], names: args.names }))
    };
}

/// Which operators a kind of type has, where its one arithmetic slot does not tell; reflected and in-place forms go with them.
fn operators(kind: Kind) -> Option<&'static [&'static str]> {
    Some(match kind {
        Kind::None => &[],
        Kind::Float | Kind::Decimal => &["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"],
        Kind::TimeDelta => &["add", "sub", "mul", "truediv", "floordiv", "mod"],
        Kind::Moment => &["add", "sub"],
        Kind::Complex => &["add", "sub", "mul", "truediv", "pow"],
        Kind::List | Kind::Tuple | Kind::Deque | Kind::Array => &["add", "mul"],
        Kind::Set | Kind::FrozenSet | Kind::DictView => &["sub", "and", "or", "xor"],
        Kind::Type | Kind::Union | Kind::GenericAlias | Kind::MappingProxy => &["or"],
        _ => return None,
    })
}

/// Whether a built-in type really has what its slots make possible.
fn belongs(class: &'static Type, name: &str) -> bool {
    let bare = name.trim_matches('_');
    let named = |wanted: &str| BINARY_NAMES.iter().find(|own| wanted == **own);
    let operator = named(bare).or_else(|| bare.strip_prefix(['r', 'i']).and_then(named));
    let bytes = class.kind == Kind::ByteArray;
    let dict = core::ptr::eq(class, &crate::dict::DICT);
    match operator {
        None if name == "__bool__" => class.slots().len.is_none() || class.kind == Kind::Range,
        None => true,
        Some(&"or") if dict => true,
        Some(_) if dict => false,
        Some(&("sub" | "and" | "or" | "xor")) if bytes => false,
        Some(&"mod") if bytes => name != "__imod__",
        Some(operator) => operators(class.kind).is_none_or(|own| own.contains(operator)),
    }
}

const BINARY_NAMES: &[&str] =
    &["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"];

/// Special methods that are plain methods in CPython, not wrappers of slots: their errors are worded as those of methods.
const PLAIN: &[&str] = &[
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__fspath__",
    "__getformat__",
    "__getnewargs__",
    "__getstate__",
    "__init_subclass__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__mro_entries__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__trunc__",
];

/// Whether CPython makes this method of a built-in type from a slot.
pub(crate) fn is_slot_wrapper(owner: &'static Type, name: &str) -> bool {
    let plain = match name {
        "__getitem__" => matches!(owner.kind, Kind::List | Kind::Dict),
        "__contains__" => matches!(owner.kind, Kind::Dict | Kind::Set | Kind::FrozenSet),
        _ => PLAIN.contains(&name),
    };
    name.len() > 4 && name.starts_with("__") && name.ends_with("__") && !plain
}

/// All special methods of a type.
pub(super) fn all(class: &'static Type) -> impl Iterator<Item = &'static Wrap> {
    let slots = class.slots();
    let present = move |wrap: &&Wrap| (wrap.present)(slots) && belongs(class, wrap.name);
    WRAPS.iter().chain(COMPARES).chain(BINARIES).filter(present)
}

/// The special method of this name that a built-in type has.
pub(super) fn find(class: &'static Type, name: &Str) -> Option<&'static Wrap> {
    let ascii = name.as_ascii()?;
    if !(ascii.starts_with("__") && ascii.ends_with("__")) {
        return None;
    }
    all(class).find(|wrap| wrap.name == ascii)
}
