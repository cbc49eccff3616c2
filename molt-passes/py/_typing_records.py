"""`NamedTuple` and `TypedDict`: classes made from annotations."""

from _namedtuple import namedtuple
from _typing import Generic, _GenericAlias, _type_check

_PROHIBITED = (
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace",
    "_asdict", "_source",
)
_SPECIAL = ("__module__", "__name__", "__annotations__", "__qualname__", "__orig_bases__", "__classcell__")


def _make_nmtuple(name, types, module, defaults=()):
    types = {key: _type_check(value, f"field {key} annotation must be a type") for key, value in types}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = types
    made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        with_default = []
        for name in types:
            if name in ns:
                with_default.append(name)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                listed = ", ".join(with_default)
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {listed}")
        made = _make_nmtuple(typename, types.items(), ns["__module__"], [ns[name] for name in with_default])
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        if "__orig_bases__" in ns:
            made.__orig_bases__ = ns["__orig_bases__"]
        if Generic in bases:
            made.__class_getitem__ = classmethod(_with_arguments)
        return made


def _with_arguments(kind, params):
    return _GenericAlias(kind, params if isinstance(params, tuple) else (params,))


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, "__main__")
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        for key, value in ns.get("__annotations__", {}).items():
            kind = annotations[key] = _type_check(value, message, ns.get("__module__"))
            form = getattr(kind, "_name", None) if isinstance(kind, _GenericAlias) else None
            is_required = form == "Required" or form != "NotRequired" and total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        own = {key: value for key, value in ns.items() if key not in ("__orig_bases__", "__annotations__")}
        made = type.__new__(cls, name, (dict,), own)
        made.__orig_bases__ = ns.get("__orig_bases__", bases)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, name, bases, ns, total=True):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    made = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": "__main__"}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typeddict_mro_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typeddict_mro_entries
