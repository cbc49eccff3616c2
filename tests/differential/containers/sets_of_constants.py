# Set displays of constants that are only searched, or gone over.
def kind(x):
    if x in {1, 2, 3, 5, 8, 13, 21, 34, 55, 89}:
        return "fibonacci"
    if x in {"if", "else", "while", "for", "def", "return", "class", "pass", "in"}:
        return "word"
    if x in {None, True, 2.5, (1, 2), (1, ("a", 2.0)), 10**20, -7}:
        return "mixed"
    return "x" not in {"x", x}


def pair(x, y):
    return (x, y) in {(0, 1), (2, 1)}, (x, y) not in {(0, 1)}


for x in (1, 89, 90, "def", "define", None, True, 2.5, (1, 2), (1, ("a", 2.0)), 10**20, -7, 1.0, False, "x"):
    print(x, kind(x))
for _ in range(2):
    print(pair(0, 1), pair(1, 0))
    print([k for k in {3, 1, 2}], [k for k in {"a", 5, None}], sum(x for x in {10, 20, 30}))
try:
    print([] in {1, 2, 3})
except TypeError as error:
    print(error)
print({1} in {2, 3}, frozenset([1]) in {1, 2})
kept = {1, 2, 3}
kept.add(4)
print(kept, {1, 2, 3})
