"""Instances that meet in iterators, and in iterables of classes of the program."""

import bisect
import functools


class Low:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __gt__(self, other):
        return self.x > other.x

    def __hash__(self):
        return hash(self.x)


class High:
    def __init__(self, x):
        self.pad = "pad"
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)


class Countdown:
    def __init__(self, n, make):
        self.n = n
        self.make = make

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.make(self.n)


class Row:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return Low(i * 2)


@functools.lru_cache(maxsize=None)
def total(a, b):
    return a.x + b.x


def main():
    print(High(1) in (Low(i) for i in range(3)), Low(9) in (High(i) for i in range(3)))
    print(max(Countdown(4, Low)).x, min(Countdown(4, Low)).x)
    print(High(2) in Countdown(4, Low), Low(2) in Row(3), High(5) in Row(3))
    print(bisect.bisect_left(Row(5), Low(5)), max(Row(3)).x)
    print({High(1), High(7)}.issubset(Countdown(9, Low)), {High(1)}.isdisjoint(Countdown(3, Low)))
    pair = [High(1), Low(2)]
    print(total(*pair), total(*pair), total(*[Low(1), High(2)]), total.cache_info().hits)


class Options:
    """What `**` asks: `keys`, then an item for each."""

    def __init__(self, entries):
        self.entries = entries

    def keys(self):
        return [name for name, _ in self.entries]

    def __getitem__(self, name):
        return dict(self.entries)[name] * 2


def shown(a, b=0, **rest):
    return a, b, rest


first = functools.lru_cache(lambda a: a.x)

main()
print(first(*[Low(1)]), first(*[High(1)]), first.cache_info().hits)
print(shown(**Options([("b", 2), ("a", "x")])), shown(*[1], **Options([("c", 3)])), {**Options([("k", 1.5)])})
