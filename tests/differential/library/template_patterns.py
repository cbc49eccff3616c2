"""Templates of `string` whose names look as their classes say."""
import re
from string import Template


class Dotted(Template):
    idpattern = r"[_a-z][._a-z0-9]*"


print(Dotted("$bag.who likes ${bag.what}, $$5").substitute({"bag.who": "tim", "bag.what": "ham"}))


class Strict(Template):
    """Lower case without braces, upper case with them."""

    flags = 0
    idpattern = r"[a-z]+"
    braceidpattern = r"[A-Z]+"


print(Strict("$foo ${BAR}").substitute(foo="1", BAR="2"), Strict("$foo ${BAR} $f").get_identifiers())
for text in ("$FOO", "${foo}", "line\n  $"):
    try:
        print(Strict(text).substitute(foo=1, FOO=2))
    except ValueError as error:
        print(error)
    print(Strict(text).is_valid(), Strict(text).safe_substitute(foo=1))


class Percent(Template):
    delimiter = "%"
    idpattern = r"[a-z]+_[a-z]+"


print(Percent("%with_underscore %notunder %%").safe_substitute(with_underscore="yes", notunder="no"))


class Own(Template):
    pattern = r"""
        (?P<escaped>@{2})               |
        @(?P<named>[_a-z][._a-z0-9]*)   |
        @{(?P<braced>[_a-z][._a-z0-9]*)} |
        (?P<invalid>@)
    """


class Child(Own):
    pass


print(Child("@who likes @{what} @@ @").safe_substitute(who="she", what="tea"))
print(Child("@who @{what} @who").get_identifiers(), Child("a @").is_valid())
try:
    Child("two\n @ x").substitute()
except ValueError as error:
    print(error)


class Bad(Template):
    pattern = r"(?P<badname>.*) | (?P<escaped>@{2}) | @(?P<named>[a-z]*) | @{(?P<braced>[a-z]*)} | (?P<invalid>@)"


for use in (lambda t: t.substitute(), lambda t: t.safe_substitute(), lambda t: t.is_valid(), lambda t: t.get_identifiers()):
    try:
        print(use(Bad("@bag.foo.who likes")))
    except ValueError as error:
        print(error.args[0])
print(Template.flags == re.IGNORECASE, Template.idpattern, Template.braceidpattern, Own.pattern.flags & re.VERBOSE != 0)
print(Template("$Name ${b}").substitute({"Name": 1}, b=2))
