"""Statements given to `timeit` as text, and what loggers are told in tests."""
import logging
import timeit
import unittest
from math import sqrt

calls = []


def work(n=1):
    calls.append(n)
    return n


class Holder:
    value = 4


print(timeit.timeit("work(2)", globals=globals(), number=3) >= 0, calls)
calls.clear()
print(timeit.timeit("work()", setup="from __main__ import work", number=2) >= 0, calls)
calls.clear()
print(timeit.timeit("z.work(5)", "import __main__ as z", number=1) >= 0, calls)
calls.clear()
for function in (work,):
    call = f"{function.__name__}([1, 2, 3][1])"
    timeit.timeit(f"__main__.{call}", setup="import __main__", number=2)
print(calls)
calls.clear()
timeit.timeit("work(x); work('a;b')\nwork(m.floor(sqrt(x)))", "import math as m; x = 9\nfrom math import sqrt", globals={"work": work}, number=1)
print(calls)
calls.clear()
timer = timeit.Timer("total = total + 1; work(total)", "total = 10", globals={"work": work})
print(len(timer.repeat(2, 3)), calls)
print(timeit.timeit(number=5) >= 0, timeit.timeit(lambda: None, number=1) >= 0, len(timeit.repeat("pass", number=1, repeat=2)))
for text in ("1 / 0", "undefined_name"):
    try:
        timeit.timeit(text, number=1)
    except Exception as e:
        print(type(e).__name__, e)
try:
    timeit.Timer(5)
except ValueError as e:
    print(e)


class Logged(unittest.TestCase):
    def test_logs(self):
        with self.assertLogs("app", level="INFO") as caught:
            logging.getLogger("app").info("first %d", 1)
            logging.getLogger("app.part").error("second")
            logging.getLogger("app").debug("too low")
        print(caught.output, [record.levelname for record in caught.records])

    def test_none(self):
        with self.assertLogs(level=logging.ERROR):
            logging.getLogger("app").warning("too low")

    def test_silent(self):
        with self.assertNoLogs("app"):
            logging.getLogger("app").info("heard")

    def test_quiet(self):
        with self.assertNoLogs():
            pass

    def test_no_match(self):
        with self.assertRaisesRegex(ValueError, "zzz"):
            int("x")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Logged).run(result)
print(result)
for test, text in result.failures:
    print(test, text.strip().split("\n")[-1], "int(" in text)
