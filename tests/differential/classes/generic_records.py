from dataclasses import dataclass, field, fields, asdict, replace
from typing import Generic, TypeVar, Optional
T = TypeVar("T"); U = TypeVar("U")
@dataclass
class Box(Generic[T]):
    x: T
    l: list[T] = field(default_factory=list)
    def put(self, v: T) -> "Box[T]":
        self.l.append(v)
        return self
@dataclass(frozen=True, order=True)
class Pair(Generic[T, U]):
    a: T
    b: U
@dataclass
class Sub(Box[int]):
    y: Optional[int] = None
@dataclass(slots=True)
class Sl(Generic[T]):
    x: T
b = Box[int](1).put(2); c = Box("a")
print(b, c, b == Box(1, [2]), Pair(1, "x") < Pair(1, "y"), hash(Pair(1, 2)) == hash((1, 2)), Sub(3, [4], 5), Sub(1).put(7))
print([f.name for f in fields(Sub)], asdict(b), replace(c, x="z"), Box.__match_args__, Sl(3), b.__orig_class__, Box.__parameters__)
match Pair(1, (2, 3)):
    case Pair(x, (y, z)): print(x, y, z)
try: Pair(1, 2).a = 5
except Exception as e: print(type(e).__name__, e)
t = 0
for o in [b, Box(5)]: t += o.x
print(t, Sl.__slots__)
