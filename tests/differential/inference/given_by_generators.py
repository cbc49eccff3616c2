"""What generators return, what coroutines give, what `accumulate` and `starmap` make, and classes with `ABCMeta`."""
import asyncio
import operator
from abc import ABCMeta, abstractmethod
from collections.abc import Mapping, MutableMapping, Sequence
from itertools import accumulate, pairwise, starmap
from typing import NamedTuple


class Box:
    def __init__(self, n):
        self.n = n


def counted(n):
    for i in range(n):
        yield i
    return Box(n) if n % 2 else None


def outer(n):
    box = yield from counted(n)
    if box is not None:
        yield box.n * 10
    nothing = yield from [1, 2]
    yield nothing
    other = yield from map(str, (1, 2))
    yield other
    return "end"


def recursive(n):
    if n == 0:
        return 1
    yield n
    return n * (yield from recursive(n - 1))


def run(generator):
    given = []
    while True:
        try:
            given.append(next(generator))
        except StopIteration as e:
            return given, e.value


print(run(outer(3)), run(outer(2)), run(recursive(5)))
found = run(counted(3))[1]
found.n = "text"
print(found.n + "!")


class Point(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def scaled(self, k):
        return Point(self.x * k, self.y * k) if k else NotImplemented


total = Point(0.0, 1.5)
for i in range(3):
    total = total + Point(i, i * 0.5)
print(total, total.scaled(2), (1, 2) + total)

xs = [3, 1, 2]
print(list(accumulate(xs, operator.mul)), list(accumulate(xs, max)), list(accumulate(xs, lambda a, b: a * 1.5 + b)))
print(list(accumulate(xs, func=lambda a, b: f"{a}{b}", initial="")), list(accumulate(xs, None)), list(accumulate([[1], [2]])))
print(list(accumulate([Point(1, 2), Point(3, 4)], lambda p, q: p + q)), list(accumulate([1, 2.5], initial=None)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda a, b: a - b, zip(xs, xs[1:]))), [b - a for a, b in pairwise(xs)])
print(list(starmap(lambda *args: len(args), [[1, 2], [3]])))


class Ring(Sequence):
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Ring(self.items[i])
        return self.items[i % len(self.items)] if i < 99 else self.items[i]


class Folded(MutableMapping):
    def __init__(self, **held):
        self.held = {k.lower(): v for k, v in held.items()}

    def __getitem__(self, k):
        return self.held[k.lower()]

    def __setitem__(self, k, v):
        self.held[k.lower()] = v

    def __delitem__(self, k):
        del self.held[k.lower()]

    def __iter__(self):
        return iter(self.held)

    def __len__(self):
        return len(self.held)


class Unfinished(Mapping):
    def __len__(self):
        return 0


class Shape(metaclass=ABCMeta):
    def __init__(self, n):
        self.n = n

    @abstractmethod
    def area(self): ...

    def twice(self):
        return self.area() * 2


class Square(Shape):
    def area(self):
        return self.n * self.n


@Shape.register
class Blob:
    n = 7


ring = Ring(range(5))
print(ring[7], ring[1:3].items, ring.index(3), ring.count(2), 4 in ring, isinstance(ring, Sequence), isinstance([], Sequence))
try:
    print(list(ring)[:7])
except IndexError as e:
    print(e)
folded = Folded(A=1, b=2)
folded["C"] = 3
folded.update(d=4)
print(dict(folded), folded.get("zz"), folded.pop("A"), "B" in folded, folded.setdefault("e", 5), list(folded.items()))
for make in (Unfinished, lambda: Shape(1)):
    try:
        make()
    except TypeError as e:
        print(e)
print(Square(3).twice(), isinstance(Blob(), Shape), issubclass(Blob, Shape), isinstance(3, Shape))
total = 0
for shape in [Square(2), Blob()]:
    if isinstance(shape, Shape):
        total += shape.n
print(total)


class Teller:
    def __init__(self):
        self.n = 0

    async def add(self, k, *, wait=False):
        if wait:
            await asyncio.sleep(0)
        self.n += k
        return Box(self.n)


async def failing():
    await asyncio.sleep(0)
    raise ValueError("in a task")


async def numbers(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def main():
    teller = Teller()
    one = await teller.add(1)
    two = await teller.add(2, wait=True)
    print(one.n, two.n)
    task = asyncio.create_task(teller.add(3, wait=True))
    boxes = await asyncio.gather(teller.add(4), teller.add(5, wait=True), task)
    print([box.n for box in boxes])
    boxes[0].n = "changed"
    print(boxes[0].n, teller.n)
    try:
        await failing()
    except ValueError as e:
        print(e)
    coroutine = teller.add(10)
    try:
        coroutine.send(None)
    except StopIteration as e:
        e.value.n += 0.5
        print(e.value.n)
    print([i async for i in numbers(3)])
    unused = teller.add("never")
    unused.close()
    return await teller.add(0)


print(asyncio.run(main()).n)
