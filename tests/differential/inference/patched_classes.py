"""Attributes of classes and modules that are assigned and deleted, where nothing else has the class."""
import math


class A:
    def m(self):
        return 1

    def __add__(self, other):
        return 1

    def n(self):
        return 1.5


class B(A):
    def m(self):
        return 2


def run():
    return A().m(), B().m(), A() + A(), B() + 1, A().n(), B().n(), math.sqrt(16)


print(run())
A.__add__ = lambda self, other: "added"
A.m = lambda self: "A.m"
print(run())
del B.m
print(run())
setattr(B, "n", lambda self: "B.n")
print(run())
math.sqrt = lambda x: "root"
print(run())
del B.n
print(run())
