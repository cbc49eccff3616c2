"""Examples that annotate names.

>>> count: int = 3
>>> count + 1
4
>>> later: "list[int]"
>>> later
Traceback (most recent call last):
NameError: name 'later' is not defined
>>> for i in range(2):
...     square: int = (i *
...                    i)
...     print(square)
0
1
>>> table: dict[str, tuple[int, int]] = {"a: b": (1, 2)}
>>> table
{'a: b': (1, 2)}
>>> wrong: undefined_kind = 5
Traceback (most recent call last):
NameError: name 'undefined_kind' is not defined
>>> wrong
5
"""


def area(width: float, height: float = 2) -> float:
    """
    >>> total: float = area(1.5) + area(2)
    >>> total
    7.0
    """
    return width * height


if __name__ == "__main__":
    import doctest

    print(doctest.testmod())
