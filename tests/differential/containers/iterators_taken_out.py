"""What is left of an iterator goes to join, list, sorted, set and unpacking, and the iterator is at its end then."""

words = ["a", "b", "c", "d"]
for make in (iter, reversed):
    for skipped in range(6):
        for take in (list, tuple, sorted, set, "-".join, frozenset, lambda it: [*it]):
            it = make(words)
            for _ in range(skipped):
                next(it, None)
            took = take(it)
            print(sorted(took) if isinstance(took, (set, frozenset)) else took, next(it, "end"), list(it), end=" ")
        print()
it = reversed(words)
next(it)
words.clear()
print(list(it), "".join(it), list(it))
items = [1, 2, 3]
it = iter(items)
next(it)
items.append(4)
print(sorted(it, reverse=True), list(it))
items.append(5)
print(list(it), next(it, "over"))
it = reversed(items)
items += [6]
print(list(it))
t = iter((1, 2, 3))
next(t)
x, y = t
print(x, y, list(t))
try:
    ",".join(reversed(["x", 1]))
except TypeError as e:
    print(e)
try:
    ",".join(map(int, "12"))
except TypeError as e:
    print(e)


class Listed(list):
    def __iter__(self):
        return iter(["own"])


print(list(reversed(Listed("ab"))), "".join(Listed("ab")), sorted(Listed("ab")))


class Text(str):
    def __iter__(self):
        return iter(["x", "y"])


print(list(Text("ab")), sorted(Text("ab")), "".join(Text("ab")), set(Text("ab")) == {"x", "y"}, list("aé€😀"), sorted("hello"), [*"abc"])
print("".join(sorted("listen")), "".join(reversed("abc")), max("hello"), min("hello"), sorted("héé", reverse=True), "-".join("añb"))
a, *b, c = reversed([1, 2, 3, 4])
print(a, b, c)
for source in ("", "a", "abc", "aé€😀", (), (1,), (1, 2, 3), [1, 2, 3], range(4), b"ab", Text("ab"), Listed("ab")):
    for skipped in range(4):
        for take in (list, tuple, sorted, lambda it: "".join(map(str, it)), lambda it: "".join(it), lambda it: [*it]):
            it = reversed(source)
            for _ in range(skipped):
                next(it, None)
            try:
                print(take(it), end=" ")
            except TypeError as e:
                print(e, end=" ")
            print(next(it, "end"), list(it), end=" ")
    print()
print(list(zip(reversed([1, 2]), iter("ab"))), dict(zip("ab", iter([1, 2]))), all(iter([])), any(reversed([0, 1])))
