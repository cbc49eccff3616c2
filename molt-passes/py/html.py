"""Characters that mean something in HTML."""

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What browsers make of numbers that Windows used in its own way.
_WINDOWS = (
    "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
    "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"
)


def _character(number):
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number == 13:
        return "\r"
    if 128 <= number <= 159:
        return _WINDOWS[number - 128]
    if number < 9 or number == 11 or 14 <= number <= 31 or number == 127 or 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE:
        return ""
    return chr(number)


def _reference(s, at):
    """What stands for the reference after the `&` at a place, and where it ends; None for none."""
    end = at + 1
    if s.startswith("#", end):
        end += 1
        hexadecimal = s[end : end + 1] in ("x", "X")
        end += hexadecimal
        start = end
        digits = "0123456789abcdefABCDEF" if hexadecimal else "0123456789"
        while end < len(s) and s[end] in digits:
            end += 1
        if end == start:
            return None
        number = int(s[start:end], 16 if hexadecimal else 10)
        return _character(number), end + s.startswith(";", end)
    while end < len(s) and end < at + 33 and s[end] not in "\t\n\f <&#;":
        end += 1
    if end == at + 1:
        return None
    if end < len(s) and s[end] == ";":
        end += 1
    from html.entities import html5

    name = s[at + 1 : end]
    if name in html5:
        return html5[name], end
    for length in range(len(name) - 1, 1, -1):
        if name[:length] in html5:
            return html5[name[:length]] + name[length:], end
    return "&" + name, end


def unescape(s):
    if "&" not in s:
        return s
    parts = []
    done = 0
    at = s.find("&")
    while at >= 0:
        found = _reference(s, at)
        if found is None:
            at = s.find("&", at + 1)
            continue
        parts.append(s[done:at])
        parts.append(found[0])
        done = found[1]
        at = s.find("&", done)
    return "".join(parts) + s[done:]
