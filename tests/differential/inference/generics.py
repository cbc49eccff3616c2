"""Classes with type parameters, protocols, enumerations and named tuples beside ordinary ones."""
import random
from abc import ABC, abstractmethod
from enum import Enum, IntEnum
from typing import Generic, Iterator, List, NamedTuple, Optional, Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class IntStack(Stack[int]):
    def total(self):
        return sum(self.items)


class Pair(Generic[T, K]):
    def __init__(self, a: T, b: K):
        self.a, self.b = a, b

    def swap(self):
        return Pair(self.b, self.a)


class Keyed(Stack[T], Pair[T, int]):
    def __init__(self, a, b):
        Stack.__init__(self)
        Pair.__init__(self, a, b)


s = Stack[int]()
s.push(1).push(2)
t: Stack[str] = Stack()
t.push("a").push("b")
i = IntStack()
i.push(5).push(6)
print(s.pop(), t.pop(), i.total(), len(s), list(t), [*i], Pair(1, "x").swap().a, Keyed(1, 2).push(3).pop())
print(Stack.__parameters__, Stack[int].__origin__ is Stack, IntStack.__orig_bases__, isinstance(i, Stack), IntStack.__mro__[1:])
print(Pair.__parameters__, issubclass(IntStack, Generic), Keyed(1, "q").b, Stack[int]().push("not checked").pop())
try:
    IntStack[int]
except TypeError as error:
    print(error)


class Sized(Protocol):
    def size(self) -> int: ...


class Thing:
    def __init__(self, n):
        self.n = n

    def size(self):
        return self.n


class Named(Sized):
    def size(self):
        return 7


def measure(x: Sized) -> int:
    return x.size() * 2


print(measure(Thing(4)), measure(Named()), measure(Thing(1.5)))


class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = 3

    def lower(self):
        return self.name.lower()

    @property
    def double(self):
        return self.value * 2


class Mixin:
    factor = 3

    def scaled(self):
        return self.value * self.factor


class Level(Mixin, IntEnum):
    LOW = 1
    HIGH = 10


class Plain(Mixin):
    value = 1.5


print(Color.RED, Color("g").lower(), Color.BLUE.value, Color.RED.double)
print(Level.HIGH.scaled(), Plain().scaled(), Level.LOW < Level.HIGH, [c.name for c in Level], Level(10) is Level.HIGH)
Plain.factor = 4
print(Plain().scaled(), Level.LOW.scaled())


class Coord(NamedTuple):
    x: int
    y: int = 0

    def shifted(self, d):
        return Coord(self.x + d, self.y + d)


c = Coord(1)
print(c, c.shifted(2), c._replace(y=5), c == (1, 0), [*c], Coord(*(3, 4)).x)


class Animal(ABC):
    kinds = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Animal.kinds[cls.__name__] = cls

    def __init__(self, name, weight=1.0):
        self.name = name
        self.weight = weight

    @abstractmethod
    def noise(self): ...

    def speak(self, times=1):
        return f"{self.name}:{self.noise() * times}"

    @classmethod
    def make(cls, kind, *args, **kw):
        return cls.kinds[kind](*args, **kw)


class Dog(Animal):
    def noise(self):
        return "wuf"


class Cat(Animal):
    def __init__(self, name, lives=9):
        super().__init__(name, weight=lives * 0.5)
        self.lives = lives

    def noise(self):
        return "miau"


print([a.speak(2) + str(a.weight) for a in (Animal.make("Dog", "rex"), Animal.make("Cat", "tom", lives=3), Animal.make("Dog", "max", 30))])
rng = random.Random(7)
values = [rng.random(), rng.randint(1, 10), rng.choice("abc"), rng.uniform(0, 2), rng.sample([1, 2, 3], 2), rng.gauss(0, 1), rng.getrandbits(70)]
print(values, rng.expovariate(2) > 0)
xs = [1, 2, 3]
rng.shuffle(xs)
print(xs, random.Random("seed").random())


