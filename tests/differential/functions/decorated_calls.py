"""Calls through wrappers that pass on what they were given, sums of lists and objects, and consumed generators."""

import functools
import math


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def positional(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


def changing(function):
    def wrapper(*args, **kwargs):
        kwargs.setdefault("scale", 10)
        more = kwargs.pop("more", 0)
        return function(*args, **kwargs) + more

    return wrapper


@counted
def area(width, height=1, *, depth=1):
    return width * height * depth


@positional
def divide(a, b):
    return a / b


@changing
def scaled(n, scale=1):
    return n * scale


total = 0
for i in range(5):
    total += area(i) + area(i, 2) + area(i, height=3) + area(width=i, depth=4)
print(total, area.calls, area.__name__)
print(divide(7, 2), scaled(3), scaled(3, scale=2), scaled(3, more=5), scaled(3, 7, scale=1) if False else "")
for wrong in (
    lambda: area(),
    lambda: area(1, 2, 3),
    lambda: area(1, height=2, width=3),
    lambda: area(1, colour=2),
    lambda: divide(1),
    lambda: divide(1, 0),
    lambda: scaled(3, 7),
    lambda: area(1, *[2], **{"height": 3}),
):
    try:
        print(wrong())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


class Counter:
    def __init__(self):
        self.log = []

    def logged(function):
        def wrapper(self, *args, **kwargs):
            self.log.append((function.__name__, args, kwargs))
            return function(self, *args, **kwargs)

        return wrapper

    @logged
    def add(self, a, b=2):
        return a + b

    @logged
    def name(self, *parts, sep="-"):
        return sep.join(parts)


c = Counter()
print(c.add(1), c.add(1, 5), c.add(a=3, b=4), c.name("x", "y"), c.name("p", "q", sep="/"))
print(c.log)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    __radd__ = __add__

    def __repr__(self):
        return f"Money({self.cents})"


rows = [[1, 2], [3], [], [4, 5]]
joined = sum(rows, [])
joined.append(6)
print(joined, rows, sum([Money(1), Money(2)], Money(0)), sum([Money(3), Money(4)]), sum([], [7]))
print(sum([(1,), (2, "x")], ()), sum([0.1] * 10), sum([[1.5]], [2]))
try:
    sum([[1], 2], [])
except TypeError as e:
    print(e)
matrix = [[1, 2, 3], [4, 5, 6]]
print(sum(sum(x * y for x in row) for row, y in zip(matrix, (2, 3))), sum(max(r) for r in matrix))


def tour(points, order):
    at = [points[i] for i in order]
    return sum(math.hypot(at[i][0] - at[i - 1][0], at[i][1] - at[i - 1][1]) for i in range(len(at)))


print(round(tour([(0, 0), (3, 4), (6, 0)], [0, 1, 2]), 9), math.hypot(), math.hypot(-3), math.hypot(1, 2, 2), math.hypot(1e200, 1e200))
print(math.gcd(), math.gcd(12), math.gcd(12, 18, 27), math.lcm(4, 6), [math.gcd(a, 12) for a in range(6)])
for wrong in (lambda: math.hypot("a"), lambda: math.gcd(1.5)):
    try:
        print(wrong())
    except TypeError as e:
        print(e)


def outer(base):
    factor = 2

    def inner(x):
        return x * factor + base

    return [inner(x) for x in range(3)], sum(inner(x) for x in range(3)), max((inner(x), factor) for x in (5, 1))


print(outer(10))
powers = [0.1, 3.0, 1.7320508075688772, 12345.678, -2.5, 1e150, 1e-170, 5e-324, -0.0]
print([x**2 for x in powers], [x**3 for x in powers if abs(x) < 1e100])
print([x**0.5 for x in powers if x >= 0], [2.0 ** (i / 2) for i in range(5)])


class Shape:
    def visit_round(self):
        return "round"

    def visit_square(self):
        return "square"

    def __getattr__(self, name):
        return f"<no {name}>"


shape = Shape()
for kind in ("round", "square", "odd") * 2:
    found = getattr(shape, "visit_" + kind)
    print(found() if callable(found) else found, end=" ")
    setattr(shape, "n" + kind, len(kind))
print(sorted(vars(shape).items()))
for i in range(3000):
    setattr(shape, f"a{i}", i)
print(sum(getattr(shape, f"a{i}") for i in range(3000)), getattr(shape, "a" + "5000"))
Shape.visit_odd = lambda self: "odd"
print(getattr(shape, "visit_" + "odd")())
del Shape.visit_odd
print(getattr(shape, "visit_" + "odd"))
