from dataclasses import dataclass, field, asdict, astuple, replace
import copy, pickle
SIZE = 3
class A:
    def __init__(self, n=SIZE, *, k=[], **kw): self.n, self.k, self.kw = n, k, kw
def make(v):
    class L:
        def __init__(self, a, b=v): self.s = (a, b, v)
    return L
@dataclass
class In:
    x: int
    l: list = field(default_factory=list)
@dataclass
class Out:
    a: int
    i: In = field(default_factory=lambda: In(7))
    d: dict = field(default_factory=dict)
    t: tuple = ()
    o: object = None
class Leaf:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
@dataclass(frozen=True, slots=True)
class Fr:
    x: int
    y: list = field(default_factory=list)
def main():
    for i in range(3):
        print(A().n, A(1, k=2).k, A(z=1).kw, make(i)(i).s, make(9)(1, 2).s)
    o = Out(1); p = Out(2, In(3, [1]), {"k": In(4)}, (In(5),), Leaf(6))
    o.i.l.append(5); o.d["z"] = 1
    print(o, Out(1).i.l, asdict(o), astuple(o))
    q = asdict(p); print({k: v for k, v in q.items() if k != "o"}, q["o"].v, q["o"] is p.o)
    q["d"]["k"]["x"] = 99; q["o"].v = 100; print(p.d["k"].x, p.o.v, p.i.x, p.t[0].x)
    print(replace(p, a=5).a, replace(p, i=In(0)).i.x, sum(e.x for e in p.t))
    f = Fr(1); g = copy.copy(f); h = pickle.loads(pickle.dumps(f)); c = copy.deepcopy(f)
    print(f == g == h == c, g.y is f.y, c.y is f.y, h)
    try: f.x = 2
    except Exception as e: print(type(e).__name__, e)
    t = 0
    for e in [o, p]: t += e.i.x + e.a
    print(t)
main()
