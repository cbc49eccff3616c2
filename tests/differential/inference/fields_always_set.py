"""Fields that every instance has, and the ways in which one may lack them."""

import copy


class Plain:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


class Chained(Plain):
    def __init__(self, x):
        super().__init__(x, x * 2)
        self.reset()

    def reset(self):
        self.n = 0

    def bump(self):
        self.n += 1
        return self.n


class Forgets(Plain):
    """Never calls the base."""

    def __init__(self):
        self.z = 1


class Sometimes:
    def __init__(self, flag):
        if flag:
            self.value = 10
        self.always = 1

    def read(self):
        return self.value


class Either:
    def __init__(self, flag):
        if flag:
            self.value = 1
        else:
            self.value = "one"

    def read(self):
        return self.value


class Early:
    """Hands itself out before it is done."""

    seen = []

    def __init__(self, fail):
        Early.seen.append(self)
        if fail:
            raise ValueError("half made")
        self.value = 5

    def read(self):
        return self.value


class ReadsFirst:
    def __init__(self):
        self.b = self.a_or_none()
        self.a = 1

    def a_or_none(self):
        try:
            return self.a
        except AttributeError as error:
            return str(error)


class Tried:
    def __init__(self, text):
        try:
            self.number = int(text)
        except ValueError:
            self.bad = text

    def read(self):
        return self.number


class Loops:
    def __init__(self, items):
        for item in items:
            self.last = item

    def read(self):
        return self.last


class Deleted:
    def __init__(self):
        self.value = 1

    def drop(self):
        del self.value


class Dying:
    log = []

    def __init__(self, fail):
        if fail:
            raise KeyError("no")
        self.name = "whole"

    def __del__(self):
        try:
            Dying.log.append(self.name)
        except AttributeError as error:
            Dying.log.append(type(error).__name__)


class Returns:
    def __init__(self, stop):
        self.a = 1
        if stop:
            return
        self.b = 2


def attempt(f, *args):
    try:
        return f(*args)
    except (AttributeError, ValueError, KeyError) as error:
        return f"{type(error).__name__}: {error}"


def main():
    p = Plain(1.5, 2.5)
    print(p.total(), p.x * p.y)
    c = Chained(4)
    print(c.total(), c.bump(), c.bump(), c.n)
    f = Forgets()
    print(f.z, attempt(f.total), attempt(lambda: f.x))
    for flag in (True, False):
        s = Sometimes(flag)
        print(s.always, attempt(s.read))
        print(Either(flag).read())
    print(Early(False).read(), attempt(Early, True))
    print([attempt(e.read) for e in Early.seen])
    r = ReadsFirst()
    print(r.a, r.b)
    print(Tried("12").read(), attempt(Tried("x").read), Tried("x").bad)
    print(Loops([1, 2]).read(), attempt(Loops([]).read))
    d = Deleted()
    print(d.value)
    d.drop()
    print(attempt(lambda: d.value), attempt(d.drop))
    Dying(False)
    print(attempt(Dying, True), Dying.log)
    print(attempt(lambda: Returns(True).b), Returns(False).b, Returns(True).a)
    q = copy.copy(p)
    q.x = 10.0
    print(q.total(), p.total(), copy.deepcopy(c).total())
    blank = Plain.__new__(Plain)
    print(attempt(blank.total))
    other = object.__new__(Chained)
    print(attempt(other.bump), attempt(other.total))


main()
