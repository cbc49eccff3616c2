"""Names for annotations. They say nothing at run time but print as CPython's do."""

TYPE_CHECKING = False


def _shown(value):
    if value is ...:
        return "..."
    if value is None:
        return "NoneType"
    if isinstance(value, list):
        return "[" + ", ".join([_shown(v) for v in value]) + "]"
    if isinstance(value, type):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)


class _Form:
    """`Any`, `Optional`, `List`, and so on: what may be subscripted."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Optional":
            if len(parameters) != 1:
                raise TypeError(f"typing.Optional requires a single type. Got {parameters!r}.")
            return _union((parameters[0], None))
        if self._name == "Union":
            return _union(parameters)
        return _Alias(self, parameters)

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self._name.lower()}() instead")

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class _Alias:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args

    def __repr__(self):
        name = self.__origin__._name
        args = self.__args__
        if name == "Optional":
            return f"typing.Optional[{_shown(args[0])}]"
        if name == "Literal":
            return f"typing.Literal[{', '.join([repr(a) for a in args])}]"
        if name == "Annotated":
            return f"typing.Annotated[{_shown(args[0])}, {', '.join([repr(a) for a in args[1:]])}]"
        return f"typing.{name}[{', '.join([_shown(a) for a in args])}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__._name == "Union" and other.__origin__._name == "Union":
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__args__)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        given = list(parameters)
        args = []
        for arg in self.__args__:
            args.append(given.pop(0) if isinstance(arg, TypeVar) and given else arg)
        return _Alias(self.__origin__, tuple(args))

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


def _union(members):
    flat = []
    for member in members:
        if member is None:
            member = type(None)
        if isinstance(member, _Alias) and member.__origin__._name in ("Union", "Optional"):
            inner = member.__args__
        else:
            inner = (member,)
        for m in inner:
            if m not in flat:
                flat.append(m)
    if not flat:
        raise TypeError("Cannot take a Union of no types.")
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and type(None) in flat:
        if flat[0] is type(None):
            flat = [flat[1], flat[0]]
        return _Alias(Optional, tuple(flat))
    return _Alias(Union, tuple(flat))


Optional = _Form("Optional")
Union = _Form("Union")
Callable = _Form("Callable")
Literal = _Form("Literal")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Annotated = _Form("Annotated")
Any = _Form("Any")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Concatenate = _Form("Concatenate")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")
List = _Form("List")
Dict = _Form("Dict")
Set = _Form("Set")
FrozenSet = _Form("FrozenSet")
Tuple = _Form("Tuple")
Type = _Form("Type")
Deque = _Form("Deque")
DefaultDict = _Form("DefaultDict")
OrderedDict = _Form("OrderedDict")
Counter = _Form("Counter")
ChainMap = _Form("ChainMap")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Reversible = _Form("Reversible")
Container = _Form("Container")
Collection = _Form("Collection")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
AbstractSet = _Form("AbstractSet")
MutableSet = _Form("MutableSet")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
KeysView = _Form("KeysView")
ItemsView = _Form("ItemsView")
ValuesView = _Form("ValuesView")
Generator = _Form("Generator")
AsyncGenerator = _Form("AsyncGenerator")
AsyncIterable = _Form("AsyncIterable")
AsyncIterator = _Form("AsyncIterator")
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
ContextManager = _Form("ContextManager")
AsyncContextManager = _Form("AsyncContextManager")
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
Pattern = _Form("Pattern")
Match = _Form("Match")
Text = str


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        if self.__covariant__:
            return "+" + self.__name__
        if self.__contravariant__:
            return "-" + self.__name__
        return "~" + self.__name__

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class ParamSpec:
    def __init__(self, name):
        self.__name__ = name
        self.args = self
        self.kwargs = self

    def __repr__(self):
        return "~" + self.__name__


class TypeVarTuple:
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield self

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    __slots__ = ()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x


def cast(typ, val):
    return val


def overload(func):
    def _overload_dummy(*args, **kwds):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should "
            "always be followed by an implementation that is not @overload-ed."
        )

    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")
