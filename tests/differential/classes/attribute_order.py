# The order in which instances list their attributes.
class Base:
    def __init__(self):
        self.a = 1
        self.b = 2


class First(Base):
    def __init__(self):
        self.x = 1
        super().__init__()
        self.y = 2


class Last(Base):
    def __init__(self):
        super().__init__()
        self.z = 3


class Named(Base):
    def __init__(self, name):
        self.name = name
        Base.__init__(self)
        self.b = 5


class Own(Base):
    def __init__(self):
        self.b = 1
        self.a = 2


class Third(First):
    def __init__(self):
        self.t = 0
        super().__init__()


class Reset:
    def __init__(self):
        self.reset()
        self.name = "r"

    def reset(self):
        self.count = 0
        self.items = []


class Maker:
    def other(self):
        self.late = 1

    def __init__(self, flag):
        if flag:
            self.q = 1
        self.w = self.compute()

    def compute(self):
        self.c = 5
        return 6


class Mixin:
    def __init__(self, **kw):
        self.mixed = True
        super().__init__(**kw)


class Root:
    def __init__(self, v=0):
        self.v = v


class Joined(Mixin, Root):
    def __init__(self):
        self.own = 1
        super().__init__(v=3)
        self.end = 2


class Plain(Joined):
    pass


for made in (First(), Last(), Named("n"), Own(), Third(), Reset(), Maker(True), Maker(False), Joined(), Plain()):
    print(type(made).__name__, vars(made))
m = Maker(False)
m.other()
m.extra = 1
print(m.__dict__, list(m.__dict__))
t = Third()
t.new = 1
t.a = 100
print(t.__dict__)
del t.x
t.x = 5
print(t.__dict__)


class Meta(type):
    def __new__(mcs, name, bases, ns):
        print(sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)


class WithMeta(Base, metaclass=Meta):
    def __init__(self):
        self.m = 1
        super().__init__()
        self.n = 2


print(WithMeta().__dict__)


class Outer:
    class Inner(Base):
        def __init__(self):
            self.i = 1
            super().__init__()

    def __init__(self):
        self.second = 2
        self.first = 1


print(vars(Outer()), vars(Outer.Inner()))
