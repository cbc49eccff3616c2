"""Classes that make their instances in `__new__`: caches, singletons, what comes of other classes, and `__init__` after it."""
import copy
import pickle


class Point:
    __slots__ = ("x", "y")
    _cache = {}

    def __new__(cls, x, y=0):
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

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Singleton:
    _inst = None

    def __new__(cls):
        if cls._inst is None:
            cls._inst = super().__new__(cls)
            cls._inst.count = 0
        return cls._inst

    def bump(self):
        self.count += 1


class Once:
    _inst = None

    def __new__(cls, *args, **kwargs):
        if cls._inst is None:
            cls._inst = object.__new__(cls)
        return cls._inst

    def __init__(self, value):
        print("init", value)
        self.value = value


class Both:
    def __new__(cls, a, b=2):
        print("new", cls.__name__, a, b)
        self = object.__new__(cls)
        self.made = a
        return self

    def __init__(self, a, b=3):
        print("init", a, b)
        self.a = a
        self.b = b


class Derived(Both):
    def __init__(self, a, b=4, c=5):
        super().__init__(a, b)
        self.c = c

    def __new__(cls, a, *rest):
        return super().__new__(cls, a)


class Plain(Both):
    pass


class Other:
    def __new__(cls, n):
        if n < 0:
            return None
        if n == 0:
            return "zero"
        if n > 10:
            return Point(n, n)
        self = super().__new__(cls)
        self.n = n
        return self

    def __init__(self, n):
        print("Other.init", n)


class Shape:
    def __new__(cls, kind):
        if cls is Shape:
            cls = {"s": Square, "c": Circle}[kind]
        return super().__new__(cls)

    def area(self):
        return 0


class Square(Shape):
    def __init__(self, kind):
        self.side = 3

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, kind):
        self.r = 2.0

    def area(self):
        return self.r * 3.0


class Unset:
    def __new__(cls):
        return super().__new__(cls)

    def fill(self):
        self.v = 1


class Fails:
    def __new__(cls, n):
        if n == 2:
            raise ValueError("two")
        return super().__new__(cls)

    def __init__(self, n):
        if n == 3:
            raise KeyError("three")
        self.n = n


class Extra:
    def __new__(cls, n):
        return super().__new__(cls, n)


class Celsius(float):
    def __new__(cls, v):
        return super().__new__(cls, v)

    def to_f(self):
        return self * 9 / 5 + 32


class Word(str):
    def __new__(cls, text):
        self = super().__new__(cls, text.upper())
        self.raw = text
        return self


p = Point(0)
for i in range(1000):
    p = p + Point(3, 7)
    Singleton().bump()
print(p, Singleton().count, len(Point._cache), Point(1, 2) is Point(1, 2), Singleton() is Singleton())
a, b = Once(1), Once(2)
print(a is b, a.value, b.value)
print(Both(1).b, Derived(7).c, Plain(8).made)
print(Other(-1), Other(0), Other(20), Other(5).n)
print([Shape(k).area() for k in "sc"], Square("x").area(), type(Shape("c")).__name__)
u = Unset()
try:
    print(u.v)
except AttributeError as e:
    print(e)
u.fill()
print(u.v)
for i in (1, 2, 3):
    try:
        print(Fails(i).n)
    except ValueError as e:
        print("value", e)
    except KeyError as e:
        print("key", e)
for bad in (lambda: Extra(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Singleton(1), lambda: Both(), lambda: Fails(n=1, m=2)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(Celsius(10.0).to_f(), Word("abc"), Word("x").raw, Point.__new__(Point, 4, 5), object.__new__(Both).__class__.__name__)
q = copy.copy(Unset())
print(type(q).__name__, pickle.loads(pickle.dumps(u)).v)


def make(cls, *args):
    return cls(*args)


print(make(Point, 9, 9), make(Singleton).count, make(Other, 3).n, Both(*(1, 2)).b, Plain(**{"a": 6}).a)


class Patched:
    def __new__(cls):
        return super().__new__(cls)

    def who(self):
        return "first"


print(Patched().who())
Patched.__new__ = lambda cls: "made otherwise"
print(Patched())


class Registry:
    default = Point(1, 1)
    kinds = [Point]
    best = None

    def pick(self):
        return Registry.default.x + self.default.y


Registry.best = Unset()
Registry.best.fill()
print(Registry().pick(), Registry.default, Registry.kinds[0](2, 2), Registry.best.v)


class Asked:
    def __get__(self, instance, owner):
        return f"asked by {owner.__name__}"


class Holder:
    asked = Asked()


print(Holder.asked, Holder().asked)
