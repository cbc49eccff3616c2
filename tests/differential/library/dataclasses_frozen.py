"""Frozen, slotted and keyword-only dataclasses, whose methods are made when the program is compiled."""

import pickle
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, KW_ONLY, asdict, astuple, dataclass, field, fields, replace


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def scaled(self, by):
        return replace(self, x=self.x * by, y=self.y * by)


p = Point(1.0, 2.0)
print(p, p + p, p.scaled(3), hash(p) == hash(Point(1.0, 2.0)), p == Point(1.0, 2.0), p != Point(2.0))
for attempt in ("x", "z"):
    try:
        setattr(p, attempt, 5)
    except FrozenInstanceError as e:
        print(type(e).__name__, e)
try:
    p.x = 3.0
except AttributeError as e:
    print(type(e).__name__, e)
try:
    del p.y
except FrozenInstanceError as e:
    print(e)
print({p: "a", Point(1.0, 2.0): "b"}, {Point(1.0), Point(1.0, 0.0)})
print(pickle.loads(pickle.dumps(p)), copy(p), deepcopy([p]))


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(default=(), compare=False)
    text: str = field(init=False, hash=False, compare=False, default="")

    def __post_init__(self):
        object.__setattr__(self, "text", f"{self.major}.{self.minor}")


versions = [Version(1, 2), Version(0, 9, ("old",)), Version(1), Version(1, 2, ("x",))]
print(sorted(versions), max(versions).text, len(set(versions)))
print([f.name for f in fields(Version)], astuple(Version(3)), asdict(Version(3, tags=(1,))))


class Labelled(Point):
    def __init__(self, label):
        super().__init__(1.0, 2.0)
        self.label = label


labelled = Labelled("a")
print(labelled.label, labelled.x, labelled)
labelled.label = "b"
print(labelled.label)
try:
    labelled.x = 2.0
except FrozenInstanceError as e:
    print(e)


@dataclass(frozen=True)
class Deep(Point):
    z: float = 1.5
    items: list = field(default_factory=list)


d = Deep(1.0)
d.items.append(3)
print(d, Deep.__match_args__)
try:
    hash(d)
except TypeError as e:
    print(e)


@dataclass(slots=True)
class Node:
    value: int
    next: "Node | None" = None
    tags: list = field(default_factory=list)
    kind: str = field(default="n", init=False)


head = None
for i in range(4):
    head = Node(i, head)
head.tags.append("head")
print(head, Node.__slots__, hasattr(head, "__dict__"))
try:
    head.other = 1
except AttributeError as e:
    print(e)
total = 0
node = head
while node is not None:
    total += node.value
    node.value *= 2
    node = node.next
print(total, head.value, replace(head, next=None))


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 7


@dataclass(frozen=True, slots=True)
class Triple(Pair):
    last: str = "z"


print(Pair(1), Triple(1), Pair.__slots__, Triple.__slots__, pickle.loads(pickle.dumps(Triple(4, 5, "y"))))
print(copy(Triple(1, 2)), hash(Pair(1)) == hash((1, 7)), Pair(1) == Triple(1), Pair(2) == Pair(2))
try:
    Pair(1).left = 2
except FrozenInstanceError as e:
    print(e)


@dataclass(kw_only=True)
class Options:
    name: str
    depth: int = 3
    extra: dict = field(default_factory=dict)


print(Options(name="a"), Options(extra={1: 2}, depth=1, name="b"), Options.__match_args__)
for wrong in (lambda: Options("a"), lambda: Options(), lambda: Options(name="a", size=1)):
    try:
        wrong()
    except TypeError as e:
        print(e)


@dataclass
class Mixed:
    a: int
    b: int = field(kw_only=True, default=2)
    c: int = 3
    d: int = field(kw_only=True)


print(Mixed(1, d=4), Mixed(1, 5, b=6, d=7), Mixed.__match_args__)
try:
    Mixed(1)
except TypeError as e:
    print(e)


@dataclass
class After:
    a: int
    _: KW_ONLY
    b: int = 5


print(After(1), After(1, b=2))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: str = field(default="x", hash=False)


print(hash(Hashed(1)) == hash(Hashed(1, "y")), hash(Hashed(1)) == hash((1,)))


@dataclass(frozen=True)
class OwnHash:
    a: int

    def __hash__(self):
        return 42


@dataclass(frozen=True, eq=False)
class ByIdentity:
    a: int


print(hash(OwnHash(1)), OwnHash(1) == OwnHash(1), ByIdentity(1) == ByIdentity(1))
match Triple(1, 2, "w"):
    case Triple(a, b, c):
        print(a, b, c)


class Guarded:
    """A class that looks at what is assigned."""

    def __init__(self):
        self.log = []
        self.n = 1

    def __setattr__(self, name, value):
        if name == "log":
            object.__setattr__(self, name, value)
        else:
            self.log.append(name)
            super().__setattr__(name, value * 2 if name == "n" else value)

    def __delattr__(self, name):
        self.log.append("-" + name)
        object.__delattr__(self, name)


g = Guarded()
g.n = 5
g.other = "x"
setattr(g, "more", 1.5)
del g.other
print(g.n, g.log, g.more, vars(g))


class Positive:
    limit = 10

    def __setattr__(self, name, value):
        if value < 0:
            raise ValueError(f"{name} must not be negative: {value}")
        self.__dict__[name] = value


q = Positive()
q.size = 4
try:
    q.size = -1
except ValueError as e:
    print(e, q.size)


class ReadOnly:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        object.__setattr__(self, "a", a)
        object.__setattr__(self, "b", b)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is read-only")


r = ReadOnly(1, "two")
print(r.a + 1, r.b)
try:
    r.a = 5
except AttributeError as e:
    print(e)
try:
    object.__setattr__(r, "c", 1)
except AttributeError as e:
    print(e)
