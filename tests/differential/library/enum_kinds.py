from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember, verify, CONTINUOUS, UNIQUE, NAMED_FLAGS, EnumMeta, EnumType, STRICT, CONFORM, EJECT, KEEP, property as eproperty
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return f"{self.name}:{self.value}"
    @classmethod
    def default(cls): return cls.GREEN
    @property
    def lower(self): return self.name.lower()
print(Color, Color.RED, repr(Color.RED), Color.CRIMSON, Color["GREEN"], Color(3), list(Color), len(Color))
print(Color.RED.name, Color.RED.value, Color.RED.describe(), Color.default(), Color.BLUE.lower)
print(Color.RED is Color.CRIMSON, Color.RED == Color.GREEN, Color.RED != 1, Color.RED in Color, 1 in Color, 9 in Color, "x" in Color)
print(Color.__members__, type(Color), isinstance(Color.RED, Color), hash(Color.RED) == hash("RED"))
print({Color.RED: "r"}[Color(1)], f"{Color.RED}", f"{Color.RED:>12}|", f"{Color.RED!r}", "%s" % Color.RED, str(Color.RED))
print(bool(Color), [c.name for c in Color], {c.name: c.value for c in Color})
t("bad", lambda: Color(9))
t("bad", lambda: Color["NOPE"])
t("bad", lambda: Color.NOPE)
t("bad", lambda: Color.RED.NOPE)
def f(): Color.RED = 5
t("set", f)
def f(): del Color.RED
t("del", f)
def f(): Color.RED.value = 5
t("setv", f)
def f(): Color.RED.name = 5
t("setn", f)
def f(): Color.RED.foo = 5; return Color.RED.foo
t("seta", f)
def f():
    class Sub(Color): X = 1
t("extend", f)
def f():
    class D(Enum):
        A = 1
        A = 2
t("dup", f)
t("lt", lambda: Color.RED < Color.GREEN)
t("sorted", lambda: sorted(Color, key=lambda c: -c.value))
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE, repr(N.ONE), N.ONE + 1, N.ONE < N.TWO, N(2), N.TWO == 2, sorted([N.TWO, N.ONE]), f"{N.ONE}", f"{N.ONE:03d}", "%d" % N.TWO, int(N.TWO), N.TWO * 2, [10,20,30][N.ONE], isinstance(N.ONE, int), hash(N.ONE) == hash(1), {1: "a"}[N.ONE], max(N), str(N.ONE), format(N.TWO, ">4"))
class S(StrEnum):
    A = "a"
    B = auto()
    LONG_NAME = auto()
print(S.A, repr(S.A), S.B, S.LONG_NAME, S.A == "a", S.A.upper(), S("b"), f"{S.A:>3}", "x".join(S), S.A + "z", isinstance(S.A, str), list(S), {"a": 1}[S.A])
t("strenum", lambda: StrEnum("Q", {"A": 1}))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R, repr(Perm.R | Perm.W), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, list(Perm), list(Perm.RW), Perm(0), repr(Perm(0)), Perm(7), repr(Perm(7)), ~Perm.R, repr(~Perm.R), Perm.R & Perm.W, bool(Perm.R & Perm.W), Perm.R in Perm.RW, Perm.X in Perm.RW, len(Perm.RW), Perm.R ^ Perm.RW, (Perm.R | Perm.X).value, (Perm.R | Perm.X).name, Perm(0).name)
t("bad", lambda: Perm(8))
t("bad", lambda: Perm("x"))
t("bad", lambda: Perm.R | 1)
t("bad", lambda: 1 in Perm.R)
t("neg", lambda: Perm(-1))
class IP(IntFlag):
    R = 4
    W = 2
    X = 1
print(IP.R | IP.W, repr(IP.R | IP.W), IP.R | 8, repr(IP.R | 8), IP(7), repr(IP(16)), IP.R + 1, repr(~IP.R), f"{IP.R}", IP.R == 4, IP.R | 1, list(IP(5)), list(IP), IP.R & 5)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH   = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def surface_gravity(self):
        G = 6.67300E-11
        return G * self.mass / (self.radius * self.radius)
print(Planet.EARTH.value, Planet.EARTH.surface_gravity, Planet((3.303e+23, 2.4397e6)), Planet.EARTH)
class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj
    PX = (0, 'P.X', 'km')
    PY = (1, 'P.Y', 'km')
print(Coord.PX, Coord(1), Coord.PY.label, bytes(Coord.PY))
class AutoName(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return name.title()
    NORTH = auto()
    SOUTH = auto()
print(list(AutoName), AutoName.NORTH.value)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        if value == "a": return cls.A
        if value == "bad": return 7
        return None
print(M("a"))
t("m", lambda: M("zz"))
t("m", lambda: M("bad"))
def f():
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 1
t("unique", f)
Animal = Enum("Animal", "ANT BEE CAT")
print(Animal, list(Animal), Animal.ANT.value, Animal.__module__, Animal.__qualname__)
print(list(Enum("An2", ["a", "b"], start=5)), list(Enum("An3", [("x", 10), ("y", 20)])), list(Enum("An4", {"p": 1})), list(IntEnum("An5", "A,B")))
class T(Enum):
    A = auto()
    B = 5
    C = auto()
    D = nonmember(99)
    @member
    def fn(self): return 1
    def meth(self): return 2
    _ignore_ = ["z", "q"]
    z = 3
print([x for x in T if x is not T.fn], T.C.value, T.D, T.A.meth(), T.fn)
t("ign", lambda: T.z)
def f():
    @verify(CONTINUOUS)
    class V(IntEnum):
        A = 1
        B = 4
t("verify", f)
def f():
    @verify(UNIQUE)
    class V(Enum):
        A = 1
        B = 1
t("verify", f)
def f():
    @verify(NAMED_FLAGS)
    class V(Flag):
        A = 1
        B = 6
t("verify", f)
def f():
    class X(Enum):
        _bad_ = 1
t("sunder", f)
def f():
    class X(Enum):
        mro = 1
t("mro", f)
class C2(Flag, boundary=CONFORM):
    A = 1
    B = 2
print(repr(C2(7)))
class C3(Flag, boundary=EJECT):
    A = 1
print(repr(C3(6)))
class C4(Flag, boundary=KEEP):
    A = 1
print(repr(C4(6)), repr(C4(7)), C4(7))
t("nomem", lambda: Enum(5))
class Empty(Enum):
    def hi(self): return "hi " + self.name
class Sub(Empty):
    X = 1
print(Sub.X.hi(), Sub.__bases__, Sub.X)
class Mixin:
    def shout(self): return self.name + "!"
class WithMix(Mixin, Enum):
    A = 1
print(WithMix.A.shout())
class Ordered(Enum):
    def __lt__(self, other):
        if self.__class__ is other.__class__: return self.value < other.value
        return NotImplemented
class Grade(Ordered):
    A = 5
    B = 4
print(Grade.B < Grade.A, sorted(Grade))
t("cmp", lambda: Grade.A < 3)
class L(Enum):
    A = [1, 2]
    B = {"x": 1}
print(L([1, 2]), L.B.value)
class Neg(Enum):
    A = -1
    B = auto()
    C = True
print(list(Neg))
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
class F2(float, Enum):
    HALF = 0.5
print(F2.HALF, repr(F2.HALF), F2.HALF + 1, f"{F2.HALF}", f"{F2.HALF:.2f}" if False else "")
print(dir(Color)[:4], Color.RED._value_, Color.RED._name_, Color._member_names_, Color.__name__, Color.__doc__)
print(Color.RED.RED if False else "", Color.GREEN.__class__, Color.GREEN.__objclass__)
class Str2(str, Enum):
    A = "x"
print(Str2.A, repr(Str2.A), f"{Str2.A}", Str2.A == "x", str(Str2.A), "%s" % Str2.A, Str2.A.value, "".join([Str2.A]))
class Int2(int, Enum):
    A = 1
print(Int2.A, repr(Int2.A), f"{Int2.A}", Int2.A == 1, str(Int2.A), "%s" % Int2.A, "%d" % Int2.A)
class Tp(tuple, Enum):
    A = (1, 2)
print(Tp.A, repr(Tp.A), Tp.A[0], Tp((1,2)))
