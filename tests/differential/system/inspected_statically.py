"""What `inspect` says without calling anything of the program."""

import inspect
import pickle
import platform
import types


class Descriptor:
    def __get__(self, instance, owner=None):
        print("asked")
        return 5

    def __set__(self, instance, value):
        pass


class Base:
    """Base."""

    described = Descriptor()
    plain = "class"
    hidden: int = 3

    def method(self, a, b=2, *args, c, **more) -> int:
        return a

    @classmethod
    def made(cls):
        return cls()

    @staticmethod
    def still(x: "int") -> "str":
        return x

    @property
    def shown(self):
        print("computed")
        return 1

    def __getattr__(self, name):
        print("missing", name)
        raise AttributeError(name)


class Derived(Base):
    __slots__ = ("slot",)
    extra: "list[int]" = []


class Kept:
    def __init__(self, n):
        self.n = n

    def again(self, by=1):
        return self.n * by

    @classmethod
    def build(cls, n):
        return cls(n + 1)

    def __reduce__(self):
        return (Kept.build, (self.n,))


item = Derived()
item.__dict__["described"] = "own"
item.plain = "own"
item.slot = 7
for name in ("described", "plain", "hidden", "method", "made", "still", "shown", "slot", "extra", "nothing"):
    found = inspect.getattr_static(item, name, "-")
    print(name, type(found).__name__, type(inspect.getattr_static(Derived, name, "-")).__name__, getattr(Derived, name, "?") is found)
try:
    inspect.getattr_static(item, "nothing")
except AttributeError as error:
    print("AttributeError", error)
print([name for name, _ in inspect.getmembers_static(item) if not name.startswith("__")])
print(inspect.get_annotations(Base), inspect.get_annotations(Derived), inspect.get_annotations(Derived, eval_str=True))
print(inspect.get_annotations(Base.still), inspect.get_annotations(Base.still, eval_str=True), inspect.get_annotations(print))
try:
    inspect.get_annotations(5)
except TypeError as error:
    print(error)
given = inspect.getcallargs(item.method, 1, 3, 4, 5, c=6, d=7)
print(given.pop("self") is item, given, inspect.getcallargs(Base.still, x=1))
print(inspect.getclasstree([Base, Derived, int, bool]))
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Kept) if not a.name.startswith("__")])
tests = (inspect.isroutine, inspect.ismemberdescriptor, inspect.isgetsetdescriptor, inspect.ismethodwrapper, inspect.ismethoddescriptor)
for value in (len, str.join, "".join, item.method, Base.method, Derived.slot, int.real, 5):
    print(getattr(value, "__name__", value), [test(value) for test in tests])
print(Derived.slot.__name__, Derived.slot.__objclass__.__name__, Derived.slot.__qualname__)
try:
    1 / 0
except ZeroDivisionError as error:
    print(inspect.istraceback(error.__traceback__), inspect.isframe(error.__traceback__.tb_frame), inspect.istraceback(5))
print(inspect.getmodulename("/a/b/c.py"), inspect.getmodulename("x.txt"))


for protocol in range(5):
    kept = pickle.loads(pickle.dumps([Kept(1), Kept(5).again, Kept.build, "a-b".split, str.upper, [3, 1].sort], protocol))
    print(kept[0].n, kept[1](2), kept[2](1).n, kept[3]("-"), kept[4]("up"), kept[5].__self__)
for value in (iter([1, 2, 3]), iter((1, 2)), iter("abc"), iter(range(3)), iter({1: 2}), iter({5})):
    if not isinstance(value, type(iter({}))):
        next(value)
    print(list(pickle.loads(pickle.dumps(value))), list(value))
try:
    pickle.dumps({}.keys())
except TypeError as error:
    print(error)
print(platform.uname().system == platform.system(), platform.platform().split("-")[0], len(platform.uname()), platform.libc_ver()[0])
print(__package__, types.__package__ == "", __name__)
