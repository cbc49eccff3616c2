"""Pickles of every protocol, byte for byte, and what they give back."""
import collections
import copyreg
import functools
import io
import pickle
import random


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Shapes:
    class Corner(Point):
        pass


class Names(list):
    pass


class Table(dict):
    pass


class Size(int):
    pass


def half(n):
    return n / 2


VALUES = [
    None, True, False, 0, 255, 256, -1, 65536, 2**31 - 1, 2**31, -(2**31), 2**70, -(2**70), 1.5, -0.0, float("inf"), "", "abc",
    "é\n\\\0", "\u20ac\U0001f600", b"", b"ab\xff", bytearray(b"xy"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1},
    {"a": 1, "b": [2]}, {1}, frozenset([2]), len, int, range, Point, half, range(1, 10, 2), complex(1, 2), ValueError("x", 1),
    KeyError, Size(7), slice(1, 2), "x" * 300, Ellipsis, NotImplemented,
]
for protocol in range(6):
    for value in VALUES:
        data = pickle.dumps(value, protocol)
        print(protocol, data if len(data) < 120 else len(data))
        back = pickle.loads(data)
        if back != value and repr(back) != repr(value):
            print("differs:", value, back)
    for value in (Point(1, "z"), Shapes.Corner(2, 3), Names([1, 2]), Table(a=1), collections.OrderedDict(a=1), collections.deque([1, 2], 3)):
        back = pickle.loads(pickle.dumps(value, protocol))
        print(type(back).__qualname__, back == value)
    loop = []
    loop.append(loop)
    back = pickle.loads(pickle.dumps(loop, protocol))
    print(back[0] is back)
    held = ([],)
    held[0].append(held)
    print(pickle.dumps(held, protocol), pickle.loads(pickle.dumps(held, protocol))[0][0][0] is not None)
    add = functools.partial(max, 3, key=abs)
    again = pickle.loads(pickle.dumps(add, protocol))
    print(again(-7, 2), again.args, again.keywords)
    dice = random.Random(5)
    dice.random()
    print(pickle.loads(pickle.dumps(dice, protocol)).random() == dice.random())

# Pickles that Python 2 wrote.
print(pickle.loads(b"(lp0\nS'a b'\np1\naI01\naI7\naL8L\naF1.5\na."))
print(pickle.loads(b"cexceptions\nIndexError\n."), pickle.loads(b"c__builtin__\nxrange\n(I1\nI3\ntR."))
print(pickle.loads(b"U\x03a\xe4bq\x00.", encoding="latin-1"), pickle.loads(b"U\x02a\xe4.", encoding="bytes"))
for broken in (b"I12", b"\x80\x06.", b"Sabc\n."):
    try:
        print(pickle.loads(broken))
    except Exception as error:
        print(type(error).__name__, error)


class ById(pickle.Pickler):
    def persistent_id(self, obj):
        return "it" if isinstance(obj, Point) else None


class Finds(pickle.Unpickler):
    def persistent_load(self, pid):
        return Point(pid, 0)


for protocol in (0, 1, 4):
    out = io.BytesIO()
    ById(out, protocol).dump([1, Point(0, 0)])
    print(out.getvalue(), Finds(io.BytesIO(out.getvalue())).load()[1].x)

copyreg.pickle(Point, lambda point: (Point, (point.x * 2, point.y)))
print(pickle.loads(pickle.dumps(Point(4, 5))).x)
