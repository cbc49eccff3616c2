# Exceptions thrown into generators, the items of groups, slots with a dict.
from itertools import groupby, zip_longest
from decimal import Decimal
def f():
    try:
        raise KeyError("a")
    except Exception:
        yield
g = f()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print(repr(e), repr(e.__context__))
def h():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        finally:
            print("left")
g = h()
next(g)
print(g.throw(ValueError("first")))
try:
    g.throw(TypeError("second"))
except TypeError as e:
    print(repr(e), repr(e.__context__))
class K:
    def __init__(self, v):
        pass
    def __eq__(self, other):
        global i
        i += 1
        if i == 1:
            next(gg, None)
        return True
i = 0
gg = next(groupby(range(10), K))[1]
for j in range(2):
    print(next(gg, None))
class S(set):
    pass
s = S([1])
s.x = 5
s.q = 6
print(s, s.x)
for bad in (lambda: zip_longest("a", foo=1), lambda: Decimal(1) + 1.5, lambda: Decimal(1) < "a", lambda: "a" * Decimal(2)):
    try:
        bad()
    except TypeError as e:
        print(e)
