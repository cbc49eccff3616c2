"""Type parameters and type aliases (PEP 695): what the compiler calls for `def f[T]`, `class C[T]` and `type A = ...`."""

import typing


class _Lazy(typing.TypeVar):
    """A type variable whose bound and constraints are evaluated when asked for."""

    def __init__(self, name, bound, constraints):
        self.__name__ = name
        self.__covariant__ = self.__contravariant__ = False
        self.__infer_variance__ = True
        self._bound, self._constraints = bound, constraints

    @property
    def __bound__(self):
        return None if self._bound is None else self._bound()

    @property
    def __constraints__(self):
        return () if self._constraints is None else self._constraints()

    def __repr__(self):
        return self.__name__


_Lazy.__name__ = _Lazy.__qualname__ = "TypeVar"
_Lazy.__module__ = "typing"


class _Spec(typing.ParamSpec):
    def __init__(self, name):
        super().__init__(name, infer_variance=True)


_Spec.__name__ = _Spec.__qualname__ = "ParamSpec"
_Spec.__module__ = "typing"


class TypeAliasType:
    def __init__(self, name, params, value):
        self._name, self._params, self._value = name, params, value

    @property
    def __name__(self):
        return self._name

    @property
    def __type_params__(self):
        return self._params

    @property
    def __parameters__(self):
        return self._params

    @property
    def __value__(self):
        return self._value()

    def __getitem__(self, args):
        if not self._params:
            raise TypeError("Only generic type aliases are subscriptable")
        return _AliasOf(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return typing.Union[self, other]

    def __ror__(self, other):
        return typing.Union[other, self]

    def __repr__(self):
        return self._name


TypeAliasType.__module__ = "typing"


class _AliasOf:
    """`Alias[int]`"""

    def __init__(self, origin, args):
        self.__origin__, self.__args__ = origin, args

    def __repr__(self):
        return f"{self.__origin__!r}[{', '.join([_shown(arg) for arg in self.__args__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AliasOf):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))


_AliasOf.__name__ = _AliasOf.__qualname__ = "GenericAlias"
_AliasOf.__module__ = "types"


def _shown(value):
    if value is ...:
        return "..."
    if isinstance(value, type) and not hasattr(value, "__args__"):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    return repr(value)


def type_var(name, bound, constraints):
    return _Lazy(name, bound, constraints)


def type_var_tuple(name):
    return typing.TypeVarTuple(name)


def param_spec(name):
    return _Spec(name)


def type_alias(name, params, value):
    return TypeAliasType(name, params, value)


def generic_base(params):
    items = []
    for param in params:
        if isinstance(param, typing.TypeVarTuple):
            items.extend(param)
        else:
            items.append(param)
    return typing.Generic[tuple(items)]


def set_type_params(function, params):
    function.__type_params__ = params
    return function
