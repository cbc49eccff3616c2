"""Texts in TOML, right and wrong."""

import tomllib, io, sys
CASES = ['', 'a = 1', 'a=1\nb = "x"\n[t]\nc = [1, 2.5, "z", true]\n[t.u]\nd = {x = 1, y.z = 2}\n[[arr]]\nn = 1\n[[arr]]\nn = 2\n[arr.sub]\nq = 1', 'a = 1979-05-27T07:32:00Z', 'a = 1979-05-27 07:32:00.999999-07:00', 'a = 1979-05-27', 'a = 07:32:00.5', 'a = 0xDEAD_beef\nb = 0o17\nc = 0b11\nd = 1_000\ne = -0.5e-3\nf = +1\ng = inf\nh = -nan', 'a = """\nx\\\n   y "q" ""z"""""', "a = '''\nraw \\n ''q'''''", 'a."b.c".d = 1\na.e = 2', '"" = 1', 'a = "\\u00e9\\U0001F600\\t\\"\\\\"', '# comment\n  # another\na = 1 # x', 'a = [\n 1, # c\n 2,\n]', 'a = []\nb = {}', 'x = [[1], ["a"], {k = 1}]',
 'a', 'a =', 'a = 1 b = 2', '= 1', 'a = 1\na = 2', '[t]\n[t]', '[t', '[[t]', '[]', 'a = "abc', 'a = "a\nb"', 'a = "\\q"', 'a = "\\u12"', 'a = "\\uD800"', 'a = [1, 2', 'a = {x = 1', 'a = {x = 1, x = 2}', 'a = {x = 1,}', 'a = tru', 'a = 01', 'a = 1__0', 'a = 1.', 'a = .5', 'a = 2023-02-30', 'a = 25:00:00', "a = 'x\ny'", 'a = "\x01"', '# \x01', 'a.b = 1\n[a]\nc = 2', '[a]\nb = 1\n[a.b]\nc = 1', 'a = {}\na.b = 1', 'a = [1]\n[[a]]', '[[a]]\n[a]', '[a.b]\n[a]\nc=1', '[a]\nb.c = 1\n[a.b]\nd = 1', 'a.b = 1\na = 2', 'é = 1', 'a b = 1', 'a = "x" "y"', '[a]]', 'a = """abc', "a = '''abc", 'a = "\\', 'a = {b = 1\n}', 'a = 1 # \x7f', 'a = [1 2]', 'a = {b.c = 1, b.d = 2}', 'a = {b = {}, b.c = 1}', '[fruit]\napple.color = 1\napple.taste.sweet = true\n[fruit.apple]', '[a.b.c]\nx=1\n[a]\nb.c.y = 2', 'a = """\\\n  """', 'a = """x \\ y"""', 'a = """x\\  \n  y"""', '[[a.b]]\nx=1\n[[a.b]]\n[a.b.c]\ny=1\n[[a.b]]\n[a.b.c]', '[a]\n[[a.b]]\n[a.b]', 'a = 1e5\nb=1E+2\nc=3.14_15', 'a = "tab\there"', '\ufeffa=1', 'a = nan', 'a = 1979-05-27T07:32:00.1234567', 'a\n= 1', 'a = \n1', '[a]\nx=1\n\n\n[b]\n', 'a = +0x1', 'a = -0\nb = 0.0', '[ a . b ]\n', '[a.]', 'a..b = 1']
for c in CASES:
    try: print(repr(c), "->", tomllib.loads(c))
    except tomllib.TOMLDecodeError as e: print(repr(c), "-> ERR", e)
print(tomllib.load(io.BytesIO(b"a = 1\r\nb = '\xc3\xa9'\r\n")))
from decimal import Decimal
print(tomllib.loads("a = 1.10\nb=inf", parse_float=Decimal))
for f in (lambda: tomllib.loads(b"a=1"), lambda: tomllib.load(io.StringIO("a=1")), lambda: tomllib.loads("a=1.5", parse_float=lambda s: []), lambda: tomllib.load(io.BytesIO(b"\xff"))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(tomllib.TOMLDecodeError.__mro__, tomllib.TOMLDecodeError.__module__)
