"""Built-in functions and methods called with keywords, rightly and wrongly."""

words = ["pear", "Fig", "apple", "kiwi", "Date"]
print(sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(words, reverse=True))
print(max(words, key=len), min(words, key=str.lower), max([], default="none"), min([], key=len, default=None))
print(max(words, key=None), max(3, 1, key=lambda x: -x), min([3, 1, 2], key=lambda x: -x))
words.sort(key=lambda w: w[-1])
print(words)
words.sort(reverse=True)
print(words)
print("a b  c".split(maxsplit=1), "a,b,c".split(sep=",", maxsplit=1), "x=y=z".rsplit("=", maxsplit=1), "a\nb".splitlines(keepends=True))
print(int("ff", base=16), round(2.567, ndigits=1), pow(2, 10, mod=1000), sum([1, 2], start=10), sum([0.5] * 4, start=1))
print(list(enumerate("ab", start=5)), "é".encode(encoding="latin-1"), b"\xe9".decode("ascii", errors="replace"))
print("{} {}".format(1, 2), "ab".replace("a", "b"), dict(a=1, b=2), str(b"x", encoding="ascii"))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: sorted(words, key=len, cmp=None))
attempt(lambda: sorted(iterable=words))
attempt(lambda: max([1], 2, default=3))
attempt(lambda: max([], key=len))
attempt(lambda: max(key=len))
attempt(lambda: max([1, "a"], key=None))
attempt(lambda: int("5", radix=3))
attempt(lambda: "a".split(",", sep=","))
attempt(lambda: words.sort(len))
attempt(lambda: round(number=2.5))
attempt(lambda: sum(iterable=[1]))
attempt(lambda: pow(2))
print(sum([1, 2.5, 3, 10**20, 0.25]), sum([True, 2]), sum((0.1,) * 10), sum([0.1] * 10, 0.0), sum([1, 0.1] * 5))
nan = float("nan")
print(max([nan, 1.0]), max([1.0, nan, 2.0]), min([2, 1.5, 1, 0.5]), max([1, 2, 2.0, True]), min((3, 2, 10**20)), max(["b", "a"]), min([0.0, -0.0]))
print("ab" * 5, "é" * 3, "日x" * 4, "" * 9, "abc" * 0, "a" * 17, "😀" * 2, "xyz" * 1)
attempt(lambda: "a".split(other=1))
attempt(lambda: [].append(item=1))
attempt(lambda: len(obj=[]))
attempt(lambda: list.append(object=3))
attempt(lambda: str.split(sep=","))
attempt(lambda: {}.get(key=1))
attempt(lambda: isinstance(1, classinfo=int))
