from functools import wraps
import time
def log(f):
    calls = []
    @wraps(f)
    def w(self, *a, **k):
        calls.append((f.__name__, len(a), sorted(k)))
        return f(self, *a, **k)
    w.calls = calls
    return w
def twice(f): return lambda self, *a: (f(self, *a), f(self, *a))
def static(f): return staticmethod(f)
def count(f):
    def w(*a):
        w.n += 1
        return f(*a)
    w.n = 0
    return w
class A:
    def __init__(self, x): self.x = x
    @log
    def add(self, k, *, scale=1): self.x += k * scale; return self.x
    @twice
    def get(self): return self.x
    @static
    def st(a): return a + 1
    @count
    def cn(self, k): return self.x * k
    @count
    @log
    def both(self): return -self.x
    op = lambda self, y: self.x - y
    alias = add
class B(A):
    @log
    def add(self, k): return super().add(k) + 100
    def get(self): return ("B",) + super().get()
for o in (A(1), B(2)):
    print(o.add(3), o.get(), o.st(4), o.cn(5), o.both(), o.op(1), o.alias(1))
print(A(1).add(2, scale=3), A.add.__name__, A.add.calls[:3], A.cn.n, A.both.n)
f = A(7).add; print(f(1), f(1), [m(2) for m in (A(1).cn, B(3).cn)])
def late(self): return "late"
A.get = late
print(A(1).get(), B(1).get() if False else "")
A.op = 5
print(A(1).op, getattr(B(1), "a" + "dd")(1))
