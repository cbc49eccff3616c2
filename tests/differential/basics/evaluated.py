"""`eval` and `exec` of texts that stand in the program, and the module of the built-in names."""
import builtins
from builtins import len as size, sorted

x = 10
print(eval("1 + 2 * 3"), eval("x * 2"), eval('[n ** 2 for n in range(4)]'), eval("  'spaces'.upper()"), eval(r"x // 3"))
print(eval("(lambda a, b=2: a + b + x)(1)"), eval("f'{x:>5}|'"), eval("{'k': [x, (x, None)]}"), eval("max(3, x, key=lambda v: -v)"))


def area(width, height):
    total = eval("width * height + x")
    return total, eval("sum([width, height])")


print(area(2, 3))


class Box:
    side = 3

    def volume(self):
        return eval("self.side ** 3")


print(Box().volume())
exec("y = x + 1")
print(y)
exec("a = 1\nb = a + 1\nprint(a, b)")
exec("""
def greet(name):
    return f"hello {name}"

class Made:
    value = greet("made")

for i in range(2):
    print("loop", i, greet(i))
""")
print(greet("x"), Made.value, Made.__module__, i)
if x > 5:
    exec("z = 'inner'")
print(z)
try:
    eval("1 / 0")
except ZeroDivisionError as e:
    print(e)
try:
    eval("missing + 1")
except NameError as e:
    print(e)
try:
    exec("raise ValueError('from text')")
except ValueError as e:
    print(e)


def print(*args, sep=" "):
    builtins.print("own:", *args, sep=sep)


print("wrapped", size([1, 2]), sorted("ba"))
print(builtins.max(1, 2), builtins.isinstance(3, builtins.int), builtins.len is size)
