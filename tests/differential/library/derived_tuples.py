"""Classes derived from `tuple` are compared, sorted, unpacked and iterated as tuples are, unless they say otherwise."""

import heapq
from bisect import bisect_left
from collections import namedtuple
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: float = 0.0


Pair = namedtuple("Pair", "first second")


class Plain(tuple):
    pass


class Backwards(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


class Never(tuple):
    def __eq__(self, other):
        return False

    __hash__ = tuple.__hash__


class Different(tuple):
    def __ne__(self, other):
        return "asked"


class Doubled(tuple):
    def __iter__(self):
        for item in tuple.__iter__(self):
            yield item
            yield item


class Long(tuple):
    def __len__(self):
        return 7


class Getting(tuple):
    def __getitem__(self, i):
        return "got"


class Silent(tuple):
    __iter__ = None


points = [Point(3, 1.5), Point(1, 2.0), Point(1, 1), Point(2), Point(1, -0.0)]
print(sorted(points))
print(sorted(points, reverse=True)[0], min(points), max(points))
print(Point(1, 2) == (1, 2), (1, 2) == Point(1, 2), Point(1, 2) == Pair(1, 2), Point(1, 2) != (1, 3), Point(1, 2) < (1, 3), (2,) > Point(1))
print(sorted([(2, "b"), Pair(2, "a"), Plain((1, "z"))]))
print(Pair("a", Pair(1, 2)) < Pair("a", Pair(1, 3)), Pair(1, (2, Plain([3]))) == (1, Pair(2, (3,))))
print(sorted([Pair("b", 1), Pair("a", 2), Pair("a", 1), Pair("é", 0)]))
try:
    sorted([Pair(1, "x"), Pair(1, 2)])
except TypeError as error:
    print(error)
nan = float("nan")
print(Pair(nan, 1) == Pair(nan, 1), Pair(nan, 1) < Pair(nan, 2))

print(sorted([Backwards([1]), Backwards([3]), Backwards([2])]))
print(sorted([(1,), Backwards([3]), (2,)]), Backwards([1]) < (2,), (2,) > Backwards([1]))
print(Never([1]) == Never([1]), Never([1]) == (1,), (1,) == Never([1]), Never([1]) in [(1,)], [Never([1])] == [(1,)])
print(Different([1]) != (1,), (1,) != Different([1]), Different([1]) == (1,))

heap = []
for i in range(20):
    heapq.heappush(heap, Point(i * 7 % 11, i))
print([heapq.heappop(heap) for _ in range(6)])
print(bisect_left(sorted(points), Point(1, 1)), bisect_left(sorted(points), (2, 0)))
print({Point(1, 2): "a"}[1, 2], (1, 2) in {Point(1, 2)}, Pair(1, 2) in [(0, 0), (1, 2)], [(1, 2), 3].index(Pair(1, 2)))


def take(value):
    a, b = value
    first, *rest = value
    return a, b, first, rest, type(rest).__name__


for value in (Point(5, 6), Pair("p", "q"), Plain("xy"), Doubled([1]), Getting([1, 2]), Long([1, 2])):
    print(type(value).__name__, take(value), list(value), tuple(value), [*value], set(value) == set(list(value)))
for value in (Doubled([1, 2]), Plain([1]), Silent([1, 2])):
    try:
        print(take(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for value in (Doubled([1, 2]), Long("ab"), Getting("ab"), Silent([1, 2])):
    try:
        print([x for x in value], list(value), sum(1 for _ in value), list(enumerate(value)), list(map(str, value)))
        print(max(value), dict(zip(value, "pqrs")), "-".join(map(str, value)))
        more = [0]
        more.extend(value)
        more += value
        print(more, [*value, 9])
    except TypeError as error:
        print(error)
for x, y in points:
    print(x, y, end=" ")
print()
print(sum(x * y for x, y in points), [x for x, *_ in points], dict(points)[3], dict([Pair("k", "v"), ["w", 1]]))


def late():
    """What a class says later counts from then on."""

    class Row(tuple):
        pass

    rows = [Row([2]), Row([1])]
    print(sorted(rows), rows[0] == (2,), list(rows[0]))
    Row.__lt__ = lambda self, other: tuple.__gt__(self, other)
    Row.__iter__ = lambda self: iter(["new"])
    print(sorted(rows), list(rows[0]), [x for x in rows[1]])
    (only,) = rows[0]
    print(only)
    del Row.__lt__, Row.__iter__
    print(sorted(rows), list(rows[0]))
    (only,) = rows[0]
    print(only)


late()
print(Point(1, 2)._replace(y=5), Point(1)[:1], type(Point(1)[:1]).__name__, Point(1, 2) + (3,), Point(1) * 2)
