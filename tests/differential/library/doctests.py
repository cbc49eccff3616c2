"""Module doc.

>>> add(2, 3)
5
>>> total = 0
>>> for i in range(3):
...     total += i
...     i * 10
0
10
20
>>> total
3
"""
from __future__ import annotations
import math
import functools

LIMIT = 10

def add(a: int, b: int) -> int:
    """
    Add.

    >>> add(1, 2)
    3
    >>> add("a", "b")
    'ab'
    >>> add(1, "b")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> [add(i, 1) for i in range(3)]
    [1, 2, 3]
    >>> LIMIT = 20
    >>> LIMIT
    20
    >>> import math
    >>> math.sqrt(16), round(math.pi, 3)
    (4.0, 3.142)
    """
    return a + b

def bad(x):
    """
    >>> bad(1)
    3
    >>> bad(2)  # doctest: +ELLIPSIS
    4...
    >>> print("a  b")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> 1 / 0
    Traceback (most recent call last):
    ZeroDivisionError: division by zero
    >>> int("x")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    some.ValueError: whatever
    >>> nothing()  # doctest: +SKIP
    >>> [5]
    [6]
    >>> print("printed")
    >>> None
    something
    >>> print("x\\n\\ny")
    x
    <BLANKLINE>
    y
    >>> LIMIT
    10
    >>> undefined_thing
    Traceback (most recent call last):
    NameError: name 'undefined_thing' is not defined
    """
    return x * 2

class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(1)
    >>> s.push(2)
    >>> len(s)
    2
    >>> s
    Stack([1, 2])
    >>> class Sub(Stack):
    ...     '''multi
    ... line'''
    ...     def size(self):
    ...         return len(self)
    >>> Sub().size()
    0
    >>> Sub.__doc__
    'multi\\nline'
    >>> Sub
    <class '__main__.Sub'>
    """
    def __init__(self):
        self.items = []
    def push(self, x):
        """
        >>> s = Stack(); s.push(5); s.items
        [5]
        """
        self.items.append(x)
    def pop(self):
        """
        >>> Stack().pop()
        Traceback (most recent call last):
        ...
        IndexError: pop from empty list
        """
        return self.items.pop()
    @property
    def top(self):
        """
        >>> s = Stack(); s.push(9); s.top
        9
        """
        return self.items[-1]
    @staticmethod
    def st():
        """
        >>> Stack.st()
        'st'
        """
        return "st"
    @classmethod
    def cl(cls):
        """>>> Stack.cl()
        'Stack'
        """
        return cls.__name__
    def __len__(self): return len(self.items)
    def __repr__(self): return f"Stack({self.items})"

@functools.lru_cache
def fib(n):
    """
    >>> fib(30)
    832040
    >>> x = {
    ...     "a": 1,
    ... }
    >>> x
    {'a': 1}
    >>> if x:
    ...     print("yes")
    ... else:
    ...     print("no")
    yes
    >>> (y := 5)
    5
    >>> y, _ = 1, 2
    >>> y
    1
    >>> f"{y!r:>3}"
    '  1'
    >>> with open("/dev/null") as fh:
    ...     fh.read()
    ''
    >>> raise KeyError("k")
    Traceback (most recent call last):
    KeyError: 'k'
    >>> def g(): return 1
    >>> g()
    1
    >>> for n in range(2):
    ...     print(n)
    ...
    0
    1
    >>> (i for i in x) = 5
    Traceback (most recent call last):
    SyntaxError: cannot assign to generator expression
    >>> 1 +
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    >>> bad(3) # comment
    6
    """
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def nodoc(): pass

__test__ = {"extra": """
>>> add(10, 20)
30
"""}


if __name__ == "__main__":
    import doctest
    import sys
    from io import StringIO

    def shown(run):
        """What is printed, without the path of this file."""
        real, sys.stdout = sys.stdout, StringIO()
        try:
            result = run()
        finally:
            text, sys.stdout = sys.stdout.getvalue(), real
        print(text.replace(__file__, "FILE"), end="")
        print(result)

    shown(doctest.testmod)
    shown(lambda: doctest.testmod(verbose=True))
    shown(lambda: doctest.testmod(report=False, extraglobs={"add": max}, optionflags=doctest.FAIL_FAST))
    doctest.run_docstring_examples(add, globals())
    shown(lambda: doctest.run_docstring_examples(bad, {"bad": bad, "LIMIT": 1}, name="bad"))
    examples = doctest.DocTestParser().get_examples("text\n  >>> a = 1\n  >>> a # doctest: +ELLIPSIS\n  1\n\n  rest")
    print([(e.source, e.want, e.lineno, e.indent, e.options) for e in examples])
    for test in doctest.DocTestFinder().find(Stack, "Stack"):
        print(test.name, len(test.examples))
        shown(lambda: doctest.DocTestRunner(verbose=False).run(test))
    checker = doctest.OutputChecker()
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    print(checker.check_output("a...c\n", "abc\n", flags), checker.check_output("1\n", "True\n", 0), checker.check_output("x", "y", 0))
    for text in [">>>x", "    >>> f(\n  ... )", ">>> 1\n 2", ">>> 1 # doctest: +NOTHING"]:
        try:
            print(len(doctest.DocTestParser().get_examples(text)))
        except ValueError as e:
            print(e)
    try:
        doctest.testmod(raise_on_error=True)
    except doctest.DocTestFailure as e:
        print(e.test.name, repr(e.example.source), repr(e.got))
    try:
        doctest.testmod(5)
    except TypeError as e:
        print(e)
