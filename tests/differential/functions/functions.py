def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2], **{"c": 3, "z": 0}))
def pos(a, /, b): return a, b
def only(*, k): return k
for call in (lambda: f(), lambda: f(1), lambda: pos(a=1, b=2), lambda: only(1), lambda: pos(1), lambda: pos(1, 2, 3), lambda: only(k=1, q=2), lambda: f(1, 2, c=1, a=2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5); print(get())
fs = [lambda x, i=i: x + i for i in range(3)]; print([g(10) for g in fs])
gs = [lambda: i for i in range(3)]; print([g() for g in gs])
def default(x, acc=[]): acc.append(x); return acc
print(default(1), default(2))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30), (lambda *a, **k: (a, k))(1, x=2))
total = 0
def add(n):
    global total
    total += n
for i in range(5): add(i)
print(total, f.__name__, fact.__qualname__, counter()[0].__qualname__)
def deco(fn):
    def wrap(*a): return ["wrapped", fn(*a)]
    return wrap
@deco
@deco
def hello(n): return n
print(hello(1))
def apply(fn, *xs): return [fn(x) for x in xs]
print(apply(str, 1, 2), apply(lambda x: x * x, 3, 4), sorted([3, -1, 2], key=abs), list(map(fact, [3, 4])))
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(type(e).__name__, e)
def outer():
    x = "outer"
    def mid():
        def inner(): return x
        return inner
    r = mid()
    x = "changed"
    return r()
print(outer(), callable(outer), callable(1))
