"""The main module as a value: importing it does not run it again."""
import sys

print("once")
count = 0


def own():
    global count
    count += 1
    import __main__

    return __main__


module = own()
print(module.__name__, module.count, own() is module, module.count, count)
module.count = 10
print(count, getattr(module, "missing", None), hasattr(module, "own"))
from __main__ import own as again

print(again is own)
