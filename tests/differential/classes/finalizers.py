class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def scope():
    a = Noisy("a")
    b = Noisy("b")
    print("in scope", a.name)
    return b.name


def rebind():
    x = Noisy("first")
    print("before")
    x = Noisy("second")
    print("after")
    del x
    print("deleted")


def loop():
    for i in range(3):
        item = Noisy(i)
        print("round", i)


print(scope())
rebind()
loop()
Noisy("temporary")
kept = Noisy("kept")
held = [Noisy("in list")]
held.clear()
kept = None
last = Noisy("last")
print("end")
