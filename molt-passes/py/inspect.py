"""What functions and classes say about themselves."""

import sys
from _collections import OrderedDict as _OrderedDict

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
_MappingProxy = type(type.__dict__)
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512


def _function():
    pass


def _generator():
    yield


async def _coroutine():
    pass


async def _asynchronous():
    yield


class _Holder:
    def method(self):
        pass


_FUNCTION = type(_function)
_METHOD = type(_Holder().method)
_BUILTIN = type(len)
_GENERATOR = type(_generator())
_started = _coroutine()
_COROUTINE = type(_started)
_started.close()
_ASYNC_GENERATOR = type(_asynchronous())
_CODE = type(_function.__code__)
_MODULE = type(sys)


class _Slotted:
    __slots__ = ("slot",)


_MEMBER = type(_Slotted.slot)
_GETSET = type(int.real)
_DESCRIPTORS = (type(str.join), type(dict.__dict__["fromkeys"]), type(object.__repr__))
_WRAPPER = type("".__str__)


class _empty:
    pass


_NOTHING = object()


def ismodule(object):
    return isinstance(object, _MODULE)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _METHOD)


def isfunction(object):
    return isinstance(object, _FUNCTION)


def isbuiltin(object):
    return isinstance(object, _BUILTIN)


def ismethodwrapper(object):
    return isinstance(object, _WRAPPER) and not isinstance(object, _BUILTIN)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or isinstance(object, (*_DESCRIPTORS, _WRAPPER))


def isgetsetdescriptor(object):
    return isinstance(object, _GETSET)


def ismemberdescriptor(object):
    return isinstance(object, _MEMBER)


def istraceback(object):
    return type(object).__name__ == "traceback" and hasattr(object, "tb_next")


def isframe(object):
    return type(object).__name__ == "frame" and hasattr(object, "f_code")


def iscode(object):
    return isinstance(object, _CODE)


def isgenerator(object):
    return isinstance(object, _GENERATOR)


def iscoroutine(object):
    return isinstance(object, _COROUTINE)


def isasyncgen(object):
    return isinstance(object, _ASYNC_GENERATOR)


def _has_flag(function, flag):
    while True:
        if ismethod(function):
            function = function.__func__
        elif hasattr(function, "func") and hasattr(function, "keywords"):
            # A partial.
            function = function.func
        else:
            break
    code = getattr(function, "__code__", None)
    return isinstance(code, _CODE) and bool(code.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    return hasattr(type(object), "__await__")


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    return hasattr(type(obj), "__get__") and not hasattr(type(obj), "__set__")


def getmembers(object, predicate=None):
    results = []
    for key in dir(object):
        try:
            value = getattr(object, key)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers_static(object, predicate=None):
    results = [(key, getattr_static(object, key)) for key in dir(object)]
    if predicate is not None:
        results = [pair for pair in results if predicate(pair[1])]
    results.sort(key=lambda pair: pair[0])
    return results


def getmro(cls):
    return cls.__mro__


def _in_classes(cls, attr):
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    return _empty


def getattr_static(obj, attr, default=_NOTHING):
    """An attribute as it stands in a dict or a class, without asking descriptors or methods for it."""
    own = _empty
    if isinstance(obj, type):
        kind = obj
    else:
        kind = type(obj)
        names = _in_classes(kind, "__dict__")
        if names is _empty or isgetsetdescriptor(names):
            own = getattr(obj, "__dict__", {}).get(attr, _empty)
    of_class = _in_classes(kind, attr)
    if own is not _empty and of_class is not _empty:
        described = type(of_class)
        if hasattr(described, "__get__") and (hasattr(described, "__set__") or hasattr(described, "__delete__")):
            return of_class
    if own is not _empty:
        return own
    if of_class is not _empty:
        return of_class
    if obj is kind:
        of_meta = _in_classes(type(kind), attr)
        if of_meta is not _empty:
            return of_meta
    if default is not _NOTHING:
        return default
    raise AttributeError(attr)


class Attribute(tuple):
    """A name of a class: what it is, where it was defined, and what stands there."""

    __slots__ = ()
    _fields = ("name", "kind", "defining_class", "object")

    def __new__(cls, name, kind, defining_class, object):
        return tuple.__new__(cls, (name, kind, defining_class, object))

    name = property(lambda self: self[0])
    kind = property(lambda self: self[1])
    defining_class = property(lambda self: self[2])
    object = property(lambda self: self[3])

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"Attribute({shown})"


def classify_class_attrs(cls):
    found = []
    for name in dir(cls):
        for base in cls.__mro__ + type(cls).__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                break
        else:
            continue
        if isinstance(value, (staticmethod, type(dict.__dict__["fromkeys"]) if name == "__new__" else staticmethod)):
            kind = "static method"
        elif isinstance(value, (classmethod, type(dict.__dict__["fromkeys"]))):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif isroutine(value):
            kind = "static method" if name == "__new__" else "method"
        else:
            kind = "data"
        found.append(Attribute(name, kind, base, value))
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__")
    else:
        if not (ismodule(obj) or callable(obj)):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        found = getattr(obj, "__annotations__", None)
    if not found:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(found)
    from _typing_functions import _evaluated, namespace

    names = {**(namespace(getattr(obj, "__module__", None)) if globals is None else globals), **(locals or {})}
    return {key: _evaluated(value, names, True) if isinstance(value, str) else value for key, value in found.items()}


def getcallargs(func, /, *positional, **named):
    """The parameters of a function and what a call gives them."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    found = signature(func)
    bound = found.bind(*positional, **named)
    bound.apply_defaults()
    # What gathers keywords stands before those that have parameters of their own.
    names = sorted(bound.arguments, key=lambda name: found.parameters[name].kind == Parameter.KEYWORD_ONLY)
    return {name: bound.arguments[name] for name in names}


def getclasstree(classes, unique=False):
    children = {}
    roots = []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                below = children.setdefault(parent, [])
                if cls not in below:
                    below.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    roots.extend([parent for parent in children if parent not in classes])
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    results = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getmodulename(path):
    name = path[path.rfind("/") + 1 :]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    module = sys.modules.get(getattr(object, "__module__", None))
    if module is None:
        raise TypeError("modules are not found by their objects here")
    return module


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
    return func


def getdoc(object):
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base.__dict__.get("__doc__") is not None and base.__name__ != "object":
                doc = base.__doc__
                break
    if doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            found = base.__dict__.get(object.__name__)
            if found is not None and getattr(found, "__doc__", None) is not None:
                doc = found.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "")


class _Kind(int):
    """How arguments reach a parameter."""

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        self.value = value
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


_KINDS = [
    _Kind(i, name, description)
    for i, (name, description) in enumerate(
        [
            ("POSITIONAL_ONLY", "positional-only"),
            ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
            ("VAR_POSITIONAL", "variadic positional"),
            ("KEYWORD_ONLY", "keyword-only"),
            ("VAR_KEYWORD", "variadic keyword"),
        ]
    )
]


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._name = name
        self._kind = _KINDS[kind]
        self._default = default
        self._annotation = annotation
        if default is not _empty and kind in (_KINDS[2], _KINDS[4]):
            raise ValueError(f"{_KINDS[kind].description} parameters cannot have default values")

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return type(self)(
            self._name if name is _empty else name,
            self._kind if kind is _empty else kind,
            default=self._default if default is _empty else default,
            annotation=self._annotation if annotation is _empty else annotation,
        )

    def __str__(self):
        shown = self._name
        if self._annotation is not _empty:
            shown = f"{shown}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            if self._annotation is not _empty:
                shown = f"{shown} = {self._default!r}"
            else:
                shown = f"{shown}={self._default!r}"
        if self._kind == 2:
            return "*" + shown
        if self._kind == 4:
            return "**" + shown
        return shown

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name
            and self._kind == other._kind
            and self._default == other._default
            and self._annotation == other._annotation
        )

    def __hash__(self):
        return hash((self._name, int(self._kind)))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind >= 3 or name not in self.arguments:
                break
            if param.kind == 2:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind >= 3:
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == 4:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        found = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif param.default is not _empty:
                found[name] = param.default
            elif param.kind == 2:
                found[name] = ()
            elif param.kind == 4:
                found[name] = {}
        self.arguments = found

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    __slots__ = ("_parameters", "_return_annotation")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = {}
        last, defaults = Parameter.POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < last:
                raise ValueError(f"wrong parameter order: {last.description} parameter before {p.kind.description} parameter")
            last = p.kind
            if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
                if defaults and p.default is _empty:
                    raise ValueError("non-default argument follows default argument")
                defaults = p.default is not _empty
            if p.name in self._parameters:
                raise ValueError(f"duplicate parameter name: {p.name!r}")
            self._parameters[p.name] = p
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)

    @property
    def parameters(self):
        return _MappingProxy(_OrderedDict(self._parameters))

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return Signature(
            self._parameters.values() if parameters is _empty else parameters,
            return_annotation=self._return_annotation if return_annotation is _empty else return_annotation,
        )

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self._parameters.values()) == list(other._parameters.values())
            and self._return_annotation == other._return_annotation
        )

    def __hash__(self):
        return hash(tuple(self._parameters))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        keywords = dict(kwargs)
        params = list(self._parameters.values())
        for param in params:
            name = param.name
            if param.kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif param.kind <= 1 and rest:
                if name in keywords and param.kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif param.kind == 4:
                continue
            elif name in keywords and param.kind != 0:
                arguments[name] = keywords.pop(name)
            elif param.default is _empty and not partial:
                if param.kind == 0 and name in keywords:
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if keywords:
            for param in params:
                if param.kind == 4:
                    arguments[param.name] = keywords
                    break
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(keywords))!r}")
        return BoundArguments(self, arguments)

    def __str__(self):
        result = []
        slash = False
        star = True
        for param in self._parameters.values():
            if param.kind == 0:
                slash = True
            elif slash:
                result.append("/")
                slash = False
            if param.kind == 2:
                star = False
            elif param.kind == 3 and star:
                result.append("*")
                star = False
            result.append(str(param))
        if slash:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if self._return_annotation is not _empty:
            rendered += f" -> {formatannotation(self._return_annotation)}"
        return rendered

    def __repr__(self):
        return f"<Signature {self}>"


def _of_function(func):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    keyword_only = code.co_kwonlyargcount
    annotations = func.__annotations__
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    first_default = positional - len(defaults)
    for i in range(positional):
        name = names[i]
        default = defaults[i - first_default] if i >= first_default else _empty
        kind = 0 if i < code.co_posonlyargcount else 1
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    at = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        name = names[at]
        at += 1
        parameters.append(Parameter(name, 2, annotation=annotations.get(name, _empty)))
    for name in names[positional : positional + keyword_only]:
        default = kwdefaults.get(name, _empty)
        parameters.append(Parameter(name, 3, default=default, annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[at]
        parameters.append(Parameter(name, 4, annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found._parameters.values())
    if parameters and parameters[0].kind <= 1:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return signature(obj)
    own = getattr(obj, "__signature__", None)
    if isinstance(own, Signature):
        return own
    if isfunction(obj):
        return _of_function(obj)
    if isclass(obj):
        for base in obj.__mro__:
            for name in ("__new__", "__init__"):
                method = base.__dict__.get(name)
                if isinstance(method, staticmethod):
                    method = method.__func__
                if isfunction(method):
                    return _without_first(signature(method))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature([])
        raise ValueError(f"no signature found for builtin type {obj!r}")
    if hasattr(obj, "func") and hasattr(obj, "keywords") and hasattr(obj, "args"):
        return _of_partial(obj)
    if isbuiltin(obj):
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _of_partial(obj):
    found = signature(obj.func)
    parameters = []
    given = len(obj.args)
    keyword = False
    for param in found._parameters.values():
        if param.kind <= 1 and given:
            given -= 1
            continue
        if param.name in obj.keywords and param.kind in (1, 3):
            param = param.replace(kind=3, default=obj.keywords[param.name])
            keyword = True
        elif keyword and param.kind == 1:
            param = param.replace(kind=3)
        elif keyword and param.kind == 2:
            continue
        parameters.append(param)
    return found.replace(parameters=parameters)


class FullArgSpec(tuple):
    __slots__ = ()
    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    @property
    def args(self):
        return self[0]

    @property
    def varargs(self):
        return self[1]

    @property
    def varkw(self):
        return self[2]

    @property
    def defaults(self):
        return self[3]

    @property
    def kwonlyargs(self):
        return self[4]

    @property
    def kwonlydefaults(self):
        return self[5]

    @property
    def annotations(self):
        return self[6]

    def __repr__(self):
        return f"FullArgSpec({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"


def getfullargspec(func):
    try:
        if ismethod(func):
            found = signature(func.__func__, follow_wrapped=False)
        else:
            found = signature(func, follow_wrapped=False)
    except (TypeError, ValueError) as error:
        raise TypeError("unsupported callable") from error
    args, kwonly, annotations, defaults, kwdefaults = [], [], {}, [], {}
    varargs = varkw = None
    for name, param in found._parameters.items():
        if param.kind <= 1:
            args.append(name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind == 2:
            varargs = name
        elif param.kind == 3:
            kwonly.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    if found.return_annotation is not _empty:
        annotations = {"return": found.return_annotation, **annotations}
    fields = (args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)
    return FullArgSpec(fields)
