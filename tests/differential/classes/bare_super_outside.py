# `super()` in functions that are in no class.
def free(self):
    return super().method()


def only_made(self):
    return super()


def without():
    return super()


def gathered(*args):
    return super()


def inner_argument(self):
    def inner():
        return super()
    return inner()


class Base:
    def method(self):
        return "base"


class Derived(Base):
    def method(self):
        return super().method() + "!"


Derived.added = free
for call in [lambda: free(1), lambda: only_made(1), without, lambda: inner_argument(1), lambda: Derived().added()]:
    try:
        print(call())
    except RuntimeError as error:
        print(type(error).__name__, error)
print(Derived().method())
