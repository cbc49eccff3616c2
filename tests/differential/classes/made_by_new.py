"""super() after branches and loops, and attributes that __new__ sets."""


class Shape:
    def __init__(self, name, size):
        self.name = name
        self.size = size

    def area(self, scale):
        return self.size * scale

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.size})"


class Square(Shape):
    def __init__(self, size):
        if size < 0:
            raise ValueError(f"negative: {size}")
        super().__init__("square", size)

    def area(self, scale):
        total = 0
        for _ in range(2):
            total += super().area(scale)
        while total > 100:
            total -= super().area(1)
        try:
            return total + super().area(scale)
        finally:
            self.asked = True


class Cube(Square):
    def __init__(self, size, colour=None):
        if colour is None:
            colour = "white"
        super().__init__(size)
        self.colour = colour

    def area(self, scale):
        if scale > 1:
            scale = scale - 1
        return 6 * super().area(scale)


class Interned:
    _known = {}

    def __new__(cls, x, y):
        key = (x, y)
        if key in cls._known:
            return cls._known[key]
        self = super().__new__(cls)
        self.x = x
        self.y = y
        cls._known[key] = self
        return self

    def __add__(self, other):
        return Interned((self.x + other.x) % 5, (self.y + other.y) % 5)

    def __repr__(self):
        return f"<{self.x}, {self.y}>"


class Single:
    _only = None

    def __new__(cls, *args):
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.count = 0
        return cls._only

    def __init__(self, *args):
        self.count += len(args)


class Metres(float):
    def __new__(cls, value, unit="m"):
        if unit == "km":
            value = value * 1000
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __add__(self, other):
        if isinstance(other, Metres):
            return Metres(super().__add__(other))
        return NotImplemented


class Pair(tuple):
    def __new__(cls, a, b):
        made = tuple.__new__(cls, (a, b))
        made.sum = a + b
        return made


class Rebound:
    def go(self):
        return "go"


class Rebinds(Rebound):
    def go(self, other):
        mine = super().go()
        if other is not None:
            self = other
        return mine, super().go(), self is other


for make in (Square, Cube):
    shape = make(3)
    print(shape, shape.area(1), shape.area(2), shape.area(10), sorted(vars(shape)))
try:
    Cube(-1)
except ValueError as error:
    print(error)
point = Interned(0, 0)
step = Interned(1, 3)
for _ in range(12):
    point = point + step
print(point, len(Interned._known), Interned(1, 3) is step, vars(step))
print(Single(1, 2) is Single(3), Single().count)
length = Metres(2, "km") + Metres(5)
print(length, length.unit, type(length).__name__, Metres(1) + Metres(2), Metres(1, "km").unit)
try:
    Metres(1) + "x"
except TypeError as error:
    print(error)
pair = Pair(1, 2)
print(pair, pair.sum, pair[1], vars(pair))
first, second = Rebinds(), Rebinds()
print(first.go(None), first.go(second))
