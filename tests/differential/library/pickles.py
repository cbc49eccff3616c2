import pickle
import io
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
from dataclasses import dataclass, field
import enum


@dataclass
class P:
    x: int
    y: list = field(default_factory=list)


class Node:
    def __init__(self, v):
        self.value = v
        self.next = None


class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class WithState:
    def __init__(self):
        self.x = 1
        self.cache = "big"

    def __getstate__(self):
        d = self.__dict__.copy()
        del d["cache"]
        return d

    def __setstate__(self, d):
        self.__dict__.update(d)
        self.cache = "rebuilt"


class Color(enum.Enum):
    RED = 1


class MyList(list):
    pass


class MyError(Exception):
    pass


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return (Reduced, (self.n * 2,))


NT = namedtuple("NT", "a b")


def func(x):
    return x + 1


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {str(e)[:60]}"


values = [None, True, False, 0, 255, 256, 65535, 65536, -1, -(2**31), 2**31, 2**100, -(2**63), 2**63, -128, 1.5, float("inf"), "", "abc", "é", "x" * 300, b"", b"ab", b"z" * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
          [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [1, 2]}, {1}, set(), frozenset([1]), bytearray(b"xy"), 2 + 3j, range(3), [1, "a", (2.5, None)], ["k", "k"]]
for v in values:
    d = pickle.dumps(v)
    back = pickle.loads(d)
    print(repr(v)[:40], len(d), d[:60], back == v, type(back).__name__, len(pickle.dumps(v, pickle.HIGHEST_PROTOCOL)))
shared = [1]
d = pickle.dumps([shared, shared])
back = pickle.loads(d)
print(d, back[0] is back[1])
loop = []
loop.append(loop)
back = pickle.loads(pickle.dumps(loop))
print(back[0] is back)
p = P(3, [1, 2])
print(pickle.dumps(p), pickle.loads(pickle.dumps(p)), pickle.dumps([p, P(4)]))
a = Node(1)
a.next = Node(2)
b = pickle.loads(pickle.dumps(a))
print(b.value, b.next.value, b.next.next, type(b).__name__, len(pickle.dumps(a)))
s = pickle.loads(pickle.dumps(S()))
print(s.a, hasattr(s, "b"), pickle.dumps(S()))
w = pickle.loads(pickle.dumps(WithState()))
print(w.x, w.cache)
