"""Annotations as values: special forms, aliases, type variables, generic classes."""

from types import FunctionType, GenericAlias, UnionType

TYPE_CHECKING = False
_NoneType = type(None)


def _type_repr(obj):
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, FunctionType):
        return obj.__name__
    if isinstance(obj, (list, tuple)):
        return "[" + ", ".join([_type_repr(part) for part in obj]) + "]"
    return repr(obj)


_BARE = ("IO", "Pattern", "Match", "ContextManager", "AsyncContextManager")


def _type_check(arg, message, module=None):
    """An argument as a type: None stands for its type, text for a name (of a module) not known yet."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module)
    if isinstance(arg, _GenericAlias) and arg._name in ("ClassVar", "Final"):
        raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm) and arg._make is not None and arg._name not in _BARE or arg is Generic:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


class _Unions:
    """What `|` gives between forms, aliases and variables."""

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class ForwardRef(_Unions):
    """A name in quotes."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


class _SpecialForm(_Unions):
    """`Union`, `Literal`, `ClassVar` and so on: what may be subscripted, or stands for itself."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, parameters)

    __iter__ = None

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(attr)

    def __repr__(self):
        # CPython has a class of this name.
        return "<class 'typing.Annotated'>" if self._name == "Annotated" else "typing." + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")


class _AnyMeta(type):
    __module__ = "typing"

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Every type, and a class that can be derived from."""

    __module__ = "typing"

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _parameters_of(args):
    """The type variables in arguments, in order."""
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters_of(arg)
        else:
            inner = () if isinstance(arg, type) else getattr(arg, "__parameters__", ())
        for each in inner:
            if each not in found:
                found.append(each)
    return tuple(found)


def _stands_for_parameters(arg):
    """Whether it stands for the parameters of a callable without listing them."""
    return arg is ... or isinstance(arg, ParamSpec) or isinstance(arg, _GenericAlias) and arg._name == "Concatenate"


# Names of built-in types, which are called themselves.
_NOT_MADE = ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type")


class _GenericAlias(_Unions):
    """A form or a class with arguments."""

    __module__ = "typing"

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        self._name = name
        if name is None:
            self.__module__ = origin.__module__

    def __iter__(self):
        if self._name in ("Union", "Callable"):
            raise TypeError(f"'_{self._name}GenericAlias' object is not iterable")
        return iter((Unpack[self],))

    def __getitem__(self, args):
        if self.__origin__ is Generic:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_type_check(arg, "Parameters to generic types must be types.") for arg in args])
        if len(args) != len(self.__parameters__):
            _wrong_count(self, len(args), len(self.__parameters__))
        return _substitute(self, dict(zip(self.__parameters__, args)))

    def __repr__(self):
        args = self.__args__
        name = self._name
        if name == "Union":
            if len(args) == 2 and _NoneType in args:
                return f"typing.Optional[{_type_repr(args[0] if args[1] is _NoneType else args[1])}]"
            return f"typing.Union[{', '.join([_type_repr(arg) for arg in args])}]"
        if name == "Literal":
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        if name == "Callable":
            if len(args) == 2 and _stands_for_parameters(args[0]):
                return f"typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]"
            return f"typing.Callable[[{', '.join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]"
        head = _type_repr(self.__origin__) if name is None else "typing." + name
        return f"{head}[{', '.join([_type_repr(arg) for arg in args]) or '()'}]"

    def __eq__(self, other):
        if self._name == "Union" and isinstance(other, UnionType):
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        if self._name == "Union" and other._name == "Union":
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self._name == "Union":
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_MADE:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        later = bases[bases.index(self) + 1 :]
        if self._name is not None:
            entries = [] if self.__origin__ in bases else [self.__origin__]
            if not any([isinstance(base, _GenericAlias) or base is Generic for base in later]):
                entries.append(Generic)
            return tuple(entries)
        if self.__origin__ is Generic and any([_is_generic_base(base) for base in bases if base is not self]):
            return ()
        if self.__origin__ is Generic and any([base is not self and getattr(base, "_is_plain_protocol", False) for base in bases]):
            return ()
        return (self.__origin__,)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            if self._name == "Union":
                return "Optional" if len(self.__args__) == 2 and _NoneType in self.__args__ else "Union"
            return self._name or self.__origin__.__name__
        if attr[:2] == "__" or "__origin__" not in self.__dict__:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attr}'")
        return getattr(self.__origin__, attr)

    def __instancecheck__(self, obj):
        if self._name == "Union":
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _is_generic_base(base):
    return isinstance(base, _GenericAlias) and isinstance(base.__origin__, type) and issubclass(base.__origin__, Generic)


def _wrong_count(what, given, expected):
    raise TypeError(f"Too {'many' if given > expected else 'few'} arguments for {what}; actual {given}, expected {expected}")


def _substitute(alias, values):
    args = []
    for arg in alias.__args__:
        if arg in values:
            args.append(values[arg])
        elif isinstance(arg, _GenericAlias) and arg.__parameters__:
            args.append(_substitute(arg, values))
        elif isinstance(arg, (GenericAlias, UnionType)) and arg.__parameters__:
            args.append(arg[tuple([values[each] for each in arg.__parameters__])])
        else:
            args.append(arg)
    if isinstance(alias, _AnnotatedAlias):
        return _AnnotatedAlias(args[0], alias.__metadata__)
    if alias._name == "Callable" and isinstance(args[0], (list, tuple)):
        args = [*args[0], *args[1:]]
    if alias._name == "Union":
        return Union[tuple(args)]
    return _GenericAlias(alias.__origin__, tuple(args), alias._name)


class _AnnotatedAlias(_GenericAlias):
    """A type with remarks."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(remark) for remark in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _make_union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for each in parameters:
        each = _type_check(each, "Union[arg, ...]: each arg must be a type.")
        is_union = isinstance(each, UnionType) or isinstance(each, _GenericAlias) and each._name == "Union"
        for inner in each.__args__ if is_union else (each,):
            if inner not in flat:
                flat.append(inner)
    return flat[0] if len(flat) == 1 else _GenericAlias(Union, tuple(flat), "Union")


def _make_optional(form, parameters):
    if isinstance(parameters, tuple):
        raise TypeError(f"{form} requires a single type. Got {parameters!r:.100}.")
    return Union[_type_check(parameters, f"{form} requires a single type."), _NoneType]


def _make_literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for each in parameters:
        for inner in each.__args__ if isinstance(each, _GenericAlias) and each._name == "Literal" else (each,):
            if not any([type(known) is type(inner) and known == inner for known in flat]):
                flat.append(inner)
    return _GenericAlias(form, tuple(flat), "Literal")


def _make_annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    first = parameters[0]
    if not (isinstance(first, _GenericAlias) and first._name in ("ClassVar", "Final")):
        first = _type_check(first, "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(first, tuple(parameters[1:]))


def _make_single(form, parameters):
    return _GenericAlias(form, (_type_check(parameters, f"{form} accepts only single type."),), form._name)


def _make_concatenate(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _GenericAlias(form, parameters, form._name)


Union = _SpecialForm("Union", _make_union)
Optional = _SpecialForm("Optional", _make_optional)
Literal = _SpecialForm("Literal", _make_literal)
Annotated = _SpecialForm("Annotated", _make_annotated)
ClassVar = _SpecialForm("ClassVar", _make_single)
Final = _SpecialForm("Final", _make_single)
TypeGuard = _SpecialForm("TypeGuard", _make_single)
Required = _SpecialForm("Required", _make_single)
NotRequired = _SpecialForm("NotRequired", _make_single)
Unpack = _SpecialForm("Unpack", _make_single)
Concatenate = _SpecialForm("Concatenate", _make_concatenate)
NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")
IO = _SpecialForm("IO", _make_single)
TextIO = _SpecialForm("TextIO")
BinaryIO = _SpecialForm("BinaryIO")
Pattern = _SpecialForm("Pattern", _make_single)
Match = _SpecialForm("Match", _make_single)
ContextManager = _SpecialForm("ContextManager", _make_single)
AsyncContextManager = _SpecialForm("AsyncContextManager", _make_single)


class _SpecialAlias(_Unions):
    """`List`, `Dict` and so on: a class under another name, which takes arguments."""

    __iter__ = None

    def __init__(self, origin, count, name=None):
        self.__origin__ = origin
        self._count = count
        self._name = name or origin.__name__

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Callable":
            return self._callable(parameters)
        if self._name == "Tuple":
            if parameters == ((),):
                parameters = ()
            message = "Tuple[t0, t1, ...]: each t must be a type."
            args = [each if each is ... else _type_check(each, message) for each in parameters]
            return _GenericAlias(self.__origin__, tuple(args), self._name)
        args = [_type_check(each, "Parameters to generic types must be types.") for each in parameters]
        if len(args) != self._count:
            _wrong_count(self, len(args), self._count)
        return _GenericAlias(self.__origin__, tuple(args), self._name)

    def _callable(self, parameters):
        if len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ... or isinstance(args, (ParamSpec, _GenericAlias)):
            return _GenericAlias(self.__origin__, (args, result), self._name)
        if not isinstance(args, list):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args!r:.100}")
        args = [_type_check(each, "Callable[[arg, ...], result]: each arg must be a type.") for each in args]
        return _GenericAlias(self.__origin__, (*args, result), self._name)

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name
        if attr[:2] == "__" or "__origin__" not in self.__dict__:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attr}'")
        return getattr(self.__origin__, attr)

    def __call__(self, *args, **kwargs):
        if self._name in _NOT_MADE:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        later = bases[bases.index(self) + 1 :]
        if not any([isinstance(base, _GenericAlias) or base is Generic for base in later]):
            entries.append(Generic)
        return tuple(entries)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)


List = _SpecialAlias(list, 1, "List")
Dict = _SpecialAlias(dict, 2, "Dict")
Set = _SpecialAlias(set, 1, "Set")
FrozenSet = _SpecialAlias(frozenset, 1, "FrozenSet")
Tuple = _SpecialAlias(tuple, -1, "Tuple")
Type = _SpecialAlias(type, 1, "Type")
Text = str


class TypeVar(_Unions):
    __module__ = "typing"

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = ForwardRef(bound) if isinstance(bound, str) else bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __call__(self, *args):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of TypeVar")


class ParamSpecArgs:
    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    __hash__ = object.__hash__

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs:
    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    __hash__ = object.__hash__

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Unions):
    __module__ = "typing"

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __call__(self, *args):
        raise TypeError("'ParamSpec' object is not callable")

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVarTuple:
    __module__ = "typing"

    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __call__(self, *args):
        raise TypeError("'TypeVarTuple' object is not callable")

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """The base of classes that take type arguments."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        plain = cls is Generic or cls.__dict__.get("_is_plain_protocol", False)
        if plain:
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all([isinstance(each, (TypeVar, ParamSpec, TypeVarTuple)) or _is_unpacked(each) for each in params]):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
                )
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params, None)
        params = tuple([
            each if isinstance(each, (list, tuple)) or each is ... else _type_check(each, "Parameters to generic types must be types.")
            for each in params
        ])
        own = cls.__parameters__
        if not own:
            raise TypeError(f"{cls} is not a generic class")
        if len(params) != len(own) and not any([isinstance(each, (TypeVarTuple, ParamSpec)) for each in own]):
            _wrong_count(cls, len(params), len(own))
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in bases if bases else Generic in cls.__bases__ and not cls.__dict__.get("_is_plain_protocol", False):
            raise TypeError("Cannot inherit from plain Generic")
        found = _parameters_of(bases)
        declared = [base.__parameters__ for base in bases if isinstance(base, _GenericAlias) and _declares(base)]
        if len(declared) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if declared:
            missing = [each for each in found if each not in declared[0]]
            if missing:
                listed = ", ".join([str(each) for each in missing])
                given = ", ".join([str(each) for each in declared[0]])
                raise TypeError(f"Some type variables ({listed}) are not listed in Generic[{given}]")
            found = declared[0]
        cls.__parameters__ = tuple(found)


Generic.__module__ = "typing"


def _declares(base):
    return base.__origin__ is Generic or getattr(base.__origin__, "_is_plain_protocol", False) is True


def _is_unpacked(each):
    return isinstance(each, _GenericAlias) and each._name == "Unpack"


class NewType(_Unions):
    __module__ = "typing"

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"
