"""`sys.getsizeof` and `__sizeof__`: how large CPython's objects are."""

import collections
import sys

size = sys.getsizeof


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Says:
    def __sizeof__(self):
        return 100


class Numbers(list):
    pass


class Count(int):
    pass


class Table(dict):
    pass


def function():
    yield 1


print([size(number) for number in (0, 1, -1, 2**30, 2**60, 2**100, True, False, 1.5, 1j)])
print([size(value) for value in (None, ..., NotImplemented, object(), range(5), slice(1), Plain(), Slotted(), function, len)])
print(size(Plain), size(int), size([].append), size(lambda: 0))
print([size(made) for made in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(3)), map(int, []), zip())])
print(size(enumerate([])), size(reversed([])), size(filter(None, [])), size({}.keys()), size({}.items()))
print([size("a" * n) for n in range(4)], size("€" * 3), size("😀" * 3), size("é" * 3), size("a" * 1000))
print([size(b"a" * n) for n in range(3)], [size(bytearray(n)) for n in range(4)], size(memoryview(b"a")))
print([size(tuple(range(n))) for n in range(4)])
print([size(list(range(n))) for n in range(12)], [size([0] * n) for n in range(12)])
print([size([x for x in range(n)]) for n in range(20)], size([]), size([1]), size([1, 2]))
grown, sizes = [], []
for i in range(70):
    sizes.append(size(grown))
    grown.append(i)
print(sizes)
print([size({i: i for i in range(n)}) for n in range(50)])
print([size({str(i): i for i in range(n)}) for n in range(50)])
print(size({"a": 1}), size(dict(a=1)), size({1: 2}), size(dict.fromkeys(range(20))), size({i: i for i in range(100000)}))
print([size(set(range(n))) for n in range(25)], size(frozenset(range(10))), size(set(range(1000))))
print(size(ValueError()), size(KeyError(1)), size(OSError()), size(StopIteration()))
print(size(collections.deque()), size(collections.deque(range(100))))
print(size(Numbers()), size(Numbers([1, 2])), size(Count(5)), size(Table()), size(Table(a=1)))
print(size(Says()), size(Says(), 5), (5).__sizeof__(), [].__sizeof__(), "abc".__sizeof__(), {}.__sizeof__(), set().__sizeof__())
lazy = (n for n in range(10000))
print(size(lazy) < size([n for n in range(10000)]), size([n for n in range(10000)]))
print(size([]) < size([1]) < size([1, 2]) < size(list(range(100))), size("a") < size("ab"), size(10) < size(10**40))
