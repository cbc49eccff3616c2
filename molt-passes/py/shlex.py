"""Words as a shell sees them."""

from _shlex_words import shlex

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = "@%+=:,./-_"


def quote(s):
    if not s:
        return "''"
    if all([c in _SAFE or c.isascii() and c.isalnum() for c in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(arg) for arg in split_command])


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        words = shlex(s)
        words.whitespace_split = True
        if not comments:
            words.commenters = ""
        return list(words)
    words = []
    word = None
    at = 0
    while at < len(s):
        c = s[at]
        at += 1
        if c in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif comments and c == "#":
            end = s.find("\n", at)
            at = len(s) if end < 0 else end + 1
            if word is not None:
                words.append(word)
                word = None
        elif c == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif c == "'":
            end = s.find("'", at)
            if end < 0:
                raise ValueError("No closing quotation")
            word = (word or "") + s[at:end]
            at = end + 1
        elif c == '"':
            word = word or ""
            while True:
                if at == len(s):
                    raise ValueError("No closing quotation")
                c = s[at]
                at += 1
                if c == '"':
                    break
                if c == "\\":
                    if at == len(s):
                        raise ValueError("No escaped character")
                    if s[at] not in '\\"':
                        word += c
                    c = s[at]
                    at += 1
                word += c
        else:
            word = (word or "") + c
    if word is not None:
        words.append(word)
    return words
