"""The order of tuples and lists is what the items say, which may be anything."""


class C:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return [self.value]

    def __le__(self, other):
        return "le"


class Plain:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


def less(a, b):
    return a < b


def at_most(a, b):
    return a <= b


def earlier(a, b):
    return a < b


print(less((C(1), 1), (C(2), 2)), less([C(0), 1], [C(0), 2]), less((1, C(3)), (1, C(4))))
print(at_most((C(1),), (C(2),)), at_most([(1, C(5))], [(1, C(6))]), (C(1),) < (C(2),))
print(less((1, 2), (1, 3)), (1, 2) <= (1, 2), (C(1), 1) == (C(1), 1))
print(earlier((1, Plain(1)), (1, Plain(2))), earlier((2, Plain(1)), (1, Plain(2))), earlier((1, Plain(2)), (1, Plain(2))))
print(sorted([(2, Plain(1)), (1, Plain(3)), (1, Plain(2))])[0][1].value)
