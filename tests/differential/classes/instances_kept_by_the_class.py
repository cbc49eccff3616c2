"""Classes that make, keep and count their own instances."""


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.count = 0
        return cls._instance

    def bump(self):
        self.count += 1
        return self.count


class Derived(Singleton):
    pass


print(Singleton() is Singleton(), Singleton().bump(), Singleton().bump(), Singleton().count)
print(Derived() is Singleton(), Derived._instance is Singleton._instance, Derived().bump())
print(vars(Singleton()), "_instance" in vars(Singleton()), Singleton._instance is Singleton())


class Config:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if not cls._instance:
            cls._instance = super().__new__(cls, *args, **kwargs)
        return cls._instance

    def __init__(self):
        self.reads = getattr(self, "reads", 0) + 1


print(Config() is Config(), Config().reads, Config().reads)
try:
    Config._instance = None
    Config("argument")
except TypeError as error:
    print(error)


class Point:
    __slots__ = ("x", "y")
    _cache = {}
    made = 0

    def __new__(cls, x, y):
        key = (x, y)
        if key in cls._cache:
            return cls._cache[key]
        self = super().__new__(cls)
        self.x = x
        self.y = y
        cls._cache[key] = self
        cls.made += 1
        return self

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2) + Point(0, 0)
print(p, p is Point(1, 2), len(Point._cache), Point.made, Point.x.__name__, sorted(Point._cache))
try:
    p.z = 3
except AttributeError as error:
    print(error)
try:
    print(Point.nothing)
except AttributeError as error:
    print(error)


class Counter:
    total = 0
    by_name = {}

    def __init__(self, name):
        self.name = name
        Counter.total += 1

    @classmethod
    def named(cls, name):
        if name not in cls.by_name:
            made = cls(name)
            made.serial = len(cls.by_name) + 1
            cls.by_name[name] = made
            cls.last = made
        return cls.by_name[name]

    @classmethod
    def reset(cls):
        cls.total = 0
        cls.by_name = {}

    @staticmethod
    def rename(counter, name):
        counter.name = name
        counter.renamed = True
        return counter


a, b = Counter.named("a"), Counter.named("b")
print(a is Counter.named("a"), a.serial, b.serial, Counter.total, Counter.last is b)
print(Counter.rename(a, "c").name, vars(a), hasattr(b, "renamed"))
Counter.reset()
print(Counter.total, len(Counter.by_name), Counter.named("d").serial, Counter.total)


class Special(Counter):
    pass


s = Special.named("s")
print(type(s).__name__, Counter.total, Special.total, "last" in vars(Special), Counter.last is s)


class Tally:
    def add(self, n):
        self.sum += n
        self.times += 1
        return self

    def begin(self):
        self.sum = self.times = 0
        return self


print(vars(Tally().begin().add(3).add(4)))
try:
    Tally().add(1)
except AttributeError as error:
    print(error)
