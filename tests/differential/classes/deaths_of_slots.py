"""The order in which what an object holds dies with it: slots by class and name, then the attributes, as they were assigned."""

class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class B:
    __slots__ = ("b1", "b2")
    def __init__(self): self.b1 = D("b1"); self.b2 = D("b2")
class C(B):
    __slots__ = ("c1", "a1")
    def __init__(self):
        super().__init__()
        self.c1 = D("c1"); self.a1 = D("a1")
class E(C):
    def __init__(self):
        super().__init__()
        self.z = D("z"); self.e = D("e")
class F(E):
    __slots__ = ("f",)
    def __init__(self):
        super().__init__()
        self.f = D("f")
class L(list):
    __slots__ = ("s",)
    def __init__(self): super().__init__([D("item")]); self.s = D("s")
class L2(list):
    def __init__(self): super().__init__([D("item")]); self.s = D("s")
class Dd(dict):
    __slots__ = ("q",)
    def __init__(self): super().__init__(k=D("v")); self.q = D("q"); 
class Ex(Exception):
    def __init__(self): super().__init__(D("arg")); self.q = D("q")
class Own:
    def __init__(self): self.x = D("x"); self.a = D("a")
    def __del__(self): print("own")
class Own2(Own):
    def __init__(self): self.y = D("y"); super().__init__(); self.b = D("b")
for k in (B, C, E, F, L, L2, Dd, Ex, Own, Own2):
    print(k.__name__)
    k()
print("--")
def f():
    e = F()
    e.f = None
    print("set")
f()
