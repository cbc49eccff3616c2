from functools import total_ordering
import functools
def make(root):
    ns = {}
    return ns
@total_ordering
class Lt:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, Lt) and self.x == o.x
    def __lt__(self, o):
        if not isinstance(o, Lt): return NotImplemented
        return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return f"Lt({self.x})"
@functools.total_ordering
class Le:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __le__(self, o): return self.x <= o.x
@total_ordering
class Gt:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __gt__(self, o): return self.x > o.x
@total_ordering
class Ge:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __ge__(self, o): return self.x >= o.x
    def __lt__(self, o): return "mine"
for C in (Lt, Le, Gt, Ge):
    for a, b in ((1, 2), (2, 2), (3, 2)):
        a, b = C(a), C(b)
        print(C.__name__, a < b, a <= b, a > b, a >= b, a == b, a != b)
print(sorted([Lt(3), Lt(1), Lt(2)]), max([Lt(3), Lt(5)]), min(Lt(4), Lt(2)), len({Lt(1), Lt(1)}))
for op in ("<", "<=", ">", ">="):
    try:
        print({"<": lambda: Lt(1) < 1, "<=": lambda: Lt(1) <= 1, ">": lambda: Lt(1) > 1, ">=": lambda: Lt(1) >= 1}[op]())
    except TypeError as e: print(e)
print([n for n in vars(Lt) if n.startswith("__") and n[2:4] in ("lt", "le", "gt", "ge")], Lt.__gt__.__name__)
class Base:
    def __lt__(self, o): return True
@total_ordering
class Derived(Base):
    def __eq__(self, o): return False
print(Derived() > Derived(), Derived() >= Derived())
try:
    @total_ordering
    class None_: pass
except ValueError as e: print(e)
@total_ordering
class Slow:
    def __init__(self, k): self.k = k
    def __lt__(self, o): return NotImplemented
    def __eq__(self, o): return True
try: print(Slow(1) >= Slow(2))
except TypeError as e: print(e)
print(Slow(1) <= Slow(1) if False else "end")
