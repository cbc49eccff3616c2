"""Deep and shallow copies: what is shared, what the memo holds, and who has a say."""
import copy
import copyreg
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass


def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)


class Node:
    def __init__(self, name, *links):
        self.name = name
        self.links = list(links)


class Slotted:
    __slots__ = ("a", "b", "__weakref__")


class More(Slotted):
    __slots__ = ("c", "__dict__")


class Noisy:
    """Says when it is copied."""

    def __init__(self, name):
        self.name = name

    def __deepcopy__(self, memo):
        print("deep", self.name, type(memo).__name__)
        made = Noisy(self.name + "'")
        memo[id(self)] = made
        return made

    def __copy__(self):
        print("shallow", self.name)
        return Noisy(self.name + "*")


# Shared parts stay shared, and circles closed.
shared = [1]
whole = {"x": shared, "y": (shared, [shared]), "z": {2, 3}, "f": frozenset([4])}
other = copy.deepcopy(whole)
print(other, other["x"] is other["y"][0] is other["y"][1][0], other["x"] is shared, other["z"] is whole["z"])
a, b = Node("a"), Node("b")
a.links += [b, a]
b.links += [a]
a.extra = {"me": a}
c = copy.deepcopy(a)
print(c.name, c.links[1] is c, c.links[0].links[0] is c, c.extra["me"] is c, c is a, list(c.__dict__))
ring = []
pair = (ring, 1)
ring.append(pair)
again = copy.deepcopy(pair)
print(again[0][0] is again, again is pair, copy.deepcopy((1, "s", (2.5, None))) is not None)
constant = (1, ("a", 2.5), frozenset())
print(copy.deepcopy(constant)[1] is constant[1], copy.copy(constant) is constant)
grid = [[0] * 3] * 3
new = copy.deepcopy(grid)
new[0][0] = 7
print(new, grid)

# The memo.
memo = {}
first = copy.deepcopy(whole, memo)
print(memo[id(whole)] is first, memo[id(shared)] is first["x"], len(memo[id(memo)]) > 4, copy.deepcopy(shared, memo) is first["x"])
print(copy.deepcopy([shared, 5], {id(shared): "given"}))


class Memo:
    """What is no dict but acts as one."""

    def __init__(self):
        self.d = {}

    def get(self, key, default=None):
        return self.d.get(key, default)

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __contains__(self, key):
        return key in self.d

    def setdefault(self, key, value):
        return self.d.setdefault(key, value)


m = Memo()
print(copy.deepcopy({"k": [1, (2, [3])]}, m), len(m.d) > 2)

# Classes that say how they are copied, inside of others.
noisy = Noisy("n")
made = copy.deepcopy([noisy, {noisy.name: noisy}, (noisy,)])
print(made[0].name, made[1]["n"] is made[0], made[2][0] is made[0], copy.copy(noisy).name, copy.copy([noisy])[0] is noisy)
node = Node("holder", noisy)
print(copy.deepcopy(node).links[0].name, copy.copy(node).links is node.links)
node.__deepcopy__ = lambda memo: "by the object"
print(copy.deepcopy(node), type(copy.copy(node)).__name__)


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce_ex__(self, protocol):
        return Reduced, (self.n + protocol,), {"state": [protocol]}


class Named:
    def __reduce__(self):
        return "named"


class State:
    def __init__(self):
        self.kept, self.left = [1], [2]

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.left = "renewed"


class Made:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made

    def __getnewargs__(self):
        return self.args + ("again",)


named = Named()
r = copy.deepcopy(Reduced(1))
s = copy.deepcopy([State()])[0]
print(r.n, r.state, copy.copy(named) is named, copy.deepcopy([named])[0] is named, s.kept, s.left, copy.copy(Made(1)).args, copy.deepcopy(Made([2])).args)


class ByTable:
    def __init__(self, n):
        self.n = n


copyreg.pickle(ByTable, lambda x: (ByTable, (x.n * 2,)))
print(copy.copy(ByTable(2)).n, copy.deepcopy({"t": ByTable([1])})["t"].n)


class Asked:
    def __init__(self):
        self.log = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "made up"


x = copy.deepcopy(Asked())
print(x.log, x.anything)

# Slots, attributes given from outside, and objects without some of their fields.
s = Slotted()
s.a = [1]
d = copy.deepcopy(s)
print(d.a, d.a is s.a, hasattr(d, "b"), copy.copy(s).a is s.a)
m = More()
m.b, m.c, m.free = [2], [3], [4]
d = copy.deepcopy(m)
print(d.b, d.c, d.free, d.b is m.b, d.free is m.free, hasattr(d, "a"))
n = Node("late")
n.later = [1]
n.links = "back"
d = copy.deepcopy(n)
print(d.__dict__, copy.copy(n).__dict__, list(copy.deepcopy(d).__dict__))
n.__dict__["odd key"] = [5]
print(copy.deepcopy(n).__dict__, copy.copy(n).__dict__["odd key"] is n.__dict__["odd key"])


class Guarded:
    __slots__ = ("v",)

    def __init__(self, v):
        object.__setattr__(self, "v", v)

    def __setattr__(self, name, value):
        raise TypeError("read-only")


t("guarded", lambda: copy.deepcopy(Guarded(1)).v)


class Free:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


f = Free()
f.v = 1
print(copy.deepcopy(f).v, copy.copy(f).v)


class Base:
    def __init__(self):
        self.base = [1]


class Derived(Base):
    kind = "derived"

    def __init__(self):
        self.own = {"k": (self,)}
        super().__init__()


d = copy.deepcopy(Derived())
print(list(d.__dict__), d.own["k"][0] is d, d.kind, type(d).__name__)


class Items(list):
    pass


class Pairs(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, (value, "set"))


items = Items([[1], 2])
items.tag = items
d = copy.deepcopy(items)
print(d, d.tag is d, d[0] is items[0], copy.copy(items).tag is items)
print(copy.copy(Pairs(a=1)), copy.deepcopy(Pairs(a=[1])), copy.deepcopy(deque([[1]], 3)), copy.deepcopy(defaultdict(list, a=[1])), copy.deepcopy(OrderedDict(b=[2])))


@dataclass
class Point:
    x: float
    y: list


p = Point(1.5, [2])
q = copy.deepcopy(p)
q.y.append(3)
print(p, q, copy.copy(p) == p)


class Equal:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


print(len(copy.deepcopy({Equal(), 2})), len(copy.deepcopy({Equal(): [1]})), copy.deepcopy(Equal) is Equal)


class Changes:
    """Takes from the list, or the dict, that is being copied."""

    def __init__(self, whole):
        self.whole = whole

    def __deepcopy__(self, memo):
        self.whole.popitem() if isinstance(self.whole, dict) else self.whole.pop()
        return "changed"


some = [1, 2, 3]
some.insert(0, Changes(some))
print(copy.deepcopy(some))
more = {"b": 1, "c": 2}
more = {"a": Changes(more), **more}
more["a"].whole = more
t("changing", lambda: copy.deepcopy(more))
t("generator", lambda: copy.deepcopy({"g": (i for i in [1])}))
deep = []
for _ in range(100):
    deep = [deep]
d = copy.deepcopy(deep)
for _ in range(100):
    d = d[0]
print(d, copy.deepcopy(slice([1], 2)), copy.copy(range(3)), copy.deepcopy(bytearray(b"x")), copy.deepcopy(3 + 4j), copy.deepcopy(...), copy.deepcopy(some.append.__self__) == some)
