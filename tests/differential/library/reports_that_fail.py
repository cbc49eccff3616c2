# Reports of what cannot be shown, records whose arguments do not fit, and what a class of the program says about counters.
import contextlib
import functools
import io
import logging
import sys
import traceback
from collections import Counter


class Silent:
    def __repr__(self):
        raise ValueError("in repr")


class Nameless(Exception):
    def __str__(self):
        raise ValueError("in str")


for exception in (ValueError(Silent()), Nameless()):
    try:
        raise exception
    except Exception as caught:
        print(traceback.format_exc().splitlines()[-1])
        print(traceback.format_exception_only(caught))
        print(str(traceback.TracebackException.from_exception(caught)))

noted = ValueError("noted")
noted.add_note("first\nsecond")
noted.__notes__.append(Silent())
print(traceback.format_exception_only(noted))
noted.__notes__ = 5
print(traceback.format_exception_only(noted))

sys.stderr = io.StringIO()
logging.error("bad %d", "x")
shown = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
print(shown.splitlines()[0])
print("TypeError: %d format: a real number is required, not str" in shown, "NoneType: None" in shown, shown.splitlines()[-2:])


class Default(Counter):
    def __missing__(self, key):
        return -1


class Loud(Counter):
    def __getitem__(self, key):
        return super().__getitem__(key) * 10

    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)


a, b = Default("hello"), Default("l")
print(a + b, a - b, a | b, a & b, a == b, a <= b, a >= b)
a += b
print(a)
b -= Default("xyz")
print(b)
loud = Loud("aab")
print(loud + Counter("a"), Counter("a") + loud, dict(loud))
loud += Counter("bc")
print(dict(loud))
counter = Counter("ab")
try:
    counter &= {"a": 1}
except KeyError as error:
    print("KeyError", error)

key = functools.cmp_to_key(lambda x, y: x - y)
for other in (5, "a", None):
    try:
        print(key(1) < other)
    except TypeError as error:
        print(error)
print(key(1) < key(2), key(3) == key(3), sorted([3, 1, 2], key=key))


@contextlib.contextmanager
def once():
    yield 1


manager = once()
with manager as value:
    print(value)
try:
    with manager:
        pass
except AttributeError as error:
    print(error)


class Shown(str):
    def __str__(self):
        return "<" + self.upper() + ">"


print("a", "b", Shown("c"), sep=Shown("s"), end=Shown("e"))
print(1, 2, sep=Shown("s"))
print()
