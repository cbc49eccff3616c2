"""Lookups of names of classes are forgotten one by one when a class changes."""


class Base:
    count = 0
    kind = "base"

    def who(self):
        return "Base.who"


class Middle(Base):
    pass


class Left(Middle):
    pass


class Right(Middle):
    kind = "right"


class Both(Left, Right):
    pass


class Meta(type):
    shared = "meta"


class Made(metaclass=Meta):
    pass


def kinds():
    return [c.kind for c in (Base, Middle, Left, Right, Both)] + [c().kind for c in (Base, Left, Both)]


def joined(*parts):
    return "".join(parts)


def main():
    print(kinds())
    Base.kind = "changed"
    print(kinds())
    Middle.kind = "middle"
    print(kinds())
    # Names made at run time mean the same entries.
    setattr(Left, joined("ki", "nd"), "left")
    print(kinds(), getattr(Both, joined("k", "ind")))
    delattr(Right, joined("kin", "d"))
    print(kinds())
    del Left.kind
    del Middle.kind
    print(kinds())

    things = [Base(), Left(), Both()]
    print([t.who() for t in things])
    Middle.who = lambda self: "Middle.who " + type(self).__name__
    print([t.who() for t in things])
    # A value, a descriptor, a field behind either.
    Base.spot = 1
    print([t.spot for t in things])
    things[1].spot = "own"
    print([t.spot for t in things])
    Base.spot = property(lambda self: "asked " + type(self).__name__)
    print([t.spot for t in things])
    Left.spot = 5
    print([t.spot for t in things])
    del Left.spot
    del Base.spot
    print([getattr(t, "spot", "none") for t in things])

    print(Made.shared, hasattr(Made(), "shared"))
    Meta.shared = "other"
    print(Made.shared)
    Made.shared = "own"
    print(Made.shared, Made().shared)
    Meta.shared = property(lambda cls: "asked of " + cls.__name__)
    print(Made.shared, Made().shared)

    for i in range(5):
        Base.count += 1
        Both.count += 10
    print(Base.count, Middle.count, Both.count, Both().count)
    Base.__str__ = lambda self: "shown " + type(self).__name__
    print(*things)
    Right.__str__ = lambda self: "right " + type(self).__name__
    print(*things)
    del Base.__str__
    print(str(things[2]))
    try:
        del Base.missing
    except AttributeError as error:
        print(error)
    try:
        int.extra = 1
    except TypeError as error:
        print(error)


main()
