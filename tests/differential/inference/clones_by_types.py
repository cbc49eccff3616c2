"""Functions that are called with arguments of several types, directly, by name, by recursion and from each other."""
import functools


def total(items, start):
    for item in items:
        start = start + item
    return start


print(total([1, 2, 3], 0), total(["a", "b"], ""), total([1.5, 2.5], 0.0), total([[1], [2]], []))


# A copy keeps what the function object has: name, defaults, attributes.
def describe(value, width=4, *, mark="<"):
    describe.calls += 1
    return f"{value!r:{mark}{width * 2}}|"


describe.calls = 0
print(describe("a"), describe(1), describe(2.5, 3), describe(None, mark=">"), describe.calls)
print(describe.__name__, describe.__defaults__, describe.__kwdefaults__)


# Rebinding the name sends every call elsewhere.
def chosen(value):
    return ("first", value)


def call_chosen(value):
    return chosen(value)


print(call_chosen(1), call_chosen("a"))


def other(value):
    return ("second", value)


chosen = other
print(call_chosen(1), call_chosen("a"))


# Mutual recursion with another type each turn.
def ping(value, count):
    return value if count == 0 else pong(str(value), count - 1)


def pong(value, count):
    return value if count == 0 else ping(len(value), count - 1)


print([ping(12345, n) for n in range(5)], [pong("abc", n) for n in range(5)])


# Recursion that changes the type of its argument on the way.
def nest(value, depth):
    return value if depth == 0 else nest([value], depth - 1)


print(nest(1, 3), nest("a", 2), nest(None, 1))


# Methods that are inherited, with results of other types.
class Visitor:
    def visit(self, node):
        method = "visit_" + type(node).__name__
        return getattr(self, method, self.generic)(node)

    def generic(self, node):
        raise TypeError(f"no {type(node).__name__} in {type(self).__name__}")


class Number:
    def __init__(self, value):
        self.value = value


class Sum:
    def __init__(self, left, right):
        self.left, self.right = left, right


class Evaluate(Visitor):
    def visit_Number(self, node):
        return node.value

    def visit_Sum(self, node):
        return self.visit(node.left) + self.visit(node.right)


class Show(Visitor):
    def visit_Number(self, node):
        return str(node.value)

    def visit_Sum(self, node):
        return f"({self.visit(node.left)} + {self.visit(node.right)})"


class Depth(Visitor):
    def generic(self, node):
        return 1 + max(self.visit(node.left), self.visit(node.right)) if isinstance(node, Sum) else 0.5


class Nothing(Visitor):
    pass


tree = Sum(Number(1), Sum(Number(2), Number(3)))
print(Evaluate().visit(tree), Show().visit(tree), Depth().visit(tree))
try:
    Nothing().visit(tree)
except TypeError as error:
    print(error)


# A method that is replaced on one class, and on one instance.
class Base:
    def name(self):
        return "base"

    def greet(self, whom):
        return f"{self.name()} greets {whom}"


class Left(Base):
    def name(self):
        return "left"


class Right(Base):
    def name(self):
        return "right"


print(Left().greet(1), Right().greet("b"), Base().greet(None))
Right.greet = lambda self, whom: f"no {whom}"
print(Left().greet(1), Right().greet("b"))
left = Left()
left.name = lambda: "own"
print(left.greet(2), Left().greet(2.5))


# Nested functions, generators and comprehensions in what is copied.
def pairs(items, key):
    ordered = sorted(items, key=lambda item: (key(item), item))
    return [(key(item), item) for item in ordered], sum(1 for _ in ordered)


print(pairs([3, 1, 2], lambda n: n % 2), pairs(["bb", "a", "ccc"], len))


def counted(items):
    for index, item in enumerate(items):
        yield index, item


print(list(counted("ab")), list(counted([1.5])), dict(counted({3: 4})))


def adder(n):
    def add(value):
        return value + n

    return add


print(adder(1)(2), adder("b")("a"), adder([1])([0]))


# What the runtime calls is called with anything.
def by_size(value):
    return len(value) if isinstance(value, str) else value


print(sorted([3, "aa", 1], key=by_size), by_size("abc"), by_size(7), list(map(by_size, ["x", 2.5])))
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: a + b, ["a", "b"]))


# Containers that a copy makes hold what that copy puts there.
def grouped(items, key):
    groups = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


print(grouped([1, 2, 3, 4], lambda n: n % 2 == 0), grouped(["a", "bb", "cc"], len))


# Errors come from the copy as from the function.
def half(value):
    return value / 2


for value in (3, "a", 2.5, None):
    try:
        print(half(value))
    except TypeError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
print(half(1), half(1.0), half(True))


# Large ints where small ones were.
def square(value):
    return value * value


print(square(2**40), square(3), square(1.5), square(True))


class Half:
    """Initialises itself by a method that its bases call with several types."""

    def __init__(self, value):
        self.set_value(value)
        self.done = True

    def set_value(self, value):
        self.value = value


class Third(Half):
    def set_value(self, value):
        self.value = value
        self.third = value * 3


print(Half(1).value, Half("a").value, Third("b").third, Third(2).done)
