class A: pass
class B(A): pass
class C(B): pass
class D(dict): pass
import enum
class E(enum.IntEnum):
    X = 1
def f(x):
    if isinstance(x, (int, float)): return "num"
    if isinstance(x, (list, tuple)): return "seq"
    if isinstance(x, (str, (bytes, bytearray))): return "text"
    if isinstance(x, dict): return "dict"
    if isinstance(x, (A, type(None))): return "A"
    return "?"
for v in [1, True, 2.5, "a", b"b", bytearray(), [1], (2,), {}, D(), E.X, None, A(), B(), C(), {1}, 10**30]:
    print(f(v), isinstance(v, object))
def g(x): return 1 if isinstance(x, C) else 2 if isinstance(x, B) else 3
print(g(A()), g(B()), g(C()))
def h(x): return x + 1 if isinstance(x, int) else len(x) if isinstance(x, str) else None
print(h(1), h("abc"), h(None))
def k(x):
    try:
        return isinstance(x, (int, "a"))
    except TypeError as e:
        return str(e)
print(k(1), k(""))
print(divmod(7, -2), divmod(10**20, 7))
try: divmod(1, 0)
except ZeroDivisionError as e: print(e)
def dm(a, b):
    try:
        q, r = divmod(a, b)
    except ZeroDivisionError as e:
        return str(e)
    return q, r
print(dm(7, 3), dm(7, 0), dm(True, 2))
