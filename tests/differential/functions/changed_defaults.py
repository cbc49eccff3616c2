"""Defaults of functions changed, and taken away, after the `def`."""


def area(width, height=2, *, scale=1):
    return width * height * scale


def tried(what):
    try:
        print(what, what == "area(3)" and area(3) or area(3, scale=2))
    except TypeError as e:
        print(what, e)


tried("area(3)")
setattr(area, "__defaults__", (5,))
tried("area(3)")
area.__kwdefaults__ = {"scale": 10}
tried("area(3)")
tried("scaled")
delattr(area, "__defaults__")
tried("area(3)")
area.__defaults__ = (1, 7)
try:
    print(area())
except TypeError as e:
    print(e)
del area.__kwdefaults__
try:
    print(area(3, 4))
except TypeError as e:
    print(e)
print(area(3, 4, scale=2))
