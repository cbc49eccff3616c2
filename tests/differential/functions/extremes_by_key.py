"""`min` and `max` with a function of the program as the key."""

import traceback

nan = float("nan")
words = ["pear", "fig", "apple", "kiwi", "plum"]
print(min(words, key=lambda word: len(word)), max(words, key=lambda word: len(word)))
print(max(words, key=lambda word: -len(word)), min(words, key=lambda word: word[-1]), max(words, key=lambda word: word[::-1]))
print(min([3.5, nan, 1.5], key=lambda x: x), max([nan, 3.5], key=lambda x: x), min([3, -7, 5], key=lambda x: x * x))
print(max(range(20), key=lambda i: i * 7 % 11), min(range(0), key=lambda i: i, default="none"), max("hello", key=lambda c: ord(c)))
print(min({"a": 3, "b": 1, "c": 2}, key=lambda k: ord(k) % 3), max({5, 3, 9}, key=lambda n: n % 5), min((2, 1), key=lambda n: n > 1))
print(max((n * n % 17 for n in range(10)), key=lambda n: -n), min([10**30, 10**20, -(10**40)], key=lambda n: abs(n)))
print(max([1, 2, 3], key=lambda n: n if n != 2 else 2.5), max([True, 5, 2.5], key=lambda n: n), min([[2, 1], [1]], key=lambda x: len(x)))

scores = {"ann": 3, "bob": 7, "cy": 7}


def best(names):
    return max(names, key=lambda name: scores[name])


def nearest(points, x, y):
    def distance(p):
        return (p[0] - x) ** 2 + (p[1] - y) ** 2

    return min(points, key=distance)


def by_length_then_text(word):
    return (len(word), word)


print(best(["ann", "bob", "cy"]), best(["cy", "bob"]), nearest([(0, 0), (3, 4), (1.5, 2)], 2, 2))
print(min(words, key=by_length_then_text), max(words, key=by_length_then_text))
for given in ([], ["zoe"], 3, None):
    try:
        print(best(given))
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
print(max([], key=lambda x: x.y, default=None), min([4], key=lambda x: x / 2, default=0))


def failing(items):
    try:
        return min(items, key=lambda x: 10 // x)
    except ZeroDivisionError:
        return "zero"
    finally:
        print("tried", items)


print(failing([5, 2]), failing([5, 0, 2]), failing([0]))


def told(items):
    return max(
        items,
        key=lambda item: 1 / item,
    )


try:
    told([1, 0])
except ZeroDivisionError:
    traceback.print_exc(limit=3)

changing = {1: 1, 2: 2}


def grow(key):
    changing[len(changing) + 1] = 0
    return key


try:
    print(max(changing, key=grow))
except RuntimeError as error:
    print(error)
items = [3, 1, 2]


def extend(item):
    if len(items) < 6:
        items.append(item - 5)
    return item


print(min(items, key=extend), items)


class Thing:
    def __init__(self, name, weight):
        self.name = name
        self.weight = weight

    def cost(self):
        return self.weight * 2

    def __repr__(self):
        return f"Thing({self.name})"


things = [Thing("a", 2.5), Thing("b", 1.5), Thing("c", 4.0), Thing("d", 4.0)]
print(min(things, key=lambda t: t.weight), max(things, key=lambda t: t.cost()), max(things, key=Thing.cost), max(things, key=lambda t: t.name))
calls = []


def noted(n):
    calls.append(n)
    return -n


print(max([4, 2, 8], key=noted), calls)


def stops(n):
    raise StopIteration(n)


try:
    min([1, 2], key=stops)
except StopIteration as error:
    print("StopIteration", error.value)


def lazily():
    yield min([1, 2], key=lambda n: -n)
    yield max([1, 2], key=stops)


try:
    print(list(lazily()))
except RuntimeError as error:
    print(error)


def nested(rows):
    return max((min(row, key=lambda n: (n - 3) ** 2) for row in rows), key=lambda n: n % 4)


print(nested([[1, 5, 9], [2, 4], [7]]))
total = 0
for i in range(200):
    total += max(range(i, i + 9), key=lambda n: (n * 37 + i) % 23)
print(total)
