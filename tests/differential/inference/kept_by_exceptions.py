"""What exceptions are made of: nothing is lost for a class by being an argument, unless somebody asks for it."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Shape:
    def __init__(self, points):
        self.points = points

    def corner(self, index):
        if not 0 <= index < len(self.points):
            raise IndexError(index, self)
        point = self.points[index]
        if point is None:
            raise ValueError(self.points)
        return point

    def __str__(self):
        return "shape of " + ", ".join(map(repr, self.points))


class Missing(Exception):
    pass


class Wrong(Exception):
    def __init__(self, what, where):
        super().__init__(what, where)
        self.where = where


def total(shape):
    result = 0
    for index in range(5):
        try:
            point = shape.corner(index)
            result += point.x * point.y
        except IndexError as error:
            print("index", error.args[0], str(error)[:3])
        except ValueError as error:
            print("value", repr(error))
    return result


shape = Shape([Point(1, 2), None, Point(3, 4)])
print(total(shape))


def fail(kind):
    if kind == 0:
        raise Missing(Point(5, 6))
    if kind == 1:
        raise Wrong(Point(7, 8), shape)
    if kind == 2:
        raise TypeError(type(shape))
    if kind == 3:
        raise KeyError(shape.points[0])
    raise StopIteration(Point(9, 9))


for kind in range(5):
    try:
        fail(kind)
    except Wrong as error:
        error.args[0].x += 100
        error.where.points[0] = error.args[0]
        print(error.args[0], len(error.args), error.where)
    except KeyError as error:
        error.args[0].y = "changed"
        print(error)
    except StopIteration as error:
        error.value.x = "also"
        print(error.value)
    except Exception as error:
        print(type(error).__name__, error)
print(shape, shape.points[0].x)


def sender():
    total = 0
    while True:
        got = yield total
        if got is None:
            total += 1
        elif isinstance(got, Point):
            total += got.x
        else:
            total += len(got)


def relay():
    yield from sender()


for make in (sender, relay):
    g = make()
    print(next(g), g.send("abc"), g.send(Point(10, 0)), next(g), g.send([1, 2]))
    g.close()


def averages():
    count, mean = 0, 0.0
    while True:
        value = yield mean
        count += 1
        mean += (value - mean) / count


a = averages()
next(a)
print([round(a.send(v), 3) for v in (1, 2, 6, 0.5)])
try:
    iter([1]).send(1)
except AttributeError as error:
    print(error)
try:
    averages().send(3)
except TypeError as error:
    print(error)
