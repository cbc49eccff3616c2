def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [k.__name__ for k in D.__mro__])
def mk():
    class X(A, B): pass
err(mk)
def mk():
    class X(A, A): pass
err(mk)
def mk():
    class X(1): pass
err(mk)
def mk():
    class X(int, str): pass
err(mk)
def mk():
    class X(bool): pass
err(mk)
def mk():
    class X(type(None)): pass
err(mk)
def mk():
    class X(A, metaclass=1): pass
err(mk)
def mk():
    class X(A, foo=1): pass
err(mk)
class M1(type): pass
class M2(type): pass
class P(metaclass=M1): pass
class Q(metaclass=M2): pass
def mk():
    class R(P, Q): pass
err(mk)
class E(D):
    def f(self):
        def inner():
            return super(E, self).f()
        return inner()
    def g(self):
        return [super(E, self).f() for _ in range(2)]
    @classmethod
    def cm(cls): return cls.__name__
    @property
    def p(self): return "pE"
class F(E):
    @classmethod
    def cm(cls): return "F:" + super().cm()
    @property
    def p(self): return super().p + "F"
    def lam(self): return (lambda: super(F, self).f())()
    def nested(self):
        return [super().f()[0] for _ in "ab"]
print(E().f(), E().g(), F.cm(), F().cm(), F().p, F().lam())
err(F().nested)
class G:
    def __init__(self, **kw):
        print("G", sorted(kw.items())); super().__init__()
class H(G):
    def __init__(self, *, h=1, **kw):
        print("H", h); super().__init__(**kw)
class I(G):
    def __init__(self, *, i=2, **kw):
        print("I", i); super().__init__(**kw)
class J(H, I):
    def __init__(self, **kw): super().__init__(**kw)
J(h=5, i=6, z=7)
err(lambda: super().x)
def noself():
    return super().x
err(noself)
s = super(E, E())
print(s.f()[:2], type(s).__name__)
err(lambda: super(E, A()).f())
err(lambda: super(E, E()).nope)
err(lambda: super(1, 2))
class K(A):
    def __init__(self): super().__init__(1, 2)
err(K)
class L(A):
    def __new__(cls, *a):
        self = super().__new__(cls); self.a = a; return self
print(L(1,2).a)
class N(A): pass
err(N, 1)
class O:
    def __new__(cls, *a): return super().__new__(cls, *a)
err(O, 1)
class S:
    _i = None
    def __new__(cls, *a, **k):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, x=0): self.x = x
s1 = S(1); s2 = S(2)
print(s1 is s2, s1.x)
class T:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(T())
class U:
    def __init__(self): return 5
err(U)
err(object, 1)
err(lambda: A().nope)
err(lambda: A.nope)
def f():
    a = A(); a.x = 1; del a.x; del a.x
err(f)
def f(): del A.zzz
err(f)
print(D.__bases__, D.__base__, D.__name__, D.__qualname__, D.__module__)
print(type("Dyn", (A,), {"x": 5, "g": lambda self: self.x})().g())
X = type("X", (), {}); print(X, X.__mro__)
err(type, "X", (A, B), {})
err(type, "X", 1, {})
err(type, 1, (), {})
err(type, "X")
A.new = lambda self: "new"
print(D().new())
A.__len__ = lambda self: 7
print(len(D()))
del A.__len__
err(len, D())
class V: 
    def __call__(self, *a, **k): return a, k
print(V()(1, b=2), callable(V()), callable(A()))
err(A())
a = A(); a.__class__ = V; print(a(3))
def f(): a.__class__ = int
err(f)
def f(): a.__class__ = 5
err(f)
print(A.__dict__.keys() >= {"f", "new"}, type(A.__dict__).__name__)
def f(): A.__dict__["x"] = 1
err(f)
d = a.__dict__; a.q = 1; print(d); d["r"] = 2; print(a.r, vars(a)); a.__dict__ = {"n": 1}; print(a.n); err(lambda: a.q)
a.w = 3
print(a.__dict__, d)
