"""Plain enumerations: members, their fields, comparisons and what the metaclass answers."""
import copy
import enum
import pickle
from enum import Enum, auto, unique


class Color(Enum):
    """Three of them."""

    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1

    def dark(self):
        return self is Color.BLUE or self == Color.GREEN

    @property
    def shown(self):
        return f"{self.name.lower()}:{self.value}"

    @classmethod
    def first(cls):
        return cls.RED

    @staticmethod
    def parse(text):
        return Color[text.upper()]


class Planet(enum.Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
        self.seen = len(self.__class__.__members__)

    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / (self.radius * self.radius), 3)


@unique
class Word(Enum):
    YES = "yes"
    NO = "no"
    MAYBE = YES + "?" + NO

    def __str__(self):
        return f"<{self.value}>"

    def __bool__(self):
        return self is not Word.NO

    def __lt__(self, other):
        return self.value < other.value


class Kind(Enum):
    A = [1, 2]
    B = None
    C = -1
    D = 2.5

    def __eq__(self, other):
        return isinstance(other, Kind) and self.name == other.name

    def __hash__(self):
        return 7


class Mixed(Enum):
    HALF = 1.5
    NEXT = auto()
    LAST = auto()


class Holder:
    def __init__(self, color):
        self.color = color

    def turn(self):
        match self.color:
            case Color.RED:
                self.color = Color.GREEN
            case Color.GREEN:
                self.color = Color.BLUE
            case _:
                self.color = Color.RED
        return self.color


def early():
    return Late.ONE


def error(action):
    try:
        print(action())
    except Exception as problem:
        print(type(problem).__name__, problem)


def compare(a, b):
    return (a == b, a != b, a is b, a == None, a != "RED", None == a, 1 == a)


def total(colors):
    count = 0
    for color in colors:
        if color == Color.RED:
            count += color.value
        elif color != Color.BLUE:
            count += 10 * color.value
        else:
            count += len(color.name)
    return count


def main():
    print(Color.RED, repr(Color.BLUE), Color.CRIMSON is Color.RED, Color.GREEN.name, Color.BLUE.value)
    print([c.shown for c in Color], len(Color), list(reversed(Color)), Color.first(), Color.parse("blue"))
    print(Color(2), Color["RED"], Color.RED in Color, 3 in Color, 9 in Color, isinstance(Color.RED, Color))
    print(Color.RED.dark(), Color.BLUE.dark(), Color.GREEN.dark(), Color.RED.GREEN)
    print(compare(Color.RED, Color.CRIMSON), compare(Color.RED, Color.BLUE), compare(Kind.A, Kind.A), compare(Kind.A, Kind.B))
    print(total([Color.RED, Color.GREEN, Color.BLUE, *Color]))
    holder = Holder(Color.RED)
    print([holder.turn().name for _ in range(5)])
    counts = {c: 0 for c in Color}
    for i in range(7):
        counts[Color(i % 3 + 1)] += i
    print(counts, {(Color.RED, Word.YES): 1}[Color.CRIMSON, Word("yes")])
    print({Color.RED, Color.CRIMSON, Color.GREEN} == {Color.RED, Color.GREEN}, hash(Color.RED) == hash("RED"))
    for planet in Planet:
        print(planet, planet.value, planet.mass, planet.gravity, planet.seen)
    print(Word.YES, str(Word.NO), f"{Word.MAYBE:>10}", bool(Word.YES), bool(Word.NO), sorted(Word), max(Word), Word.MAYBE.value)
    print([m.value for m in Mixed], Mixed.LAST.value + 1)
    print([k.value for k in Kind], {Kind.A: 1, Kind.B: 2}[Kind.B], Kind([1, 2]), Kind(2.5))
    print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
    print(pickle.loads(pickle.dumps(Color.BLUE)) is Color.BLUE)
    print(Color.__members__["CRIMSON"], Color.__doc__, Color.RED.__class__ is Color, type(Color.RED) is Color, Color.__name__)
    print(vars(Color.RED)["_name_"], sorted(Planet.MARS.__dict__), getattr(Color, "GREEN"), getattr(Color.RED, "value"))
    print(sorted(Color, key=lambda c: -c.value), min(Color, key=lambda c: c.name), dict(zip(Color, "abc")))
    error(lambda: Color(17))
    error(lambda: Color["PINK"])
    error(lambda: Color.PINK)
    error(lambda: Color.RED.pink)
    error(lambda: Color.RED < Color.GREEN)
    error(lambda: Color.RED + 1)
    error(lambda: len(Color.RED))
    error(lambda: setattr(Color, "RED", 3))
    error(lambda: setattr(Color.RED, "value", 3))
    error(lambda: delattr(Color, "RED"))
    error(early)
    Color.RED.note = "mine"
    print(Color.CRIMSON.note, Color["RED"].note)
    Color.extra = 5
    print(Color.extra, Color.RED.extra)
    error(lambda: Color.GREEN.note)


error(early)


class Late(Enum):
    ONE = 1


print(early())
main()


class Outer:
    class Inner(Enum):
        X = 1

    inner = Inner.X


def local():
    class Local(Enum):
        P = "p"
        Q = "q"

    return Local.Q


print(Outer.inner, Outer.Inner.X.value, local(), local().name)
