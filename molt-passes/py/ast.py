"""Literals in text, as values. There is no parser of whole programs at run time."""

_OPEN = {"(": ")", "[": "]", "{": "}"}
_OPERATORS = ("if ", "and ", "or ", "in ", "is ", "not ", "*", "/", "%", "@", "<", ">", "==", "!=", "&", "|", "^", ".", "(", "[")
_ESCAPES = {
    "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\n": "",
}


def literal_eval(node_or_string):
    """The value of a literal: numbers, text, bytes, containers of them, True, False, None."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    reader = _Reader(node_or_string.lstrip(" \t").lstrip("\n"))
    value = reader.whole()
    reader.blank()
    rest = reader.text[reader.at :]
    if rest:
        # What goes on with an operator is an expression, but no literal.
        raise reader.malformed() if rest.startswith(_OPERATORS) else reader.error()
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0
        # Inside of brackets lines may end.
        self.depth = 0

    def fault(self, message, at, end=-1):
        """An error at this place of the text."""
        line = self.text.count("\n", 0, at) + 1
        start = self.text.rfind("\n", 0, at) + 1
        shown = self.text[start:].split("\n", 1)[0]
        return SyntaxError(message, ("<unknown>", line, at - start + 1, shown, line, end + 1))

    def brackets_wrong(self, at_end):
        """The error of brackets that do not match, which comes before any other; with `at_end` also of one that is left open."""
        text = self.text
        open = []
        i = 0
        while i < len(text):
            c = text[i]
            if c == "#":
                i = (text + "\n").index("\n", i)
            elif c in ("'", '"'):
                quote = c * 3 if text.startswith(c * 3, i) else c
                i += len(quote)
                while i < len(text) and not text.startswith(quote, i):
                    i += 2 if text[i] == "\\" else 1
                i += len(quote) - 1
            elif c in _OPEN:
                open.append(i)
            elif c in (")", "]", "}"):
                if not open:
                    return self.fault(f"unmatched '{c}'", i)
                other = open.pop()
                if _OPEN[text[other]] != c:
                    line = text.count("\n", 0, other) + 1
                    where = f" on line {line}" if line != text.count("\n", 0, i) + 1 else ""
                    return self.fault(f"closing parenthesis '{c}' does not match opening parenthesis '{text[other]}'{where}", i)
            i += 1
        if open and (at_end or "\n" in text[open[-1] : self.at]):
            return self.fault(f"'{text[open[-1]]}' was never closed", open[-1])
        return None

    def error(self, message="invalid syntax", at=None):
        self.blank()
        if not self.text.strip():
            return SyntaxError("invalid syntax", ("<unknown>", 0, 0, "", 0, 0))
        at_end = self.at >= len(self.text)
        wrong = self.brackets_wrong(at_end)
        if wrong is not None:
            return wrong
        if at_end and at is None:
            return SyntaxError(message, ("<unknown>", 1, 0, "", 1, 0))
        return self.fault(message, self.at if at is None else at)

    def missing_comma(self, item):
        """The error of what stands behind an item that began at `item`."""
        c = self.peek()
        if c.isalnum() or c and c in "_'\"([{":
            return self.error("invalid syntax. Perhaps you forgot a comma?", item)
        return self.error()

    def malformed(self):
        return ValueError(f"malformed node or string on line {self.text.count(chr(10), 0, self.at) + 1}: {self.text[self.at:]!r}")

    def blank(self):
        text = self.text
        while self.at < len(text):
            c = text[self.at]
            if c == "#":
                while self.at < len(text) and text[self.at] != "\n":
                    self.at += 1
            elif c in " \t\f" or c in "\r\n" and (self.depth or not text[self.at :].strip()):
                self.at += 1
            elif c == "\\" and text.startswith("\n", self.at + 1):
                self.at += 2
            else:
                break

    def peek(self):
        self.blank()
        return self.text[self.at : self.at + 1]

    def take(self, c):
        if self.peek() == c:
            self.at += 1
            return True
        return False

    def whole(self):
        """A literal, or several with commas between: a tuple."""
        value = self.sum()
        if self.peek() != ",":
            return value
        items = [value]
        while self.take(","):
            if self.peek() in ("", ")"):
                break
            items.append(self.sum())
        return tuple(items)

    def sum(self):
        value = self.signed()
        while self.peek() in ("+", "-"):
            # Only a complex number has two parts.
            minus = self.take("-") or not self.take("+")
            other = self.signed()
            if type(value) not in (int, float) or type(other) is not complex:
                raise self.malformed()
            value = value - other if minus else value + other
        return value

    def signed(self):
        for sign in "-+":
            if self.take(sign):
                value = None if self.peek() in ("+", "-") else self.atom()
                if type(value) not in (int, float, complex):
                    raise self.malformed()
                return -value if sign == "-" else +value
        return self.atom()

    def atom(self):
        c = self.peek()
        if not c:
            raise self.error()
        if c in _OPEN:
            return self.brackets(c)
        if c.isdecimal() or c == "." and self.text[self.at + 1 : self.at + 2].isdecimal():
            return self.number()
        end = self.at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] == "_"):
            end += 1
        word = self.text[self.at : end]
        if self.text[end : end + 1] in ("'", '"') and word.lower() in ("", "r", "u", "b", "br", "rb"):
            return self.strings()
        if word in ("True", "False", "None"):
            self.at = end
            return {"True": True, "False": False, "None": None}[word]
        if word == "set":
            self.at = end
            if self.take("(") and self.take(")"):
                return set()
            raise self.malformed()
        if word.isidentifier() or c == "." and self.text.startswith("...", self.at):
            if word:
                raise self.malformed()
            self.at += 3
            return ...
        raise self.error()

    def brackets(self, open):
        close = _OPEN[open]
        self.at += 1
        self.depth += 1
        value = self.mapping_or_set() if open == "{" else self.items(close)
        self.depth -= 1
        return value

    def items(self, close):
        found = []
        comma = False
        item = self.at
        while not self.take(close):
            if found and not comma:
                raise self.missing_comma(item)
            self.blank()
            item = self.at
            found.append(self.sum())
            comma = self.take(",")
        if close == "]":
            return found
        return found[0] if len(found) == 1 and not comma else tuple(found)

    def mapping_or_set(self):
        if self.take("}"):
            return {}
        if self.peek() == "*":
            raise self.malformed()
        item = self.at
        first = self.sum()
        if not self.take(":"):
            found = {first}
            while self.take(","):
                if self.peek() == "}":
                    break
                item = self.at
                found.add(self.sum())
        else:
            item, value = self.entry()
            found = {first: value}
            while self.take(","):
                if self.peek() == "}":
                    break
                key = self.sum()
                end = self.at
                if not self.take(":"):
                    if self.peek() in ("}", ","):
                        raise self.error("':' expected after dictionary key", end - 1)
                    raise self.error()
                item, found[key] = self.entry()
        if not self.take("}"):
            raise self.missing_comma(item)
        return found

    def entry(self):
        """Where the value of an entry begins, and the value."""
        colon = self.at - 1
        if self.peek() in ("}", ","):
            raise self.error("expression expected after dictionary key and ':'", colon)
        return self.at, self.sum()

    def number(self):
        text = self.text
        end = self.at
        if text[end] == "0" and text[end + 1 : end + 2].lower() in ("x", "o", "b"):
            end += 2
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
        else:
            while end < len(text) and (text[end].isalnum() or text[end] in "._" or text[end] in "+-" and text[end - 1] in "eE"):
                end += 1
        word = text[self.at : end]
        try:
            if word[-1] in "jJ":
                value = complex(0.0, float(word[:-1]))
            elif word[:2].lower() in ("0x", "0o", "0b"):
                value = int(word, 0)
            elif any([c in "." + "eE" for c in word]):
                value = float(word)
            else:
                value = int(word, 0)
        except ValueError:
            raise self.number_error(word) from None
        self.at = end
        return value

    def number_error(self, word):
        kind = {"0x": "hexadecimal", "0o": "octal", "0b": "binary"}.get(word[:2].lower())
        if kind is None:
            if len(word) > 1 and word.isdecimal() and word[0] == "0":
                message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                return self.fault(message, self.at)
            return self.fault("invalid decimal literal", self.at)
        for at, c in enumerate(word[2:], 2):
            if c.isdecimal() and (kind == "octal" and c in "89" or kind == "binary" and c not in "01"):
                return self.fault(f"invalid digit '{c}' in {kind} literal", self.at + at)
            if c not in ("0", "1", "_"):
                break
        return self.fault(f"invalid {kind} literal", self.at + len(word) - 1)

    def strings(self):
        """Strings side by side are one."""
        value = None
        begins = self.at
        while True:
            c = self.peek()
            end = self.at
            while end < len(self.text) and self.text[end].isalpha():
                end += 1
            prefix = self.text[self.at : end].lower()
            if not c or self.text[end : end + 1] not in ("'", '"') or prefix not in ("", "r", "u", "b", "br", "rb"):
                return value
            self.at = end
            piece = self.string(prefix)
            if value is None:
                value = piece
            elif type(value) is not type(piece):
                raise self.fault("cannot mix bytes and nonbytes literals", begins)
            else:
                value += piece

    def string(self, prefix):
        text = self.text
        quote = text[self.at]
        if text.startswith(quote * 3, self.at):
            quote *= 3
        self.at += len(quote)
        out = []
        start = self.at - len(quote) - len(prefix)
        while not text.startswith(quote, self.at):
            if self.at >= len(text) or len(quote) == 1 and text[self.at] == "\n":
                kind = "" if len(quote) == 1 else "triple-quoted "
                line = text.count("\n", 0, self.at) + 1
                raise self.fault(f"unterminated {kind}string literal (detected at line {line})", start)
            c = text[self.at]
            if "b" in prefix and ord(c) > 127:
                raise self.fault("bytes can only contain ASCII literal characters", start)
            self.at += 1
            if c != "\\" or self.at >= len(text):
                out.append(c)
            elif "r" in prefix:
                out.append(c + text[self.at])
                self.at += 1
            else:
                out.append(self.escape("b" in prefix))
        self.at += len(quote)
        whole = "".join(out)
        if "b" not in prefix:
            return whole
        return whole.encode("latin-1")

    def escape(self, is_bytes):
        text = self.text
        c = text[self.at]
        self.at += 1
        if c in _ESCAPES:
            return _ESCAPES[c]
        if c in "01234567":
            start = self.at - 1
            while self.at < start + 3 and text[self.at : self.at + 1] in tuple("01234567"):
                self.at += 1
            return chr(int(text[start : self.at], 8) & (0xFF if is_bytes else 0x1FF))
        width = 2 if c == "x" else 0 if is_bytes else 4 if c == "u" else 8 if c == "U" else 0
        if not width:
            return "\\" + c
        digits = text[self.at : self.at + width]
        self.at += width
        try:
            if len(digits) < width:
                raise ValueError
            return chr(int(digits, 16))
        except ValueError:
            raise SyntaxError("(unicode error) 'unicodeescape' codec can't decode bytes") from None
