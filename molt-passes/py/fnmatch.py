"""Names that match shell patterns."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


_compiled = {}


def _matcher(pat):
    match = _compiled.get(pat)
    if match is None:
        if isinstance(pat, bytes):
            expression = translate(pat.decode("latin-1")).encode("latin-1")
        else:
            expression = translate(pat)
        match = _compiled[pat] = re.compile(expression).match
    return match


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def _set(pat, start, end):
    """The set between two brackets as an expression."""
    if "-" not in pat[start:end]:
        inside = pat[start:end].replace("\\", r"\\")
    else:
        chunks = []
        first = start
        at = start + 2 if pat[start] == "!" else start + 1
        while True:
            at = pat.find("-", at, end)
            if at < 0:
                break
            chunks.append(pat[first:at])
            first = at + 1
            at += 3
        last = pat[first:end]
        if last:
            chunks.append(last)
        else:
            chunks[-1] += "-"
        # Ranges that hold nothing are left out.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        inside = "-".join([chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks])
    inside = re.sub(r"([&~|])", r"\\\1", inside)
    if not inside:
        return "(?!)"
    if inside == "!":
        return "."
    if inside[0] == "!":
        inside = "^" + inside[1:]
    elif inside[0] in ("^", "["):
        inside = "\\" + inside
    return f"[{inside}]"


def translate(pat):
    star = object()
    parts = []
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif c == "?":
            parts.append(".")
        elif c == "[":
            end = at
            if end < len(pat) and pat[end] == "!":
                end += 1
            if end < len(pat) and pat[end] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                parts.append("\\[")
            else:
                parts.append(_set(pat, at, end))
                at = end + 1
        else:
            parts.append(re.escape(c))
    out = []
    at = 0
    while at < len(parts) and parts[at] is not star:
        out.append(parts[at])
        at += 1
    while at < len(parts):
        at += 1
        if at == len(parts):
            out.append(".*")
            break
        fixed = []
        while at < len(parts) and parts[at] is not star:
            fixed.append(parts[at])
            at += 1
        fixed = "".join(fixed)
        if at == len(parts):
            out.append(".*")
            out.append(fixed)
        else:
            out.append(f"(?>.*?{fixed})")
    return rf"(?s:{''.join(out)})\Z"
