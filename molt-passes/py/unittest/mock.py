"""Objects that record how they are used, and patches that put them in the place of others for a while."""

import _builtin_patches
import functools
import importlib
import inspect

__all__ = [
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "NonCallableMock",
    "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
]


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        if name not in self._sentinels:
            self._sentinels[name] = _SentinelObject(name)
        return self._sentinels[name]


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_ABSENT = object()


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def _shown(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _Call(tuple):
    """A call: the name, the positional arguments, the keywords."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def _parts(self):
        return ("", self[0], self[1]) if len(self) == 2 else (self[0], self[1], self[2])

    def __eq__(self, other):
        if not isinstance(other, tuple) or len(other) > 3:
            return False
        name, args, kwargs = self._parts()
        other_name, other_args, other_kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                other_name = part
            elif isinstance(part, tuple):
                other_args = part
            elif isinstance(part, dict):
                other_kwargs = part
            else:
                return False
        if name and other_name and name != other_name or len(self) == 3 and len(other) == 3 and name != other_name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        name = attr if self._mock_name is None else f"{self._mock_name}.{attr}"
        return _Call(name=name, parent=self, from_kall=False)

    @property
    def args(self):
        return self._parts()[1]

    @property
    def kwargs(self):
        return self._parts()[2]

    def __repr__(self):
        name, args, kwargs = self._parts()
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else f"call.{name}"
        if not name:
            name = "call"
        elif not name.startswith("call"):
            name = f"call.{name}" if not name.startswith("()") else f"call{name}"
        return _shown(name, args, kwargs)


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any([list(self[i : i + size]) == value for i in range(len(self) - size + 1)])

    def __repr__(self):
        shown = [repr(value) for value in self]
        line = ", ".join(shown)
        return f"[{line}]" if len(line) <= 78 else "[" + ",\n ".join(shown) + "]"


_OWN = (
    "return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls",
    "await_count", "await_args", "await_args_list",
)
_ASSERTS = ("assert", "assret", "asert", "aseert", "assrt")


class _Base:
    """What all of them share: children by name, and the calls."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, unsafe=False, parent=None,
        new_name="", **kwargs,
    ):
        own = self.__dict__
        if spec_set is not None:
            spec = spec_set
        own["_mock_spec"] = None
        own["_spec_class"] = None
        own["_mock_sealed"] = False
        own["_mock_unsafe"] = unsafe
        if spec is not None:
            own["_mock_spec"] = spec if isinstance(spec, (list, tuple)) else dir(spec)
            if not isinstance(spec, (list, tuple)):
                own["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        own["_spec_set"] = spec_set is not None
        own["_mock_children"] = {}
        own["_mock_name"] = name
        own["_mock_new_name"] = new_name
        own["_mock_parent"] = parent
        own["_mock_wraps"] = wraps
        own["_mock_return_value"] = return_value
        own["_mock_side_effect"] = None
        self.reset_mock()
        self.side_effect = side_effect
        self.configure_mock(**kwargs)

    def configure_mock(self, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *owners, last = path.split(".")
            target = self
            for part in owners:
                target = getattr(target, part)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        own = self.__dict__
        own["called"] = False
        own["call_count"] = 0
        own["call_args"] = None
        own["call_args_list"] = _CallList()
        own["mock_calls"] = _CallList()
        own["method_calls"] = _CallList()
        if return_value:
            own["_mock_return_value"] = DEFAULT
        if side_effect:
            own["_mock_side_effect"] = None
        for child in list(own["_mock_children"].values()):
            if isinstance(child, _Base) and child is not self:
                child.reset_mock(return_value=return_value, side_effect=side_effect)
        made = own["_mock_return_value"]
        if isinstance(made, _Base) and made is not self:
            made.reset_mock()

    @property
    def __class__(self):
        spec = self.__dict__.get("_spec_class")
        return type(self) if spec is None else spec

    @property
    def return_value(self):
        own = self.__dict__
        if own["_mock_return_value"] is DEFAULT:
            own["_mock_return_value"] = self._get_child_mock(parent=self, new_name="()")
        return own["_mock_return_value"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not isinstance(value, BaseException):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def _get_child_mock(self, **kwargs):
        kind = type(self)
        if issubclass(kind, PropertyMock) or issubclass(kind, NonCallableMock) and not issubclass(kind, Mock):
            kind = MagicMock if issubclass(kind, (MagicMock, NonCallableMagicMock)) else Mock
        if self.__dict__["_mock_sealed"]:
            name = kwargs.get("name") or kwargs.get("new_name")
            raise AttributeError(f"{self._extract_mock_name()}.{name}")
        return kind(**kwargs)

    def __getattr__(self, name):
        own = self.__dict__
        if name in ("_mock_children", "_mock_spec"):
            raise AttributeError(name)
        if own["_mock_spec"] is not None:
            if name not in own["_mock_spec"]:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and (own["_mock_spec"] is None or name not in own["_mock_spec"]):
            if name.startswith(_ASSERTS) or name in ("called_once", "called_with", "called_once_with", "has_calls", "any_call"):
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        found = own["_mock_children"].get(name, _ABSENT)
        if found is _missing:
            raise AttributeError(name)
        if found is _ABSENT:
            wraps = own["_mock_wraps"]
            wraps = getattr(wraps, name) if wraps is not None else None
            found = self._get_child_mock(parent=self, name=name, wraps=wraps, new_name=name)
            own["_mock_children"][name] = found
        return found

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in _OWN:
            object.__setattr__(self, name, value)
            return
        if own.get("_spec_set") and name not in own["_mock_spec"]:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGIC:
            if not isinstance(value, _Base):
                value = functools.partial(value, self)
            own["_mock_children"][name] = value
            return
        if own.get("_mock_sealed") and name not in own["_mock_children"]:
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if _adopt(self, value, name, name):
            own["_mock_children"][name] = value
        elif isinstance(value, _Base):
            own["_mock_children"][name] = value
        else:
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        own = self.__dict__
        if name in own:
            object.__delattr__(self, name)
        elif own["_mock_children"].get(name, _ABSENT) is _missing:
            raise AttributeError(name)
        own["_mock_children"][name] = _missing

    def __dir__(self):
        own = self.__dict__
        names = own["_mock_spec"] or [n for n in dir(type(self)) if not n.startswith("_")]
        names = list(names) + [n for n in own if not n.startswith("_")]
        return sorted(set(names) | {n for n, c in own["_mock_children"].items() if c is not _missing and not n.startswith("_")})

    def _extract_mock_name(self):
        names = []
        last = self
        mock = self
        dot = "." if self.__dict__["_mock_new_name"] != "()" else ""
        if self.__dict__["_mock_new_name"]:
            names = [self.__dict__["_mock_new_name"], dot] if False else [self.__dict__["_mock_new_name"]]
        parent = self.__dict__["_mock_parent"]
        while parent is not None:
            last = parent
            names.append(dot)
            own_name = parent.__dict__["_mock_new_name"]
            names.append(own_name or "")
            dot = "" if own_name == "()" else "."
            parent = parent.__dict__["_mock_parent"]
            if not own_name:
                names.pop()
                if parent is None:
                    break
        first = last.__dict__["_mock_name"] or "mock"
        if last is mock:
            return first
        text = "".join(reversed([n for n in names if n]))
        if len(text) and text[0] not in ".(":
            text = "." + text
        return first + text

    def __repr__(self):
        own = self.__dict__
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") and own["_mock_name"] is None and own["_mock_parent"] is None else f" name={name!r}"
        spec = own["_spec_class"]
        told = "" if spec is None else f" spec{'_set' if own['_spec_set'] else ''}={spec.__name__!r}"
        return f"<{type(self).__name__}{shown}{told} id='{id(self)}'>"

    # What was called.

    def _record(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        made = _Call((args, kwargs), two=True)
        own["call_args"] = made
        own["call_args_list"].append(made)
        own["mock_calls"].append(_Call(("", args, kwargs)))
        name = own["_mock_new_name"] or own["_mock_name"] or ""
        method = own["_mock_name"] if own["_mock_parent"] is not None else None
        dotted = bool(own["_mock_new_name"] != "()")
        parent = own["_mock_parent"]
        path = own["_mock_new_name"]
        while parent is not None:
            if method:
                parent.__dict__["method_calls"].append(_Call((method, args, kwargs)))
                above = parent.__dict__["_mock_name"] if parent.__dict__["_mock_parent"] is not None else None
                method = f"{above}.{method}" if above else None
            parent.__dict__["mock_calls"].append(_Call((path, args, kwargs)))
            above = parent.__dict__["_mock_new_name"]
            if above:
                path = f"{above}.{path}" if dotted and above != "" and not path.startswith("()") else above + path
            parent = parent.__dict__["_mock_parent"]

    def _mock_call(self, args, kwargs):
        self._record(args, kwargs)
        own = self.__dict__
        effect = own["_mock_side_effect"]
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if own["_mock_return_value"] is not DEFAULT:
            return self.return_value
        if own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value

    # Assertions.

    def _name(self):
        return self.__dict__["_mock_name"] or "mock"

    def assert_not_called(self):
        if self.call_count:
            times = self.call_count
            raise AssertionError(
                f"Expected '{self._name()}' to not have been called. Called {times} times.{self._calls_repr()}"
            )

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._name()}' to have been called once. Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        expected = _shown(self._name(), args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if (args, kwargs) != tuple(self.call_args):
            actual = _shown(self._name(), *self.call_args)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._name()}' to be called once. Called {self.call_count} times.{self._calls_repr()}"
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if not any([tuple(made) == (args, kwargs) for made in self.call_args_list]):
            raise AssertionError(f"{_shown(self._name(), args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        expected = [one if isinstance(one, _Call) else _Call(one) for one in calls]
        made = self.mock_calls
        if not any_order:
            if expected not in made:
                raise AssertionError(f"Calls not found.\nExpected: {_CallList(expected)!r}{self._calls_repr('  Actual')}")
            return
        left = list(made)
        missing = []
        for one in expected:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._name()!r} does not contain all of {tuple(missing)!r} in its call list, found {made!r} instead")

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {_CallList(self.mock_calls)!r}." if self.mock_calls and prefix == "Calls" else (
            f"\n{prefix}: {_CallList(self.mock_calls)!r}" if self.mock_calls else ""
        )


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _adopt(parent, value, name, new_name):
    """Makes a mock without a name the child of another."""
    if not isinstance(value, _Base) or isinstance(value, PropertyMock):
        return False
    own = value.__dict__
    if own["_mock_name"] or own["_mock_new_name"] or own["_mock_parent"] is not None or value is parent:
        return False
    above = parent
    while above is not None:
        if above is value:
            # What a mock below returns may be the mock itself.
            return False
        above = above.__dict__["_mock_parent"]
    own["_mock_parent"] = parent
    own["_mock_new_name"] = new_name
    if name:
        own["_mock_name"] = name
    return True


class NonCallableMock(_Base):
    """A mock that cannot be called."""


class Mock(NonCallableMock):
    """A mock: whatever is asked of it exists."""

    def __call__(self, /, *args, **kwargs):
        return self._mock_call(args, kwargs)


_DEFAULTS = {
    "__len__": lambda self: 0,
    "__bool__": lambda self: True,
    "__int__": lambda self: 1,
    "__index__": lambda self: 1,
    "__float__": lambda self: 1.0,
    "__complex__": lambda self: 1j,
    "__iter__": lambda self: iter([]),
    "__contains__": lambda self: False,
    "__exit__": lambda self: False,
    "__str__": lambda self: object.__str__(self),
    "__hash__": lambda self: object.__hash__(self),
    "__sizeof__": lambda self: object.__sizeof__(self),
    "__lt__": lambda self: NotImplemented,
    "__gt__": lambda self: NotImplemented,
    "__le__": lambda self: NotImplemented,
    "__ge__": lambda self: NotImplemented,
}
_PLAIN = (
    "__getitem__ __setitem__ __delitem__ __enter__ __call_ "
    "__add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __lshift__ __rshift__ __and__ __xor__ __or__ "
    "__pow__ __radd__ __rsub__ __rmul__ __rmatmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rlshift__ __rrshift__ __rand__ "
    "__rxor__ __ror__ __rpow__ __neg__ __pos__ __abs__ __invert__ __round__ __trunc__ __floor__ __ceil__ __fspath__ __reversed__"
).replace("__call_ ", "").split()
_MAGIC = set(_DEFAULTS) | set(_PLAIN) | {"__eq__", "__ne__", "__next__", "__get__", "__aenter__", "__aexit__", "__aiter__", "__anext__"}


class _Magic:
    """A special method, which is a child like any other."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        children = instance.__dict__["_mock_children"]
        found = children.get(self.name, _ABSENT)
        if found is _missing:
            raise AttributeError(self.name)
        if found is _ABSENT:
            found = MagicMock(parent=instance, name=self.name, new_name=self.name)
            default = _DEFAULTS.get(self.name)
            if self.name == "__fspath__":
                name = f"{type(instance).__name__}/{instance._extract_mock_name()}/{id(instance)}"
                found.__dict__["_mock_return_value"] = name
            elif self.name == "__iter__":
                found.side_effect = _iterating(found)
            elif default is not None:
                found.__dict__["_mock_return_value"] = default(instance)
            children[self.name] = found
        return found

    def __set__(self, instance, value):
        children = instance.__dict__["_mock_children"]
        if not isinstance(value, _Base):
            value = functools.partial(value, instance)
        children[self.name] = value

    def __delete__(self, instance):
        instance.__dict__["_mock_children"][self.name] = _missing


def _iterating(mock):
    def again():
        made = mock.__dict__["_mock_return_value"]
        return iter([] if made is DEFAULT else made)

    return again


class _MagicMixin:
    def __eq__(self, other):
        children = self.__dict__["_mock_children"]
        own = children.get("__eq__")
        if own is not None:
            return own(other)
        return True if self is other else NotImplemented

    def __ne__(self, other):
        own = self.__dict__["_mock_children"].get("__ne__")
        if own is not None:
            return own(other)
        return NotImplemented


class NonCallableMagicMock(_MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(_MagicMixin, Mock):
    """A mock with special methods."""


for _name in list(_DEFAULTS) + _PLAIN:
    setattr(NonCallableMagicMock, _name, _Magic(_name))
    setattr(MagicMock, _name, _Magic(_name))


class PropertyMock(Mock):
    """A property, to be set on a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class AsyncMock(MagicMock):
    """A mock whose calls are awaited."""

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        super().reset_mock(return_value=return_value, side_effect=side_effect)
        own = self.__dict__
        own["await_count"] = 0
        own["await_args"] = None
        own["await_args_list"] = _CallList()

    async def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        own = self.__dict__
        made = _Call((args, kwargs), two=True)
        own["await_count"] += 1
        own["await_args"] = made
        own["await_args_list"].append(made)
        effect = own["_mock_side_effect"]
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if inspect.iscoroutine(result):
                    result = await result
            if result is not DEFAULT:
                return result
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._name()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._name()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = _shown(self._name(), args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if (args, kwargs) != tuple(self.await_args):
            actual = _shown(self._name(), *self.await_args)
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._name()} to have been awaited once. Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._name()} to not have been awaited. Awaited {self.await_count} times.")


def seal(mock):
    """No more children than there are."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock.__dict__["_mock_children"].values()):
        if isinstance(child, _Base) and child.__dict__["_mock_parent"] is mock:
            seal(child)


def _checked(function, skip_first):
    """Raises where the arguments do not fit the function."""
    signature = inspect.signature(function)

    def check(*args, **kwargs):
        try:
            signature.bind(*((None, *args) if skip_first else args), **kwargs)
        except TypeError as e:
            raise TypeError(str(e)) from None
        return DEFAULT

    return check


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, **kwargs):
    """A mock with the attributes of a class or function, which takes the arguments that it takes."""
    if inspect.isfunction(spec) or inspect.ismethod(spec):
        mock = MagicMock(name=spec.__name__, **kwargs)
        check = _checked(spec, False)

        def calling(*args, **keywords):
            check(*args, **keywords)
            return mock(*args, **keywords)

        functools.update_wrapper(calling, spec)
        for name in ("assert_called_with", "assert_called_once_with", "assert_called", "assert_called_once", "assert_not_called",
                     "assert_any_call", "assert_has_calls", "reset_mock"):
            setattr(calling, name, getattr(mock, name))
        calling.mock = mock
        calling.return_value = mock.return_value
        return calling
    kind = NonCallableMagicMock if instance and not callable(spec) else MagicMock
    mock = kind(spec=spec, name=_name, **kwargs)
    owner = spec if isinstance(spec, type) else type(spec)
    for name in dir(owner):
        member = getattr(owner, name, None)
        if not name.startswith("__") and inspect.isfunction(member):
            child = MagicMock(parent=mock, name=name, new_name=name)
            child.side_effect = _checked(member, instance or not isinstance(spec, type))
            mock.__dict__["_mock_children"][name] = child
    if isinstance(spec, type) and not instance:
        mock.return_value = create_autospec(spec, instance=True, _name="()")
    return mock


# Patches.


def _target(name):
    """The object that a dotted name stands for."""
    parts = name.split(".")
    if parts == ["builtins"] and _builtin_patches.modules:
        return _builtin_patches.builtins
    for end in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(f"No module named {parts[0]!r}", name=parts[0])


class _patch:
    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.spec = getter, attribute, new, spec
        self.create, self.spec_set, self.autospec = create, spec_set, autospec
        self.new_callable, self.kwargs = new_callable, kwargs
        self.attribute_name = None
        self.additional = []

    def copy(self):
        made = _patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec, self.new_callable, self.kwargs
        )
        made.attribute_name = self.attribute_name
        made.additional = [one.copy() for one in self.additional]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        patchings = [self]

        def enter(stack):
            args, keywords = [], {}
            for one in patchings:
                value = one.__enter__()
                stack.append(one)
                if one.attribute_name is not None:
                    keywords.update(value)
                elif one.new is DEFAULT:
                    args.append(value)
            return args, keywords

        def leave(stack, error):
            for one in reversed(stack):
                one.__exit__(type(error) if error is not None else None, error, None)

        if inspect.iscoroutinefunction(func):

            @functools.wraps(func)
            async def patched(*args, **keywords):
                stack = []
                error = None
                try:
                    more, named = enter(stack)
                    return await func(*args, *more, **{**keywords, **named})
                except BaseException as e:
                    error = e
                    raise
                finally:
                    leave(stack, error)

        else:

            @functools.wraps(func)
            def patched(*args, **keywords):
                stack = []
                error = None
                try:
                    more, named = enter(stack)
                    return func(*args, *more, **{**keywords, **named})
                except BaseException as e:
                    error = e
                    raise
                finally:
                    leave(stack, error)

        patched.patchings = patchings
        return patched

    def __enter__(self):
        target = self.getter()
        name = self.attribute
        own = getattr(target, "__dict__", {})
        self._local = name in own
        original = own[name] if self._local and isinstance(target, type) else getattr(target, name, DEFAULT)
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target!r} does not have the attribute {name!r}")
        new = self.new
        if new is DEFAULT and self.autospec is None:
            spec = self.spec
            if spec is True:
                spec = original
            spec_set = original if self.spec_set is True else self.spec_set
            kind = self.new_callable
            arguments = dict(self.kwargs)
            if kind is None:
                plain = getattr(target, name, None)
                kind = AsyncMock if inspect.iscoroutinefunction(plain) else MagicMock
            if isinstance(kind, type) and issubclass(kind, _Base):
                if spec is not None:
                    arguments["spec"] = spec
                if spec_set is not None:
                    arguments["spec_set"] = spec_set
                if name != "__call__":
                    arguments["name"] = name
            new = kind(**arguments)
        elif self.autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            new = create_autospec(original if self.autospec is True else self.autospec, _name=name, **self.kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self._target, self._original, self._new = target, original, new
        setattr(target, name, new)
        self._entered = []
        if self.attribute_name is not None:
            made = {} if self.new is not DEFAULT else {self.attribute_name: new}
            for one in self.additional:
                value = one.__enter__()
                self._entered.append(one)
                if one.new is DEFAULT:
                    made.update(value)
            return made
        return new

    def __exit__(self, *exc_info):
        for one in reversed(self._entered):
            one.__exit__(*exc_info)
        target, name, original = self._target, self.attribute, self._original
        if self._local and original is not DEFAULT:
            setattr(target, name, original)
            return
        delattr(target, name)
        if not self.create and not hasattr(target, name):
            setattr(target, name, original)

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)


_active = []


def _split(target):
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return functools.partial(_target, owner), attribute


class _Patching:
    """`patch`, with its kinds as attributes."""

    TEST_PREFIX = "test"

    def __call__(
        self, target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs
    ):
        getter, attribute = _split(target)
        return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)

    def object(
        self, target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
        unsafe=False, **kwargs,
    ):
        if type(target) is str:
            raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
        return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)

    def multiple(self, target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        getter = functools.partial(_target, target) if isinstance(target, str) else lambda: target
        if not kwargs:
            raise ValueError("Must supply at least one keyword argument with patch.multiple")
        first = None
        for attribute, new in kwargs.items():
            one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
            one.attribute_name = attribute
            if first is None:
                first = one
            else:
                first.additional.append(one)
        return first

    def dict(self, in_dict, values=(), clear=False, **kwargs):
        return _patch_dict(in_dict, values, clear, kwargs)

    def stopall(self):
        for one in reversed(list(_active)):
            one.stop()


class _patch_dict:
    def __init__(self, in_dict, values, clear, kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear

    def __call__(self, func):
        @functools.wraps(func)
        def patched(*args, **keywords):
            with self:
                return func(*args, **keywords)

        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _target(self.in_dict)
        self._original = dict(self.in_dict.items())
        if self.clear:
            self._empty()
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *args):
        self._empty()
        for key, value in self._original.items():
            self.in_dict[key] = value
        return False

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)
        return None


patch = _Patching()


def mock_open(mock=None, read_data=""):
    """A mock for `open` that reads a text."""
    end = b"" if isinstance(read_data, bytes) else ""
    newline = b"\n" if isinstance(read_data, bytes) else "\n"
    if mock is None:
        mock = MagicMock(name="open")
    handle = MagicMock()
    state = [iter(())]

    def lines():
        return [line for line in read_data.splitlines(True)] if read_data else []

    def restart(*args, **kwargs):
        state[0] = iter(lines())
        return DEFAULT

    def read(*args, **kwargs):
        rest = end.join(state[0])
        if args and args[0] is not None and args[0] >= 0:
            wanted, rest = rest[: args[0]], rest[args[0] :]
            state[0] = iter(rest.splitlines(True))
            return wanted
        return rest

    def readline(*args, **kwargs):
        return next(state[0], end)

    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = lambda *args: list(state[0])
    handle.__iter__.side_effect = lambda: state[0]
    mock.side_effect = restart
    mock.return_value = handle
    return mock
