# Which built-in exception gives the text, where a class has several.
class ValueThenKey(ValueError, KeyError):
    pass


class KeyThenValue(KeyError, ValueError):
    pass


class Attribute(AttributeError, KeyError):
    pass


class Both(Attribute):
    pass


class Own(ValueError, KeyError):
    def __str__(self):
        return "own " + ValueError.__str__(self)


class Index(IndexError, KeyError):
    pass


class File(KeyError, OSError):
    pass


class FileFirst(OSError, KeyError):
    pass


class Missing(FileNotFoundError, ValueError):
    pass


class Grouped(ExceptionGroup, ValueError):
    pass


for kind in [ValueThenKey, KeyThenValue, Attribute, Both, Own, Index]:
    print(kind.__name__, str(kind("k")), str(kind()), str(kind(1, 2)), repr(kind("k")))
print(File(2, "no"), FileFirst(2, "no"), Missing(2, "no", "name"), Missing("a"))
print(Grouped("g", [ValueError(1)]))
raise ValueThenKey("last")
