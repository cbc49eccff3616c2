import colorsys
import getopt
import graphlib
import keyword
import reprlib
import uuid
from urllib.parse import (urlparse, urlsplit, urlunparse, urljoin, quote, quote_plus, unquote, unquote_plus, urlencode, parse_qs, parse_qsl,
                          urldefrag, quote_from_bytes, unquote_to_bytes)
import urllib.parse


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for f in (colorsys.rgb_to_hsv, colorsys.hsv_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_yiq, colorsys.yiq_to_rgb):
    for c in ((0.2, 0.4, 0.4), (1.0, 0.0, 0.5), (0.3, 0.3, 0.3), (0.9, 0.1, 0.7), (0, 0, 0), (0.1, 0.8, 0.2)):
        print(f.__name__, c, f(*c))
print(getopt.getopt("-a -b -cfoo -d bar a1 a2".split(), "abc:d:"))
print(getopt.getopt("--condition=foo --testing --output-file abc.def -x a1".split(), "x", ["condition=", "output-file=", "testing"]))
print(getopt.gnu_getopt("a -x b --out f c -- -y".split(), "x", ["out="]))
print(getopt.gnu_getopt("a -x".split(), "+x"), getopt.getopt(["--o", "3"], "", ["out="]))
for args in (["-z"], ["-c"], ["--bad"], ["--te=3"], ["--out"], ["--o"]):
    try:
        print(getopt.getopt(args, "abc:", ["testing", "out=", "other"]))
    except getopt.GetoptError as e:
        print(e, repr(e.opt), e.msg)
graph = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
print(list(graphlib.TopologicalSorter({"D": ["B", "C"], "C": ["A"], "B": ["A"]}).static_order()))
t = graphlib.TopologicalSorter()
t.add("x", "y", "z")
t.add("y", "w")
t.prepare()
while t.is_active():
    ready = t.get_ready()
    print(ready, bool(t))
    t.done(*ready)
try:
    graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except graphlib.CycleError as e:
    print(e.args, issubclass(graphlib.CycleError, ValueError))
print(attempt(t.prepare), attempt(t.add, "q"), attempt(t.done, "x"), attempt(t.done, "nope"), attempt(graphlib.TopologicalSorter().get_ready))
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10**100), reprlib.repr((1,)))
print(reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr(set()), reprlib.repr({3, 1, 2}), reprlib.repr(frozenset("abcdefgh")))
r = reprlib.Repr(maxlist=2, maxstring=10)
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr([["abcdefghijklm"]]))


class Chain:
    def __init__(self):
        self.items = [self, 1]

    @reprlib.recursive_repr(fillvalue="<loop>")
    def __repr__(self):
        return f"Chain({self.items!r})"


print(Chain())
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.urn, u.fields, u.version, u.variant, u.bytes, u.bytes_le, u.node, u.clock_seq, u.time)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://python.org/"))
print(uuid.UUID(bytes=b"\x12" * 16), uuid.UUID(int=5), uuid.UUID(bytes_le=bytes(range(16))), uuid.UUID(fields=u.fields) == u, u < uuid.UUID(int=1))
v = uuid.uuid4()
print(v.version, v.variant, len(str(v)), hash(v) == hash(v.int), uuid.uuid1().version, v == str(v), len({v, v}), str(v) == str(uuid.UUID(str(v))))
print(attempt(uuid.UUID, "123"), attempt(uuid.UUID), attempt(uuid.UUID, int=-1), attempt(uuid.UUID, bytes=b"1"), attempt(setattr, v, "int", 3), attempt(uuid.UUID, int=1, version=9))
for url in ("http://user:pw@www.Example.com:8080/a/b;p?q=1&r=2#frag", "mailto:x@y.z", "/rel/path?x", "//host/p", "http://[::1]:80/", "file:///etc/passwd", "", "a:b", "http://h", "HTTP://h?q#f"):
    p = urlparse(url)
    print(p, p.geturl(), p.hostname, attempt(lambda: p.port), p.username, p.password)
    print(urlsplit(url))
print(attempt(lambda: urlparse("http://h:x/").port), attempt(lambda: urlparse("http://h:99999/").port), attempt(urlparse, "http://[::1/"))
print(p._replace(scheme="ftp").geturl(), urlunparse(("http", "h", "/p", "", "q", "f")), p.netloc, p[1], isinstance(p, tuple))
for rel in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "http:g", "http://x/y", "g;x=1/../y"):
    print(rel, urljoin("http://a/b/c/d;p?q", rel))
print(quote("a b/c?d=é&x~"), quote("a/b", safe=""), quote_plus("a b&c+d"), unquote("a%20b%C3%A9%zz%4"), unquote_plus("a+b%2B"), quote(b"\xff\x00"), unquote("%FF"))
print(quote_from_bytes(b"a b"), unquote_to_bytes("a%20%"), quote("", "x"), quote("ü", encoding="latin-1"), unquote("%fc", "latin-1"), attempt(quote, b"x", "", "utf-8"))
print(urlencode({"a": 1, "b": "x y", "c": "é"}), urlencode([("a", [1, 2]), ("b", "s")], doseq=True), urlencode({"a": [1]}), urlencode({"q": "a b"}, quote_via=quote), attempt(urlencode, "abc"))
print(parse_qs("a=1&a=2&b=&c"), parse_qs("a=1&b=", keep_blank_values=True), parse_qsl("a=1&b=x+y%26"), attempt(parse_qs, "a", strict_parsing=True), attempt(parse_qsl, "a&b&c", max_num_fields=2), parse_qs("a=1;b=2", separator=";"))
print(urldefrag("http://a/b#c"), urldefrag("http://a/b").geturl(), urllib.parse.quote("x y"))
