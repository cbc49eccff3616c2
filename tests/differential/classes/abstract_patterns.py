import collections, collections.abc, array
def kind(x):
    match x:
        case {"k": v, **rest}: return "map", v, rest
        case {}: return "mapping"
        case [a, *rest]: return "seq", a, rest
        case []: return "empty"
        case str(): return "str"
        case _: return "other"
class M(collections.abc.Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
class S(collections.abc.Sequence):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __len__(self): return len(self.d)
class L(list): pass
class D(dict): pass
for x in (M({"k": 1, "z": 2}), M({}), S([1, 2]), S([]), collections.UserDict(k=5), collections.UserList([7, 8]), collections.ChainMap({"k": 1}), collections.Counter("k"), collections.OrderedDict(k=1), collections.defaultdict(int, k=1), array.array("i", [1, 2]), L([1]), D(k=1), collections.deque([3]), range(3), (1,), "ab", b"ab", {1, 2}, object(), bytearray(b"x"), collections.UserString("x")):
    print(type(x).__name__, kind(x))


from abc import ABC


class Above(ABC):
    pass


class Below(Above):
    pass


try:
    Below.register(Above)
except RuntimeError as e:
    print(e)
