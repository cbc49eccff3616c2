"""Reading TOML 1.0: a text becomes dicts, lists and values."""

import re
from datetime import date, datetime, time, timedelta, timezone

_BLANK = " \t"
_BLANK_AND_LINES = " \t\n"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_KEY_START = _BARE | frozenset("\"'")
_HEX = frozenset("0123456789abcdefABCDEF")
# Control characters that a comment, a text on one line and a text on several may not hold.
_CONTROL = frozenset([chr(i) for i in range(32)] + [chr(127)])
_ILLEGAL = _CONTROL - frozenset("\t")
_ILLEGAL_IN_LINES = _CONTROL - frozenset("\t\n")
_ESCAPES = {
    "\\b": "\b",
    "\\t": "\t",
    "\\n": "\n",
    "\\f": "\f",
    "\\r": "\r",
    '\\"': '"',
    "\\\\": "\\",
}

_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_NUMBER = re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)"
)
_LOCAL_TIME = re.compile(_TIME)
_DATE_TIME = re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _TIME
    + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?"
)


class TOMLDecodeError(ValueError):
    """The text is not TOML."""

    __module__ = "tomllib"


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    try:
        text = s.replace("\r\n", "\n")
    except AttributeError:
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    return _Reader(text, _checked(parse_float)).document()


def _checked(parse_float):
    if parse_float is float:
        return float

    def checked(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    return checked


class _Table:
    """What is known of a name: whether it is closed to change, alone or with all below it, and the names below."""

    def __init__(self):
        self.names = {}
        self.explicit = False
        self.frozen = False
        self.frozen_below = False


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.result = {}
        self.known = _Table()
        self.pending = []

    def error(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "at end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
            place = f"at line {line}, column {column}"
        return TOMLDecodeError(f"{message} ({place})")

    def peek(self):
        return self.text[self.at : self.at + 1]

    def skip(self, characters):
        text, at = self.text, self.at
        while at < len(text) and text[at] in characters:
            at += 1
        self.at = at

    def until(self, end, illegal, expects_end):
        """Goes on to a text, which nothing illegal may stand before; without one to the end of the document."""
        text = self.text
        stop = text.find(end, self.at)
        if stop < 0:
            stop = len(text)
            if expects_end:
                raise self.error(f"Expected {end!r}", stop)
        for i in range(self.at, stop):
            if text[i] in illegal:
                raise self.error(f"Found invalid character {text[i]!r}", i)
        start, self.at = self.at, stop
        return text[start:stop]

    def comment(self):
        if self.peek() == "#":
            self.at += 1
            self.until("\n", _ILLEGAL, False)

    def comments(self):
        while True:
            before = self.at
            self.skip(_BLANK_AND_LINES)
            self.comment()
            if self.at == before:
                return

    # ---- the document

    def document(self):
        header = ()
        while True:
            self.skip(_BLANK)
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.at += 1
                continue
            if c in _KEY_START:
                self.pair(header)
                self.skip(_BLANK)
            elif c == "[":
                # What dotted keys have made is closed from now on.
                for key in self.pending:
                    self.made(key).explicit = True
                self.pending.clear()
                second = self.text[self.at + 1 : self.at + 2]
                header = self.array_header() if second == "[" else self.table_header()
                self.skip(_BLANK)
            elif c != "#":
                raise self.error("Invalid statement")
            self.comment()
            c = self.peek()
            if not c:
                break
            if c != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.at += 1
        return self.result

    def find(self, key):
        """What is known of a key, and whether it may not change."""
        table = self.known
        for part in key:
            if part not in table.names:
                return None, table.frozen_below
            table = table.names[part]
            if table.frozen_below:
                return table, True
        return table, table.frozen

    def made(self, key):
        table = self.known
        for part in key:
            table = table.names.setdefault(part, _Table())
        return table

    def container(self, key, into_lists=True):
        """The dict at a key, made where there is none; the last one of lists."""
        found = self.result
        for part in key:
            found = found.setdefault(part, {})
            if into_lists and isinstance(found, list):
                found = found[-1]
            if not isinstance(found, dict):
                raise KeyError("There is no nest behind this key")
        return found

    def table_header(self):
        self.at += 1
        self.skip(_BLANK)
        key = self.key()
        table, closed = self.find(key)
        if closed or table is not None and table.explicit:
            raise self.error(f"Cannot declare {key} twice")
        self.made(key).explicit = True
        try:
            self.container(key)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if self.peek() != "]":
            raise self.error("Expected ']' at the end of a table declaration")
        self.at += 1
        return key

    def array_header(self):
        self.at += 2
        self.skip(_BLANK)
        key = self.key()
        _, closed = self.find(key)
        if closed:
            raise self.error(f"Cannot mutate immutable namespace {key}")
        # What was said of the tables of the item before no longer holds.
        self.made(key[:-1]).names[key[-1]] = table = _Table()
        table.explicit = True
        try:
            around = self.container(key[:-1])
            items = around.setdefault(key[-1], [])
            if not isinstance(items, list):
                raise KeyError("An object other than list found behind this key")
            items.append({})
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if not self.text.startswith("]]", self.at):
            raise self.error("Expected ']]' at the end of an array declaration")
        self.at += 2
        return key

    def pair(self, header):
        key, value = self.key_and_value()
        parent = header + key[:-1]
        for i in range(1, len(key)):
            table, closed = self.find(header + key[:i])
            # A dotted key adds to no table that a header has opened.
            if table is not None and table.explicit:
                raise self.error(f"Cannot redefine namespace {header + key[:i]}")
            self.pending.append(header + key[:i])
        _, closed = self.find(parent)
        if closed:
            raise self.error(f"Cannot mutate immutable namespace {parent}")
        try:
            around = self.container(parent)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if key[-1] in around:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.made(header + key).frozen_below = True
        around[key[-1]] = value

    def key_and_value(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_BLANK)
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(_BLANK)
        while self.peek() == ".":
            self.at += 1
            self.skip(_BLANK)
            parts.append(self.key_part())
            self.skip(_BLANK)
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            start = self.at
            self.skip(_BARE)
            return self.text[start : self.at]
        if c == "'":
            return self.literal()
        if c == '"':
            self.at += 1
            return self.basic(False)
        raise self.error("Invalid initial character for a key part")

    # ---- values

    def value(self):
        text, at, c = self.text, self.at, self.peek()
        if c == '"':
            if text.startswith('"""', at):
                return self.lines(False)
            self.at += 1
            return self.basic(False)
        if c == "'":
            if text.startswith("'''", at):
                return self.lines(True)
            return self.literal()
        if text.startswith("true", at):
            self.at += 4
            return True
        if text.startswith("false", at):
            self.at += 5
            return False
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        if found := _DATE_TIME.match(text, at):
            try:
                value = _date_time(found)
            except ValueError as error:
                raise self.error("Invalid date or datetime") from error
            self.at = found.end()
            return value
        if found := _LOCAL_TIME.match(text, at):
            self.at = found.end()
            return _local_time(*found.groups())
        if found := _NUMBER.match(text, at):
            self.at = found.end()
            return self.parse_float(found.group()) if found.group(1) else int(found.group(), 0)
        for size, words in ((3, ("inf", "nan")), (4, ("-inf", "+inf", "-nan", "+nan"))):
            word = text[at : at + size]
            if word in words:
                self.at += size
                return self.parse_float(word)
        raise self.error("Invalid value")

    def array(self):
        self.at += 1
        items = []
        self.comments()
        if self.peek() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value())
            self.comments()
            c = self.peek()
            if c == "]":
                self.at += 1
                return items
            if c != ",":
                raise self.error("Unclosed array")
            self.at += 1
            self.comments()
            if self.peek() == "]":
                self.at += 1
                return items

    def inline_table(self):
        self.at += 1
        outer = self.result, self.known
        self.result, self.known = {}, _Table()
        try:
            self.inline_pairs()
            return self.result
        finally:
            self.result, self.known = outer

    def inline_pairs(self):
        self.skip(_BLANK)
        if self.peek() == "}":
            self.at += 1
            return
        while True:
            key, value = self.key_and_value()
            parent = key[:-1]
            _, closed = self.find(key)
            if closed:
                raise self.error(f"Cannot mutate immutable namespace {key}")
            try:
                around = self.container(parent, into_lists=False)
            except KeyError:
                raise self.error("Cannot overwrite a value") from None
            if key[-1] in around:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            around[key[-1]] = value
            self.skip(_BLANK)
            c = self.peek()
            if c == "}":
                self.at += 1
                return
            if c != ",":
                raise self.error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                self.made(key).frozen_below = True
            self.at += 1
            self.skip(_BLANK)

    # ---- texts

    def literal(self):
        self.at += 1
        text = self.until("'", _ILLEGAL, True)
        self.at += 1
        return text

    def lines(self, is_literal):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        if is_literal:
            quote = "'"
            result = self.until("'''", _ILLEGAL_IN_LINES, True)
            self.at += 3
        else:
            quote = '"'
            result = self.basic(True)
        # One or two quotes more belong to the text.
        for _ in range(2):
            if self.peek() != quote:
                break
            self.at += 1
            result += quote
        return result

    def basic(self, several_lines):
        text = self.text
        illegal = _ILLEGAL_IN_LINES if several_lines else _ILLEGAL
        pieces = []
        start = self.at
        while True:
            c = self.peek()
            if not c:
                raise self.error("Unterminated string")
            if c == '"':
                if not several_lines:
                    pieces.append(text[start : self.at])
                    self.at += 1
                    return "".join(pieces)
                if text.startswith('"""', self.at):
                    pieces.append(text[start : self.at])
                    self.at += 3
                    return "".join(pieces)
                self.at += 1
            elif c == "\\":
                pieces.append(text[start : self.at])
                pieces.append(self.escape(several_lines))
                start = self.at
            elif c in illegal:
                raise self.error(f"Illegal character {c!r}")
            else:
                self.at += 1

    def escape(self, several_lines):
        escape = self.text[self.at : self.at + 2]
        self.at += 2
        if several_lines and escape in ("\\ ", "\\\t", "\\\n"):
            # A line that ends in a backslash goes on at what is not blank.
            if escape != "\\\n":
                self.skip(_BLANK)
                c = self.peek()
                if not c:
                    return ""
                if c != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.at += 1
            self.skip(_BLANK_AND_LINES)
            return ""
        if escape == "\\u":
            return self.code_point(4)
        if escape == "\\U":
            return self.code_point(8)
        if escape in _ESCAPES:
            return _ESCAPES[escape]
        raise self.error("Unescaped '\\' in a string")

    def code_point(self, size):
        digits = self.text[self.at : self.at + size]
        if len(digits) != size or not _HEX.issuperset(digits):
            raise self.error("Invalid hex value")
        self.at += size
        code = int(digits, 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise self.error("Escaped character is not a Unicode scalar value")
        return chr(code)


def _local_time(hour, minute, second, fraction):
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0)


def _date_time(found):
    year, month, day, hour, minute, second, fraction, zulu, sign, zone_hour, zone_minute = found.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    zone = None
    if sign:
        offset = timedelta(hours=int(zone_hour), minutes=int(zone_minute))
        zone = timezone(offset if sign == "+" else -offset)
    elif zulu:
        zone = timezone.utc
    micro = int(fraction.ljust(6, "0")) if fraction else 0
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro, tzinfo=zone)
