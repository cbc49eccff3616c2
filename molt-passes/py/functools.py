"""Functions that work on functions."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


class _Missing:
    pass


_missing = _Missing()


def reduce(function, iterable, initial=_missing, /):
    it = iter(iterable)
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(x) for x in self.args])
        parts.extend([f"{k}={v!r}" for (k, v) in self.keywords.items()])
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)


class _Key:
    __slots__ = ("obj", "mycmp")
    __hash__ = None

    def __init__(self, mycmp, obj):
        self.mycmp = mycmp
        self.obj = obj

    def __lt__(self, other):
        return self.mycmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.mycmp(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self.mycmp(self.obj, other.obj) == 0

    def __le__(self, other):
        return self.mycmp(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.mycmp(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    def key(obj):
        return _Key(mycmp, obj)

    return key


class _CacheInfo(tuple):
    __slots__ = ()

    @property
    def hits(self):
        return self[0]

    @property
    def misses(self):
        return self[1]

    @property
    def maxsize(self):
        return self[2]

    @property
    def currsize(self):
        return self[3]

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


_separator = _Missing()


def _key(args, kwargs, typed):
    if not kwargs and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    if kwargs:
        key += (_separator,)
        for item in kwargs.items():
            key += item
    if typed:
        key += tuple([type(v) for v in args])
        if kwargs:
            key += tuple([type(v) for v in kwargs.values()])
    return key


class _Cached:
    """A function with a memory of its results, the least recently used one forgotten first."""

    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._results = {}
        self._hits = 0
        self._misses = 0
        update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwargs)
        key = _key(args, kwargs, self._typed)
        results = self._results
        found = results.get(key, _missing)
        if found is not _missing:
            self._hits += 1
            if self._maxsize is not None:
                del results[key]
                results[key] = found
            return found
        self._misses += 1
        found = self._function(*args, **kwargs)
        if self._maxsize is not None and key not in results and len(results) >= self._maxsize:
            del results[next(iter(results))]
        results[key] = found
        return found

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return partial(self, obj)

    def cache_info(self):
        return _CacheInfo((self._hits, self._misses, self._maxsize, len(self._results)))

    def cache_clear(self):
        self._results.clear()
        self._hits = 0
        self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _Cached(maxsize, 128, False)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _Cached(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    return _Cached(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def _from_lt(cls):
    def gt(self, other):
        result = type(self).__lt__(self, other)
        if result is NotImplemented:
            return result
        return not result and self != other

    def le(self, other):
        result = type(self).__lt__(self, other)
        if result is NotImplemented:
            return result
        return result or self == other

    def ge(self, other):
        result = type(self).__lt__(self, other)
        if result is NotImplemented:
            return result
        return not result

    return {"__gt__": gt, "__le__": le, "__ge__": ge}


def _from_le(cls):
    def ge(self, other):
        result = type(self).__le__(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other

    def lt(self, other):
        result = type(self).__le__(self, other)
        if result is NotImplemented:
            return result
        return result and self != other

    def gt(self, other):
        result = type(self).__le__(self, other)
        if result is NotImplemented:
            return result
        return not result

    return {"__ge__": ge, "__lt__": lt, "__gt__": gt}


def _from_gt(cls):
    def lt(self, other):
        result = type(self).__gt__(self, other)
        if result is NotImplemented:
            return result
        return not (result or self == other)

    def ge(self, other):
        result = type(self).__gt__(self, other)
        if result is NotImplemented:
            return result
        return result or self == other

    def le(self, other):
        result = type(self).__gt__(self, other)
        if result is NotImplemented:
            return result
        return not result

    return {"__lt__": lt, "__ge__": ge, "__le__": le}


def _from_ge(cls):
    def le(self, other):
        result = type(self).__ge__(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other

    def gt(self, other):
        result = type(self).__ge__(self, other)
        if result is NotImplemented:
            return result
        return result and self != other

    def lt(self, other):
        result = type(self).__ge__(self, other)
        if result is NotImplemented:
            return result
        return not result

    return {"__le__": le, "__gt__": gt, "__lt__": lt}


def total_ordering(cls):
    roots = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if getattr(cls, name) is not getattr(object, name)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    if "__lt__" in roots:
        made = _from_lt(cls)
    elif "__le__" in roots:
        made = _from_le(cls)
    elif "__gt__" in roots:
        made = _from_gt(cls)
    else:
        made = _from_ge(cls)
    for name, function in made.items():
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            function = cls
            annotations = getattr(function, "__annotations__", {})
            names = [name for name in annotations if name != "return"]
            if not names:
                raise TypeError(
                    f"Invalid first argument to `register()`: {function!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            cls = annotations[names[0]]
        registry[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper
