"""Results of `combinations` and the like are given again only when nobody else holds them."""

from itertools import combinations, combinations_with_replacement, permutations, product

# Whoever keeps the results has different ones.
for make in (
    lambda: combinations("abcd", 2),
    lambda: combinations_with_replacement("abc", 2),
    lambda: permutations("abc", 2),
    lambda: permutations("abcd"),
    lambda: product("ab", "xy", [1, 2]),
    lambda: product([0, 1], repeat=3),
):
    kept = list(make())
    print(len(kept), kept[0], kept[-1], len({id(t) for t in kept}) == len(kept))
    print(sorted(kept) == sorted(set(kept)), kept == [t for t in make()])

# One is kept now and then; the others are thrown away.
kept = []
for i, triple in enumerate(combinations(range(6), 3)):
    if i % 4 == 1:
        kept.append(triple)
print(kept)

# Parts of a result live on, and so does a result behind another name.
parts = []
for pair in permutations(["a" * 3, "b" * 2, "c"], 2):
    first, second = pair
    parts.append(first + second)
    last = pair
print(parts, last)

# In sets, dicts and closures.
print(sorted({t for t in product("ab", repeat=2)}))
print({t: sum(t) for t in combinations((1, 2, 3), 2)})
late = [lambda t=t: t for t in combinations("xyz", 2)]
print([f() for f in late])


def held():
    source = combinations(range(4), 2)
    a = next(source)
    b = next(source)
    c = next(source)
    del b
    d = next(source)
    return a, c, d, list(source)


print(held())

# Nothing chosen, everything chosen, more than there is.
print(list(combinations([1, 2], 0)), list(permutations([], 0)), list(product()), list(product(repeat=0)))
print(list(combinations([1, 2], 2)), list(combinations([1, 2], 3)), list(permutations([1, 2], 3)), list(product([], [1])))
print(list(combinations_with_replacement([], 0)), list(combinations_with_replacement([], 1)), list(product([1], repeat=0)))

ended = combinations("ab", 2)
print(next(ended), next(ended, "end"), next(ended, "end"))


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def __repr__(self):
        return self.name


def finalized():
    source = combinations([Item("p"), Item("q"), Item("r")], 2)
    for pair in source:
        print(pair)
    print("ended")
    del source
    print("dropped")
    return pair[0]


print(finalized())

# Two iterators at once, one inside the other, and one on results of the other.
print([(a, b) for a in combinations("abc", 2) for b in permutations(a)])
print(list(combinations(combinations("abc", 2), 2)))
print(list(zip(product("ab", repeat=2), product("cd", repeat=2))))
print(max(combinations([3, 1, 2], 2)), min(permutations([3, 1, 2])), sum(a * b for a, b in combinations(range(50), 2)))
print(sum((list(t) for t in combinations("abc", 2)), []))


def stepping():
    for t in permutations(range(3)):
        got = yield t
        if got:
            yield ("sent", got, t)


gen = stepping()
print(next(gen), gen.send("x"), next(gen), list(gen))

big = 10**30
print([a + b for a, b in combinations([big, big + 1, 0.5], 2)])
cells = [[], [], []]
for a, b in combinations(cells, 2):
    a.append(len(b))
print(cells)
