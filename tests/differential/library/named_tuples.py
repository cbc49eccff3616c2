from collections import namedtuple, ChainMap, UserDict, UserList, UserString
import collections
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), list(p), p._asdict(), p._replace(x=5), Point._fields, Point._make([3, 4]), Point.__doc__, Point.__name__, Point.x.__doc__)
a, b = p; print(a, b, p + (3,), hash(p) == hash((1, 2)), p < (2,), isinstance(p, tuple), Point.__mro__, type(p), p.index(2), {p: 1}[(1, 2)])
t("m", lambda: Point(1))
t("m", lambda: Point(1, 2, 3))
t("m", lambda: Point(1, z=2))
t("m", lambda: p._replace(z=1))
t("m", lambda: Point._make([1]))
def f(): p.x = 3
t("set", f)
def f(): p.z = 3
t("set", f)
def f(): del p.x
t("del", f)
Q = namedtuple("Q", ["a", "b", "c"], defaults=[2, 3])
print(Q(1), Q._field_defaults, Q.__new__.__defaults__, Q(1, c=9))
print(namedtuple("R", "a def a _x", rename=True)._fields)
t("bad", lambda: namedtuple("R", "a def"))
t("bad", lambda: namedtuple("R", "a a"))
t("bad", lambda: namedtuple("R", "_a"))
t("bad", lambda: namedtuple("R", "1a"))
t("bad", lambda: namedtuple("class", "a"))
t("bad", lambda: namedtuple("R", "a", defaults=(1, 2)))
class P3(namedtuple("P3", "x y z")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5
    def __str__(self): return f"<{self.x},{self.y},{self.z}>"
    def __add__(self, o): return P3(self.x + o.x, self.y + o.y, self.z + o.z)
v = P3(1, 2, 2)
print(v, repr(v), v.norm, v + v, v._replace(x=0), P3._make("abc"))
class Emp(namedtuple("Emp", "name pay")):
    def __new__(cls, name, pay=10): return super().__new__(cls, name.title(), pay)
print(Emp("bob"), Emp("al", 5).pay)
match p:
    case Point(x=1, y=yy): print("y", yy)
match p:
    case Point(a, b): print(a, b)
match p:
    case (a, b): print(a, b)
print(namedtuple("E", [])(), sorted([Point(2, 1), Point(1, 2)]), max(Point(2, 1), Point(1, 2), key=lambda q: q.y))
print(Point.__new__.__qualname__, Point.x, Point.__match_args__)
from typing import NamedTuple
class Emp2(NamedTuple):
    """Doc"""
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
    @property
    def up(self): return self.name.upper()
e = Emp2("G")
print(e, e.id, e.hi(), e.up, Emp2.__annotations__, Emp2._field_defaults, Emp2.__doc__, e == ("G", 3), Emp2.__bases__, Emp2._fields)
t("m", lambda: Emp2())
def f():
    class B(NamedTuple):
        a: int = 1
        b: int
t("b", f)
def f():
    class B(NamedTuple):
        a: int
        def _make(self): pass
t("b", f)
F = NamedTuple("F", [("a", int), ("b", str)])
print(F(1, "x"), F.__annotations__)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], len(c), list(c), dict(c), "b" in c, c.get("q", 5), c.parents, c.new_child({"z": 1}), c.maps, list(c.items()), c == {"a": 1, "b": 3})
c["b"] = 9; print(c.maps); del c["a"]; print(c["a"])
t("cm", lambda: c["zz"])
def f(): del c["zz"]
t("cm", f)
t("cm", lambda: c.pop("zz"))
print(c | {"k": 1}, {"k": 1} | c, c.copy(), bool(ChainMap()), ChainMap.fromkeys("ab", 1), list(c.keys()), list(c.values()), c.keys())
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __missing__(self, k): return "missing " + k
u = UD(A=1, B=2); u["C"] = 3
print(u, u["a"], u["zz"], len(u), "a" in u, u.data, list(u.items()), u.get("q"), u | {"D": 4}, u == {"a": 1, "b": 2, "c": 3}, u.pop("a"), u.copy(), type(u.copy()), u.setdefault("n", 5), sorted(u))
t("ud", lambda: UserDict()["x"])
l = UserList([3, 1, 2]); l.append(5); l.sort()
print(l, l[0], l[1:], type(l[1:]), l + [9], [9] + l, l * 2, l == [1, 2, 3, 5], len(l), 3 in l, l.index(5), l.data, list(reversed(l)), l.pop(), l.count(1))
s = UserString("hello")
print(s, s.upper(), type(s.upper()), s[1:3], s + " w", len(s), s == "hello", "ell" in s, s.replace("l", "L"), s.split("l"), hash(s) == hash("hello"), repr(s), s.center(9, "*"), s * 2, s.find("l"), "%s" % s, s.startswith("he"))
