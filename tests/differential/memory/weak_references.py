import weakref, gc
class A:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"A({self.n})"
    def meth(self): return self.n
a = A(1)
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a))
print(repr(r).split(" at ")[0], "to 'A' at" in repr(r))
def cb(ref): print("cb", ref is r2, ref() )
r2 = weakref.ref(a, cb)
r3 = weakref.ref(a, lambda _: print("second"))
print(weakref.getweakrefcount(a), [x is y for x, y in zip(weakref.getweakrefs(a), [r, r3, r2])])
print(r == r2, hash(r) == hash(a), r.__callback__, r2.__callback__ is cb)
del a
print(r(), r2(), "dead>" in repr(r))
print(r == r2, r == r, r != r2)
for v in (1, "s", [], {}, (), None, 1.5, object()):
    try:
        weakref.ref(v)
    except TypeError as e: print(e)
class S:
    __slots__ = ("x",)
class SW:
    __slots__ = ("x", "__weakref__")
try: weakref.ref(S())
except TypeError as e: print(e)
sw = SW(); print(weakref.ref(sw)() is sw)
class L(list): pass
l = L([1,2]); print(weakref.ref(l)() is l)
for v in ({1}.copy(), frozenset([1]), (lambda: 0), A, (i for i in [])):
    rr = weakref.ref(v); print(rr() is v)
try: weakref.ref()
except TypeError as e: print(e)
try: r(1)
except TypeError as e: print(e)
dead = weakref.ref(A())
print(dead())
try: hash(dead)
except TypeError as e: print(e)
# proxy
a = A(5)
p = weakref.proxy(a)
print(p.n, p.meth(), str(p), isinstance(p, A), type(p).__name__)
p.n = 7; print(a.n)
del a
try: p.n
except ReferenceError as e: print(e)
l = L([3, 1, 2]); p = weakref.proxy(l)
print(len(p), p[0], 1 in p, list(p), sorted(p), p + [1], [0] + list(p), p == [3,1,2], bool(p))
p.append(4); p[0] = 9; del p[1]; print(l)
try: hash(p)
except TypeError as e: print(e)
