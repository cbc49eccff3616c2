from typing import NamedTuple
from collections import namedtuple
import heapq
class V:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __hash__(self): return self.x
    def __repr__(self): return f"V{self.x}"
class T(NamedTuple):
    p: int
    v: V
U = namedtuple("U", "p v")
def f(x):
    if isinstance(x, (list, tuple)): return "seq"
    if isinstance(x, int): return "int"
    return "other"
def g(x):
    if isinstance(x, tuple): return x[0] + len(x)
    return x
print(f(T(1, V(2))), f(U(1, 2)), f((1,)), f(3), f("s"), g(T(5, V(1))), g(7), g((1, 2, 3)), g(U(4, 0)))
h = []
for i in range(6): heapq.heappush(h, T(i % 2, V(i)))
print([heapq.heappop(h).v for _ in range(3)], sorted([U(1, V(3)), U(1, V(2)), T(0, V(9))])[0], T(1, V(2)) == (1, V(2)), T(1, V(2)) in [U(1, V(2))], {T(1, V(2)): 5}[U(1, V(2))])
print(max(T(1, V(1)), T(1, V(2))), T(0, V(1)) < (0, V(2)), bool(T(0, V(0))), bool(namedtuple("E", "")()), "%s %s" % T(1, V(2)), "%s" % (T(1, V(2)),))
def k(t): return "yes" if t else "no"
print(k(T(1, V(1))), k(None))
a, b = T(3, V(4)); print(a, b.x, T(3, V(4))._replace(p=9), [x for x in T(1, V(2))])
