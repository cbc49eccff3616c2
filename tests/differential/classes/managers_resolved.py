class C:
    def __init__(self, n): self.n = n; self.log = []
    def __enter__(self):
        self.log.append("in"); return self
    def __exit__(self, *a):
        self.log.append(a[0].__name__ if a[0] else "out"); return a[0] is ValueError
class Timer:
    def __enter__(self): self.t = 1; return self.t
    def __exit__(self, t, v, tb): self.t = (t is None, str(v), tb is None)
def f(c, k):
    with c as d:
        if k == 1: raise ValueError("x")
        if k == 2: return d.n
        if k == 3: raise KeyError("y")
    return "end"
c = C(5)
for k in range(4):
    try: print(f(c, k))
    except KeyError as e: print("caught", e)
print(c.log)
t = Timer()
for i in range(3):
    with t as q, C(i) as z:
        if i == 1: continue
        if i == 2: break
    print(t.t, z.log)
print(t.t, z.log)
def g():
    with Timer() as t, C(1):
        yield t
        yield 2
print(list(g()))
class Bad:
    def __enter__(self): return 1
try:
    with Bad(): pass
except TypeError as e: print(e)
class P(C):
    pass
def h(c):
    with c: pass
h(P(1)); h(C(2))
def patched2():
    c = C(1)
    with c:
        C.__exit__ = lambda *a: print("patched", len(a))
    with c: pass
patched2()
