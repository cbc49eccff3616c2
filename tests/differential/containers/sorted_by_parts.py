"""Sorting where the first words of keys say little: long and short texts, zeros, tuples whose first items are equal."""


def show(name, items, **how):
    result = sorted(items, **how)
    print(name, result if len(result) < 13 else (len(result), result[:4], result[len(result) // 2], result[-3:]))


def numbers(n, seed):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed // 65536


class Item:
    def __init__(self, name, rank):
        self.name = name
        self.rank = rank

    def __repr__(self):
        return f"{self.name}/{self.rank}"


short = ["b", "", "a\0", "a", "ab", "a\0\0", "abcdefgh", "abcdefg", "abcdefgh\0", "abcdefghi", "z", "a"]
show("zeros", short)
show("zeros backwards", short, reverse=True)
show("no zeros", ["pear", "fig", "", "apple", "fig", "banana", "kiwi"])
show("wide", ["é", "z", "\u0100", "a", "\u00ff", "\U0001f600"])
show("ints", [5, -3, 0, -3, 2**49, -(2**49)])
show("big ints", [2**70, -(2**70), 5, 2**50, 2**64])
show("floats", [0.0, -0.0, 1.5, float("inf"), -2.5, float("-inf"), 1e-300])
show("mixed", [3, 2.5, True, -1, 2**60])

same = [("x", 3), ("x", 1), ("w", 9), ("x", 2), ("w", 1)]
show("texts then ints", same)
show("texts then ints backwards", same, reverse=True)
show("ints then texts", [(1, "b"), (0, "c"), (1, "abcdefghij"), (1, "abcdefghia"), (0, "c\0"), (0, "c")])
show("long first", [("abcdefghij", 2), ("abcdefghii", 3), ("abcdefghij", 1)])
show("zeros first", [("a\0", 1), ("a", 2), ("a\0", 0), ("a", 1)])
show("floats then floats", [(0.0, 1.0), (-0.0, 0.5), (0.0, -1.0)])
show("lengths", [(1, 2), (1,), (1, 2, 3), (1, 1, 9), (0, 5)])
show("second of two kinds", [(1, "a"), (0, 2), (2, "b"), (3, 1)])
show("third decides", [("a", 1, "z"), ("a", 1, "y"), ("a", 0, "x"), ("a", 1)])
show("nested", [((1, 2), 3), ((1, 1), 4), ((0, 9), 1)])
show("empty among them", [(), (1,), (0,)])

items = [Item("n" + str(n % 7), n % 5) for n in numbers(40, 7)]
show("by name", items, key=lambda item: item.name)
show("by rank and name", items, key=lambda item: (item.rank, item.name))
show("by name and -rank", items, key=lambda item: (item.name, -item.rank))
show("backwards by both", items, key=lambda item: (item.rank, item.name), reverse=True)

many = list(numbers(500, 3))
show("many", many)
show("many backwards", many, reverse=True)
show("many by the last digit", many, key=lambda n: n % 10)
show("many as floats", [n / 7 for n in many])
show("many as texts", [str(n) for n in many])
show("many as long texts", ["number " + str(n) for n in many])
show("many pairs", [(n % 10, n) for n in many])
show("many texts and ints", [(str(n % 10), -n) for n in many])
counts = {}
for n in many:
    counts[n % 50] = counts.get(n % 50, 0) + 1
show("counts", counts.items(), key=lambda pair: (-pair[1], pair[0]))

for wrong in ([(1, "a"), (1, 2)], ["a", 1], [("a", None), ("a", 1)], [(1, 2, None), (1, 2, 3)]):
    try:
        sorted(wrong)
    except TypeError as error:
        print(error)
    else:
        print("no error", wrong)

deep = ()
for _ in range(3):
    deep = (deep, 1)
print(sorted([deep, ((), 1), (((), 1), 1)]))
