"""Generator expressions inside `sum`, `min`, `max` and `next`, of items of every kind."""
import traceback
from fractions import Fraction


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __repr__(self):
        return f"Money({self.cents})"


class Stops:
    def __radd__(self, other):
        raise StopIteration("from an operator")


def numbers(xs, ys):
    print(sum(x * y for x, y in zip(xs, ys)), sum(x for x in xs), sum(y for y in ys), sum(y for y in ys if y > 1000))
    print(sum(sum(y * z for z in xs) for y in ys), sum(len(str(x)) * 0.5 for x in xs))
    print(max(x * y for x, y in zip(xs, ys)), min(x - y for x, y in zip(xs, ys)), max(str(x) for x in xs), min(y / 2 for y in ys))
    print(max((x for x in xs if x > 99), default=None), min((y for y in ys if y > 99), default="nothing"), max((y for y in ys), default=0))
    print(next((x for x in xs if x > 2), None), next((y for y in ys if y > 100), -1), next(x for x in xs if x), next((str(y) for y in ys), ""))


def big(n):
    print(sum(2 ** (20 * i) for i in range(n)), sum(10 ** 400 if i else 1 for i in range(n)) % 1000007)
    print(max(2 ** i % 1000003 for i in range(n)), min(-(3 ** i) for i in range(n)))


def others(n):
    print(sum(Fraction(1, k) for k in range(1, n)), sum(Money(k) for k in range(n)), sum(complex(k, 1) for k in range(n)))
    print(sum(k > 1 for k in range(n)), sum((True for k in range(n)), True))


def failing(items):
    for what in range(9):
        try:
            if what == 0:
                print(sum(x for x in items))
            elif what == 1:
                print(max(x for x in items if False))
            elif what == 2:
                print(min(len(x) for x in items[:0]))
            elif what == 3:
                print(next(x for x in items if x is None))
            elif what == 4:
                print(sum(len(x) for x in items))
            elif what == 5:
                print(sum(Stops() for x in items))
            elif what == 6:
                print(sum(1.5 if x else 10 ** 400 for x in items))
            elif what == 7:
                print(max(len(x) for x in items))
            else:
                print(next((len(x) for x in items if x != "text"), 0))
        except Exception as error:
            print(what, type(error).__name__, error)
            for frame in traceback.extract_tb(error.__traceback__):
                print("   ", frame.name, frame.lineno)


def inside(rows):
    """What comes first ends the search."""
    seen = []

    def look(x):
        seen.append(x)
        return x

    print(next(look(x) for row in rows for x in row if x > 1), seen)
    print(next((look(x) for row in rows for x in row if x > 100), "none"), seen)
    return [next((i for i, x in enumerate(row) if x > 2), None) for row in rows]


def exact():
    print(sum(0.1 for _ in range(10)), sum(x for x in [0.1, 1, 0.2, True, 0.3, 10 ** 20, -1e20]))
    print(sum(x for x in [1e100, 1.0, -1e100]), sum(x for x in [-0.0]), sum(x for x in [float("inf"), 1]), sum(x for x in [1, 2.5, 3]))
    nan = float("nan")
    print(max(x for x in [nan, 1.0, 2.0]), max(x for x in [1.0, nan, 2.0]), min(x for x in [2, 2.0, True, 1]), max(x for x in [1, 1.0, True]))
    print(max(x for x in ["b", "abc", "b"]), min(x for x in ["b", "abc", ""]), max((x for x in [False, True]), default=3))


numbers([1, 2, 3], [4, 5, 6.5])
numbers([10, 20], [0.5, 0.25])
numbers([7], [8])
big(6)
others(5)
failing(["ab", "text", ""])
failing([[1], (), {}, None])
print(inside([[0, 1, 5], [3], []]))
exact()
