# What a function handled when it raised is no longer handled when the runtime swallows the exception.
import sys


class Countdown:
    def __init__(self, n):
        self.left = {i: i for i in range(n)}
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        try:
            return self.left.pop(self.at)
        except KeyError:
            raise StopIteration


class Items:
    def __init__(self, items):
        self.items = dict(enumerate(items))

    def __getitem__(self, index):
        try:
            return self.items[index]
        except KeyError:
            raise IndexError(index) from None


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        try:
            return self.target[name]
        except KeyError:
            raise AttributeError(name)


def links(error):
    count = 0
    while error is not None:
        count += 1
        error = error.__context__
    return count


def chain():
    try:
        raise ValueError("new")
    except ValueError as error:
        return links(error)


def kinds():
    proxy = Proxy({"here": 1})
    print([x for x in Countdown(4)], chain())
    print(sum(Countdown(3)), list(Items("ab")), chain())
    print(hasattr(proxy, "here"), hasattr(proxy, "gone"), chain())
    print(getattr(proxy, "gone", "default"), chain())
    print(next(Countdown(0), "end"), chain())
    print("z" in Items("ab"), tuple(zip(Items("ab"), Countdown(5))), chain())
    print(sys.exc_info()[0])


kinds()
try:
    raise LookupError("outer")
except LookupError:
    kinds()
    print(sys.exc_info()[0])
for _ in range(3000):
    hasattr(Proxy({}), "x")
print(chain())
