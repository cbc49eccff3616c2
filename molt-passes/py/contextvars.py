"""Variables whose values belong to a context: that of the thread, or of the task that runs."""

import _threads

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

# The context of each thread that has one.
_current = {}


class Context:
    """The values of variables, as a mapping that cannot be changed from outside."""

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        before = self._enter()
        try:
            return callable(*args, **kwargs)
        finally:
            self._leave(before)

    def _enter(self):
        """Makes this the context of the thread; gives the one before."""
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        thread = _threads.current()
        before = _current.get(thread)
        self._entered = True
        _current[thread] = self
        return before

    def _leave(self, before):
        self._entered = False
        if before is None:
            del _current[_threads.current()]
        else:
            _current[_threads.current()] = before

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        _check(var)
        return self._values[var]

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __contains__(self, var):
        _check(var)
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


def _context():
    thread = _threads.current()
    found = _current.get(thread)
    if found is None:
        found = _current[thread] = Context()
        found._entered = True
    return found


def copy_context():
    """A copy of the context that is current."""
    return _context().copy()


_MISSING = object()


class Token:
    """What a variable was before it was set."""

    __slots__ = ("_var", "_old", "_context", "_used")
    MISSING = None

    def __init__(self, *args):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


class _TokenMissing:
    def __repr__(self):
        return "<Token.MISSING>"


Token.MISSING = _TokenMissing()


class ContextVar:
    """A variable with a value in each context."""

    __slots__ = ("_name", "_default")

    def __init__(self, name, /, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        found = _context()._values.get(self, _MISSING)
        if found is not _MISSING:
            return found
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _context()
        token = object.__new__(Token)
        token._var = self
        token._old = context._values.get(self, Token.MISSING)
        token._context = context
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _context()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is Token.MISSING:
            del context._values[self]
        else:
            context._values[self] = token._old

    def __class_getitem__(cls, item):
        return _Alias(item)

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class _Alias:
    """`ContextVar[int]`."""

    def __init__(self, item):
        self.__origin__ = ContextVar
        self.__args__ = item if isinstance(item, tuple) else (item,)

    def __call__(self, *args, **kwargs):
        return ContextVar(*args, **kwargs)

    def __repr__(self):
        shown = [arg.__qualname__ if isinstance(arg, type) and arg.__module__ == "builtins" else repr(arg) for arg in self.__args__]
        return f"contextvars.ContextVar[{', '.join(shown)}]"
