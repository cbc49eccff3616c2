"""Documents as trees: xml.etree.ElementTree."""

import copy
import io
import os
import tempfile
import warnings
import xml.etree.ElementTree as ET
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement, tostring

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!-- c -->
<!DOCTYPE data [<!ENTITY co "Comp &amp;any">]>
<data xmlns:x="http://x" v='1 &lt; 2'>
    <country name="Liechtenstein"><rank>1</rank><year>2008</year><neighbor name="Austria" direction="E"/><neighbor name="Swiss"/></country>
    <country name="Singapore"><rank>4</rank><year>2011</year><x:area unit="km²" x:z="q">730</x:area></country>
    <note><![CDATA[<raw> & ]]>tail &#65;&#x42; &amp; &co;</note><empty/><empty></empty>
    <?pi data?>
</data>
"""
root = ET.fromstring(DOCUMENT.encode())
print(root.tag, root.attrib, len(root), repr(root.text), ElementTree is ET)
for c in root.iter("country"):
    print(c.get("name"), c.find("rank").text, c.findtext("year"), c.findtext("zz", "default"), [n.attrib for n in c.findall("neighbor")])
PATHS = [
    ".", "*", "country", "./country/year", ".//year", ".//neighbor[@name]", ".//neighbor[@name='Austria']",
    ".//neighbor[@name!='Austria']/..", "country[2]", "country[last()]", "country[last()-1]", "country[rank]", "country[rank='4']",
    ".//*[.='1']", "country/rank/..", ".//{http://x}area", ".//{*}area", ".//{http://x}*", "//year", "country[0]", "a:b", "./a:b",
    "country[foo()]", "country/", ".//country[@name='Singapore'][rank='4']/year", "/abs", "{http://x}area", "..", "country[1]/*",
    "*[1]", "country[ @name = 'Singapore' ]", "country[rank!='4']",
]
for path in PATHS:
    try:
        print(path, [(e.tag, e.text and e.text.strip()) for e in root.findall(path)])
    except SyntaxError as error:
        print(path, type(error).__name__, error)
print([e.tag for e in root.findall("country/a:area", {"a": "http://x"})], [e.tag for e in root.iterfind("country")])
for year in root.findall("./country/year"):
    year.text = str(int(year.text) + 1)
    year.set("updated", "yes")
extra = SubElement(root, "extra", {"a": "<&\">\n\t'"}, b="é")
extra.text = "x < y & z > é"
extra.tail = "\n"
root.append(ET.Comment(" hi "))
root.append(ET.PI("go", "fast"))
print(tostring(root, encoding="unicode"))
print(tostring(root))
print(tostring(root, "utf-8"), tostring(root, "latin-1")[:60], tostring(extra, "utf-8", xml_declaration=True))
print(tostring(root, method="text", encoding="unicode"))
print(tostring(ET.fromstring("<p>a<br/>b<script>1&lt;2</script></p>"), method="html"), tostring(extra, short_empty_elements=False))
ET.indent(root)
print(tostring(root).decode())
ET.indent(root, space="\t")
ET.dump(root)
BAD = [
    "<a><b></a>", "", "  ", "<a>", "<a", "<a x='1' x='2'/>", "<a/><b/>", "<a>&</a>", "<a><1></a>", "<a b=c/>", "hello", "<a b></a>",
    "</a>", "<a>&foo;</a>", " x<a/>", "<a/>junk", "<x:a/>", "<a>\n\n  <b c='<'/></a>", "<a><!-- x -- y --></a>", "<a>]]></a>",
    "<a><![CDATA[x</a>", " <?xml version='1.0'?><a/>", "<a></b>", "<a>&#0;</a>", "<a>\x01</a>", "<a b='1'c='2'/>", "<a b='1",
    "<a><b>\n</c></a>", "<a>&lt</a>", "<a/", "<a>text", "<a></a", "<!DOCTYPE a", "<!-- x", "x y<a/>",
]
for bad in BAD:
    try:
        ET.fromstring(bad)
        print("ok", bad)
    except ET.ParseError as error:
        print(repr(bad), error, error.code, error.position)
out = io.BytesIO()
tree = ET.ElementTree(root)
tree.write(out, encoding="utf-8", xml_declaration=True)
print(out.getvalue()[:60])
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "t.xml")
    tree.write(name)
    again = ET.parse(name)
    print(tostring(again.getroot()) == tostring(root).replace(b"<!-- hi -->", b"").replace(b"<?go fast?>", b""), again.getroot().tag)
small = ET.parse(io.StringIO("<r><i n='1'/><i n='2'>z</i></r>"))
r = small.getroot()
print([i.get("n") for i in small.iter("i")], small.find("i").attrib, small.findtext("i[2]"), r[0].tag, r[-1].text, r[0:2] == list(r))
print("".join(r.itertext()), r.find("none"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(small.findall("/i")[0].attrib, [(w.category.__name__, str(w.message)) for w in caught])
    print(bool(r), [w.category.__name__ for w in caught])
r.remove(r[0])
r.insert(0, Element("new", k="v"))
r[0].extend([Element("q"), Element("w")])
del r[0][0]
r[0][0] = Element("e")
print(tostring(r), r[0].keys(), r[0].items(), len(list(r.iter())), ET.iselement(r), ET.iselement(3))
for event, value in ET.iterparse(io.BytesIO(b"<r xmlns='u'><a>1</a><b/></r>"), events=("start", "end", "start-ns", "end-ns")):
    print(event, getattr(value, "tag", value))
WRONG = [
    lambda: r[9],
    lambda: r["a"],
    lambda: r.append("x"),
    lambda: r.remove(Element("zz")),
    lambda: tostring(Element("a", x=1)),
    lambda: tostring(Element(5)),
    lambda: Element("a", 3),
    lambda: SubElement("a", "b"),
    lambda: r.extend([3]),
    lambda: ET.register_namespace("ns1", "u"),
    lambda: small.write(io.BytesIO(), method="other"),
]
for wrong in WRONG:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
copied = copy.deepcopy(r)
copied[0].tag = "changed"
print(r[0].tag, copied[0].tag, copy.copy(r)[0] is r[0])
ET.register_namespace("my", "http://my")
named = Element("{http://my}root", {"{http://other}a": "1", ET.QName("http://my", "b"): ET.QName("http://my", "c")})
SubElement(named, "plain")
print(tostring(named), tostring(Element("{u}a"), default_namespace="u"))


class Target:
    def start(self, tag, attrib):
        print("start", tag, attrib)

    def end(self, tag):
        print("end", tag)

    def data(self, data):
        print("data", repr(data))

    def comment(self, data):
        print("comment", data)

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed("<a x='1'>text<!--c--><b/></a>")
print(parser.close())
print(repr(ET.QName("a", "b")), ET.QName("t"), list(ET.XMLID("<a><b id='1'/></a>")[1]), ET.fromstringlist(["<a>", "</a>"]).tag)
print(repr(Element("abc"))[:15], r.clear(), len(r), r.attrib)
