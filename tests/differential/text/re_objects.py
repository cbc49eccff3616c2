"""Pattern and Match objects, the functions of the module, replacement, and errors."""

import copy
import re

m = re.search(r"(?P<first>\w+) (?P<second>\w+)( \d)?", "... hello world 7")
print(m, m.group(), m.group(0), m.group(1, 2), m.group("first"), m["second"], m[0])
print(m.groups(), m.groupdict(), m.start(), m.end(), m.span(), m.start("second"), m.end(2), m.span(3))
print(m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re is re.compile(m.re.pattern), m.regs)
print(m.expand(r"\2 \g<first>\g<3>!\n"), bool(m), copy.copy(m) is m)
m = re.match(r"(a)|(b)", "b")
print(m.groups(), m.groups("-"), m.groupdict(), m.group(1), m.start(1), m.span(1), m.lastindex, m.expand(r"[\1]"))
m = re.match(r"(?P<x>a)?(?P<y>b)", "b")
print(m.groupdict(), m.groupdict(0), m.lastgroup)
for key in (3, -1, "z", 1.5, None):
    try:
        print(m.group(key))
    except IndexError as e:
        print("IndexError", e)

p = re.compile(r"(?P<a>.)(b)", re.I | re.X)
print(p.pattern, p.flags, p.groups, p.groupindex, repr(p), p == re.compile(r"(?P<a>.)(b)", re.I | re.X), p != 3)
print(p.match("ab", 1), p.match("xab", 1), p.search("abab", 1), p.fullmatch("abx", 0, 2), p.findall("abab", 1), p.match("ab", 5))
print(hash(p) == hash(re.compile(p.pattern, re.I | re.X)), copy.deepcopy(p) is p, re.compile(p) is p)
print(re.compile("x" * 300), re.compile(b"a", re.L), re.compile("a", re.A), re.compile("a", re.U), re.compile("", re.S | re.M))
print(re.Pattern, re.Match, re.error, type(p), type(m), isinstance(p, re.Pattern))

print(re.I, re.I | re.M, re.A | re.S, re.NOFLAG, repr(re.X), int(re.I), re.I | 1024, re.I & re.M, ~re.I)
print(re.I.value, re.I.name, (re.I | re.M).name, re.IGNORECASE == 2, isinstance(re.I, int), re.RegexFlag.DOTALL, bool(re.I & re.M))

print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W)", "a-b", 1), re.split(r"x*", "axbc"), re.split("", "abc"))
print(re.split(r"(-)|(,)", "a-b,c"), re.split(",", ""), re.split(r"\b", "ab cd"), re.split("b", "abc", maxsplit=1))
print(re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"", "ab"), re.findall(r"a|(b)", "ab"))
print([m.span() for m in re.finditer(r"x*", "axb")], [m.group() for m in re.finditer(r"\d", "1a2")])
it = re.finditer("a", "aa")
print(next(it), next(it), next(it, None), next(it, None))

print(re.sub(r"a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.subn("a", "", "banana"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<x>\w)", r"\g<x>\g<x>", "ab"), re.sub("x", r"\\\n\t", "x"))
print(re.sub(r"x*", "-", "abxd"), re.sub(r"", "-", "ab"), re.sub(r"\b", "|", "ab cd"), re.sub("(a)|b", r"[\1]", "ab"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 20 x"), re.sub("a", lambda m: m.group().upper(), "banana", flags=re.I))
print(re.sub(r"(a)(b)?", r"\g<2>\g<1>\0\x41"[:12], "ab a"), re.sub("a", r"\101\060", "a"), re.sub("q", "x", "abc"))
print(re.sub(b"a", rb"<\g<0>>", b"abc"), re.sub(b"a", lambda m: b"!", bytearray(b"abc")), re.findall(b".", memoryview(b"ab")))
print(re.escape("a.b*c d\n[x]-#&~é"), re.escape(b"a.b\x00"), re.escape(""), re.purge())
print(re.match("a", "abc", re.I), re.fullmatch("A", "a", re.I), re.search("B", "abc", flags=re.IGNORECASE))
print(re.compile("a").scanner("aab").match(), re.compile("b").scanner("aab").search())

s = re.compile(r"(?P<num>\d+)|(?P<op>[-+*/()])|(?P<ws>\s+)|(?P<bad>.)")
print([(m.lastgroup, m.group()) for m in s.finditer("12 + (3*4) ?")])

ERRORS = [
    "(", ")", "(?", "(?P", "(?P<", "(?P<a", "(?P<a>", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=a)", "(?P=", "(?Px)", "(?<", "(?<x)",
    "(?z)", "(?#", "(?#a", "[", "[a", "[]", "[^]", "[z-a]", "[a-\\d]", "[\\d-a]", "*", "+a", "a**", "a{1}{2}", "a{2,1}", "^*", "(*)",
    "\\", "\\1", "(a\\1)", "(a)\\2", "\\8", "\\q", "[\\q]", "\\x1", "\\u12", "\\U00110000", "\\400", "[\\8]", "(?i", "(?i-", "(?i-s",
    "(?-i", "(?i-i:a)", "(?au:a)", "(?L:a)", "(?-a:b)", "(?ix", "(?i*)", "a(?i)b", "(?(", "(?(1", "(?(1)a", "(?(0)a)", "(?(a)b)",
    "(?(1)a|b|c)", "(?(9)a)", "(?<=a*)b", "(?<=(a)\\1)", "(?<=(a)(?(1)b|c))", "a)", "(?P<é>a)(?P=f)", "(?P<a b>c)", "(?P<>a)",
    "x{99999999999}", "a\nb(", "(?:a", "(?=a", "(?!a", "(?>a", "a|*", "(a|b", "(?P>a)", "(?P<a>(?P=a))", "[[:alpha:]", "\\Ab**",
]
for text in ERRORS:
    try:
        print(repr(text), re.compile(text))
    except re.error as e:
        print(repr(text), "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == text)
    except (OverflowError, ValueError) as e:
        print(repr(text), type(e).__name__, e)
for text in [b"(?u)a", b"(?P<\xe9>a)", b"\\u1234", b"\\N{DASH}", b"(?(\xe9)a)"]:
    try:
        print(text, re.compile(text))
    except re.error as e:
        print(text, "|", e, e.pos)

for template in ["\\", "\\g", "\\g<", "\\g<a", "\\g<>", "\\g<3>", "\\3", "\\q", "\\g<z>", "\\g<1a>", "\\400", "\\g<99999999999>"]:
    try:
        print(re.sub("(a)(b)", template, "ab"))
    except (re.error, IndexError) as e:
        print(repr(template), type(e).__name__, e)

for call in (
    lambda: re.match("a", b"a"),
    lambda: re.match(b"a", "a"),
    lambda: re.match("a", 3),
    lambda: re.compile(3),
    lambda: re.compile([]),
    lambda: re.compile(re.compile("a"), re.I),
    lambda: re.sub("a", 3, "a"),
    lambda: re.sub("a", lambda m: 3, "ba"),
    lambda: re.sub("a", b"x", "a"),
    lambda: re.sub(b"a", "x", b"a"),
    lambda: re.compile("a", re.L),
    lambda: re.compile("a", re.A | re.U),
    lambda: re.compile(b"a", re.U),
    lambda: re.escape(3),
):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    raise re.error("mine", "a\nb", 2)
except re.error as e:
    print(e, e.lineno, e.colno, e.args)
