"""Flags that inference knows: their combinations, names and tests."""
from enum import Enum, Flag, IntFlag, auto, unique, CONFORM
import copy
import pickle


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W

    def shown(self):
        return f"{self.name}:{self.value}"

    @property
    def writes(self):
        return Perm.W in self

    @classmethod
    def everything(cls):
        return cls.R | cls.W | cls.X

    def __str__(self):
        return "P" + super().__str__()


@unique
class Style(Flag):
    """How text looks."""
    NONE = 0
    BOLD = 1
    DIM = 1 << 1
    BOTH_UP = 12


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Bits(IntFlag):
    A = 1
    B = 2


print(list(Perm), list(Style), Perm.RW, Perm.RW.shown(), Perm.RW.writes, Perm.everything(), Perm.R.writes)
print(Perm.R | Perm.X, Perm.R & Perm.W, Perm.RW ^ Perm.X, ~Perm.R, (Perm.R | Perm.W) is Perm.RW, Perm(5), Perm(0))
print((Perm.R & Perm.W).name, (Perm.R | Perm.X).name, (Perm.R & Perm.W).value, bool(Perm.R & Perm.W), not Perm.R, repr(Perm.R | Perm.X))
print([p for p in Perm.everything()], len(Perm.RW), Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW in Perm.RW, Perm(0) in Perm.R)
print(Style.BOLD | Style.DIM, Style.NONE, bool(Style.NONE), Style.BOTH_UP, [s.name for s in Style], Style.BOLD | Style.BOTH_UP)
print(Loose(7), Loose.A | Loose.B, Bits.A | 4, Bits.B + 1, Bits.A | Bits.B)


def count(n):
    perms = [Perm.R, Perm.W, Perm.X, Perm.R | Perm.W, Perm.R | Perm.X]
    c = 0
    seen = {}
    have = Perm(0)
    for i in range(n):
        p = perms[i % 5]
        if p & Perm.W:
            c += 1
        if Perm.X in p:
            c += 2
        if not p & Perm.R:
            c += 4
        have |= p
        have ^= Perm.R
        have &= ~Perm.X
        seen[p] = seen.get(p, 0) + 1
        while have:
            have &= Perm.X
    return c, seen, have


print(count(100))
for bad in (lambda: Perm.R | 1, lambda: 1 in Perm.R, lambda: Perm(64), lambda: Perm.R < Perm.W, lambda: Perm.R & None, lambda: Perm.R | Style.BOLD):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(Perm.R == Perm.R, Perm.R != Perm.W, Perm.R == 1, hash(Perm.R) == hash("R"), Perm["W"], "W" in Perm.__members__)
print(copy.deepcopy(Perm.R | Perm.X) is (Perm.R | Perm.X), pickle.loads(pickle.dumps(Perm.RW)) is Perm.RW)
match Perm.R | Perm.W:
    case Perm.R:
        print("r")
    case Perm.RW:
        print("rw")


def maybe(p):
    return "none" if p is None else "yes" if p else "no"


print(maybe(None), maybe(Perm.R), maybe(Perm.R & Perm.W))
x = 3
x |= 4
mixed = [Perm.R, 2, Style.BOLD]
print([m | m for m in mixed], x, type(Perm.R | Perm.X), isinstance(Perm.R, Flag), Perm.R.__class__.__name__)
print([f"{a | b}" for a in Perm for b in Perm])
class Patched(Flag):
    A = auto()
    B = auto()
def either(a, b):
    return a | b
print(either(Patched.A, Patched.B))
Patched.__or__ = lambda self, other: "patched"
print(either(Patched.A, Patched.B))
