def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
def g():
    x = yield 1
    print("got", x)
    try:
        y = yield 2
    except ValueError as e:
        print("caught", e); y = yield 3
    finally: print("fin")
    return "ret"
a = g(); print(next(a), a.send("s"), a.throw(ValueError("v")))
err(next, a); err(next, a); err(a.send, 1); err(a.throw, ValueError("z")); print(a.close())
a = g(); err(a.send, 5); print(a.gi_running, a.gi_suspended, a.gi_yieldfrom, a.gi_frame is None, a.__name__, a.__qualname__, type(a))
next(a); print(a.gi_suspended); a.close(); print(a.gi_frame, a.gi_suspended)
def sub():
    try:
        r = yield "a"; print("sub got", r); yield "b"
    except GeneratorExit: print("GE"); raise
    return "subret"
def deleg():
    r = yield from sub(); print("r", r)
    r = yield from [10, 20]; print("r2", r)
    return (yield from (x for x in ()))
print(list(deleg()))
d = deleg(); next(d); print(d.gi_yieldfrom.__name__); d.send("S"); d.close()
d = deleg(); next(d)
err(d.throw, KeyError("k"))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b); err(b.close)
def r(): 
    yield 1
    return 5
def r2():
    v = yield from r(); yield v
print(list(r2()))
try:
    it = r(); next(it); next(it)
except StopIteration as e: print(e.value, e.args)
def selfn():
    yield next(me)
me = selfn(); err(next, me)
print(sum(x*x for x in range(5)), [*(i for i in range(3))], dict((k, v) for k, v in [(1,2)]))
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
x = 10
ge = (x + y for y in range(3)); x = 100; print(list(ge))
print([[i*j for j in range(3)] for i in range(3)], {i: i*i for i in range(3)}, {i % 2 for i in range(5)})
print([y := 1, y**2], y); print([last := i for i in range(4)], last)
class C:
    z = 5; l = [z for _ in range(1)] if False else [w for w in [z]]
    try: m = [z for _ in range(2)]
    except NameError as e: m = str(e)
print(C.l, C.m)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 10)))
def countdown(n):
    while n: 
        rec = yield n
        n = rec if rec is not None else n - 1
c = countdown(5); print(next(c), next(c), c.send(10), next(c))
def tree(t):
    if t:
        yield from tree(t[0]); yield t[1]; yield from tree(t[2])
print(list(tree(((None, 1, None), 2, (None, 3, None)))))
def exc():
    try: yield 1
    finally: print("cleanup")
for v in exc(): break
def withg():
    try:
        yield
    except Exception as e: print("inside", repr(e)); raise RuntimeError("conv") from e
w = withg(); next(w)
try: w.throw(ValueError("old style"))
except RuntimeError as e: print(repr(e), repr(e.__cause__))
err(lambda: w.throw(5)); 
g3 = g(); err(g3.throw, TypeError("before start")); err(next, g3)
def echo():
    while True:
        try: v = yield
        except StopIteration as s: print("SI", s); v = None
e = echo(); next(e); e.throw(StopIteration("q")); e.close()
def argsgen(*a, **k): yield a; yield k
print(list(argsgen(1, 2, z=3))); err(argsgen().send)
print([a for a in range(3) for b in range(a) if b], next(iter(g3), "dflt"))
types = 0
print(1)
def ctxgen():
    try:
        1/0
    except ZeroDivisionError:
        yield "in handler"
        try: raise
        except ZeroDivisionError as z: yield repr(z)
print(list(ctxgen()))
def lazy():
    print("started"); yield
l = lazy(); print("before"); next(l)
gg = (print("eval", i) or i for i in range(2)); print("made"); print(list(gg))
try: (i for i in 5)
except TypeError as e: print(e)
def inf():
    yield from inf2()
def inf2(): 
    yield 1
    raise KeyError("deep")
try:
    for q in inf(): print(q)
except KeyError as e: print(e)
print(repr(type(iter([]))), type((i for i in [])).__name__)
def f():
    yield
    return
    yield
print(list(f()))
def lam(): return (lambda: (yield 1))()
print(list(lam()))


