class N:
    def __init__(self, v, n=None): self.v, self.n = v, n
class L(N):
    def __len__(self): return self.v
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v > 1
def f(n):
    c = 0
    while n:
        c += n.v
        n = n.n
    return c
print(f(N(1, N(2))), f(None))
def g(x): return "t" if x else "f"
def h(x): return not x, bool(x), x and 1, x or 2
for x in [L(0), L(2)]: print(g(x))
for x in [B(1), B(5)]: print("yes" if x else "no", not x)
def k(x):
    if x: return 1
    return 2
print(k(N(1)), k(N(2)), k(None), h(N(1))[1:3], h(None))
def kk(f): return 1 if f else 2
print(kk(g), kk(None))
class Late: pass
o = Late()
print(bool(o)); Late.__bool__ = lambda s: False; print(bool(o), not o)
