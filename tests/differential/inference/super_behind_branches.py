"""`super()` where the ways through a method meet again, in programs that look into namespaces."""
import collections
import copy
import enum
import functools
import re
import types
from collections import UserDict, UserList
from dataclasses import dataclass


class Failed(Exception):
    def __init__(self, code, text=None):
        if text is None:
            text = "?"
            self.short = True
        else:
            for c in text:
                if c == "!":
                    break
            self.short = False
        super().__init__(f"{text} ({code})")
        self.code = code


class Base:
    def __init__(self, n):
        self.n = n

    def shown(self, deep):
        return f"{self.n}/{deep}"


class Derived(Base):
    def __init__(self, n):
        if n > 2:
            self.large = True
        else:
            self.large = False
        while n > 5:
            n -= 1
        super().__init__(n)

    def shown(self, deep):
        try:
            if deep:
                return super().shown(deep - 1)
        finally:
            self.n += 1
        return super().shown(0)

    def other(self, self_too):
        self = self_too if self.large else self
        try:
            return super().shown(9)
        except TypeError as e:
            return str(e)


class Kind(enum.Enum):
    A = "a"


@dataclass
class Record:
    n: int


class Held(UserDict):
    def __init__(self, *args, note="none", **kw):
        self.note = note
        if args:
            super().__init__(*args)
        else:
            super().__init__(**kw)

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


class Row(UserList):
    def total(self):
        return sum(self.data)


class Cached:
    def __init__(self, n):
        self.n = n

    @functools.cached_property
    def double(self):
        print("made")
        return self.n * 2


total = 0
for i in range(6):
    try:
        raise Failed(i, None if i % 2 else "x!")
    except Failed as e:
        total += e.code + (10 if e.short else 0)
        print(e, e.args)
print(total)
d = Derived(7)
print(d.n, d.large, d.shown(2), d.shown(0), d.n, Derived(1).other(Derived(8)), Derived(9).other(Derived(4)))
held = Held(a=1, note="kept")
twin = held.copy()
also = copy.copy(held)
twin["b"] = 5
print(held, twin, also, twin.note, also.note, type(twin).__name__)
row = Row([1, 2])
second = row.copy()
second.append(3)
print(row.total(), second.total(), copy.copy(second), row + second)
c = Cached(4)
print(c.double, c.double, vars(c))
c.__dict__["n"] = "text"
print(c.n + "!", Kind("a"), Record(3))
space = types.SimpleNamespace(a=1)
space.b = 2
print(space, space.a + space.b, re.sub("a", "b", "cat"), collections.Counter("aa"))
part = functools.partial(Failed, 3)
print(part("y").code, part("z").short)
