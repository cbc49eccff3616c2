"""What decimals are made of and taken apart into."""

from _decimal import make
from _namedtuple import namedtuple

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return make(sign, 0, 0, "Inf")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coefficient = int("".join([str(digit) for digit in digits]) or "0")
    if exponent in ("n", "N"):
        return make(sign, coefficient, 0, "NaN" if exponent == "n" else "sNaN")
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return make(sign, coefficient, exponent)
