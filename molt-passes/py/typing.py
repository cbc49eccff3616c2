"""Annotations as values: names gathered from where they are made."""

from _type_aliases import TypeAliasType
from _typing import TYPE_CHECKING, Annotated, Any, AnyStr, AsyncContextManager, BinaryIO, ClassVar, Concatenate, ContextManager, Dict
from _typing import Final, ForwardRef, FrozenSet, Generic, IO, List, Literal, LiteralString, Match, Never, NewType, NoReturn
from _typing import NotRequired, Optional, ParamSpec, ParamSpecArgs, ParamSpecKwargs, Pattern, Required, Self, Set, Text, TextIO
from _typing import Tuple, Type, TypeAlias, TypeGuard, TypeVar, TypeVarTuple, Union, Unpack
from _typing_abc import AbstractSet, AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, ByteString, Callable, ChainMap
from _typing_abc import Collection, Container, Coroutine, Counter, DefaultDict, Deque, Generator, Hashable, ItemsView, Iterable
from _typing_abc import Iterator, KeysView, Mapping, MappingView, MutableMapping, MutableSequence, MutableSet, OrderedDict
from _typing_abc import Reversible, Sequence, Sized, ValuesView
from _typing_functions import assert_never, assert_type, cast, clear_overloads, dataclass_transform, final, get_args, get_origin
from _typing_functions import get_overloads, get_type_hints, is_typeddict, no_type_check, no_type_check_decorator
from _typing_functions import overload, override, reveal_type
from _typing_protocol import Protocol, SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt
from _typing_protocol import SupportsRound, runtime_checkable
from _typing_records import NamedTuple, TypedDict

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
