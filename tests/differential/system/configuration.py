import configparser
import io


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


TEXT = """
# comment
[DEFAULT]
base = /srv
debug = no

[server]
host = localhost
port: 8080
path = %(base)s/www
debug = yes
ratio = 0.75
multi = one
    two
    three

[empty]
[Names With Space]
Key With Space = value ; not a comment
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.defaults(), c.options("server"), "server" in c, "nope" in c, len(c), list(c))
s = c["server"]
print(s, s["host"], s.getint("port"), s.getboolean("debug"), s.getfloat("ratio"), s["path"], repr(s["multi"]), s.get("nope"), s.get("nope", "d"), s.getint("nope", 5), list(s), s.name, "HOST" in s)
print(c.get("server", "path", raw=True), c.get("server", "x", fallback="fb"), c.items("server"), c.getboolean("empty", "debug"), c.has_option("server", "port"), c["Names With Space"]["key with space"])
for f in [
    lambda: c["nope"],
    lambda: s["nope"],
    lambda: c.get("nope", "x"),
    lambda: c.get("server", "nope"),
    lambda: c.getint("server", "host"),
    lambda: c.getboolean("server", "host"),
    lambda: c.add_section("server"),
    lambda: c.set("server", "x", 5),
    lambda: c.set("nope", "x", "5"),
    lambda: c.read_string("[a]\nx=1\n[a]\n"),
    lambda: c.read_string("[a1]\nx=1\nx=2\n"),
    lambda: c.read_string("x=1\n"),
    lambda: c.read_string("[a2]\nnovalue\n"),
    lambda: c.read("/nope/file.ini"),
    lambda: configparser.ConfigParser({"a": "%(a)s"}).get("DEFAULT", "a"),
    lambda: c.remove_section("empty"),
    lambda: c.remove_option("server", "port"),
    lambda: c.remove_option("server", "port"),
]:
    t(f)
d = configparser.ConfigParser()
d["DEFAULT"] = {"Alpha": "1", "b": 2}
d["one"] = {"x": "y"}
d["one"]["z"] = "100%%"
d.add_section("two")
d.set("two", "k", "v\nw")
out = io.StringIO()
d.write(out)
print(out.getvalue())
t(lambda: d.set("two", "bad", "50%"))
print(d["one"]["z"], d["one"]["alpha"], d["one"].getint("b"))
r = configparser.RawConfigParser(allow_no_value=True)
r.read_string("[a]\nflag\nx = %(y)s\n")
print(r.get("a", "flag"), r.get("a", "x"), r.items("a"))
x = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
x.read_string("[p]\nhome=/h\n[q]\ndir=${p:home}/d\nsub=${dir}/s\n")
print(x["q"]["sub"])
o = configparser.ConfigParser(interpolation=None, inline_comment_prefixes=(";",), delimiters=("=",))
o.optionxform = str
o.read_string("[S]\nKey=a:b ; c\n")
print(dict(o["S"]))
