"""Values laid out in lines."""

from collections import ChainMap, UserDict, UserList, UserString
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(
        stream=stream,
        indent=indent,
        width=width,
        depth=depth,
        compact=compact,
        sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders what has no order by type and identity."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _item_key(item):
    return _Key(item[0]), _Key(item[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(text):
    """Runs of characters that are not white space, each with the white space behind it."""
    words = []
    start = 0
    while start < len(text):
        at = start
        while at < len(text) and not text[at].isspace():
            at += 1
        while at < len(text) and text[at].isspace():
            at += 1
        words.append(text[start:at])
        start = at
    return words


class PrettyPrinter:
    """Lays values out."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        text = self.pformat(object)
        if self._stream is None:
            print(text)
        else:
            self._stream.write(text + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, out, indent, allowance, context, level):
        number = id(object)
        if number in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layout(object)
            if layout is not None:
                context[number] = 1
                layout(object, out, indent, allowance, context, level + 1)
                del context[number]
                return
        out.append(text)

    def _layout(self, object):
        shown = type(object).__repr__
        if isinstance(object, dict) and shown is dict.__repr__:
            return self._format_dict
        if isinstance(object, list) and shown is list.__repr__:
            return self._format_list
        if isinstance(object, tuple) and shown is tuple.__repr__:
            return self._format_tuple
        if isinstance(object, set) and shown is set.__repr__ or isinstance(object, frozenset) and shown is frozenset.__repr__:
            return self._format_set
        if isinstance(object, str) and shown is str.__repr__:
            return self._format_str
        if isinstance(object, bytes) and shown is bytes.__repr__:
            return self._format_bytes
        if isinstance(object, bytearray) and shown is bytearray.__repr__:
            return self._format_bytearray
        kind = type(object)
        if kind.__module__ == "collections":
            return {
                "OrderedDict": self._format_ordered_dict,
                "defaultdict": self._format_default_dict,
                "Counter": self._format_counter,
                "deque": self._format_deque,
                "ChainMap": self._format_chain_map,
                "UserDict": self._format_user,
                "UserList": self._format_user,
                "UserString": self._format_user,
            }.get(kind.__name__)
        if shown is SimpleNamespace.__repr__:
            return self._format_namespace
        if shown is MappingProxyType.__repr__:
            return self._format_mapping_proxy
        if kind.__module__ != "builtins":
            # A class that inherits how it is shown is laid out as what it comes from.
            for base in (ChainMap, UserDict, UserList, UserString):
                if issubclass(kind, base) and shown is base.__repr__:
                    return self._format_chain_map if base is ChainMap else self._format_user
        params = getattr(kind, "__dataclass_params__", None)
        if params is not None and params.repr:
            return self._format_dataclass
        return None

    def _format_bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
            out.append("(")
        width = self._width - indent
        current = b""
        chunks = []
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i : i + 4]
            if i == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    def _format_bytearray(self, object, out, indent, allowance, context, level):
        out.append("bytearray(")
        self._format_bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(")")

    def _format_ordered_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        out.append("OrderedDict(")
        self._format(list(object.items()), out, indent + 12, allowance + 1, context, level)
        out.append(")")

    def _format_default_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent += 12
        out.append("defaultdict(%s,\n%s" % (factory, " " * indent))
        self._format_dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _format_counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        out.append("Counter({")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), out, indent + 8, allowance + 2, context, level)
        out.append("})")

    def _format_deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        out.append("deque([")
        indent += 6
        if object.maxlen is None:
            self._format_items(object, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._format_items(object, out, indent, 2, context, level)
            out.append("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _format_chain_map(self, object, out, indent, allowance, context, level):
        if not len(object.maps):
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(mapping, out, indent, allowance + 1 if last else 1, context, level)
            out.append(")" if last else ",\n" + " " * indent)

    def _format_user(self, object, out, indent, allowance, context, level):
        self._format(object.data, out, indent, allowance, context, level - 1)

    def _format_mapping_proxy(self, object, out, indent, allowance, context, level):
        out.append("mappingproxy(")
        self._format(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(")")

    def _format_namespace(self, object, out, indent, allowance, context, level):
        # The repr of the class itself says `namespace`, that of a subclass its name.
        name = "namespace" if type(object) is SimpleNamespace else type(object).__name__
        indent += len(name) + 1
        out.append(name + "(")
        self._format_attributes(list(object.__dict__.items()), out, indent, allowance, context, level)
        out.append(")")

    def _format_dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in type(object).__dataclass_fields__.values() if f.repr]
        out.append(name + "(")
        self._format_attributes(items, out, indent, allowance, context, level)
        out.append(")")

    def _format_attributes(self, items, out, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            out.append(key + "=")
            if id(value) in context:
                out.append("...")
            else:
                room = allowance if i == len(items) - 1 else 1
                self._format(value, out, indent + len(key) + 1, room, context, level)
            if i != len(items) - 1:
                out.append(",\n" + " " * indent)

    def _format_dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_item_key) if self._sort_dicts else list(object.items())
            self._format_dict_items(items, out, indent, allowance + 1, context, level)
        out.append("}")

    def _format_dict_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        gap = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            out.append(text)
            out.append(": ")
            self._format(value, out, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                out.append(gap)

    def _format_list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._format_items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _format_tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _format_set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        kind = type(object)
        if kind is set:
            out.append("{")
            end = "}"
        else:
            out.append(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._format_items(sorted(object, key=_Key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _format_str(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        limit = most = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                chunks.append(text)
                continue
            parts = _words(line)
            most2 = limit
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    most2 -= allowance
                if len(repr(candidate)) > most2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append("(")
        for i, chunk in enumerate(chunks):
            if i > 0:
                out.append("\n" + " " * indent)
            out.append(chunk)
        if level == 1:
            out.append(")")

    def _format_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        next_gap = ",\n" + " " * indent
        gap = ""
        width = limit = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                limit -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if width < need:
                    width = limit
                    if gap:
                        gap = next_gap
                if width >= need:
                    width -= need
                    out.append(gap)
                    gap = ", "
                    out.append(text)
                    continue
            out.append(gap)
            gap = next_gap
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool) or object is None:
            return repr(object), True, False
        shown = kind.__repr__
        if isinstance(object, int) and shown is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if isinstance(object, dict) and shown is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if isinstance(object, list) and shown is list.__repr__ or isinstance(object, tuple) and shown is tuple.__repr__:
            return self._safe_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        number = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, number in context
        if number in context:
            return _recursion(object), False, True
        context[number] = 1
        readable = True
        recursive = False
        parts = []
        items = sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()
        for key, value in items:
            key_text, key_readable, key_recursive = self.format(key, context, maxlevels, level + 1)
            text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
            parts.append(f"{key_text}: {text}")
            readable = readable and key_readable and value_readable
            recursive = recursive or key_recursive or value_recursive
        del context[number]
        return "{" + ", ".join(parts) + "}", readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return "[]", True, False
            frame = "[%s]"
        elif len(object) == 1:
            frame = "(%s,)"
        else:
            if not object:
                return "()", True, False
            frame = "(%s)"
        number = id(object)
        if maxlevels and level >= maxlevels:
            return frame % "...", False, number in context
        if number in context:
            return _recursion(object), False, True
        context[number] = 1
        readable = True
        recursive = False
        parts = []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[number]
        return frame % ", ".join(parts), readable, recursive
