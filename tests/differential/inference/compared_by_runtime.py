"""Instances that nothing but the runtime compares: as keys, in containers, in tuples, across containers of several classes."""

import bisect
import functools
import heapq
import operator
from collections import Counter, deque


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Tagged:
    def __init__(self, x):
        self.tag = "t"
        self.y = 2.5
        self.x = x

    def __eq__(self, other):
        return type(other).__name__ + self.tag

    def __lt__(self, other):
        return self.x < other.x

    __hash__ = None


class Priority:
    def __init__(self, level, name):
        self.level = level
        self.name = name

    def __lt__(self, other):
        return self.level > other.level


class Wild:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 7


def tried(what):
    try:
        return what()
    except (TypeError, AttributeError) as e:
        return f"{type(e).__name__}: {e}"


def keys():
    seen = {Point(1, 2): "a", Point(3, 4): "b"}
    seen[Point(1, 2)] = "c"
    print(len(seen), seen[Point(1, 2)], seen.get(Point(9, 9)), Point(3, 4) in seen)
    print(sorted({Point(2, 1), Point(1, 1), Point(2, 1)}))
    print(Counter([Point(0, 0), Point(0, 0), Point(1, 0)]).most_common(1))
    mixed = {Wild(): 1}
    print(mixed.get(7), tried(lambda: {Point(1, 2): 1, hash((1, 2)): 2}))


def across():
    mine = [Point(1, 2), Point(3, 4)]
    print(mine.index(Point(3, 4)), mine.count(Point(1, 2)), Point(1, 2) in mine)
    print(mine == [Point(1, 2), Point(3, 4)], (1, Point(0, 1)) == (1, Point(0, 1)))
    print(tried(lambda: mine.index(5)), tried(lambda: mine == [None, None]))
    print([(2, Point(1, 1)), (2, Point(0, 9))] < [(2, Point(0, 9))])
    print(sorted([(1, Point(5, 5)), (1, Point(2, 2)), (0, Point(9, 9))]))
    print([Tagged(1)] == [Point(1, 2)], [Tagged(3)] == ["x"], Tagged(1) == mine)
    print(min([Tagged(2), Point(1, 0)]).x, max(Point(1, 0), Point(2, 0)))
    print({1: Point(0, 0)} == {1: Point(0, 0)}, deque([Point(1, 1)]) == deque([Point(1, 1)]))


def queues():
    heap = []
    for level, name in [(2, "b"), (9, "z"), (5, "m")]:
        heapq.heappush(heap, Priority(level, name))
    print([heapq.heappop(heap).name for _ in range(3)])
    pairs = [(1, Priority(1, "low")), (1, Priority(2, "high"))]
    heapq.heapify(pairs)
    print(heapq.heappop(pairs)[1].name)
    ordered = [Point(1, 0), Point(3, 0)]
    bisect.insort(ordered, Point(2, 0))
    print(ordered, bisect.bisect_left(ordered, Point(3, 0)))


@functools.lru_cache(maxsize=None)
def distance(a, b):
    return abs(a.x - b.x) + abs(a.y - b.y)


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __delitem__(self, i):
        self.x = self.y = i

    def __contains__(self, v):
        return v == self.x

    def __call__(self, k):
        return self.x + k

    def __repr__(self):
        return f"<{self.x} {self.y}>"


def applied():
    vectors = [Vector(1, 2), Vector(3.5, 4)]
    print(sum(vectors), functools.reduce(operator.add, vectors), list(map(operator.neg, vectors)))
    ops = {"add": operator.add, "mul": operator.mul, "item": operator.getitem}
    print(ops["add"](*vectors), ops["mul"](vectors[0], 3), ops["item"](vectors[1], 1))
    print(getattr(operator, "contains")(vectors[0], 1), list(map(vectors[0], [1, 2])), list(vectors[0]) == [1, 2])
    del vectors[0][7]
    print(vectors[0], list(reversed("ab")), operator.itemgetter(1)(vectors[1]))


def main():
    keys()
    across()
    queues()
    print(distance(Point(0, 0), Point(2, 3)), distance(Point(0, 0), Point(2, 3)), distance.cache_info().hits)
    applied()


main()
