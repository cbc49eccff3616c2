# Fractions of small, middle and large numbers, with ints, floats and other numbers; common divisors of large ints.
import math
import operator
from decimal import Decimal
from fractions import Fraction


def show(label, f):
    try:
        print(label, repr(f()))
    except BaseException as e:
        print(label, type(e).__name__, e)


class Third(Fraction):
    """A subclass: what is computed from it is a plain fraction."""


class Count(int):
    pass


values = [
    Fraction(0), Fraction(1), Fraction(-1, 3), Fraction(7, 4), Fraction(2**62 - 1, 2**61 + 1), Fraction(-(2**63), 3**40), Fraction(2**64, 2**64 - 1),
    Fraction(10**40, 3**80), Fraction(-(2**127), 5), Fraction(1, 2**127 - 1), Third(5, 6), 0, 1, -4, True, 2**62, -(2**63), 2**64, 3**90, Count(9),
    0.5, -2.25, float("inf"), float("nan"), 1 + 2j, "1/2", None, Decimal("0.5"),
]
operations = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.mod, operator.floordiv, divmod,
    operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge,
]
for a in values[:11]:
    for b in values:
        for op in operations:
            show((op.__name__, a, b), lambda: op(a, b))
            if not isinstance(b, Fraction):
                show((op.__name__, b, a), lambda: op(b, a))
    show(a, lambda: (str(a), hash(a) == hash(Fraction(a.numerator, a.denominator)), -a, +a, abs(a), float(a), int(a), round(a), round(a, 2), math.floor(a), math.ceil(a), bool(a), type(a + 1)))

for args in [(1, 2), (2, 4), (-3, -6), (3, -6), (0, 5), (5, 0), (True, 2), (2**70, 2**65), (-(2**127), 2), (2, -(2**127)), (Fraction(1, 2), Fraction(3, 4)), (1.5,), ("3/9",), ("x",), (1, 2.0), (None,), (1, None), (Count(4), 6), (Count(4),), (Third(2, 3),)]:
    show(args, lambda: Fraction(*args))
    show(args, lambda: (type(Fraction(*args).numerator).__name__, type(Third(*args)).__name__))
show("keywords", lambda: (Fraction(numerator=6, denominator=4), Fraction(denominator=3), Fraction()))
show("sum", lambda: sum(Fraction(1, n) for n in range(1, 60)))
show("product", lambda: math.prod([Fraction(n + 1, n) for n in range(1, 50)]))
show("sorted", lambda: sorted([Fraction(3, 4), Fraction(1, 2), 1, 0.6, Fraction(-5, 7)]))
show("set", lambda: len({Fraction(1, 2), 0.5, Fraction(2, 4), Third(1, 2), Fraction(10**30, 2 * 10**30)}))
show("bernoulli", lambda: bernoulli(24))
show("readonly", lambda: setattr(Fraction(1, 2), "numerator", 3))
show("slots", lambda: setattr(Fraction(1, 2), "other", 3))


def bernoulli(n):
    row = []
    for m in range(n + 1):
        row.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
    return row[0]


show("bernoulli", lambda: bernoulli(24))
# Greatest common divisors, from numbers of one word to numbers of hundreds.
state = 12345


def number(words):
    global state
    made = 0
    for _ in range(words):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        made = made << 64 | state
    return made


def plain(a, b):
    while b:
        a, b = b, a % b
    return a


wrong = 0
for i in range(300):
    common = number(i % 9)
    a, b = number(i % 13 + 1) * common, number(i % 17 + 1) * common
    wrong += math.gcd(a, b) != plain(a, b) or math.gcd(-a, b) != math.gcd(b, a)
print(wrong, math.gcd(0, 2**100), math.gcd(2**100, 0), math.gcd(2**200, 2**100), math.gcd(3**200, 3**150 * 2) == 3**150)
a, b = 1, 1
for _ in range(900):
    a, b = b, a + b
print(math.gcd(a, b), math.gcd(a * 10**50, b * 10**50) == 10**50, math.gcd(-(2**127), 2**127), math.gcd(2**127 - 1, 2**128 - 2))
