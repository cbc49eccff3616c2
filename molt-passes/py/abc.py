"""Abstract base classes, without a metaclass: a class made with one is not a subclass of anything it does not inherit from."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class ABC:
    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        names = []
        for base in cls.__mro__:
            for name in base.__dict__:
                if name not in names and _is_abstract(getattr(cls, name, None)):
                    names.append(name)
        cls.__abstractmethods__ = frozenset(names)

    def __new__(cls, *args, **kwargs):
        names = sorted(getattr(cls, "__abstractmethods__", ()))
        if names:
            word = "method" if len(names) == 1 else "methods"
            quoted = ", ".join(["'%s'" % name for name in names])
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract {word} {quoted}")
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError(f"{cls.__name__}() takes no arguments")
        return super().__new__(cls)


def _is_abstract(value):
    if isinstance(value, property):
        for part in (value.fget, value.fset, value.fdel):
            if getattr(part, "__isabstractmethod__", False):
                return True
        return False
    return getattr(value, "__isabstractmethod__", False)
