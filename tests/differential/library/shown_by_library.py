"""How objects and classes of the library show themselves."""

import collections
import csv
import decimal
import enum
import functools
import io
import numbers
import shlex
import typing


class Count(collections.Counter):
    pass


class Number(int):
    pass


class Fails:
    def __iter__(self):
        raise TypeError("own")


ordered = collections.OrderedDict(a=1, b=2)
print(ordered.keys(), ordered.values(), ordered.items(), collections.Counter("a").items(), collections.defaultdict(int).keys())
copied = Count("aab").copy()
print(copied, type(copied), Count("a") + Count("b"))
print(repr(csv.Error("a")), repr(io.UnsupportedOperation("b", 2)), repr(decimal.InvalidOperation()))
print(enum.auto, shlex.shlex, typing.Protocol, typing.NewType, type(typing.List[int]), type(typing.Any))
print(collections.namedtuple("One", "x").__doc__, collections.namedtuple("Two", "x y").__doc__)
print([isinstance(decimal.Decimal(1), kind) for kind in (numbers.Number, numbers.Complex, numbers.Real)])
print(issubclass(decimal.Decimal, numbers.Number), issubclass(str, numbers.Number), isinstance(1.5, numbers.Number))
for wrong in (lambda: functools.reduce(max, 5), lambda: functools.reduce(max, Fails()), lambda: object.__new__(Number)):
    try:
        wrong()
    except TypeError as error:
        print(error)
