"""Iterators and generators: pipelines, coroutines, windows, trees, zips, infinite series."""
from itertools import accumulate, chain, count, cycle, islice, tee, zip_longest, takewhile, dropwhile, starmap, compress, pairwise, groupby
from functools import reduce, partial, wraps
import operator


def window(items, n):
    items = iter(items)
    current = tuple(islice(items, n))
    if len(current) == n:
        yield current
    for item in items:
        current = current[1:] + (item,)
        yield current


def chunks(items, n):
    items = iter(items)
    while chunk := list(islice(items, n)):
        yield chunk


def averager():
    total, n, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total, n
        total, n = total + value, n + 1
        average = total / n


def primed(function):
    @wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def collector(into):
    try:
        while True:
            into.append((yield len(into)))
    except ValueError as error:
        into.append(f"told: {error}")
        yield "recovered"
    finally:
        into.append("closed")


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def tree(depth, label="r"):
    yield label
    if depth:
        for side in "lr":
            yield from tree(depth - 1, label + side)


def countdown(n):
    while n > 0:
        got = yield n
        n = got if got is not None else n - 1
    return "lift-off"


def delegate():
    result = yield from countdown(3)
    yield result


class Countdown:
    def __init__(self, start): self.start = start
    def __iter__(self): return iter(range(self.start, 0, -1))
    def __reversed__(self): return iter(range(1, self.start + 1))
    def __len__(self): return self.start
    def __contains__(self, x): return 0 < x <= self.start


def compose(*functions):
    return reduce(lambda f, g: lambda x: f(g(x)), functions)


def fibonacci(a=0, b=1):
    while True:
        yield a
        a, b = b, a + b


print(list(window(range(5), 3)), list(window("ab", 3)), list(chunks("abcdefg", 3)))
g = averager()
print(next(g), g.send(10), g.send(20), g.send(6))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)
log = []
c = collector(log)
print(c.send("a"), c.send("b"), c.throw(ValueError("oops")), collector.__name__)
c.close()
print(log, list(flatten([1, [2, (3, [4]), []], 5])), list(tree(2)))
print(list(delegate()), [*Countdown(3)], list(reversed(Countdown(3))), len(Countdown(3)), 2 in Countdown(3), 9 in Countdown(3))
d = countdown(10)
print(next(d), d.send(3), next(d), next(d), next(d, "done"))
print(list(islice(fibonacci(), 10)), list(takewhile(lambda x: x < 30, fibonacci())), next(dropwhile(lambda x: x < 1000, fibonacci())))
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate("abc")), list(chain("ab", [1])), list(islice(cycle("xy"), 5)))
a, b = tee(iter([1, 2, 3]))
print(list(a), list(b), list(zip_longest("abc", [1], fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abcd", [1, 0, 1])))
print(list(pairwise("abcd")), [(k, len(list(v))) for k, v in groupby(sorted("mississippi"))], compose(str, abs, int)("-7"))
print(list(map(partial(operator.add, 10), range(3))), list(map(lambda *x: x, "ab", "cd")), dict(zip("abc", count(1))))
squares = (x * x for x in range(10) if x % 2)
print(next(squares), sum(squares), list(squares), any(x > 3 for x in range(5)), all([]), max((len(w), w) for w in ["a", "ccc", "bb"]))
try:
    next(iter([]))
except StopIteration as stop:
    print("stop", stop.args)
def bad():
    yield 1
    raise StopIteration("inner")
try:
    print(list(bad()))
except RuntimeError as error:
    print(error, repr(error.__cause__))
