def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
ops = ["add","sub","mul","truediv","floordiv","mod","pow","lshift","rshift","and","or","xor","matmul"]
class L: pass
class R: pass
for o in ops:
    setattr(L, f"__{o}__", (lambda o: lambda s, x: (o, "L", type(x).__name__))(o))
    setattr(R, f"__r{o}__", (lambda o: lambda s, x: ("r"+o, "R", type(x).__name__))(o))
    setattr(L, f"__i{o}__", (lambda o: lambda s, x: ("i"+o, "L", type(x).__name__))(o))
l, r = L(), R()
print(l+1, l-1, l*1, l/1, l//1, l%1, l**1, l<<1, l>>1, l&1, l|1, l^1, l@1)
print(1+r, 1-r, 1*r, 1/r, 1//r, 1%r, 1**r, 1<<r, 1>>r, 1&r, 1|r, 1^r, 1@r)
print("a"+r, [1]+r, (1,)*r, 1.5*r, {1}|r)
x = l; x += 2; print(x)
x = l; x @= 2; print(x)
x = l; x **= 2; print(x)
x = l; x //= 2; print(x)
x = 1; x -= r; print(x)
class N:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __contains__(self, o): return "yes"
err(lambda: N()+1); err(lambda: 1+N()); err(lambda: N()+N())
def f():
    n = N(); n += 1
err(f)
err(lambda: N() == 1); err(lambda: N() < 1); err(lambda: N() < N()); print(5 in N())
err(lambda: L() < 1); err(lambda: L() >= R())
for op in ["1 + 'a'", "'a' + 1", "[] + ()", "{} + {}", "None + 1", "1 - 'a'", "'a' * 'b'", "1 / None", "2 ** 'a'", "1 @ 2", "1 << 1.5", "~1.5", "-'a'", "+[]", "1 < 'a'", "[] < 1", "{} < {}", "None < None", "1j < 2", "1 in 2", "len(5)", "5()", "5[0]", "None[0]", "'a'['b']", "[1]['a']", "(1,)[1.5]", "{}[[]]", "5 .x"]:
    pass
err(lambda: 1 + 'a'); err(lambda: 'a' + 1); err(lambda: [] + ()); err(lambda: {} + {}); err(lambda: None + 1)
err(lambda: 'a' * 'b'); err(lambda: 2 ** 'a'); err(lambda: 1 @ 2); err(lambda: 1 << 1.5); err(lambda: ~1.5); err(lambda: -'a'); err(lambda: +[])
err(lambda: 1 < 'a'); err(lambda: 1j < 2); err(lambda: 1 in 2); err(lambda: {}[[]])
err(lambda: pow(2, 'a')); err(lambda: pow(2, 3, 'a')); err(lambda: divmod(1, 'a'))
def f():
    a = [1]; a['x'] = 1
err(f)
def f(): (1,)[0] = 2
err(f)
def f(): 'abc'[0] = 'x'
err(f)
def f():
    a = 5; a[0] = 1
err(f)
def f():
    a = 5; del a[0]
err(f)
def f():
    a = 1; a += 'x'
err(f)
def f():
    a = 'x'; a -= 'y'
err(f)
def f():
    a = []; a += 5
err(f)
class C1:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print("lt"); return s.v < o.v
    def __eq__(s, o): print("eq"); return s.v == o.v
print(C1(1) < C1(2), C1(1) > C1(2), C1(1) == C1(1), C1(1) != C1(1))
err(lambda: C1(1) <= C1(2))
class Base:
    def __add__(s, o): return "Base.add"
    def __radd__(s, o): return "Base.radd"
    def __eq__(s, o): return "Base.eq"
class Derived(Base):
    def __radd__(s, o): return "Derived.radd"
    def __eq__(s, o): return "Derived.eq"
print(Base() + Derived(), Derived() + Base(), Base() == Derived(), Derived() == Base())
class Derived2(Base): pass
print(Base() + Derived2())
class Seq:
    def __init__(s, n): s.n = n
    def __getitem__(s, i):
        if isinstance(i, slice): return (i.start, i.stop, i.step)
        if i >= s.n: raise IndexError
        return i * 10
    def __len__(s): return s.n
s = Seq(4)
print(list(s), 20 in s, 25 in s, s[1:2], s[::2], s[:], list(reversed(s)), [*s], max(s), sum(s), tuple(zip(s, s)))
a, b, c, d = s; print(a, d); a, *b = s; print(b)
class Rev:
    def __reversed__(s): return iter("rev")
print(Rev().__reversed__().__next__())
err(reversed, 5); err(reversed, {1}); err(lambda: list(reversed(L())))
class It:
    def __init__(s): s.i = 0
    def __iter__(s): return s
    def __next__(s):
        s.i += 1
        if s.i > 3: raise StopIteration
        return s.i
    def __length_hint__(s): return 3
import operator
print(list(It()), operator.length_hint(It()), operator.length_hint(5, 9))
class Idx:
    def __index__(s): return 2
print([1,2,3][Idx()], "abc"[Idx():], range(Idx()), hex(Idx()), bin(Idx()), oct(Idx()), int(Idx()), float(Idx()), [0]*Idx(), chr(Idx()), round(3.14159, Idx()))
class Conv:
    def __int__(s): return 3
    def __float__(s): return 2.5
    def __complex__(s): return 1j
    def __bytes__(s): return b"by"
    def __format__(s, spec): return f"<{spec}>"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 7
    def __floor__(s): return 8
    def __ceil__(s): return 9
    def __abs__(s): return 10
    def __neg__(s): return 11
    def __pos__(s): return 12
    def __invert__(s): return 13
    def __divmod__(s, o): return ("dm", o)
    def __rdivmod__(s, o): return ("rdm", o)
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __rpow__(s, o, m=None): return ("rpow", o, m)
    def __dir__(s): return ["b", "a"]
    def __sizeof__(s): return 5
import math
c = Conv()
print(int(c), float(c), complex(c), bytes(c), format(c, "x>5"), f"{c:abc}", "{:q}".format(c), round(c), round(c, 2), math.trunc(c), math.floor(c), math.ceil(c), abs(c), -c, +c, ~c, divmod(c, 2), divmod(2, c), pow(c, 2), pow(c, 2, 3), c**4, 2**c, dir(c), math.sqrt(c))
err(format, L(), "x"); err(lambda: f"{L():x}"); err(bytes, L()); err(int, L()); err(float, L()); err(abs, L()); err(round, L()); err(complex, L()); err(math.floor, "a"); err(hex, 1.5)
class Miss(dict):
    def __missing__(s, k): s[k] = v = k * 2; return v
m = Miss(); print(m[3], m, m.get(4), "x" in m)
class D2(dict):
    def __getitem__(s, k): return "gi"
    def __setitem__(s, k, v): super().__setitem__(k, v + 1)
d = D2(a=1); d["b"] = 1; print(d, d["zz"], d.get("a"))
class LL(list):
    def __repr__(s): return "LL" + super().__repr__()
    def append(s, x): super().append(x); return s
print(LL([1]).append(2), LL("ab") + [1], LL([1,2])[0:1], isinstance(LL(), list))
class Ctx:
    def __enter__(s): print("enter"); return s
    def __exit__(s, t, v, tb): print("exit", t, v); return True
with Ctx() as q: raise ValueError("x")
err(lambda: 5 .__enter__)
def f():
    with 5: pass
err(f)
class OnlyEnter:
    def __enter__(s): pass
def f():
    with OnlyEnter(): pass
err(f)
