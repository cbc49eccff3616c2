"""Iterators and generators that are made once and taken from again and again go on where they were."""
import itertools


def count(start=0):
    while True:
        yield start
        start += 1


def upto(n):
    for i in range(n):
        yield i * i


def letters():
    for c in "abcdefgh":
        yield c


def forever():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def nexts(n):
    g = count()
    for _ in range(n):
        print(next(g), end=" ")
    print()
    g = forever()
    print([next(g) for _ in range(n)], [next(g) for _ in range(n)])
    g = upto(3)
    while n:
        print(next(g, "end"), end=" ")
        n -= 1
    print()


def consumers(n):
    for make in (lambda: upto(4), lambda: (x + 1 for x in range(4))):
        g = make()
        for _ in range(n):
            print(sum(g), end=" ")
        g = make()
        for _ in range(n):
            print(list(g), end=" ")
        g = make()
        for _ in range(n):
            print(tuple(g), end=" ")
        print()


def known(n):
    g = upto(4)
    for _ in range(n):
        print(sum(g), end=" ")
    g = upto(4)
    for _ in range(n):
        print(list(g), sorted(g), end=" ")
    g = upto(4)
    for _ in range(n):
        print(sorted(g, reverse=True), end=" ")
    g = upto(4)
    for _ in range(n):
        print(max(g, default=None), end=" ")
    g = upto(4)
    for _ in range(n):
        print(set(g), end=" ")
    g = upto(4)
    for _ in range(n):
        print(any(g), end=" ")
    g = upto(4)
    for _ in range(n):
        print(all(g), end=" ")
    g = letters()
    for _ in range(n):
        print("-".join(g), end="|")
    g = ((c, 1) for c in "xyz")
    for _ in range(n):
        print(dict(g), end=" ")
    print()


def made_inside(n):
    for i in range(n):
        g = upto(i + 2)
        print(sum(g), list(upto(i)), end=" ")
        h = (x for x in range(i))
        if i % 2:
            print(list(h), end=" ")
    print()


def iterators(n):
    makers = {
        "iter": lambda: iter([1, 2, 3]),
        "zip": lambda: zip("abc", [1, 2, 3]),
        "enumerate": lambda: enumerate("abc"),
        "map": lambda: map(str, [1, 2, 3]),
        "filter": lambda: filter(None, [0, 1, 2]),
        "reversed": lambda: reversed([1, 2, 3]),
        "range": lambda: iter(range(3)),
        "chain": lambda: itertools.chain([1], [2, 3]),
        "islice": lambda: itertools.islice(count(), 3),
    }
    for name, make in makers.items():
        it = make()
        print(name, [list(it) for _ in range(2)])
    it = zip("abc", [1, 2, 3])
    for _ in range(n):
        print(next(it, None), end=" ")
    it = enumerate("abc")
    for _ in range(n):
        print(list(it), end=" ")
    it = map(lambda x: x + 1, [1, 2, 3])
    for _ in range(n):
        print(sum(it), end=" ")
    it = iter([3, 1, 2])
    for _ in range(n):
        for x in it:
            print(x, end=" ")
            break
        print(max(it, default="none"), end=" ")
    it = reversed([1, 2, 3])
    for _ in range(n):
        print(tuple(it), end=" ")
    print()


def chunks(text, size):
    it = iter(text)
    while chunk := list(itertools.islice(it, size)):
        yield "".join(chunk)


def pairs(n):
    g = upto(n)
    for a in g:
        b = next(g, None)
        print((a, b), end=" ")
    g = upto(n)
    for a, b in zip(g, g):
        print((a, b), end=" ")
    print()


def with_try(n):
    g = upto(2)
    for _ in range(n):
        try:
            print(next(g), end=" ")
        except StopIteration:
            print("stop", end=" ")
    print()


def in_a_while():
    ids = count(10)
    names = {}
    for word in "the cat the dog a cat".split():
        if word not in names:
            names[word] = next(ids)
    return names


def shared(xs, n):
    e = enumerate(xs)
    for _ in range(n):
        for i, x in e:
            print(i, x, end=" ")
            if i % 2:
                break
        print(end="| ")
    z = zip(xs, range(10))
    for _ in range(n):
        for a, b in z:
            print(a, b, end=" ")
            if b == 1:
                break
    r = reversed(range(n + 3))
    for _ in range(n):
        for x in r:
            print(x, end=" ")
            break
    e = enumerate(xs)
    for a, b in zip(e, e):
        print(a, b, end=" ")
    e = enumerate(xs)
    for pair in zip(e, xs, e):
        print(pair, end=" ")
    print()


for times in (0, 1, 3):
    nexts(times)
    consumers(times)
    known(times)
    made_inside(times)
    iterators(times)
    with_try(times)
    shared("abcde", times)
print(list(chunks("abcdefgh", 3)))
pairs(6)
print(in_a_while())
