# `throw` with a class, a value and a traceback.
import sys


def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, error.args)


def catching():
    while True:
        try:
            yield 1
        except Exception as error:
            print("caught", repr(error), error.__traceback__ is not None)


def begun():
    generator = catching()
    next(generator)
    return generator


class Special(ValueError):
    pass


attempt(lambda: begun().throw(ValueError, TypeError(1)))
attempt(lambda: begun().throw(ValueError, ValueError(1), None))
attempt(lambda: begun().throw(ValueError, Special(3)))
attempt(lambda: begun().throw(ValueError(1), "foo"))
attempt(lambda: begun().throw(ValueError, "foo"))
attempt(lambda: begun().throw(ValueError, (1, 2)))
attempt(lambda: begun().throw(ValueError, KeyError))
attempt(lambda: begun().throw("abc"))
attempt(lambda: begun().throw("abc", 5))
attempt(lambda: begun().throw(ValueError, None, 5))
attempt(lambda: begun().throw(ValueError))
try:
    1 / 0
except ZeroDivisionError:
    attempt(lambda: begun().throw(*sys.exc_info()))
