"""Methods whose defaults are no constants, called with and without them."""
import math

SIZE = 5
START = [1, 2]
ORIGIN = (0, 0)


def twice(x):
    return x * 2


class Shape:
    SIDES = 4

    def __init__(self, name, sides=SIDES, size=SIZE, scale=math.pi):
        self.name = name
        self.sides = sides
        self.size = size
        self.scale = scale

    def perimeter(self, size=SIZE):
        return self.sides * size

    def moved(self, by=ORIGIN, *, steps=SIZE * 2, convert=twice):
        return by[0] + steps, convert(by[1])

    def collect(self, item, into=START):
        into.append(item)
        return into

    @classmethod
    def make(cls, sides=SIDES):
        return cls("made", sides)

    @staticmethod
    def limit(n=SIZE):
        return n + 1


class Named(Shape):
    def perimeter(self, size=Shape.SIDES):
        return super().perimeter() + super().perimeter(size)


SIZE = 50
for shape in (Shape("square"), Shape("triangle", 3, size=2), Named("named")):
    print(shape.name, shape.sides, shape.size, round(shape.scale, 3), shape.perimeter(), shape.perimeter(7), shape.perimeter(size=1))
    print(shape.moved(), shape.moved((3, 4)), shape.moved(steps=1), shape.moved((1, 1), convert=str))
    print(shape.collect(shape.name), START)
print(Shape.make().sides, Shape.make(8).sides, Shape.limit(), Shape.limit(1), Shape("x").perimeter())
alone = Shape("alone")
print(alone.perimeter(), alone.collect("end") is START)
total = 0
for _ in range(1000):
    total += alone.perimeter() + alone.moved()[0]
print(total)
