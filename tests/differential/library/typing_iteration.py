"""Forms and aliases of `typing` under iteration."""

from typing import Callable, ClassVar, Dict, List, Optional, Tuple, Union


def show(make):
    try:
        print(make())
    except TypeError as e:
        print("not iterable" in str(e))


show(lambda: list(List))
show(lambda: list(Optional))
show(lambda: list(Union[int, str]))
show(lambda: next(iter(Dict)))
show(lambda: list(Callable[[int], str]))
show(lambda: list(Tuple[int, ...]))
show(lambda: 3 in List)
show(lambda: list(ClassVar))
show(lambda: [*List[int]])
