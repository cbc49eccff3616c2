"""The paths that `find` and its kin understand: a part of XPath."""

import re

_TOKENS = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")
_KNOWN = {}


def _tokens(path, namespaces):
    """The tokens of a path as pairs of an operator and a name, one of which is empty; prefixes of names are replaced."""
    default = namespaces.get("") if namespaces else None
    in_attribute = False
    for match in _TOKENS.finditer(path):
        quoted, operator, name = match.groups()
        if quoted is not None:
            yield quoted, ""
            continue
        if name is None:
            if operator is None:
                yield "", ""
                continue
            yield operator, ""
            in_attribute = operator == "@"
            continue
        if name[0] != "{":
            if ":" in name:
                prefix, local = name.split(":", 1)
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
                name = f"{{{namespaces[prefix]}}}{local}"
            elif default and not in_attribute:
                name = f"{{{default}}}{name}"
        yield "", name
        in_attribute = False


def _is_wild(tag):
    return tag[:3] == "{*}" or tag[-2:] == "}*"


def _wild_test(tag):
    """Whether a tag fits one with a wildcard for the namespace or the name."""
    if tag == "{*}*":
        return lambda own: isinstance(own, str)
    if tag == "{}*":
        return lambda own: isinstance(own, str) and own[:1] != "{"
    if tag[:3] == "{*}":
        bare = tag[3:]
        return lambda own: own == bare or isinstance(own, str) and own[:1] == "{" and own[-len(bare) - 1:] == "}" + bare
    space = tag[:-1]
    return lambda own: isinstance(own, str) and own[:len(space)] == space


class _Context:
    """What a search knows: where it began, and the parents of all elements below."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _child_step(tag):
    if tag[:2] == "{}":
        tag = tag[2:]
    if _is_wild(tag):
        fits = _wild_test(tag)
        return lambda context, found: [child for element in found for child in element if fits(child.tag)]
    return lambda context, found: [child for element in found for child in element if child.tag == tag]


def _every_child(context, found):
    return [child for element in found for child in element]


def _itself(context, found):
    return list(found)


def _descendants(tag):
    if tag[:2] == "{}":
        tag = tag[2:]
    if _is_wild(tag):
        fits = _wild_test(tag)
        return lambda context, found: [e for element in found for e in element.iter() if e is not element and fits(e.tag)]
    from _xml_elements import Element

    wanted = None if tag == "*" else tag

    def step(context, found):
        out = []
        for element in found:
            if type(element) is Element:
                out += element._below(wanted)
            else:
                out += [e for e in element.iter(tag) if e is not element]
        return out

    return step


def _parents_of(context, found):
    parents = context.parents()
    out = []
    for element in found:
        if element in parents and parents[element] not in out:
            out.append(parents[element])
    return out


def _predicate(tokens):
    """The step of what stands between brackets."""
    shape, words = "", []
    while True:
        operator, name = next(tokens, (None, None))
        if operator is None:
            return None
        if operator == "]":
            break
        if (operator, name) == ("", ""):
            continue
        if operator and operator[:1] in "'\"":
            shape += "'"
            words.append(operator[1:-1])
        else:
            shape += operator or "-"
            words.append(name)
    if shape == "@-":
        key = words[1]
        return lambda context, found: [e for e in found if e.get(key) is not None]
    if shape == "@-='":
        key, value = words[1], words[-1]
        return lambda context, found: [e for e in found if e.get(key) == value]
    if shape == "@-!='":
        key, value = words[1], words[-1]
        return lambda context, found: [e for e in found if e.get(key) is not None and e.get(key) != value]
    numeric = re.match(r"\-?\d+$", words[0]) if words else None
    if shape == "-" and not numeric:
        tag = words[0]
        return lambda context, found: [e for e in found if e.find(tag) is not None]
    if shape in (".='", ".!='") or shape in ("-='", "-!='") and not numeric:
        tag, value, equal = words[0], words[-1], "!" not in shape
        if not tag:
            return lambda context, found: [e for e in found if ("".join(e.itertext()) == value) is equal]
        return lambda context, found: [
            e for e in found if any([("".join(child.itertext()) == value) is equal for child in e.findall(tag)])
        ]
    if shape in ("-", "-()", "-()-"):
        return _by_place(shape, words)
    raise SyntaxError("invalid predicate")


def _by_place(shape, words):
    if shape == "-":
        place = int(words[0]) - 1
        if place < 0:
            raise SyntaxError("XPath position >= 1 expected")
    else:
        if words[0] != "last":
            raise SyntaxError("unsupported function")
        place = -1
        if shape == "-()-":
            try:
                place = int(words[2]) - 1
            except ValueError:
                raise SyntaxError("unsupported expression")
            if place > -2:
                raise SyntaxError("XPath offset from last() must be negative")

    def step(context, found):
        parents = context.parents()
        out = []
        for element in found:
            parent = parents.get(element)
            if parent is not None:
                same = parent.findall(element.tag)
                if -len(same) <= place < len(same) and same[place] is element:
                    out.append(element)
        return out

    return step


def _steps(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    if key in _KNOWN:
        return _KNOWN[key]
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = _tokens(path, namespaces)
    steps = []
    token = next(tokens, None)
    while token is not None:
        operator, name = token
        if name:
            steps.append(_child_step(name))
        elif operator == "*":
            steps.append(_every_child)
        elif operator == ".":
            steps.append(_itself)
        elif operator == "..":
            steps.append(_parents_of)
        elif operator == "//":
            operator, name = next(tokens, (None, None))
            if operator is None:
                return []
            if operator == "*":
                name = "*"
            elif operator:
                raise SyntaxError("invalid descendant")
            steps.append(_descendants(name))
        elif operator == "[":
            step = _predicate(tokens)
            if step is None:
                return []
            steps.append(step)
        else:
            raise SyntaxError("invalid path")
        token = next(tokens, None)
        if token is not None and token[0] == "/":
            token = next(tokens, None)
    _KNOWN[key] = steps
    return steps


def _is_tag(path):
    """Whether a path is the tag of a child, written as it is."""
    if path[:3] == "{*}" or path[:2] == "{}":
        return False
    in_namespace = False
    for c in path:
        if c == "{":
            in_namespace = True
        elif c == "}":
            in_namespace = False
        elif not in_namespace and c in "/*[@.":
            return False
    return True


# Paths that were asked about, and whether they are tags.
_TAGS = {}


def is_tag(path):
    """Whether a path is just a tag; programs ask for few, again and again."""
    known = _TAGS.get(path) if isinstance(path, str) else None
    if known is None:
        if len(_TAGS) >= 500:
            _TAGS.clear()
        known = _TAGS[path] = _is_tag(path)
    return known


def find_all(element, path, namespaces=None):
    """The elements of a path, in the order of the document."""
    if not namespaces and is_tag(path):
        return [child for child in element._children if child.tag == path]
    found = [element]
    context = _Context(element)
    for step in _steps(path, namespaces):
        found = step(context, found)
    return found
