# Loops over ranges, sequences, enumerate, zip and reversed: what the iterator objects would have done.


def ranges():
    print([i for i in range(5)], [i for i in range(2, 5)], [i for i in range(5, 2)], [i for i in range(10, 0, -3)])
    for i in range(3):
        i *= 10
        print(i, end=" ")
    print(i)
    for i in range(0):
        print("never")
    else:
        print("else", i)
    for i in reversed(range(4)):
        print(i, end=" ")
    for i in reversed(range(3, 8)):
        print(i, end=" ")
    for i in reversed(range(5, 1, -1)):
        print(i, end=" ")
    print()
    for i in range(2**63 - 2, 2**63 + 2):
        print(i, end=" ")
    for i in range(-(2**63) + 1, -(2**63) - 2, -1):
        print(i, end=" ")
    print()
    for i in range(True, 3):
        print(i, type(i).__name__)
    n = 3
    for i in range(n):
        n = 100
    print(i, n)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("asked")
        return self.value


class Named(int):
    pass


def odd_bounds():
    for i in range(Index(2)):
        print(i)
    for i in range(Named(1), Named(3)):
        print(i, type(i).__name__)
    for bad in ("x", 1.5, None):
        try:
            for i in range(bad):
                print("never")
        except TypeError as e:
            print(e)
    try:
        for i in range(1, 2, 0):
            print("never")
    except ValueError as e:
        print(e)


def changing():
    xs = [1, 2, 3, 4]
    for x in xs:
        if x == 2:
            xs.remove(3)
        if len(xs) < 8:
            xs.append(x * 10)
        print(x, end=" ")
    print(xs)
    xs = [1, 2, 3, 4, 5]
    for x in xs:
        print(x, end=" ")
        xs.pop()
    print(xs)
    xs = [1, 2, 3]
    for x in xs:
        xs = ["other"]
        print(x, end=" ")
    print(xs)
    xs = [1, 2, 3]
    for i, x in enumerate(xs):
        xs.clear()
        print(i, x)
    ys = [1, 2, 3]
    for a, b in zip(ys, ys):
        ys.append(a) if len(ys) < 5 else None
        print(a, b, end=" ")
    print(len(ys))


def leaving(limit):
    for i, c in enumerate("abcdef", 10):
        if c == limit:
            break
        if i % 2:
            continue
        print(i, c, end=" ")
    else:
        print("all", end=" ")
    print(i, c)
    return i


def nested(rows):
    total = 0
    for r, row in enumerate(rows):
        for c, item in enumerate(row):
            if item < 0:
                break
            total += item * (r + 1) * (c + 1)
        else:
            total += 1000
    return total


def watched(xs):
    out = []
    for x in xs:
        try:
            for y in (1, 0, x):
                out.append(12 // (y - x))
        except ZeroDivisionError:
            out.append("zero")
        finally:
            out.append("|")
    return out


def generator(xs, n):
    for i in range(n):
        for x in xs:
            yield i * x
    for a, b in zip(xs, "xyz"):
        yield b * a


ranges()
odd_bounds()
changing()
leaving("d")
leaving("z")
print(nested([[1, 2], [3, -1, 9], []]))
print(watched([0, 5, 1]))
print(list(generator([1, 2], 3)))
for a, b, c in zip([1, 2, 3], (4, 5), "xyz"):
    print(a, b, c)
for i, (a, b) in enumerate(zip("ab", range(5, 9))):
    print(i, a, b)
for x in ():
    print("never")
for c in "aé€😀":
    print(c, len(c), ord(c))
pairs = [(1, "a"), (2, "b")]
for n, s in pairs:
    print(n, s)
t = (3, 4.5, None)
for x in t:
    print(x)
it = iter([1, 2, 3])
for x in it:
    break
print(next(it), list(it))
