"""Type aliases as values (PEP 695)."""

from _typing import Union


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self._name, self._params, self._value = name, type_params, value
        self._lazy = False

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
        return self._value() if self._lazy else self._value

    def __getitem__(self, args):
        if not self._params:
            raise TypeError("Only generic type aliases are subscriptable")
        return _AliasOf(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

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


def lazy_alias(name, params, value):
    """The alias of a `type` statement, whose value a function gives when it is asked for."""
    made = TypeAliasType(name, value, type_params=params)
    made._lazy = True
    return made
