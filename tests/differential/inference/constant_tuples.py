"""Tuples of constants are one object; those made of variables are new each time."""


def constant():
    return (1, 2.5, "text", None, True, ..., (3, ("nested", -4)))


def fresh(x):
    return (x, 2)


def of_locals():
    x = 1
    return (x, 2)


print(constant(), constant() is constant(), fresh(1) is fresh(1), of_locals() is of_locals())
print((1, 2) is (1, 2), () is (), (1,) == (1.0,), hash((1, "a")) == hash((1, "a")))

for i, j, k in ((0, 1, 2), (3, 4, 5), (2, 4, 6)):
    print(i + j + k, end=" ")
print()


def in_tuple(x):
    return x in (1, 2, 3), x in ("a", "b"), x in (1.0, None)


print(in_tuple(1), in_tuple("b"), in_tuple(None), in_tuple(2.0))


def defaults(point=(0, 0), *, names=("a", "b")):
    return point, names


print(defaults(), defaults()[0] is defaults()[0], defaults.__defaults__)


class Shape:
    corners = ((0, 0), (1, 0), (1, 1))
    __slots__ = ("x", "y")


print(Shape.corners, Shape.corners[1] is Shape().corners[1])
large = (10**30, 123456789012345678901234567890, b"bytes", 2j)
print(large, large[0] + 1)
words = ("é", "𝄞", "", "\ud800")
print([len(w) for w in words], words[0] + words[1])


def held():
    kept = []
    for _ in range(3):
        kept.append(("x", 1))
    return kept


first, second, third = held()
print(first is second, second is third, {first: 1}[third])
