"""Operators on instances whose classes are known, and where the other operand or a later assignment decides."""


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vec) and self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, index):
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError("a vector has two parts")

    def __setitem__(self, index, value):
        if index == 0:
            self.x = value
        else:
            self.y = value

    def __call__(self, scale=2):
        return self.x * scale

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __repr__(self):
        return f"Money({self.cents})"


class Base:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return f"Base.add({self.n}, {other.n})"

    def __radd__(self, other):
        return f"Base.radd({self.n}, {other.n})"

    def __lt__(self, other):
        return f"Base.lt({self.n}, {other.n})"

    def __gt__(self, other):
        return f"Base.gt({self.n}, {other.n})"


class Derived(Base):
    def __radd__(self, other):
        return f"Derived.radd({self.n}, {other.n})"

    def __gt__(self, other):
        return f"Derived.gt({self.n}, {other.n})"


class Patched:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other.n


class PatchedByName(Patched):
    def __mul__(self, other):
        return self.n * other.n


class NoAdd:
    def __init__(self, n):
        self.n = n


class OnlyReflected:
    def __rsub__(self, other):
        return f"rsub {type(other).__name__}"


def attempt(f):
    try:
        return f()
    except (TypeError, IndexError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def main():
    a, b = Vec(1, 2), Vec(3.5, 4)
    print(a + b, a - b, a * 3, 3 * a, 2.5 * b, -a)
    print(a == b, a == Vec(1, 2), a != b, a == 1, a < b, a > b)
    print(a[0], a[1], attempt(lambda: a[2]))
    a[0] = 7
    a[1] += 5
    print(a, a(), a(10), a(scale=3))
    c = a
    c += b
    print(a, c is a)
    print(attempt(lambda: a + 1), attempt(lambda: 1 + a), attempt(lambda: a * "x"))
    total = Vec(0, 0)
    for i in range(5):
        total = total + Vec(i, i * i) * 2
    print(total)
    print(Money(5) + Money(6), Money(5) + 1, 1 + Money(5), sum([Money(1), Money(2)], Money(0)))
    print(attempt(lambda: Money(1) + "x"), attempt(lambda: "x" + Money(1)))
    x, y = Base(1), Derived(2)
    print(x + x, x + y, y + x, y + y)
    print(x < x, x < y, y < x, y > x, x > y)
    print(Patched(1) + Patched(2), PatchedByName(3) + PatchedByName(4), PatchedByName(3) * PatchedByName(4))
    Patched.__add__ = lambda self, other: "patched"
    print(Patched(1) + Patched(2), PatchedByName(3) + PatchedByName(4))
    setattr(PatchedByName, "__mul__", lambda self, other: "by name")
    print(PatchedByName(3) * PatchedByName(4))
    print(attempt(lambda: NoAdd(1) + NoAdd(2)), attempt(lambda: NoAdd(1) + 1), attempt(lambda: -NoAdd(1)))
    print(attempt(lambda: NoAdd(1)[0]), attempt(lambda: NoAdd(1)()), NoAdd(1) - OnlyReflected(), 1 - OnlyReflected(), attempt(lambda: OnlyReflected() - OnlyReflected()))


main()
