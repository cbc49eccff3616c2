"""Rational numbers."""

import math
import numbers
import operator
import sys

import _fractions

__all__ = ["Fraction"]

_HASH_MODULUS = sys.hash_info.modulus
_HASH_INF = sys.hash_info.inf


def _digits(text, start):
    """The end of a run of digits with single underscores between, from `start`; `start` itself where there is none."""
    i = start
    while i < len(text) and (text[i].isdecimal() or text[i] == "_" and i > start and text[i - 1] != "_"):
        i += 1
    return i - 1 if i > start and text[i - 1] == "_" else i


def _parse(text):
    """The numerator and denominator that a text says, or nothing."""
    text = text.strip()
    sign, i = 1, 0
    if text[:1] in ("+", "-"):
        sign, i = (-1 if text[0] == "-" else 1), 1
    end = _digits(text, i)
    whole = text[i:end].replace("_", "")
    rest = text[end:].lstrip()
    if whole and rest.startswith("/"):
        start = len(text) - len(rest[1:].lstrip())
        stop = _digits(text, start)
        below = text[start:stop].replace("_", "")
        return (sign * int(whole), int(below)) if below and stop == len(text) else None
    decimal, exponent = "", 0
    if end < len(text) and text[end] == ".":
        stop = _digits(text, end + 1)
        decimal = text[end + 1 : stop].replace("_", "")
        end = stop
    if not whole and not decimal:
        return None
    if end < len(text) and text[end] in "eE":
        j = end + 1
        if j < len(text) and text[j] in "+-":
            j += 1
        stop = _digits(text, j)
        if stop == j:
            return None
        exponent = int(text[end + 1 : stop])
        end = stop
    if end != len(text):
        return None
    numerator, denominator = int(whole + decimal or "0"), 10 ** len(decimal)
    if exponent >= 0:
        numerator *= 10**exponent
    else:
        denominator *= 10**-exponent
    return sign * numerator, denominator


class Fraction(numbers.Rational):
    """A numerator over a positive denominator, in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        made = _fractions.new(cls, numerator, denominator)
        if made is not None:
            return made
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, float) or not isinstance(numerator, (type, str)) and hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError("Invalid literal for Fraction: %r" % numerator)
            numerator, denominator = parsed
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            dec = int(dec)
        elif not hasattr(dec, "as_tuple"):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        if cls is Fraction:
            return _fractions.coprime(numerator, denominator)
        made = super(Fraction, cls).__new__(cls)
        made._numerator = numerator
        made._denominator = denominator
        return made

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._from_coprime_ints(p1, q1)
        return Fraction._from_coprime_ints(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        return _format(self, format_spec)

    def __add__(a, b):
        made = _fractions.add(a, b)
        if made is not None:
            return made
        other = _operand(b)
        if other is None:
            return _beyond(operator.add, a, b)
        na, da = a._numerator, a._denominator
        nb, db = other
        common = math.gcd(da, db)
        if common == 1:
            return Fraction._from_coprime_ints(na * db + da * nb, da * db)
        s = da // common
        t = na * (db // common) + nb * s
        again = math.gcd(t, common)
        if again == 1:
            return Fraction._from_coprime_ints(t, s * db)
        return Fraction._from_coprime_ints(t // again, s * (db // again))

    def __radd__(b, a):
        return _reflected(operator.add, a, b)

    def __sub__(a, b):
        made = _fractions.subtract(a, b)
        if made is not None:
            return made
        other = _operand(b)
        if other is None:
            return _beyond(operator.sub, a, b)
        return Fraction(a._numerator * other[1] - other[0] * a._denominator, a._denominator * other[1])

    def __rsub__(b, a):
        return _reflected(operator.sub, a, b)

    def __mul__(a, b):
        made = _fractions.multiply(a, b)
        if made is not None:
            return made
        other = _operand(b)
        if other is None:
            return _beyond(operator.mul, a, b)
        return Fraction(a._numerator * other[0], a._denominator * other[1])

    def __rmul__(b, a):
        return _reflected(operator.mul, a, b)

    def __truediv__(a, b):
        made = _fractions.divide(a, b)
        if made is not None:
            return made
        other = _operand(b)
        if other is None:
            return _beyond(operator.truediv, a, b)
        if other[0] == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % other[1])
        return Fraction(a._numerator * other[1], a._denominator * other[0])

    def __rtruediv__(b, a):
        return _reflected(operator.truediv, a, b)

    def __floordiv__(a, b):
        other = _operand(b)
        if other is None:
            return _beyond(operator.floordiv, a, b)
        return (a._numerator * other[1]) // (a._denominator * other[0])

    def __rfloordiv__(b, a):
        return _reflected(operator.floordiv, a, b)

    def __divmod__(a, b):
        other = _operand(b)
        if other is None:
            return _beyond(divmod, a, b)
        div, left = divmod(a._numerator * other[1], a._denominator * other[0])
        return div, Fraction(left, a._denominator * other[1])

    def __rdivmod__(b, a):
        return _reflected(divmod, a, b)

    def __mod__(a, b):
        made = _fractions.remainder(a, b)
        if made is not None:
            return made
        other = _operand(b)
        if other is None:
            return _beyond(operator.mod, a, b)
        return Fraction((a._numerator * other[1]) % (other[0] * a._denominator), a._denominator * other[1])

    def __rmod__(b, a):
        return _reflected(operator.mod, a, b)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction._from_coprime_ints(a._numerator**power, a._denominator**power)
                if a._numerator > 0:
                    return Fraction._from_coprime_ints(a._denominator**-power, a._numerator**-power)
                if a._numerator == 0:
                    raise ZeroDivisionError("Fraction(%s, 0)" % a._denominator**-power)
                return Fraction._from_coprime_ints((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, left = divmod(self._numerator, self._denominator)
            twice = left * 2
            if twice < self._denominator:
                return floor
            if twice > self._denominator or floor % 2 == 1:
                return floor + 1
            return floor
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            result = _HASH_INF
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        same = _fractions.equal(a, b)
        if same is not None:
            return same
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        found = _fractions.less(a, b)
        return a._compare(b, operator.lt) if found is None else found

    def __gt__(a, b):
        found = _fractions.greater(a, b)
        return a._compare(b, operator.gt) if found is None else found

    def __le__(a, b):
        found = _fractions.less_or_equal(a, b)
        return a._compare(b, operator.le) if found is None else found

    def __ge__(a, b):
        found = _fractions.greater_or_equal(a, b)
        return a._compare(b, operator.ge) if found is None else found

    def __bool__(a):
        return bool(a._numerator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)


_fractions.prepare(Fraction)


def _operand(value):
    """The numerator and denominator of a fraction or an int, else nothing."""
    if isinstance(value, Fraction):
        return value._numerator, value._denominator
    if isinstance(value, int):
        return int(value), 1
    return None


def _beyond(op, a, b):
    """With floats and complex numbers, the fraction is a float."""
    if isinstance(b, float):
        return op(float(a), b)
    if isinstance(b, complex):
        return op(complex(a), b)
    return NotImplemented


def _reflected(op, a, b):
    if isinstance(a, numbers.Rational):
        return op(Fraction(a.numerator, a.denominator), b)
    if isinstance(a, numbers.Real):
        return op(float(a), float(b))
    if isinstance(a, numbers.Complex):
        return op(complex(a), complex(b))
    return NotImplemented


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """`n / d` to a multiple of a power of ten, half to even: whether it is negative, and the multiple."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    sign = q < 0 if no_neg_zero else n < 0
    return sign, abs(q)


def _round_to_figures(n, d, figures):
    """`n / d` to so many significant figures: sign, digits as an int, exponent."""
    if n == 0:
        return False, 0, 1 - figures
    str_n, str_d = str(abs(n)), str(d)
    m = len(str_n) - len(str_d) + (str_d <= str_n)
    exponent = m - figures
    sign, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return sign, significand, exponent


def _has_zeros(digits):
    """Whether a number is written with zeros before it."""
    return len(digits) > 1 and digits[0] == "0"


def _read_spec(spec):
    """The parts of a format for fractions, or nothing."""
    i, fill, align = 0, " ", ">"
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, i = spec[0], spec[1], 2
    elif spec[:1] in ("<", ">", "=", "^") and spec:
        align, i = spec[0], 1
    explicit = i > 0
    sign = no_neg_zero = alternate = zero = False
    sign = "-"
    if i < len(spec) and spec[i] in "+- ":
        sign, i = spec[i], i + 1
    if i < len(spec) and spec[i] == "z":
        no_neg_zero, i = True, i + 1
    if i < len(spec) and spec[i] == "#":
        alternate, i = True, i + 1
    if i + 1 < len(spec) and spec[i] == "0" and spec[i + 1].isdigit():
        zero, i = True, i + 1
    start = i
    while i < len(spec) and spec[i].isdigit():
        i += 1
    if _has_zeros(spec[start:i]):
        return None
    width = int(spec[start:i] or 0)
    comma = ""
    if i < len(spec) and spec[i] in ",_":
        comma, i = spec[i], i + 1
    precision = 6
    if i < len(spec) and spec[i] == ".":
        start = i = i + 1
        while i < len(spec) and spec[i].isdigit():
            i += 1
        if i == start or _has_zeros(spec[start:i]):
            return None
        precision = int(spec[start:i])
    if i != len(spec) - 1 or spec[i] not in "eEfFgG%":
        return None
    if zero and explicit:
        raise ValueError("can't use explicit alignment when zero-padding")
    return fill, align, sign, no_neg_zero, alternate, zero, width, comma, precision, spec[i]


def _format(self, spec):
    wrong = f"Invalid format specifier {spec!r} for object of type {type(self).__name__!r}"
    try:
        read = _read_spec(spec)
    except ValueError as error:
        raise ValueError(f"{wrong}; {error}") from None
    if read is None:
        raise ValueError(wrong)
    fill, align, pos_sign, no_neg_zero, alternate, zero, width, comma, precision, kind = read
    if kind in "fF%":
        exponent = -precision
        if kind == "%":
            exponent -= 2
        negative, significand = _round_to_exponent(self._numerator, self._denominator, exponent, no_neg_zero)
        scientific, point = False, precision
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        negative, significand, exponent = _round_to_figures(self._numerator, self._denominator, figures)
        scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
        point = figures - 1 if scientific else -exponent
    if kind == "%":
        suffix = "%"
    elif scientific:
        suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
    else:
        suffix = ""
    digits = f"{significand:0{point + 1}d}"
    sign = "-" if negative else "" if pos_sign == "-" else pos_sign
    leading = digits[: len(digits) - point]
    frac = digits[len(digits) - point :]
    if kind in "gG" and not alternate:
        frac = frac.rstrip("0")
    separator = "." if alternate or frac else ""
    trailing = separator + frac + suffix
    if zero:
        least = width - len(sign) - len(trailing)
        leading = leading.zfill(3 * least // 4 + 1 if comma else least)
    if comma:
        first = 1 + (len(leading) - 1) % 3
        leading = leading[:first] + "".join([comma + leading[at : at + 3] for at in range(first, len(leading), 3)])
    body = leading + trailing
    padding = fill * (width - len(sign) - len(body))
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body
