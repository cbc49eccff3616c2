"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (
    type(None), int, float, bool, complex, str, bytes, type, range, slice, type(Ellipsis), type(NotImplemented), type(len), type(lambda: None), property,
)


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, lambda value: value)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    key = id(x)
    if key in memo:
        return memo[key]
    if cls is list:
        result = []
        memo[key] = result
        for item in x:
            result.append(deepcopy(item, memo))
    elif cls is dict:
        result = {}
        memo[key] = result
        for name, value in x.items():
            result[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        result = x
        for old, new in zip(x, items):
            if old is not new:
                result = tuple(items)
                break
        memo[key] = result
    elif cls is set or cls is frozenset:
        result = cls([deepcopy(item, memo) for item in x])
        memo[key] = result
    elif cls is bytearray:
        result = x.copy()
        memo[key] = result
    else:
        method = getattr(cls, "__deepcopy__", None)
        if method is not None:
            result = method(x, memo)
        else:
            result = _rebuild(x, lambda value: deepcopy(value, memo), memo)
        memo[key] = result
    # What was copied lives at least as long as the memo, so that no id is used twice.
    memo.setdefault(id(memo), []).append(x)
    return result


def _rebuild(x, each, memo=None):
    cls = type(x)
    if isinstance(x, list) or isinstance(x, set) or isinstance(x, dict) or isinstance(x, tuple) or isinstance(x, str):
        if isinstance(x, dict):
            result = cls.__new__(cls)
            if memo is not None:
                memo[id(x)] = result
            for name, value in x.items():
                result[each(name)] = each(value)
        elif isinstance(x, list):
            result = cls.__new__(cls)
            if memo is not None:
                memo[id(x)] = result
            for item in x:
                result.append(each(item))
        elif isinstance(x, set):
            result = cls.__new__(cls)
            for item in x:
                result.add(each(item))
        elif isinstance(x, tuple):
            result = cls.__new__(cls, [each(item) for item in x])
        else:
            result = cls.__new__(cls, x)
    else:
        result = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = result
    if hasattr(x, "__dict__"):
        for name, value in x.__dict__.items():
            setattr(result, name, each(value))
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                setattr(result, name, each(getattr(x, name)))
    return result
