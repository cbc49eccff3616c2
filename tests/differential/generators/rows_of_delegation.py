"""Generators that wait for each other in a row: values, sent values, exceptions, re-entrance, closing."""

import sys


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(build(low, middle), middle, build(middle + 1, high))


print(list(build(0, 20)), sum(build(0, 500)))


def leaf(log):
    try:
        got = yield "first"
        log.append(got)
        got = yield "second"
        log.append(got)
        return "leaf's result"
    finally:
        log.append("leaf ends")


def row(depth, log):
    if depth == 0:
        return (yield from leaf(log))
    try:
        result = yield from row(depth - 1, log)
    except KeyError as error:
        log.append(f"{depth} caught {error!r}")
        result = yield f"recovered at {depth}"
    return f"{result}/{depth}"


log = []
outer = row(3, log)
print(next(outer), outer.send("x"))
try:
    outer.send("y")
except StopIteration as stop:
    print(stop.value, log)

log = []
outer = row(2, log)
next(outer)
print(outer.throw(KeyError("k")), log)
try:
    outer.send("z")
except StopIteration as stop:
    print(stop.value)

log = []
outer = row(2, log)
next(outer)
outer.close()
print(log, outer.gi_frame is None)


def failing(depth):
    if depth == 0:
        yield 1
        raise ValueError("deep")
    else:
        yield from failing(depth - 1)


def where(error):
    names = []
    traceback = error.__traceback__
    while traceback:
        names.append(traceback.tb_frame.f_code.co_name if hasattr(traceback, "tb_frame") else "?")
        traceback = traceback.tb_next
    return len(names)


try:
    for _ in failing(4):
        pass
except ValueError as error:
    print(error, where(error))

# Whoever steps one of the row from inside finds it running.
chain = []


def inside():
    yield "before"
    for generator in chain:
        for action in (next, lambda g: g.close(), lambda g: g.throw(KeyError)):
            try:
                print("unexpected", action(generator))
            except ValueError as error:
                print(error)
        print(generator.gi_running, generator.gi_suspended)
    yield "after"


def middle():
    yield from chain[2]
    yield "middle goes on"


def outermost():
    yield from chain[1]


chain.append(outermost())
chain.append(middle())
chain.append(inside())
print(list(chain[0]))
print([g.gi_running for g in chain])


# One that is stepped by others, or has ended, meanwhile.
def numbers():
    yield from [1, 2, 3, 4]


def through(inner):
    yield from inner
    yield "end"


shared = numbers()
outer = through(through(shared))
print(next(outer), next(shared), next(outer), list(shared), list(outer))


# What is handled outside is seen inside.
def shows():
    yield sys.exception()
    yield sys.exception()


def handling():
    try:
        raise LookupError("outer")
    except LookupError:
        yield from shows()
    yield from shows()


print(list(handling()))
try:
    raise OSError("caller")
except OSError:
    print(list(through(handling())))


def stops():
    yield 1
    raise StopIteration("inner")


try:
    list(through(through(stops())))
except RuntimeError as error:
    print(error, repr(error.__cause__))


def returns(n):
    if n:
        total = yield from returns(n - 1)
        return total + n
    yield "bottom"
    return 0


def outer_return():
    result = yield from returns(50)
    yield result


print(list(outer_return()))
