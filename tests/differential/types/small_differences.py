# None is no type beside itself; built-in aliases with type variables; what is thrown away of a shown dict.
import operator
from typing import Annotated, TypeVar, get_origin
T = TypeVar("T")
for make in (lambda: None | None, lambda: operator.or_(None, None), lambda: operator.abs(None), lambda: operator.abs(-3), lambda: int | None, lambda: None | int,
             lambda: list[T][int], lambda: dict[T, list[T]][str], lambda: list[T].__parameters__, lambda: list[int].__parameters__, lambda: list[T][int, str],
             lambda: list[int][str], lambda: get_origin(Annotated[int, 1])):
    try:
        print(make())
    except TypeError as e:
        print(e)
class Late:
    def __init__(self, **kw):
        self.__dict__.update(kw)
        self.a = 1
print(Late(z=1, b=2).__dict__)
