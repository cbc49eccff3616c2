"""Slots of objects whose class is not known where they are read and written."""


class A:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class B(A):
    __slots__ = ("z",)


class C(A):
    pass


class Other:
    __slots__ = ("x", "moved")


class Hidden(A):
    x = property(lambda self: "hidden", lambda self, value: print("set", value))


Other.moved = A.__dict__["x"]
B.alias = A.__dict__["x"]


def shown(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("x", "y", "z", "moved", "alias", "w"):
    for o in (A(1), B(2), C(3), Hidden(4), Other()):
        kind = type(o).__name__
        shown(lambda: (kind, name, getattr(o, name)))
        shown(lambda: (kind, name, setattr(o, name, [name]), getattr(o, name)))
        shown(lambda: (kind, name, delattr(o, name)))
        shown(lambda: (kind, name, delattr(o, name)))
        shown(lambda: (kind, name, getattr(o, name, "none"), hasattr(o, name)))


class Counted:
    def __del__(self):
        print("gone")


for o in [A(None), C(None)]:
    o.x = Counted()
    o.x = 1
    o.y = Counted()
    del o.y
c = C(5)
c.x, c.extra = 6, 7
print(c.__dict__, c.x, sorted(vars(c)))
