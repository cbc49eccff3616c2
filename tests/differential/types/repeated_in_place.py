# `a *= b` does not ask a sequence on the right where the left has a length or is of a class of the program.
class Number(int):
    pass


class Plain:
    pass


class Index:
    def __index__(self):
        return 2


class Times:
    def __mul__(self, other):
        return ("mul", other)


class InPlace:
    def __imul__(self, other):
        return ("imul", other)


class Refuses:
    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return NotImplemented


class Items(list):
    def __rmul__(self, other):
        return "rmul"


lefts = [
    3, True, Number(2), Plain(), Index(), Times(), InPlace(), Refuses(), {1: 2}, {1}, frozenset(), range(3), None, 3.5, 2j, print, slice(1),
    memoryview(b"a"), {}.keys(), {}.values(), iter([]), [1], (1,), "s", b"b", ...,
]
for left in lefts:
    for right in ([1], "a", (1,), b"x", Items([1])):
        value = left
        try:
            value *= right
            print(type(left).__name__, value if value is not left else "same")
        except TypeError as error:
            print(error)
        try:
            print(left * right)
        except TypeError as error:
            print(error)
