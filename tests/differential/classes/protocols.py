def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw); return {"prep": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k); return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return o == 42
    def __subclasscheck__(cls, o): return o is int
    def __len__(cls): return 99
    def __iter__(cls): return iter([1,2])
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, x): return ("item", x)
    def __repr__(cls): return "<M %s>" % cls.__name__
    @property
    def mp(cls): return cls.__name__ + "!"
    def __getattr__(cls, n): return "dyn " + n
class A(metaclass=Meta, flag=True):
    x = 1
    def __init__(self, v): self.v = v
class B(A, other=2): y = 2
a = B(5)
print(a.v, isinstance(42, A), isinstance(a, A), issubclass(int, A), issubclass(str, A))
print(len(A), list(A), 1 in A, 2 in A, A[3], A, B, A.mp, A.foo, type(A))
err(lambda: a.mp)
class Reg(type):
    reg = {}
    def __init__(cls, n, b, d):
        super().__init__(n, b, d)
        Reg.reg[n] = cls
class R1(metaclass=Reg): pass
class R2(R1): pass
print(Reg.reg)
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)
class S1(Base, tag="one"): pass
class S2(S1): pass
print(Base.subs, S1.tag, S2.tag)
def mk():
    class S3(Base, tag=1, bad=2): pass
err(mk)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v): obj.__dict__[self.name] = v * 2
    def __delete__(self, obj): print("del"); obj.__dict__.pop(self.name, None)
class H:
    d = Desc()
    e = Desc()
h = H(); print(h.d); h.d = 4; print(h.d, h.__dict__); del h.d; print(h.d, type(H.d).__name__)
class NonData:
    def __get__(self, o, t): return ("nd", o is None, t.__name__)
class K: n = NonData()
k = K(); print(k.n, K.n); k.n = 3; print(k.n); del k.n; print(k.n)
class RO:
    def __get__(self, o, t): return 1
    def __set__(self, o, v): raise AttributeError("ro")
class L: r = RO()
def f(): L().r = 2
err(f)
class SN:
    def __set_name__(self, o, n): raise ValueError("bad")
def mk():
    class Z: s = SN()
try: mk()
except Exception as e: print(type(e), e, getattr(e, "__notes__", None))
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots(); print(s.a); err(lambda: s.b)
def f(): s.c = 1
err(f)
err(lambda: s.__dict__)
print(Slots.a, Slots.__slots__)
class Slots2(Slots): 
    __slots__ = "z"
t = Slots2(); t.z = 5; t.b = 6; print(t.z, t.b, t.a)
class Slots3(Slots): pass
u = Slots3(); u.c = 9; print(u.__dict__, u.a)
def mk():
    class W:
        __slots__ = ("a",)
        a = 1
err(mk)
class GA:
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n.startswith("x"): return "got " + n
        raise AttributeError(f"no {n}")
g = GA(); print(g.real, g.xyz, hasattr(g, "abc"), getattr(g, "abc", 5)); err(lambda: g.abc)
class GB:
    def __getattribute__(self, n):
        if n == "boom": raise AttributeError("boom!")
        return ("ga", n)
    def __getattr__(self, n): return ("fallback", n)
g = GB(); print(g.a, g.boom, g.__dict__)
class SA:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
s = SA(); s.x = 1; del s.x
def f(): del s.x
err(f)
class CG:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(CG[int], CG[1, 2])
err(lambda: K[1])
class Sub(CG): pass
print(Sub["x"])
def deco(arg):
    def w(cls): cls.deco = arg; return cls
    return w
@deco("one")
class DD: pass
print(DD.deco)
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, Eq) and self.v == o.v
err(hash, Eq(1)); err(lambda: {Eq(1)}); print(Eq(1) == Eq(1), Eq(1) != Eq(2), Eq.__hash__)
class Eq2(Eq):
    __hash__ = None
class Eq3(Eq):
    def __hash__(self): return 5
print(hash(Eq3(1)), len({Eq3(1), Eq3(1)}))
class BH:
    def __hash__(self): return "x"
err(hash, BH())
class BB:
    def __bool__(self): return 1
err(bool, BB())
class BL:
    def __len__(self): return -1
err(len, BL()); err(bool, BL())
class BL2:
    def __len__(self): return "x"
err(len, BL2())
class BS:
    def __str__(self): return 1
    def __repr__(self): return 2
err(str, BS()); err(repr, BS())
class BI:
    def __iter__(self): return 1
err(iter, BI()); err(lambda: [*BI()])
class BIx:
    def __index__(self): return "x"
err(lambda: [1,2][BIx()]); err(int, BIx())
class BF:
    def __float__(self): return 1
    def __int__(self): return "a"
    def __complex__(self): return 1
err(float, BF()); err(int, BF()); err(complex, BF())
