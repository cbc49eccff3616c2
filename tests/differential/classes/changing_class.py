"""Objects that become instances of another class, and what attribute errors know."""


class Idle:
    def __init__(self):
        self.log = ["made"]

    def step(self):
        self.log.append("idle")
        self.__class__ = Busy
        self.job = "j1"
        return self


class Busy:
    def __init__(self):
        self.job = None
        self.left = 3

    def step(self):
        self.log.append(f"busy with {self.job}")
        self.__class__ = Done
        return self


class Done:
    def step(self):
        self.__class__ = Idle
        del self.job
        return self

    def __repr__(self):
        return f"<done {self.log}>"


machine = Idle()
for _ in range(4):
    print(type(machine).__name__, machine.__dict__, isinstance(machine, Idle))
    machine.step()
print(Busy().__dict__, vars(machine), type(machine.step().step()).__name__)
for new in (int, 5, type("Other", (list,), {})):
    try:
        machine.__class__ = new
    except TypeError as e:
        print(e)


class Proxy:
    def __init__(self, value):
        self.value = value

    def __getattr__(self, name):
        if name == "odd":
            raise AttributeError("own", name="n", obj=1)
        raise AttributeError(f"no {name}")

    @property
    def broken(self):
        raise AttributeError("inside")


proxy = Proxy(1)
for name in ("valu", "odd", "broken"):
    try:
        getattr(proxy, name)
    except AttributeError as e:
        print(e, e.name, e.obj is proxy)
try:
    proxy.other
except AttributeError as e:
    print(e, e.name, e.obj is proxy)


class Items:
    def __getitem__(self, index):
        return index


for value in (Items(), {1}, 5, range(3)):
    try:
        print(list(reversed(value)))
    except TypeError as e:
        print(e)
try:
    range(3).start = 1
except AttributeError as e:
    print(e)
