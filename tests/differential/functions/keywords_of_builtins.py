"""Keywords of built-in functions and methods that are only known while the program runs: found, refused, missed."""

import io


def show(f, /, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


table = [
    (sorted, ([3, 1, 2],), {"reverse": True}),
    (sorted, (["b", "A"],), {"key": str.lower}),
    (sorted, ([1],), {"wrong": 1}),
    (sorted, (), {}),
    ("a-b-c".split, (), {"sep": "-", "maxsplit": 1}),
    ("a-b-c".split, ("-",), {"sep": "-"}),
    ("a-b-c".rsplit, ("-",), {"maxsplit": 1}),
    ("a-b-c".split, ("-",), {"limit": 1}),
    ("a\nb".splitlines, (), {"keepends": True}),
    ("x".encode, (), {"encoding": "utf-8", "errors": "strict"}),
    ("x".encode, (), {"encoding": 5}),
    ("é".encode, ("ascii",), {"errors": "replace"}),
    (b"\xff".decode, (), {"errors": "ignore"}),
    (b"a".decode, ("UTF-8",), {}),
    (b"a".decode, ("no such",), {}),
    ([3, 1].sort, (), {"reverse": True}),
    ([3, 1].sort, (), {"backwards": True}),
    ([1].append, (), {"object": 1}),
    ((5).to_bytes, (2,), {"byteorder": "big", "signed": False}),
    (int.from_bytes, (b"\1\2",), {"byteorder": "little"}),
    (int, ("ff",), {"base": 16}),
    (round, (2.675,), {"ndigits": 2}),
    (sum, ([1, 2],), {"start": 10}),
    (max, ([1, -5],), {"key": abs}),
    (max, ([],), {"default": "none"}),
    (min, (1, 2), {"default": 3}),
    (lambda *args, **more: list(enumerate(*args, **more)), ("ab",), {"start": 5}),
    (dict, ([("a", 1)],), {"b": 2}),
    (len, (), {"obj": [1]}),
    (abs, (1,), {"x": 2}),
    (pow, (2, 5), {"mod": 7}),
    ("{a}-{b}".format, (), {"a": 1, "b": 2}),
    (print, ("a", "b"), {"sep": "+", "end": "!\n"}),
    (print, ("a",), {"seperator": "+"}),
    (str.replace, ("aaa", "a", "b"), {"count": 1}),
]
for f, args, keywords in table:
    for _ in range(2):
        show(f, *args, **keywords)
out = io.StringIO()
for i in range(3):
    print(i, "x", sep=",", file=out)
print(repr(out.getvalue()))


def defaults(a, b=2, /, c=3, *rest, d=4, e, f=6, **more):
    return a, b, c, rest, d, e, f, more


show(defaults, 1, e=5)
show(defaults, 1, 2, 3, 4, 5, e=5, g=7)
show(defaults, 1, f=1, e=2, d=3)
show(defaults, 1)
show(defaults, e=1)
show(defaults, 1, b=2, e=3)
defaults.__kwdefaults__ = {"f": 60, "d": 40}
show(defaults, 1, e=5)
defaults.__kwdefaults__ = {"e": 50}
show(defaults, 1, d=1)
show(defaults, 1, d=1, f=2)
defaults.__kwdefaults__ = None
show(defaults, 1, d=1, e=2)


def many(a, b, c, d, e, f, g, h, i, j, k, l=12, m=13, *, n=14, o):
    return [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o]


show(many, *range(11), o=5)
show(many, *range(11), o=5, m=1)
show(many, *range(10), o=5)
show(many, *range(14), o=5)


class Counted:
    def __init__(self, *args, **keywords):
        self.args, self.keywords = args, keywords

    def tell(self, *args, last=None):
        return self.args + args, self.keywords, last


for n in range(10):
    c = Counted(*range(n), n=n)
    show(c.tell, *range(n), last=n)
