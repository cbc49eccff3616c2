"""Flag, IntEnum and StrEnum members combined, tested and counted."""
import sys
from enum import Enum, IntEnum, Flag, IntFlag, auto, StrEnum

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


class Level(IntEnum):
    DEBUG = 10
    INFO = 20
    WARN = 30
    ERROR = 40


class Color(StrEnum):
    RED = auto()
    GREEN = auto()
    BLUE = auto()


def check(n):
    c = 0
    s = 0
    names = {}
    perms = [Perm.R, Perm.W, Perm.X, Perm.R | Perm.W, Perm.R | Perm.X]
    levels = list(Level)
    colors = list(Color)
    for i in range(n):
        p = perms[i % 5]
        if p & Perm.W:
            c += 1
        if Perm.X in p:
            c += 2
        l = levels[i % 4]
        if l >= Level.WARN:
            s += l
        col = colors[i % 3]
        if col == Color.RED or col == 'blue':
            s += 1
        names[l.name] = names.get(l.name, 0) + 1
    return (c, s, names)


print(check(SIZE))
