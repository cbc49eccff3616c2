"""Docstrings as cases of unittest.

>>> twice(4)
8
"""
import doctest
import sys
import unittest


def twice(x):
    """Twice x.

    >>> twice(2)
    4
    >>> (lambda: 0).__qualname__, [f.__qualname__ for f in [lambda: 1]]
    ('<lambda>', ['<lambda>'])
    >>> *a
    Traceback (most recent call last):
    SyntaxError: can't use starred expression here
    """
    return 2 * x


def wrong(x):
    """Not what it says.

    >>> wrong(1)
    3
    """
    return x


class Counter:
    """Counts.

    >>> c = Counter()
    >>> c.step(), c.step()
    (1, 2)
    """

    def __init__(self):
        self.n = 0

    def step(self):
        self.n += 1
        return self.n


__test__ = {"more": ">>> twice('ab')\n'abab'\n"}


class Own(unittest.TestCase):
    def test_own(self):
        self.assertEqual(twice(1), 2)


def load_tests(loader, tests, pattern):
    tests.addTests(doctest.DocTestSuite())
    return tests


def flat(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from flat(each)
        else:
            yield each


suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
result = unittest.TestResult()
for case in flat(suite):
    print(case.id(), "/", case, "/", case.shortDescription())
suite.run(result)
print(result.testsRun, len(result.errors))
for case, text in result.failures:
    print(case, [line for line in text[text.index("AssertionError"):].splitlines() if "File" not in line])
print(doctest.DocTestSuite("__main__").countTestCases())
try:
    doctest.DocTestSuite(5)
except TypeError as error:
    print(error)
