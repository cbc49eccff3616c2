"""The attributes of members of enumerations, in their order."""

import enum
class P(enum.Enum):
    A = (1, 2)
    B = (3, 4)
    def __init__(self, m, r):
        self.m = m
        self.r = r
    @property
    def g(self): return self.m * self.r
print(vars(P.A), P.A.__dict__, list(vars(P.B)))
class Q(enum.Enum):
    X = 1
    Y = 2
print(vars(Q.X))
class R(enum.Enum):
    def __new__(cls, v):
        o = object.__new__(cls)
        o._value_ = v * 2
        o.extra = "e"
        return o
    X = 1
    Y = 2
print(vars(R.X))
class S(int, enum.Enum):
    A = 1
    def __init__(self, v): self.lab = "l"
print(vars(S.A))
class F(enum.Flag):
    A = 1
    B = 2
print(vars(F.A), vars(F.A | F.B))
