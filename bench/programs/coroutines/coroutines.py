"""Generators that are sent values, closed and delegated to."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 800_000
def averager():
    total = 0.0
    n = 0
    avg = None
    while True:
        x = (yield avg)
        if x is None:
            return (n, avg)
        total += x
        n += 1
        avg = total / n


def grep(pat, target):
    try:
        while True:
            line = (yield)
            if pat in line:
                target.send(line)
    except GeneratorExit:
        target.close()


def counter(d):
    try:
        while True:
            line = (yield)
            d[line[:4]] = d.get(line[:4], 0) + 1
    except GeneratorExit:
        d['closed'] = True


def delegate(res):
    while True:
        r = (yield from averager())
        res.append(r)


d = {}
c = counter(d)
next(c)
g = grep('py', c)
next(g)
for i in range(SIZE):
    g.send(f"line {i} {'py' if i % 3 else 'no'}")
g.close()
print(d)
res = []
m = delegate(res)
next(m)
for k in range(20):
    for i in range(5000):
        m.send(i * 0.5)
    m.send(None)
print(res[0], len(res))


def walk(t):
    if isinstance(t, list):
        for x in t:
            yield from walk(x)
    else:
        yield t


t = list(range(10))
for _ in range(4):
    t = [t, t, 1]
print(sum((x for _ in range(100) for x in walk(t))))
