"""An attribute of a class that changes is seen at once: through the class, its instances, derived classes and theirs."""


class Base:
    count = 0
    shown = "base"

    def __init__(self):
        Base.count += 1

    def method(self):
        return "method"


class Left(Base):
    pass


class Right(Base):
    count = 100


class Both(Left, Right):
    pass


def look():
    return [c.count for c in (Base, Left, Right, Both)] + [c().count for c in (Left, Right, Both)]


for _ in range(3):
    print(look())
Left.count = 7
print(look(), Both.count)
del Left.count
print(look(), Both.count)
del Right.count
print(look(), Both.count)

instance = Both()
print(instance.shown, instance.method())
Base.shown = "changed"
print(instance.shown, Both.shown)
Right.shown = "right"
print(instance.shown, Left.shown)
instance.shown = "own"
Left.shown = property(lambda self: "property")
print(instance.shown, vars(instance))
del Left.shown
print(instance.shown)
Base.method = lambda self: "other"
print(instance.method(), Both().method(), Left.method(None))
instance.method = lambda: "of the instance"
print(instance.method(), Both().method())
Right.method = "no method"
print(Both().method)

# A name that is put together at run time.
for i in range(3):
    setattr(Left, "at_" + str(i), i)
    print(getattr(instance, "at_" + str(i)), Both.at_0)
    setattr(Base, "at_0", -1)
print(Left.at_0, Base.at_0, Right.at_0)
delattr(Left, "at_" + "0")
print(Left.at_0, instance.at_0)
try:
    print(instance.nothing)
except AttributeError as error:
    print(error)
Right.nothing = "something"
print(instance.nothing)
del Right.nothing
print(hasattr(instance, "nothing"), hasattr(Both, "nothing"))


class Meta(type):
    level = 1

    def describe(cls):
        return f"{cls.__name__} {cls.level}"


class Made(metaclass=Meta):
    pass


print(Made.describe(), Made.level)
Meta.level = 2
print(Made.describe(), Made.level)
Made.level = 3
print(Made.describe(), Meta.level)
del Made.level
print(Made.level)
Meta.level = property(lambda cls: "computed for " + cls.__name__)
print(Made.level, Made.describe())


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Holder:
    held = None


Holder.held = Noisy("one")
print(Holder.held.name)
Holder.held = Noisy("two")
print(Holder.held.name)
Holder.held = None
print(Holder.held)

# Many derived classes.
many = [type("D%d" % i, (Base,), {}) for i in range(40)]
print([c.shown for c in many[:3]], many[39]().shown)
Base.shown = "all"
print({c.shown for c in many}, {c().shown for c in many})
many[5].shown = "five"
print([c.shown for c in many[4:7]])


class Registry:
    made = []
    latest = None

    @classmethod
    def make(cls, name):
        cls.latest = name
        cls.made.append(name)
        return cls.latest


class Sub(Registry):
    pass


print(Registry.make("a"), Sub.make("b"), Registry.latest, Sub.latest, Sub.made)
