import sys
class C:
    def m(self): return 1.5
def f(x):
    if isinstance(x, C): return x.m()
X = type('X', (C,), {'m': lambda self: 'over'})
print(f(X()), f(C()), f(3))
def mk(b):
    return type('Y', (b,), {'m': lambda self: 'over2'})
print(f(mk(C)()))
class C:
    def __init__(self): self.a = 1
    def m(self): return self.a, self.b()
    def b(self): return 'C.b'
class D(type(C())):
    def __init__(self):
        self.z = 0
        super().__init__()
    def b(self): return 'D.b'
print(D().m(), C().m())
class E(C().__class__):
    def b(self): return 'E.b'
print(E().m())
