"""`type` statements name unions of classes, which stay what they are."""
from dataclasses import dataclass


@dataclass
class Num:
    value: float


@dataclass
class Add:
    left: "Expr"
    right: "Expr"


type Expr = Num | Add
type Pair[T] = tuple[T, T]
type Later = list[Missing]


def total(e: Expr) -> float:
    match e:
        case Num(v):
            return v
        case Add(a, b):
            return total(a) + total(b)


print(total(Add(Num(1.5), Add(Num(2.0), Num(0.25)))))
print(Expr, Pair, Pair[int], Expr.__name__)
try:
    isinstance(Num(1.0), Expr)
except TypeError as e:
    print(e)
try:
    Expr()
except TypeError as e:
    print(type(e))
