"""Exceptions sent into generators keep the context they came with, and what only passes through a manager keeps its traceback."""
import sys
import traceback
from contextlib import ExitStack, contextmanager


def chain(exc):
    names = []
    while exc is not None and len(names) < 6:
        names.append(repr(exc))
        exc = exc.__context__
    return " <- ".join(names)


def waits():
    try:
        yield "ready"
    finally:
        print("inside:", repr(sys.exception()))


failed = ValueError("first")
failed.__context__ = KeyError("before")
worker = waits()
next(worker)
try:
    try:
        raise IndexError("being handled")
    except IndexError:
        worker.throw(failed)
except ValueError as caught:
    print(chain(caught))


def handles():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        finally:
            print("still:", repr(sys.exception()))


worker = handles()
next(worker)
worker.throw(ValueError("a"))
try:
    worker.throw(TypeError("b"))
except TypeError as caught:
    print(chain(caught))


@contextmanager
def fails_with(exc):
    try:
        yield
    finally:
        raise exc


try:
    with ExitStack() as stack:
        for number in (4, 3, 2):
            stack.enter_context(fails_with(RuntimeError(number)))
        raise RuntimeError(1)
except RuntimeError as caught:
    print(chain(caught))


@contextmanager
def transaction(name):
    """A transaction."""
    print("begin", name)
    try:
        yield name
    except LookupError:
        print("rolled back")
        raise
    print("done", name)


print(transaction("x").__doc__)
try:
    with transaction("accounts"):
        {}["missing"]
except KeyError as caught:
    frames = traceback.extract_tb(caught.__traceback__)
    print(len(frames), frames[-1].name)

# Loops of contexts that a program makes itself.
try:
    try:
        raise ValueError("A")
    except ValueError as a:
        try:
            raise TypeError("B")
        except TypeError as b:
            a.__context__ = b
            raise RuntimeError("C")
except RuntimeError as caught:
    print(chain(caught))
try:
    try:
        raise ValueError(1)
    except ValueError as own:
        own.__context__ = own
        raise TypeError(2)
except TypeError as caught:
    print(chain(caught))


class Refused(Exception):
    pass


error = Refused("no", 3)
error.__setstate__({"code": 7, "why": "full"})
print(error.code, error.why, error.args)
try:
    del error.args
except TypeError as caught:
    print(caught)
try:
    error.__setstate__(42)
except TypeError as caught:
    print(caught)
