class NS(dict):
    def __init__(self): super().__init__(); self.log = []
    def __setitem__(self, k, v):
        self.log.append(k); super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return NS()
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, ns.log, kw)
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls._log = ns.log
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", a, k)
        return super().__call__(*a, **k)
    def __iter__(cls): return iter(["i"])
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return ("item", k)
    def __getattr__(cls, n):
        if n.startswith("z"): return "zz"
        raise AttributeError(n)
    def __setattr__(cls, n, v):
        if n == "frozen": raise AttributeError("cannot")
        super().__setattr__(n, v)
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __bool__(cls): return True
    @property
    def members(cls): return cls._log
class A(metaclass=Meta, opt=3):
    x = 1
    y: int = 2
    def f(self): return 1
    z = x + 1
a = A()
print(A, list(A), len(A), 1 in A, A["k"], A.zed, A.members, bool(A))
try:
    A.frozen = 1
except AttributeError as e: print(e)
try:
    A.nope
except AttributeError as e: print(e)
class B(A): q = 1
print(B, type(B))
C = Meta("C", (A,), NS())
print(C)
