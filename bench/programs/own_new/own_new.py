"""Classes with __new__: a cache of points, a singleton, a float with a method."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 600_000
class Point:
    __slots__ = ('x', 'y')
    _cache = {}

    def __new__(cls, x, y):
        key = (x, y)
        if key in cls._cache:
            return cls._cache[key]
        self = super().__new__(cls)
        self.x = x
        self.y = y
        cls._cache[key] = self
        return self

    def __add__(self, o):
        return Point((self.x + o.x) % 50, (self.y + o.y) % 50)


class Singleton:
    _inst = None

    def __new__(cls):
        if cls._inst is None:
            cls._inst = super().__new__(cls)
            cls._inst.count = 0
        return cls._inst

    def bump(self):
        self.count += 1


class Celsius(float):

    def __new__(cls, v):
        return super().__new__(cls, v)

    def to_f(self):
        return self * 9 / 5 + 32


p = Point(0, 0)
d = Point(3, 7)
for i in range(SIZE):
    p = p + d
    Singleton().bump()
print(p.x, p.y, Singleton().count, len(Point._cache))
print(sum((Celsius(i * 0.1).to_f() for i in range(200000))))
