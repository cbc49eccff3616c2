# Roots by `** 0.5`: of squares they are floats, of what may be negative they may be complex.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def distance(self, other):
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5

    def norm(self):
        length = self.length()
        return Vector(self.x / length, self.y / length)


class Odd:
    """Its products and absolute values are what they like."""

    def __mul__(self, other):
        return -4.0

    def __abs__(self):
        return -9.0

    def __pow__(self, exponent):
        return -16.0


class Changing:
    """Reads of its field give another number each time."""

    def __init__(self):
        self.reads = 0

    @property
    def x(self):
        self.reads += 1
        return 2.0 if self.reads % 2 else -2.0

    def root(self):
        return (self.x * self.x) ** 0.5


class Written:
    def __init__(self, x):
        self.x = x

    def flip(self):
        self.x = -self.x
        return 1.0

    def root(self):
        return (self.x * self.flip() * self.x) ** 0.5


def deviation(values):
    mean = sum(values) / len(values)
    total = 0.0
    for value in values:
        total += (value - mean) ** 2
    return (total / len(values)) ** 0.5


def falling(values):
    total = 0.0
    for value in values:
        total = total - value * value
    return total ** 0.5


a, b = Vector(3.0, 4.0), Vector(0.0, 8.0)
print(a.length(), a.distance(b), a.norm().x, deviation([1.0, 2.0, 4.5]), falling([2.0]))
odd = Odd()
print((odd * odd) ** 0.5, abs(odd) ** 0.5, (odd ** 2) ** 0.5)
print(Changing().root(), Written(3.0).root())
try:
    Vector(0.0, 0.0).norm()
except ZeroDivisionError as error:
    print(error)
print((-8.0) ** (1 / 3), (-8.0) ** 2, (-0.0) ** 0.5)
