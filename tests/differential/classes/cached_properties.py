"""`functools.cached_property`: a field that is computed when it is first asked for."""
import functools
from dataclasses import dataclass, field
from functools import cached_property


class Circle:
    count = 0

    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        """The area."""
        Circle.count += 1
        return 3.5 * self.radius ** 2

    @functools.cached_property
    def name(self):
        return f"circle {self.radius}"

    @property
    def double(self):
        return self.area * 2


class Ball(Circle):
    @cached_property
    def volume(self):
        return self.area * self.radius

    @cached_property
    def name(self):
        return "ball, no " + super().name


class Node:
    def __init__(self, *children):
        self.children = children

    @cached_property
    def size(self):
        return 1 + sum(child.size for child in self.children)

    @cached_property
    def depth(self):
        return 1 + max((child.depth for child in self.children), default=0)


class Fails:
    tries = 0

    @cached_property
    def value(self):
        Fails.tries += 1
        if Fails.tries < 3:
            raise ValueError(f"try {Fails.tries}")
        return None


class Slotted:
    __slots__ = ("a",)

    @cached_property
    def value(self):
        return 1


class SlottedWithDict:
    __slots__ = ("a", "__dict__")

    @cached_property
    def value(self):
        return self.a + 1


@dataclass
class Order:
    items: list = field(default_factory=list)

    @cached_property
    def total(self):
        return sum(price * n for price, n in self.items)


class Mixed:
    def __init__(self, n):
        self.n = n

    @cached_property
    def thing(self):
        if self.n % 3 == 0:
            return self.n
        if self.n % 3 == 1:
            return str(self.n)
        return None


class Asking:
    @cached_property
    def broken(self):
        return self.missing

    def __getattr__(self, name):
        return "asked " + name


class Stat:
    def __init__(self, data):
        self.data = data

    @cached_property
    def __secret(self):
        return len(self.data)

    def tell(self):
        return self.__secret + self.__secret


def same_name():
    class Local:
        @cached_property
        def up(self):
            return bound
    bound = [1]
    one = Local()
    one.up.append(2)
    return one.up, one.up is bound


circle = Circle(2)
print(circle.area, circle.area, Circle.count, circle.double, sorted(vars(circle)))
del circle.area
print(circle.area, Circle.count)
circle.area = 1
print(circle.area, Circle.count, circle.double, vars(circle))
try:
    del circle.name
except AttributeError as e:
    print("AttributeError", e)
print(circle.name, circle.name is circle.name)
print(type(Circle.area).__name__, Circle.area.__doc__, Circle.area.attrname, Circle.area.func(Circle(4)))
ball = Ball(3)
print(ball.volume, ball.area, ball.name, sorted(ball.__dict__))
tree = Node(Node(), Node(Node(), Node(Node())))
print(tree.size, tree.depth, [child.size for child in tree.children])
fails = Fails()
for _ in range(4):
    try:
        print(fails.value)
    except ValueError as e:
        print("ValueError", e)
try:
    Slotted().value
except TypeError as e:
    print("TypeError", e)
s = SlottedWithDict()
s.a = 4
print(s.value, s.__dict__)
s.a = 5
print(s.value, getattr(s, "value"), getattr(s, "val" + "ue"))
order = Order([(2, 3), (1.5, 2)])
print(order.total, order)
order.items.append((100, 1))
print(order.total, hasattr(order, "total"))
print([Mixed(i).thing for i in range(6)])
m = Mixed(4)
for name in ("thing", "n"):
    print(name, getattr(m, name), name in vars(m))
print(Asking().broken, Asking().other)
stat = Stat([1, 2, 3])
print(stat.tell(), sorted(stat.__dict__))
print(*same_name())
shown = Circle(1)
vars(shown)["area"] = "from the dict"
print(shown.area, shown.__dict__)
vars(shown).pop("area")
print(shown.area)
Circle.area = property(lambda self: -1)
print(shown.area, circle.area, ball.area)


class Renamed:
    other = cached_property(lambda self: 5)
    another = cached_property(lambda self, more=2: more)


print(Renamed().other, Renamed().another)
hits = 0
for i in range(3000):
    c = Ball(i)
    hits += c.volume > 100 and c.volume < 1e9 and c.area > 1
print(hits)
