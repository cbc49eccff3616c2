"""Documents of XML as trees of elements: reading, searching, writing."""

import io
import sys
import warnings

from _xml_elements import Comment, Element, ParseError, PI, ProcessingInstruction, QName, SubElement
from _xml_reading import TreeBuilder, XMLParser
from _xml_scan import escaped

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse",
    "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "TreeBuilder", "VERSION",
    "XML", "XMLID", "XMLParser", "register_namespace",
]

VERSION = "1.3.0"
HTML_EMPTY = {
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
    "source", "track", "wbr",
}
_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def iselement(element):
    return hasattr(element, "tag")


def register_namespace(prefix, uri):
    if prefix[:2] == "ns" and prefix[2:].isdigit():
        raise ValueError("Prefix format reserved for internal use")
    for own_uri, own_prefix in list(_namespace_map.items()):
        if own_uri == uri or own_prefix == prefix:
            del _namespace_map[own_uri]
    _namespace_map[uri] = prefix


class ElementTree:
    """A document: its root, and reading and writing it."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file is not None:
            self.parse(file)

    def getroot(self):
        return self._root

    def parse(self, source, parser=None):
        parser = XMLParser() if parser is None else parser
        if hasattr(source, "read"):
            parser.feed(source.read())
        else:
            with open(source, "rb") as file:
                parser.feed(file.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] != "/":
            return path
        path = "." + path
        warnings.warn(
            "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
            f"If you rely on the current behaviour, change it to {path!r}",
            FutureWarning,
            stacklevel=3,
        )
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(
        self,
        file_or_filename,
        encoding=None,
        xml_declaration=None,
        default_namespace=None,
        method=None,
        *,
        short_empty_elements=True,
    ):
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError(f"unknown method {method!r}")
        encoding = encoding or "us-ascii"
        as_text = encoding.lower() == "unicode"
        parts = []
        if method == "xml" and (
            xml_declaration
            or xml_declaration is None and not as_text and encoding.lower() not in ("utf-8", "us-ascii")
        ):
            parts.append(f"<?xml version='1.0' encoding='{'utf-8' if as_text else encoding}'?>\n")
        if method == "text":
            parts.extend(self._root.itertext())
            if self._root.tail:
                parts.append(self._root.tail)
        else:
            names, spaces = _qualified_names(self._root, default_namespace)
            write = _write_xml if method == "xml" else _write_html
            write(parts.append, self._root, names, spaces, short_empty_elements)
        text = "".join(parts)
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(text if as_text else text.encode(encoding, "xmlcharrefreplace"))
        elif as_text:
            with open(file_or_filename, "w", encoding="utf-8", errors="xmlcharrefreplace") as file:
                file.write(text)
        else:
            with open(file_or_filename, "wb") as file:
                file.write(text.encode(encoding, "xmlcharrefreplace"))


def _qualified_names(root, default_namespace):
    """How the names of a tree are written, and the prefixes of its namespaces."""
    names, spaces = {None: None}, {}
    if default_namespace:
        spaces[default_namespace] = ""

    def add(qname):
        if not isinstance(qname, str):
            raise TypeError(f"cannot serialize {qname!r} (type {type(qname).__name__})")
        if qname[:1] == "{":
            uri, tag = qname[1:].rsplit("}", 1)
            prefix = spaces.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri)
                if prefix is None:
                    prefix = f"ns{len(spaces)}"
                if prefix != "xml":
                    spaces[uri] = prefix
            names[qname] = f"{prefix}:{tag}" if prefix else tag
        else:
            if default_namespace:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[qname] = qname

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            tag = tag.text
        if isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            raise TypeError(f"cannot serialize {tag!r} (type {type(tag).__name__})")
        for key, value in element.attrib.items():
            if isinstance(key, QName):
                key = key.text
            if key not in names:
                add(key)
            if isinstance(value, QName) and value.text not in names:
                add(value.text)
        if isinstance(element.text, QName) and element.text.text not in names:
            add(element.text.text)
    return names, spaces


def _named(names, value, escape):
    return names[value.text] if isinstance(value, QName) else escape(value)


def _start_tag(write, element, tag, names, spaces, escape):
    write("<" + tag)
    if spaces:
        for uri, prefix in sorted(spaces.items(), key=lambda item: item[1]):
            write(f' xmlns{":" + prefix if prefix else ""}="{_escape_attribute(uri)}"')
    for key, value in element.attrib.items():
        if isinstance(key, QName):
            key = key.text
        write(f' {names[key]}="{_named(names, value, escape)}"')


def _name_of(element, names):
    tag = element.tag
    return names[tag.text if isinstance(tag, QName) else tag]


def _write_xml(write, element, names, spaces, short):
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f"<!--{text}-->")
    elif tag is ProcessingInstruction:
        write(f"<?{text}?>")
    else:
        name = _name_of(element, names)
        if name is None:
            if text:
                write(_named(names, text, _escape))
            for child in element:
                _write_xml(write, child, names, None, short)
        else:
            _start_tag(write, element, name, names, spaces, _escape_attribute)
            if text or len(element) or not short:
                write(">")
                if text:
                    write(_named(names, text, _escape))
                for child in element:
                    _write_xml(write, child, names, None, short)
                write(f"</{name}>")
            else:
                write(" />")
    if element.tail:
        write(_escape(element.tail))


def _write_html(write, element, names, spaces, short):
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f"<!--{_escape(text)}-->")
    elif tag is ProcessingInstruction:
        write(f"<?{_escape(text)}?>")
    else:
        name = _name_of(element, names)
        if name is None:
            if text:
                write(_escape(text))
            for child in element:
                _write_html(write, child, names, None, short)
        else:
            _start_tag(write, element, name, names, spaces, _escape_html_attribute)
            write(">")
            lower = name.lower()
            if text:
                write(text if lower in ("script", "style") else _escape(text))
            for child in element:
                _write_html(write, child, names, None, short)
            if lower not in HTML_EMPTY:
                write(f"</{name}>")
    if element.tail:
        write(_escape(element.tail))


def _is_text(text):
    if not isinstance(text, str):
        raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def _escape(text):
    _is_text(text)
    return escaped(text, False)


def _escape_attribute(text):
    _is_text(text)
    return escaped(text, True)


def _escape_html_attribute(text):
    _is_text(text)
    return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(
        stream,
        encoding,
        xml_declaration=xml_declaration,
        default_namespace=default_namespace,
        method=method,
        short_empty_elements=short_empty_elements,
    )
    return stream.getvalue()


def dump(elem):
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts each element on a line of its own."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent(tree, space, level, "\n" + level * space)


def _indent(element, space, level, indentation):
    inner = indentation + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, space, level + 1, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = indentation


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


class _Events(TreeBuilder):
    """A builder that keeps what happened."""

    def __init__(self, events):
        super().__init__(insert_comments="comment" in events, insert_pis="pi" in events)
        self.wanted, self.happened = events, []
        if "start-ns" in events:
            self.start_ns = self._start_ns
        if "end-ns" in events:
            self.end_ns = self._end_ns

    def start(self, tag, attrs, /):
        element = super().start(tag, attrs)
        if "start" in self.wanted:
            self.happened.append(("start", element))
        return element

    def end(self, tag):
        element = super().end(tag)
        if "end" in self.wanted:
            self.happened.append(("end", element))
        return element

    def comment(self, text):
        element = super().comment(text)
        if "comment" in self.wanted:
            self.happened.append(("comment", element))
        return element

    def pi(self, target, text=None):
        element = super().pi(target, text)
        if "pi" in self.wanted:
            self.happened.append(("pi", element))
        return element

    def _start_ns(self, prefix, uri):
        self.happened.append(("start-ns", (prefix, uri)))

    def _end_ns(self, prefix):
        self.happened.append(("end-ns", None))


class iterparse:
    """The elements of a document as they are read."""

    def __init__(self, source, events=None, parser=None):
        events = ("end",) if events is None else tuple(events)
        for event in events:
            if event not in ("start", "end", "comment", "pi", "start-ns", "end-ns"):
                raise ValueError(f"unknown event {event!r}")
        self.root = None
        builder = _Events(events)
        if hasattr(source, "read"):
            data = source.read()
        else:
            with open(source, "rb") as file:
                data = file.read()
        self._iterator = self._run(builder, data)

    def _run(self, builder, data):
        parser = XMLParser(target=builder)
        parser.feed(data)
        error = None
        try:
            root = parser.close()
        except ParseError as e:
            error = e
        yield from builder.happened
        if error is not None:
            raise error
        self.root = root

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._iterator)


def XML(text, parser=None):
    parser = XMLParser(target=TreeBuilder()) if parser is None else parser
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def fromstringlist(sequence, parser=None):
    parser = XMLParser(target=TreeBuilder()) if parser is None else parser
    for text in sequence:
        parser.feed(text)
    return parser.close()
