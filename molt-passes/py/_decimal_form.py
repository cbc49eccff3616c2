"""Operations on the digits of decimals: neighbours, shifts, rotations, logic."""

from _decimal import make, nan
from _decimal_context import ROUND_CEILING, ROUND_FLOOR

_INVALID_OPERATION = 0x100
_INEXACT_ROUNDED = 0x1040


def invalid(context, bits=_INVALID_OPERATION):
    context._note(bits)
    return make(0, 0, 0, "NaN")


def _places(other, context):
    """How far digits move, or nothing where that is no place within the precision."""
    if other._special or other._exp != 0 or other._int > context.prec:
        return None
    return -other._int if other._sign else other._int


def _moved(d, other, context, function):
    found = nan(d, other, context)
    if found is not None:
        return found
    places = _places(other, context)
    if places is None:
        return invalid(context)
    if d._special:
        return d
    digits = str(d._int)[-context.prec :].zfill(context.prec)
    return make(d._sign, int(function(digits, places) or "0"), d._exp)


def shift(d, other, context):
    def move(digits, places):
        return (digits + "0" * places)[places:] if places >= 0 else digits[:places]

    return _moved(d, other, context, move)


def rotate(d, other, context):
    return _moved(d, other, context, lambda digits, places: digits[places:] + digits[:places])


def _step(d, context, rounding, limit_sign):
    if d._special:
        found = nan(d, None, context)
        if found is not None:
            return found
        if d._sign != limit_sign:
            return make(d._sign, 10**context.prec - 1, context.Etop())
        return d
    quiet = context.copy()
    quiet.rounding = rounding
    quiet.clear_traps()
    made = quiet.plus(d)
    if made.compare_total(d)._int and made != d:
        return made
    return quiet.add(d, make(limit_sign, 1, quiet.Etiny() - 1))


def next_plus(d, context):
    return _step(d, context, ROUND_CEILING, 0)


def next_minus(d, context):
    return _step(d, context, ROUND_FLOOR, 1)


def next_toward(d, other, context):
    found = nan(d, other, context)
    if found is not None:
        return found
    if d == other:
        return d.copy_sign(other)
    made = next_plus(d, context) if d < other else next_minus(d, context)
    if made._special:
        context._note(0x800 | _INEXACT_ROUNDED)
    elif made.adjusted() < context.Emin:
        context._note(0x6000 | _INEXACT_ROUNDED | (0 if made._int else 1))
    return made


def _logical(d, context):
    """The digits of an operand that has zeros and ones only, or nothing."""
    if d._special or d._sign or d._exp:
        return None
    digits = str(d._int)
    return None if digits.strip("01") else digits[-context.prec :].zfill(context.prec)


def _by_digits(a, b, context, function):
    x, y = _logical(a, context), _logical(b, context)
    if x is None or y is None:
        return invalid(context)
    return make(0, int("".join([str(function(int(p), int(q))) for p, q in zip(x, y)])), 0)


def logical_and(a, b, context):
    return _by_digits(a, b, context, lambda p, q: p & q)


def logical_or(a, b, context):
    return _by_digits(a, b, context, lambda p, q: p | q)


def logical_xor(a, b, context):
    return _by_digits(a, b, context, lambda p, q: p ^ q)


def logical_invert(a, context):
    return _by_digits(a, make(0, (10**context.prec - 1) // 9, 0), context, lambda p, q: p ^ q)
