"""A telephone bill in decimals, each amount rounded as the law says."""

import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

RATES = [Decimal("0.0013"), Decimal("0.00894")]
CENT = Decimal("0.01")
BASIC_TAX = Decimal("0.0675")
DISTANCE_TAX = Decimal("0.0341")


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    total = basic = distance = Decimal("0")
    seed = 12345
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        far = seed >> 4 & 1
        price = (Decimal(seed % 100000) * RATES[far]).quantize(CENT, ROUND_HALF_EVEN)
        tax = (price * BASIC_TAX).quantize(CENT, ROUND_DOWN)
        basic += tax
        amount = price + tax
        if far:
            tax = (price * DISTANCE_TAX).quantize(CENT, ROUND_DOWN)
            distance += tax
            amount += tax
        total += amount
    print(total, basic, distance)


main()
