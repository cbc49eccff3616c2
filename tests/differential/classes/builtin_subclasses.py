def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
class I(int):
    def __new__(cls, v, tag="x"):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
    def __repr__(self): return f"I({int(self)}, {self.tag})"
    def __add__(self, o): return I(int(self)+int(o), "sum")
x = I(5, tag="t")
print(x, repr(x), str(x), f"{x}", f"{x:>4}", "%d" % x, "%s" % x)
print(x + 1, 1 + x, x - 1, type(x - 1), x == 5, hash(x) == hash(5), {5: "a"}[x], x in [5], [1,2,3,4,5,6][x])
print(isinstance(x, int), issubclass(I, int), x.tag, x.__dict__, x.bit_length(), int(x), type(int(x)), +x, -x, abs(x), ~x)
print(list(range(x)), x * 2, divmod(x, 2), x ** 2, x // 2, x / 2, x % 3, x << 1, x & 1, x | 2, x ^ 1, round(x), x.real, type(x.real), bool(x), I(0) or "zero")
x.tag = "u"; print(x.tag); del x.tag
t("deleted", lambda: x.tag)
print(I.__mro__, I.__bases__, I(3) < I(4), sorted([I(3), I(1)]), max(I(3), I(1)), sum([I(1), I(2)]))
class F(float):
    def __new__(cls, v): return float.__new__(cls, v)
    def __eq__(self, o): return abs(float(self) - o) < 0.1
    __hash__ = float.__hash__
    unit = "m"
f = F("2.5")
print(f, f + 1, f == 2.55, type(f * 2), hash(f) == hash(2.5), f.is_integer(), f.unit, f"{f:.3f}", repr(f), round(f, 1), int(f), f.hex())
class S(str):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self
    def __eq__(self, o): return str.__eq__(self.lower(), o.lower())
    def __hash__(self): return hash(self.lower())
    def __len__(self): return 99
s = S("HeLLo", extra=[1])
print(s, repr(s), s.extra, s == "hello", s != "hello", s in {"hello": 1}, len(s), str.__len__(s), s.upper(), type(s.upper()), s[0], s[1:3], type(s[:]), s + "x", "x" + s, type(s+"x"), s * 2, "%s" % s, f"{s}", f"{s:>8}", s.join(["a","b"]), "-".join([s, s]), s.startswith("He"), "He" in s, list(s), type(str(s)))
class S2(str):
    def __str__(self): return "STR"
    def __repr__(self): return "REPR"
    def __format__(self, spec): return "FMT" + spec
s = S2("abc"); print(s, [s], f"{s}", f"{s!s}", f"{s:x}", "%s" % s, "%r" % s, "{}".format(s), str(s), s.encode(), s == "abc")
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __getitem__(self, i): return ("got", tuple.__getitem__(self, i))
    x = property(lambda self: tuple.__getitem__(self, 0))
p = T(1, 2, 3)
p.name = "pt"
print(p, p[0], p.x, p.name, len(p), p == (1,2,3), hash(p) == hash((1,2,3)), p + (4,), type(p + (4,)), list(p), p < (2,), 2 in p, p.index(2), p.count(1))
a, b, c = p; print(a, b, c)
class B(bytes):
    def hexed(self): return self.hex(":")
b = B(b"abc"); print(b, b.hexed(), b[0], b + b"d", type(b), b == b"abc", B([1,2]))
class BA(bytearray):
    def __init__(self, *a):
        super().__init__(*a); self.n = 1

b = BA(b"ab"); b.append(67); print(b, b.n, type(b), pow(I(7), 2, 3), I(2).__pow__(3, 5))
class SE(set):
    def add(self, x): super().add(x * 2)
    def __contains__(self, x): return True
s = SE([1]); s.add(2); print(s, sorted(s), 99 in s, s | {9}, type(s | {9}), type(s.copy()), len(s))
class FS(frozenset):
    def __new__(cls, it=(), k=1):
        self = super().__new__(cls, it); self.k = k; return self
s = FS([1, 2], k=3); print(s, s.k, s | {3}, type(s | {3}), hash(s) == hash(frozenset([1,2])))
class L(list):
    def __init__(self, *a, name="n"):
        super().__init__(*a); self.name = name
    def __getitem__(self, i): return super().__getitem__(i) if not isinstance(i, slice) else L(super().__getitem__(i))
l = L([1,2,3], name="z"); print(l, l.name, l[0], type(l[0:1]), l + [1], type(l + [1]), l == [1,2,3])
class D(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = D(a=1); d["b"] = 1; print(d, d["zz"], d.get("q"), d.copy(), type(d.copy()), d | {"c": 1}, type(d | {}))
class C(complex): pass
print(C(1, 2), C(1,2) + 1, type(C(1,2)))
t("bool", lambda: type("X", (bool,), {}))
class Sl(int):
    __slots__ = ()
x = Sl(4)
def g(): x.a = 1
t("slots", g)
class Tl(tuple):
    __slots__ = ()
x = Tl((1,2))
t("slots", g)
def g(): 
    class X(int):
        __slots__ = ("a",)
    return X
t("nonempty", g)
def g(): 
    class X(tuple):
        __slots__ = ("a",)
    return X
t("nonempty", g)
def g():
    class X(int, str): pass
t("conflict", g)
class Mix:
    def hello(self): return "hi " + str(self)
class MI(Mix, int): pass
print(MI(5).hello(), MI(5) + 1, MI.__mro__)
class MS(Mix, str): pass
print(MS("q").hello())
print(int.__new__(I, 7).__class__, str.__new__(S2, "v") == "v", tuple.__new__(T, [1]) )
t("badnew", lambda: int.__new__(str, 5))
t("badnew", lambda: int.__new__())
t("badnew", lambda: int.__new__(5))
t("badnew", lambda: object.__new__(int))
t("badnew", lambda: tuple.__new__(list))
t("r", lambda: I(1).__add__(2))
t("r", lambda: int.__add__(I(1), 2))
t("r", lambda: I.__name__ + I.__qualname__ + I.__module__)
t("r", lambda: int.from_bytes(b"\x01\x02", "big"))
class P(int): pass
t("r", lambda: (P.from_bytes(b"\x01\x02", "big"), type(P.from_bytes(b"\x01\x02", "big"))))
class FF(float): pass
t("r", lambda: (FF.fromhex("0x1p3"), type(FF.fromhex("0x1p3"))))
class DD(dict): pass
t("r", lambda: (DD.fromkeys([1,2]), type(DD.fromkeys([1,2]))))
import math
print(math.sqrt(FF(4)), math.floor(FF(2.5)), [10,20,30][P(1)], "abc"[P(1)], (1,2,3)[:P(2)], P(3) in range(5), P(5) == 5.0, P(2) ** P(3), "a" * P(3), chr(P(65)), hex(P(255)), bin(P(5)), str(P(9)), "%x" % P(255), round(FF(2.567), P(2)))
