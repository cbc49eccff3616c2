"""Makes and drops objects for as many seconds as the first argument says: cycles, caches, strings and lists of changing sizes.

What is alive at any time stays within fixed limits, so the size of the process must as well.
"""
import sys
import time


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []
        self.parent = None


class Cache:
    def __init__(self, limit):
        self.limit = limit
        self.items = {}
        self.hits = 0

    def get(self, key):
        if key in self.items:
            self.hits += 1
            value = self.items.pop(key)
        else:
            value = str(key) * (key % 50 + 1)
        self.items[key] = value
        if len(self.items) > self.limit:
            del self.items[next(iter(self.items))]
        return value


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % n


def graph(random, size):
    nodes = [Node("n" + str(i)) for i in range(size)]
    for node in nodes:
        for _ in range(3):
            node.links.append(nodes[random.below(size)])
        node.parent = nodes[random.below(size)]
    return nodes[0]


def tree(depth):
    if depth == 0:
        return None
    return [tree(depth - 1), tree(depth - 1), depth]


def text(random):
    parts = []
    for _ in range(random.below(40)):
        parts.append("x" * random.below(3000))
    joined = ",".join(parts)
    built = ""
    for part in parts:
        built += part[:200]
    return len(joined) + len(built)


def numbers(random):
    table = {}
    for i in range(random.below(5000)):
        table[random.below(100000)] = [i] * random.below(4)
    kept = sorted(table)[:100]
    return {key: table[key] for key in kept}


def main():
    seconds = float(sys.argv[1])
    random = Random(7)
    cache = Cache(2000)
    kept = [None] * 64
    rounds = total = 0
    start = time.time()
    while time.time() - start < seconds:
        for _ in range(20):
            kept[random.below(64)] = graph(random, 10 + random.below(300))
            kept[random.below(64)] = tree(random.below(11))
            kept[random.below(64)] = numbers(random)
            total += text(random)
            for _ in range(500):
                total += len(cache.get(random.below(6000)))
        rounds += 1
    print(rounds, "rounds", total > 0, cache.hits > 0)


main()
