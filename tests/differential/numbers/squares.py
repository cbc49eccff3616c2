"""Squares of floats of every size, as the C library's `pow` gives them."""
import random


def square(x):
    return x ** 2


def squares(xs):
    total = 0
    for x in xs:
        total += (x - 0.5) ** 2
    return total


def check(values):
    wrong = different = 0
    for x in values:
        two = float("2")
        if x ** 2 != x ** two:
            wrong += 1
        if x * x != x ** 2.0:
            different += 1
    return wrong, different < len(values) // 10


rng = random.Random(12)
for scale in (1.0, 1e-3, 1e6, 1e12, 1e-12, 1e30, 1e-30, 1e100):
    values = [rng.uniform(-scale, scale) for _ in range(3000)]
    print(scale, check(values), square(values[0]).hex(), squares(values).hex())
for x in (0.0, -0.0, 1.0, -1.0, 2.0, 4.0, 3.0, 0.1, 1.5, 2.0 ** 32, 2.0 ** 33, 1e154, 5e-324, 1e-170, 1e-162, 2.0 ** 0.5, 1.4142135623730951):
    print(x, square(x))
for x in (1e155, -1e200, float("inf"), float("-inf"), float("nan")):
    try:
        print(x, square(x))
    except OverflowError as error:
        print(x, error)
print(squares([]), squares([0.5]), squares([1, 2.5, 3]))
print(square(12), square(True), square(3 + 4j), square(10 ** 200) == 10 ** 400)
