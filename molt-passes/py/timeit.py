"""How long functions take, and statements: those in texts are read when the timer is made, so that only simple ones are known."""

import time
import _statements
import gc as _gc

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        names = {} if globals is None else dict(globals)
        self._setup = _prepared(setup, names, "setup")
        self._stmt = _prepared(stmt, names, "stmt")
        self.timer = timer

    def timeit(self, number=default_number):
        self._setup()
        stmt = self._stmt
        enabled = _gc.isenabled()
        _gc.disable()
        try:
            start = self.timer()
            for _ in range(number):
                stmt()
            return self.timer() - start
        finally:
            if enabled:
                _gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def _prepared(code, names, what):
    if isinstance(code, str):
        return _statements.prepared(code, names)
    if callable(code):
        return code
    raise ValueError(f"{what} is neither a string nor callable")


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
