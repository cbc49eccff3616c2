"""A function lists the cells that it captures by name, whatever it mentions first."""

def outer(z, a):
    m = 1
    b = 2
    def inner(x):
        def deep():
            nonlocal m
            m += 1
            return z + m
        return b + a + x + deep()
    gen = lambda: [b + k + a for k in range(m)]
    it = (z + q for q in range(a))
    class C:
        zz = z
        def m(self): return super().__repr__()[:0], a, b, C.__name__
    return inner, gen, it, C
i, g, it, C = outer(1, 2)
cells = lambda f: [getattr(c.cell_contents, "__name__", c.cell_contents) for c in f.__closure__]
print(cells(i), cells(g), i(5), cells(i), g(), list(it), len(C.m.__closure__), C().m(), C.zz)
def counter(start=0, step=1):
    count = start
    def inc():
        nonlocal count
        count += step
        return count
    def reset(value=None):
        nonlocal count, start
        count = start if value is None else value
        start = count
        return inc
    return inc, reset
inc, reset = counter(5, 2)
print(inc(), inc(), cells(inc), cells(reset), reset(1)(), cells(reset), inc.__closure__[0] is reset.__closure__[0], inc.__closure__[0] == reset.__closure__[0])
def deco(fn=None, *, zeta=1, alpha=2):
    def wrap(f):
        def call(*args):
            return alpha, f(*args), zeta, fn
        return call
    return wrap if fn is None else wrap(fn)
@deco(alpha=7)
def plain(x): return x
print(plain(3), cells(plain)[:1], len(plain.__closure__))
def nested():
    y = 1
    def one():
        x = 2
        def two():
            w = 3
            def three():
                return w, x, y
            return three
        return two
    return one()()
print(nested()(), cells(nested()))
