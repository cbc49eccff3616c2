//! The methods of decimals, and those of contexts that do the same under their own rules.

use super::arithmetic::{self, Binary, Unary, run};
use super::compare::{order, total_order};
use super::construct;
use super::context::{self, Context, Rounding, Settings};
use super::form::{self, best, quantize as quantized, to_integral};
use super::number::{Form, Number, make, number, operand, required, to_int};
use super::round::{dropped, nan_of};
use super::signals::INVALID_OPERATION;
use super::text;
use super::{Hook, hook};
use crate::value::{Owned, Res, Value};
use crate::{error, float, int, object, parts, tuple};
use core::cmp::Ordering;

/// Methods that decimals have and contexts too, the decimal first among the arguments there.
macro_rules! shared {
    (
        one: { $($one:ident $one_name:literal $one_function:expr;)* }
        two: { $($two:ident $two_name:literal $two_function:expr;)* }
        context_one: { $($own_one:ident $own_one_name:literal $own_one_function:expr;)* }
        context_two: { $($own_two:ident $own_two_name:literal $own_two_function:expr;)* }
        plain: { $($plain:ident $plain_name:literal |$a:ident| $plain_value:expr;)* }
        hooks_one: { $($hook_one:ident $hook_one_name:literal $hook_one_hook:ident;)* }
        hooks_two: { $($hook_two:ident $hook_two_name:literal $hook_two_hook:ident;)* }
    ) => {
        mod on_number {
            use super::*;
            $( pub fn $one(this: Value, given: Value) -> Res { unary(this, context::given(given)?, $one_function) } )*
            $( pub fn $two(this: Value, other: Value, given: Value) -> Res { binary(this, other, context::given(given)?, $two_function) } )*
            $( pub fn $plain(this: Value) -> Res { let $a = this; Ok($plain_value) } )*
            $( pub fn $hook_one(this: Value, given: Value) -> Res { by_hook_one(this, context::given(given)?, Hook::$hook_one_hook) } )*
            $( pub fn $hook_two(this: Value, other: Value, given: Value) -> Res { by_hook_two(this, other, context::given(given)?, Hook::$hook_two_hook) } )*
        }
        mod on_context {
            use super::*;
            $( pub fn $one(this: Value, a: Value) -> Res { unary(a, context::of(this), $one_function) } )*
            $( pub fn $own_one(this: Value, a: Value) -> Res { unary(a, context::of(this), $own_one_function) } )*
            $( pub fn $own_two(this: Value, a: Value, b: Value) -> Res { binary(a, b, context::of(this), $own_two_function) } )*
            $( pub fn $two(this: Value, a: Value, b: Value) -> Res { binary(a, b, context::of(this), $two_function) } )*
            $( pub fn $plain(_this: Value, a: Value) -> Res {
                let made = make(required(a)?.clone());
                let $a = made.value();
                Ok($plain_value)
            } )*
            $( pub fn $hook_one(this: Value, a: Value) -> Res { by_hook_one(a, context::of(this), Hook::$hook_one_hook) } )*
            $( pub fn $hook_two(this: Value, a: Value, b: Value) -> Res { by_hook_two(a, b, context::of(this), Hook::$hook_two_hook) } )*
        }
        crate::methods! { pub DECIMAL_METHODS of "decimal.Decimal" {
            $( method: on_number::$one as $one_name(this, context) "(self, /, context=None) -> object"; )*
            $( method: on_number::$two as $two_name(this, other, context) "(self, /, other, context=None) -> object"; )*
            $( method: on_number::$plain as $plain_name(this) "(self, /) -> object"; )*
            $( method: on_number::$hook_one as $hook_one_name(this, context) "(self, /, context=None) -> object"; )*
            $( method: on_number::$hook_two as $hook_two_name(this, other, context) "(self, /, other, context=None) -> object"; )*
            class: construct::from_float as "from_float"(class, value) "(cls, f, /) -> object";
            method: absolute as "__abs__"(this) "(self, /) -> object";
            method: to_integer as "__int__"(this) "(self, /) -> int";
            method: to_integer as "__trunc__"(this) "(self, /) -> int";
            method: to_float as "__float__"(this) "(self, /) -> float";
            method: to_complex as "__complex__"(this) "(self, /) -> complex";
            method: floor as "__floor__"(this) "(self, /) -> int";
            method: ceil as "__ceil__"(this) "(self, /) -> int";
            method: round as "__round__"(this, places) "(self, ndigits=None, /) -> object";
            method: arithmetic::divmod as "__divmod__"(this, other) "(self, value, /) -> object";
            method: arithmetic::divmod_reflected as "__rdivmod__"(this, other) "(self, value, /) -> object";
            method: arithmetic::power_method as "__pow__"(this, other, modulus) "(self, value, mod=None, /) -> object";
            method: itself as "__copy__"(this) "(self, /) -> object";
            method: deep_copy as "__deepcopy__"(this, memo) "(self, memo, /) -> object";
            method: reduce as "__reduce__"(this) "(self, /) -> object";
            property: real as "real"(this) "(self) -> object";
            property: imaginary as "imag"(this) "(self) -> object";
            method: radix as "radix"(this) "(self, /) -> object";
            method: itself as "conjugate"(this) "(self, /) -> object";
            method: as_tuple as "as_tuple"(this) "(self, /) -> object";
            method: as_integer_ratio as "as_integer_ratio"(this) "(self, /) -> object";
            method: adjusted as "adjusted"(this) "(self, /) -> int";
            method: quantize as "quantize"(this, exponent, rounding, context) "(self, /, exp, rounding=None, context=None) -> object";
            method: integral_exact as "to_integral_exact"(this, rounding, context) "(self, /, rounding=None, context=None) -> object";
            method: integral_value as "to_integral_value"(this, rounding, context) "(self, /, rounding=None, context=None) -> object";
            method: integral_value as "to_integral"(this, rounding, context) "(self, /, rounding=None, context=None) -> object";
            method: fma as "fma"(this, other, third, context) "(self, /, other, third, context=None) -> object";
            method: copy_sign as "copy_sign"(this, other, context) "(self, /, other, context=None) -> object";
            method: same_quantum as "same_quantum"(this, other, context) "(self, /, other, context=None) -> object";
            method: compare_total as "compare_total"(this, other, context) "(self, /, other, context=None) -> object";
            method: compare_total_mag as "compare_total_mag"(this, other, context) "(self, /, other, context=None) -> object";
            method: is_normal as "is_normal"(this, context) "(self, /, context=None) -> bool";
            method: is_subnormal as "is_subnormal"(this, context) "(self, /, context=None) -> bool";
            method: number_class as "number_class"(this, context) "(self, /, context=None) -> str";
            method: text::engineering as "to_eng_string"(this, context) "(self, /, context=None) -> str";
            property: part_sign as "_sign"(this) "(self) -> int";
            property: part_int as "_int"(this) "(self) -> int";
            property: part_exp as "_exp"(this) "(self) -> int";
            property: part_special as "_special"(this) "(self) -> str";
        } }
        crate::methods! { pub SHARED_METHODS of "decimal.Context" {
            $( method: on_context::$one as $one_name(this, a) "(self, a, /) -> object"; )*
            $( method: on_context::$two as $two_name(this, a, b) "(self, a, b, /) -> object"; )*
            $( method: on_context::$own_one as $own_one_name(this, a) "(self, a, /) -> object"; )*
            $( method: on_context::$own_two as $own_two_name(this, a, b) "(self, a, b, /) -> object"; )*
            $( method: on_context::$plain as $plain_name(this, a) "(self, a, /) -> object"; )*
            $( method: on_context::$hook_one as $hook_one_name(this, a) "(self, a, /) -> object"; )*
            $( method: on_context::$hook_two as $hook_two_name(this, a, b) "(self, a, b, /) -> object"; )*
            method: under_divmod as "divmod"(this, a, b) "(self, a, b, /) -> object";
            method: under_power as "power"(this, a, b, modulus) "(self, a, b, modulo=None) -> object";
            method: under_fma as "fma"(this, a, b, c) "(self, a, b, c, /) -> object";
            method: under_quantize as "quantize"(this, a, b) "(self, a, b, /) -> object";
            method: under_integral_exact as "to_integral_exact"(this, a) "(self, a, /) -> object";
            method: under_integral_value as "to_integral_value"(this, a) "(self, a, /) -> object";
            method: under_integral_value as "to_integral"(this, a) "(self, a, /) -> object";
            method: under_copy_sign as "copy_sign"(this, a, b) "(self, a, b, /) -> object";
            method: under_same_quantum as "same_quantum"(this, a, b) "(self, a, b, /) -> object";
            method: under_compare_total as "compare_total"(this, a, b) "(self, a, b, /) -> object";
            method: under_compare_total_mag as "compare_total_mag"(this, a, b) "(self, a, b, /) -> object";
            method: under_is_normal as "is_normal"(this, a) "(self, a, /) -> bool";
            method: under_is_subnormal as "is_subnormal"(this, a) "(self, a, /) -> bool";
            method: under_number_class as "number_class"(this, a) "(self, a, /) -> str";
            method: under_sci_string as "to_sci_string"(this, a) "(self, a, /) -> str";
            method: under_eng_string as "to_eng_string"(this, a) "(self, a, /) -> str";
            method: under_radix as "radix"(this) "(self, /) -> object";
            method: copy_decimal as "copy_decimal"(this, a) "(self, a, /) -> object";
            method: construct::create as "create_decimal"(this, value) "(self, num=0, /) -> object";
            method: construct::create_from_float as "create_decimal_from_float"(this, value) "(self, f, /) -> object";
        } }
    };
}

shared! {
    one: {
        normalize "normalize" form::normalize;
        square_root "sqrt" form::square_root;
        log_of_size "logb" form::log_of_size;
    }
    two: {
        remainder_near "remainder_near" arithmetic::remainder_near;
        compare "compare" compared;
        compare_signal "compare_signal" compared_signaling;
        max "max" |a, b, settings, status| best(a, b, true, false, settings, status);
        min "min" |a, b, settings, status| best(a, b, false, false, settings, status);
        max_mag "max_mag" |a, b, settings, status| best(a, b, true, true, settings, status);
        min_mag "min_mag" |a, b, settings, status| best(a, b, false, true, settings, status);
        scaleb "scaleb" form::scale;
    }
    context_one: {
        minus "minus" arithmetic::minus;
        plus "plus" arithmetic::plus;
        size "abs" arithmetic::absolute;
    }
    context_two: {
        add "add" arithmetic::add;
        subtract "subtract" arithmetic::subtract;
        multiply "multiply" arithmetic::multiply;
        divide "divide" arithmetic::divide;
        divide_int "divide_int" arithmetic::divide_int;
        remainder "remainder" arithmetic::remainder;
    }
    plain: {
        copy_abs "copy_abs" |a| make(number(a).signed(false));
        copy_negate "copy_negate" |a| make(number(a).signed(!number(a).negative));
        canonical "canonical" |a| a.to_owned();
        is_canonical "is_canonical" |_a| true.into();
        is_finite "is_finite" |a| (!number(a).is_special()).into();
        is_infinite "is_infinite" |a| (number(a).form == Form::Infinite).into();
        is_nan "is_nan" |a| number(a).is_nan().into();
        is_qnan "is_qnan" |a| (number(a).form == Form::Quiet).into();
        is_snan "is_snan" |a| (number(a).form == Form::Signaling).into();
        is_signed "is_signed" |a| number(a).negative.into();
        is_zero "is_zero" |a| number(a).is_zero().into();
    }
    hooks_one: {
        exp "exp" Exp;
        ln "ln" Ln;
        log10 "log10" Log10;
        next_minus "next_minus" NextMinus;
        next_plus "next_plus" NextPlus;
        logical_invert "logical_invert" LogicalInvert;
    }
    hooks_two: {
        next_toward "next_toward" NextToward;
        shift "shift" Shift;
        rotate "rotate" Rotate;
        logical_and "logical_and" LogicalAnd;
        logical_or "logical_or" LogicalOr;
        logical_xor "logical_xor" LogicalXor;
    }
}

fn unary(a: Value, context: &Context, function: Unary) -> Res {
    let a = required(a)?;
    run(context, |settings, status| function(&a, settings, status))
}

fn binary(a: Value, b: Value, context: &Context, function: Binary) -> Res {
    let (a, b) = (required(a)?, required(b)?);
    run(context, |settings, status| function(&a, &b, settings, status))
}

/// An operand as an object.
fn object_of(value: Value) -> Res {
    Ok(if operand(value).is_some() && int::view(value).is_none() { value.to_owned() } else { make(required(value)?.clone()) })
}

fn by_hook_one(a: Value, context: &Context, which: Hook) -> Res {
    hook(which, &[object_of(a)?.value(), object::value_of(context)])
}

fn by_hook_two(a: Value, b: Value, context: &Context, which: Hook) -> Res {
    hook(which, &[object_of(a)?.value(), object_of(b)?.value(), object::value_of(context)])
}

fn of_order(order: Ordering) -> Number {
    Number::small(order as i64)
}

fn compared(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    nan_of(a, Some(b), settings, status).unwrap_or_else(|| of_order(order(a, b)))
}

fn compared_signaling(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    if a.is_nan() || b.is_nan() {
        *status |= INVALID_OPERATION;
    }
    compared(a, b, settings, status)
}

fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}

fn deep_copy(this: Value, _memo: Value) -> Res {
    Ok(this.to_owned())
}

fn reduce(this: Value) -> Res {
    let class = object::value_of(this.type_of()).to_owned();
    Ok(tuple::pair(class, tuple::from_array([text::str(this)?])))
}

fn absolute(this: Value) -> Res {
    unary(this, context::current(), arithmetic::absolute)
}

/// The whole number that a rounding makes of a decimal.
fn whole(this: Value, rounding: Rounding) -> Res {
    let number = number(this);
    match number.form {
        Form::Finite => {}
        Form::Infinite => return Err(error::overflow_error("cannot convert Infinity to integer")),
        _ => return Err(error::value_error("cannot convert NaN to integer")),
    }
    if number.exponent >= 0 {
        return Ok(to_int(number.negative, &number.coefficient.shifted(number.exponent as u64)));
    }
    let (kept, _) = dropped(&number.coefficient, number.exponent.unsigned_abs(), rounding, number.negative);
    Ok(to_int(number.negative, &kept))
}

fn to_integer(this: Value) -> Res {
    whole(this, Rounding::Down)
}

fn floor(this: Value) -> Res {
    whole(this, Rounding::Floor)
}

fn ceil(this: Value) -> Res {
    whole(this, Rounding::Ceiling)
}

fn round(this: Value, places: Value) -> Res {
    if places.is_absent() {
        return whole(this, Rounding::HalfEven);
    }
    let places = match int::view(places) {
        Some(int::View::Small(places)) if places > i64::MIN => places,
        Some(_) => return Err(error::overflow_error("Python int too large to convert to C ssize_t")),
        None => return Err(error::type_error("optional arg must be an integer")),
    };
    let unit = Number::finite(false, super::coefficient::Coefficient::ONE, -places);
    let context = context::current();
    run(context, |settings, status| quantized(number(this), &unit, settings.rounding, settings, status))
}

fn to_float(this: Value) -> Res {
    let number = number(this);
    match number.form {
        Form::Signaling => return Err(error::value_error("cannot convert signaling NaN to float")),
        Form::Quiet => return Ok(f64::NAN.into()),
        _ => {}
    }
    float::new::from_value(text::as_str(&text::text_of(number, false, true)).value()).map(Owned::from)
}

fn to_complex(this: Value) -> Res {
    let real = float::as_f64(to_float(this)?.value()).unwrap_or_default();
    Ok(crate::complex::new(real, 0.0))
}

fn real(this: Value) -> Res {
    Ok(this.to_owned())
}

fn imaginary(_this: Value) -> Res {
    Ok(make(Number::small(0)))
}

fn radix(_this: Value) -> Res {
    Ok(make(Number::small(10)))
}

fn as_tuple(this: Value) -> Res {
    let number = number(this);
    let digits = match number.form {
        Form::Finite => text::digits(&number.coefficient),
        Form::Infinite => tuple::from_array([int::from_i64(0)]),
        _ if number.coefficient.is_zero() => tuple::empty(),
        _ => text::digits(&number.coefficient),
    };
    let exponent = match number.form {
        Form::Finite => int::from_i64(number.exponent),
        Form::Infinite => parts::string("F"),
        Form::Quiet => parts::string("n"),
        Form::Signaling => parts::string("N"),
    };
    let sign = int::from_i64(number.negative.into());
    hook(Hook::Tuple, &[sign.value(), digits.value(), exponent.value()])
}

fn as_integer_ratio(this: Value) -> Res {
    let number = number(this);
    match number.form {
        Form::Finite => {}
        Form::Infinite => return Err(error::overflow_error("cannot convert Infinity to integer ratio")),
        _ => return Err(error::value_error("cannot convert NaN to integer ratio")),
    }
    if number.coefficient.is_zero() {
        return Ok(tuple::pair(int::from_i64(0), int::from_i64(1)));
    }
    if number.exponent >= 0 {
        let above = number.coefficient.shifted(number.exponent as u64);
        return Ok(tuple::pair(to_int(number.negative, &above), int::from_i64(1)));
    }
    let (above, below) = (number.coefficient.to_big(), super::coefficient::power_of_ten(number.exponent.unsigned_abs()));
    let common = num_integer::Integer::gcd(&above, &below);
    let reduced = |part: num_bigint::BigUint| super::coefficient::Coefficient::from_big(part / &common);
    Ok(tuple::pair(to_int(number.negative, &reduced(above)), to_int(false, &reduced(below))))
}

fn adjusted(this: Value) -> Res {
    let number = number(this);
    Ok(int::from_i64(if number.is_special() { 0 } else { number.adjusted() }))
}

fn rounding_of(given: Value, context: &Context) -> Res<Rounding> {
    if given.is_absent() || given.is_none() { Ok(context.settings.get().rounding) } else { Rounding::of(given) }
}

fn quantize(this: Value, exponent: Value, rounding: Value, given: Value) -> Res {
    let context = context::given(given)?;
    let rounding = rounding_of(rounding, context)?;
    let unit = required(exponent)?;
    run(context, |settings, status| quantized(number(this), &unit, rounding, settings, status))
}

fn integral(this: Value, rounding: Value, given: Value, exact: bool) -> Res {
    let context = context::given(given)?;
    let rounding = rounding_of(rounding, context)?;
    run(context, |settings, status| to_integral(number(this), rounding, exact, settings, status))
}

fn integral_exact(this: Value, rounding: Value, given: Value) -> Res {
    integral(this, rounding, given, true)
}

fn integral_value(this: Value, rounding: Value, given: Value) -> Res {
    integral(this, rounding, given, false)
}

fn fma(this: Value, other: Value, third: Value, given: Value) -> Res {
    let context = context::given(given)?;
    let (a, b, c) = (required(this)?, required(other)?, required(third)?);
    run(context, |settings, status| arithmetic::fused(&a, &b, &c, settings, status))
}

fn copy_sign(this: Value, other: Value, given: Value) -> Res {
    context::given(given)?;
    Ok(make(required(this)?.signed(required(other)?.negative)))
}

fn same_quantum(this: Value, other: Value, given: Value) -> Res {
    context::given(given)?;
    let (a, b) = (required(this)?, required(other)?);
    Ok(if a.is_special() || b.is_special() {
        a.is_nan() && b.is_nan() || a.form == Form::Infinite && b.form == Form::Infinite
    } else {
        a.exponent == b.exponent
    }
    .into())
}

fn compare_total(this: Value, other: Value, given: Value) -> Res {
    context::given(given)?;
    Ok(make(of_order(total_order(&*required(this)?, &*required(other)?))))
}

fn compare_total_mag(this: Value, other: Value, given: Value) -> Res {
    context::given(given)?;
    Ok(make(of_order(total_order(&required(this)?.signed(false), &required(other)?.signed(false)))))
}

/// Whether a finite number that is not zero is normal.
fn normality(number: &Number, context: &Context) -> Option<bool> {
    if number.is_special() || number.coefficient.is_zero() {
        return None;
    }
    Some(number.adjusted() >= context.settings.get().least)
}

fn is_normal(this: Value, given: Value) -> Res {
    let context = context::given(given)?;
    Ok((normality(&*required(this)?, context) == Some(true)).into())
}

fn is_subnormal(this: Value, given: Value) -> Res {
    let context = context::given(given)?;
    Ok((normality(&*required(this)?, context) == Some(false)).into())
}

fn number_class(this: Value, given: Value) -> Res {
    let context = context::given(given)?;
    let number = required(this)?;
    let positive = match number.form {
        Form::Signaling => return Ok(parts::string("sNaN")),
        Form::Quiet => return Ok(parts::string("NaN")),
        Form::Infinite => "+Infinity",
        Form::Finite => match normality(&number, context) {
            None => "+Zero",
            Some(true) => "+Normal",
            Some(false) => "+Subnormal",
        },
    };
    let shown = if number.negative { alloc::format!("-{}", &positive[1..]) } else { positive.into() };
    Ok(parts::string(&shown))
}

fn part_sign(this: Value) -> Res {
    Ok(int::from_i64(number(this).negative.into()))
}

fn part_int(this: Value) -> Res {
    Ok(to_int(false, &number(this).coefficient))
}

fn part_exp(this: Value) -> Res {
    Ok(int::from_i64(number(this).exponent))
}

fn part_special(this: Value) -> Res {
    Ok(parts::string(match number(this).form {
        Form::Finite => "",
        Form::Infinite => "Inf",
        Form::Quiet => "NaN",
        Form::Signaling => "sNaN",
    }))
}

fn under_divmod(this: Value, a: Value, b: Value) -> Res {
    arithmetic::divmod_under(context::of(this), &*required(a)?, &*required(b)?)
}

fn under_power(this: Value, a: Value, b: Value, modulus: Value) -> Res {
    arithmetic::power(a, b, modulus, this)
}

fn under_fma(this: Value, a: Value, b: Value, c: Value) -> Res {
    fma(a, b, c, this)
}

fn under_quantize(this: Value, a: Value, b: Value) -> Res {
    let context = context::of(this);
    let (a, b) = (required(a)?, required(b)?);
    run(context, |settings, status| quantized(&a, &b, settings.rounding, settings, status))
}

fn under_integral(this: Value, a: Value, exact: bool) -> Res {
    let context = context::of(this);
    let a = required(a)?;
    run(context, |settings, status| to_integral(&a, settings.rounding, exact, settings, status))
}

fn under_integral_exact(this: Value, a: Value) -> Res {
    under_integral(this, a, true)
}

fn under_integral_value(this: Value, a: Value) -> Res {
    under_integral(this, a, false)
}

fn under_copy_sign(_this: Value, a: Value, b: Value) -> Res {
    copy_sign(a, b, Value::NONE)
}

fn under_same_quantum(_this: Value, a: Value, b: Value) -> Res {
    same_quantum(a, b, Value::NONE)
}

fn under_compare_total(_this: Value, a: Value, b: Value) -> Res {
    compare_total(a, b, Value::NONE)
}

fn under_compare_total_mag(_this: Value, a: Value, b: Value) -> Res {
    compare_total_mag(a, b, Value::NONE)
}

fn under_is_normal(this: Value, a: Value) -> Res {
    is_normal(a, this)
}

fn under_is_subnormal(this: Value, a: Value) -> Res {
    is_subnormal(a, this)
}

fn under_number_class(this: Value, a: Value) -> Res {
    number_class(a, this)
}

fn shown(this: Value, a: Value, engineering: bool) -> Res {
    let capitals = context::of(this).settings.get().capitals;
    Ok(text::as_str(&text::text_of(&*required(a)?, engineering, capitals)))
}

fn under_sci_string(this: Value, a: Value) -> Res {
    shown(this, a, false)
}

fn under_eng_string(this: Value, a: Value) -> Res {
    shown(this, a, true)
}

fn under_radix(this: Value) -> Res {
    radix(this)
}

fn copy_decimal(_this: Value, a: Value) -> Res {
    object_of(a)
}

/// Sign, coefficient, exponent and special value as a number.
pub fn from_parts(sign: Value, coefficient: Value, exponent: Value, special: Value) -> Res<Number> {
    let form = if special.is_absent() || parts::is(special, "") {
        Form::Finite
    } else if parts::is(special, "Inf") {
        Form::Infinite
    } else if parts::is(special, "NaN") {
        Form::Quiet
    } else {
        Form::Signaling
    };
    let (Some(coefficient), Some(exponent)) = (int::view(coefficient), int::as_i64(exponent)) else {
        return Err(error::overflow_error("Python int too large to convert to C ssize_t"));
    };
    let number = Number::of_int(coefficient);
    Ok(Number { form, negative: int::as_i64(sign) == Some(1), exponent, ..number })
}

/// A finite number of its parts, rounded.
pub fn finish(sign: Value, coefficient: Value, exponent: Value, given: Value) -> Res {
    let made = from_parts(sign, coefficient, exponent, Value::ABSENT)?;
    run(context::given(given)?, |settings, status| {
        super::round::finish(made.negative, made.coefficient, made.exponent, settings, status)
    })
}

/// The NaN that an operation gives, or `None`.
pub fn nan(a: Value, b: Value, given: Value) -> Res {
    let context = context::given(given)?;
    let (settings, mut status) = (context.settings.get(), 0);
    let other = if b.is_none() { None } else { Some(required(b)?) };
    let found = nan_of(&*required(a)?, other.as_deref(), &settings, &mut status);
    context.note(status)?;
    Ok(found.map_or(Owned::NONE, make))
}
