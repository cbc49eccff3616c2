"""A class statement that runs twice makes two classes, however alike they are."""


def make(value):
    class T:
        kind = value

        def __init__(self):
            self.x = value

        def __eq__(self, other):
            return isinstance(other, T) and self.x == other.x

        __hash__ = None

        def same(self, other):
            return type(self) is type(other), self.__class__ is T

    return T


A, B = make(1), make(2)
print(A is B, isinstance(A(), B), isinstance(B(), B), issubclass(A, B))
print(type(A()) is B, type(A()) is A, A() == B(), A() == A(), A().same(B()), B().same(B()))


def describe(thing):
    if isinstance(thing, A):
        return "A", thing.x
    if isinstance(thing, B):
        return "B", thing.x
    return "neither", None


for thing in (A(), B(), 3, make(3)()):
    print(describe(thing))


class Derived(A):
    pass


print(isinstance(Derived(), A), isinstance(Derived(), B), describe(Derived()))


def error(text):
    class Failure(Exception):
        message = text

    return Failure


First, Second = error("first"), error("second")
for kind in (First, Second):
    try:
        try:
            raise kind(kind.message)
        except Second as caught:
            print("second:", caught, caught.message)
    except First as caught:
        print("first:", caught, caught.message)


def match_it(thing):
    match thing:
        case B(x=value):
            return f"B {value}"
        case A():
            return "A"
    return "none"


print([match_it(thing) for thing in (A(), B(), Derived(), None)])
