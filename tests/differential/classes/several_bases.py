"""Fields of classes with several bases: where they lie, what `super()` finds, and what shows them."""


class Named:
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name


class Sized:
    def __init__(self, size=0, unit="cm", **rest):
        super().__init__(**rest)
        self.size = size
        self.unit = unit

    def area(self):
        return self.size * self.size


class Counted:
    total = 0

    def bump(self):
        self.hits = getattr(self, "hits", 0) + 1
        Counted.total += 1
        return self.hits


class Box(Named, Sized, Counted):
    def __init__(self, name, size):
        super().__init__(name=name, size=size)
        self.open = False


class Crate(Sized, Named):
    def __init__(self, name, size, wood):
        super().__init__(size=size, name=name, unit="m")
        self.wood = wood


def describe(thing):
    return f"{thing.name} {thing.size}{thing.unit} {thing.area()}"


box, crate, plain = Box("box", 2), Crate("crate", 3, "oak"), Sized(5)
for thing in (box, crate):
    print(describe(thing), sorted(vars(thing).items()))
print(plain.area(), plain.unit, [c.__name__ for c in Crate.__mro__])
print(box.bump(), box.bump(), Counted.total, sorted(vars(box)))


def grow(thing, by):
    thing.size += by
    thing.unit = thing.unit * 2
    return thing.size


print([grow(thing, 10) for thing in (box, crate, plain)], box.unit, crate.unit, plain.unit)


class A:
    def go(self, n):
        return n + 1


class B(A):
    def go(self, n):
        return super().go(n) * 2


class C(A):
    def go(self, n):
        return super().go(n) + 3


class D(B, C):
    def go(self, n):
        return super().go(n) - 1


print(A().go(1), B().go(1), C().go(1), D().go(1))


class Left:
    def __init__(self):
        self.a = 1
        self.b = 2


class Right:
    def __init__(self):
        self.c = 3
        self.b = 4
        self.d = 5


class Both(Left, Right):
    def __init__(self):
        Left.__init__(self)
        first = self.b
        Right.__init__(self)
        self.e = first

    def total(self):
        return self.a + self.b + self.c + self.d + self.e


class Late(Left, Right):
    pass


both, late = Both(), Late()
print(both.total(), sorted(vars(both).items()), vars(late))
try:
    print(late.c)
except AttributeError as error:
    print(error)
Right.__init__(late)
print(late.a, late.b, late.c, late.d, sorted(vars(late)))
for x in (both, late, Right()):
    x.d, x.c = x.c, x.d
    print(x.c, x.d, end="; ")
print()


def same(one, other):
    before = other.c
    one.c = before + 1
    return before, other.c


print(same(both, both), same(Right(), both), same(late, late))


class Slotted:
    __slots__ = ("x",)

    def __init__(self):
        self.x = 1


class Open:
    def show(self):
        return self.x, self.y


class Mixed(Open, Slotted):
    def __init__(self):
        super().__init__()
        self.y = 2


mixed = Mixed()
print(mixed.show(), vars(mixed))


class Comparable:
    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __hash__(self):
        return hash(self.key())


class Item(Named, Comparable):
    def __init__(self, name, rank):
        super().__init__(name)
        self.rank = rank

    def key(self):
        return self.rank, self.name


items = [Item("b", 2), Item("a", 2), Item("c", 1)]
print([i.name for i in sorted(items)], Item("x", 1) == Item("x", 1), len({Item("x", 1), Item("x", 1)}))
