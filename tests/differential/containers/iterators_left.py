# How much iterators have left, and other small things of sequences.
import collections
import copy
import operator

for made in (
    lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("äbc"), lambda: iter(b"abc"),
    lambda: iter(bytearray(b"abc")), lambda: iter(range(3)), lambda: iter(range(10**20, 10**20 + 3)),
    lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4, 5: 6}.items()), lambda: iter({1: 2, 3: 4, 5: 6}.values()),
    lambda: iter({1, 2, 3}), lambda: reversed([1, 2, 3]), lambda: reversed({1: 2, 3: 4, 5: 6}),
):
    it = made()
    left = [it.__length_hint__()]
    for _ in it:
        left.append(it.__length_hint__())
    print(type(it).__name__, left, operator.length_hint(made()))
print(iter(range(10**9)).__length_hint__())
d = {1: 2}
it = iter(d)
d[3] = 4
print(it.__length_hint__())


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


for hint in (5, 0, -1, "s", None, 1.5, 10**30, True, NotImplemented):
    try:
        print(hint, operator.length_hint(Hinted(hint), 9))
    except Exception as e:
        print(hint, type(e).__name__, e)
print(operator.length_hint(5, 3), operator.length_hint([1], 3))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


for value in (3, "s", None, 2**70):
    try:
        print(operator.index(Index(value)))
    except Exception as e:
        print(type(e).__name__, e)

print(slice(1, 10**30, 2).indices(10**25), slice(None, None, -1).indices(10**30), slice(-(10**30), 5).indices(7))
for length, s in ((-(10**30), slice(1)), (10**30, slice(1, 2, 0)), (5, slice(None, 10**30))):
    try:
        print(s.indices(length))
    except ValueError as e:
        print(e)


class Clears:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return NotImplemented


a, b = [], []
a.append(Clears(b))
b.append(Clears(a))
print(a == b, a, b)


class Bytes(str):
    def __bytes__(self):
        return b"own"


print(bytes(Bytes("text")))
s = slice([1], [2], [3])
t = copy.deepcopy(s)
print(t, t is s, t.start is s.start, copy.copy(s) is s)

dd = collections.defaultdict(int)
dd["a"] += 1
dd.default_factory = list
dd["b"].append(1)
print(dd)
dd.default_factory = None
try:
    dd["c"]
except KeyError as e:
    print("KeyError", e)


class Filtered(filter):
    def __init__(self, *args, extra=None):
        self.extra = extra


f = Filtered(None, [0, 1, 2], extra="e")
print(list(f), f.extra)
