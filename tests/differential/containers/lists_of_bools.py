"""Lists of bools on all ways that a list can go: some seen to their end, some that get away."""


def sieve(n):
    prime = [False, False] + [True] * (n - 1)
    for i in range(2, int(n**0.5) + 1):
        if prime[i]:
            prime[i * i :: i] = [False] * len(range(i * i, n + 1, i))
    return prime


def outside():
    marks = [True] * 4
    for index in (3, -4, 4, -5):
        try:
            marks[index] = not marks[index]
            print("set", index, marks[index], marks[-1])
        except IndexError as error:
            print(index, error)
    for index in (4, -5):
        try:
            marks[index] = False
        except IndexError as error:
            print(index, error)
    big = 10**20
    try:
        print(marks[big])
    except IndexError as error:
        print(error)
    try:
        marks[-big] = True
    except IndexError as error:
        print(error)
    return sum(marks)


def sliced():
    marks = [i % 3 == 0 for i in range(12)]
    part = marks[2:9:3]
    print(len(part), part[0], part[1], sum(marks[::-1]), sum(marks[1:]), sum(marks[5:2]))
    marks[1:3] = [True] * 5
    print(len(marks), sum(marks))
    marks[::2] = marks[1::2] + [False] * (len(marks) % 2)
    print(len(marks), sum(marks))
    marks[:] = marks
    marks[3:3] = marks[:2]
    print(len(marks), sum(marks), marks.count(False), marks.count(True))
    try:
        marks[::2] = [True, False]
    except ValueError as error:
        print(error)
    try:
        marks[::0] = [True]
    except ValueError as error:
        print(error)
    marks[4:] = []
    return "".join("x" if mark else "." for mark in marks)


def grown(n):
    marks = []
    for i in range(n):
        marks.append(i * i % 7 == 2)
    twice = marks * 2
    none = marks * 0
    return len(twice), sum(twice), any(twice), all(twice), len(none), any(none), all(none), not none


def grid(width, height):
    seen = [[False] * width for _ in range(height)]
    row = seen[1]
    row[2] = True
    seen[0][0] = True
    seen.append([True] * 2)
    seen[2] = [True] * width
    return sum(sum(line) for line in seen), len(seen), len(seen[-1]), seen[1][2], seen[0][1]


def aliased():
    a = [True] * 3
    b = a
    c = a[:]
    b[0] = False
    c[1] = False
    flip(a, 2)
    return a[0], b[2], c[2], a is b, sum(c)


def shared(n):
    a = [True] * n
    b = a
    b[0] = False
    flip(a, 1)
    c = a + b
    c[2] = c[-1] = False
    marks = a if n % 2 else c
    marks[-2] = False
    return sum(a), b.count(False), sum(c), len(marks), a[n - 2]


def flip(marks, i):
    marks[i] = not marks[i]


def shown():
    marks = [True] * 2
    marks[1] = False
    print(marks, [marks], (marks, 1), {"a": marks})
    mixed = [False] * 2
    mixed[0] = 7
    return mixed, sorted(marks), list(marks), marks == [True, False], marks + [None]


def escapes(n):
    marks = [False] * n

    def mark(i):
        marks[i] = True
        return marks

    return mark(1), [True, False][n % 2], max([True, False]), tuple([True] * n)


class Table:
    used = [False] * 3

    def __init__(self, n):
        self.rows = [True] * n
        self.free = [False] * n

    def take(self, rows):
        rows[0] = False
        return self.rows, rows


def by_value(function):
    return function(5)


def made(n):
    marks = [True] * n
    marks[0] = False
    return marks


def maybe(n):
    if n > 2:
        marks = [True] * n
    try:
        return len(marks)
    except UnboundLocalError as error:
        return str(error)


def generator(n):
    marks = [False] * n
    for i in range(n):
        marks[i] = i % 2 == 0
        yield sum(marks)
    return marks


def finished(n):
    result = yield from generator(n)
    print(result)


prime = sieve(50)
print([i for i, is_prime in enumerate(prime) if is_prime], sum(prime), len(prime))
print(outside())
print(sliced())
print(grown(20), grown(0))
print(grid(4, 3))
print(aliased(), shared(5), shared(6))
print(shown())
print(escapes(3))
table = Table(2)
print(table.rows, table.free, Table.used, table.take([True] * 2), vars(table))
print(by_value(made), made(2)[0], by_value(lambda n: made(n)[1:]))
print(maybe(3), maybe(1))
print(list(generator(4)), list(finished(2)))
flags = [False] * 5
flags[2] = True
for i, flag in enumerate(flags):
    if flag:
        flags[i - 1] = True
print(flags.count(True), len(flags))
hidden = [True] * 6
for i in range(0, 6, 4):
    hidden[i] = False
print(sum(hidden), hidden[-2])
try:
    too_many = [True] * (1 << 62)
    print(len(too_many))
except (MemoryError, OverflowError) as error:
    print(type(error).__name__)
total = 0
for keep in hidden:
    total += keep
while hidden[1]:
    hidden[1] = False
print(total, True in hidden, hidden.index(True), reversed(hidden).__next__())
