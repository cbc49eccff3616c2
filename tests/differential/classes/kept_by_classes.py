import copy, pickle
class N:
    def __init__(self, v): self.v = v
class A:
    cache = {}
    items = []
    first = N(1)
    table = {"+": 1, "-": 2}
    pair = (N(5), 3)
    fn = staticmethod(lambda x: x + 1)
    def __init__(self, x): self.x = x; A.items.append(self); self.cache[x] = N(x)
    def look(self, k): return self.cache[k].v + self.table["+"] + self.pair[0].v
    @classmethod
    def total(cls): return sum(a.x for a in cls.items) + cls.first.v
class B(A):
    table = {"+": 10}
    extra = [N(7)]
    def sup(self): return super().pair[0].v
def names(o, k): return getattr(o, k)
for i in range(4): A(i) if i % 2 else B(i)
print(A.total(), B(9).look(9), B(3).sup(), A.items[0].look(0), B.extra[0].v, A.fn(3))
A.first = N(50); A.late = [N(8)]
print(A.total(), A(1).late[0].v, B.late is A.late)
print(names(A(2), "cac" + "he")[2].v, names(B, "ex" + "tra")[0].v, vars(A)["first"].v, A.__dict__["table"], [k for k in vars(B) if not k.startswith("__")])
for n in ("items", "pair"): print(len(getattr(B(0), n)))
setattr(A, "ta" + "ble", {"+": 100}); print(A(3).look(3), B(4).look(4))
A.cache.clear(); A.cache["z"] = "text"
print(sorted(names(A, "cache"), key=str), copy.copy(A(5)).x, type(copy.deepcopy(A(6))).total() > 0)
class S:
    _inst = None
    _all = {}
    def __new__(cls, k):
        if k in cls._all: return cls._all[k]
        self = super().__new__(cls); cls._all[k] = self; self.k = k
        return self
print(S(1) is S(1), S(2).k, len(S._all), sum(s.k for s in S._all.values()))
class Cnt:
    n = 0
    log = []
    def __init__(self): Cnt.n += 1; type(self).log.append(self.n)
class Cnt2(Cnt):
    log = ["own"]
Cnt(); Cnt2(); print(Cnt.n, Cnt2.n, Cnt.log, Cnt2.log)
