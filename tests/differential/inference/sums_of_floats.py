"""Sums over generators: compensated for floats, the int 0 for nothing, and what rounding, infinities and large ints do."""


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def total(xs):
    return sum(x for x in xs)


def positive(xs):
    return sum(x for x in xs if x > 0.0)


def halves(n):
    return sum(0.1 for _ in range(n))


print(dot([1.5, 2.5, 0.1], [2.0, 4.0, 0.3]), dot([], []), type(dot([], [])).__name__)
print(total([1e16, 1.0, -1e16]), total([0.1] * 10), total([1e308, 1e308, -1e308]))
print(total([float("inf"), 1.0]), total([float("inf"), float("-inf")]), total([1.0, float("nan")]))
print(total([-0.0]), total([-0.0, -0.0]), total([0.0]), positive([-1.0, -2.0]), positive([-1.0, 3.5]))
print(halves(0), halves(1), halves(10), halves(1000))
print(total([5e-324, -5e-324, 1e-320]), total([1.7976931348623157e308, 1.0, -1.7976931348623157e308]))

matrix = [[float(i * j % 7) / 3 for j in range(8)] for i in range(8)]
print([round(sum(row[i] for i in range(8)), 12) for row in matrix])
print(sum(sum(x * x for x in row) for row in matrix))


def mean(values):
    return sum(v for v in values) / len(values)


print(mean([2.5, 3.5, 9.0]))
try:
    mean([])
except ZeroDivisionError as error:
    print(error)


def mixed(flag):
    numbers = [1, 2.5, True] if flag else [10**400, 1.5]
    return sum(n * 1 for n in numbers)


print(mixed(True))
try:
    print(mixed(False))
except OverflowError as error:
    print(error)


def product_is_needed(n):
    try:
        n * 1.5
        return "no error"
    except OverflowError as error:
        return str(error)


print(product_is_needed(2), product_is_needed(10**400))
