"""Classes that derive from protocols, and protocols that are asked for."""
from abc import abstractmethod
from typing import ClassVar, Generic, Protocol, TypeVar, runtime_checkable
import typing as t

T = TypeVar("T")


class Shape(Protocol):
    name: str

    def area(self) -> float: ...

    def describe(self) -> str:
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side
        self.name = "square"

    def area(self):
        return self.side * self.side


class Disk(Shape):
    name = "disk"
    unit: ClassVar[int] = 3

    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return self.unit * self.radius ** 2

    def describe(self):
        return "a " + super().describe()


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


@t.runtime_checkable
class Sized2(t.Protocol):
    def __len__(self) -> int: ...


class File(Closes):
    def __init__(self):
        self.open = True

    def close(self):
        self.open = False


class Socket:
    def close(self):
        return 1


class Partial(Closes, Protocol):
    @abstractmethod
    def more(self) -> int: ...

    def less(self) -> int:
        return self.more() - 1


class Whole(Partial):
    def close(self):
        return None

    def more(self):
        return 10


class Missing(Partial):
    def close(self):
        return None


class Box(Protocol[T]):
    def get(self) -> T: ...


class IntBox(Box[int]):
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value


class Stack(Generic[T], Box[T]):
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def get(self):
        return self.items[-1]


class Bare(Shape):
    pass


class HasInit(Protocol):
    def __init__(self, a=1):
        self.a = a


class Initialised(HasInit):
    pass


def total(shapes):
    result = 0
    for shape in shapes:
        result += shape.area()
    return result


print(total([Square(2), Disk(3), Square(1.5)]))
for shape in (Square(3), Disk(1)):
    print(shape.describe(), shape.name, isinstance(shape, Square))
for make in (Shape, Closes, Partial, Box, Missing):
    try:
        print(make())
    except TypeError as e:
        print("TypeError", e)
print(Whole().less(), Whole().more(), Whole().close())
for thing in (File(), Socket(), 3, open, [], "x"):
    print(isinstance(thing, Closes), isinstance(thing, Sized2), end="; ")
print()
try:
    isinstance(3, Shape)
except TypeError as e:
    print("TypeError", e)
print(issubclass(File, Closes), issubclass(Socket, Closes), issubclass(int, Closes), issubclass(Whole, Partial))
f = File()
f.close()
print(f.open)
print(IntBox(4).get() + 1, Stack().push(1).push("a").get(), Stack[int]().push(3).get())
bare = Bare()
print(bare.area())
try:
    bare.describe()
except AttributeError as e:
    print("AttributeError", e)
print(Initialised().a, Initialised(5).a)
print(Shape._is_protocol, Square._is_protocol, Square(1)._is_protocol, Closes._is_runtime_protocol)
print([c.__name__ for c in Square.__mro__], [c.__name__ for c in IntBox.__mro__])
print(sorted(Closes.__protocol_attrs__) if hasattr(Closes, "__protocol_attrs__") else None)
n = 0
for i in range(3000):
    s = Square(i % 10)
    n += s.area() + Disk(i % 3).area()
print(n)
