"""The functions of `typing`."""

from _module_namespaces import named, of as namespace
from _typing import Annotated, ClassVar, Final, ForwardRef, Generic, NotRequired, ParamSpecArgs, ParamSpecKwargs, Required
from _typing import Union, _AnnotatedAlias, _GenericAlias, _SpecialAlias, _stands_for_parameters
from types import GenericAlias, UnionType


def cast(typ, val):
    return val


_overloads = {}


def overload(func):
    function = getattr(func, "__func__", func)
    _overloads.setdefault((function.__module__, function.__qualname__), []).append(func)
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should "
        "always be followed by an implementation that is not @overload-ed."
    )


def get_overloads(func):
    function = getattr(func, "__func__", func)
    return list(_overloads.get((function.__module__, function.__qualname__), []))


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """A decorator that also marks what it gives as without types."""

    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(wrapped, name, getattr(decorator, name))
    wrapped.__wrapped__ = decorator
    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        name = getattr(tp, "_name", None) if isinstance(tp, _GenericAlias) else tp.__origin__.__name__
        if name == "Callable" and not (len(args) == 2 and _stands_for_parameters(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    return hasattr(tp, "__total__") and hasattr(tp, "__required_keys__")


def _split(text, separator):
    """The parts of an annotation between separators that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        if char in "[(":
            depth += 1
        elif char in "])":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _evaluate(text, names):
    """An annotation kept as text: names, brackets and `|`, all that annotations are made of."""
    text = text.strip()
    sides = _split(text, "|")
    if len(sides) > 1:
        found = _evaluate(sides[0], names)
        for side in sides[1:]:
            found = found | _evaluate(side, names)
        return found
    if text == "...":
        return ...
    if text[:1] in "'\"":
        return _evaluate(text[1:-1], names)
    if text[:1] == "[":
        return [_evaluate(part, names) for part in _split(text[1:-1], ",")]
    if text.endswith("]"):
        head, _, inner = text[:-1].partition("[")
        args = [_evaluate(part, names) for part in _split(inner, ",")]
        return _evaluate(head, names)[args[0] if len(args) == 1 else tuple(args)]
    return named(text, names)


def _evaluated(value, names, include_extras):
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = _evaluate(value, names)
        if value is None:
            return type(None)
    if isinstance(value, ForwardRef):
        value = _evaluate(value.__forward_arg__, names)
    if isinstance(value, _AnnotatedAlias) and not include_extras:
        return _evaluated(value.__origin__, names, include_extras)
    if isinstance(value, _GenericAlias):
        if value._name in ("Required", "NotRequired") and not include_extras:
            return _evaluated(value.__args__[0], names, include_extras)
        args = tuple([_evaluated(arg, names, include_extras) if isinstance(arg, (ForwardRef, _GenericAlias)) else arg for arg in value.__args__])
        if args != value.__args__:
            return Union[args] if value._name == "Union" else _GenericAlias(value.__origin__, args, value._name)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            around = namespace(base.__module__) if globalns is None else globalns
            own = {base.__name__: base, **around, **(localns or {})}
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluated(value, own, include_extras)
        return hints
    found = getattr(obj, "__annotations__", None)
    if found is None:
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    names = {**(namespace(getattr(obj, "__module__", None)) if globalns is None else globalns), **(localns or {})}
    for name, value in found.items():
        hints[name] = _evaluated(value, names, include_extras)
    return hints
