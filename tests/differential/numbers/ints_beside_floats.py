"""Ints, floats and bools meeting in arithmetic and comparisons, and sums that are an int until a float comes."""

import math

big = 10 ** 400


def numbers(k):
    """Ints, floats and bools in one list."""
    return [1, 2.5, True, -3, 0, -0.0, 1e300, 2 ** 53 + 1, 2 ** 60 + 1, -(2 ** 70), float("inf"), float("-inf")][k:]


def arithmetic(x, ys):
    for y in ys:
        print(y, x + y, x - y, y - x, x * y, y * x, end=" ")
        try:
            print(x / y, x // y, x % y, end=" ")
        except ZeroDivisionError as error:
            print(error, end=" ")
        try:
            print(y / x, y // x, y % x, end=" ")
            print(x ** y, end=" ")
        except (ZeroDivisionError, OverflowError) as error:
            print(error, end=" ")
        print(x < y, x <= y, x == y, x != y, x > y, x >= y, y < x, y == x)


def too_large(x, ys):
    for y in ys:
        for name in ("add", "sub", "div", "sqrt", "sin", "float"):
            try:
                if name == "add":
                    print(x + y)
                elif name == "sub":
                    print(y - x)
                elif name == "div":
                    print(y / x)
                elif name == "sqrt":
                    print(math.sqrt(y))
                elif name == "sin":
                    print(round(math.sin(y), 9))
                else:
                    print(float(y))
            except (OverflowError, ValueError) as error:
                print(name, type(error).__name__, error)
        print(x < y, x == y, y < x)


def accumulate(values):
    total = 0
    for value in values:
        total += value
    return total


def positive(values):
    total = 0
    for value in values:
        if value > 0.5:
            total += value
    return total


def grouped(rows):
    total = 0
    for row in rows:
        for value in row:
            total += value * 2
    return total


def alternating(values):
    total = 0
    sign = 1
    for value in values:
        total -= value * sign
        sign = -sign
    return total


def product(values):
    result = 1
    for value in values:
        result *= value
    return result


def halves(n, x):
    count = 0
    while count < x:
        count += 0.5 * n
    return count


arithmetic(2.5, numbers(0))
arithmetic(-1.5, numbers(3))
arithmetic(0.0, numbers(5))
too_large(1.5, [3, 0.5, big, -big, True])
print(accumulate([]), accumulate([0.5, 0.25]), accumulate([-0.0]), accumulate([0.1] * 10))
print(positive([]), positive([0.25, 0.5]), positive([0.75, 0.1, 2.0]))
print(grouped([]), grouped([[]]), grouped([[0.5], [], [1.25, 2.0]]))
print(alternating([]), alternating([0.5]), alternating([0.5, 0.25, 0.125]), alternating([0.0]), alternating([-0.0]))
print(product([]), product([0.5]), product([0.5, -4.0]), product([-0.0]))
print(halves(1, 0.0), halves(1, 2.25))
print(math.floor(2 ** 60 + 1), math.ceil(-(2 ** 62) + 1), math.trunc(2 ** 61 + 3), math.log(big), math.log2(2 ** 2000), math.log10(big))
for value in numbers(0)[:10]:
    print(math.floor(value), math.fabs(value), math.atan2(value, 2), math.copysign(1.0, value), abs(value), -value, +value)
