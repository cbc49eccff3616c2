"""Type parameters and type aliases (PEP 695): what the compiler calls for `def f[T]`, `class C[T]` and `type A = ...`."""

import typing
from _type_aliases import lazy_alias


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


def type_var(name, bound, constraints):
    return _Lazy(name, bound, constraints)


def type_var_tuple(name):
    return typing.TypeVarTuple(name)


def param_spec(name):
    return _Spec(name)


def type_alias(name, params, value):
    return lazy_alias(name, params, value)


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
