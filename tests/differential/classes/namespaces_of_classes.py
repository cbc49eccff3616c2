"""What the namespace of a class lists: what its body assigned, then what gives instances attributes and weak references."""

class A:
    x = 1
class B(A): pass
class C:
    "doc"
    __slots__ = ("a",)
class D(Exception): y = 2
class E(int): pass
class F(list): pass
class G(dict):
    """doc"""
    z = 1
    def m(self): pass
class H(type): q = 3
class I(C): pass
class J: __slots__ = ("__dict__", "b")
class K: __slots__ = ("__weakref__",)
class L(tuple): __slots__ = ()
class M(set): pass
class N(A, C.__base__): pass
class O(float): pass
class P(str): v = 1
class Q(A, F): pass
class R(K): pass
class S: __slots__ = ("b", "a", "_c")
class T:
    __slots__ = "one"
for k in (A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T):
    print(k.__name__, list(k.__dict__), len(vars(k)))
print(A.__dict__)
a = A()
a.n = 5
print({k: v for k, v in A.__dict__.items() if not k.startswith("__")}, "__dict__" in A.__dict__, "x" in vars(A), "__weakref__" in dir(A))
print(a.__weakref__, A.__dict__["__dict__"], type(A.__dict__["__dict__"]).__name__, A.__dict__["__weakref__"], a.__dict__, vars(a))
print(A.__dict__["__dict__"].__get__(a), A.__dict__["__dict__"].__name__, A.__dict__["__dict__"].__objclass__, B().__dict__, B.__dict__)
A.later = 7
print(list(A.__dict__), A.__dict__ == dict(A.__dict__), A.__dict__["x"])
a.__dict__["k"] = 1
a.__dict__ = {"only": 1}
print(a.only, vars(a), hasattr(a, "n"), A.x)
import copy, pickle
b = copy.copy(a); c = copy.deepcopy(a); d = pickle.loads(pickle.dumps(a))
print(vars(b), vars(c), vars(d), dir(a)[-3:], [n for n in dir(A) if not n.startswith("__")])
try:
    A.__dict__["y"] = 1
except TypeError as e:
    print(e)
def members(cls):
    return [(n, type(v).__name__) for n, v in vars(cls).items()]
print(members(G), members(H), members(J))
try:
    A.__dict__["__dict__"].__get__(5)
except TypeError as e:
    print(e)
