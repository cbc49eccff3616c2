"""The module in `sys.modules`, errors that name modules, and classes made by `type` of bases with a metaclass."""
import abc
import collections.abc
import datetime
import gc
import heapq
import math
import os
import sys
import time


def area(side):
    return side * side


this = sys.modules[__name__]
print(this.__name__, this.area is area, getattr(this, "area")(3), "__main__" in sys.modules, "sys" in sys.modules, sys.modules["math"] is math)
sys.modules["fake"] = 5
print(sys.modules["fake"], sys.modules.pop("fake"), "fake" in sys.modules)
print([name for name in vars(this) if name == "area"])
print(sys.implementation.name, sys.implementation.cache_tag, sys.implementation.version[:2], sys.getswitchinterval(), sys.gettrace())


def fails(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


for f in (
    lambda: math.sqrt(1, 2), lambda: math.sqrt(), lambda: math.sqrt(x=1), lambda: math.atan2(1), lambda: time.time(1), lambda: time.sleep(),
    lambda: sys.intern(), lambda: sys.getrecursionlimit(5), lambda: os.getcwd(1), lambda: gc.isenabled(1), lambda: heapq.heappop(),
    lambda: heapq.heapify(x=[]), lambda: heapq.heappush([]), lambda: len(), lambda: len(x=1), lambda: [].append(), lambda: abs(1, 2),
    lambda: datetime(2024, 1, 1), lambda: time(), lambda: math(2), lambda: abc(),
):
    fails(f)
function = math.floor
print(function.__module__, function.__name__, heapq.heappush.__module__, gc.collect.__module__, len.__module__, math.sqrt.__module__)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


class Meta(type):
    def __new__(metaclass, name, bases, namespace, **keywords):
        print("new", name, keywords)
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)


class Base(metaclass=Meta):
    pass


Made = type("Made", (Shape,), {})
fails(Made)
print(type(Made), Made.__abstractmethods__)
Square = type("Square", (Shape,), {"area": lambda self: 4})
print(Square().area(), type("Plain", (), {}).__class__)
fails(type("Empty", (collections.abc.Sized,), {}))
Derived = type("Derived", (Base,), {"x": 1}, extra=2)
print(type(Derived), Derived.x, Derived.__mro__)
