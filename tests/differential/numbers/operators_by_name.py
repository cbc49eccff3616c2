"""`operator` under the names of methods, indices of subclasses, and how much iterators have left."""
import operator
from decimal import Decimal
from fractions import Fraction


def tell(function, *args):
    try:
        print(function(*args))
    except TypeError as error:
        print("TypeError:", error)


tell(operator.__lt__, 1, 2)
tell(operator.__add__, [1], [2])
tell(operator.__getitem__, {"a": 5}, "a")
tell(operator.__contains__, "abc", "b")
print(operator.__and__ is operator.and_, operator.__not__(0), operator.__iadd__([1], (2,)))
for number in (1, 1.0, Fraction(1), Decimal(1), 1 + 0j, True):
    for compare in (operator.le, operator.__gt__):
        tell(compare, 1 + 0j, number)
        tell(compare, number, 2 + 1j)
    print(number == 1 + 0j, 1 + 0j == number, number != 2j)


class Level(int):
    def __index__(self):
        return 100


print(operator.index(Level(7)), [1, 2, 3][Level(1)], hex(Level(7)), range(Level(3)), "ab" * Level(2))
print(operator.length_hint(reversed("abc")), operator.length_hint(reversed((1, 2))), operator.length_hint(iter([1])))


class Row:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2


back = reversed(Row())
print(operator.length_hint(back), next(back), operator.length_hint(back), list(back), operator.length_hint(back))
view = memoryview(b"abc")
with view:
    print(len(view))
try:
    len(view)
except ValueError as error:
    print(error)
print(eval("0_0 + 00"), eval(".1_4j"), eval("1_0.5e1_0"), eval("0.5 + 0e0"), eval("0x_f"))
