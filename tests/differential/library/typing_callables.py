"""What stands for the parameters of callables, names of aliases, and aliases that make what they stand for."""

import collections.abc as abc
import typing
from typing import (
    Annotated, Any, Callable, ChainMap, ClassVar, Concatenate, DefaultDict, Deque, Dict, Generic, Iterable, List, Literal, Optional,
    ParamSpec, Protocol, Sequence, Type, TypeVar, Union, get_args, get_origin,
)

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def show(*makers):
    for make in makers:
        try:
            print(make())
        except Exception as e:
            print(type(e).__name__, e)


show(lambda: Callable[P, T], lambda: Callable[..., T], lambda: Callable[Concatenate[int, P], T], lambda: Callable[[T], None])
show(lambda: get_args(Callable[P, T]), lambda: Callable[P, T][[int, str], bool], lambda: get_origin(P.args) is P)
show(lambda: abc.Callable[[int], str].__args__, lambda: {abc.Callable[[int], str]: 1}, lambda: abc.Callable[..., int])
show(lambda: abc.Callable[P, T], lambda: abc.Callable[[], None], lambda: get_args(abc.Callable[[int, str], bool]))
show(lambda: abc.Callable[int], lambda: abc.Callable[int, str], lambda: Optional[abc.Callable[[int, str], bool]])
show(lambda: abc.Callable[[T, K], V][int, str, bool], lambda: abc.Callable[[list[T]], T][int])
show(lambda: Dict[str, list[V]][int], lambda: dict[str, List[V]][int], lambda: Annotated[T, "x"][int])
show(lambda: Deque[int]([1]), lambda: DefaultDict[str, int](int), lambda: typing.Counter[str]("aab"), lambda: ChainMap({1: 2}))
show(lambda: List[int](), lambda: Dict(), lambda: Iterable[int](), lambda: Union[int, str](), lambda: Optional())
for alias in (List[int], Optional[int], Union[int, str], Callable[[int], str], Literal[1], Any, List, Optional, ClassVar[int], Type[int]):
    print(alias.__name__, alias.__qualname__, end=" ")
print(getattr(Optional[str], "nope", "nothing"), getattr(list[int], "__name__"), issubclass(List, Sequence), List[int].append)


class Source(Protocol, Generic[T]):
    def get(self) -> T: ...


class One(Source[int]):
    def get(self):
        return 1


class Wrapped(Generic[P, T]):
    def __init__(self, function: Callable[P, T]):
        self.function = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.function(*args, **kwargs)


print(One().get(), [c.__name__ for c in One.__mro__], Wrapped(lambda x, y=2: x + y)(1, y=5), Wrapped[..., int])
