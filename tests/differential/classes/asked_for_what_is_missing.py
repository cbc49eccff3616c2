"""`__getattr__` is asked for what is not found, and for nothing else."""
import copy


class Lazy:
    def __init__(self, x):
        self.x = x

    def __getattr__(self, name):
        if name.startswith("make_"):
            value = name[5:] * self.x
            setattr(self, name, value)
            return value
        raise AttributeError(f"{type(self).__name__!r} has no {name!r}")

    def twice(self):
        return self.x * 2


class Proxy:
    def __init__(self, target, log):
        self._target = target
        self._log = log

    def __getattr__(self, name):
        self._log.append(name)
        return getattr(self._target, name)


class Point:
    kind = "point"

    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx):
        self.x += dx
        return self.x


class Half:
    """Some fields come later; some are deleted again."""

    def __init__(self, early):
        self.seen = []
        if early:
            self.late = 1.5

    def __getattr__(self, name):
        if name == "seen":
            raise AttributeError(name)
        self.seen.append(name)
        return len(self.seen)


class Counted:
    def __init__(self):
        self.first = self.second
        self.second = self.first + 1

    def __getattr__(self, name):
        return 10 if name == "second" else 20


class Failing:
    @property
    def risky(self):
        return self.nothing

    @property
    def fine(self):
        return 3

    def __getattr__(self, name):
        return "asked for " + name


class Base:
    def __getattr__(self, name):
        return "base " + name


class Derived(Base):
    level = 3

    def __init__(self):
        self.own = 1

    def __getattr__(self, name):
        if name == "deep":
            return super().__getattr__(name)
        return "derived " + name


class Silent:
    def __getattr__(self, name):
        return None

    def __len__(self):
        return 2


class Constants:
    __slots__ = ("a",)

    def __getattr__(self, name):
        return f"no {name}"


class Delegating(list):
    def __getattr__(self, name):
        return [getattr(item, name) for item in self]


def total(objects):
    result = 0
    for thing in objects:
        result += thing.x
    return result


lazy = Lazy(3)
print(lazy.x, lazy.twice(), lazy.make_a, lazy.make_a, sorted(vars(lazy)))
try:
    lazy.other
except AttributeError as e:
    print("AttributeError", e)
try:
    lazy.other()
except AttributeError as e:
    print("AttributeError", e)
print(hasattr(lazy, "make_b"), hasattr(lazy, "other"), getattr(lazy, "other", 5), getattr(lazy, "make_c", None))
for name in ["x", "make_" + "d", "twice", "oth" + "er"]:
    print(name, getattr(lazy, name, "none") if name != "twice" else lazy.twice())

log = []
proxy = Proxy(Point(1, 2), log)
print(proxy.x, proxy.kind, proxy.move(4), proxy.x, proxy.y, log)
proxy.x = 100
print(proxy.x, proxy._target.x, log)
print(total([Point(1, 2), Lazy(7), Proxy(Point(30, 0), log)]), log[-1])

for early in (True, False):
    half = Half(early)
    print(half.late, half.late, half.seen)
    half.late = 7
    print(half.late, half.other, half.seen)
    del half.late
    print(half.late, half.seen)
counted = Counted()
print(counted.first, counted.second, counted.third)
failing = Failing()
print(failing.risky, failing.fine, failing.none)
derived = Derived()
print(derived.own, derived.level, derived.deep, derived.other)
print(len(Silent()), Silent().anything, Silent().__len__(), Silent()._private)
constants = Constants()
print(constants.a, constants.b)
constants.a = 4
print(constants.a, constants.b)
print(Delegating([Point(1, 2), Point(3, 4)]).x, Delegating([1j]).imag)
Lazy.__getattr__ = lambda self, name: "changed " + name
print(Lazy(1).thing, Lazy(2).x, Lazy(2).make_e)
del Lazy.__getattr__
try:
    Lazy(1).thing
except AttributeError as e:
    print("AttributeError", e)
class Copied:
    def __init__(self):
        self.data = [1]
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "?" + name
duplicate = copy.deepcopy(Copied())
print(duplicate.data, duplicate.more)
class Late:
    pass
late = Late()
Late.__getattr__ = lambda self, name: name.upper()
print(late.abc)
n = 0
for i in range(2000):
    p = Lazy(i)
    n += p.x + p.twice()
    if i % 500 == 0:
        n += len(getattr(p, "make_zz", "")) if hasattr(p, "make_zz") else 0
print(n)
