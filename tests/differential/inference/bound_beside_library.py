"""Names of modules are known to be bound beside the library, which looks into namespaces, and not where they are deleted; `replace`."""
import enum
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

LIMIT = 3
gone = 5


class Side(enum.Enum):
    LEFT = 1
    RIGHT = 2


def limit(n):
    return n + LIMIT


def use_gone():
    return gone


def use_late():
    return LATE


def attempt(action):
    try:
        print(action())
    except NameError as error:
        print(type(error).__name__, error)


attempt(use_gone)
del gone
attempt(use_gone)
gone = 6
attempt(use_gone)
attempt(use_late)
LATE = 1
attempt(use_late)
print(limit(2), Side.LEFT)
with suppress(ZeroDivisionError):
    print(1 // (LIMIT - 3))


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


@dataclass
class Robot:
    at: Point
    facing: Side = Side.LEFT
    log: list = field(default_factory=list)
    steps: int = field(default=0, init=False)

    def __post_init__(self):
        self.steps = len(self.log)


@dataclass
class Loud(Robot):
    name: str = "loud"


def walk(robot):
    robot = replace(robot, at=robot.at.moved(2), log=robot.log + [robot.at.x])
    return replace(robot, facing=Side.RIGHT if robot.facing is Side.LEFT else Side.LEFT)


robot = Robot(Point(1))
for _ in range(3):
    robot = walk(robot)
print(robot, robot.steps)
loud = walk(Loud(Point(5, 5), name="x"))
print(loud, type(loud).__name__, loud.at == Point(7, 5), hash(loud.at) == hash(Point(7, 5)))
print(replace(Point(1, 2), x=2.5), replace(Point(1, 2), y="text").y)
for action in (lambda: replace(robot, steps=3), lambda: replace(3, x=1), lambda: replace(robot, wrong=1), lambda: replace(Point)):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
