# What is taken out of iterators in one go leaves them as one step after another would.
a, b, c = iter([1, 2, 3]), iter("xy"), iter((7, 8, 9, 10))
first, second = iter([1, 2, 3]), iter([4, 5])
print(list(zip(first, second)), list(first), list(second))
first, second = iter([1, 2]), iter([4, 5, 6])
print(list(zip(first, second)), list(first), list(second))
first, second, third = iter([1, 2, 3]), iter([4, 5, 6, 7]), iter((8, 9))
pairs = zip(first, second, third)
print(next(pairs), list(pairs), list(pairs), list(first), list(second), list(third))
print(list(zip(a, b)), list(a), list(b), tuple(zip(c)))
same = iter([1, 2, 3, 4, 5])
print(list(zip(same, same)), list(same))
numbers = enumerate(["a", "b", "c"], 5)
print(next(numbers), list(numbers), list(numbers), tuple(enumerate(iter("ab"), 2**63 - 1)))
print(list(zip()), list(zip([])), list(zip([], [1])), list(zip(*[[1, 2], [3, 4], [5, 6]])))
try:
    print(list(zip([1, 2], [3], strict=True)))
except ValueError as error:
    print(error)

table = {"one": 1, "two": 2, "three": 3.5}
print(list(table), list(table.values()), list(table.items()), tuple(table.keys()), sum(table.values()))
print(sorted(table.items()), sorted(table.values(), reverse=True), sorted({3, 1, 2}), list(frozenset([5])))
print(dict(zip("abc", [1, 2])), dict(zip([1, "x", 1], iter([4, 5, 6]))), dict([["k", 1], ("l", 2)]))
keys, values = iter(["p", "q", "r"]), iter([1, 2])
print(dict(zip(keys, values)), list(keys), list(values))


class Key:
    def __hash__(self):
        raise TypeError("no hash")


keys, values = iter([1, Key(), 3]), iter([4, 5, 6])
try:
    dict(zip(keys, values))
except TypeError as error:
    print(error, list(keys), list(values))
for wrong in ([(1, 2, 3)], [[1]], ["abc"], [1]):
    try:
        dict(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(list(reversed([1, 2])), list(reversed((1, 2))), list(reversed("ab")))


class Adds:
    def __init__(self, table):
        self.table = table

    def __radd__(self, other):
        self.table["new"] = 1
        return other


grown = {"a": 1, "b": None}
grown["b"] = Adds(grown)
try:
    print(sum(grown.values()))
except RuntimeError as error:
    print(error)
