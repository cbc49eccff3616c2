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

    def error(self):
        return SyntaxError("invalid syntax", ("<unknown>", 1, self.at + 1, self.text, 1, 0))

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
        while not self.take(close):
            if found and not comma:
                raise self.error()
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
        first = self.sum()
        if not self.take(":"):
            found = {first}
            while self.take(","):
                if self.peek() == "}":
                    break
                found.add(self.sum())
        else:
            found = {first: self.sum()}
            while self.take(","):
                if self.peek() == "}":
                    break
                key = self.sum()
                if not self.take(":"):
                    raise self.error()
                found[key] = self.sum()
        if not self.take("}"):
            raise self.error()
        return found

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
            raise self.error() from None
        self.at = end
        return value

    def strings(self):
        """Strings side by side are one."""
        value = None
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
                raise SyntaxError("cannot mix bytes and nonbytes literals")
            else:
                value += piece

    def string(self, prefix):
        text = self.text
        quote = text[self.at]
        if text.startswith(quote * 3, self.at):
            quote *= 3
        self.at += len(quote)
        out = []
        while not text.startswith(quote, self.at):
            if self.at >= len(text) or len(quote) == 1 and text[self.at] == "\n":
                raise SyntaxError("unterminated string literal (detected at line 1)")
            c = text[self.at]
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
        if not whole.isascii() and any([ord(c) > 255 for c in whole]):
            raise SyntaxError("bytes can only contain ASCII literal characters")
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
