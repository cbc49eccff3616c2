"""Shallow and deep copies."""

from _copy import deep as _deep, parts as _parts, shallow as _shallow
from copyreg import dispatch_table
from itertools import _copied

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _function():
    yield


class _Class:
    def method(self):
        pass


_MethodType = type(_Class().method)
_GeneratorType = type(_function())
_ATOMIC = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), type(len),
    type(_function), property, type([].append), type(int | str),
    type(_function.__code__),
])


def copy(x):
    return _shallow(x, _SHALLOW, dispatch_table)


def _copied_otherwise(x):
    """A copy of what is no built-in container and no plain instance."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    made = _copied(x, None)
    return made if made is not NotImplemented else _remade(x, None, cls)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    return _deep(x, memo, _DEEP, dispatch_table)


def _deeply_otherwise(x, memo):
    """The same, and all of it where the memo is no dict."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    y = memo.get(key, _NOTHING)
    if y is not _NOTHING:
        return y
    if cls is list:
        y = memo[key] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = _deepcopy_tuple(x, memo)
    elif cls is slice:
        y = slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))
    elif cls is bytearray:
        y = x.copy()
    elif cls is _MethodType:
        y = _MethodType(x.__func__, deepcopy(x.__self__, memo))
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            y = _copied(x, lambda part: deepcopy(part, memo))
            if y is NotImplemented:
                y = _remade(x, memo, cls)
    if y is not x:
        memo[key] = y
        # What was copied lives at least as long as the memo, so that no id is used twice.
        memo.setdefault(id(memo), []).append(x)
    return y


_NOTHING = object()


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _defines(cls, name):
    """Whether a class of the program, not a built-in one, has the method."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__module__ != "builtins"
    return False


def _reduced(x, cls, protocol=4):
    """What an object is made of: a callable and its arguments, the state, the items of a list, the items of a dict."""
    parts = _parts(x, protocol, dispatch_table)
    if parts is not NotImplemented:
        return parts
    if (cls.__module__, cls.__name__) in (("weakref", "ReferenceType"), ("functools", "_lru_cache_wrapper")):
        return x.__qualname__ if hasattr(x, "__qualname__") else ""
    if cls is _GeneratorType or cls.__name__ in ("module", "generator", "TextIOWrapper", "BufferedReader", "BufferedWriter"):
        raise TypeError(f"cannot pickle {cls.__name__!r} {'instances' if cls.__name__[0].isupper() else 'object'}")
    state = _state(x, cls)
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
        return (lambda: cls.__new__(cls, *args, **kwargs)), (), state
    for kind in (tuple, str, int, float, complex, bytes):
        if isinstance(x, kind):
            return cls.__new__, (cls, kind(x) if kind is not str else str.__str__(x)), state
    if cls.__name__ in ("builtin_function_or_method", "method-wrapper") and cls.__module__ == "builtins":
        return getattr, (x.__self__, x.__name__)
    if cls is memoryview:
        raise TypeError("cannot pickle memoryview objects")
    if cls.__module__ == "builtins" and not isinstance(x, (list, dict)) and cls is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    list_items = iter(x) if isinstance(x, list) else None
    dict_items = iter(x.items()) if isinstance(x, dict) else None
    return cls.__new__, (cls,), state, list_items, dict_items


def _state(x, cls):
    """The attributes, as a dict, or as a pair of it and of what the slots hold."""
    if _defines(cls, "__getstate__"):
        return x.__getstate__()
    try:
        state = x.__dict__ or None
    except AttributeError:
        state = None
    held = {}
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = base.__name__.lstrip("_")
                name = f"_{stripped}{name}" if stripped else name
            if hasattr(x, name):
                held[name] = getattr(x, name)
    return (state, held) if held else state


def _remade(x, memo, cls):
    reduced = _reduced(x, cls)
    # A name instead of parts: there is one of it.
    return x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)


def _reconstruct(x, memo, make=None, args=(), state=None, list_items=None, dict_items=None):
    if make is None:
        return x
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            _finished(y, state)
    for item in list_items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in dict_items or ():
        if deep:
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        else:
            y[key] = value
    return y


def _finished(y, state=_NOTHING):
    """Gives an object a state that is no dict of its attributes; or all of it is there, but in no form that is known."""
    if state is _NOTHING:
        return _remake(*y)
    if isinstance(state, tuple) and len(state) == 3:
        y.setstate(state)
        return
    held = None
    if isinstance(state, tuple) and len(state) == 2:
        state, held = state
    if state is not None:
        y.__dict__.update(state)
    for name, value in (held or {}).items():
        setattr(y, name, value)


def _remake(make, args, state=None, list_items=None, dict_items=None):
    return _reconstruct(None, None, make, args, state, list_items, dict_items)


_SHALLOW = _copied_otherwise, _finished
_DEEP = _deeply_otherwise, _finished
