"""`Protocol`: classes that say which methods and attributes an object has."""

from _typing import Generic
from abc import ABCMeta, abstractmethod

_NOT_MEMBERS = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "_is_plain_protocol", "__protocol_attrs__",
    "__callable_proto_members_only__", "__qualname__", "__init_subclass__", "_abc_registry", "__type_params__",
    "__static_attributes__", "__firstlineno__",
])


def _members(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base is Generic or base.__dict__.get("_is_plain_protocol", False):
            continue
        if not base.__dict__.get("_is_protocol", False):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get("__annotations__", {})):
            if name not in _NOT_MEMBERS and not name.startswith("_abc_"):
                found.add(name)
    return found


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and len(bases) >= 2:
            for base in bases if Protocol in bases else ():
                if base not in (object, Generic) and not base.__dict__.get("_is_protocol", False):
                    if not (base.__module__ in ("collections.abc", "contextlib")):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = getattr(instance, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if not cls.__callable_proto_members_only__:
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return super().__subclasscheck__(other)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_plain_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        cls._is_plain_protocol = False
        if cls._is_protocol:
            cls.__protocol_attrs__ = _members(cls)
            cls.__callable_proto_members_only__ = all(
                [callable(getattr(cls, name, None)) for name in cls.__protocol_attrs__]
            )
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_subclass_hook)
            if cls.__init__ is object.__init__ or cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init


Protocol.__module__ = "typing"


def _subclass_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", {}) and base.__dict__.get("_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def runtime_checkable(cls):
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol):
    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass
