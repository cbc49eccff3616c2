"""The methods of decimals that change their form: rounding to places, steps, shifts, the larger of two."""

from _decimal_context import (
    ROUND_CEILING, ROUND_FLOOR, Clamped, DivisionByZero, Inexact, InvalidOperation, Rounded, Subnormal, _drop, getcontext,
)
from _decimal_number import Decimal, _finish, _invalid, _make, _required, _total_order


def normalize(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(None, context) or self
    made = self._fix(context)
    if made._special:
        return made
    if not made._int:
        return _make(made._sign, 0, 0)
    coefficient, exponent = made._int, made._exp
    top = context.Etop() if context.clamp else context.Emax
    while coefficient % 10 == 0 and exponent < top:
        coefficient //= 10
        exponent += 1
    return _make(made._sign, coefficient, exponent)


def quantize(self, exp, rounding=None, context=None):
    context = context or getcontext()
    exp = _required(exp)
    rounding = rounding or context.rounding
    nan = self._nan(exp, context)
    if nan is not None:
        return nan
    if self._special or exp._special:
        if self._special and exp._special:
            return self
        return _invalid(context)
    if not context.Etiny() <= exp._exp <= context.Emax:
        return _invalid(context)
    if not self._int:
        return _finish(self._sign, 0, exp._exp, context)
    if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
        return _invalid(context)
    shift = exp._exp - self._exp
    if shift <= 0:
        coefficient, inexact = self._int * 10**-shift, False
    else:
        coefficient, inexact = _drop(self._int, shift, rounding, self._sign)
    made = _make(self._sign, coefficient, exp._exp)
    if coefficient and made.adjusted() > context.Emax or len(str(coefficient)) > context.prec:
        return _invalid(context)
    signals = []
    if coefficient and made.adjusted() < context.Emin:
        signals.append(Subnormal)
    if shift > 0:
        if inexact:
            signals.append(Inexact)
        signals.append(Rounded)
    if signals:
        context.signal(*signals)
    return made


def same_quantum(self, other, context=None):
    other = _required(other)
    if self._special or other._special:
        return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
    return self._exp == other._exp


def to_integral_exact(self, rounding=None, context=None):
    return self._to_integral(rounding, context, True)


def to_integral_value(self, rounding=None, context=None):
    return self._to_integral(rounding, context, False)


def _to_integral(self, rounding, context, exact):
    context = context or getcontext()
    if self._special:
        return self._nan(None, context) or self
    if self._exp >= 0:
        return self
    coefficient, inexact = _drop(self._int, -self._exp, rounding or context.rounding, self._sign)
    if exact and inexact:
        context.signal(Inexact, Rounded)
    elif exact:
        context.signal(Rounded)
    return _make(self._sign, coefficient, 0)


def _best(self, other, context, greatest, magnitude):
    context = context or getcontext()
    other = _required(other)
    if self._special or other._special:
        if other._special == "NaN" and not self.is_nan():
            return self._fix(context)
        if self._special == "NaN" and not other.is_nan():
            return other._fix(context)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
    order = self.copy_abs()._cmp(other.copy_abs()) if magnitude else self._cmp(other)
    if order == 0:
        order = _total_order(self, other)
    return (self if (order >= 0) == greatest else other)._fix(context)


def max(self, other, context=None):
    return self._best(other, context, True, False)


def min(self, other, context=None):
    other = _required(other)
    return other._best(self, context, False, False)


def max_mag(self, other, context=None):
    return self._best(other, context, True, True)


def min_mag(self, other, context=None):
    other = _required(other)
    return other._best(self, context, False, True)


def scaleb(self, other, context=None):
    context = context or getcontext()
    other = _required(other)
    nan = self._nan(other, context)
    if nan is not None:
        return nan
    if other._special or other._exp != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
        return _invalid(context)
    if self._special:
        return self
    return _finish(self._sign, self._int, self._exp + int(other), context)


def logb(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(None, context) or _make(0, 0, 0, "Inf")
    if not self._int:
        context.signal(DivisionByZero)
        return _make(1, 0, 0, "Inf")
    return Decimal(self.adjusted())._fix(context)


def shift(self, other, context=None):
    context = context or getcontext()
    places = int(_required(other))
    if not -context.prec <= places <= context.prec:
        return _invalid(context)
    if self._special:
        return self
    moved = self._int * 10**places % 10**context.prec if places >= 0 else self._int // 10**-places
    return _make(self._sign, moved, self._exp)


def rotate(self, other, context=None):
    context = context or getcontext()
    places = int(_required(other))
    if not -context.prec <= places <= context.prec:
        return _invalid(context)
    if self._special:
        return self
    digits = str(self._int)[-context.prec :].zfill(context.prec)
    return _make(self._sign, int(digits[places:] + digits[:places]), self._exp)


def _step(self, context, rounding, limit_sign):
    context = context.copy() if context else getcontext().copy()
    if self._special:
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self._sign != limit_sign:
            return _make(self._sign, 10**context.prec - 1, context.Etop())
        return self
    context.rounding = rounding
    context.clear_traps()
    made = self._fix(context)
    if made._cmp(self):
        return made
    return self.__add__(_make(limit_sign, 1, context.Etiny() - 1), context)


def next_plus(self, context=None):
    return self._step(context, ROUND_CEILING, 0)


def next_minus(self, context=None):
    return self._step(context, ROUND_FLOOR, 1)


def next_toward(self, other, context=None):
    other = _required(other)
    order = self._cmp(other)
    if order == 0:
        return self.copy_sign(other)
    return self.next_plus(context) if order < 0 else self.next_minus(context)


for _function in (
    normalize, quantize, same_quantum, to_integral_exact, to_integral_value, _to_integral, _best, max, min, max_mag, min_mag, scaleb, logb, shift, rotate, _step, next_plus, next_minus, next_toward,
):
    setattr(Decimal, _function.__name__, _function)
Decimal.to_integral = to_integral_value
