"""string, html, fnmatch, shlex."""

import fnmatch
import html
import shlex
import string


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = string.Template("$who likes ${what}s, $$5 $who_2")
print(t.substitute(who="tim", what="kung pao", who_2="x"), t.substitute({"who": 1, "what": 2}, who_2=3), t.safe_substitute(who="z"), t.template)
print(t.is_valid(), t.get_identifiers(), string.Template("$ {").is_valid(), string.Template("$a$").safe_substitute(a=1))
for text in ("$x", "a\nb $", "${x", "${1}", "$$$", "$é", "${a b}", "ok\r\n  $!"):
    show(lambda: string.Template(text).substitute(a=1))
    show(lambda: string.Template(text).safe_substitute(x=1))


class Percent(string.Template):
    delimiter = "%"


print(Percent("%a %% $a %{a}").substitute(a=1))


class Loud(string.Formatter):
    def format_field(self, value, format_spec):
        return super().format_field(value, format_spec).upper()

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used_args, args, kwargs):
        print(sorted(map(str, used_args)))


print(Loud().format("{0} {name!r} {missing} {1:>5}", "a", "b", name="n"), string.Formatter().vformat("{}-{}", (1, 2), {}))
f = string.Formatter()
print(f.format("{0.real} {1[0]} {1[1]!s:>4} {x[k]} {{}} {y:{w}.{p}f}", 3, [1, 2], x={"k": "v"}, y=3.14159, w=8, p=2))
print(list(f.parse("a{b!r:c}d{{e}}{}{f[0].g}")), f.get_field("0[a]", ([], {"a": 1})[1:], {}), f.convert_field("é", "a"))
for text in ("{", "}", "{0", "{a", "{!", "{!x}", "{a!rb}", "{0.}", "{0[}", "{0[]}", "{0]}", "{}{0}", "{0}{}", "{a{b}}", "{b}", "{5}", "{0:{1:{2:{3}}}}"):
    show(lambda: f.format(text, 1, 2, 3, 4, a=5))

print(html.escape("<a href=\"x\">it's & more</a>"), html.escape("\"'", quote=False))
for name, pattern in [("abc", "*"), ("abc.py", "*.py"), ("abc", "a?c"), ("abc", "[a-c]*"), ("dbc", "[!a-c]*"), ("a]", "a[]]"), ("a-", "a[b-]"), ("[x", "[[]x"), ("x\ny", "x*y"), ("A", "a"), ("ab", "[z-a]b"), (b"ab", b"a*")]:
    print(name, pattern, fnmatch.fnmatch(name, pattern), fnmatch.fnmatchcase(name, pattern))
print(fnmatch.filter(["a.txt", "b.py", "c.txt"], "*.txt"), [fnmatch.translate(p) for p in ("*", "a*b*c", "[!x]?", "[", "a[b", "[a&&b]", "[^a]", "[!]", "x.y")])

for text in ("", "a b  c", "a 'b c' d", 'say "x \\"y\\" \\z" q', "a\\ b", "'it'\"'\"'s'", "a#b # c", "x''y \"\"", "tab\tnew\nline"):
    print(shlex.split(text), shlex.split(text, comments=True))
for text in ("'", '"', "\\", '"a\\'):
    show(lambda: shlex.split(text))
print(shlex.quote(""), shlex.quote("safe-1.2/x@y"), shlex.quote("it's $x"), shlex.join(["ls", "-l", "my file", "é"]))
for text in (5, b"$x", None):
    show(lambda: string.Template(text).substitute(x=1))


class Doubled(string.Template):
    delimiter = "&&"


print(Doubled("&&a &&&& &&{a} & &a").substitute(a="é"), Doubled("é€&&a😀").safe_substitute(a="x"), Doubled("&&{a} &&{b").safe_substitute())
print(string.Template("$a$b${a}x$$").substitute({"a": 1, "b": "€"}), string.Template("").substitute(), string.Template("plain").substitute())
print(string.Template("$_x1 $aé ${ab}c $A").safe_substitute(_x1=1, a=2, ab=3, A=4), string.Template("$a $b $a").get_identifiers())


class Asked(dict):
    def __missing__(self, name):
        print("asked for", name)
        return name.upper()


print(string.Template("$a ${b} $$").substitute(Asked()))
show(lambda: string.Template("$a ${ $b").substitute(Asked()))
show(lambda: string.Template("$a $b").substitute({"a": 1}))
