"""Quotients of decimals whose zeros go, and complex numbers beside other numbers."""

from decimal import Decimal, getcontext, localcontext

for a in (1, 5, 10, 100, 12345, 10**10, 10**27, 10**28 + 1, 10**40, 7, 0, 2**100):
    for b in (1, 2, 4, 5, 8, 10, 100, 125, 10**9, 3, 2**60, Decimal("0.001"), Decimal("1E+20")):
        q = Decimal(a) / b
        print(q, q.as_tuple().exponent, end=" ")
    print()
for precision in (1, 3, 40, 60):
    with localcontext() as context:
        context.prec = precision
        print(Decimal(100) / 8, Decimal(10) ** 50 / 4, Decimal(1) / 1024, Decimal("1.000") / Decimal("0.50"), Decimal(6) / 3, Decimal("1E+60") / 1)
print(getcontext().prec, Decimal("3.00") / Decimal("1.000"), Decimal("1000") / 10, Decimal("1E+3") / 10, -Decimal(50) / 20)
values = [1j, 2 + 3j, 1.5, 2, True, -0.0, 10**20, complex("nan"), complex(1, float("inf"))]
for a in values:
    for b in values:
        out = []
        for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a == b, lambda: a != b):
            try:
                out.append(str(f()))
            except Exception as e:
                out.append(type(e).__name__ + str(e))
        print(*out)
for f in (lambda: 1j < 2, lambda: 1j // 2, lambda: 1j % 2, lambda: 1j + "a", lambda: "a" * 1j, lambda: 10**400 * 1j, lambda: 1j / 0, lambda: 1j + [], lambda: [] + 1j):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C(complex):
    def __add__(self, other):
        return "own sum"

    def __radd__(self, other):
        return "own reflected"


print(C(1) + 1j, 1j + C(1), C(1) + C(2), C(1) * 2j, 2 + C(1), C(1) + "x")
