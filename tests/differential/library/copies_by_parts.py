"""Copies and pickles of what is taken apart: classes under built-in ones, states, and parts of every kind."""
import copy
import copyreg
import enum
import pickle
from array import array
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial


def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)


class L(list):
    pass


class LA(list):
    def append(self, item):
        super().append(("appended", item))


class LI(list):
    def __iter__(self):
        return iter(["iterated", *super().__iter__()])


class D(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.tag = ["d"]


class DI(dict):
    def items(self):
        return [("only", 1)]


class I(int):
    pass


class F(float):
    pass


class S(str):
    pass


class B(bytes):
    pass


class BA(bytearray):
    pass


class T(tuple):
    pass


class Se(set):
    pass


class FS(frozenset):
    pass


class E(Exception):
    def __init__(self, a, b="b"):
        super().__init__(a)
        self.b = b


class DQ(deque):
    pass


class OD(OrderedDict):
    pass


class Slots:
    __slots__ = ("one", "two")


class More(Slots):
    __slots__ = ("three",)


class Open(More):
    pass


class SL(list):
    __slots__ = ("mark", "__dict__")


class New:
    def __new__(cls, n=0):
        made = super().__new__(cls)
        made.n = n
        return made


class Args:
    def __new__(cls, a, b):
        made = super().__new__(cls)
        made.pair = (a, b)
        return made

    def __getnewargs__(self):
        return self.pair


class Keywords:
    def __new__(cls, *, a):
        made = super().__new__(cls)
        made.a = a
        return made

    def __getnewargs_ex__(self):
        return (), {"a": self.a}


class Get:
    def __init__(self):
        self.a, self.b = 1, [2]

    def __getstate__(self):
        return {"b": self.b}


class GetFalse:
    def __init__(self):
        self.a = 1

    def __getstate__(self):
        return None


class Both:
    def __init__(self):
        self.a = [1]

    def __getstate__(self):
        return self.a, "more"

    def __setstate__(self, state):
        self.a, self.said = state


class Parts:
    def __init__(self, *args):
        self.args = args
        self.items, self.pairs = [], {}

    def append(self, item):
        self.items.append(item)

    def extend(self, items):
        self.items.extend(items)

    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __reduce__(self):
        return Parts, (1, [2]), {"extra": [3]}, iter([[4], 5]), iter({"k": [6]}.items())


class Two:
    def __reduce_ex__(self, protocol):
        return Two, ()


class Bad:
    def __init__(self, given):
        self.given = given

    def __reduce__(self):
        return self.given


class K(enum.Enum):
    A = 1


class Fl(enum.Flag):
    X = 1
    Y = 2


NT = namedtuple("NT", "a b")


class NS(NT):
    @property
    def sum(self):
        return self.a


@dataclass(frozen=True)
class P:
    x: list


def with_attributes(made):
    made.note = [made]
    return made


more = More()
more.one, more.three = [1], 3
opened = Open()
opened.two, opened.free = [2], [4]
marked = SL([1])
marked.mark, marked.free = [1], [2]
values = [
    L([[1], 2]), LA([1]), LI([1]), D({"k": [1]}), DI(k=1), I(5), F(1.5), S("s"), B(b"b"), BA(b"ba"), T([1, [2]]), Se([1]), FS([1]), E("a"), DQ([[1]], 3), OD(a=[1]),
    with_attributes(L([1])), with_attributes(Se([1])), with_attributes(T([1])), with_attributes(E("x", "y")), with_attributes(S("s")), with_attributes(DQ([1])),
    New(3), Args(1, [2]), Get(), GetFalse(), Both(), Parts(), Two(), more, opened, marked, K.A, Fl.X | Fl.Y, NT(1, [2]), NS([1], 2), P([1]),
    array("i", [1, 2]), Counter("aab"), OrderedDict(a=[1]), defaultdict(list, a=[1]), defaultdict(None, b=1), deque([[1]]), deque([1], 2), bytearray(b"x"),
    date(2020, 1, 2), datetime(2020, 1, 2, 3), timedelta(1, 2), Decimal("1.50"), Fraction(1, 3), partial(max, 1, key=abs), range(1, 9, 2), slice(1, [2]), 3 + 4j, ValueError("v", [1]), KeyError("k"), OSError(2, "no"),
]


def shown(x):
    if isinstance(x, partial):
        return (x.func, x.args, x.keywords)
    held = {}
    for name in ("one", "two", "three", "mark"):
        if hasattr(x, name) and type(x) in (Slots, More, Open, SL):
            held[name] = getattr(x, name)
    beside = getattr(x, "__dict__", None)
    if beside and isinstance(beside, dict) and not isinstance(x, enum.Enum):
        held.update((k, v if v is not x and v != [x] else "circle") for k, v in beside.items())
    text = "" if type(x).__repr__ is object.__repr__ else repr(x)
    return type(x).__name__, text, held


for x in values:
    for kind, f in (("copy", copy.copy), ("deep", copy.deepcopy), ("pickle", lambda x: pickle.loads(pickle.dumps(x)))):
        t(kind, lambda: shown(f(x)))
    if not isinstance(x, (date, timedelta)):
        t("shared", lambda: [y is x for y in (copy.copy(x), copy.deepcopy(x))])
for protocol in (2, 4, 5):
    for x in values:
        if type(x) not in (partial, slice, date, datetime, timedelta, Fraction, OSError, Fl, K, GetFalse, P, Decimal, NT, NS, array):
            t(type(x).__name__, lambda: pickle.dumps(x, protocol))
t("keywords", lambda: copy.deepcopy(Keywords(a=[1])).a)
for given in (5, (Two,), (Two, []), (Two, (), None, None, None, None, None), ()):
    for f in (copy.copy, pickle.dumps):
        try:
            made = f(Bad(given))
            print(type(made).__name__)
        except Exception as e:
            print(type(e).__name__, e if f is pickle.dumps else "")
circle = Parts()
circle.__dict__["me"] = circle
one = L()
one.append(one)
one.me = D({"one": one})
two = copy.deepcopy(one)
three = pickle.loads(pickle.dumps(one))
for made in (two, three):
    print(made[0] is made, made.me["one"] is made, made is one)
copyreg.pickle(L, lambda x: (list, (tuple(x),)))
print(type(copy.deepcopy(L([1]))).__name__, type(copy.copy(L([1]))).__name__, type(pickle.loads(pickle.dumps(L([1])))).__name__)


class Setter:
    def __init__(self):
        self.a = [1]

    def __reduce__(self):
        return Setter, (), {"b": 2}, None, None, put


def put(made, state):
    made.put = state


made = pickle.loads(pickle.dumps(Setter()))
print(made.__dict__, pickle.dumps(Setter()))
