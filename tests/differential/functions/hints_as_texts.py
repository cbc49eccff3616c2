"""Annotations kept as texts, evaluated among the globals of their module."""
from __future__ import annotations

import dataclasses
import functools
import inspect
import typing
from typing import Any, Callable, Generic, Optional, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T", bound="Base")
Key = Union[int, str]


class Base:
    children: list[Base]
    owner: Optional[Service]

    def find(self, key: Key, default: T | None = None) -> Base | None:
        return None


class Service:
    name: str = "service"


@dataclasses.dataclass
class Server:
    host: str
    port: int = 80
    tags: list[str] = dataclasses.field(default_factory=list)
    parent: Optional[Server] = None

    @classmethod
    def load(cls, data: dict[str, Any]) -> Server:
        hints = get_type_hints(cls)
        values = {}
        for field in dataclasses.fields(cls):
            if field.name not in data:
                continue
            value, hint = data[field.name], hints[field.name]
            if get_origin(hint) is Union and type(None) in get_args(hint):
                hint = next(a for a in get_args(hint) if a is not type(None))
            values[field.name] = hint.load(value) if dataclasses.is_dataclass(hint) else hint(value) if isinstance(hint, type) else value
        return cls(**values)


class Container:
    def __init__(self):
        self.made = {}

    def get(self, kind):
        if kind not in self.made:
            needed = get_type_hints(kind.__init__)
            needed.pop("return", None)
            print("making", kind.__name__, "from", sorted(needed))
            self.made[kind] = kind(**{name: self.get(hint) for name, hint in needed.items()})
        return self.made[kind]


class Database:
    def __init__(self) -> None:
        self.rows = ["a", "b"]


class Repository:
    def __init__(self, database: Database) -> None:
        self.database = database


class Application:
    def __init__(self, repository: Repository, database: Database):
        self.repository, self.database = repository, database


@functools.singledispatch
def show(value) -> str:
    return f"something {value!r}"


@show.register
def _(value: int | float) -> str:
    return f"number {value}"


@show.register
def _(value: Server) -> str:
    return f"server {value.host}"


class Writer:
    @functools.singledispatchmethod
    def write(self, value):
        return "?"

    @write.register
    def _(self, value: list):
        return "[" + ", ".join(self.write(item) for item in value) + "]"

    @write.register
    def _(self, value: Service):
        return value.name


def checked(function: Callable[..., T]) -> Callable[..., T]:
    hints = get_type_hints(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        for name, value in inspect.signature(function).bind(*args, **kwargs).arguments.items():
            if isinstance(hints.get(name), type) and not isinstance(value, hints[name]):
                raise TypeError(f"{name} must be {hints[name].__name__}, not {type(value).__name__}")
        return function(*args, **kwargs)

    return wrapper


@checked
def repeat(text: str, times: int = 2) -> str:
    return text * times


print(get_type_hints(Base), get_type_hints(Base.find))
print(Server.load({"host": "a", "port": "8080", "parent": {"host": "up", "tags": ["x"]}}))
app = Container().get(Application)
print(app.repository.database is app.database)
print(show(1), show(2.5), show(Server("h")), show("text"))
print(Writer().write([Service(), [Service()], 3]))
print(repeat("ab"), repeat("x", times=3))
try:
    repeat("ab", "c")
except TypeError as e:
    print(e)
print((int | str) == Union[int, str], Optional[int] == (None | int), hash(int | str) == hash(Union[str, int]), T.__bound__)


def unknown(x: Missing) -> None: ...


try:
    get_type_hints(unknown)
except NameError as e:
    print(e)
print(get_type_hints(unknown, {"Missing": int}), typing.get_type_hints(repeat, localns={"str": bytes}))
