"""Parsers and sections as mappings, converters, interpolation and what is refused."""
import configparser
from collections.abc import Mapping, MutableMapping
TEXT = """
[DEFAULT]
base = /srv
Level = 3

[paths]
home = %(base)s/home
data: %(home)s/data
   and more

   after a gap
flag = yes  ; not a comment here
[empty]
[numbers]
one = 1
half = 0.5
on = off
"""
cfg = configparser.ConfigParser()
cfg.read_string(TEXT)
print(cfg.sections(), list(cfg), len(cfg), isinstance(cfg, MutableMapping), isinstance(cfg["paths"], Mapping))
for name, section in cfg.items():
    print(name, section, dict(section))
print(cfg["paths"]["data"].split("\n"), list(cfg.keys()), cfg["paths"].keys() & {"home", "x"})
print(cfg["numbers"].getint("one"), cfg["numbers"].getfloat("half"), cfg["numbers"].getboolean("on"), cfg["numbers"].getint("nope", 7))
print(cfg.getint("numbers", "nope", fallback=None), sorted(cfg.converters))
print(cfg["numbers"].setdefault("two", "2"), cfg["numbers"].pop("one"), cfg["numbers"].get("one"), dict(cfg["numbers"]))
print(cfg.pop("empty"), cfg.popitem()[0], cfg.sections())

class Lists(configparser.ConfigParser):
    def getlist(self, section, option, **kwargs):
        return self.get(section, option, **kwargs).split(",")

lists = Lists(converters={"upper": str.upper}, allow_no_value=True, delimiters=("=", "->"), inline_comment_prefixes=("#",))
lists.read_dict({"a": {"xs": "1,2,3", "word": "hello", "none": None}})
print(lists["a"].getlist("xs"), lists.getupper("a", "word"), lists["a"].getupper("word"), lists["a"]["none"], sorted(lists.converters))
lists.converters["rev"] = lambda text: text[::-1]
print(lists["a"].getrev("word"))
del lists.converters["rev"]
print(hasattr(lists["a"], "getrev"))
lists.read_string("[b]\nk -> v # comment\nm = n#none\nalone\n")
print(lists.items("b"), lists.items("a"))
import sys, io
lists.write(sys.stdout)

def attempt(what):
    try:
        print("ok", what())
    except (configparser.Error, ValueError, TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)

ext = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), defaults={"n": 5})
ext.read_string("[x]\na = ${n}\nb = ${y:c}/${a}\n[y]\nc = $${n}\nd = ${nope}\ne = ${x:y:z}\n")
for option in "abcde":
    attempt(lambda: ext.get("y" if option in "cde" else "x", option))
attempt(lambda: ext.set("x", "a", "$n"))
attempt(lambda: ext.set("x", "a", "${n"))
attempt(lambda: ext.set("x", "a", "${n} $$"))
attempt(lambda: ext.set("x", "a", 5))
attempt(lambda: cfg.set("paths", "home", "%x"))
attempt(lambda: cfg.set("paths", "home", "%(x)s %%"))
attempt(lambda: cfg.set("paths", "home", "%(x) s"))
attempt(lambda: cfg.set("paths", "home", "%()s"))
attempt(lambda: cfg.add_section("DEFAULT"))
attempt(lambda: cfg.add_section("paths"))
attempt(lambda: cfg.add_section(5))
attempt(lambda: cfg.get("nowhere", "x"))
attempt(lambda: cfg.get("paths", "nothing"))
attempt(lambda: cfg["nowhere"])
attempt(lambda: cfg.read_string("x = 1\n"))
attempt(lambda: cfg.read_string("[a]\nx = 1\n[a]\n"))
attempt(lambda: cfg.read_string("[b]\nx = 1\nx = 2\n", source="here"))
attempt(lambda: cfg.read_string("[c]\nnothing\n= 5\nok = 1\n"))
attempt(lambda: cfg.read_dict({"d": {"K": 1, "k": 2}}))
attempt(lambda: configparser.ConfigParser(interpolation=5))
attempt(lambda: configparser.RawConfigParser(defaults={"A": 5}).defaults())
attempt(lambda: configparser.ConfigParser(defaults={"A": "%x"}).defaults())
attempt(lambda: cfg.getboolean("DEFAULT", "base"))
attempt(lambda: cfg.converters.__setitem__("", int))
attempt(lambda: cfg.converters.__setitem__(5, int))
loop = configparser.ConfigParser()
loop.read_string("[l]\na = %(b)s\nb = %(a)s\nc = %(\nd = %z\n")
for option in "acd":
    attempt(lambda: loop.get("l", option))
