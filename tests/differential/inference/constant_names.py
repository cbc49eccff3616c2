"""Names of a module that are constants, and names that only look like them."""
import sys

LIMIT = 1000
MASK = (1 << 64) - 1
RATE = 0.5
NAME = "constant"
FLAG = True
REBOUND = 1
GLOBAL = 2
BY_DICT = 4
DELETED = 6
if len(sys.argv) > 100:
    SOMETIMES = 7
for LOOP in range(3):
    pass
try:
    TRIED = 8
except ValueError:
    pass


def uses():
    return LIMIT % 7, 2 ** 70 & MASK, RATE * 3, NAME.upper(), FLAG and "yes", REBOUND, GLOBAL, BY_DICT, LOOP, TRIED


def rebinds():
    global GLOBAL
    GLOBAL += 10


def early():
    try:
        return LATE
    except NameError as error:
        return str(error)


def missing(which):
    try:
        return DELETED if which else SOMETIMES
    except NameError as error:
        return str(error)


print(uses(), early(), missing(True), missing(False))
LATE = "late"
REBOUND = "rebound"
rebinds()
globals()["BY_DICT"] = 40
del DELETED
print(uses(), early(), missing(True), missing(False))


class Shape:
    SIDES = 4
    LIMIT = 5

    def sides(self, LIMIT=LIMIT):
        return self.SIDES * LIMIT + Shape.LIMIT


def shadowed(LIMIT):
    MASK = 15
    return LIMIT & MASK


print(Shape().sides(), shadowed(255), [LIMIT for LIMIT in range(3)], LIMIT, sum(1 for _ in range(LIMIT)))
print(MASK is MASK, NAME is NAME, f"{RATE:.3f} {MASK:x} {NAME!r:>12}")
