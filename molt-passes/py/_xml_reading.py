"""Texts of XML to elements."""

from _xml_elements import Comment, Element, ParseError, ProcessingInstruction, _element
from _xml_scan import illegal, start_tag, step

_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CODES = {
    "syntax error": 2,
    "no element found": 3,
    "not well-formed (invalid token)": 4,
    "unclosed token": 5,
    "mismatched tag": 7,
    "duplicate attribute": 8,
    "junk after document element": 9,
    "undefined entity": 11,
    "reference to invalid character number": 14,
    "unclosed CDATA section": 20,
    "unbound prefix": 27,
    "XML or text declaration not at start of entity": 17,
}
_SPACE = " \t\r\n"


class TreeBuilder:
    """Makes elements of what a parser tells."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory = Element if element_factory is None else element_factory
        self._comment = Comment if comment_factory is None else comment_factory
        self._pi = ProcessingInstruction if pi_factory is None else pi_factory
        self.insert_comments, self.insert_pis = insert_comments, insert_pis
        self._data, self._open, self._last, self._root, self._tail = [], [], None, None, False

    def close(self):
        assert len(self._open) == 0, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._data and self._last is not None:
            text = "".join(self._data)
            if self._tail:
                self._last.tail = text
            else:
                self._last.text = text
        self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs, /):
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._tail = False
        return element

    def end(self, tag):
        self._flush()
        self._last = self._open.pop()
        self._tail = True
        return self._last

    def comment(self, text):
        return self._single(self._comment, self.insert_comments, text)

    def pi(self, target, text=None):
        return self._single(self._pi, self.insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._tail = True
        return element


def _is_name_start(c):
    return c.isalpha() or c in "_:" or c > "\x7f" and c.isidentifier()


def _is_name(c):
    return c.isalnum() or c in "_:-." or c > "\x7f" and (c == "·" or ("a" + c).isidentifier())


class XMLParser:
    """Reads a document that is fed to it, and gives what its target makes of it when it is closed."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self._builds = type(self.target) is TreeBuilder and self.target._factory is Element
        self.entity = {}
        self.version = "Expat 2.5.0"
        self._encoding = encoding
        self._parts = []
        told = ("data", "start", "end", "start_ns", "end_ns", "comment", "pi")
        self._handlers = {name: getattr(self.target, name, None) for name in told}

    def feed(self, data, /):
        self._parts.append(data)

    def flush(self):
        pass

    def close(self):
        parts, self._parts = self._parts, []
        if any([isinstance(part, str) for part in parts]):
            text = "".join([part if isinstance(part, str) else self._decode(part) for part in parts])
        else:
            text = self._decode(b"".join(parts))
        self._read(text)
        close = getattr(self.target, "close", None)
        return None if close is None else close()

    def _decode(self, data):
        encoding = self._encoding
        data = bytes(data)
        if data[:3] == b"\xef\xbb\xbf":
            data = data[3:]
        elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding = encoding or "utf-16"
        if encoding is None:
            head = data[:200].split(b"?>")[0]
            at = head.find(b"encoding=") if head[:5] == b"<?xml" else -1
            if at >= 0:
                quote = head[at + 9:at + 10]
                encoding = head[at + 10:].split(quote)[0].decode("ascii")
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError as error:
            self._text = data[:error.start].decode("latin-1")
            self._fail("not well-formed (invalid token)", error.start)

    def _fail(self, message, at, shown=None):
        before = self._text[:at]
        line, column = before.count("\n") + 1, at - (before.rfind("\n") + 1)
        error = ParseError(f"{message if shown is None else shown}: line {line}, column {column}")
        error.code = _CODES[message]
        error.position = line, column
        raise error

    def _stray(self, at):
        """What stands before the root that may not: a word is seen as such when something after it ends it."""
        text, i = self._text, at
        if not _is_name_start(text[at]):
            self._invalid(at)
        while i < len(text) and _is_name(text[i]):
            i += 1
        if i < len(text) and text[i] not in " \t\n>),|[%?*+":
            self._invalid(i)
        self._fail("syntax error", at)

    def _invalid(self, at):
        self._fail("not well-formed (invalid token)", at)

    def _read(self, text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._text = text
        self._spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self._open = []
        self._has_doctype = False
        end, at = len(text), 0
        seen_root = False
        if text[:1] == "\ufeff":
            at = 1
        while at < end:
            if text[at] != "<":
                if self._open:
                    at = self._characters(at)
                    if self._builds:
                        at = self._plain(at)
                    continue
                if text[at] in _SPACE:
                    at += 1
                    continue
                if seen_root:
                    self._fail("junk after document element", at)
                self._stray(at)
            if text.startswith("<!--", at):
                at = self._comment(at)
            elif text.startswith("<?", at):
                at = self._instruction(at)
            elif text.startswith("<![CDATA[", at) and self._open:
                stop = text.find("]]>", at)
                if stop < 0:
                    self._fail("unclosed CDATA section", len(text))
                self._tell("data", text[at + 9:stop])
                at = stop + 3
            elif text.startswith("<!DOCTYPE", at) and not seen_root:
                at = self._doctype(at)
            elif text.startswith("</", at):
                if not self._open:
                    if seen_root:
                        self._fail("junk after document element", at)
                    self._invalid(at + 1)
                at = self._end(at)
                if self._builds:
                    at = self._plain(at)
            elif text.startswith("<!", at):
                self._invalid(at + 2 if at + 2 < end else at)
            else:
                if seen_root and not self._open:
                    self._fail("junk after document element", at)
                seen_root = True
                at = self._start(at)
                if self._builds:
                    at = self._plain(at)
        if self._open or not seen_root:
            self._fail("no element found", end)

    def _plain(self, at):
        """Reads on inside the root as long as all is written in the simplest way, for a builder of plain elements; where
        that ends."""
        text, spaces, opened, target = self._text, self._spaces, self._open, self.target
        elements, data, last, tail = target._open, target._data, target._last, target._tail
        while elements:
            name, _, declared = opened[-1]
            read = step(text, at, None if declared else name)
            if read is None:
                break
            piece, at, name, attributes, empty = read
            if piece:
                data.append(piece)
            if data:
                piece = data[0] if len(data) == 1 else "".join(data)
                data.clear()
                if tail:
                    last.tail = piece
                else:
                    last.text = piece
            if name is None:
                opened.pop()
                spaces.pop()
                last = elements.pop()
                tail = True
                continue
            inner = spaces[-1]
            space = inner.get("")
            tag = f"{{{space}}}{name}" if space else name
            last = _element(tag, attributes)
            elements[-1]._children.append(last)
            if not empty:
                opened.append((name, tag, ()))
                spaces.append(inner)
                elements.append(last)
            tail = empty
        target._last, target._tail = last, tail
        return at

    def _tell(self, name, *args):
        method = self._handlers[name]
        if method is not None:
            method(*args)

    def _characters(self, at):
        text = self._text
        stop = text.find("<", at)
        stop = len(text) if stop < 0 else stop
        amp = text.find("&", at, stop)
        wrong = text.find("]]>", at, stop)
        if wrong >= 0 and (amp < 0 or wrong < amp):
            self._invalid(wrong + 2)
        if amp == at:
            value, at = self._reference(at)
            self._tell("data", value)
            return at
        if amp > 0:
            stop = amp
        wrong = illegal(text, at, stop)
        if wrong < stop:
            self._invalid(wrong)
        self._tell("data", text[at:stop])
        return stop

    def _reference(self, at):
        """What `&...;` stands for, and where it ends."""
        text = self._text
        i = at + 1
        if text[i:i + 1] == "#":
            i += 1
            digits, base = "0123456789", 10
            if text[i:i + 1] == "x":
                i += 1
                digits, base = "0123456789abcdefABCDEF", 16
            first = i
            while i < len(text) and text[i] in digits:
                i += 1
            if i == len(text):
                self._fail("unclosed token", at)
            if i == first or text[i] != ";":
                self._invalid(i)
            number = int(text[first:i], base)
            if number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000:
                return chr(number), i + 1
            self._fail("reference to invalid character number", at)
        if i < len(text) and not _is_name_start(text[i]):
            self._invalid(i)
        while i < len(text) and _is_name(text[i]):
            i += 1
        if i == len(text):
            self._fail("unclosed token", at)
        if text[i] != ";":
            self._invalid(i)
        name = text[at + 1:i]
        value = _ENTITIES.get(name, self.entity.get(name))
        if value is None:
            self._fail("undefined entity", at, f"undefined entity &{name};" if self._has_doctype else None)
        return value, i + 1

    def _comment(self, at):
        text = self._text
        stop = text.find("--", at + 4)
        if stop < 0:
            self._fail("unclosed token", at)
        if text[stop:stop + 3] != "-->":
            self._invalid(stop + 2)
        if isinstance(self.target, TreeBuilder) and not self.target.insert_comments:
            return stop + 3
        self._tell("comment", text[at + 4:stop])
        return stop + 3

    def _instruction(self, at):
        text = self._text
        stop = text.find("?>", at)
        if stop < 0:
            self._fail("unclosed token", at)
        target, _, rest = text[at + 2:stop].partition(" ")
        if not target or not _is_name_start(target[0]):
            self._invalid(at + 2)
        if target == "xml":
            if at > 0 and self._text[:at] != "\ufeff":
                self._fail("XML or text declaration not at start of entity", at)
            return stop + 2
        if not isinstance(self.target, TreeBuilder) or self.target.insert_pis:
            self._tell("pi", target.rstrip("\n\t"), rest.lstrip(_SPACE) or None)
        return stop + 2

    def _doctype(self, at):
        text = self._text
        self._has_doctype = True
        i, depth = at + 9, 0
        while i < len(text):
            c = text[i]
            if c in "'\"":
                i = text.find(c, i + 1)
                if i < 0:
                    self._fail("unclosed token", at)
            elif text.startswith("<!--", i):
                i = text.find("-->", i) + 2
            elif c == "[":
                depth += 1
            elif c == "]":
                depth -= 1
            elif text.startswith("<!ENTITY", i):
                i = self._entity_declared(i)
                continue
            elif c == ">" and depth == 0:
                return i + 1
            i += 1
        self._fail("no element found", len(text))

    def _entity_declared(self, at):
        text = self._text
        stop = text.find(">", at)
        words = text[at + 8:stop].split(None, 1)
        if len(words) == 2 and words[1][:1] in "'\"":
            quote = words[1][0]
            value = words[1][1:words[1].find(quote, 1)]
            if "<" in value:
                raise NotImplementedError("entities with elements in them are not supported")
            self.entity.setdefault(words[0], self._expanded(value))
        return stop + 1

    def _expanded(self, value):
        """The text of an entity with the references in it replaced."""
        outer, self._text = self._text, value
        parts, at = [], 0
        while at < len(value):
            if value[at] == "&":
                text, at = self._reference(at)
            else:
                text, at = value[at], at + 1
            parts.append(text)
        self._text = outer
        return "".join(parts)

    def _name(self, at, token):
        text = self._text
        i = at
        if i < len(text) and not _is_name_start(text[i]):
            self._invalid(i)
        while i < len(text) and _is_name(text[i]):
            i += 1
        if i >= len(text):
            self._fail("unclosed token", token)
        return text[at:i], i

    def _blank(self, i, token):
        text = self._text
        while i < len(text) and text[i] in _SPACE:
            i += 1
        if i >= len(text):
            self._fail("unclosed token", token)
        return i

    def _start(self, at):
        simple = start_tag(self._text, at)
        if simple is None:
            name, attributes, i, empty, spaces, declared = self._unusual(at)
        else:
            name, attributes, i, empty = simple
            spaces, declared = self._spaces[-1], ()
        tag = self._full(name, spaces, at, True)
        self._spaces.append(spaces)
        self._open.append((name, tag, declared))
        self._tell("start", tag, attributes)
        if empty:
            self._close()
        return i

    def _unusual(self, at):
        """A start tag that is not written in the simplest way, or not right."""
        text = self._text
        name, i = self._name(at + 1, at)
        found = []
        while True:
            before = i
            i = self._blank(i, at)
            c = text[i]
            if c == ">":
                empty = False
                i += 1
                break
            if c == "/":
                if i + 1 >= len(text):
                    self._fail("unclosed token", at)
                if text[i + 1] != ">":
                    self._invalid(i + 1)
                empty = True
                i += 2
                break
            if before == i:
                self._invalid(i)
            start = i
            key, i = self._name(i, at)
            i = self._blank(i, at)
            if text[i] != "=":
                self._invalid(i)
            i = self._blank(i + 1, at)
            value, i = self._value(i, at)
            if any([key == own for own, _, _ in found]):
                self._fail("duplicate attribute", start)
            found.append((key, value, start))
        spaces = self._spaces[-1]
        declared = [item for item in found if item[0] == "xmlns" or item[0].startswith("xmlns:")]
        if declared:
            spaces = dict(spaces)
            for key, value, start in declared:
                spaces[key[6:]] = value
        attributes = {}
        for key, value, start in found:
            if key == "xmlns" or key.startswith("xmlns:"):
                self._tell("start_ns", key[6:], value)
                continue
            attributes[self._full(key, spaces, at, False)] = value
        return name, attributes, i, empty, spaces, [item[0][6:] for item in declared]

    def _full(self, name, spaces, at, is_element):
        prefix, colon, local = name.partition(":")
        if not colon:
            space = spaces.get("") if is_element else None
            return f"{{{space}}}{name}" if space else name
        if prefix not in spaces:
            self._fail("unbound prefix", at)
        return f"{{{spaces[prefix]}}}{local}"

    def _value(self, i, token):
        text = self._text
        quote = text[i]
        if quote not in "'\"":
            self._invalid(i)
        i += 1
        parts = []
        while True:
            if i >= len(text):
                self._fail("unclosed token", token)
            c = text[i]
            if c == quote:
                return "".join(parts), i + 1
            if c == "<":
                self._invalid(i)
            if c == "&":
                value, i = self._reference(i)
                parts.append(value)
            else:
                if c < " " and c not in "\t\n":
                    self._invalid(i)
                parts.append(" " if c in "\t\n" else c)
                i += 1

    def _end(self, at):
        text = self._text
        expected = self._open[-1][0]
        if text.startswith(expected + ">", at + 2):
            self._close()
            return at + 3 + len(expected)
        name, i = self._name(at + 2, at)
        i = self._blank(i, at)
        if text[i] != ">":
            self._invalid(i)
        if name != expected:
            self._fail("mismatched tag", at + 2)
        self._close()
        return i + 1

    def _close(self):
        _, tag, declared = self._open.pop()
        self._spaces.pop()
        self._tell("end", tag)
        for prefix in reversed(declared):
            self._tell("end_ns", prefix)
