"""Calls of built-in types, of every kind of operand, known and unknown."""


class Number:
    def __int__(self):
        return 42

    def __float__(self):
        return 4.25

    def __str__(self):
        return "a number"

    def __bool__(self):
        return False

    def __iter__(self):
        return iter([3, 1, 3])


class Index:
    def __index__(self):
        return 7

    def __repr__(self):
        return "an index"


class Text(str):
    def __str__(self):
        return "text: " + super().__str__()


class Bad:
    def __int__(self):
        return "no"

    def __str__(self):
        return 5

    def __bool__(self):
        return 2


def attempt(f, x):
    try:
        return f(x)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def to_int(x):
    return int(x)


def to_float(x):
    return float(x)


def to_str(x):
    return str(x)


def to_bool(x):
    return bool(x)


def to_list(x):
    return list(x)


def to_set(x):
    return sorted(set(x), key=str)


def to_tuple(x):
    return tuple(x)


VALUES = [0, -3, 10**20, True, 2.75, -2.75, -0.0, 1e20, float("inf"), float("nan"), "12", " -7\n", "1_000", "x", "", "1e3", b"5",
          Number(), Index(), Text("9"), Bad(), None, [1, 2], (3, 3), {"a": 1}, {5}, range(3), 2**60 + 1, 1125899906842624.0, 1125899906842623.5]
for value in VALUES:
    shown = type(value).__name__ if isinstance(value, (Number, Index, Bad)) else repr(value)
    print(shown, *[attempt(f, value) for f in (to_int, to_float, to_str, to_bool, to_list, to_set, to_tuple)], sep=" | ")


def typed():
    total = 0
    for i in range(10):
        x = i * 1.5 - 3
        total += int(x) * 1000 + int(i) + int(x > 0)
    y = float(total) + float(True) + float(2.5)
    big = 2**70
    text = str(total) + str(y) + str(big) + str("s") + str(None)
    return total, y, int(big), float(big), text, bool(total), bool(0.0), bool(""), bool([0]), int(1e18), int(-1e18), int(1e300) % 1000


print(typed(), list(), dict(), set(), tuple(), str(), int(), float(), bool(), list("ab"), tuple([1]), sorted(set("aab")))


def fails():
    for f in (lambda: int(float("nan")), lambda: int(float("-inf")), lambda: float(10**400), lambda: int("a b"), lambda: float("1.2.3")):
        try:
            print(f())
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)


fails()
digits = [int(d) for d in str(2**80)]
print(sum(digits), "".join(str(d) for d in digits), list(map(str, digits[:5])), [float(d) / 2 for d in digits[:4]])
