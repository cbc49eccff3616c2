"""Functions of the library that give back what they get, or what it gives."""
import copy
import functools
from functools import cache, lru_cache, partial, reduce, wraps
from typing import cast


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), fib(200), fib.cache_info(), fib.__name__)
fib.cache_clear()
print(fib.cache_info())


@lru_cache
def scale(x, by=2):
    print("computing", x, by)
    return x * by


print(scale(2), scale(2), scale("a"), scale(1.5, by=3), scale(x=2))


@cache
def pair(a, *rest, **named):
    return (a, rest, sorted(named.items()))


print(pair(1), pair(1, 2, 3), pair("x", k=1.5), pair(1) is pair(1))


def plain(n):
    return [n]


remembered = lru_cache(2)(plain)
print(remembered(1) is remembered(1), plain(1) is plain(1), plain("s"), remembered(2.5))
try:
    remembered([1])
except TypeError as error:
    print(error)
for bad in ("x", 1.5):
    try:
        print(lru_cache(bad)(plain))
    except TypeError as error:
        print(error)


class Holder:
    def __init__(self, k):
        self.k = k

    @lru_cache(maxsize=10)
    def times(self, n):
        return self.k * n

    @functools.cached_property
    def double(self):
        return self.k * 2


h = Holder(3)
print(h.times(4), h.times(4), Holder("ab").times(2), h.double, h.double, Holder.times.cache_info().hits)


def counted(f):
    @wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        return f(*args, **kwargs)

    inner.calls = 0
    return inner


def loud(prefix):
    def decorate(f):
        @wraps(f)
        def inner(*args, **kwargs):
            return prefix + str(f(*args, **kwargs))

        return inner

    return decorate


@counted
def add(a, b=2, *rest, k=0):
    """Adds."""
    return a + b + sum(rest) + k


@loud("> ")
@counted
def mul(a, b):
    return a * b


print(add(1), add(1.5, 2), add(1, 2, 3, k=4), add(a=1, b=3), add.calls, add.__name__, add.__doc__)
print(mul(2, 3), mul("ab", 2), mul.__name__)
try:
    add()
except TypeError as error:
    print(error)
try:
    add(1, z=3)
except TypeError as error:
    print(error)

print(reduce(lambda a, b: a + b, [1, 2.5, 3]), reduce(lambda a, b: a + [b], "abc", []), reduce(max, (3, 1, 4)))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
print(reduce(lambda d, k: {**d, k: len(d)}, ["x", "y"], {}))


class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)


tree = Node(1, [Node(2), Node(3, [Node(4)])])
other = copy.deepcopy(tree)
shallow = copy.copy(tree)
other.children[1].children[0].value = "changed"
shallow.children.append(Node(5))
print(tree.children[1].children[0].value, other.children[1].children[0].value, len(tree.children), len(other.children))
data = {"a": [1, 2, (3, [4])], "b": {5, 6}}
deep = copy.deepcopy(data)
deep["a"][2][1].append("x")
deep["a"].append(None)
print(data, deep["a"], copy.copy(data)["a"] is data["a"], copy.deepcopy(3.5), copy.deepcopy(None))
print(cast(int, "not"), cast("list[int]", [1]))
p = partial(add, 10, k=5)
print(p(1), p(1, 2), partial(pow, 2)(5))
memo = {}
print(copy.deepcopy([tree, tree], memo)[0] is copy.deepcopy([tree, tree])[1], len(memo) > 0)
print(add.__wrapped__(5) if hasattr(add, "__wrapped__") else None)
