"""The decimal number: a sign, a coefficient (an int) and an exponent of ten, or a special value."""

import math
import sys
from _decimal_context import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Clamped, Context, ConversionSyntax, DivisionByZero,
    DivisionImpossible, DivisionUndefined, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
    _drop, getcontext,
)
from _namedtuple import namedtuple
from _decimal_text import format_decimal, parse_decimal, text_of

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
_MODULUS = sys.hash_info.modulus


def _make(sign, coefficient, exponent, special=""):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._special = special
    return self


def _length(coefficient):
    """How many digits; none for zero."""
    return len(str(coefficient)) if coefficient else 0


def _finish(sign, coefficient, exponent, context):
    """A finite result, rounded to the precision and kept within the limits of the context."""
    digits = len(str(coefficient))
    etiny = context.Emin - context.prec + 1
    if not coefficient:
        top = context.Etop() if context.clamp else context.Emax
        kept = min(max(exponent, etiny), top)
        if kept != exponent:
            context.signal(Clamped)
        return _make(sign, 0, kept)
    adjusted = exponent + digits - 1
    subnormal = adjusted < context.Emin
    least = max(etiny, exponent + digits - context.prec) if not subnormal else etiny
    rounded = inexact = False
    if exponent < least:
        coefficient, inexact = _drop(coefficient, least - exponent, context.rounding, sign)
        rounded = True
        exponent = least
        if coefficient == 10**context.prec:
            coefficient //= 10
            exponent += 1
    if coefficient and exponent + len(str(coefficient)) - 1 > context.Emax:
        result = _overflowed(sign, context)
        context.signal(Overflow, Inexact, Rounded)
        return result
    signals = []
    if subnormal:
        if inexact:
            signals.append(Underflow)
        signals.append(Subnormal)
        if not coefficient:
            signals.append(Clamped)
    if inexact:
        signals.append(Inexact)
    if rounded:
        signals.append(Rounded)
    if context.clamp and exponent > context.Etop():
        coefficient *= 10 ** (exponent - context.Etop())
        exponent = context.Etop()
        signals.append(Clamped)
    if signals:
        context.signal(*signals)
    return _make(sign, coefficient, exponent)


def _overflowed(sign, context):
    mode = context.rounding
    infinite = mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, "ROUND_HALF_DOWN", "ROUND_UP")
    infinite = infinite or mode == ROUND_CEILING and not sign or mode == ROUND_FLOOR and sign
    if infinite:
        return _make(sign, 0, 0, "Inf")
    return _make(sign, 10**context.prec - 1, context.Etop())


def _invalid(context, kind=InvalidOperation):
    context.signal(kind)
    return _make(0, 0, 0, "NaN")


def _convert(value):
    """An operand as a decimal, or NotImplemented."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(1 if value < 0 else 0, abs(int(value)), 0)
    return NotImplemented


def _for_comparison(self, other, equality=False):
    if isinstance(other, float):
        getcontext().flags[FloatOperation] = True
        if getcontext().traps[FloatOperation]:
            raise FloatOperation("strict semantics for mixing floats and Decimals are enabled")
        return self, Decimal.from_float(other)
    if not isinstance(other, (Decimal, int)) and hasattr(other, "numerator") and hasattr(other, "denominator"):
        if self._special:
            return self, _make(0, 0, 0)
        return _make(self._sign, self._int * other.denominator, self._exp), Decimal(other.numerator)
    if equality and isinstance(other, complex) and other.imag == 0:
        return self, Decimal.from_float(other.real)
    return self, _convert(other)


class Decimal:
    __slots__ = ("_sign", "_int", "_exp", "_special")
    __module__ = "decimal"

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            parsed = parse_decimal(value)
            if parsed is None:
                context = context or getcontext()
                context.signal(ConversionSyntax)
                parsed = 0, 0, 0, "NaN"
            self._sign, self._int, self._exp, self._special = parsed
        elif isinstance(value, int):
            self._sign, self._int, self._exp, self._special = 1 if value < 0 else 0, abs(int(value)), 0, ""
        elif isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, float):
            context = context or getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            other = Decimal.from_float(value)
            self._sign, self._int, self._exp, self._special = other._sign, other._int, other._exp, other._special
        elif isinstance(value, (tuple, list)):
            self._sign, self._int, self._exp, self._special = _from_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(int(f))
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if math.isinf(f) or math.isnan(f):
            return cls(repr(float(f)))
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        made = _make(1 if math.copysign(1.0, f) < 0 else 0, n * 5**k, -k)
        return made if cls is Decimal else cls(made)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return text_of(self, False, getcontext().capitals)

    def to_eng_string(self, context=None):
        return text_of(self, True, (context or getcontext()).capitals)

    def __format__(self, specifier, context=None):
        return format_decimal(self, specifier, context or getcontext())

    def as_tuple(self):
        if self._special:
            exponent = {"Inf": "F", "NaN": "n", "sNaN": "N"}[self._special]
            digits = (0,) if self._special == "Inf" else tuple([int(c) for c in str(self._int)]) if self._int else ()
            return DecimalTuple(self._sign, digits, exponent)
        return DecimalTuple(self._sign, tuple([int(c) for c in str(self._int)]), self._exp)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "Inf":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        if not self._int:
            return 0, 1
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10**-self._exp
        common = math.gcd(n, d)
        return n // common, d // common

    def is_nan(self):
        return self._special in ("NaN", "sNaN")

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return self._special == "sNaN"

    def is_infinite(self):
        return self._special == "Inf"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and not self._int

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        context = context or getcontext()
        return not self._special and self._int != 0 and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return not self._special and self._int != 0 and self.adjusted() < context.Emin

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def conjugate(self):
        return self

    def radix(self):
        return Decimal(10)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def number_class(self, context=None):
        if self.is_snan():
            return "sNaN"
        if self.is_qnan():
            return "NaN"
        sign = "-" if self._sign else "+"
        if self._special:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def _nan(self, other, context):
        """The NaN that an operation with a NaN gives, or nothing."""
        for each in (self, other):
            if each is not None and each._special == "sNaN":
                context.signal(InvalidOperation)
                return _make(each._sign, each._int, 0, "NaN")
        for each in (self, other):
            if each is not None and each._special == "NaN":
                return each
        return None

    # Comparison.

    def _cmp(self, other):
        if self._special or other._special:
            a = 0 if not self._special else -1 if self._sign else 1
            b = 0 if not other._special else -1 if other._sign else 1
            return (a > b) - (a < b)
        if not self._int or not other._int:
            a = 0 if not self._int else -1 if self._sign else 1
            b = 0 if not other._int else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            a, b = self._int, other._int
            if self._exp > other._exp:
                a *= 10 ** (self._exp - other._exp)
            else:
                b *= 10 ** (other._exp - self._exp)
        order = (a > b) - (a < b)
        return -order if self._sign else order

    def _ordered(self, other, wanted):
        self, other = _for_comparison(self, other)
        if other is NotImplemented:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            getcontext().signal(InvalidOperation)
            return False
        return self._cmp(other) in wanted

    def __eq__(self, other):
        self, other = _for_comparison(self, other, True)
        if other is NotImplemented:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if self.is_snan() or other.is_snan():
                getcontext().signal(InvalidOperation)
            return False
        return self._cmp(other) == 0

    def __lt__(self, other):
        return self._ordered(other, (-1,))

    def __le__(self, other):
        return self._ordered(other, (-1, 0))

    def __gt__(self, other):
        return self._ordered(other, (1,))

    def __ge__(self, other):
        return self._ordered(other, (0, 1))

    def compare(self, other, context=None):
        context = context or getcontext()
        other = _required(other)
        nan = self._nan(other, context)
        return Decimal(self._cmp(other)) if nan is None else nan

    def compare_total(self, other, context=None):
        other = _required(other)
        return Decimal(_total_order(self, other))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_required(other).copy_abs())

    def __hash__(self):
        if self._special:
            if self._special == "sNaN":
                raise TypeError("Cannot hash a signaling NaN value")
            if self._special == "NaN":
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        if self._exp >= 0:
            power = pow(10, self._exp, _MODULUS)
        else:
            power = pow(pow(10, _MODULUS - 2, _MODULUS), -self._exp, _MODULUS)
        result = self._int * power % _MODULUS
        result = -result if self._sign else result
        return -2 if result == -1 else result

    def __bool__(self):
        return bool(self._special) or self._int != 0

    # Conversion.

    def __int__(self):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        n = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self.is_nan():
            if self.is_snan():
                raise ValueError("Cannot convert signaling NaN to float")
            return float("-nan" if self._sign else "nan")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def _whole(self, rounding):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        if self._exp >= 0:
            n = self._int * 10**self._exp
        else:
            n = _drop(self._int, -self._exp, rounding, self._sign)[0]
        return -n if self._sign else n

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    # Arithmetic.

    def _fix(self, context):
        if self._special:
            return self
        return _finish(self._sign, self._int, self._exp, context)

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._special:
            return self._nan(None, context) or self.copy_negate()
        sign = 1 - self._sign
        if not self._int and context.rounding != ROUND_FLOOR:
            sign = 0
        return _finish(sign, self._int, self._exp, context)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self._special:
            return self._nan(None, context) or self
        sign = 0 if not self._int and context.rounding != ROUND_FLOOR else self._sign
        return _finish(sign, self._int, self._exp, context)

    def __abs__(self, round=True, context=None):
        return self.__neg__(context) if self._sign else self.__pos__(context)

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return _invalid(context)
            return self if self._special else other
        exponent = min(self._exp, other._exp)
        a, b = self._int, other._int
        if a and b and abs(self._exp - other._exp) > context.prec + 2 + max(len(str(a)), len(str(b))):
            return self._add_far(other, context)
        if not a and not b:
            sign = self._sign & other._sign
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return _finish(sign, 0, exponent, context)
        if not a or not b:
            large = other if not a else self
            if large._exp - exponent > context.prec + 2:
                exponent = max(exponent, large._exp - context.prec - 1)
            return _finish(large._sign, large._int * 10 ** (large._exp - exponent), exponent, context)
        a *= 10 ** (self._exp - exponent)
        b *= 10 ** (other._exp - exponent)
        total = (-a if self._sign else a) + (-b if other._sign else b)
        if not total:
            return _finish(1 if context.rounding == ROUND_FLOOR else 0, 0, exponent, context)
        return _finish(1 if total < 0 else 0, abs(total), exponent, context)

    def _add_far(self, other, context):
        """A sum of which one side only touches the rounding of the other."""
        large, small = (self, other) if self.adjusted() > other.adjusted() else (other, self)
        shift = context.prec + 3
        a = large._int * 10**shift
        exponent = large._exp - shift
        a = a + 1 if small._sign == large._sign else a - 1
        return _finish(large._sign, a, exponent, context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if other.is_nan():
            return self.__add__(other, context)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self.is_zero() or other.is_zero():
                return _invalid(context)
            return _make(sign, 0, 0, "Inf")
        return _finish(sign, self._int * other._int, self._exp + other._exp, context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return _invalid(context)
            if self._special:
                return _make(sign, 0, 0, "Inf")
            context.signal(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return _invalid(context, DivisionUndefined)
            context.signal(DivisionByZero)
            return _make(sign, 0, 0, "Inf")
        exponent = self._exp - other._exp
        if not self._int:
            return _finish(sign, 0, exponent, context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent -= shift
        if shift >= 0:
            coefficient, rest = divmod(self._int * 10**shift, other._int)
        else:
            coefficient, rest = divmod(self._int, other._int * 10**-shift)
        if rest:
            if coefficient % 5 == 0:
                coefficient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and coefficient % 10 == 0:
                coefficient //= 10
                exponent += 1
        return _finish(sign, coefficient, exponent, context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divide(self, other, context):
        """The whole quotient and what remains, of finite numbers."""
        exponent = min(self._exp, other._exp)
        sign = self._sign ^ other._sign
        if not self._int or self.adjusted() - other.adjusted() <= -2:
            return _make(sign, 0, 0), _finish(self._sign, self._int * 10 ** (self._exp - exponent), exponent, context)
        if self.adjusted() - other.adjusted() > context.prec:
            return None
        a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
        q, r = divmod(a, b)
        if q >= 10**context.prec:
            return None
        return _make(sign, q, 0), _finish(self._sign, r, exponent, context)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._special:
            if other._special:
                nan = _invalid(context)
                return nan, nan
            return _make(sign, 0, 0, "Inf"), _invalid(context)
        if other._special:
            return _make(sign, 0, 0), self._fix(context)
        if not other._int:
            if not self._int:
                nan = _invalid(context, DivisionUndefined)
                return nan, nan
            context.signal(DivisionByZero, InvalidOperation)
            return _make(sign, 0, 0, "Inf"), _make(0, 0, 0, "NaN")
        both = self._divide(other, context)
        if both is None:
            nan = _invalid(context, DivisionImpossible)
            return nan, nan
        return both

    def __rdivmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._special:
            return _invalid(context) if other._special else _make(sign, 0, 0, "Inf")
        if other._special:
            return _make(sign, 0, 0)
        if not other._int:
            if not self._int:
                return _invalid(context, DivisionUndefined)
            context.signal(DivisionByZero)
            return _make(sign, 0, 0, "Inf")
        both = self._divide(other, context)
        return _invalid(context, DivisionImpossible) if both is None else both[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if self._special:
            return _invalid(context)
        if other._special:
            return self._fix(context)
        if not other._int:
            return _invalid(context, InvalidOperation if self._int else DivisionUndefined)
        both = self._divide(other, context)
        return _invalid(context, DivisionImpossible) if both is None else both[1]

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _required(other)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if self._special or not other._special and not other._int:
            return _invalid(context)
        if other._special:
            return self._fix(context)
        exponent = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
        q, r = divmod(a, b)
        sign = self._sign
        if 2 * r + (q & 1) > b:
            r, sign = b - r, 1 - sign
        return _finish(sign, r, exponent, context)

    def fma(self, other, third, context=None):
        other, third = _required(other), _required(third)
        context = context or getcontext()
        if self._special or other._special:
            return self.__mul__(other, context).__add__(third, context)
        product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product.__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        from _decimal_functions import power, power_modulo

        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return power_modulo(self, other, _required(modulo), context or getcontext())
        return power(self, other, context or getcontext())

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def sqrt(self, context=None):
        from _decimal_functions import square_root

        return square_root(self, context or getcontext())

    def exp(self, context=None):
        from _decimal_functions import exponential

        return exponential(self, context or getcontext())

    def ln(self, context=None):
        from _decimal_functions import logarithm

        return logarithm(self, context or getcontext(), False)

    def log10(self, context=None):
        from _decimal_functions import logarithm

        return logarithm(self, context or getcontext(), True)

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _make(_required(other)._sign, self._int, self._exp, self._special)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (str(self),)


def _required(value):
    made = _convert(value)
    if made is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return made


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return sign, 0, 0, "Inf"
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coefficient = int("".join([str(digit) for digit in digits]) or "0")
    if exponent in ("n", "N"):
        return sign, coefficient, 0, "NaN" if exponent == "n" else "sNaN"
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return sign, coefficient, exponent, ""


_RANKS = {"": 0, "Inf": 1, "sNaN": 2, "NaN": 3}


def _total_order(a, b):
    """The order in which -0 comes before 0 and 1.0 before 1."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    x, y = _RANKS[a._special], _RANKS[b._special]
    if x == y:
        if x == 0:
            order = a.copy_abs()._cmp(b.copy_abs())
            x, y = (order, 0) if order else (a._exp, b._exp)
        else:
            x, y = a._int, b._int
    order = (x > y) - (x < y)
    return -order if a._sign else order
