"""Tuples that are looked for in dicts and sets and in what behaves like them."""
from collections import Counter, OrderedDict, defaultdict


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x

    def __hash__(self):
        return hash(self.x)

    def __repr__(self):
        return f"P{self.x}"


class Noisy:
    """Equal to nothing, hashed as a number, and telling when it is asked."""

    def __init__(self, n, keep):
        self.n, self.keep = n, keep

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        self.keep.append(other)
        return False


class Pair(tuple):
    def __eq__(self, other):
        kept.append(other)
        return tuple.__eq__(self, other)

    __hash__ = tuple.__hash__


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, at):
        x, y = at
        return self.cells.get((x, y), (at, type(at).__name__))

    def __setitem__(self, at, value):
        self.cells[at] = value

    def __contains__(self, at):
        kept.append(at)
        return at in self.cells


class Missing(dict):
    def __missing__(self, key):
        self[key] = ("missing", key)
        return self[key]


class Failing:
    def __hash__(self):
        raise ValueError("no hash today")


kept = []
d = {(x, y): x * 10 + y for x in range(4) for y in range(4)}
total = 0
for x in range(-1, 5):
    for y in range(-1, 5):
        if (x, y) in d:
            total += d[x, y]
        total += d.get((x, y), 1000)
        d[x, y] = total
print(total, len(d), list(d)[-1], d[(-1, -1)], d.get((9, 9)), d.get((9, 9), None))
try:
    d["a", 1.5]
except KeyError as e:
    print("KeyError", e, e.args[0] == ("a", 1.5), type(e.args[0]))
try:
    d[[], 1]
except TypeError as e:
    print("TypeError", e)
for probe in ([], {}, Failing()):
    for what in ("in", "get", "set", "add"):
        try:
            if what == "in":
                print((1, probe) in d)
            elif what == "get":
                print(d.get((1, probe)))
            elif what == "set":
                d[1, probe] = 2
            else:
                {1}.add((1, probe))
        except (TypeError, ValueError) as e:
            print(what, type(e).__name__, e)
print((1.0, 2) in d, (True, False) in d, (2**70, 0) in d, d[1.0, True], (1, 2, 3) in d, (1,) in d)
d[2**70, "big"] = "large"
print(d[2**70, "big"], (2**70, "big") in d, d[1180591620717411303424, "b" + "ig"])

s = set()
for i in range(300):
    s.add((i % 7, i % 5))
    s.add((Point(i % 3), "x"))
print(len(s), (3, 3) in s, (Point(2), "x") in s, (Point(5), "x") in s, (7, 7) in s, s.add((1, 1)))
print((1, 2) in frozenset([(1, 2)]), (1, 2) in [(1, 2)], (1, 2) in ((1, 2), 3), (1, 2) in {1: 2}.items())

points = {(Point(1), Point(2)): "ab"}
print(points[Point(1), Point(2)], points.get((Point(2), Point(1)), "none"), (Point(1), Point(2)) in points)
keep = []
noisy = {(Noisy(5, keep), 1): 1}
print((5, 1) in noisy, noisy.get((5, 1), "no"), keep)
noisy[5, 1] = 3
print(len(noisy), noisy[5, 1], keep)
pairs = {Pair((1, 2)): "pair", (3, 4): "tuple"}
print(pairs[1, 2], (1, 2) in pairs, (3, 4) in pairs, kept, [type(k).__name__ for k in kept])

kept.clear()
grid = Grid()
grid[1, 2] = "cell"
print(grid[1, 2], grid[3, 4], (1, 2) in grid, (5, 6) in grid, kept)
missing = Missing()
print(missing["k", 1], missing["k", 1] is missing["k", 1], len(missing))
counts = defaultdict(int)
for word in "the cat and the dog and the bird".split():
    counts[word, len(word)] += 1
print(dict(counts), counts["no", 1], len(counts))
lists = defaultdict(list)
for i in range(10):
    lists[i % 2, i % 3].append(i)
print(dict(lists))
counter = Counter()
counter["a", 1] += 2
print(counter["a", 1], counter["b", 1], counter, ("b", 1) in counter)
ordered = OrderedDict()
ordered[2, 2] = "x"
ordered[1, 1] = "y"
ordered[2, 2] = "z"
print(ordered, (1, 1) in ordered)
ordered.move_to_end((2, 2))
print(list(ordered))


def memo(n, k, seen={}):
    if (n, k) in seen:
        return seen[n, k]
    value = 1 if k == 0 or k == n else memo(n - 1, k - 1) + memo(n - 1, k)
    seen[n, k] = value
    return value


print(memo(60, 30))


def untyped(container, a, b):
    try:
        container[a, b] = container[a, b] + 1
    except (KeyError, TypeError, IndexError) as e:
        return type(e).__name__, str(e)
    return container[a, b]


print(untyped({(1, 2): 3}, 1, 2), untyped({}, 1, 2), untyped([1], 0, 0), untyped("ab", 1, 1), untyped(5, 1, 1))


def kept_key(d, a):
    key = (a, a)
    d[key] = 1
    return key, key in d


print(kept_key({}, 3), kept_key({(3, 3): 0}, 3))


def changing(d):
    for i in range(50):
        key = (i, i * i)
        if key not in d:
            d[key] = i
        else:
            d[key] += 1
    return sum(d.values()), len(d)


print(changing({}), changing({(2, 4): 10}))
small = {(1, 1): "one"}
print(small[1, 1], small.get((1, 2)), (1, 1) in small, () in small)
visited = {(0, 0)}
queue = [(0, 0, 0)]
while queue:
    x, y, steps = queue.pop(0)
    for dx, dy in ((1, 0), (0, 1)):
        if (x + dx, y + dy) not in visited and x + dx < 6 and y + dy < 6:
            visited.add((x + dx, y + dy))
            queue.append((x + dx, y + dy, steps + 1))
print(len(visited), max(visited), steps)
