import inspect
from functools import partial, wraps


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b: int, /, c=1, *args: str, d, e: float = 2.5, **kw) -> list:
    """Doc of f.

    More
      indented
    """


def g():
    yield 1


class A:
    "doc A"

    def __init__(self, x, y=2):
        self.x = x

    def m(self, z: "int" = None):
        pass

    @classmethod
    def c(cls, q):
        pass

    @staticmethod
    def s(r, *rs):
        pass

    @property
    def p(self):
        return 1

    def __call__(self, k):
        pass


class B(A):
    def m(self, z=None):
        pass


class C:
    pass


def deco(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)

    return inner


@deco
def wrapped(one, two=2):
    pass


for o in [f, g, A, A.m, A(1).m, A.c, A.s, A(1), B, C, lambda x, *, y: 0, partial(f, 1), partial(f, c=5), wrapped]:
    t(lambda: inspect.signature(o))
t(lambda: inspect.signature(5))
s = inspect.signature(f)
for p in s.parameters.values():
    print(p.name, p.kind, p.kind.description, repr(p.kind), p.default is inspect.Parameter.empty, p.annotation is p.empty, str(p), repr(p))
print(s.return_annotation, list(s.parameters), repr(s), s == inspect.signature(f), inspect.signature(f).parameters["c"].default)
b = s.bind(1, 2, 3, 4, 5, d=6, z=7)
print(b.arguments, b.args, b.kwargs, b)
b = s.bind(1, 2, d=0)
b.apply_defaults()
print(b.arguments)
for a, k in [((1,), {}), ((1, 2), {}), ((1, 2), {"d": 1, "b": 3}), ((), {"a": 1}), ((1, 2, 3), {"d": 1, "c": 1})]:
    t(lambda: s.bind(*a, **k))
t(lambda: inspect.signature(g).bind(1))
t(lambda: inspect.signature(g).bind(x=1))
print(inspect.isfunction(f), inspect.isfunction(len), inspect.isbuiltin(len), inspect.isclass(A), inspect.ismethod(A(1).m), inspect.ismethod(A.m), inspect.isgenerator(g()), inspect.ismodule(inspect), inspect.isroutine(A(1).m), inspect.isabstract(A))
print(repr(inspect.getdoc(f)), inspect.getdoc(A), inspect.getdoc(B.m), inspect.cleandoc("  a\n    b\n      c\n"))
print([n for n, v in inspect.getmembers(A(1)) if not n.startswith("__")], [n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(B))
print(inspect.getfullargspec(f), inspect.unwrap(wrapped).__name__)
print(inspect.Signature([inspect.Parameter("x", inspect.Parameter.POSITIONAL_ONLY), inspect.Parameter("y", inspect.Parameter.KEYWORD_ONLY, default=3)]))
