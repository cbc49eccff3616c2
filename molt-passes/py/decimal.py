"""Decimal arithmetic with settable precision."""

from _decimal_context import (
    HAVE_CONTEXTVAR, HAVE_THREADS, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context, ConversionSyntax,
    DecimalException, DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation,
    Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext,
)
import _decimal_form
from _decimal_number import Decimal, DecimalTuple, _required


def _create_decimal(self, num="0", /):
    made = Decimal(num, self)
    return made if made._special else made._fix(self)


def _create_decimal_from_float(self, f, /):
    return Decimal.from_float(f)._fix(self)


Context.create_decimal = _create_decimal
Context.create_decimal_from_float = _create_decimal_from_float


def _with_one(method):
    return lambda self, a, /: getattr(_required(a), method)(context=self)


def _with_two(method):
    def call(self, a, b, /):
        result = getattr(_required(a), method)(_required(b), context=self)
        return result

    return call


def _without_context(method):
    return lambda self, *args: getattr(_required(args[0]), method)(*args[1:])


for _name, _method in (
    ("abs", "__abs__"), ("minus", "__neg__"), ("plus", "__pos__"), ("sqrt", "sqrt"), ("exp", "exp"), ("ln", "ln"),
    ("log10", "log10"), ("normalize", "normalize"), ("to_integral_value", "to_integral_value"), ("logb", "logb"),
    ("to_integral_exact", "to_integral_exact"), ("next_plus", "next_plus"), ("next_minus", "next_minus"),
    ("number_class", "number_class"), ("is_normal", "is_normal"), ("is_subnormal", "is_subnormal"),
    ("to_eng_string", "to_eng_string"), ("to_integral", "to_integral_value"),
):
    setattr(Context, _name, _with_one(_method))
for _name, _method in (
    ("add", "__add__"), ("subtract", "__sub__"), ("multiply", "__mul__"), ("divide", "__truediv__"), ("divmod", "__divmod__"),
    ("divide_int", "__floordiv__"), ("remainder", "__mod__"), ("remainder_near", "remainder_near"), ("compare", "compare"),
    ("max", "max"), ("min", "min"), ("max_mag", "max_mag"), ("min_mag", "min_mag"), ("quantize", "quantize"),
    ("scaleb", "scaleb"), ("shift", "shift"), ("rotate", "rotate"), ("next_toward", "next_toward"),
):
    setattr(Context, _name, _with_two(_method))
for _name in (
    "copy_abs", "copy_negate", "copy_sign", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero",
    "canonical", "is_canonical", "compare_total", "compare_total_mag", "same_quantum",
):
    setattr(Context, _name, _without_context(_name))


def _power(self, a, b, modulo=None):
    return _required(a).__pow__(b, modulo, self)


def _fma(self, a, b, c, /):
    return _required(a).fma(b, c, self)


def _to_sci_string(self, a, /):
    return str(_required(a))


Context.power = _power
Context.fma = _fma
Context.to_sci_string = _to_sci_string
