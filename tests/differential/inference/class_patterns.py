"""Class patterns over classes whose fields are known, and what upsets them."""

from dataclasses import dataclass


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
    note: str = "m"


class Var:
    __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name


class Partial:
    __match_args__ = ("a", "b")

    def __init__(self, full):
        self.a = 1
        if full:
            self.b = 2


class Computed:
    __match_args__ = ("twice", "fails")

    def __init__(self, n):
        self.n = n

    @property
    def twice(self):
        return self.n * 2

    @property
    def fails(self):
        if self.n > 5:
            raise AttributeError("too much")
        if self.n > 4:
            raise ValueError("nearly")
        return self.n


class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y


def evaluate(node, names):
    match node:
        case Num(value):
            return value
        case Add(left, right):
            return evaluate(left, names) + evaluate(right, names)
        case Mul(Num(0), _) | Mul(_, Num(value=0)):
            return 0
        case Mul(left, right, note="m"):
            return evaluate(left, names) * evaluate(right, names)
        case Mul(note=other):
            return other
        case Var(name) if name in names:
            return names[name]
        case Var(name=name):
            raise KeyError(name)
    return None


def look(value):
    try:
        match value:
            case Partial(a, b):
                return "both", a, b
            case Partial(a=a):
                return "one", a
            case Computed(twice, fails):
                return twice, fails
            case Computed(twice=t):
                return t
            case Derived(1, y):
                return "one", y
            case Base(x=x):
                return "base", x
            case int(n) | float(n):
                return n
            case str() as text:
                return text.upper()
            case [Base(x=first), *rest]:
                return first, len(rest)
            case {"k": Base(x=x), **others}:
                return x, others
    except (TypeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"
    return "nothing"


def wrong(value, kind):
    try:
        match value:
            case kind(a, b):
                return a, b
            case kind(x, name=x2):
                return x, x2
    except TypeError as e:
        return str(e)
    return "no"


tree = Add(Mul(Num(2), Var("x")), Mul(Num(3.5), Num(2)))
print(evaluate(tree, {"x": 10}), evaluate(Mul(Num(0), Var("q")), {}), evaluate(Mul(Num(4), Num(1), "text"), {}))
try:
    evaluate(Var("y"), {})
except KeyError as e:
    print("missing", e)
for value in (Partial(True), Partial(False), Computed(3), Computed(5), Computed(6), Derived(1, 2), Derived(3, 4), Base(9)):
    print(look(value))
for value in (7, True, 2.5, "text", [Base(1), 2, 3], [1, 2], {"k": Base(5), "z": 1}, {"k": 3}, None, (Base(8),)):
    print(look(value))
print(wrong(Var("n"), Var), wrong(3, int), wrong(Var("n"), "Var"), wrong(Num(1), Base))
Var.__match_args__ = ("other",)
print(evaluate(Var("x"), {"x": 1}) if False else look(Var("x")))
try:
    print(evaluate(Var("x"), {"x": 1}))
except KeyError as e:
    print("now by keyword", e)
