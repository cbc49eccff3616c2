"""Code objects name the cells of their functions."""


def outer(z, a):
    m = 1
    b = 2

    def inner(x):
        def deep():
            nonlocal m
            m += 1
            return z + m

        return b + a + x + deep()

    return inner


made = outer(1, 2)
print(made.__code__.co_freevars, made.__code__.co_cellvars, outer.__code__.co_cellvars, outer.__code__.co_freevars)
print(dict(zip(made.__code__.co_freevars, [cell.cell_contents for cell in made.__closure__])))


def show(function):
    code = function.__code__
    return code.co_name, code.co_freevars, code.co_cellvars


def counter():
    count = 0

    class Inside:
        def get(self):
            return super().__hash__() and count

        def plain(self):
            return 1

    return (lambda: count), Inside


get, Inside = counter()
print(show(get), show(Inside.get), show(Inside.plain), show(counter), show(show))
print([show(each) for each in [lambda: 0, lambda k=made: k]], show(lambda q: [lambda: q for _ in range(2)]))


def kinds(b, a, *rest, k, j=1, **more):
    local = 1
    return lambda: (a, b, rest, k, j, more, local)


print(kinds.__code__.co_cellvars, kinds(1, 2, k=3).__code__.co_freevars)
