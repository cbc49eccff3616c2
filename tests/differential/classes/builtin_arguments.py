"""What built-in classes make of arguments that a class of the program looks after, and corners beside."""
import sys


class Listed(list):
    def __new__(cls, items, mark=None):
        made = super().__new__(cls, items)
        made.mark = mark
        return made


class Tupled(tuple):
    def __init__(self, items, mark=None):
        self.mark = mark


class Frozen(frozenset):
    def __init__(self, items, mark=None):
        self.mark = mark


for kind in (Listed, Tupled, Frozen):
    made = kind([1, 2], mark=3)
    print(kind.__name__, sorted(made), made.mark)
for kind in (list, tuple, set, frozenset):
    try:
        kind([1], mark=3)
    except TypeError as e:
        print(e)
print((5).__init__(1, 2), frozenset().__init__([1]), (1,).__init__(2, 3))
try:
    object().__init__(1)
except TypeError as e:
    print(e)

print(len(range(sys.maxsize)), len(range(-5, sys.maxsize - 5)) == sys.maxsize, [len(range(2**62))])
keys = {"a": 1, "b": 2}.keys()
print(type(keys & frozenset("a")), type(keys & {"a"}), type(frozenset("a") & keys), sorted(keys & frozenset("az")))


class Base:
    @property
    def size(self):
        "base getter"
        return 1

    named = property(lambda self: 2, doc="given")


class Derived(Base):
    @Base.size.getter
    def size(self):
        "derived getter"
        return 10

    @Base.named.getter
    def named(self):
        "not taken"
        return 20


print(Derived.size.__doc__, Derived().size, Derived.named.__doc__, Derived().named, Base.size.__doc__)


class Noted(property):
    "a subclass"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.noted = True


class Uses:
    @Noted
    def value(self):
        "documented"
        return self._value

    @value.setter
    def value(self, new):
        self._value = new


print(type(Uses.value).__name__, Uses.value.noted, Uses.value.__doc__, Noted.__doc__)
uses = Uses()
uses.value = 5
print(uses.value)
