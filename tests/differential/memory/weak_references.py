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
# WeakMethod
a = A(3)
try: print(weakref.ref(a.meth)())
except TypeError as e: print(e)
m = weakref.WeakMethod(a.meth)
print(m()(), m == weakref.WeakMethod(a.meth))
del a
print(m())
# WVD
d = weakref.WeakValueDictionary()
x, y = A(1), A(2)
d["x"] = x; d["y"] = y
print(len(d), sorted(d), d["x"], d.get("q"), "x" in d, sorted(d.items()), list(d.values()))
del x
print(len(d), list(d.keys()), "x" in d)
try: d["x"]
except KeyError as e: print("KeyError", e)
print(d.pop("y"), len(d), d.pop("z", 1))
d.setdefault("y", y); print(d["y"])
# WKD
k = weakref.WeakKeyDictionary()
o = A(10); k[o] = "val"
print(len(k), k[o], o in k, list(k.items()), k.get(A(1), "no"))
del o
print(len(k), list(k))
# WeakSet
s = weakref.WeakSet()
o1, o2 = A(1), A(2)
s.add(o1); s.add(o2); s.add(o1)
print(len(s), o1 in s, sorted(z.n for z in s))
del o1
print(len(s), [z.n for z in s])
s.discard(o2); print(len(s))
# finalize
def bye(*args, **kw): print("bye", args, kw)
o = A(4)
f = weakref.finalize(o, bye, 1, k=2)
print(f.alive, f.peek()[1:] == (bye, (1,), {"k": 2}), f.atexit)
del o
print(f.alive, f(), f.peek(), f.detach())
o = A(5)
f = weakref.finalize(o, bye, 9); print(f()); print(f.alive)
f1 = weakref.finalize(o, bye, "exit1"); f2 = weakref.finalize(o, bye, "exit2")
f3 = weakref.finalize(o, bye, "never"); f3.atexit = False
# cycles
c = A(); c.me = c
rc = weakref.ref(c, lambda _: print("cycle gone"))
del c
gc.collect(); print(rc())
# subclass
class MyRef(weakref.ref):
    def __init__(self, ob, callback=None, **ann):
        super().__init__(ob, callback)
        self.ann = ann
    def __call__(self):
        ob = super().__call__()
        return (ob, self.ann)
z = A(8); mr = MyRef(z, None, tag=1); print(mr())
# function scope
def scope():
    q = A(99)
    return weakref.ref(q)
print(scope()())
def scope2():
    q = A(98)
    w = weakref.ref(q)
    q = None
    return w()
print(scope2())
print("end")
