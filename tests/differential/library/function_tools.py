from functools import lru_cache, cache, cached_property, partial, partialmethod, reduce, cmp_to_key, total_ordering, singledispatch, singledispatchmethod, wraps, update_wrapper
import functools
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
@lru_cache(maxsize=None)
def fib(n):
    "doc of fib"
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info(), fib.__name__, fib.__doc__, fib.__wrapped__(1), fib.cache_parameters())
fib.cache_clear(); print(fib.cache_info())
calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x); return x * x
print([sq(i) for i in (1, 2, 1, 3, 2, 1, 1)], calls, sq.cache_info())
@lru_cache
def kw(a, b=1, *, c=2): calls.append((a, b, c)); return a + b + c
calls.clear(); print(kw(1), kw(1), kw(1, b=1), kw(1, 1), kw(a=1), kw(1, c=2), calls, kw.cache_info())
@lru_cache(typed=True)
def ty(x): return type(x).__name__
print(ty(1), ty(1.0), ty(True), ty.cache_info())
t("unhash", lambda: sq([1]))
t("bad", lambda: lru_cache("x"))
@lru_cache(maxsize=0)
def no(x): return x
print(no(1), no(1), no.cache_info())
class A:
    def __init__(self, n): self.n = n
    @lru_cache(maxsize=10)
    def m(self, x): return self.n + x
    @cached_property
    def cp(self): print("computing"); return self.n * 2
    @cache
    def c(self): return 9
a = A(5); print(a.m(1), a.m(1), A.m.cache_info(), a.cp, a.cp, a.__dict__, a.c(), type(A.cp).__name__)
del a.cp; print(a.cp); a.cp = 7; print(a.cp)
@cache
def exc(x): raise ValueError(x)
t("exc", lambda: exc(1)); print(exc.cache_info())
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, repr(p))
def f(*a, **k): return a, k
q = partial(f, 1, 2, x=3); r = partial(q, 4, y=5, x=9)
print(q(), r(7, z=1), r.args, r.keywords, r.func is f, repr(partial(print, 1)))
q.attr = 5; print(q.attr)
t("p", lambda: partial()); t("p", lambda: partial(5))
class B:
    def set(self, k, v): return (k, v)
    on = partialmethod(set, "on", True)
    off = partialmethod(set, "off", v=False)
print(B().on(), B().off())
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 9)); t("r", lambda: reduce(lambda a, b: a, []))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@total_ordering
class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2), V.__le__.__name__)
t("to", lambda: total_ordering(type("Z", (), {})))
@singledispatch
def show(x, extra=None):
    "base doc"
    return f"obj {x}"
@show.register
def _(x: int, extra=None): return f"int {x}"
@show.register(list)
def _(x, extra=None): return f"list {len(x)}"
@show.register(float)
@show.register(complex)
def num(x, extra=None): return f"num {x}"
@show.register
def _(x: dict | set, extra=None): return "dict or set"
@show.register(type(None))
def _(x, extra=None): return "none"
print(show(5), show([1, 2]), show(2.5), show(1j), show("s"), show(True), show({}), show({1}), show(None), show.__name__, show.__doc__, show.dispatch(bool)(3), int in show.registry, num(3.0))
t("sd", lambda: show())
t("sd", lambda: show.register(5))
class N:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("cannot")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @neg.register(str)
    @classmethod
    def _(cls, arg): return cls.__name__ + arg
print(N().neg(5), N().neg(True), N().neg("x")); t("sdm", lambda: N().neg([]))
from collections.abc import Sequence, Mapping
@singledispatch
def d(x): return "default"
@d.register(Sequence)
def _(x): return "seq"
@d.register(Mapping)
def _(x): return "map"
@d.register(str)
def _(x): return "str"
print(d([]), d(()), d({}), d("s"), d(1))
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k)
    return inner
@deco
def orig(x: int) -> int:
    "orig doc"
    return x
print(orig.__name__, orig.__doc__, orig.__wrapped__.__name__, orig.__annotations__, orig.__qualname__, orig.__module__, orig(4))
def w(): pass
update_wrapper(w, len); print(w.__name__)
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
