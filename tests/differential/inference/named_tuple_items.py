"""Attributes, items and methods of named tuples, and what raises."""
from typing import NamedTuple
from collections import namedtuple
class Vec(NamedTuple):
    """A vector."""
    x: float
    y: float
    z: float = 0.0
    def add(self, o: "Vec") -> "Vec":
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)
    @property
    def norm(self):
        return self.x * self.x + self.y * self.y + self.z * self.z
    @classmethod
    def unit(cls):
        return cls(1.0, 0.0)
    @staticmethod
    def zero():
        return Vec(0.0, 0.0)
P = namedtuple("P", "a b", defaults=(5,))
class Q(namedtuple("Q", ["m", "n"])):
    __slots__ = ()
    def total(self):
        return self.m + self.n
v = Vec(1.0, 2.0)
w = Vec(y=3.5, x=1.0)
print(v, w, v.add(w), v * 2.0, v.norm, Vec.unit(), Vec.zero())
print(P(1), P(1, 2), P(b=1, a=2), P._fields, P._field_defaults, P.__match_args__, P.__module__, P.__doc__, P.__name__, P.__qualname__)
print(Q(1, 2), Q(1, 2).total(), Q.__mro__[1].__name__, Q.__mro__[1].__qualname__, Q(1, 2)._replace(m=5), type(Q(1,2)._replace(m=5)))
print(isinstance(v, tuple), len(v), v == (1.0, 2.0, 0.0), hash(v) == hash((1.0, 2.0, 0.0)), v[1], v[-1], v[:2], list(v), v + (1,), v < w, v != w)
a, b, c = v
print(a, b, c, v._asdict(), v._replace(x=9.0), Vec._make([1, 2, 3]), Vec.__doc__, Vec.x.__doc__, Vec._field_defaults)
for bad in (lambda: Vec(1.0), lambda: Vec(1.0, 2.0, 3.0, 4.0), lambda: Vec(q=1), lambda: v.nope, lambda: P(), lambda: v.__setattr__("x", 1), lambda: v._replace(q=2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    v.x = 5
except AttributeError as e:
    print(e)
match v:
    case Vec(x=1.0, y=yy): print("kw", yy)
match v:
    case Vec(p, q, r): print("pos", p, q, r)
match v:
    case (p, q, r): print("seq", p, q, r)
d = {v: 1, w: 2}
print(d[Vec(1.0, 2.0)], sorted([w, v]), max(v, w), v in d, (1.0, 2.0, 0.0) in d)
print(repr(v), str(v), f"{v}", "%s-%s-%s" % v)
import heapq
import json

class Task(NamedTuple):
    pri: int
    name: str
    def bump(self):
        return self._replace(pri=self.pri + 1)
class Item(NamedTuple):
    key: str
    val: float = 1.5
def patched(self):
    return 99
rows = [(1, "one"), (2, "two")]
print([Task(*row) for row in rows], Task(**{"pri": 3, "name": "three"}).pri + 1, Task(*rows[0])._replace(**{"name": "n"}))
h = []
for i in range(10):
    heapq.heappush(h, Task((i * 7) % 5, f"t{i}"))
out = []
while h:
    t = heapq.heappop(h)
    out.append((t.pri, t.name))
    if t.pri < 2:
        heapq.heappush(h, t.bump()._replace(name=t.name + "'")._replace(pri=5))
print(out)
Item.key = property(patched)
it = Item("k")
print(it.key, it[0], it.val, it)
Task.extra = 7
print(Task(1, "x").extra)
class A(NamedTuple):
    f: object
    def go(self, x):
        return self.f(x)
print(A(lambda x: x + 1).go(2), A(str).go(3), A(len).f("abc"))
d = {}
for i in range(20):
    d[Task(i % 3, "a")] = d.get(Task(i % 3, "a"), 0) + i
print(d, Task(1, "a") in d, (2, "a") in d)
print(json.dumps([Task(1, "x"), Item("z")]))
