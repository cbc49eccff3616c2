from math import *
import sys
x = 1
def f():
    a = 1; b = 2
    print(sorted(locals().items()), sorted(vars()), dir())
    return "x" in globals(), globals()["x"], globals().get("nope", 5)
print(f())
globals()["made"] = 7
print(made, "made" in globals(), sqrt(16), floor(2.5), pi)
print([k for k in globals() if not k.startswith("_")][-3:], globals()["f"] is f)
def closure(v):
    def inner(): return locals(), v
    return inner()
print(closure(3))
class C:
    a = 1
    b = sorted(k for k in locals() if k[0] != "_")
    c = "a" in vars()
print(C.b, C.c)
for name, fn in list(globals().items()):
    if name.startswith("test_"): print(name, fn())
def test_a(): return 1
def test_b(): return 2
for name, fn in sorted(globals().items()):
    if name.startswith("test_"): print(name, fn())
print("{x} {made}".format(**globals()), "%(x)d" % globals())
print("f" in dir(), "x" in locals())
