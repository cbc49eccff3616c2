from collections.abc import Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, KeysView, ItemsView, ValuesView, MappingView
import collections.abc
from abc import ABC, abstractmethod, ABCMeta
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
def g(): yield 1
vals = [[], (), {}, set(), frozenset(), "", b"", bytearray(), 1, 1.0, None, g(), iter([]), range(3), len, lambda: 1, {}.keys(), {}.values(), {}.items(), int, memoryview(b""), map(str, []), zip(), enumerate([]), type(type.__dict__)]
for k in [Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, KeysView, ItemsView, ValuesView, MappingView]:
    print(k.__name__, "".join("X" if isinstance(v, k) else "." for v in vals))
print(Iterable, Sequence[int], Mapping[str, int], issubclass(list, Sequence), issubclass(dict, Mapping), issubclass(int, Hashable))
class MyMap(MutableMapping):
    def __init__(self, *a, **k): self._d = dict(*a, **k)
    def __getitem__(self, k): return self._d[k]
    def __setitem__(self, k, v): self._d[k] = v
    def __delitem__(self, k): del self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __repr__(self): return f"MyMap({self._d})"
m = MyMap(a=1)
m["b"] = 2; m.update(c=3); m.update([("d", 4)])
print(m, len(m), list(m), m.get("z"), m.pop("a"), m.setdefault("q", 9), "q" in m, m == {"b": 2, "c": 3, "d": 4, "q": 9}, m.keys(), list(m.values()), m.items(), m.keys() & {"b"}, m.popitem(), dict(m), {**m})
t("kk", lambda: m["nope"]); t("pop", lambda: m.pop("nope")); t("h", lambda: hash(m)); t("rev", lambda: reversed(m))
m.clear(); print(m, bool(m))
class Stack(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = Stack(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), s[1:], isinstance(s, Sequence), s.index(2, 2))
t("idx", lambda: s.index(99))
class MS(MutableSequence):
    def __init__(self, a=()): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
x = MS([1, 2]); x.append(3); x.extend([4, 5]); x.reverse(); x += [9]; x.remove(4)
print(x.a, x.pop(), x.pop(0), x.a); x.clear(); print(x.a)
class OS(MutableSet):
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
    def __repr__(self): return f"OS({list(self.d)})"
a, b = OS([1, 2, 3]), OS([3, 4])
print(a | b, a & b, a - b, a ^ b, a == OS([3, 2, 1]), a == {1, 2, 3}, a < OS([1, 2, 3, 4]), a <= b, a.isdisjoint(b), a | [7], {9} | a, a >= {1})
a |= b; a -= {1}; a &= {2, 3, 4}; a ^= {2, 10}; print(a); a.remove(3); print(a.pop(), a)
t("rm", lambda: a.remove(99))
t("abs", lambda: Mapping())
class Part(Mapping):
    def __len__(self): return 0
t("abs", lambda: Part())
class It(Iterator):
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), isinstance(It(), Iterable))
class G(Generator):
    def send(self, v): return 5
    def throw(self, *a): raise StopIteration
gg = G(); print(next(gg), gg.close())
class Duck:
    def __len__(self): return 1
    def __iter__(self): return iter([1])
    def __contains__(self, x): return True
print(isinstance(Duck(), Collection), isinstance(Duck(), Sequence), isinstance(Duck(), Sized))
class NoHash:
    __hash__ = None
print(isinstance(NoHash(), Hashable))
class Plug(ABC):
    @abstractmethod
    def run(self): ...
    @property
    @abstractmethod
    def name(self): ...
t("abs", lambda: Plug())
@Plug.register
class Reg: pass
print(isinstance(Reg(), Plug), issubclass(Reg, Plug), Plug.__abstractmethods__ == frozenset({"run", "name"}))
Sequence.register(Duck); print(isinstance(Duck(), Sequence), collections.abc.Sequence is Sequence)
class HasQuack(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is HasQuack: return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented
class D2:
    def quack(self): pass
print(isinstance(D2(), HasQuack), isinstance(5, HasQuack))
