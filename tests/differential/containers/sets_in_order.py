# Sets made of other sets come in the order of their tables, and are gone through without an iterator.
for sizes in [(0, 3), (3, 5), (5, 20), (20, 50), (50, 34), (100, 100), (1000, 10), (7, 4000)]:
    a, b = set(range(0, sizes[0] * 7, 7)), set(range(0, sizes[1] * 5, 5))
    words = {f"w{i}" for i in range(sizes[0])}
    for left, right in [(a, b), (b, a), (words, {f"w{i}" for i in range(0, sizes[1], 3)})]:
        made = [left | right, left & right, left - right, left ^ right, left.copy(), frozenset(left), set(list(left) + list(right))]
        for one in made:
            print(len(one), list(one)[:12], list(one)[-3:])
        if left:
            print(min(left), max(left), sorted(left)[:4])
    print(sum(a), sum(frozenset(b)), tuple(a)[:5], a <= a | b, a < b, a.isdisjoint(b))

popped = set(range(40))
for _ in range(35):
    popped.pop()
print(popped, popped | {1000}, popped.copy(), set(popped))
mixed = {3, 2.5, "x", None, (1, 2), True, frozenset([1])}
print(len(mixed), len(set(list(mixed) * 2)), len(set([1, 1.0, True, 0, False, "1", (1,), (1,)])))
print(set("hello world") == set(list("hello world")), len(set(range(100)) | set(b"abc")), set([-1, -2, -1]) == {-1, -2})
print(min({1.5, 2, True}), max(frozenset({"b", "a"})), list(map(str, {3, 1, 2})), list(zip({1, 2}, {3, 4})), ",".join({"only"}))


class Item:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        return isinstance(other, Item) and self.value == other.value


items = [Item(i) for i in range(8)]
print(len(set(items + [Item(2), Item(9)])), Item(5) in set(items), len(set(items) - {Item(1)}), len({1, 2} | set(items)))

changing = {1, 2, 3}
try:
    for x in map(lambda x: changing.add(x + 10) or x, changing):
        pass
except RuntimeError as error:
    print(error)


class Growing:
    def __init__(self, home):
        self.home = home

    def __lt__(self, other):
        self.home.add(len(self.home) + 100)
        return False


home = set()
home.update([Growing(home), Growing(home), Growing(home)])
for function in (min, max):
    try:
        print(function(home) is not None)
    except (RuntimeError, TypeError) as error:
        print(error)
