def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "done"
print(list(count(4)), sum(count(5)), [x * 2 for x in count(3)], max(count(7)))
g = count(2); print(next(g), next(g), next(g, "end"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = f"caught {e}"
e = echo(); next(e); print(e.send(1), e.send("two"), e.throw(ValueError("v")), e.send(3)); e.close()
def chain(*its):
    for it in its:
        r = yield from it
        print("inner returned", r)
print(list(chain(count(2), [7, 8])))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib(); print([next(f) for _ in range(60)][-1])
print(sum(x * x for x in range(10) if x % 2), list((i, j) for i in range(2) for j in range(2)), "".join(c.upper() for c in "abc"))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
for x in cleanup():
    print(x)
    break
c = cleanup(); next(c); c.close()
def bad():
    yield 1
    raise KeyError("inside")
try:
    print(list(bad()))
except KeyError as e:
    print("KeyError", e)
def windows(xs, n):
    buf = []
    for x in xs:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            buf.pop(0)
print(list(windows(range(5), 3)), dict(enumerate(count(2))), set(count(3)), *count(3))
