"""Sorting things.

>>> bubble([3, 1, 2])
[1, 2, 3]
"""
import contextlib
import io
from functools import lru_cache, wraps


def bubble(items: list[int]) -> list[int]:
    """Sort.

    Examples:
    >>> bubble([0, 5, 3, 2, 2])
    [0, 2, 2, 3, 5]
    >>> bubble([])
    []
    >>> for i in range(2):
    ...     bubble([i, 0])
    [0, 0]
    [0, 1]
    >>> bubble("x" + 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> x = bubble([2, 1]); x
    [1, 2]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    """
    items = list(items)
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


@lru_cache
def fib(n):
    """
    >>> [fib(i) for i in range(10)]
    [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
    >>> fib(-1)
    Traceback (most recent call last):
    ...
    ValueError: negative
    >>> fib(2.5)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: anything
    """
    if n < 0:
        raise ValueError("negative")
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Stack:
    """
    >>> s = Stack()
    >>> s.push(1)
    >>> s
    Stack([1])
    >>> s.pop() == 1
    True
    >>> s.pop()
    Traceback (most recent call last):
    IndexError: pop from empty list
    """

    def __init__(self):
        self.items = []

    def push(self, x):
        """
        >>> s = Stack()
        >>> s.push(3)
        >>> len(s.items)
        1
        """
        self.items.append(x)

    def pop(self):
        return self.items.pop()

    @property
    def top(self):
        """
        >>> s = Stack()
        >>> s.push("a")
        >>> s.top
        'a'
        """
        return self.items[-1]

    @staticmethod
    def make(n):
        """
        >>> Stack.make(2)
        Stack([0, 1])
        >>> list(range(20))  # doctest: +ELLIPSIS
        [0, 1, ..., 19]
        >>> list(range(5))  # doctest: +NORMALIZE_WHITESPACE
        [0,   1,
         2, 3, 4]
        """
        s = Stack()
        s.items.extend(range(n))
        return s

    def __repr__(self):
        return f"Stack({self.items})"


def wrong():
    """
    >>> 1 + 1
    3
    >>> wrong()
    >>> print("x")
    >>> [1, 2]
    """


def helper():
    """No examples here."""


if __name__ == "__main__":
    import doctest

    for options in ({}, {"verbose": True}, {"optionflags": doctest.REPORT_NDIFF, "report": False}):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            result = doctest.testmod(**options)
        print(out.getvalue().replace(__file__, "FILE"), result)
    print(doctest.OutputChecker().check_output("a...z", "abcz", doctest.ELLIPSIS), doctest.master.failures)
