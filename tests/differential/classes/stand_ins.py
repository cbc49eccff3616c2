# Objects that stand for others: what they say of their class and bases, and what is registered.
import abc
import collections.abc
from collections import UserDict, UserList


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Proxy:
    def __init__(self, target):
        self._target = target

    @property
    def __class__(self):
        return type(self._target)


number, flag = Proxy(5), Proxy(True)
print(isinstance(number, int), isinstance(flag, (str, int)), isinstance(number, str), isinstance(number, Proxy))
print(number.__class__, type(number).__name__, isinstance(Proxy([]), collections.abc.Sequence), isinstance(number, int | None))


class Shape(abc.ABC):
    pass


class Square(Shape):
    pass


print(isinstance(Proxy(Square()), Shape), isinstance(Proxy(3), Shape))


class Bases:
    """No class, but with bases."""

    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


class Instance:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


root = Bases()
middle = Bases(root)
leaf = Bases(middle, Bases())
print(issubclass(leaf, root), issubclass(root, leaf), issubclass(root, int), isinstance(Instance(leaf), root), isinstance(3, root))
attempt(lambda: issubclass(5, int))
attempt(lambda: issubclass(int, 5))
attempt(lambda: issubclass(5, (int, str)))
attempt(lambda: issubclass(5, int | str))
attempt(lambda: issubclass(int, (str, 5)))
attempt(lambda: isinstance(5, (str, 5)))
attempt(lambda: issubclass(5, collections.abc.Sized))
attempt(lambda: issubclass(list, list[int]))
print(issubclass(list[int], list))


class Endless:
    @property
    def __bases__(self):
        return Endless(), Endless()


try:
    issubclass(Endless(), root)
except RecursionError as error:
    print(type(error).__name__)


class Anything(type):
    def __subclasscheck__(cls, other):
        return other == 5


class Five(metaclass=Anything):
    pass


print(issubclass(5, Five), issubclass(int, Five))


# What patterns take for a sequence and a mapping.
def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return None


class Plain:
    pass


class Below(Plain):
    pass


print(kind(Plain()), kind(Below()))
before = abc.get_cache_token()
collections.abc.Mapping.register(Plain)
print(kind(Plain()), kind(Below()), abc.get_cache_token() != before)


class Listed:
    pass


collections.abc.MutableSequence.register(Listed)
print(kind(Listed()))


class Both(UserDict, collections.abc.Sequence):
    pass


class DictFirst(UserDict, list):
    pass


class ListFirst(UserList, dict):
    pass


class Own(dict, collections.abc.Sequence):
    pass


print(kind(Both()), kind(DictFirst()), kind(ListFirst()), kind(Own()), kind(UserList()), kind(UserDict()), kind("text"))
