"""Arguments that are gathered, and methods that are values."""


def f(a, b=1.5, *rest, k="k", **named):
    return (a, b, rest, k, sorted(named.items()))


def forward(*args, **kwargs):
    return f(*args, **kwargs)


print(forward(1), forward(1, 2), forward(1, 2, "r", 4), forward(a=1, k=2), forward("s", z=None, b=[1]))
for bad in (lambda: forward(), lambda: forward(1, a=2)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Point:
    def __init__(self, x, y=0, *, tag=None):
        self.x, self.y, self.tag = x, y, tag

    def __call__(self, n):
        return self.x * n

    def moved(self, dx, dy=1):
        return Point(self.x + dx, self.y + dy, tag=self.tag)

    def show(self):
        return f"({self.x},{self.y},{self.tag})"

    @classmethod
    def of(cls, *args, **kw):
        return cls(*args, **kw)

    @staticmethod
    def zero():
        return Point(0)


class Point3(Point):
    def __init__(self, *args, z=0, **kw):
        super().__init__(*args, **kw)
        self.z = z

    def show(self):
        base = super().show
        return base() + f"+{self.z}"


print(Point(*(1, 2)).show(), Point(*[1.5], tag="t").show(), Point.of(3, y="why").show(), Point3.of(1, 2, z=3, tag=4).show())
print(Point3(*range(2), **{"z": 9}).moved(1).show(), Point(5)(*[3]))
pairs = [(1, 2), (3,), (4, 5)]
print([Point(*p).show() for p in pairs])


class Machine:
    def __init__(self):
        self.stack = []
        self.ops = {"push": self.push, "add": self.add, "dup": self.dup, "say": print}
        self.log = [self.push]

    def push(self, n):
        self.stack.append(n)

    def add(self, _):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def dup(self, _):
        self.stack.append(self.stack[-1])

    def run(self, code):
        for name, arg in code:
            self.ops[name](arg)
        return self.stack


print(Machine().run([("push", 2), ("push", 3), ("add", None), ("dup", None), ("say", "hello"), ("add", 0)]))
print(Machine().run([("push", "a"), ("dup", None), ("add", None), ("push", 1.5)]))
m = Machine()
bound = m.push
bound(7)
m.log[0]("x")
print(m.stack, bound.__self__ is m, bound.__name__, bound == m.push, bound is m.push)
bound.__func__(m, 2.5)
print(m.stack, [*map(Point(2), [1, 2])], [*map(Point(2).moved, [1, 2])][1].show())


class Loud(Machine):
    def push(self, n):
        super().push([n])


print(Loud().run([("push", 1), ("dup", 2), ("add", 3)]))
print(sorted([Point(3), Point(1), Point(2)], key=Point.show)[0].show(), max([1, 5, 3], key=Point(-1)))
handlers = [Point(1).show, Point3(1, z=2).show, Point(2, 3).moved(1).show]
print([h() for h in handlers])
get = Point(1).__init__
get(8, 9)
print(Point.moved(Point(1), 2).show(), getattr(Point(4), "show")())


class Seq:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Seq(self.items[index])
        if isinstance(index, str):
            return index.upper()
        return self.items[index]

    def __len__(self):
        return len(self.items)


class Only:
    def __getitem__(self, n):
        if n > 3:
            raise IndexError(n)
        return n * 1.5


s = Seq([1, "two", 3.0])
print(s[0], s["key"], s[1:].items, list(s), [x for x in s], "two" in s, 5 in s, list(reversed(s)), [*s], *s)
print("%(abc)s" % s, "{0[k]} {0[1]}".format(s), tuple(Only()), sum(Only()), 3.0 in Only(), max(Only()), list(zip(Only(), s)), any(Only()))
a, b, c = s
print(a, b, c, dict(enumerate(Only())), sorted(Only(), reverse=True), "".join(Seq(["x", "y"])))


class Grid:
    def __init__(self, n):
        self.cells = [[0] * n for _ in range(n)]

    def __getitem__(self, at):
        x, y = at
        return self.cells[y][x]

    def __setitem__(self, at, value):
        x, y = at
        self.cells[y][x] = value

    def __contains__(self, at):
        x, y = at
        return 0 <= x < len(self.cells) and 0 <= y < len(self.cells)


g = Grid(3)
g[1, 2] = 5
g[0, 0] += 2
print(g[1, 2], g[0, 0], (1, 1) in g, (3, 1) in g)
import operator

print(operator.getitem(g, (1, 2)), operator.contains(g, (0, 5)), operator.itemgetter((1, 2))(g))
