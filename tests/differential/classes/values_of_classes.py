"""Values of classes that are read and assigned through the class: counters, registers, limits, and what makes them something else."""
import weakref
from functools import total_ordering


class Task:
    made = 0
    limit = 3
    names = []
    default = None

    def __init__(self, name):
        Task.made += 1
        self.name = name
        self.names.append(name)
        if Task.default is None:
            Task.default = self

    @classmethod
    def reset(cls):
        cls.made = 0
        cls.names = []
        return cls.default

    def over(self):
        return self.made > self.limit


for word in "one two three four".split():
    task = Task(word)
    print(task.over(), Task.made, Task.names, Task.default.name)
print(Task.reset().name, Task.made, Task.names)
print(vars(Task)["limit"], sorted(n for n in dir(Task) if not n.startswith("_")))


class Counter:
    hits = 0

    def hit(self):
        type(self).hits += 1
        return self.hits


class Special(Counter):
    pass


print(Counter().hit(), Special().hit(), Special().hit(), Counter.hits, Special.hits)


class Config:
    level = 1
    table = {"a": 1}
    pair = (1, 2)
    rate = 0.5
    name = "config"
    handler = len

    def use(self):
        return Config.level, self.rate, Config.table, self.pair[0], Config.name.upper(), Config.handler([1, 2])


Config.level += 41
Config.table["b"] = Config.level
Config.rate = Config.rate * 3
print(Config().use())
try:
    print(Config.missing)
except AttributeError as error:
    print(error)
del Config.name
try:
    print(Config.name)
except AttributeError as error:
    print(error)


class Shadow:
    value = "class"

    def shadow(self, what):
        if what:
            self.value = what
        return self.value


print(Shadow().shadow(None), Shadow().shadow("own"), Shadow.value)


class Computed:
    a = 1
    b = 2


for key in "ab":
    setattr(Computed, key, getattr(Computed, key) * 10)
print(Computed.a, Computed.b, Computed.__dict__["a"])


class Hooked:
    total = 0
    callback = None

    def __str__(self):
        return f"{Hooked.total} of {self.total}"


Hooked.callback = lambda self: self.total + 1
Hooked.total = 6
print(Hooked().callback(), Hooked(), Hooked.callback(Hooked()))


class Base:
    kind = "base"
    count = 0


class Derived(Base):
    kind = "derived"


Base.count += 1
Derived.count += 5
Base.count += 1
print(Base.count, Derived.count, Base.kind, Derived.kind, Derived().kind)


def made():
    class Local:
        n = 0

    Local.n += 1
    return Local.n


print(made(), made())


class Cache:
    store = {}
    last = None

    @staticmethod
    def get(key):
        try:
            return Cache.store[key]
        except KeyError:
            Cache.store[key] = Cache.last = [key]
            return Cache.last


print(Cache.get(1) is Cache.get(1), Cache.get(2), Cache.store, Cache.last)


@total_ordering
class Rank:
    order = ["low", "high"]

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return Rank.order.index(self.name) == Rank.order.index(other.name)

    def __lt__(self, other):
        return Rank.order.index(self.name) < Rank.order.index(other.name)


print(Rank("low") < Rank("high"), Rank("low") >= Rank("high"))
Rank.order = Rank.order[::-1]
print(Rank("low") < Rank("high"), Rank("low") >= Rank("high"))

held = weakref.ref(Rank("low"))
print(held() is None)


class Asked:
    n = 0
    m = 1
    k = 2


Asked.n += 5
Asked.m += 5
Asked.k += 5
setattr(Asked, "m", 9)
print(getattr(Asked, "n"), getattr(Asked(), "n", 3), Asked.m, hasattr(Asked, "k"))


class Matched:
    a = 1
    b = 2


Matched.a, Matched.b = 10, 20
get = lambda o: getattr(o, "a")
match Matched():
    case Matched(a=10, b=b):
        print("ten", b, get(Matched), get(Matched()))
    case _:
        print("no")


class Up:
    v = 1

    @classmethod
    def up(cls):
        cls.v += 1


class Down(Up):
    pass


Up.up(), Down.up(), Down.up()
print(Up.v, Down.v)
