"""Rounding that makes a number longer, powers of decimals in every rounding, floats too large for two bytes."""

import csv
import struct
from decimal import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext,
)

for number in (99999.5, 0.000099999, 0.0, 123456.0, 1e-5, 9.99999e22, -99.9995, 1.0):
    for precision in (0, 1, 3, 5, 8):
        print(f"{number:#.{precision}g}", f"{number:#.{precision}}", "%#.*g" % (precision, number), f"{number:#.{precision}G}", end=" ")
    print()
print(f"{complex(99999.5, 0.1):#.5g}")
for rounding in (
    ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_DOWN, ROUND_05UP,
):
    with localcontext() as context:
        context.prec, context.rounding = 5, rounding
        powers = Decimal("2.675") ** 7, Decimal("-453300.575") ** 7, Decimal("1.1") ** 20, Decimal(3) ** -3, Decimal(7) ** 13
        print(rounding, *powers, Decimal("1.00001") ** 100, Decimal(2) ** Decimal("0.5"), Decimal(2).sqrt(), Decimal(2).exp())


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: struct.pack("e", 2**40))
show(lambda: struct.pack("<e", 1e10))
show(lambda: struct.pack("<f", 1e300))
show(lambda: struct.pack("<f", 10**100))
some = bytearray(range(8))
some[::2] = b""
print(some)
some[2:0:-1] = b""
print(some)
show(lambda: some.__setitem__(slice(0, 2, 2), b"ab"))
for strict in (False, True):
    show(lambda: list(csv.reader(["a\\\nb", "c,d", "e"], escapechar="\\", strict=strict)))
