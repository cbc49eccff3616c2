"""The names of `typing` for classes of other modules."""

import collections.abc as abc
from _collections import Counter as _Counter, OrderedDict as _OrderedDict, defaultdict, deque
from _typing import _SpecialAlias
from _user_collections import ChainMap as _ChainMap

Hashable = _SpecialAlias(abc.Hashable, 0)
Sized = _SpecialAlias(abc.Sized, 0)
Awaitable = _SpecialAlias(abc.Awaitable, 1)
Coroutine = _SpecialAlias(abc.Coroutine, 3)
AsyncIterable = _SpecialAlias(abc.AsyncIterable, 1)
AsyncIterator = _SpecialAlias(abc.AsyncIterator, 1)
AsyncGenerator = _SpecialAlias(abc.AsyncGenerator, 2)
Iterable = _SpecialAlias(abc.Iterable, 1)
Iterator = _SpecialAlias(abc.Iterator, 1)
Generator = _SpecialAlias(abc.Generator, 3)
Reversible = _SpecialAlias(abc.Reversible, 1)
Container = _SpecialAlias(abc.Container, 1)
Collection = _SpecialAlias(abc.Collection, 1)
Callable = _SpecialAlias(abc.Callable, 2)
AbstractSet = _SpecialAlias(abc.Set, 1, "AbstractSet")
MutableSet = _SpecialAlias(abc.MutableSet, 1)
Mapping = _SpecialAlias(abc.Mapping, 2)
MutableMapping = _SpecialAlias(abc.MutableMapping, 2)
MappingView = _SpecialAlias(abc.MappingView, 1)
KeysView = _SpecialAlias(abc.KeysView, 1)
ItemsView = _SpecialAlias(abc.ItemsView, 2)
ValuesView = _SpecialAlias(abc.ValuesView, 1)
Sequence = _SpecialAlias(abc.Sequence, 1)
MutableSequence = _SpecialAlias(abc.MutableSequence, 1)
ByteString = _SpecialAlias(abc.ByteString, 0)
Deque = _SpecialAlias(deque, 1, "Deque")
DefaultDict = _SpecialAlias(defaultdict, 2, "DefaultDict")
OrderedDict = _SpecialAlias(_OrderedDict, 2, "OrderedDict")
Counter = _SpecialAlias(_Counter, 1, "Counter")
ChainMap = _SpecialAlias(_ChainMap, 2, "ChainMap")
