"""Functions, closures, scopes."""
x = 1

def f(a, b=2, /, *args: int, c, d=3, **kw) -> "list[int]":
    "What f does."
    total: int = a + b
    def inner():
        nonlocal total
        total += x
        return [lambda: y for y in range(total)]
    return inner, len(args)

def g():
    global x
    x, *rest = f(*[1, 2], c=3, **{})
    del x, rest[0]
    yield
    yield from rest

squares = sum(i * j for i in range(3) for j in range(i) if i if j)
