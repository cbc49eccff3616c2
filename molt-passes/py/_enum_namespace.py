"""The namespace of an enumeration's body, and what may stand in it."""

_OWN_SUNDERS = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
    "_iter_member_by_def_",
)


class nonmember:
    """Keeps its content from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes its content a member."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    start = "_" + class_name + "__"
    return len(name) > len(start) and name.startswith(start) and (name[-1] != "_" or name[-2] != "_")


class _Unset:
    def __repr__(self):
        return "<auto>"


_unset = _Unset()


class auto:
    """Stands for the value that the enumeration gives next."""

    __module__ = "enum"

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class EnumDict(dict):
    """The namespace of an enumeration's body: it notes which names become members, in order."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = ""

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _OWN_SUNDERS:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                taken = set(value) & set(self._member_names)
                if taken:
                    raise ValueError("_ignore_ cannot specify already set names: %r" % (taken,))
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value):
            pass
        else:
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self._with_autos(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _with_autos(self, key, value):
        """The value, every `auto()` at its top replaced."""
        if isinstance(value, auto):
            return self._auto_value(key, value)
        if type(value) is tuple and any([isinstance(part, auto) for part in value]):
            return tuple([self._auto_value(key, part) if isinstance(part, auto) else part for part in value])
        self._last_values.append(value)
        return value

    def _auto_value(self, key, given):
        if given.value is _unset:
            given.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(given.value)
        return given.value

    def update(self, members, **more_members):
        pairs = [(name, members[name]) for name in members.keys()] if hasattr(members, "keys") else members
        for name, value in pairs:
            self[name] = value
        for name, value in more_members.items():
            self[name] = value
