# What special methods of built-in types say when called wrongly, and other texts of errors around classes.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show((5).__add__)
show((5).__add__, 1, 2)
show((5).__neg__, 1)
show((5).__add__, x=1)
show("a".__len__, 1)
show([].__setitem__, 1)
show({}.__setitem__, 1)
show(int.__add__)
show(int.__add__, "a", 1)
show(list.append)
show(list.append, (), 1)
show(dict.__getitem__, [], 1)
show(object().__format__, 5)
show(object().__format__, None)
show(object().__eq__)
show(object().__setattr__, "a")
show("".__format__, None)
show("abc".encode, None)
show("abc".encode, "ascii", 5)
show("abc".encode, "ascii", None)
show(b"".decode, "no such codec")
show(b"abc".decode, "no such codec")
show(str, b"abc", None)
show(str, "abc", "ascii")
show(str, 5, "ascii")
show(bytes, 5, "ascii")
show(bytes, "abc", None)
show("a".replace, None, "b")
show(float.__getformat__, None)
show("%i" .__mod__, "x")
show("%d".__mod__, None)
show(b"%i".__mod__, (b"x",))
show(ExceptionGroup, None, [])
show(ExceptionGroup, "m", "ab")
show(ExceptionGroup, "m", {1})
show(ExceptionGroup, "m")
show(SyntaxError, "m", ("f", 1))
show(SyntaxError, "m", "f")


class NoIteration:
    __iter__ = None


show(lambda: 1 in NoIteration())
show(lambda: 1 in 5)
show(lambda: list(NoIteration()))


class Plain:
    pass


def delete(container, key):
    del container[key]


show(delete, Plain(), 1)
show(delete, Plain(), "a")
show(delete, (1, 2), 0)
show(type, "nul\0l", (), {})
show(type, None, (), {})
show(type, "T", None, {})
show(lambda: type("T", (), {"__slots__": ("__dict__", "__dict__")}))


def rename(target, attribute, value):
    setattr(target, attribute, value)
    return getattr(target, attribute)


def numbers():
    yield 1


generator = numbers()
show(rename, generator, "__name__", "other")
show(rename, generator, "__qualname__", "Some.other")
show(rename, generator, "__name__", 5)
print(repr(generator)[: len("<generator object Some.other")])
show(generator.throw, "no exception")
show(rename, Plain, "__name__", 5)
show(delattr, Plain, "__name__")

error = BlockingIOError(11, "would block", 7)
print(error.args, error.characters_written)
show(lambda: OSError(2, "x").characters_written)


class Floats(float):
    def __init__(self, value, unit=None):
        self.unit = unit


print(Floats(2.5, unit="m"), Floats(2.5, unit="m").unit)
print((-0.0) ** float("-inf"), 0.0 ** float("-inf"))


class Owner:
    @classmethod
    @classmethod
    def who(cls):
        return cls.__name__


show(lambda: Owner.who())
