"""Named tuples that inference knows: what they hold, who makes them, and what compares them."""

from typing import NamedTuple, Optional
from collections import namedtuple
import collections
import copy
import pickle


class Pair(NamedTuple):
    left: object
    right: object = None

    def swapped(self):
        return Pair(self.right, self.left)

    def __add__(self, other):
        if isinstance(other, Pair):
            return Pair(self.left, other.right)
        return NotImplemented

    def __str__(self):
        return f"<{self.left}|{self.right}>"


class Noisy:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq", self.v, type(other).__name__)
        return isinstance(other, Noisy) and self.v == other.v

    def __lt__(self, other):
        print("lt", self.v, other.v)
        return self.v < other.v

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return f"Noisy({self.v})"


a, b = Pair(Noisy(1), 2), Pair(Noisy(1), 3)
print(a == b, a < b, a in [b], a in [a], {a: 1}.get(Pair(Noisy(1), 2)))
print(sorted([Pair(Noisy(3)), Pair(Noisy(1)), Pair(Noisy(2))]))
print(a + b, a.swapped(), str(a), repr(a))
try:
    print(a + 1)
except TypeError as e:
    print(e)
print((0,) + Pair(1, 2), Pair(1, 2) * 2)

Celsius = collections.namedtuple("Celsius", ("deg",))
Three = namedtuple("Three", "a,b, c", defaults=[-1, (2, "x")])
print(Celsius(3), Three(0), Three(0, 1)._replace(c=None), Three._make("xyz"))


class Named(namedtuple("Named", "first last")):
    __slots__ = ()
    TITLE = "Dr"

    @property
    def full(self):
        return f"{self.TITLE} {self.first} {self.last}"

    def __repr__(self):
        return "N" + super().__repr__()


n = Named("Ada", last="L")
print(n, n.full, n == ("Ada", "L"), Named.__bases__[0].__name__, n._replace(first="B").full, isinstance(n, Named.__bases__[0]))


class Open(namedtuple("Open", "v")):
    def twice(self):
        return self.v * 2


o = Open(4)
o.note = "hello"
print(o, o.note, o.twice(), o.__dict__)


class Own(namedtuple("Own", "x y")):
    __slots__ = ()

    def __new__(cls, x):
        return super().__new__(cls, x, x + 1)


print(Own(5), Own(5).y)


def total(items: list[Pair]) -> int:
    s = 0
    for left, right in items:
        s += left + right
    return s


print(total([Pair(1, 2), Pair(3, 4)]))


def first(p: Optional[Pair]):
    if p is None:
        return "none"
    return p.left


print(first(None), first(Pair("l")))


def kind(x):
    match x:
        case Pair(0, r):
            return f"zero {r}"
        case Pair(left=l, right=None):
            return f"half {l}"
        case (l, r):
            return f"two {l} {r}"
        case _:
            return "other"


print([kind(x) for x in (Pair(0, 1), Pair(5), Pair(1, 2), (3, 4), 7, Three(1, 2, 3))])
print(isinstance(Pair(1), tuple), isinstance((1, 2), Pair), isinstance(Pair(1), (int, tuple)), issubclass(Pair, tuple))
p = copy.copy(Three(1, [2], 3))
q = copy.deepcopy(p)
print(p == q, p[1] is q[1], type(q).__name__, pickle.loads(pickle.dumps(Celsius(2.5))))
print(len(Pair(1)), bool(Pair(1)), list(Pair(1, 2)), max(Pair(1, 2)), sum(Pair(1, 2)), Pair(1, 2).index(2), Pair(1, 1).count(1))
print(Pair(1, 2)[0], Pair(1, 2)[-1], Pair(1, 2)[0:1], [*Pair(1, 2)], dict([Pair("k", "v")]))
for i in (0, 1, 2):
    try:
        print(Pair(1, 2)[i])
    except IndexError as e:
        print(e)
try:
    x, y, z = Pair(1, 2)
except ValueError as e:
    print(e)
for what in ("left", "right", "nothing"):
    print(what, getattr(Pair(1, 2), what, "missing"))


def unknown(x):
    return x.__class__("made", "here")


def by_type(x):
    return type(x)(1.5, 2.5)


class Only(NamedTuple):
    a: int
    b: int


only = Only(1, 2)
print(unknown(only).a + "!", by_type(only).b + 0.5, only.a + 1)
print(only._asdict(), Only._fields, Only._field_defaults, Only.__annotations__, Only.__new__.__defaults__)
mixed = [only, Celsius(1), Noisy(0), None, "s"]
for m in mixed:
    if isinstance(m, Only):
        print("only", m.b)
    elif isinstance(m, tuple):
        print("tuple", m[0])
    elif m is None:
        print("none")
    else:
        print("other", m)
try:
    Only(1, 2).c
except AttributeError as e:
    print(e)
try:
    Only(1, 2).a = 3
except AttributeError as e:
    print(e)
try:
    del only.a
except AttributeError as e:
    print(e)
print("%d-%d" % only, "{0.a} {0[1]}".format(only), f"{only!r:>20}", hash(only) == hash((1, 2)))
