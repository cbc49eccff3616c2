class P:
    __slots__ = ("x", "y", "__z")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def z(self):
        return self.__z
    def setz(self, v):
        self.__z = v
class Q(P):
    __slots__ = ["w"]
    def __init__(self):
        super().__init__(1, 2)
        self.w = 3
class R(Q):
    def __init__(self):
        super().__init__()
        self.more = [1]
class S(P):
    __slots__ = "only"
p = P(1, 2.5)
print(p.x, p.y)
try:
    p.z()
except AttributeError as e:
    print(e)
p.setz(4)
print(p.z())
try:
    p.q = 1
except AttributeError as e:
    print(e)
try:
    print(p.__dict__)
except AttributeError as e:
    print(e)
del p.x
try:
    print(p.x)
except AttributeError as e:
    print(e)
q = Q(); r = R(); s = S(3, 4)
r.extra = 5
print(q.w + q.x, r.w, r.more, r.__dict__, r.extra)
try:
    print(s.only)
except AttributeError as e:
    print(e)
s.only = "a"
print(s.only, P.x, type(P.y).__name__, Q.__slots__)
print(sorted(n for n in dir(p) if not n.startswith("__")))
class D:
    __slots__ = ("a", "__dict__")
    def __init__(self):
        self.a = 1
        self.b = 2
d = D()
print(d.a, d.b, d.__dict__)
try:
    class Bad:
        __slots__ = ("k",)
        k = 3
except ValueError as e:
    print(e)
class Mixin:
    __slots__ = ()
    def hello(self): return "hello"
class Both(Mixin, P):
    __slots__ = ()
print(Both(1, 2).hello(), Both(3, 4).x)
import copy
c = copy.copy(q)
print(c.x, c.y, c.w)


# A list in `__slots__` may change until the class is made.
class Grown:
    __slots__ = ["a"]
    __slots__.append("b")

    def __init__(self):
        self.a = 1
        self.b = 2


class Below(Grown):
    __slots__ = ["c"]

    def __init__(self):
        super().__init__()
        self.c = 3


class Aliased:
    names = __slots__ = ["a"]
    names.append("b")

    def __init__(self):
        self.a = 4
        self.b = 5


class BelowAliased(Aliased):
    __slots__ = ("c",)

    def __init__(self):
        super().__init__()
        self.c = 6


below = Below()
below.c += 10
print(below.a, below.b, below.c)
below = BelowAliased()
below.c += 10
print(below.a, below.b, below.c)


# What a function says of itself may be anything.
def told():
    "doc"


told.__module__ = None
told.__doc__ = 3
print(told.__name__, told.__qualname__, told.__module__, told.__doc__ + 1)
