//! Contexts: precision, rounding, limits of exponents, what has happened, and what is an error.

use super::signals::{self, INVALID, SHOWN};
use super::{CONTEXT_METHODS, Hook, hook};
use crate::object::{self, Header, Object, Ref};
use crate::rt::rt;
use crate::types::{Args, Kind, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{arguments, error, int, parts, tuple};
use alloc::format;
use alloc::vec::Vec;
use core::cell::Cell;

/// The largest precision and exponent.
pub const MAX: i64 = 999_999_999_999_999_999;
/// The least exponent of any number.
pub const MIN_ETINY: i64 = -MAX - (MAX - 1);

/// How a magnitude is rounded when digits fall away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Rounding {
    Ceiling,
    Floor,
    Up,
    Down,
    HalfUp,
    HalfDown,
    HalfEven,
    Zero5Up,
}

const ROUNDINGS: &[(&str, Rounding)] = &[
    ("ROUND_CEILING", Rounding::Ceiling),
    ("ROUND_FLOOR", Rounding::Floor),
    ("ROUND_UP", Rounding::Up),
    ("ROUND_DOWN", Rounding::Down),
    ("ROUND_HALF_UP", Rounding::HalfUp),
    ("ROUND_HALF_DOWN", Rounding::HalfDown),
    ("ROUND_HALF_EVEN", Rounding::HalfEven),
    ("ROUND_05UP", Rounding::Zero5Up),
];

impl Rounding {
    /// What a name says.
    pub fn of(name: Value) -> Res<Rounding> {
        match ROUNDINGS.iter().find(|(own, _)| parts::is(name, own)) {
            Some((_, rounding)) => Ok(*rounding),
            None => Err(error::type_error(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
            )),
        }
    }
    fn name(self) -> &'static str {
        ROUNDINGS.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// What a context says; a number of it.
#[derive(Clone, Copy)]
pub struct Settings {
    /// How many digits results have at most.
    pub precision: i64,
    /// How results are rounded.
    pub rounding: Rounding,
    /// The least adjusted exponent of normal numbers.
    pub least: i64,
    /// The largest adjusted exponent.
    pub most: i64,
    /// Whether exponents show an `E`.
    pub capitals: bool,
    /// Whether the exponents of coefficients stay below `most - precision + 1`.
    pub clamp: bool,
}

impl Settings {
    /// The least exponent of a coefficient.
    pub fn tiny(&self) -> i64 {
        self.least - (self.precision - 1)
    }
    /// The largest exponent of a coefficient of full length.
    pub fn top(&self) -> i64 {
        self.most - (self.precision - 1)
    }
}

/// A `Context`.
#[repr(C)]
pub struct Context {
    header: Header,
    /// What it says.
    pub settings: Cell<Settings>,
    /// What has happened.
    pub flags: Cell<u32>,
    /// What raises.
    pub traps: Cell<u32>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Context {
    const KIND: Kind = Kind::DecimalContext;
}

static SLOTS: Slots = Slots { new: Some(construct), init: Some(initialise), ..Slots::base(drop_context, repr) };
/// `decimal.Context`.
#[unsafe(export_name = "molt_type_decimal.Context")]
pub static CONTEXT: Type = Type::of_module("decimal.Context", Kind::DecimalContext, &SLOTS, CONTEXT_METHODS);

const DEFAULT: Settings =
    Settings { precision: 28, rounding: Rounding::HalfEven, least: -999_999, most: 999_999, capitals: true, clamp: false };

fn drop_context(this: Value) {
    // SAFETY: called once, when the count is zero; nothing is held.
    unsafe { object::free::<Context>(this, 0) }
}

/// The context in a value known to be one.
pub fn of(this: Value) -> Ref<Context> {
    match this.downcast() {
        Some(context) => context,
        None => crate::host::fatal("a context was expected"),
    }
}

fn make(kind: &'static Type, settings: Settings, flags: u32, traps: u32) -> Owned {
    object::allocate(kind, 0, |header| Context {
        header,
        settings: Cell::new(settings),
        flags: Cell::new(flags),
        traps: Cell::new(traps),
    })
}

/// The context in force: at first a copy of the template.
pub fn current() -> Ref<Context> {
    let state = &rt().decimal;
    if state.context.get().is_absent() {
        let copied = copy_of(of(state.template.get()));
        of(copied.value()).flags.set(0);
        state.context.set(copied.into_raw());
    }
    of(state.context.get())
}

/// A context that may be left out.
pub fn given(context: Value) -> Res<Ref<Context>> {
    if context.is_absent() || context.is_none() {
        return Ok(current());
    }
    context.downcast::<Context>().ok_or_else(|| error::type_error("optional argument must be a context"))
}

/// A plain context that says the same.
pub fn copy_of(context: &Context) -> Owned {
    make(&CONTEXT, context.settings.get(), context.flags.get(), context.traps.get())
}

fn template() -> (Settings, u32) {
    match rt().decimal.template.get().downcast::<Context>() {
        Some(context) => (context.settings.get(), context.traps.get()),
        None => (DEFAULT, signals::DIVISION_BY_ZERO | signals::OVERFLOW | INVALID),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let (settings, traps) = template();
    let made = make(kind, settings, 0, traps);
    initialise(made.value(), args)?;
    Ok(made)
}

fn initialise(this: Value, args: Args) -> Res<()> {
    const NAMES: [&str; 8] = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];
    for (name, _) in args.named() {
        if !NAMES.iter().any(|known| parts::is(name, known)) {
            return Err(error::type_error(&format!("'{}' is an invalid keyword argument for this function", parts::text(name))));
        }
    }
    if args.values.len() > NAMES.len() {
        let given = args.values.len();
        return Err(error::type_error(&format!("function takes at most 8 arguments ({given} given)")));
    }
    let values = arguments::named("Context", args, NAMES)?;
    type Setter = fn(Value, Value) -> Res;
    let setters: [Setter; 8] = [
        set_prec,
        set_rounding,
        set_least,
        set_most,
        set_capitals,
        set_clamp,
        |this, value| give_flags(this, value, true),
        |this, value| give_traps(this, value, true),
    ];
    for (set, value) in setters.into_iter().zip(values) {
        if !value.is_absent() && !value.is_none() {
            set(this, value)?;
        }
    }
    Ok(())
}

impl Context {
    /// Notes what has happened; raises where that is an error.
    #[inline]
    pub fn note(&self, status: u32) -> Res<()> {
        if status == 0 {
            return Ok(());
        }
        self.flags.set(self.flags.get() | status);
        match status & self.traps.get() {
            0 => Ok(()),
            trapped => Err(signals::raise(trapped)),
        }
    }
    fn change(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.get();
        change(&mut settings);
        self.settings.set(settings);
    }
}

fn repr(this: Value) -> Res {
    let context = of(this);
    let settings = context.settings.get();
    let named = |mask: u32| {
        let mut names: Vec<&str> = Vec::new();
        for (bit, name) in SHOWN {
            if mask & bit != 0 && !names.contains(name) {
                names.push(name);
            }
        }
        names.join(", ")
    };
    Ok(parts::string(&format!(
        "Context(prec={}, rounding={}, Emin={}, Emax={}, capitals={}, clamp={}, flags=[{}], traps=[{}])",
        settings.precision,
        settings.rounding.name(),
        settings.least,
        settings.most,
        u8::from(settings.capitals),
        u8::from(settings.clamp),
        named(context.flags.get()),
        named(context.traps.get()),
    )))
}

fn no_deletion() -> Raised {
    error::attribute_error("context attributes cannot be deleted")
}

fn whole(value: Value) -> Res<i64> {
    if value.is_absent() {
        return Err(no_deletion());
    }
    match int::view(value) {
        Some(int::View::Small(number)) => Ok(number),
        Some(_) => Err(error::overflow_error("Python int too large to convert to C ssize_t")),
        None => Err(error::type_error("an integer is required")),
    }
}

fn within(value: Value, low: i64, high: i64, message: &str) -> Res<i64> {
    let number = whole(value)?;
    if (low..=high).contains(&number) { Ok(number) } else { Err(error::value_error(message)) }
}

macro_rules! settings {
    ($($get:ident $set:ident $field:ident |$value:ident| $read:expr, |$number:ident| $convert:expr;)*) => { $(
        fn $get(this: Value) -> Res {
            let $value = of(this).settings.get().$field;
            Ok($read)
        }
        fn $set(this: Value, value: Value) -> Res {
            let $number = value;
            let value = $convert?;
            of(this).change(|settings| settings.$field = value);
            Ok(Owned::NONE)
        }
    )* };
}
settings! {
    prec set_prec precision |n| int::from_i64(n), |v| within(v, 1, MAX, "valid range for prec is [1, MAX_PREC]");
    least set_least least |n| int::from_i64(n), |v| within(v, -MAX, 0, "valid range for Emin is [MIN_EMIN, 0]");
    most set_most most |n| int::from_i64(n), |v| within(v, 0, MAX, "valid range for Emax is [0, MAX_EMAX]");
    capitals set_capitals capitals |yes| int::from_i64(yes.into()), |v| within(v, 0, 1, "valid values for capitals are 0 or 1").map(|n| n == 1);
    clamp set_clamp clamp |yes| int::from_i64(yes.into()), |v| within(v, 0, 1, "valid values for clamp are 0 or 1").map(|n| n == 1);
    rounding set_rounding rounding |mode| parts::string(mode.name()), |v| if v.is_absent() { Err(no_deletion()) } else { Rounding::of(v) };
}

macro_rules! masks {
    ($($get:ident $set:ident $give:ident $get_bits:ident $set_bits:ident $field:ident $which:literal;)*) => { $(
        fn $get(this: Value) -> Res {
            hook(Hook::SignalDict, &[this, Value::from_bool($which)])
        }
        fn $set(this: Value, value: Value) -> Res {
            if value.is_absent() {
                return Err(no_deletion());
            }
            $give(this, value, false)
        }
        fn $give(this: Value, value: Value, lists: bool) -> Res {
            let mask = hook(Hook::Mask, &[value, Value::from_bool(lists)])?;
            of(this).$field.set(whole(mask.value())? as u32);
            Ok(Owned::NONE)
        }
        fn $get_bits(this: Value) -> Res {
            Ok(int::from_i64(of(this).$field.get().into()))
        }
        fn $set_bits(this: Value, value: Value) -> Res {
            of(this).$field.set(whole(value)? as u32);
            Ok(Owned::NONE)
        }
    )* };
}
masks! {
    flags set_flags give_flags flag_bits set_flag_bits flags false;
    traps set_traps give_traps trap_bits set_trap_bits traps true;
}

fn clear_flags(this: Value) -> Res {
    of(this).flags.set(0);
    Ok(Owned::NONE)
}

fn clear_traps(this: Value) -> Res {
    of(this).traps.set(0);
    Ok(Owned::NONE)
}

fn copy(this: Value) -> Res {
    Ok(copy_of(of(this)))
}

fn tiny(this: Value) -> Res {
    Ok(int::from_i64(of(this).settings.get().tiny()))
}

fn top(this: Value) -> Res {
    Ok(int::from_i64(of(this).settings.get().top()))
}

fn reduce(this: Value) -> Res {
    let context = of(this);
    let class = object::value_of(this.type_of()).to_owned();
    let arguments = [
        prec(this)?,
        rounding(this)?,
        least(this)?,
        most(this)?,
        capitals(this)?,
        clamp(this)?,
        signals::list_of(context.flags.get(), false),
        signals::list_of(context.traps.get(), false),
    ];
    Ok(tuple::from_array([class, tuple::from_vec(arguments.into())]))
}

fn note(this: Value, status: Value) -> Res {
    of(this).note(whole(status)? as u32)?;
    Ok(Owned::NONE)
}

crate::methods! { pub OWN_METHODS of "decimal.Context" {
    property: prec as "prec"(this) "(self) -> int";
    method: set_prec as "prec="(this, value) "(self, value, /) -> None";
    property: rounding as "rounding"(this) "(self) -> str";
    method: set_rounding as "rounding="(this, value) "(self, value, /) -> None";
    property: least as "Emin"(this) "(self) -> int";
    method: set_least as "Emin="(this, value) "(self, value, /) -> None";
    property: most as "Emax"(this) "(self) -> int";
    method: set_most as "Emax="(this, value) "(self, value, /) -> None";
    property: capitals as "capitals"(this) "(self) -> int";
    method: set_capitals as "capitals="(this, value) "(self, value, /) -> None";
    property: clamp as "clamp"(this) "(self) -> int";
    method: set_clamp as "clamp="(this, value) "(self, value, /) -> None";
    property: flags as "flags"(this) "(self) -> object";
    method: set_flags as "flags="(this, value) "(self, value, /) -> None";
    property: traps as "traps"(this) "(self) -> object";
    method: set_traps as "traps="(this, value) "(self, value, /) -> None";
    property: flag_bits as "_flag_bits"(this) "(self) -> int";
    method: set_flag_bits as "_flag_bits="(this, value) "(self, value, /) -> None";
    property: trap_bits as "_trap_bits"(this) "(self) -> int";
    method: set_trap_bits as "_trap_bits="(this, value) "(self, value, /) -> None";
    method: clear_flags as "clear_flags"(this) "(self, /) -> None";
    method: clear_traps as "clear_traps"(this) "(self, /) -> None";
    method: copy as "copy"(this) "(self, /) -> object";
    method: copy as "__copy__"(this) "(self, /) -> object";
    method: tiny as "Etiny"(this) "(self, /) -> int";
    method: top as "Etop"(this) "(self, /) -> int";
    method: reduce as "__reduce__"(this) "(self, /) -> object";
    method: note as "_note"(this, status) "(self, status, /) -> None";
} }
