"""Decimal arithmetic with settable precision."""

from _decimal import Context, Decimal, getcontext, prepare, set_current, set_template
from _decimal_context import (
    EXCEPTIONS, HAVE_CONTEXTVAR, HAVE_THREADS, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN,
    ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Clamped, ConversionSyntax, DecimalException,
    DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow,
    Rounded, SignalDict, Subnormal, Underflow, mask_of,
)
from _decimal_form import (
    logical_and, logical_invert, logical_or, logical_xor, next_minus, next_plus, next_toward, rotate, shift,
)
from _decimal_functions import exponential, logarithm, power, power_modulo
from _decimal_number import DecimalTuple, from_tuple
from _decimal_text import format_decimal

prepare(
    EXCEPTIONS,
    (
        SignalDict, mask_of, from_tuple, DecimalTuple, format_decimal, power, power_modulo, exponential,
        lambda d, context: logarithm(d, context, False), lambda d, context: logarithm(d, context, True), next_minus, next_plus,
        next_toward, shift, rotate, logical_and, logical_or, logical_xor, logical_invert,
    ),
)
del prepare
DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(
    9, ROUND_HALF_UP, -999999, 999999, 1, 0, [], [DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow]
)
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
set_template(DefaultContext)


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    set_current(context)


class _ContextManager:
    def __init__(self, new_context):
        self.new_context = new_context

    def __enter__(self):
        self.saved_context = getcontext()
        set_current(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        set_current(self.saved_context)


def localcontext(ctx=None, **kwargs):
    if ctx is not None and not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        if name == "flags":
            made._flag_bits = mask_of(value)
        elif name == "traps":
            made._trap_bits = mask_of(value)
        else:
            setattr(made, name, value)
    return _ContextManager(made)
