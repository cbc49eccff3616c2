"""Keys that are equal without being the same: tuples of ints, floats and strings, and where the objects themselves are asked."""

nan = float("nan")
d = {}
for x in range(-2, 3):
    for y in ("a", "b"):
        d[(x, y)] = d.get((x, y), 0) + 1
        d[x, y, 0.5] = (x, y)
print(len(d), d[(1, "a")], d[(-2, "b", 0.5)], (1, "c") in d, (1, "a", 0.25) in d, (1,) in d)
print((1, 2) == (1.0, 2), {(1, 2): "x"}.get((1.0, True + 1)), {(True, 0): 1}[(1, False)], {(0.0,): 1}[(-0.0,)])
print({(1, (2, "x", (3, (4, (5,))))): 1}[(1, (2, "x", (3, (4, (5.0,)))))], (1, (2, 3)) == (1, (2, 4)))
print((nan,) == (nan,), {(nan, 1): 2}.get((nan, 1)), nan in (nan, 1))
print({(10**20, "k"): 1}[(10**20, "k")], (10**20,) in {(10**20 + 1,), (10**20,)}, {("é",): 1}[("é",)])


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("asked", self.n, getattr(other, "n", other))
        return isinstance(other, Loud) and self.n == other.n

    def __hash__(self):
        return hash((7, 8))


class Word(str):
    def __eq__(self, other):
        return other == "any"

    __hash__ = str.__hash__


class Pair(tuple):
    def __eq__(self, other):
        print("pair asked")
        return tuple.__eq__(self, other)

    __hash__ = tuple.__hash__


s = {(7, 8), (Loud(1), 2)}
print((Loud(1), 2) in s, (Loud(2), 2) in s, Loud(5) in {(7, 8)})
print(("any", 1) == (Word("x"), 1), (Word("x"),) in [("any",)], Pair((1, 2)) == (1, 2), (1, 2) in {Pair((1, 2)): 1})
print((1, Loud(1)) == (2, Loud(1)), (Loud(1), 1) == (Loud(1), 2), (1, Loud(1)) < (1, Loud(1)))
print([(1, "b"), (1, "a"), (0, "z"), (1.0, "a")].count((1, "a")), sorted([(2, "b"), (1, "z"), (2, "a"), (1, "z", 0)]))


class Bad:
    def __eq__(self, other):
        raise ValueError("compared")

    __hash__ = object.__hash__


try:
    print((1, Bad()) == (2, Bad()), (Bad(), 1) == (Bad(), 2))
except ValueError as e:
    print(e)


def inner():
    try:
        yield 1
        raise KeyError("k")
    except KeyError:
        yield "in handler"
        try:
            yield 2
            raise ValueError("v")
        except ValueError as e:
            yield repr(e.__context__)
    yield "after"


def outer():
    try:
        raise TypeError("outer")
    except TypeError:
        for x in inner():
            yield x
        try:
            raise
        except TypeError as e:
            yield str(e)


print(list(outer()))
a, b = inner(), inner()
print(next(a), next(b), next(a), next(b), next(a), next(b), next(a), next(b), list(a), list(b))
