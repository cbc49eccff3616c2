"""Dataclasses whose methods the compiler makes, and those that it leaves to the library."""
import dataclasses
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass
from enum import Enum
from typing import ClassVar, List, Optional
import inspect


class Color(Enum):
    RED = 1
    BLUE = 2


def make_names():
    return ["a", "b"]


@dataclass
class Point:
    x: int
    y: int = 2

    def dist(self):
        return self.x * self.x + self.y * self.y


@dataclass(order=True)
class Box:
    """A box."""

    w: int
    tags: List[str] = field(default_factory=list)
    names: list = field(default_factory=make_names, compare=False)
    at: Point = field(default_factory=lambda: Point(5))
    color: Color = Color.RED
    low: int = -1
    pair: tuple = (1, 2)
    count: ClassVar[int] = 0
    hidden: int = field(default=7, repr=False)
    area: int = field(init=False)
    log: list = field(init=False, default_factory=list, repr=False, compare=False)

    def __post_init__(self):
        Box.count += 1
        self.area = self.w * self.hidden
        self.log.append(self.w)


@dataclass
class Named(Point):
    name: str = "n"
    x: int = 10

    def label(self):
        return f"{self.name}@{self.x}"


class Sub(Named):
    def __init__(self, name):
        super().__init__(1, 2, name)
        self.extra = name * 2


@dataclass
class Shape(ABC):
    name: str

    @abstractmethod
    def size(self): ...


@dataclass
class Square(Shape):
    side: float = 1.0

    def size(self):
        return self.side**2


@dataclass(eq=False)
class ById:
    n: int


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(default=0, hash=False)


@dataclass
class OwnWays:
    a: int

    def __init__(self, a):
        self.a = a + 1

    def __eq__(self, other):
        return "own"

    def __repr__(self):
        return "OwnWays!"


@dataclasses.dataclass(repr=False)
class Plain:
    a: Optional[int] = None
    b: "str" = dataclasses.field(default="b")


@dataclass(frozen=True)
class Frozen:
    a: int
    b: int = 3


def attempt(label, call):
    try:
        print(label, call())
    except Exception as error:
        print(label, type(error).__name__, error)


p = Point(1)
print(p, p.dist(), Point(3, 4).dist(), Point(y=1, x=2))
attempt("missing", lambda: Point())
attempt("many", lambda: Point(1, 2, 3))
attempt("unknown", lambda: Point(1, z=3))
attempt("twice", lambda: Point(1, x=3))
print(Point(1, 2) == Point(1, 2), Point(1, 2) != Point(1, 3), Point(1, 2) == (1, 2), Point(1) == Named(1), Named(1) == Named(1))
print(Point.__eq__(p, 3), Point.__hash__, Point.__match_args__, Point.__doc__, Box.__doc__)
attempt("hash", lambda: hash(p))
attempt("order", lambda: Point(1) < Point(2))

b, c = Box(3), Box(4, ["t"], low=-5)
print(b, c, Box.count, sep="\n")
print(b < c, b >= c, b <= Box(3), b == Box(3), b.tags is Box(3).tags, b.names, b.at, b.log, c.log)
print(sorted([c, b, Box(1)])[0].w, max(b, c).w, Box.hidden, Box.low, hasattr(Box, "tags"), hasattr(Box, "area"))
attempt("mixed", lambda: b < 3)
print([f.name for f in fields(Box)], fields(Point)[1].default, is_dataclass(Box), is_dataclass(b))
print(asdict(b), astuple(Point(1)), replace(b, w=9).area, replace(p, y=5))
attempt("replace", lambda: replace(b, area=1))
print(inspect.signature(Point), inspect.signature(Named))
print({k: getattr(v, "__name__", v) for k, v in Point.__init__.__annotations__.items()}, Point.__init__.__qualname__)

print(Named(), Named(name="z").label(), Named(1, 2, "q") == Named(1, 2, "q"), Sub("s"), Sub("s").extra, Sub("s") == Sub("s"))
print(Sub("s") == Named(1, 2, "s"), Named.__match_args__)
attempt("abstract", lambda: Shape("s"))
print(Square("s", 2.0), Square("t").size(), Square("s") == Square("s"))
print(ById(1) == ById(1), isinstance(hash(ById(1)), int), hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3))
print(OwnWays(1), OwnWays(1).a, OwnWays(1) == 3, Plain().b, Plain() == Plain(None, "b"), Plain.__repr__ is object.__repr__)
f = Frozen(1)
print(f, hash(f) == hash(Frozen(1)), f == Frozen(1, 3))


def freeze():
    f.a = 2


attempt("frozen", freeze)

match Named(1, 2, "m"):
    case Named(x, y, name):
        print("matched", x, y, name)
match p:
    case Named():
        print("no")
    case Point(x=1, y=q):
        print("point", q)


def wrong_order():
    @dataclass
    class Wrong:
        a: int = 1
        b: int


def mutable():
    @dataclass
    class Mutable:
        a: list = []


def local(n):
    @dataclass
    class Local:
        a: int = n

    return Local()


attempt("wrong", wrong_order)
attempt("mutable", mutable)
print(local(3).a, local(4).a)

try:

    @dataclass(order=True)
    class Refused:
        a: int

        def __lt__(self, other):
            return True

except TypeError as error:
    print(error)
try:

    @dataclass
    class Late:
        a: int = 1
        b: str

except TypeError as error:
    print(error)


@dataclass
class Tree:
    value: int
    left: Optional["Tree"] = None
    right: Optional["Tree"] = None

    def insert(self, value):
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        elif self.right is None:
            self.right = Tree(value)
        else:
            self.right.insert(value)

    def total(self):
        return self.value + (self.left.total() if self.left else 0) + (self.right.total() if self.right else 0)


t = Tree(50)
for i in range(20):
    t.insert(i * 37 % 101)
print(t.total(), Tree(1, Tree(2)) == Tree(1, Tree(2)), Tree(1, Tree(2)))
t.left = t
print(repr(t)[:40])


class Outer:
    @dataclass
    class Inner:
        a: int = 1


print(Outer.Inner(), Outer.Inner(2) == Outer.Inner(2))
nan = float("nan")
print(Square("n", nan) == Square("n", nan), Plain(a=1) == Plain(a=True), Plain(a=1.0) == Plain(a=1))
print([name for name in vars(Point(1)).keys()], p.__dict__)
