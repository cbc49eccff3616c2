"""Reading HTML as it comes: tags, text, comments and declarations, told one after the other."""

from html import unescape

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_HEX = frozenset("0123456789abcdefABCDEF")
_SPACE = frozenset(" \t\n\r\f\v")
_NAME_END = frozenset("\t\n\r\f />\0")


class HTMLParser:
    """Has a method for each kind of thing that is read, which do nothing here."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        self.rawdata = self.rawdata + data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    # ---- what a subclass hears

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        pass

    def handle_entityref(self, name):
        pass

    def handle_charref(self, name):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    # ---- reading

    def _moved(self, start, end):
        """The place is that of `end` from now on."""
        text = self.rawdata
        lines = text.count("\n", start, end)
        if lines:
            self.lineno += lines
            self.offset = end - (text.rindex("\n", start, end) + 1)
        else:
            self.offset += end - start
        return end

    def _data(self, start, end):
        if start < end:
            text = self.rawdata[start:end]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return self._moved(start, end)

    def _text_end(self, i):
        """Where the text from `i` ends; a negative number where more has to come first."""
        text = self.rawdata
        if self.cdata_elem:
            return self._cdata_end(i)
        if not self.convert_charrefs:
            ends = [at for at in (text.find("<", i), text.find("&", i)) if at >= 0]
            return min(ends) if ends else len(text)
        end = text.find("<", i)
        if end < 0:
            # A reference that begins near the end may go on in what comes next.
            amp = text.rfind("&", max(i, len(text) - 34))
            if amp >= 0 and not any(c in _SPACE or c == ";" for c in text[amp:]):
                return -1
            end = len(text)
        return end

    def _cdata_end(self, i):
        """Where the end tag of a script begins."""
        text, name = self.rawdata, self.cdata_elem
        at = text.find("<", i)
        while at >= 0:
            if text[at + 1 : at + 2] == "/":
                k = at + 2
                while k < len(text) and text[k] in _SPACE:
                    k += 1
                if text[k : k + len(name)].lower() == name:
                    k += len(name)
                    while k < len(text) and text[k] in _SPACE:
                        k += 1
                    if text[k : k + 1] == ">":
                        return at
            at = text.find("<", at + 1)
        return -1

    def _go(self, is_last):
        i = 0
        while i < len(self.rawdata):
            text = self.rawdata
            end = self._text_end(i)
            if end < 0:
                break
            i = self._data(i, end)
            if i == len(text):
                break
            if text[i] == "<":
                next_i = self._markup(i)
                if next_i is None:
                    break
                if next_i < 0:
                    if not is_last:
                        break
                    next_i = text.find(">", i + 1) + 1
                    if not next_i:
                        next_i = text.find("<", i + 1)
                        if next_i < 0:
                            next_i = i + 1
                    self._data_here(i, next_i)
                i = self._moved(i, next_i)
            else:
                next_i, goes_on = self._reference(i)
                i = self._moved(i, next_i)
                if not goes_on:
                    break
        if is_last and i < len(self.rawdata) and not self.cdata_elem:
            i = self._data(i, len(self.rawdata))
        self.rawdata = self.rawdata[i:]

    def _data_here(self, start, end):
        text = self.rawdata[start:end]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _markup(self, i):
        """What begins with `<`; gives what follows it, -1 where its end is missing, None where even its kind is not known."""
        text = self.rawdata
        second = text[i + 1 : i + 2]
        if second in _LETTERS and second:
            return self.parse_starttag(i)
        if second == "/":
            return self.parse_endtag(i)
        if text.startswith("<!--", i):
            return self._comment(i)
        if second == "?":
            end = text.find(">", i + 2)
            if end < 0:
                return -1
            self.handle_pi(text[i + 2 : end])
            return end + 1
        if second == "!":
            return self._declaration(i)
        if second:
            self.handle_data("<")
            return i + 1
        return None

    def _comment(self, i):
        text = self.rawdata
        at = text.find("--", i + 4)
        while at >= 0:
            k = at + 2
            while k < len(text) and text[k] in _SPACE:
                k += 1
            if text[k : k + 1] == ">":
                self.handle_comment(text[i + 4 : at])
                return k + 1
            at = text.find("--", at + 1)
        return -1

    def _declaration(self, i):
        text = self.rawdata
        if text.startswith("<![", i):
            return self._marked(i)
        if text[i : i + 9].lower() == "<!doctype":
            end = text.find(">", i + 9)
            if end < 0:
                return -1
            self.handle_decl(text[i + 2 : end])
            return end + 1
        end = text.find(">", i + 2)
        if end < 0:
            return -1
        self.handle_comment(text[i + 2 : end])
        return end + 1

    def _marked(self, i):
        text = self.rawdata
        k = i + 3
        if text[k : k + 1] not in _LETTERS or k >= len(text):
            if k >= len(text):
                return -1
            raise AssertionError("expected name token at %r" % text[i : i + 20])
        while k < len(text) and (text[k] in _LETTERS or text[k] in _DIGITS or text[k] in "-_."):
            k += 1
        name = text[i + 3 : k].lower()
        while k < len(text) and text[k] in _SPACE:
            k += 1
        if k >= len(text):
            return -1
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            close = "]"
        elif name in ("if", "else", "endif"):
            close = None
        else:
            raise AssertionError(f"unknown status keyword {text[i + 3 : k]!r} in marked section")
        at = text.find("]", i + 3)
        while at >= 0:
            k = at + 1
            if close:
                while k < len(text) and text[k] in _SPACE:
                    k += 1
                if text[k : k + 1] != "]":
                    at = text.find("]", at + 1)
                    continue
                k += 1
            while k < len(text) and text[k] in _SPACE:
                k += 1
            if text[k : k + 1] == ">":
                self.unknown_decl(text[i + 3 : at])
                return k + 1
            at = text.find("]", at + 1)
        return -1

    def _tag_end(self, i):
        """What follows the start tag at `i`; -1 where it does not end."""
        text = self.rawdata
        k = i + 1
        n = len(text)
        while k < n and text[k] not in _NAME_END:
            k += 1
        while k < n:
            c = text[k]
            if c == ">":
                return k + 1
            if c == "/" and text[k + 1 : k + 2] == ">":
                return k + 2
            if c == "=":
                k += 1
                while k < n and (text[k] in _SPACE or text[k] == "="):
                    k += 1
                if k < n and text[k] in "'\"":
                    end = text.find(text[k], k + 1)
                    if end < 0:
                        return -1
                    k = end + 1
                else:
                    while k < n and text[k] not in _SPACE and text[k] != ">":
                        k += 1
            else:
                k += 1
        return -1

    def parse_starttag(self, i):
        self.__starttag_text = None
        end = self._tag_end(i)
        if end < 0:
            return -1
        text = self.rawdata
        self.__starttag_text = text[i:end]
        k = i + 1
        while text[k] not in _NAME_END:
            k += 1
        self.lasttag = tag = text[i + 1 : k].lower()
        stop = end - 1
        is_empty = False
        attrs = []
        while k < stop:
            if text[k] in _SPACE or text[k] == "/":
                # A slash at the very end that belongs to no value closes the tag.
                is_empty = text[k] == "/" and k + 1 == stop
                k += 1
                continue
            start = k
            k += 1
            while k < stop and text[k] not in _SPACE and text[k] not in "/=>":
                k += 1
            name = text[start:k]
            at = k
            while at < stop and text[at] in _SPACE:
                at += 1
            value = None
            if at < stop and text[at] == "=":
                while at < stop and (text[at] in _SPACE or text[at] == "="):
                    at += 1
                if at < stop and text[at] in "'\"":
                    closing = text.find(text[at], at + 1)
                    value = text[at + 1 : closing]
                    k = closing + 1
                else:
                    k = at
                    while k < stop and text[k] not in _SPACE:
                        k += 1
                    value = text[at:k]
            attrs.append((name.lower(), unescape(value) if value else value))
        if is_empty:
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def parse_endtag(self, i):
        text = self.rawdata
        end = text.find(">", i + 1)
        if end < 0:
            return -1
        k = i + 2
        while k < end and text[k] in _SPACE:
            k += 1
        start = k
        while k < end and text[k] not in _NAME_END:
            k += 1
        name = text[start:k]
        rest = text[k:end]
        plain = name[:1] in _LETTERS and name and not rest.strip(" \t\n\r\f\v")
        if self.cdata_elem is not None:
            if not plain or name.lower() != self.cdata_elem:
                self.handle_data(text[i : end + 1])
                return end + 1
        elif not plain and (start != i + 2 or not name or name[0] not in _LETTERS):
            if text.startswith("</>", i):
                return i + 3
            self.handle_comment(text[i + 2 : end])
            return end + 1
        self.handle_endtag(name.lower())
        self.clear_cdata_mode()
        return end + 1

    def _reference(self, i):
        """What begins with `&` where references are told; gives what follows it, and whether it is known what comes next."""
        text = self.rawdata
        n = len(text)
        if text.startswith("&#", i):
            k = i + 2
            digits = _DIGITS
            if text[k : k + 1] in ("x", "X"):
                k += 1
                digits = _HEX
            first = k
            while k < n and text[k] in digits:
                k += 1
            if k > first and k < n and text[k] not in _HEX:
                self.handle_charref(text[i + 2 : k])
                return (k + 1 if text[k] == ";" else k), True
            if ";" in text[i:]:
                self.handle_data("&#")
                return i + 2, False
            return i, False
        k = i + 1
        if text[k : k + 1] in _LETTERS and k < n:
            while k < n and (text[k] in _LETTERS or text[k] in _DIGITS or text[k] in "-."):
                k += 1
            if k < n:
                self.handle_entityref(text[i + 1 : k])
                return (k + 1 if text[k] == ";" else k), True
            return i, False
        if k < n:
            self.handle_data("&")
            return k, True
        return i, False
