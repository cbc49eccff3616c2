"""Writing JSON, most of which the runtime does."""

from _json import encode as _encode, encode_basestring, encode_basestring_ascii


class JSONEncoder:
    """Writes JSON."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _options(self):
        return (
            self.default,
            self.skipkeys,
            self.ensure_ascii,
            self.check_circular,
            self.allow_nan,
            self.sort_keys,
            self.indent,
            self.item_separator,
            self.key_separator,
        )

    def encode(self, o):
        return _encode(o, self._options())

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return self._pieces(o, self._options(), indent, 0, {} if self.check_circular else None)

    def _pieces(self, o, options, indent, level, around):
        """What a value is written as, piece by piece."""
        if o is None or isinstance(o, (str, int, float)):
            yield _encode(o, options)
            return
        if around is not None:
            if id(o) in around:
                raise ValueError("Circular reference detected")
            around[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self._list_pieces(o, options, indent, level + 1, around)
        elif isinstance(o, dict):
            yield from self._dict_pieces(o, options, indent, level + 1, around)
        else:
            yield from self._pieces(self.default(o), options, indent, level, around)
        if around is not None:
            del around[id(o)]

    def _list_pieces(self, items, options, indent, level, around):
        if not items:
            yield "[]"
            return
        gap = "" if indent is None else "\n" + indent * level
        before = "[" + gap
        for item in items:
            if item is None or isinstance(item, (str, int, float)):
                yield before + _encode(item, options)
            else:
                yield before
                yield from self._pieces(item, options, indent, level, around)
            before = self.item_separator + gap
        if indent is not None:
            yield "\n" + indent * (level - 1)
        yield "]"

    def _dict_pieces(self, table, options, indent, level, around):
        if not table:
            yield "{}"
            return
        yield "{"
        gap = "" if indent is None else "\n" + indent * level
        if gap:
            yield gap
        first = True
        for key, value in sorted(table.items()) if self.sort_keys else table.items():
            if not isinstance(key, str):
                if key is None or isinstance(key, (int, float)):
                    key = _encode(key, options)
                elif self.skipkeys:
                    continue
                else:
                    kind = key.__class__.__name__
                    raise TypeError(f"keys must be str, int, float, bool or None, not {kind}")
            if first:
                first = False
            else:
                yield self.item_separator + gap
            yield _encode(key, options)
            yield self.key_separator
            yield from self._pieces(value, options, indent, level, around)
        if indent is not None:
            yield "\n" + indent * (level - 1)
        yield "}"
