"""A list of bools that is reached by its name at run time, and through its module."""

import sys

flags = [False] * 5
flags[2] = True
for i, flag in enumerate(flags):
    if flag:
        flags[i - 1] = True
print(flags.count(True), globals()["flags"], sys.modules["__main__"].flags[1])


def mark(n):
    marks = [True] * n
    marks[0] = False
    return sum(marks), locals()


print(mark(3))
setattr(sys.modules["__main__"], "flags", "gone")
print(flags)
