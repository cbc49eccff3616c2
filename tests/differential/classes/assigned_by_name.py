"""Attributes whose names only the run tells, assigned in all the ways there are."""


class ByMethod:
    def __init__(self, **given):
        for name, value in given.items():
            self.__setattr__(name, value)


class ByStar:
    def __init__(self, *pairs):
        any(setattr(self, *pair) for pair in pairs)


class Base:
    size = 1

    def __setattr__(self, name, value):
        super(Base, self).__setattr__(name, value)


class Explicit(Base):
    def __init__(self, **given):
        for name, value in given.items():
            super(Base, self).__setattr__(name, value)


class ByType:
    def __init__(self, **given):
        for name, value in given.items():
            type(self).__setattr__(self, name, value)


class ByClass:
    def __init__(self, x):
        self.x = x

    def update(self, **given):
        for name, value in given.items():
            ByClass.__setattr__(self, name, value)
        return self


class ByMap:
    def __init__(self, x, pairs):
        self.x = x
        list(map(lambda pair: setattr(self, *pair), pairs))


class ByGetattr:
    def __init__(self, x):
        self.x = x

    def change(self, name, value):
        getattr(self, "__setattr__")(name, value)
        return self


class ByDict:
    def __init__(self, x, **given):
        self.x = x
        for name, value in given.items():
            object.__getattribute__(self, "__dict__")[name] = value


class Adding:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.__add__ = lambda self, other: ("added", self.n, other)


class Number(Adding):
    def __init__(self, n):
        self.n = n


class Mixin:
    pass


Mixin.__mul__ = lambda self, other: ("times", other)


class Mixed(Mixin):
    pass


class Listed:
    for name in ("neg", "pos"):
        vars()[f"__{name}__"] = lambda self, name=name: name
    locals().update({"__invert__": lambda self: "invert"})


def main():
    a = ByMethod(x=1, y="text")
    print(a.x + 1, a.y + "!")
    b = ByStar(("x", 2.5), ("y", [1]))
    print(b.x * 2, b.y + [2])
    e = Explicit(size="large", z=3)
    print(e.size, e.z, Explicit().size)
    t = ByType(x="t", y=2**70)
    print(t.x * 2, t.y + 1)
    c = ByClass(1)
    print(c.x + 1, c.update(x="one", more=2).x, c.more)
    m = ByMap(1, [("x", "mapped"), ("w", None)])
    print(m.x, m.w)
    g = ByGetattr(1)
    print(g.x + 1, g.change("x", "changed").x + "!")
    d = ByDict(1, x="from the dict", v=5)
    print(d.x + "!", d.v)
    print(Number(1) + 2, Mixed() * 3, -Listed(), +Listed(), ~Listed())


main()
