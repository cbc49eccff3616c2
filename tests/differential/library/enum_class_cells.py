"""Enumerations whose methods reach their bases, whose members are names of the module, and whose values come by themselves."""
import enum
import warnings
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, global_enum


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        super().__init__()
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return self.mass / self.radius**3


print([(planet.name, planet.mass) for planet in Planet])


class Labelled(int, Enum):
    LOW = (1, "low")
    HIGH = (2, "high")

    def __new__(cls, value, label):
        made = super().__new__(cls, value)
        made._value_ = value
        made.label = label
        return made


print(Labelled.HIGH.label, Labelled(1), Labelled.HIGH + 1)


class Keeper(type):
    """A metaclass that calls a method of the class before the statement has bound its name."""

    def __new__(mcls, name, bases, namespace):
        made = super().__new__(mcls, name, bases, dict(namespace))
        made.who = made().describe()
        return made


class Base(metaclass=Keeper):
    def describe(self):
        return "base"


class Derived(Base):
    def describe(self):
        return super().describe() + " of " + __class__.__name__


print(Base.who, Derived.who)


class Forgetful(type):
    def __new__(mcls, name, bases, namespace):
        kept = {key: value for key, value in namespace.items() if key != "__classcell__"}
        return super().__new__(mcls, name, bases, kept)


try:
    class Lost(metaclass=Forgetful):
        def method(self):
            return super().__repr__()
except RuntimeError as error:
    print(error)


class Registered:
    def __init_subclass__(cls):
        cls.size = cls().weight()


class Heavy(Registered):
    def weight(self):
        return len(super().__repr__()) > 5


print(Heavy.size)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")

    class Mixed(Enum):
        C = 3
        A = 1
        NEXT = auto()
        AFTER = auto()


print(list(Mixed))


class Number(IntEnum):
    divisor = 1
    numerator = 2


print(Number.divisor.numerator, Number.numerator, Number.numerator.value)


class Book(StrEnum):
    author = auto()
    title = auto()


print(Book.author.title(), Book.title, repr(Book.title))


@enum.global_enum
class Light(IntFlag):
    OFF = 0
    LOW_BEAM = auto()
    HIGH_BEAM = auto()


@global_enum
class Level(Enum):
    LOW = 1
    HIGH = 2

    def shout(self):
        return self.name + "!"


print(LOW_BEAM, repr(LOW_BEAM | HIGH_BEAM), repr(OFF), repr(Light(8)), LOW, repr(HIGH), HIGH.shout())
print(Light.LOW_BEAM is LOW_BEAM, Level(2) is HIGH)
