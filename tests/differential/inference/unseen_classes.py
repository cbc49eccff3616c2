"""Classes that are made, changed and found while the program runs, beside classes of which everything is known."""


class Base:
    def __init__(self, n):
        self.n = n

    def name(self):
        return "base"

    def show(self):
        return f"{self.name()} {self.n}"


class Other:
    def __init__(self):
        self.v = 1.5

    def value(self):
        return self.v * 2


def describe(x):
    if isinstance(x, Base):
        return x.show()
    return "no"


Made = type("Made", (Base,), {"name": lambda self: "made"})
print(describe(Base(1)), describe(Made(2)), describe(3), Other().value())


def bases():
    return [Base]


class Late(bases()[0]):
    def name(self):
        return "late"

    def show(self):
        return super().show() + "!"


print(describe(Late(3)), Made(4).show())


class Target:
    def m(self):
        return 1

    def call(self):
        return self.m() + 1


class Derived(Target):
    def k(self):
        return self.m() * 10


def change(objects, name, value):
    for each in objects:
        setattr(type(each), name, value)


print(Target().call(), Derived().k())
change([Target()], "m", lambda self: 41)
print(Target().call(), Derived().k())


class A:
    def f(self):
        return "A.f"

    def g(self):
        return self.f()


class B(A):
    def f(self):
        return "B.f"


class C(B):
    def f(self):
        return super().f() + " C"


def rewrite(cls):
    for sub in cls.__subclasses__():
        sub.f = lambda self: "rewritten " + sub.__name__


print(B().g(), C().g())
rewrite(A)
print(B().g(), C().g(), A().g())


class Box:
    size = 3

    def area(self):
        return self.size * self.size


b = Box()
print(b.area())
b.__class__.size = 4
print(b.area(), Box.size)
things = {"box": Box, "n": 1}
things["box"].area = lambda self: "new area"
print(b.area())


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.extra = "by meta"
        return made


class WithMeta(Base, metaclass=Meta):
    def name(self):
        return "meta"


w = WithMeta(9)
print(w.extra, w.show(), describe(w))


