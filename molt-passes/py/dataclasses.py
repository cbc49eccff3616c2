"""Classes that are described by their fields."""

from _records import make as _make
from abc import update_abstractmethods
from copy import deepcopy
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType, new_class

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            return (
                f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})"
            )
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_shown = set()


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _spelt(annotation, name):
    """Whether an annotation kept as text says `name`, alone or with brackets, from any module."""
    head = annotation.split("[")[0].strip()
    return head.split(".")[-1] == name


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return _spelt(annotation, "ClassVar")
    origin = getattr(annotation, "__origin__", annotation)
    return type(origin).__name__ == "_SpecialForm" and getattr(origin, "_name", None) == "ClassVar"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _spelt(annotation, "InitVar")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _spelt(annotation, "KW_ONLY")
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    hidden = "." + name
    if hidden in cls.__dict__:
        default = cls.__dict__[hidden]
        delattr(cls, hidden)
    else:
        default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, MemberDescriptorType):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_classvar(annotation):
        made._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {made.name} cannot have a default factory")
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {made.name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory")
    return made


def _about(cls, name, positional):
    return (name, f"{cls.__qualname__}.{name}", cls.__module__, None, positional)


def _set_new_attribute(cls, name, value):
    """Sets what the class does not define itself; whether it does."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init(cls, init_fields, positional, keyword_only, frozen, self_name, slots):
    seen_default = False
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")
    parameters = positional + keyword_only
    names = [self_name] + [each.name for each in parameters]
    defaults = {}
    for each in parameters:
        if each.default is not MISSING:
            defaults[each.name] = each.default
        elif each.default_factory is not MISSING:
            defaults[each.name] = _HAS_DEFAULT_FACTORY
    plan = []
    for each in init_fields:
        if each._field_type is _FIELD_INITVAR:
            continue
        factory = None if each.default_factory is MISSING else each.default_factory
        if each.init:
            plan += (each.name, names.index(each.name, 1), factory)
        elif factory is not None:
            plan += (each.name, None, factory)
        elif slots and each.default is not MISSING:
            plan += (each.name, None, _constant(each.default))
    post = None
    if hasattr(cls, _POST_INIT_NAME):
        post = tuple([names.index(each.name, 1) for each in init_fields if each._field_type is _FIELD_INITVAR and each.init])
    made = _make(
        "init",
        tuple(names),
        _about(cls, "__init__", len(positional) + 1),
        tuple([defaults[each.name] for each in positional if each.name in defaults]),
        {each.name: defaults[each.name] for each in keyword_only if each.name in defaults},
        (bool(frozen), _HAS_DEFAULT_FACTORY, post, *plan),
    )
    made.__annotations__ = {**{each.name: each.type for each in parameters}, "return": None}
    return made


def _constant(value):
    return lambda: value


def _frozen_methods(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
        function.__module__ = cls.__module__
    return __setattr__, __delattr__


def _set_unless_frozen(cls, names, self, name, value):
    """`__setattr__` of frozen classes whose methods the compiler made."""
    if type(self) is cls or name in names:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    super(cls, self).__setattr__(name, value)


def _delete_unless_frozen(cls, names, self, name):
    if type(self) is cls or name in names:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
    super(cls, self).__delattr__(name)


def _shown_annotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ("builtins", "__main__") and annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _signature(positional, keyword_only):
    shown = []
    for each in positional + keyword_only:
        if keyword_only and each is keyword_only[0]:
            shown.append("*")
        text = f"{each.name}: {_shown_annotation(each.type)}"
        if each.default is not MISSING:
            text += f" = {each.default!r}"
        elif each.default_factory is not MISSING:
            text += " = <factory>"
        shown.append(text)
    return f"({', '.join(shown)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot, made=()):
    all_fields = {}
    setattr(
        cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    )
    base_params = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, "__dataclass_fields__", None)
        if base_fields is not None:
            all_fields.update(base_fields)
            base_params.append(base.__dataclass_params__)
    annotations = cls.__dict__.get("__annotations__", {})
    own_fields = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = True
            kw_only = True
        else:
            own_fields.append(_get_field(cls, name, annotation, kw_only))
    for each in own_fields:
        all_fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if base_params:
        if not frozen and any([params.frozen for params in base_params]):
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not all([params.frozen for params in base_params]):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    init_fields = [each for each in all_fields.values() if each._field_type is not _FIELD_CLASSVAR]
    own = [each for each in all_fields.values() if each._field_type is _FIELD]
    positional = [each for each in init_fields if each.init and not each.kw_only]
    keyword_only = [each for each in init_fields if each.init and each.kw_only]
    if "__init__" in made:
        hints = {each.name: each.type for each in positional + keyword_only}
        cls.__dict__["__init__"].__annotations__ = {**hints, "return": None}
    elif init:
        self_name = "__dataclass_self__" if "self" in all_fields else "self"
        _set_new_attribute(cls, "__init__", _init(cls, init_fields, positional, keyword_only, frozen, self_name, slots))
    if repr:
        names = tuple([each.name for each in own if each.repr])
        _set_new_attribute(cls, "__repr__", _make("repr", ("self",), _about(cls, "__repr__", 1), None, None, names))
    compared = tuple([each.name for each in own if each.compare])
    if eq and "__eq__" not in made:
        _set_new_attribute(cls, "__eq__", _make("eq", ("self", "other"), _about(cls, "__eq__", 2), None, None, compared))
    if order and "__lt__" not in made:
        for op in ("lt", "le", "gt", "ge"):
            name = f"__{op}__"
            if _set_new_attribute(cls, name, _make(op, ("self", "other"), _about(cls, name, 2), None, None, compared)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
    if frozen and "__setattr__" not in made:
        for function in _frozen_methods(cls, frozenset([each.name for each in own])):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    if "__hash__" not in made:
        _choose_hash(cls, own, unsafe_hash, eq, frozen, has_explicit_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(positional, keyword_only)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([each.name for each in positional]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots and "__slots__" not in made:
        cls = _add_slots(cls, frozen, weakref_slot)
    elif slots and frozen:
        _set_new_attribute(cls, "__getstate__", _state_of)
        _set_new_attribute(cls, "__setstate__", _set_state)
    if type(cls) is not type:
        update_abstractmethods(cls)
    return cls


def _choose_hash(cls, own, unsafe_hash, eq, frozen, has_explicit_hash):
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or has_explicit_hash:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    names = tuple([each.name for each in own if (each.compare if each.hash is None else each.hash)])
    cls.__hash__ = _make("hash", ("self",), _about(cls, "__hash__", 1), None, None, names)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _state_of(self):
    return [getattr(self, each.name) for each in fields(self)]


def _set_state(self, state):
    for each, value in zip(fields(self), state):
        # What is frozen is set around its own `__setattr__`.
        object.__setattr__(self, each.name, value)


def _add_slots(cls, frozen, weakref_slot):
    """The class anew, with `__slots__`."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [each.name for each in fields(cls)]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    namespace = {
        name: value for name, value in cls.__dict__.items() if name not in names and name not in ("__dict__", "__weakref__")
    }
    wanted = names + (["__weakref__"] if weakref_slot else [])
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    if frozen:
        namespace.setdefault("__getstate__", _state_of)
        namespace.setdefault("__setstate__", _set_state)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    return made


def _described(cls):
    """Finishes a class whose methods the compiler made: `.options` says how, `.name` holds what `field` gave for a field."""
    options = cls.__dict__[".options"]
    delattr(cls, ".options")
    return _process_class(cls, *options)


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
    slots=False, weakref_slot=False
):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in found.values() if each._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


_ATOMIC = frozenset([
    type(None), bool, int, float, str, complex, bytes, type(Ellipsis), type(NotImplemented), type(len), type, range, property,
    FunctionType,
])


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, "__dataclass_fields__"):
        if dict_factory is dict:
            return {each.name: _asdict_inner(getattr(obj, each.name), dict) for each in fields(obj)}
        return dict_factory([(each.name, _asdict_inner(getattr(obj, each.name), dict_factory)) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_asdict_inner(item, dict_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_asdict_inner(item, dict_factory) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_asdict_inner(key, dict_factory), _asdict_inner(value, dict_factory)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(getattr(obj, "default_factory"))
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, "__dataclass_fields__"):
        return tuple_factory([_astuple_inner(getattr(obj, each.name), tuple_factory) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_astuple_inner(item, tuple_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_astuple_inner(item, tuple_factory) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_astuple_inner(key, tuple_factory), _astuple_inner(value, tuple_factory)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(getattr(obj, "default_factory"))
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    return deepcopy(obj)


_KEYWORDS = frozenset([
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
])


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
    match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None
):
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    cls.__module__ = "__main__" if module is None else module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot
    )


def replace(obj, /, **changes):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("replace() should be called on dataclass instances")
    for each in obj.__dataclass_fields__.values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise ValueError(
                    f"field {each.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise ValueError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)
