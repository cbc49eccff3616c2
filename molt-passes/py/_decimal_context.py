"""The signals of decimal arithmetic, and the contexts that say what becomes of them."""

from collections.abc import MutableMapping

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = True
HAVE_CONTEXTVAR = True

class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


_INVALID = 0x3BA
# In the order in which a report lists them.
_BITS = {
    InvalidOperation: _INVALID,
    FloatOperation: 0x400,
    DivisionByZero: 4,
    Overflow: 0x800,
    Underflow: 0x4000,
    Subnormal: 0x2000,
    Inexact: 0x40,
    Rounded: 0x1000,
    Clamped: 1,
}
EXCEPTIONS = (*_BITS, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)


class SignalDict(MutableMapping):
    """Which signals are set in the flags or the traps of a context."""

    __module__ = "abc"
    __slots__ = ("_context", "_traps")

    def __init__(self, context, traps):
        self._context = context
        self._traps = traps

    def _mask(self):
        return self._context._trap_bits if self._traps else self._context._flag_bits

    def __getitem__(self, signal):
        return self._mask() & _bits_of(signal) != 0

    def __setitem__(self, signal, value):
        bits = _bits_of(signal)
        mask = self._mask() | bits if value else self._mask() & ~bits
        if self._traps:
            self._context._trap_bits = mask
        else:
            self._context._flag_bits = mask

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_BITS)

    def __len__(self):
        return len(_BITS)

    def __repr__(self):
        mask = self._mask()
        return "{" + ", ".join([f"{signal!r}:{mask & bits != 0}" for signal, bits in _BITS.items()]) + "}"

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._mask() == other._mask()
        if isinstance(other, dict):
            return self._mask() == _mask_of_dict(other)
        return NotImplemented

    __hash__ = None

    def copy(self):
        mask = self._mask()
        return {signal: mask & bits != 0 for signal, bits in _BITS.items()}


def _bits_of(signal):
    try:
        return _BITS[signal]
    except (KeyError, TypeError):
        pass
    raise KeyError(
        "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
        "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"
    )


def _mask_of_dict(given):
    if len(given) != len(_BITS):
        raise ValueError("invalid signal dict")
    mask = 0
    for signal, bits in _BITS.items():
        if signal not in given:
            raise ValueError("invalid signal dict")
        if given[signal]:
            mask |= bits
    return mask


def mask_of(given, lists=True):
    """The bits of signals given as a dict, or as a list where that is allowed."""
    if isinstance(given, SignalDict):
        return given._mask()
    if lists and isinstance(given, list):
        mask = 0
        for signal in given:
            mask |= _bits_of(signal)
        return mask
    if not isinstance(given, dict):
        raise TypeError("argument must be a signal dict")
    try:
        return _mask_of_dict(given)
    except ValueError as error:
        raise KeyError(*error.args) from None


def _rounds_up(rounding, negative, last_digit, half):
    """Whether a magnitude goes up when digits fall away: `half` is -1, 0 or 1 as they are below, at or above one half."""
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and last_digit & 1 == 1
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return bool(negative)
    return last_digit in (0, 5)


def _drop(coefficient, count, rounding, negative):
    """The coefficient without its last `count` digits, rounded, and whether it is no longer exact."""
    if count <= 0:
        return coefficient, False
    unit = 10**count
    kept, rest = divmod(coefficient, unit)
    if not rest:
        return kept, False
    twice = 2 * rest
    half = -1 if twice < unit else 1 if twice > unit else 0
    if _rounds_up(rounding, negative, kept % 10, half):
        kept += 1
    return kept, True
