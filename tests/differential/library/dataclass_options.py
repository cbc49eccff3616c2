from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, InitVar, KW_ONLY, FrozenInstanceError, MISSING
from typing import ClassVar, List, Optional
import dataclasses
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
@dataclass
class Point:
    x: int
    y: int = 0
p = Point(1, 2)
print(p, repr(p), p == Point(1, 2), p != Point(1, 3), p == (1, 2), Point(5), Point(x=1, y=9), p.__dict__, vars(p))
t("few", lambda: Point())
t("many", lambda: Point(1, 2, 3))
t("kw", lambda: Point(1, z=3))
t("dup", lambda: Point(1, x=3))
t("hash", lambda: hash(p))
t("lt", lambda: p < p)
p.x = 10; p.z = 5
print(p, p.z, Point.y, Point.__match_args__, Point.__doc__, Point.__name__)
t("nox", lambda: Point.x)
print([f.name for f in fields(Point)], fields(p)[0].type, fields(p)[1].default, is_dataclass(p), is_dataclass(Point), is_dataclass(5))
print(Point.__init__.__qualname__, Point.__init__.__annotations__, Point.__init__.__defaults__)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = field(default=0)
    label: str = field(default="", compare=False, repr=False)
print(sorted([V(2, 1), V(1, 5), V(1, 2)]), V(1) < V(2), V(1, 2) >= V(1, 2), hash(V(1)) == hash(V(1)), {V(1): 2}[V(1)], V(1, label="a") == V(1, label="b"), max(V(3), V(2)))
def f(): V(1).major = 5
t("frozen", f)
def f(): del V(1).major
t("frozen", f)
def f(): V(1).other = 5
t("frozen", f)
t("cmp", lambda: V(1) < 3)
@dataclass
class Inv:
    items: list = field(default_factory=list)
    names: List[str] = field(default_factory=lambda: ["a"])
    count: int = field(init=False, default=7)
    total: ClassVar[int] = 0
    secret: Optional[str] = field(default=None, repr=False, metadata={"k": 1})
a, b = Inv(), Inv()
a.items.append(1)
print(a, b, a == b, Inv.total, a.count, fields(Inv)[3].metadata["k"], len(fields(Inv)))
t("noinit", lambda: Inv(count=3))
@dataclass
class Post:
    a: int
    b: InitVar[int]
    c: int = field(init=False)
    def __post_init__(self, b):
        self.c = self.a + b
print(Post(1, 2), Post(1, b=5).c)
t("post", lambda: Post(1))
t("rep", lambda: replace(Post(1, 2), a=5))
print(replace(Post(1, 2), a=5, b=6))
t("rep", lambda: replace(Post(1, 2), c=5, b=1))
print(replace(p, x=3), asdict(a), astuple(V(1, 2, "z")))
@dataclass
class Base:
    x: int
    y: int = 1
@dataclass
class Child(Base):
    z: int = 2
    x: str = "over"
print(Child(), Child("a", 5, 6), Child.__mro__, isinstance(Child(), Base), Base(1) == Child(1))
def f():
    @dataclass
    class Bad:
        a: int = 1
        b: int
t("order", f)
def f():
    @dataclass
    class Bad:
        a: list = []
t("mutable", f)
def f():
    @dataclass(order=True, eq=False)
    class Bad:
        a: int
t("ordereq", f)
def f():
    @dataclass
    class Bad(V):
        a: int = 1
t("frz", f)
def f():
    @dataclass(frozen=True)
    class Bad(Base):
        a: int = 1
t("frz", f)
t("both", lambda: field(default=1, default_factory=list))
def f():
    @dataclass
    class Bad:
        a = field(default=1)
t("noann", f)
@dataclass(kw_only=True)
class KW:
    a: int
    b: int = 2
    c: int
print(KW(a=1, c=3), KW.__match_args__, KW.__doc__)
t("kw", lambda: KW(1, 2))
t("kw", lambda: KW(a=1))
@dataclass
class KW2:
    a: int
    _: KW_ONLY
    b: int
    c: int = 5
print(KW2(1, b=2), KW2.__match_args__)
t("kw", lambda: KW2(1, 2))
@dataclass(slots=True)
class Sl:
    x: int
    y: int = 3
s = Sl(1)
print(s, Sl.__slots__, s == Sl(1, 3))
def f(): s.q = 1
t("slots", f)
t("dict", lambda: s.__dict__)
@dataclass(frozen=True, slots=True)
class FS:
    x: int
print(FS(1), hash(FS(1)) == hash((1,)))
def f(): FS(1).x = 2
t("fs", f)
@dataclass(repr=False, eq=False)
class No:
    a: int
print(No(1) == No(1), "No object" in repr(No(1)))
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: int = field(hash=False, default=0)
print(hash(UH(1)) == hash((1,)))
@dataclass
class Node:
    val: int
    children: list["Node"] = field(default_factory=list)
    parent: Optional["Node"] = field(default=None, repr=False, compare=False)
    def add(self, n): self.children.append(n); n.parent = self; return self
    @property
    def size(self): return 1 + sum(c.size for c in self.children)
    def __len__(self): return self.size
n = Node(1).add(Node(2).add(Node(3)))
print(n, n.size, len(n), asdict(Node(1, [Node(2)])))
r = Node(1); r.children.append(r)
print(r)
C = make_dataclass("C", [("x", int), ("y", int, field(default=5)), "z"] if False else [("x", int), ("y", int, field(default=5))], namespace={"add": lambda self: self.x + self.y})
print(C(1), C(1).add(), C.__name__)
t("mk", lambda: make_dataclass("C", ["a b"]))
t("mk", lambda: make_dataclass("C", ["class"]))
t("mk", lambda: make_dataclass("C", ["a", "a"]))
match Point(1, 2):
    case Point(x=1, y=yy): print("m", yy)
match Point(3, 4):
    case Point(a, b): print("pos", a, b)
@dataclass
class WithInit:
    x: int
    def __init__(self, q): self.x = q * 2
    def __repr__(self): return "custom"
    def __eq__(self, o): return True
print(WithInit(2).x, WithInit(2), WithInit(1) == 5)
t("asdict", lambda: asdict(5))
t("fields", lambda: fields(5))
t("replace", lambda: replace(5))
print(MISSING is dataclasses.MISSING)
print(Point.__dataclass_params__)
@dataclass
class D:
    prop: int
    d: dict = field(default_factory=dict)
    t: tuple = (1, 2)
x = D(1, {"a": Point(1, 2)}, (Point(3, 4),))
print(asdict(x), astuple(x), asdict(x, dict_factory=lambda kv: dict((k.upper(), v) for k, v in kv)))
@dataclass
class Desc:
    "Has a doc"
    a: int
print(Desc.__doc__)
from abc import ABC, abstractmethod
@dataclass
class Shape(ABC):
    name: str
    @abstractmethod
    def area(self): ...
@dataclass
class Sq(Shape):
    side: float = 1.0
    def area(self): return self.side ** 2
print(Sq("s", 2.0), Sq("s", 2.0).area())
t("abs", lambda: Shape("x"))
