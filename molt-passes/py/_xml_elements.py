"""Elements of XML documents."""

import warnings

from _xml_paths import find_all, is_tag


class ParseError(SyntaxError):
    """The text is no XML. `code` says what is wrong, `position` where."""

    __module__ = "xml.etree.ElementTree"


class Element:
    """A tag with attributes, the text behind its start and its end, and the elements inside."""

    __module__ = "xml.etree.ElementTree"
    __slots__ = ("tag", "_attrib", "text", "tail", "_children", "__weakref__")

    def __init__(self, tag, attrib={}, /, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self._attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    @property
    def attrib(self):
        return self._attrib

    @attrib.setter
    def attrib(self, value):
        if not isinstance(value, dict):
            raise TypeError(f"attrib must be dict, not {type(value).__name__}")
        self._attrib = value

    def __repr__(self):
        return f"<{type(self).__name__} {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return self.__class__(tag, attrib)

    def __copy__(self):
        other = self.makeelement(self.tag, self._attrib)
        other.text, other.tail = self.text, self.tail
        other._children = self._children[:]
        return other

    def __deepcopy__(self, memo, /):
        import copy

        other = Element(copy.deepcopy(self.tag, memo), copy.deepcopy(self._attrib, memo))
        other.text, other.tail = copy.deepcopy(self.text, memo), copy.deepcopy(self.tail, memo)
        other._children = [copy.deepcopy(child, memo) for child in self._children]
        memo[id(self)] = other
        return other

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn(
            "Testing an element's truth value will raise an exception in future versions.  "
            "Use specific 'len(elem)' or 'elem is not None' test instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        return len(self._children) != 0

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index, /):
        if not isinstance(index, (int, slice)):
            raise TypeError("element indices must be integers")
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element, /):
        if isinstance(index, slice):
            element = list(element)
            for one in element:
                _check(one)
        elif isinstance(index, int):
            _check(element)
        else:
            raise TypeError("element indices must be integers")
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index, /):
        if not isinstance(index, (int, slice)):
            raise TypeError("element indices must be integers")
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        if not isinstance(subelement, Element):
            raise TypeError(f"append() argument 1 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}")
        self._children.append(subelement)

    def extend(self, elements, /):
        try:
            elements = list(elements)
        except TypeError:
            raise TypeError(f'expected sequence, not "{type(elements).__name__}"') from None
        for element in elements:
            _check(element)
            self._children.append(element)

    def insert(self, index, subelement, /):
        if not isinstance(subelement, Element):
            raise TypeError(f"insert() argument 2 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        if not isinstance(subelement, Element):
            raise TypeError(f"remove() argument 1 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}")
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError("list.remove(x): x not in list") from None

    def find(self, path, namespaces=None):
        if not namespaces and is_tag(path):
            for child in self._children:
                if child.tag == path:
                    return child
            return None
        found = find_all(self, path, namespaces)
        return found[0] if found else None

    def findtext(self, path, default=None, namespaces=None):
        found = Element.find(self, path, namespaces)
        if found is None:
            return default
        return "" if found.text is None else found.text

    def findall(self, path, namespaces=None):
        return find_all(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        return iter(find_all(self, path, namespaces))

    def clear(self):
        self._attrib = {}
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self._attrib.get(key, default)

    def set(self, key, value, /):
        self._attrib[key] = value

    def keys(self):
        return list(self._attrib.keys())

    def items(self):
        return list(self._attrib.items())

    def iter(self, tag=None):
        if tag == "*":
            tag = None
        return self._walk(tag)

    def _walk(self, tag):
        if tag is None or self.tag == tag:
            yield self
        # Where each parent above stands: what is added while the tree is walked is seen, too.
        above, parent, at = [], self, 0
        while True:
            children = parent._children
            if at < len(children):
                element = children[at]
                at += 1
                if tag is None or element.tag == tag:
                    yield element
                if element._children:
                    above.append((parent, at))
                    parent, at = element, 0
            elif above:
                parent, at = above.pop()
            else:
                return

    def _below(self, tag):
        """What `_walk` gives behind the element itself, at once."""
        found, above, children, at = [], [], self._children, 0
        while True:
            if at < len(children):
                element = children[at]
                at += 1
                if tag is None or element.tag == tag:
                    found.append(element)
                if element._children:
                    above.append((children, at))
                    children, at = element._children, 0
            elif above:
                children, at = above.pop()
            else:
                return found

    def itertext(self):
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def _element(tag, attributes):
    """An element that has this dict itself."""
    element = Element.__new__(Element)
    element.tag, element._attrib = tag, attributes
    element.text = element.tail = None
    element._children = []
    return element


def _check(element):
    if not isinstance(element, Element):
        raise TypeError(f'expected an Element, not "{type(element).__name__}"')


def SubElement(parent, tag, attrib={}, /, **extra):
    """A new element, the last inside another."""
    if not isinstance(parent, Element):
        raise TypeError(f"SubElement() argument 1 must be xml.etree.ElementTree.Element, not {type(parent).__name__}")
    if not isinstance(attrib, dict):
        raise TypeError(f"SubElement() argument 3 must be dict, not {type(attrib).__name__}")
    element = Element(tag, attrib, **extra)
    parent._children.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target
    if text:
        element.text = element.text + " " + text
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{type(self).__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __le__(self, other):
        return self.text <= (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)

    def __ge__(self, other):
        return self.text >= (other.text if isinstance(other, QName) else other)

    def __gt__(self, other):
        return self.text > (other.text if isinstance(other, QName) else other)
