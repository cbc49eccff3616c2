"""Generators that are let go of while they stand inside `try`, `with` or `finally`: when they clean up can be seen."""

from contextlib import contextmanager


class Box:
    def __init__(self):
        self.n = 0


def watch(box, name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)
        box.n += 70


def deleted(box):
    w = watch(box, "deleted")
    print(next(w))
    print("before", box.n)
    del w
    print("after", box.n)


def replaced(box):
    w = watch(box, "replaced")
    next(w)
    box.n = 5
    w = None
    print(box.n)
    return box.n


def at_the_end(box):
    w = watch(box, "at the end")
    next(w)
    print("end of function", box.n)


def in_a_list(box, xs):
    before = box.n
    xs[0] = None
    return before, box.n


def in_a_loop(box):
    for value in watch(box, "loop"):
        print("value", value)
        break
    print("behind the loop", box.n)


def never_started(box):
    w = watch(box, "never started")
    del w
    print("nothing to clean up", box.n)


def finished(box):
    w = watch(box, "finished")
    print(list(w))
    print("then", box.n)
    del w


class Lock:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("lock", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("unlock", self.name, kind.__name__ if kind else None)
        return False


def locked(name):
    with Lock(name):
        yield name
    yield "free"


def with_lock():
    held = locked("a")
    print(next(held))
    held = locked("b")
    print(next(held))
    del held
    print("none held")


def caught():
    def stubborn():
        try:
            yield 1
        except GeneratorExit:
            print("asked to go")
            raise

    s = stubborn()
    next(s)
    del s
    print("gone")


def delegating(box):
    def outer():
        yield from watch(box, "inner")

    o = outer()
    next(o)
    o = 3
    print("outer is", o, box.n)


@contextmanager
def opened(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        print("close", name)


def managed():
    with opened("file") as text:
        print(text)
    try:
        with opened("bad"):
            raise ValueError("inside")
    except ValueError as error:
        print("caught", error)


def swapped(box):
    first, second = watch(box, "first"), watch(box, "second")
    next(first), next(second)
    first, second = second, first
    first = None
    print("first is gone")
    second = None
    print("second is gone", box.n)


for f in (deleted, replaced, at_the_end, in_a_loop, never_started, finished, delegating, swapped):
    box = Box()
    f(box)
    print(f.__name__, box.n)
box = Box()
xs = [watch(box, "in a list")]
next(xs[0])
print(in_a_list(box, xs))
with_lock()
caught()
managed()
g = watch(box, "global")
next(g)
g = 1
print("module", box.n)
