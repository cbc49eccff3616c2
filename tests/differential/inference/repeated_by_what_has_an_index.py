"""Sequences are repeated by ints from either side, and by what has `__index__`."""


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Shown:
    def __str__(self):
        return "shown"

    def __bytes__(self):
        return b"bytes"


def repeated(n):
    return n * b"ab", b"ab" * n, n * "ab", "ab" * n, n * bytearray(b"x"), n * [1], (1,) * n


def by_index(i):
    text = "ab" * i
    return text + "!", i * "x", (1,) * i, b"a" * i, i * b"a", [0] * i, len(b"abc" * i)


def grown(i):
    text, data = "ab", b"ab"
    text *= i
    data *= i
    return text.upper(), data.hex()


print(repeated(3), repeated(True), repeated(0))
print(by_index(Index(2)), grown(Index(3)))
print("%s" % Shown(), b"%b" % Shown(), len(b"<%b>" % Shown()))
for pair in ((Shown(), "x"), ("x", Shown()), (b"x", Shown())):
    try:
        print(pair[0] * pair[1])
    except TypeError as e:
        print("TypeError", e)
