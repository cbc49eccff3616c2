def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
def f(a, b, /, c, d=4, *, e, g=6): return (a,b,c,d,e,g)
err(f); err(f, 1); err(f, 1, 2); err(f, 1, 2, 3); err(f, 1, 2, 3, e=5); err(f, 1, 2, 3, 4, 5, e=5); err(f, 1,2,3,e=1,zz=3); err(f, a=1, b=2, c=3, e=4); err(f, 1, 2, 3, c=3, e=5); err(f, 1, b=2, c=3, e=1)
def g(): pass
err(g, 1); err(g, 1, 2); err(g, x=1); err(g, **{"x": 1})
def h(a): pass
err(h); err(h, 1, 2); err(h, 1, a=2); err(h, b=1)
def i(a, b=1): pass
err(i); err(i, 1, 2, 3); err(i, 1, 2, 3, 4)
def j(*, a, b, c): pass
err(j); err(j, a=1); err(j, a=1, b=2); err(j, 1); err(j, 1, a=1, b=2, c=3)
def k(a, b, c, d): pass
err(k); err(k, 1); err(k, 1, 2); err(k, 1, 2, 3)
def l(a, *args, **kw): return a, args, kw
err(l); err(l, 1, 2, 3, x=4); err(l, 1, a=2)
def m(a, /, **kw): return a, kw
err(m, 1, a=2); err(m, a=1)
class A:
    def meth(self, x): pass
    @staticmethod
    def st(x): pass
    @classmethod
    def cm(cls, x): pass
    def nos(): pass
err(A().meth); err(A().meth, 1, 2); err(A.meth); err(A.st); err(A.cm); err(A().cm, 1, 2); err(A().nos); err(A, 1)
err(lambda x: x); err(lambda x: x, 1, 2)
err(lambda: f(*1)); err(lambda: f(**1)); err(lambda: f(**{1: 2})); err(lambda: l(1, **{"x": 1}, **{"x": 2})); err(lambda: l(1, x=1, **{"x": 2})); err(lambda: f(*[1,2], **{"c": 3, "e": 4}))
err(lambda: len()); err(lambda: len(1, 2)); err(lambda: print(foo=1)); err(lambda: int("x")); err(lambda: int([])); err(lambda: int("12", 99)); err(lambda: "a".join([1])); err(lambda: "a".join(5)); err(lambda: [].append()); err(lambda: [].append(1, 2)); err(lambda: {}.get()); err(lambda: "a".split(1)); err(lambda: "abc".replace("a")); err(lambda: sorted(1)); err(lambda: max()); err(lambda: max([])); err(lambda: min(1)); err(lambda: sum(["a"])); err(lambda: chr(-1)); err(lambda: ord("ab")); err(lambda: isinstance(1, 1)); err(lambda: range()); err(lambda: range(1.5)); err(lambda: range(1, 2, 0)); err(lambda: zip(1)); err(lambda: enumerate()); err(lambda: open()); err(lambda: round("a")); err(lambda: [].pop()); err(lambda: [1].index(2)); err(lambda: [1].remove(3)); err(lambda: {}.popitem()); err(lambda: {}["a"]); err(lambda: {}[(1,2)]); err(lambda: set().pop()); err(lambda: {1}.remove(2)); err(lambda: iter(1)); err(lambda: next(1)); err(lambda: next(iter([]))); err(lambda: getattr(1)); err(lambda: getattr(1, 2)); err(lambda: setattr(1, "a", 2)); err(lambda: hash([])); err(lambda: divmod(1, 0)); err(lambda: 1 // 0); err(lambda: 1 % 0); err(lambda: 1.0 / 0); err(lambda: 1.0 // 0); err(lambda: 1.0 % 0); err(lambda: 0 ** -1); err(lambda: 1 << -1)
def un():
    a, b = 1
err(un)
def un():
    a, b = [1]
err(un)
def un():
    a, b, c = 1, 2
err(un)
def un():
    a, b = 1, 2, 3
err(un)
def un():
    a, b = {1, 2, 3}
err(un)
def un():
    a, *b, c = [1]
err(un)
def un():
    a, *b = ()
err(un)
def un():
    for a, b in [1]: pass
err(un)
def un():
    [a, b] = "abc"
err(un)
def ub():
    print(x); x = 1
err(ub)
def ub():
    if False: y = 1
    return y
err(ub)
def ub():
    x = 1; del x; return x
err(ub)
def ub():
    def inner(): return z
    if 0: z = 1
    return inner()
err(ub)
def ub():
    for i in []: pass
    return i
err(ub)
def ub():
    del q
    q = 1
err(ub)
def nm(): return undefined_name
err(nm)
def nm(): return prnt
err(nm)
def gen():
    yield 1
    raise StopIteration("x")
err(lambda: list(gen()))
def gen2():
    next(iter([])); yield
err(lambda: list(gen2()))
err(lambda: next(x for x in []))
def rr(): raise
err(rr)
def rr(): raise 5
err(rr)
def rr(): raise int
err(rr)
def rr(): raise ValueError from 5
err(rr)
def rr():
    try: 1/0
    except 5: pass
err(rr)
def rr():
    try: 1/0
    except (ValueError, "x"): pass
err(rr)
def rr(): assert False
err(rr)
def rr(): assert 0, "msg"
err(rr)
def rr(): assert 0, (1, 2)
err(rr)
e = ValueError("a", 1); print(repr(e), str(e), e.args)
try:
    try: 1/0
    except ZeroDivisionError as z:
        raise KeyError("k") from z
except KeyError as k:
    print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__, k)
try:
    try: 1/0
    except ZeroDivisionError as z:
        raise KeyError("k") from None
except KeyError as k:
    print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
try:
    try: 1/0
    finally: [][1]
except IndexError as x: print(repr(x.__context__))
def fin():
    for i in range(3):
        try: continue
        finally: print("f", i)
    try: return 1
    finally: return 2
print(fin())
def fin():
    while True:
        try: return "r"
        finally: break
    return "after"
print(fin())
x = ValueError(); x.add_note("n1"); x.add_note("n2"); print(x.__notes__); err(x.add_note, 5)
try: raise ValueError("tb")
except ValueError as v:
    print(v.__traceback__.tb_lineno, v.with_traceback(None).__traceback__)
err(lambda: v)
eg = ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [KeyError(3), ValueError(4)])])
print(eg, repr(eg), eg.exceptions, eg.message)
print(repr(eg.subgroup(ValueError)), repr(eg.split(KeyError)), eg.derive([ValueError(9)]))
err(ExceptionGroup, "x", []); err(ExceptionGroup, "x", [1]); err(ExceptionGroup, 1, [ValueError()]); err(ExceptionGroup, "x", 5); err(ExceptionGroup, "x", [KeyboardInterrupt()]); err(ExceptionGroup)
print(repr(BaseExceptionGroup("x", [ValueError()])), repr(BaseExceptionGroup("x", [KeyboardInterrupt()])))
try: raise eg
except* ValueError as a: print("VE", repr(a))
except* (TypeError, KeyError) as b: print("TE", repr(b))
try:
    try: raise eg
    except* ValueError as a: raise OSError("new")
except ExceptionGroup as q: print(repr(q), [repr(c) for c in q.exceptions])
try:
    try: raise ValueError("naked")
    except* ValueError as a: print(repr(a)); raise
except BaseException as q: print(repr(q))
def starerr():
    try: raise ValueError
    except* ExceptionGroup: pass
err(starerr)
err(lambda: "abc".foo); err(lambda: (1).real2); err(lambda: [].appendd); err(lambda: A().meht)
class Cust(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
try: raise Cust(5, "bad")
except Cust as c: print(c, repr(c), c.code)
err(Cust)
print(issubclass(FileNotFoundError, OSError), OSError(2, "x"), repr(OSError(2, "x", "f")), str(OSError(2, "x", "f")), OSError(2, "x").errno, type(OSError(2, "x")))
print(repr(KeyError("a")), str(KeyError("a")), str(KeyError(1, 2)), UnicodeDecodeError("utf8", b"a", 0, 1, "r"))
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError("x", name="n").name, AttributeError("x", name="n", obj=1).obj, NameError("q", name="z").name)
