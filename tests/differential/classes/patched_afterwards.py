"""Attributes that classes, instances and functions get behind their statements."""
import heapq


def comparable(cls):
    cls.__lt__ = lambda self, other: self.key() < other.key()
    cls.__eq__ = lambda self, other: self.key() == other.key()
    return cls


@comparable
class Version:
    def __init__(self, v):
        self.v = v

    def key(self):
        return self.v


def adding(cls):
    def __add__(self, other):
        return cls(self.v + other.v)

    cls.__add__ = __add__
    return cls


@adding
class Amount:
    def __init__(self, v):
        self.v = v


class Vector:
    def __init__(self, *items):
        self.items = list(items)


def add(self, other):
    return Vector(*[a + b for a, b in zip(self.items, other.items)])


Vector.__add__ = add
Vector.__len__ = lambda self: len(self.items)
Vector.__iter__ = lambda self: iter(self.items)
Vector.__getitem__ = lambda self, i: self.items[i]
Vector.__neg__ = lambda self: Vector(*[-x for x in self.items])
Vector.__bool__ = lambda self: any(self.items)
Vector.__repr__ = lambda self: f"Vector{tuple(self.items)}"
Vector.__contains__ = lambda self, x: x == "all" or x in self.items
Vector.__call__ = lambda self, n: self.items[n] * 2
Vector.__radd__ = lambda self, n: Vector(*[n + x for x in self.items])


class Node:
    def __init__(self, value):
        self.value = value


Node.__lt__ = lambda self, other: self.value < other.value


class Base:
    pass


class Derived(Base):
    def __init__(self):
        self.x = 1

    @property
    def p(self):
        return "old"


def show(thing):
    return thing.x, thing.p


class Fallback:
    def __init__(self):
        self.v = 1


Fallback.__getattr__ = lambda self, name: "?" + name


class Config:
    debug = False
    level = 1

    def __init__(self, **options):
        self.__dict__.update(options)


class Settings:
    name = "default"
    size = 10

    def __init__(self, **options):
        vars(self).update(options)

    def describe(self):
        return f"{self.name} {self.size}"


class Borg:
    _state = {}
    value = 0

    def __init__(self):
        self.__dict__ = self._state


class First:
    kind = "first"

    def tell(self):
        return "first " + self.kind

    def change(self):
        self.__class__ = Second


class Second:
    kind = "second"

    def tell(self):
        return "second " + self.kind


class Plain:
    const = 4

    def m(self):
        return "m"


def main():
    print(Version(1) < Version(2), Version(1) == Version(1), Version(1) == Version(2), sorted([Version(3), Version(1)])[0].v)
    print((Amount(1) + Amount(5)).v)
    a, b = Vector(1, 2), Vector(3, 4)
    print(a + b, len(a), list(b), a[1], -a, bool(Vector(0, 0)), 2 in a, "all" in a, a(1), 10 + a, [x for x in a])
    total = Vector(0, 0)
    for _ in range(3):
        total += a
    print(total, max(Node(1), Node(5)).value, min([Node(4), Node(2)]).value)
    heap = [Node(3), Node(1), Node(2)]
    heapq.heapify(heap)
    print([heapq.heappop(heap).value for _ in range(3)])
    d = Derived()
    print(show(d))
    Derived.p = property(lambda self: "new")
    print(show(d))
    Derived.x = property(lambda self: "from the class")
    print(show(d))
    Base.__mul__ = lambda self, n: n * 3
    print(d * 4, Fallback().v, Fallback().w)
    config = Config(debug=True)
    print(config.debug, config.level, Config().debug, Config(level=5).level)
    print(Settings(size=3).describe(), Settings(name="x").describe(), Settings().describe())
    one, two = Borg(), Borg()
    one.value = 5
    two.other = 6
    print(two.value, Borg.value, one.other)
    changing = First()
    print(changing.tell())
    changing.change()
    print(changing.tell(), type(changing).__name__)
    plain = Plain()
    plain.__dict__["const"] = 9
    plain.__dict__["m"] = lambda: "own"
    print(plain.const, plain.m(), Plain.const, Plain().m(), plain.__doc__)
    Plain.__doc__ = "told later"
    print(plain.__doc__, Plain.__doc__)
    type.__setattr__(Plain, "m", lambda self: "set by type")
    type.__setattr__(Plain, "__len__", lambda self: 7)
    print(Plain().m(), len(Plain()))


def increment(x, by):
    return x + by


def no_default(x):
    return x * 2


increment.__defaults__ = (1, 2)
no_default.__defaults__ = (21,)
main()
print(increment(), increment(5), increment(5, 5), no_default())
