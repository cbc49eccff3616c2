"""Texts, references and tags of XML as they are read, walked and written."""

import xml.etree.ElementTree as ET


def show(element, depth=0):
    print(" " * depth, element.tag, element.attrib, repr(element.text), repr(element.tail))
    for child in element:
        show(child, depth + 1)


DOCUMENTS = [
    "<a>1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;q&quot; &apos;p&apos;<b/>tail &#65;&#x42;&#x1F600;<b x='1'>in</b> &#10;end</a>",
    "<a><![CDATA[ <raw> & ]]>more &amp; more<!-- c -->after<?pi x?>last<b/></a>",
    "<a xmlns='urn:x'><b>t</b><c xmlns='urn:y'><d/>u</c><b/></a>",
    "<p:a xmlns:p='urn:p'><p:b p:k='1' k='2'>t</p:b><c/></p:a>",
    "<!DOCTYPE a [<!ENTITY own 'it &amp; that'>]><a>&own; and &amp;<b>&own;</b></a>",
    "<a>gr\u00fc\u00dfe &amp; \u20ac \U0001f600<\u00fc>x</\u00fc></a>",
    "<a><b></b ><b\n>x</b><b/>\r\ny\rz</a>",
    "<a/>  \n",
    "<a>]] ]&gt; ]</a>",
]
for document in DOCUMENTS:
    root = ET.fromstring(document)
    show(root)
    print(ET.tostring(root))
    print(ET.tostring(root, encoding="unicode", short_empty_elements=False))

WRONG = [
    "<a>x & y</a>", "<a>&nope;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x;</a>", "<a>&#+5;</a>", "<a>&#1_0;</a>", "<a>x]]>y</a>",
    "<a>\x01</a>", "<a>\n<b>x\x02</b></a>", "<a><b></a>", "<a><b></c></a>", "<a>text", "<a>text &amp", "<a>&amp;<b", "<a><b></b></a>x",
    "<a>\n\n  &amp; &unknown;</a>", "<a b='1' b='2'/>", "<a><b c=1/></a>", "<a></a><b/>", "<a><x:b/></a>", "", "<a>&lt</a>",
    "<a>&verylongnamewithoutend</a>",
]
for document in WRONG:
    try:
        ET.fromstring(document)
    except ET.ParseError as e:
        print(repr(document), e, e.code, e.position)


class Teller:
    def start(self, tag, attrs):
        print("start", tag, attrs)

    def end(self, tag):
        print("end", tag)

    def data(self, data):
        print("data", repr(data))

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Teller())
parser.feed("<a>one<b k='v'>two</b>three</a>")
print(parser.close())

root = ET.fromstring("<r><a><b n='1'/><b n='2'><b n='3'/></b></a><c/><b n='4'>t</b></r>")
print([e.get("n") for e in root.iter("b")], [e.tag for e in root.iter()], [e.tag for e in root.iter("*")])
print([e.get("n") for e in root.findall(".//b")], [e.get("n") for e in root.findall(".//b[@n='3']")], [e.tag for e in root.findall(".//*")])
print([e.tag for e in root.findall("a//b")], len(root.findall(".//r")), [e.get("n") for e in root.findall(".//b[b]")])
seen = []
for e in root.iter():
    seen.append(e.tag)
    if e.tag == "c" and len(e) == 0:
        ET.SubElement(e, "new")
        ET.SubElement(root, "late")
print(seen)
for e in list(root.iter("b")):
    e.text = "<&>\"'\n\t\r"
    e.set("k", "<&>\"'\n\t\r")
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(root, method="html"))
for bad in (5, b"x"):
    e = ET.Element("a")
    e.text = bad
    try:
        ET.tostring(e)
    except TypeError as problem:
        print(problem)
    e.text = None
    e.set("k", bad)
    try:
        ET.tostring(e)
    except TypeError as problem:
        print(problem)


class Own(ET.Element):
    def iter(self, tag=None):
        yield from super().iter(tag)
        yield ET.Element("extra")


own = Own("o")
own.append(ET.Element("x"))
print([e.tag for e in own.iter()], [e.tag for e in own.findall(".//*")])
