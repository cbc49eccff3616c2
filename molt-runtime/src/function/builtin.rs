//! Built-in functions, and built-in methods bound to an instance.

use crate::dispatch;
use crate::error::type_error;
use crate::method::{Entry, Method};
use crate::object::{self, Header, Object};
use crate::parts;
use crate::signature::{Parameter, ParameterKind, Signature};
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value, from_abi};
use alloc::format as text;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

/// A built-in callable.
#[repr(C)]
pub struct Builtin {
    header: Header,
    /// What is called.
    target: Target,
    /// `__self__` (owned): the instance, type or module it is bound to, or absent.
    instance: Value,
    /// The type whose method it is.
    owner: Option<&'static Type>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Builtin {
    const KIND: Kind = Kind::BuiltinFunction;
}

#[derive(Clone, Copy)]
enum Target {
    /// An entry of a table.
    Entry { name: &'static str, module: &'static str, signature: Signature, entry: Entry },
    /// A special method made from a slot.
    Slot(&'static crate::class::Wrap),
    /// `__new__` of a built-in type.
    New(&'static Type),
}

fn of(value: Value) -> &'static Builtin {
    match value.downcast() {
        Some(builtin) => builtin,
        None => crate::host::fatal("a built-in function was expected"),
    }
}

fn new(kind: &'static Type, target: Target, instance: Value, owner: Option<&'static Type>) -> Owned {
    let instance = if instance.is_absent() { instance } else { instance.to_owned().into_raw() };
    object::allocate(kind, 0, |header| Builtin { header, target, instance, owner })
}

/// A method of a table, bound to `instance` (absent: a plain function).
pub fn of_method(method: &'static Method, instance: Value, owner: Option<&'static Type>) -> Owned {
    let target = Target::Entry { name: method.name, module: method.module(), signature: method.signature, entry: method.entry };
    new(&BUILTIN_FUNCTION, target, instance, owner)
}

/// A function of a module or of the built-ins.
pub fn of_function(method: &'static Method) -> Owned {
    of_method(method, Value::ABSENT, None)
}

pub(crate) fn of_slot(wrap: &'static crate::class::Wrap, owner: &'static Type, instance: Value) -> Owned {
    new(&METHOD_WRAPPER, Target::Slot(wrap), instance, Some(owner))
}

/// `SomeType.__new__`.
pub(crate) fn new_of(kind: &'static Type) -> Owned {
    new(&BUILTIN_FUNCTION, Target::New(kind), object::value_of(kind), Some(kind))
}

/// Whether `value` is the `__new__` of `kind` or of a built-in type above it.
pub(crate) fn is_new_of(value: Value, kind: &'static Type) -> bool {
    match value.downcast::<Builtin>().map(|builtin| builtin.target) {
        Some(Target::New(owner)) => kind.is_subtype(owner),
        _ => false,
    }
}

/// From what compiled code knows of a table entry.
///
/// # Safety
/// `entry` must be the code of a built-in with `arity` parameters; the texts must live for ever.
pub(super) unsafe fn from_raw(
    entry: *const u8,
    arity: usize,
    name: *const u8,
    name_length: usize,
    signature: *const u8,
    signature_length: usize,
) -> Owned {
    let static_text = |start: *const u8, length: usize| {
        // SAFETY: by the contract.
        let bytes = unsafe { core::slice::from_raw_parts(start, length) };
        core::str::from_utf8(bytes).unwrap_or("?")
    };
    macro_rules! entries {
        ($($n:literal $variant:ident)*) => {
            match arity {
                // SAFETY: by the contract, the code has this many parameters.
                $($n => unsafe { Entry::$variant(core::mem::transmute::<*const u8, _>(entry)) },)*
                _ => crate::host::fatal("a built-in has too many parameters"),
            }
        };
    }
    let entry = entries!(0 A0 1 A1 2 A2 3 A3 4 A4 5 A5 6 A6);
    let signature = Signature::parse(static_text(signature, signature_length));
    let name = static_text(name, name_length);
    let (module, name) = name.rsplit_once('.').unwrap_or(("builtins", name));
    new(&BUILTIN_FUNCTION, Target::Entry { name, module, signature, entry }, Value::ABSENT, None)
}

/// Calls a method of a table; the instance is among the arguments.
pub(crate) fn call_method(method: &'static Method, owner: Option<&'static Type>, args: Args) -> Res {
    match call_fitting(&method.signature, method.entry, Value::ABSENT, &args) {
        Some(result) => result,
        None => call_entry(method.name, || method.module(), &method.signature, method.entry, owner, None, args),
    }
}

/// Calls an entry with positionals (behind the instance, unless that is absent) that are as many as it takes, or fewer where it has
/// defaults: nearly always. Nothing where they have to be bound.
#[inline]
fn call_fitting(signature: &Signature, entry: Entry, instance: Value, args: &Args) -> Option<Res> {
    let shift = usize::from(!instance.is_absent());
    let given = args.values.len() + shift;
    let fits = args.names.is_absent()
        && signature.is_plain()
        && given >= signature.required as usize
        && given <= signature.positional as usize;
    if !fits {
        return None;
    }
    let at = |i: usize| match i.checked_sub(shift) {
        Some(i) => args.values.get(i).copied().unwrap_or(Value::ABSENT),
        None => instance,
    };
    let result = match entry {
        Entry::A0(f) => f(),
        Entry::A1(f) => f(at(0)),
        Entry::A2(f) => f(at(0), at(1)),
        Entry::A3(f) => f(at(0), at(1), at(2)),
        Entry::A4(f) => f(at(0), at(1), at(2), at(3)),
        Entry::A5(..) | Entry::A6(..) => return None,
    };
    Some(from_abi(result))
}

/// Most values an entry takes.
const MOST: usize = 8;

fn call_entry(
    name: &'static str,
    module: impl FnOnce() -> &'static str,
    signature: &Signature,
    entry: Entry,
    owner: Option<&'static Type>,
    instance: Option<Value>,
    args: Args,
) -> Res {
    let mut values = [Value::ABSENT; MOST];
    let shift = usize::from(instance.is_some());
    if let Some(instance) = instance {
        values[0] = instance;
    }
    let given = args.values.len() + shift;
    let positional = signature.positional as usize;
    // Without keywords, counts alone decide: the signature's text is read for nothing but names and errors.
    if args.names.is_absent()
        && given >= signature.required as usize
        && (given <= positional || signature.var_positional)
        && signature.keyword_required == 0
    {
        let (direct, rest) = args.values.split_at(positional.min(given).saturating_sub(shift));
        crate::arguments::put(&mut values[shift..], direct);
        let rest = signature.var_positional.then(|| parts::tuple(rest));
        let named = signature.var_keyword.then(parts::dict);
        if let Some(rest) = &rest {
            values[positional] = rest.value();
        }
        if let Some(named) = &named {
            values[signature.arity() - 1] = named.value();
        }
        return from_abi(entry.call(&values[..signature.arity()]));
    }
    let callee = Callee { name, module: module(), signature, owner, bound: shift };
    let held = bind(&callee, args, &mut values)?;
    let result = from_abi(entry.call(&values[..signature.arity()]));
    drop(held);
    result
}

/// Signatures that were taken apart, by the addresses of their texts: reading a text takes longer than most calls.
pub struct Signatures(RefCell<Vec<Option<TakenApart>>>);

/// The address of a signature's text, and its parameters.
type TakenApart = (usize, Rc<[Parameter]>);

/// How many signatures are kept; a power of two.
const SIGNATURES: usize = 64;

impl Signatures {
    /// None yet.
    pub const fn new() -> Signatures {
        Signatures(RefCell::new(Vec::new()))
    }
    /// Forgets them.
    pub fn release(&self) {
        self.0.take();
    }
}

impl Default for Signatures {
    fn default() -> Signatures {
        Signatures::new()
    }
}

/// The parameters of a signature.
fn parameters(signature: &Signature) -> Rc<[Parameter]> {
    let mut kept = crate::rt::rt().class.signatures.0.borrow_mut();
    kept.resize(SIGNATURES, None);
    let address = signature.text.as_ptr() as usize;
    // Texts lie one behind the other; most have some 40 bytes.
    let place = &mut kept[address / 32 % SIGNATURES];
    match place {
        Some((own, parameters)) if *own == address => parameters.clone(),
        _ => {
            let parameters: Rc<[Parameter]> = signature.parameters().collect();
            *place = Some((address, parameters.clone()));
            parameters
        }
    }
}

/// What errors say about a built-in.
struct Callee<'a> {
    name: &'static str,
    /// Where it is, if it is no method.
    module: &'static str,
    signature: &'a Signature,
    owner: Option<&'static Type>,
    /// How many values come before the arguments.
    bound: usize,
}

/// Binds arguments where they do not simply fit; what was made for them is returned to be held.
fn bind(callee: &Callee, args: Args, values: &mut [Value; MOST]) -> Res<[Option<Owned>; 2]> {
    let signature = callee.signature;
    let mut held = [None, None];
    let parameters = parameters(signature);
    let positionals = args.positionals();
    // The instance is a parameter of methods, but never counted in errors.
    let hidden = usize::from(callee.bound > 0 || callee.owner.is_some());
    let shift = callee.bound;
    let positional = signature.positional as usize;
    let room = positional - shift.min(positional);
    let takes_keywords =
        signature.positional > signature.positional_only.max(hidden as u8) || signature.keyword_only > 0 || signature.var_keyword;
    if args.keywords() > 0 && !takes_keywords {
        return Err(type_error(&match callee.is_slot() {
            true => text!("wrapper {}() takes no keyword arguments", callee.name),
            false => text!("{} takes no keyword arguments", callee.qualified()),
        }));
    }
    let direct = positionals.len().min(room);
    crate::arguments::put(&mut values[shift..], &positionals[..direct]);
    if signature.var_positional {
        let rest = parts::tuple(&positionals[direct..]);
        values[positional] = rest.value();
        held[0] = Some(rest);
    } else if positionals.len() > room {
        return Err(callee.wrong_count(positionals.len() + shift - hidden.max(shift), args.keywords(), takes_keywords));
    }
    if signature.var_keyword {
        let dict = parts::dict();
        values[signature.arity() - 1] = dict.value();
        held[1] = Some(dict);
    }
    // What cannot be named is missed before any name is looked at.
    if positionals.len() + shift < signature.required.min(signature.positional_only) as usize {
        return Err(callee.wrong_count(
            (positionals.len() + shift).saturating_sub(hidden.max(shift)),
            args.keywords(),
            takes_keywords,
        ));
    }
    for (keyword, value) in args.named() {
        let found = parameters.iter().position(|parameter| {
            matches!(parameter.kind, ParameterKind::Normal | ParameterKind::KeywordOnly) && parts::is(keyword, parameter.name)
        });
        match found {
            Some(i) if values[i].is_absent() => values[i] = value,
            Some(i) => {
                let (at, shown) = (i + 1 - hidden, parts::text(keyword));
                return Err(type_error(&text!("argument for {}() given by name ('{shown}') and position ({at})", callee.name)));
            }
            None => match &held[1] {
                Some(dict) => parts::set(dict.value(), keyword, value)?,
                None => {
                    // What sorts is the method of the list it makes.
                    let (name, shown) = (if callee.name == "sorted" { "sort" } else { callee.name }, parts::text(keyword));
                    return Err(type_error(&text!("'{shown}' is an invalid keyword argument for {name}()")));
                }
            },
        }
    }
    for (i, parameter) in parameters.iter().enumerate() {
        let required = parameter.default.is_none()
            && matches!(parameter.kind, ParameterKind::PositionalOnly | ParameterKind::Normal | ParameterKind::KeywordOnly);
        if required && values[i].is_absent() {
            return Err(match parameter.kind {
                ParameterKind::PositionalOnly => {
                    callee.wrong_count(positionals.len() + shift - hidden.max(shift), args.keywords(), takes_keywords)
                }
                _ => {
                    let at = i + 1 - hidden;
                    type_error(&text!("{}() missing required argument '{}' (pos {at})", callee.name, parameter.name))
                }
            });
        }
    }
    Ok(held)
}

impl Callee<'_> {
    /// `list.append()`, `math.sqrt()`, `len()`.
    fn qualified(&self) -> String {
        match self.owner {
            Some(owner) => text!("{}.{}()", own_name(owner), self.name),
            None if self.module != "builtins" => text!("{}.{}()", self.module, self.name),
            None => text!("{}()", self.name),
        }
    }
    fn is_slot(&self) -> bool {
        self.owner.is_some_and(|owner| crate::class::is_slot_wrapper(owner, self.name))
    }
    /// CPython words the wrong number of arguments by how the function was declared in C.
    #[cold]
    fn wrong_count(&self, given: usize, keywords: usize, takes_keywords: bool) -> Raised {
        let hidden = usize::from(self.bound > 0 || self.owner.is_some());
        let most = self.signature.positional as usize - hidden.min(self.signature.positional as usize);
        let least = self.signature.required as usize - hidden.min(self.signature.required as usize);
        let name = self.name;
        let s = |count: usize| if count == 1 { "" } else { "s" };
        if name == "sorted" {
            return type_error(&text!("sorted expected 1 argument, got {given}"));
        }
        let of_text = self.owner.is_some_and(|owner| matches!(owner.kind, Kind::Str | Kind::Bytes | Kind::ByteArray));
        if of_text && matches!(name, "count" | "find" | "rfind" | "index" | "rindex" | "startswith" | "endswith") {
            let (bound, count) = if given < least { ("at least", least) } else { ("at most", most) };
            return type_error(&text!("{name}() takes {bound} {count} argument{} ({given} given)", s(count)));
        }
        if self.is_slot() {
            return type_error(&match (least, most) {
                _ if least == most && most > 1 => text!(" expected {most} arguments, got {given}"),
                _ if least == most => text!("expected {most} argument{}, got {given}", s(most)),
                _ if given < least => text!(" expected at least {least} argument{}, got {given}", s(least)),
                _ => text!(" expected at most {most} argument{}, got {given}", s(most)),
            });
        }
        if takes_keywords {
            let all = most + self.signature.keyword_only as usize;
            let total = given + keywords;
            let message = if given < least {
                let only = (self.signature.positional_only as usize).saturating_sub(hidden);
                let bound = if only < most { "at least" } else { "exactly" };
                text!("{name}() takes {bound} {least} positional argument{} ({given} given)", s(least))
            } else if total > all {
                let keyword = if given == 0 { "keyword " } else { "" };
                text!("{name}() takes at most {all} {keyword}argument{} ({total} given)", s(all))
            } else if most == 0 {
                text!("{name}() takes no positional arguments")
            } else {
                let bound = if least < most { "at most" } else { "exactly" };
                text!("{name}() takes {bound} {most} positional argument{} ({given} given)", s(most))
            };
            return type_error(&message);
        }
        if self.signature.var_positional {
            return type_error(&text!("{name} expected at least {least} argument{}, got {given}", s(least)));
        }
        type_error(&match (least, most) {
            (0, 0) => text!("{} takes no arguments ({given} given)", self.qualified()),
            (1, 1) => text!("{} takes exactly one argument ({given} given)", self.qualified()),
            _ if least == most => text!("{name} expected {most} argument{}, got {given}", s(most)),
            _ if given < least => text!("{name} expected at least {least} argument{}, got {given}", s(least)),
            _ => text!("{name} expected at most {most} argument{}, got {given}", s(most)),
        })
    }
}

fn call(this: Value, args: Args) -> Res {
    let builtin = of(this);
    match builtin.target {
        Target::Entry { name, module, ref signature, entry } => {
            if let Some(result) = call_fitting(signature, entry, builtin.instance, &args) {
                return result;
            }
            // Without an instance it is a static method: then no argument is hidden in errors.
            let (instance, owner) =
                if builtin.instance.is_absent() { (None, None) } else { (Some(builtin.instance), builtin.owner) };
            call_entry(name, || module, signature, entry, owner, instance, args)
        }
        Target::Slot(wrap) => {
            let owner = builtin.owner.unwrap_or(&OBJECT);
            crate::class::with_first(builtin.instance, args, |args| (wrap.call)(owner, args))
        }
        Target::New(kind) => call_new(kind, args),
    }
}

/// The name of a built-in type without its module.
fn own_name(owner: &'static Type) -> alloc::string::String {
    let name = owner.name();
    name.rsplit('.').next().unwrap_or_default().into()
}

/// `SomeType.__new__(class, ...)`.
fn call_new(owner: &'static Type, args: Args) -> Res {
    let name = owner.name();
    let Some((&class, rest)) = args.values.split_first() else {
        return Err(type_error(&text!("{name}.__new__(): not enough arguments")));
    };
    let Some(kind) = class.downcast::<Type>() else {
        return Err(type_error(&text!("{name}.__new__(X): X is not a type object ({})", dispatch::type_name(class))));
    };
    if !kind.is_subtype(owner) {
        let kind = kind.name();
        return Err(type_error(&text!("{name}.__new__({kind}): {kind} is not a subtype of {name}")));
    }
    let rest = Args { values: rest, names: args.names };
    let native = crate::class::native_base(kind);
    if native.kind == Kind::Bool && owner.kind == Kind::Int {
        return Err(type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    if core::ptr::eq(owner, &OBJECT) {
        if native.kind != Kind::Object {
            let kind = kind.name();
            return Err(type_error(&text!("object.__new__({kind}) is not safe, use {kind}.__new__()")));
        }
        return crate::class::new_plain(kind, rest);
    }
    match owner.slots().new {
        // What `__init__` will fill starts empty.
        Some(new) if owner.slots().init.is_some() && !matches!(owner.kind, Kind::Exception | Kind::Type | Kind::WeakRef) => {
            new(kind, Args { values: &[], names: Value::ABSENT })
        }
        Some(new) => new(kind, rest),
        None => Err(type_error(&text!("cannot create '{name}' instances"))),
    }
}

fn drop_builtin(value: Value) {
    object::release(of(value).instance);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Builtin>(value, 0) }
}

impl Builtin {
    fn name(&self) -> &'static str {
        match self.target {
            Target::Entry { name, .. } => name,
            Target::Slot(wrap) => wrap.name,
            Target::New(_) => "__new__",
        }
    }
}

fn repr(this: Value) -> Res {
    let builtin = of(this);
    let name = builtin.name();
    let instance = builtin.instance;
    let shown = match builtin.target {
        Target::Slot(_) => {
            text!("<method-wrapper '{name}' of {} object at {:#x}>", dispatch::type_name(instance), instance.bits())
        }
        _ if instance.is_absent() && builtin.owner.is_some() => {
            let owner = builtin.owner.map_or(0, |owner| object::value_of(owner).bits());
            text!("<built-in method {name} of type object at {owner:#x}>")
        }
        _ if instance.is_absent() || instance.type_of().kind == Kind::Module => text!("<built-in function {name}>"),
        _ => text!("<built-in method {name} of {} object at {:#x}>", dispatch::type_name(instance), instance.bits()),
    };
    Ok(parts::string(&shown))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(left), Some(right)) = (a.downcast::<Builtin>(), b.downcast::<Builtin>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let same_owner = match (left.owner, right.owner) {
        (Some(left), Some(right)) => core::ptr::eq(left, right),
        (None, None) => true,
        _ => false,
    };
    let equal = left.instance == right.instance && left.name() == right.name() && same_owner;
    match op {
        CompareOp::Eq => Ok(Owned::from(equal)),
        CompareOp::Ne => Ok(Owned::from(!equal)),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn hash(this: Value) -> Res<i64> {
    let builtin = of(this);
    let name = parts::string(builtin.name());
    Ok(dispatch::hash(name.value())? ^ dispatch::identity_hash(builtin.instance)?)
}

fn name(this: Value) -> Res {
    Ok(parts::string(of(this).name()))
}

fn qualname(this: Value) -> Res {
    let builtin = of(this);
    Ok(parts::string(&match builtin.owner {
        Some(owner) => text!("{}.{}", own_name(owner), builtin.name()),
        None => builtin.name().into(),
    }))
}

fn instance(this: Value) -> Res {
    Ok(match of(this).instance {
        Value::ABSENT => Owned::NONE,
        value => value.to_owned(),
    })
}

fn module(this: Value) -> Res {
    Ok(match of(this).target {
        Target::Entry { module, .. } if of(this).owner.is_none() => parts::string(module),
        _ if of(this).owner.is_none() => parts::string("builtins"),
        _ => Owned::NONE,
    })
}

fn doc(this: Value) -> Res {
    let builtin = of(this);
    Ok(match (builtin.owner, builtin.target) {
        (Some(owner), _) => crate::modules::docs::of(&text!("{}.{}", owner.name(), builtin.name())),
        (None, Target::Entry { module: "builtins", .. }) => crate::modules::docs::of(builtin.name()),
        _ => Owned::NONE,
    })
}

crate::methods! { pub BUILTIN_METHODS of "builtin_function_or_method" {
    property: name as "__name__"(this) "(self) -> str";
    property: qualname as "__qualname__"(this) "(self) -> str";
    property: instance as "__self__"(this) "(self) -> object";
    property: module as "__module__"(this) "(self) -> object";
    property: doc as "__doc__"(this) "(self) -> object";
} }

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).instance);
}

const BASE: Slots = Slots {
    call: Some(call),
    compare: Some(compare),
    hash: Some(hash),
    traverse: Some(traverse),
    ..Slots::base(drop_builtin, repr)
};
static SLOTS: Slots = BASE;
/// `builtin_function_or_method`.
pub static BUILTIN_FUNCTION: Type = Type::builtin("builtin_function_or_method", Kind::BuiltinFunction, &SLOTS, Some(&OBJECT));
/// `method-wrapper`.
pub static METHOD_WRAPPER: Type = Type::builtin("method-wrapper", Kind::BuiltinFunction, &SLOTS, Some(&OBJECT));
