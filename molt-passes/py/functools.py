"""Functions that work on functions."""

from _functools import keep as _keep, kept as _kept, lru_cache as _lru_cache, partial as _partial
from _module_namespaces import classes as _named_classes, of as _namespace
from _namedtuple import namedtuple

MappingProxyType = type(type.__dict__)
_UnionType = type(int | str)

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
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
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


class partial(_partial):
    """A function with some of its arguments given already."""

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, attributes = state
        known = callable(func) and isinstance(args, tuple) and (keywords is None or isinstance(keywords, dict))
        if not known or not (attributes is None or isinstance(attributes, dict)):
            raise TypeError("invalid partial state")
        self._hold(func, tuple(args), dict(keywords or ()))
        self.__dict__.update(attributes or ())

    def __repr__(self):
        if id(self) in _shown:
            return f"{type(self).__qualname__}(...)"
        _shown.add(id(self))
        try:
            parts = [repr(self.func)]
            parts.extend([repr(x) for x in self.args])
            parts.extend([f"{k}={v!r}" for k, v in self.keywords.items()])
            name = type(self).__qualname__
            if type(self).__module__ == "functools":
                name = "functools." + name
            return f"{name}({', '.join(parts)})"
        finally:
            _shown.discard(id(self))


_shown = set()


class partialmethod:
    """A method with some of its arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(x) for x in self.args])
        parts.extend([f"{k}={v!r}" for k, v in self.keywords.items()])
        return f"functools.partialmethod({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            new_func = get(obj, cls)
            if new_func is not self.func:
                result = partial(new_func, *self.args, **self.keywords)
                try:
                    result.__self__ = new_func.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


class _Key:
    __slots__ = ("obj", "mycmp")
    __hash__ = None

    def __init__(self, mycmp, obj):
        self.mycmp = mycmp
        self.obj = obj

    def __lt__(self, other):
        return self.mycmp(self.obj, _key_object(other)) < 0

    def __gt__(self, other):
        return self.mycmp(self.obj, _key_object(other)) > 0

    def __eq__(self, other):
        return self.mycmp(self.obj, _key_object(other)) == 0

    def __le__(self, other):
        return self.mycmp(self.obj, _key_object(other)) <= 0

    def __ge__(self, other):
        return self.mycmp(self.obj, _key_object(other)) >= 0


def _key_object(other):
    if not isinstance(other, _Key):
        raise TypeError("other argument must be K instance")
    return other.obj


def cmp_to_key(mycmp):
    def key(obj):
        return _Key(mycmp, obj)

    return key


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")


class _lru_cache_wrapper(_lru_cache):
    """A function with a memory of its results."""

    def cache_info(self):
        return _CacheInfo(*self._info())


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _remembering(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _remembering(user_function, maxsize, typed)

    return decorating_function


def _remembering(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


_NOT_FOUND = object()


class cached_property:
    """A property computed once and kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

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
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            value = _kept(instance, self.attrname, _NOT_FOUND)
        except AttributeError:
            message = (
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            )
            raise TypeError(message) from None
        if value is _NOT_FOUND:
            value = self.func(instance)
            _keep(instance, self.attrname, value)
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


def _is_union(cls):
    return isinstance(cls, _UnionType) or getattr(getattr(cls, "__origin__", None), "_name", None) in ("Union", "Optional")


def _is_valid_dispatch_type(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all([isinstance(arg, type) for arg in cls.__args__])


def _find_impl(cls, registry):
    """The implementation of the class that comes first, abstract ones standing before what they were registered for."""
    for base in cls.__mro__[:-1]:
        if base in registry:
            return _more_special(cls, base, registry)
    return _more_special(cls, object, registry)


def _more_special(cls, found, registry):
    """An abstract class that `cls` was registered with or has the methods of goes before a class that is further away."""
    candidates = []
    for kind in registry:
        if kind in cls.__mro__ or not issubclass(cls, kind) or issubclass(found, kind):
            continue
        candidates.append(kind)
    best = [kind for kind in candidates if not any([other is not kind and issubclass(other, kind) for other in candidates])]
    if not best:
        return registry.get(found)
    if len(best) > 1:
        raise RuntimeError("Ambiguous dispatch: {} or {}".format(best[0], best[1]))
    return registry[best[0]]


def singledispatch(func):
    registry = {}
    dispatch_cache = {}

    def dispatch(cls):
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        impl = _find_impl(cls, registry)
        dispatch_cache[cls] = impl
        return impl

    def register(cls, func=None):
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            names = [name for name in annotations if name != "return"] or list(annotations)
            if not names:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            cls = annotations[names[0]]
            if isinstance(cls, str):
                cls = _named_classes(cls, _namespace(func.__module__))
            if not _is_valid_dispatch_type(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {names[0]!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {names[0]!r}. {cls!r} is not a class.")
        for kind in cls.__args__ if _is_union(cls) else (cls,):
            registry[kind] = func
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """`singledispatch` for methods: the first argument after `self` decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
