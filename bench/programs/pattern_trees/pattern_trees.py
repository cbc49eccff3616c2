"""Expression trees evaluated and simplified by match, inside a context manager."""
import sys
from contextlib import contextmanager
from dataclasses import dataclass

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400


@dataclass
class Num:
    value: float


@dataclass
class Add:
    left: object
    right: object


@dataclass
class Mul:
    left: object
    right: object


@dataclass
class Neg:
    arg: object


depth = 0


@contextmanager
def nested(name):
    global depth
    depth += 1
    try:
        yield depth
    finally:
        depth -= 1


def evaluate(e):
    match e:
        case Num(v):
            return v
        case Add(l, r):
            return evaluate(l) + evaluate(r)
        case Mul(Num(0), _) | Mul(_, Num(0)):
            return 0
        case Mul(l, r):
            return evaluate(l) * evaluate(r)
        case Neg(a):
            return -evaluate(a)


def simplify(e):
    match e:
        case Add(l, r):
            l, r = (simplify(l), simplify(r))
            if l == Num(0):
                return r
            if r == Num(0):
                return l
            return Add(l, r)
        case Mul(l, r):
            l, r = (simplify(l), simplify(r))
            if l == Num(1):
                return r
            if r == Num(1):
                return l
            return Mul(l, r)
        case Neg(Neg(x)):
            return simplify(x)
        case _:
            return e


def build(d, k):
    if d == 0:
        return Num(k % 3)
    match k % 3:
        case 0:
            return Add(build(d - 1, k + 1), build(d - 1, k + 2))
        case 1:
            return Mul(build(d - 1, k + 1), build(d - 1, k + 3))
        case _:
            return Neg(build(d - 1, k + 1))


t = 0
for i in range(SIZE):
    with nested('x') as d:
        e = build(11, i)
        t = (t + evaluate(e) + evaluate(simplify(e)) * d) % 1000003
print(t)
