"""Pickles that are long, broken, or made by pickler and unpickler of one's own."""
import io
import pickle
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for n in (0, 1, 2, 999, 1000, 1001, 2000, 2001):
    for x in (list(range(n)), {i: i for i in range(n)}, set(range(n))):
        b = pickle.dumps(x); print(n, type(x).__name__, len(b), b[-12:], pickle.loads(b) == x)
class L(list): pass
class D(dict): pass
for n in (0, 1, 2, 1000, 1001):
    for x in (L(range(n)), D((i, i) for i in range(n))):
        b = pickle.dumps(x); print(n, type(x).__name__, len(b), b[-12:], pickle.loads(b) == x)
for b in [b"", b"K", b"K\x01", b"\x80", b"\x80\x06.", b"\x80\x04", b"\xff.", b"'.", b"a.", b".", b"K\x01a.", b"]K\x01e.", b"}(K\x01u.", b"h\x05.", b"j\x05\0\0\0.", b"g9\n.", b"\x8c\x05ab", b"\x8c\x02\xff\xff.", b"0.", b"2.", b"1.", b"t.", b"\x85.", b"K\x01\x86.", b"(K\x01", b"K\x01K\x02\x93.", b"]b.", b"K\x01)R.", b"K\x01)\x81.", b"I12\n.", b"I01\n.", b"Ix\n.", b"L5L\n.", b"F1.5\n.", b"V\\u00e9\n.", b"S'ab'\n.", b"Sab\n.", b"p0\n.", b"Np0\ng0\n.", b"Nq\x05h\x05.", b"Nq\x05h\x04.", b"K\x01\x94h\0.", b"\x94.", b"P12\n.", b"NQ.", b"I5", b"\x95\x05\0\0\0\0\0\0\0K\x01.", b"\x95\x03\0\0\0\0\0\0\0K\x01.", b"(d.", b"(K\x01d.", b"(K\x01K\x02d.", b"(l.", b"\x8f(K\x01K\x02\x90.", b"(K\x01\x91.", b"\x96\x02\0\0\0\0\0\0\0ab.", b"C\x02ab.", b"U\x02ab.", b"T\x02\0\0\0ab.", b"\x8a\x00.", b"\x8a\x02\xff\xff.", b"\x8b\x01\0\0\0\x05.", b"N\x8c.", b"}(.", b"(.", b"((1N.", b"N(0.", b"]N]s.", b"}]Ns.", b"((e."]:
    t(lambda: pickle.loads(b))
    t(lambda: pickle.load(io.BytesIO(b)))
f = io.BytesIO(); p = pickle.Pickler(f, 4); a = [1]; p.dump(a); p.dump(a); p.clear_memo(); p.dump(a); print(f.getvalue())
f.seek(0); u = pickle.Unpickler(f); x = u.load(); print(x, u.load() is x, u.load() is x); t(u.load)
t(lambda: pickle.dumps((i for i in []))); t(lambda: pickle.dumps([1], 9)); t(lambda: pickle.loads("x")); t(lambda: pickle.loads(5)); t(lambda: pickle.dumps([1], -1)); t(lambda: pickle.loads(bytearray(b"K\x05."))); t(lambda: pickle.loads(memoryview(b"K\x05.")))
class Q(pickle.Pickler):
    def persistent_id(self, o):
        if isinstance(o, tuple): return "pid%d" % len(o)
class R(pickle.Unpickler):
    def persistent_load(self, pid): return ("persistent", pid)
    def find_class(self, m, n):
        if n == "sum": raise pickle.UnpicklingError("forbidden")
        return super().find_class(m, n)
for proto in range(6):
    f = io.BytesIO(); Q(f, proto).dump([(1, 2), {"k": ()}, 5]); print(f.getvalue()); f.seek(0); print(R(f).load())
t(lambda: R(io.BytesIO(pickle.dumps(sum))).load()); t(lambda: R(io.BytesIO(pickle.dumps(len))).load())

import copyreg
import enum
from dataclasses import dataclass


class Plain:
    def __init__(self, n):
        self.n, self.text, self.kids = n, "t%d" % n, []


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    __slots__ = ("c", "__dict__")


class Kind(enum.Enum):
    ONE = 1


class Tabled:
    def __init__(self, n):
        self.n = n


copyreg.pickle(Tabled, lambda x: (Tabled, (x.n + 1,)))


class Stated:
    def __init__(self):
        self.a, self.b = 1, 2

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.b = "again"


@dataclass
class Point:
    x: float
    y: list


one = Plain(1)
two = Plain(2)
one.kids += [two, one]
two.extra = {"k": (one, two)}
late = Plain(3)
late.later = 5
print(late.__dict__)
late.more = [late]
s = Slots()
s.a = [1]
both = Both()
both.a, both.c, both.free = 1, [2], {"x": 3}
bare = Both()
bare.c = 1
empty = Plain.__new__(Plain)
recursive = ([], frozenset([1]))
recursive[0].append(recursive)
deep = (one, [one, two], late, s, both, bare, empty, Kind.ONE, Tabled(1), Stated(), Point(1.5, [2]), recursive, {"n": 1, "text": "t1", 5: one}, 2**100, -2**70, -129, 1e300, "\ud800", "é" * 300)
for protocol in range(2, 6):
    data = pickle.dumps(deep, protocol)
    back = pickle.loads(data)
    print(protocol, len(data), data[:80], data[-60:])
    a, group, c, d, e, f, g, h, i, j, k, l, *rest = back
    print(a.kids[1] is a, group[0] is a, a.kids[0].extra["k"][1] is group[1], c.__dict__.keys(), c.more[0] is c, d.a, hasattr(d, "b"), e.a, e.c, e.free, f.c, g.__dict__, h is Kind.ONE, i.n, j.a, j.b, k, l[0][0][1], l[0][0] is l, rest == list(deep[12:]) or rest[0].keys())
for protocol in range(2):
    back = pickle.loads(pickle.dumps(deep[:3] + deep[8:], protocol))
    print(protocol, back[0].kids[1] is back[0], back[2].__dict__.keys(), back[3].n, back[5])
big = ["x" * 70000, b"y" * 70000, list(range(40000)), bytearray(b"z" * 5), "x" * 70000]
data = pickle.dumps(big, 5)
print(len(data), pickle.loads(data) == big, [data.count(b"\x95"), data[70000:70040]])
f = io.BytesIO()
for i in range(5):
    pickle.dump({"i": i, "s": [str(i)] * 3}, f, i)
f.seek(0)
print([pickle.load(f) for i in range(5)], f.read())


class Stream:
    """A file with the two methods that are needed."""

    def __init__(self, data):
        self.file = io.BytesIO(data)
        self.asked = []

    def read(self, n):
        self.asked.append(n)
        return self.file.read(n)

    def readline(self):
        return self.file.readline()


stream = Stream(pickle.dumps([1, {"a": "b"}], 2) + b"I5\n.")
print(pickle.load(stream), pickle.load(stream))


class Sized(list):
    def extend(self, items):
        super().extend(["extended", *items])


class Mapped(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


print(pickle.loads(pickle.dumps(Sized([1, 2]))), pickle.loads(pickle.dumps(Mapped(a=1))))
p = pickle.Pickler(io.BytesIO())
p.persistent_id = lambda o: None
p.dump([1])
n = 0
for i in range(300):
    n += len(pickle.loads(pickle.dumps([Plain(i), (i, str(i)), {i: [i]}])))
print(n)
