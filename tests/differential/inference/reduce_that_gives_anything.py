"""`reduce` calls its function with what the function gave, even where that may be anything."""

from collections.abc import Mapping
from functools import reduce


def step(value, name):
    if isinstance(value, Mapping):
        return value[name]
    if isinstance(value, list):
        return value[int(name)]
    return getattr(value, name)


class Point:
    def __init__(self, x):
        self.x = x


def walk(root, path):
    return reduce(step, path.split("."), root)


root = {"numbers": [1, 2, 3], "points": [Point(4), Point({"deep": "down"})]}
print(walk(root, "numbers.1"))
print(walk(root, "points.0.x"))
print(walk(root, "points.1.x.deep"))
try:
    print(walk(root, "numbers.1.x"))
except AttributeError as error:
    print(error)
print(reduce(lambda a, b: a if isinstance(a, str) else str(a) + b, ["1", "2"], 0.5))
print(reduce(lambda a, b: getattr(a, b), ["__class__", "__name__"], 3))


def follow(value, name):
    if isinstance(value, Mapping):
        return value[name]
    if isinstance(value, list):
        return len(value)
    return getattr(value, name)


from itertools import accumulate

print([type(v).__name__ for v in accumulate(["numbers", "real"], follow, initial=root)])
