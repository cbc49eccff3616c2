import copy
from collections import namedtuple, defaultdict, OrderedDict, Counter, deque
from dataclasses import dataclass, field
from enum import Enum
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
a = [1, [2, 3], {"k": [4]}, (5, [6])]
b = copy.copy(a); c = copy.deepcopy(a)
b[1].append(9); print(a, b, c, c[3][1] is a[3][1], copy.copy((1, 2)) , copy.deepcopy((1, (2,))))
x = (1, 2, "s"); print(copy.deepcopy(x) is x, copy.copy(x) is x)
r = [1]; r.append(r); d = copy.deepcopy(r); print(d[1] is d, d is not r)
m = {"self": None}; m["self"] = m; d = copy.deepcopy(m); print(d["self"] is d)
s = [1, 2]; two = [s, s]; d = copy.deepcopy(two); print(d[0] is d[1])
class P:
    def __init__(self, x): self.x = x; self.l = [x]
    def __repr__(self): return f"P({self.x}, {self.l})"
p = P(1); q = copy.copy(p); z = copy.deepcopy(p); q.l.append(2); print(p, q, z, q.l is p.l, z.l is p.l)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = [1]; c = copy.copy(s); d = copy.deepcopy(s); print(c.a is s.a, d.a == s.a, d.a is s.a, hasattr(d, "b"))
class L(list):
    pass
l = L([1, [2]]); l.tag = "t"; c = copy.copy(l); d = copy.deepcopy(l); print(c, type(c).__name__, c.tag, d, d[1] is l[1])
class D(dict): pass
d0 = D(a=[1]); d0.n = 1; d1 = copy.deepcopy(d0); print(d1, d1.n, type(d1).__name__, d1["a"] is d0["a"])
NT = namedtuple("NT", "a b"); n = NT(1, [2]); print(copy.copy(n), copy.deepcopy(n), copy.deepcopy(n).b is n.b)
class I(int): pass
class St(str): pass
class T(tuple): pass
print(copy.copy(I(5)), type(copy.copy(I(5))).__name__, copy.copy(St("x")), copy.deepcopy(T([1, [2]])), type(copy.deepcopy(T([1]))).__name__)
class E(Enum): A = 1
print(copy.copy(E.A) is E.A, copy.deepcopy({"e": E.A})["e"] is E.A)
@dataclass
class DC:
    x: int
    y: list = field(default_factory=list)
o = DC(1, [2]); print(copy.copy(o), copy.deepcopy(o), copy.deepcopy(o).y is o.y, copy.copy(o).y is o.y)
@dataclass(frozen=True)
class FZ:
    x: list
print(copy.deepcopy(FZ([1])), copy.copy(FZ([1])))
@dataclass(slots=True)
class SL:
    x: list
print(copy.deepcopy(SL([1])))
class C:
    def __init__(self): self.v = 1
    def __copy__(self): r = C(); r.v = "copied"; return r
    def __deepcopy__(self, memo): r = C(); r.v = ("deep", type(memo).__name__); return r
print(copy.copy(C()).v, copy.deepcopy(C()).v, copy.deepcopy([C()])[0].v)
class G:
    def __init__(self, a): self.a = a; self.b = 0
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, st): self.__dict__.update(st); self.b = "restored"
g = copy.copy(G(3)); print(g.a, g.b)
class R:
    def __init__(self, a): self.a = a
    def __reduce__(self): return (R, (self.a * 2,))
print(copy.copy(R(3)).a, copy.deepcopy(R(3)).a)
dd = defaultdict(list, {"a": [1]}); e = copy.deepcopy(dd); e["z"].append(1); print(e, copy.copy(dd), dd)
print(copy.deepcopy(OrderedDict(a=[1])), copy.copy(Counter("aab")), copy.deepcopy(deque([1, [2]], maxlen=5)), copy.deepcopy({1, 2}), copy.copy(frozenset([1])), copy.deepcopy(bytearray(b"a")))
ex = copy.copy(ValueError("x", 1)); print(repr(ex), ex.args)
f = lambda: 1; print(copy.copy(f) is f, copy.deepcopy(f) is f, copy.copy(int) is int, copy.deepcopy(len) is len, copy.copy(None), copy.deepcopy(3.5))
t("gen", lambda: copy.copy(i for i in [1])); t("gen", lambda: copy.deepcopy([(i for i in [1])]))
memo = {}; copy.deepcopy([a], memo); print(id(a) in memo)
class Tree:
    def __init__(self, v, parent=None): self.v, self.parent, self.kids = v, parent, []
    def add(self, v): k = Tree(v, self); self.kids.append(k); return k
root = Tree(1); root.add(2).add(3); new = copy.deepcopy(root); print(new.kids[0].parent is new, new.kids[0].kids[0].v, new is not root)
print(copy.Error, copy.error is copy.Error)
