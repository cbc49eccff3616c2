import sys
def f(p):
    match p:
        case 0 | 1: return "01"
        case -1.5: return "neg"
        case "s" as t: return ("str", t)
        case None: return "none"
        case True: return "true"
        case [x]: return ("one", x)
        case [1, *rest]: return ("rest", rest)
        case (x, y) if x == y: return "same"
        case [x, [y, *_], *z]: return (x, y, z)
        case {"k": v, "n": int(n)}: return ("kn", v, n)
        case {"k": v, **rest}: return ("k", v, rest)
        case {}: return "dict"
        case int(x): return ("int", x)
        case float() | complex() as q: return ("fc", q)
        case str(x): return ("s", x)
        case bytes(): return "bytes"
        case P(x=0, y=yy): return ("P0", yy)
        case P(a, b): return ("P", a, b)
        case Color.RED: return "red"
        case list() | tuple(): return "seq"
        case _: return "other"
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
class Color: RED = object()
for v in [0, 1, True, -1.5, "s", "t", None, [5], [1, 2, 3], (4, 4), [1], [2, [3, 4], 5, 6], {"k": 1, "n": 2}, {"k": 1, "z": 3}, {}, {"q": 1}, 99, 1.5, 2j, b"x", P(0, 9), P(3, 4), Color.RED, [], set(), range(1, 3), "ab", bytearray(b"x")]:
    print(f(v))
def err(f, *a):
    try: print("ok", f(*a))
    except BaseException as e: print(type(e).__name__, e)
class Q: pass
def m1(x):
    match x:
        case Q(1): return 1
err(m1, Q())
class Q2:
    __match_args__ = ["a"]
def m2(x):
    match x:
        case Q2(1): pass
err(m2, Q2())
class Q3:
    __match_args__ = ("a",)
def m3(x):
    match x:
        case Q3(1, 2): pass
err(m3, Q3())
def m4(x):
    match x:
        case Q3(1, a=2): pass
q = Q3(); q.a = 1
err(m4, q)
def m5(x):
    match x:
        case int(1, 2): pass
err(m5, 1)
nt = 5
def m6(x):
    match x:
        case nt(): pass
err(m6, 1)
def m7(x):
    match x, 1:
        case (1 | 2) as a, b: return a, b
        case a, *_: return "star", a
print(m7(1), m7(5))
match [1, 2, 3]:
    case [a, b, *c] if c: print(a, b, c)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": z}]}}: print(z)
# chained order
def t(n): print("t", n); return n
print(t(1) < t(2) < t(1) < t(5)); print(t(1) == t(1) != t(3)); print(1 < 3 in [3])
def order():
    d = {}
    d[t("k")] = t("v"); 
    a = {t(1): t(2), t(3): t(4)}
    t([0, 0])[t(1)] = t(5)
    x = y = t(3)
    t(d)[t("k")] += t("!")
    print(a, x, y, d)
order()
i = 0; l = [0, 0, 0]; i, l[i] = 1, 9; print(i, l)
a = b = c = []; a.append(1); print(b)
(a, b), *c = [1, 2], 3, 4; print(a, b, c)
*a, = range(3); print(a); [a, *b, c] = "hello"; print(a, b, c); a, (b, *c), d = 1, (2, 3, 4), 5; print(c)
print([*range(2), *"ab"], (*[1], 2), {*"a", 1} == {"a", 1}, {**{"a": 1}, "b": 2, **{"a": 3}})
for a, *b in [(1, 2, 3), "xy"]: print(a, b)
def dflt(a, b=[], *c, d={}, **e): b.append(a); return b, d
print(dflt(1), dflt(2), dflt.__defaults__, dflt.__kwdefaults__)
def deco(n):
    print("deco", n)
    def w(f): print("apply", n); return f
    return w
@deco(1)
@deco(2)
def dd(): pass
name, width = "bob", 10
print(f"{name!r:>{width}}|{name:^{width}}|{3.14159:.{2}f}|{name=}|{name = !s}|{1+1=:>5}|{'nested ' + f'{name}'}|{'a' 'b'}|{{}}|{name!a}")
print(f"{f"{f"{1}"}"}", f"{'\n'}", f"{name:{'>'}{10}}", f"""{
  name
}""", f"{lambda_:=1}" if False else "", f"{(lambda x: x*2)(3)}", f"{ {'a': 1}['a'] }", rf"\n{name}", f"{1_000:,}", f"{-5:+d}", f"{255:#x}", f"{1e10:g}", f"{True}", f"{None}")
if (n := 10) > 5: print(n)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3))
for i in range(3):
    if i == 5: break
else: print("else")
i = 0
while i < 3:
    i += 1
    if i == 2: continue
    if i == 3: break
else: print("no")
def ann(a: int, b: "str" = "x", *c: float, d: list[int] = None, **e: dict) -> None: pass
print(ann.__annotations__)
class An:
    x: int
    y: str = "a"
    z: list["An"]
print(An.__annotations__)
mod: int = 5
print(__annotations__)
with open("/dev/null") as f1, open("/dev/null") as f2: pass
with (open("/dev/null") as f1, open("/dev/null") as f2,): print(f1.closed)
print(f1.closed)
x = 5; del x
l = [1,2,3,4,5]; del l[0], l[-1]; del l[::2]; print(l)
class D: a = 1
d = D(); d.q = 1; del d.q, (l)
print(0b101, 0o17, 0xFF, 1_000, 1e3, .5, 5., 1j, 0xdead_beef, r"\n", b"a\x00", "\x41\u0041\U00000041\N{LATIN SMALL LETTER A}\101\
cont", """a
b""", 'a' "b")
print(1 if 0 else 2, not 1, 1 and 2, 0 or 3, 1 and 0 or 5, not (1 and 0))
x = [1, 2, 3]; x[1:2] = [9, 9, 9]; print(x); x[::2] = [0]*3; print(x)
def fe():
    x[::2] = [1]
err(fe)
print(...,  Ellipsis is ..., NotImplemented, __debug__)
v = 1,; print(v); print((yield_ := 5)); print({**{}}, [*[]], ())
lst = [1,2,3]
for idx, lst[idx % 3] in enumerate([7, 8, 9]): pass
print(lst)
assert True, "no"
print("%s %r %d %5.2f %x %%" % ("a", "b", 3, 4.5, 255)); print("{0} {1!r} {a[0]} {b.real:>4}".format(1, "x", a=[5], b=6))
