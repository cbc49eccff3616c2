"""Tuples whose items have names."""

from _records import getter, make

_KEYWORDS = frozenset([
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
])


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
                names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    given = () if defaults is None else tuple(defaults)
    if len(given) > len(names):
        raise TypeError("Got more default values than field names")
    return _build(typename, tuple(names), given, "__main__" if module is None else module)


def _described(name, bases, namespace):
    """What the compiler makes a class statement of, which stands for a call of `namedtuple`."""
    return namedtuple(name, namespace[".fields"], defaults=namespace[".defaults"], module=namespace["__module__"])


def _build(typename, names, defaults, module):
    count = len(names)
    repr_format = "(" + ", ".join([f"{name}=%r" for name in names]) + ")"
    with_default = names[count - len(defaults) :]

    def __repr__(self):
        return self.__class__.__name__ + repr_format % tuple(self)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    _asdict.__doc__ = "Return a new dict which maps field names to their values."
    __repr__.__doc__ = "Return a nicely formatted representation string"
    for function in (__repr__, _make, _replace, _asdict, __getnewargs__):
        function.__qualname__ = f"{typename}.{function.__name__}"
    shown = ", ".join(names)
    about_names = shown + "," if count == 1 else shown
    about = ("__new__", f"{typename}.__new__", f"namedtuple_{typename}", f"Create new instance of {typename}({shown})", count + 1)
    namespace = {
        "__doc__": f"{typename}({about_names})",
        "__slots__": (),
        "_fields": names,
        "_field_defaults": dict(zip(with_default, defaults)),
        "__new__": make("tuple", ("_cls", *names), about, defaults, None, ()),
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": names,
        "__module__": module,
    }
    for index, name in enumerate(names):
        namespace[name] = getter(index, f"Alias for field number {index}")
    return type(typename, (tuple,), namespace)
