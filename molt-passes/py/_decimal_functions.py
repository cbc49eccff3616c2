"""Powers, exponentials and logarithms of decimals, to the last digit: computed with more digits until these decide."""

import math
from _decimal import Decimal
from _decimal import finish as _finish
from _decimal import make as _make
from _decimal import nan as _nan
from _decimal_context import ROUND_HALF_EVEN
from _decimal_form import invalid as _invalid

_ln_ten = {}


def _rounded(sign, coefficient, exponent, context):
    """A result in half-even rounding, whatever the context says."""
    saved = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return _finish(sign, coefficient, exponent, context)
    finally:
        context.rounding = saved


def _fixed_log(numerator, denominator, unit):
    """`ln(numerator / denominator) * unit`, for a ratio not far from one, a few units of `unit` wrong at most."""
    guard = unit << 64
    x = numerator * guard // denominator
    halvings = 0
    while abs(x - guard) > guard >> 6:
        x = math.isqrt(x * guard)
        halvings += 1
    y = (x - guard) * guard // (x + guard)
    square = y * y // guard
    total, term, k = 0, y, 1
    while term:
        total += term // k
        term = term * square // guard
        k += 2
    return (2 * total << halvings) >> 64


def _log_of_ten(digits):
    """`ln(10)` with so many digits after the point, as an int."""
    if digits not in _ln_ten:
        _ln_ten[digits] = _fixed_log(10, 1, 10 ** (digits + 5)) // 10**5
    return _ln_ten[digits]


def _log(coefficient, exponent, digits):
    """`ln(coefficient * 10**exponent)` with so many digits after the point, as an int."""
    length = len(str(coefficient))
    unit = 10 ** (digits + 10)
    ratio = _fixed_log(coefficient, 10 ** (length - 1), unit)
    whole = exponent + length - 1
    return (ratio + whole * _log_of_ten(digits + 10 + len(str(abs(whole)))) // 10 ** len(str(abs(whole)))) // 10**10


def _decides(value, precision):
    """Whether the digits beyond the precision are far enough from a tie."""
    length = len(str(abs(value)))
    beyond = length - precision
    if beyond < 3:
        return False
    rest = abs(value) % 10**beyond
    half = 5 * 10 ** (beyond - 1)
    return abs(rest - half) > 100 and 100 < rest < 10**beyond - 100


def logarithm(d, context, base_ten):
    nan = _nan(d, None, context)
    if nan is not None:
        return nan
    if not d._special and not d._int:
        return _make(1, 0, 0, "Inf")
    if d._sign:
        return _invalid(context)
    if d._special:
        return d
    if d == 1:
        return _make(0, 0, 0)
    if base_ten:
        digits = str(d._int)
        if digits[0] == "1" and not digits[1:].strip("0"):
            power = d._exp + len(digits) - 1
            return _finish(1 if power < 0 else 0, abs(power), 0, context)
    digits = context.prec + 10
    while True:
        value = _log(d._int, d._exp, digits)
        if base_ten:
            value = value * 10**digits // _log_of_ten(digits)
        if _decides(value, context.prec):
            return _rounded(1 if value < 0 else 0, abs(value), -digits, context)
        digits += context.prec + 10


def _exp_of(numerator, digits, precision):
    """`exp(numerator / 10**digits)` as a coefficient and an exponent, with a few digits more than the precision."""
    width = precision + 15
    scale = max(digits, width) + 5
    value = numerator * 10 ** (scale - digits)
    extra = max(len(str(abs(value))) - scale, 0) + 5
    ten = _log_of_ten(scale + extra)
    whole, rest = divmod(value * 10**extra, ten)
    rest //= 10 ** (scale + extra - width) if scale + extra > width else 1
    unit = 10**width
    rest >>= 8
    total, term, k = unit, unit, 1
    while term:
        term = term * rest // (unit * k)
        total += term
        k += 1
    for _ in range(8):
        total = total * total // unit
    return total, whole - width


def _exponential_of(value, digits, context, finish=_rounded):
    """`exp` of a fixed-point number, computed again with more digits while these do not decide."""
    precision = context.prec + 8
    while True:
        coefficient, exponent = _exp_of(value(precision), digits(precision), precision)
        if _decides(coefficient // 10**4, context.prec):
            return finish(0, coefficient // 10**4, exponent + 4, context)
        precision += context.prec + 8


def exponential(d, context):
    nan = _nan(d, None, context)
    if nan is not None:
        return nan
    if d._special:
        return _make(0, 0, 0) if d._sign else d
    if not d._int:
        return _make(0, 1, 0)
    if d.adjusted() > len(str(context.Emax)) + 1:
        if d._sign:
            return _rounded(0, 1, context.Etiny() - 2, context)
        return _rounded(0, 1, context.Emax + 2, context)
    if d.adjusted() < -context.prec - 1:
        return _rounded(0, 10 ** (context.prec + 1) + (-1 if d._sign else 1), -context.prec - 1, context)
    n = -d._int if d._sign else d._int
    if d._exp >= 0:
        n *= 10**d._exp
    return _exponential_of(lambda precision: n, lambda precision: max(-d._exp, 0), context)


def _is_whole(d):
    return d._exp >= 0 or d._int % 10**-d._exp == 0


def power(a, b, context):
    nan = _nan(a, b, context)
    if nan is not None:
        return nan
    if not b._special and not b._int:
        return _invalid(context) if not a._special and not a._int else _make(0, 1, 0)
    whole = not b._special and _is_whole(b)
    sign = 1 if a._sign and whole and int(b) & 1 else 0
    if not a._special and not a._int:
        if b._sign:
            return _make(sign, 0, 0, "Inf")
        return _finish(sign, 0, 0, context)
    if a._special:
        if a._sign and not whole:
            return _invalid(context)
        return _make(sign, 0, 0) if b._sign else _make(sign, 0, 0, "Inf")
    if a._sign and not whole:
        return _invalid(context)
    order = 0 if a.copy_abs() == 1 else 1 if a.copy_abs() > 1 else -1
    if order == 0:
        if whole:
            exact = _finish(sign, a._int ** min(abs(int(b)), 2), a._exp * min(abs(int(b)), 2), context) if a._exp else None
            return _padded_one(sign, a, int(b), context) if exact is not None else _make(sign, 1, 0)
        return _rounded(sign, 10**context.prec, -context.prec, context)
    if b._special:
        grows = (order > 0) != bool(b._sign)
        return _make(0, 0, 0, "Inf") if grows else _make(0, 0, 0)
    if whole and b.adjusted() < 6:
        return _whole_power(sign, a, int(b), context)
    if b.adjusted() + abs(a.adjusted()) > 30 and b.adjusted() > 20:
        return _rounded(sign, 1, context.Emax + 2 if (order > 0) != bool(b._sign) else context.Etiny() - 2, context)

    def scaled(precision):
        digits = precision + 25 + max(b.adjusted(), 0)
        n = _log(a._int, a._exp, digits) * (-b._int if b._sign else b._int)
        return n * 10**b._exp if b._exp >= 0 else n

    def places(precision):
        return precision + 25 + max(b.adjusted(), 0) + max(-b._exp, 0)

    exact = _root_power(a, b, context)
    if exact is not None:
        return exact
    made = _exponential_of(scaled, places, context, _finish)
    return made.copy_negate() if sign else made


def _root_power(a, b, context):
    """A power that comes out even, as `4 ** 0.5` does, in all digits of the precision."""
    if b._exp >= 0 or -b._exp > 4 or len(str(b._int)) > 6:
        return None
    below = 10**-b._exp
    common = math.gcd(b._int, below)
    above, below = b._int // common, below // common
    base = a if not b._sign else context.divide(_make(0, 1, 0), a)
    n, d = base.as_integer_ratio()
    roots = []
    for value in (n, d):
        low, high = 1, 1 << (value.bit_length() // below + 1)
        while low < high:
            middle = (low + high + 1) // 2
            if middle**below <= value:
                low = middle
            else:
                high = middle - 1
        if low**below != value:
            return None
        roots.append(low)
    made = context.divide(Decimal(roots[0] ** above), Decimal(roots[1] ** above))
    shift = context.prec - len(str(made._int))
    return _rounded(0, made._int * 10 ** (shift + 1), made._exp - shift - 1, context)


def _padded_one(sign, a, n, context):
    """A power of one written with zeros."""
    if n < 0:
        return _make(sign, 1, 0) if not a._exp else _finish(sign, 1, 0, context)
    exponent = a._exp * n
    if exponent >= 0:
        return _make(sign, 1, 0)
    return _finish(sign, 10**-exponent, exponent, context)


def _whole_power(sign, a, n, context):
    times = abs(n)
    limit = context.prec + 25
    coefficient, exponent, lost = 1, 0, False
    base, base_exponent = a._int, a._exp
    while times:
        if times & 1:
            coefficient, exponent = coefficient * base, exponent + base_exponent
        base, base_exponent = base * base, base_exponent * 2
        times >>= 1
        for which in (0, 1):
            value = base if which else coefficient
            beyond = len(str(value)) - 2 * limit
            if beyond > 0:
                value = value // 10**beyond
                lost = True
                if which:
                    base, base_exponent = value, base_exponent + beyond
                else:
                    coefficient, exponent = value, exponent + beyond
    if n < 0:
        shift = len(str(coefficient)) + limit
        quotient, rest = divmod(10**shift, coefficient)
        exponent = -exponent - shift
        if rest or lost:
            return _finish(sign, quotient * 10 + 1, exponent - 1, context)
        while quotient % 10 == 0 and exponent < -a._exp * -n:
            quotient //= 10
            exponent += 1
        return _finish(sign, quotient, exponent, context)
    if lost:
        coefficient, exponent = coefficient * 10 + 1, exponent - 1
    return _finish(sign, coefficient, exponent, context)


def power_modulo(a, b, modulus, context):
    whole = all([not each._special and _is_whole(each) for each in (a, b, modulus)])
    if not whole or b._sign or not modulus._int or not a._int and not b._int:
        return _invalid(context)
    result = pow(abs(int(a)), int(b), abs(int(modulus)))
    return Decimal(-result if a._sign and int(b) & 1 else result)
