"""File names against patterns of the shell."""

import posixpath


def fnmatch(name, pat):
    return fnmatchcase(posixpath.normcase(name), posixpath.normcase(pat))


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _matcher(pat)(name)


def _matcher(pat):
    if isinstance(pat, bytes):
        items = _parse(pat.decode("latin-1"))
        return lambda name: _match(items, name.decode("latin-1"))
    items = _parse(pat)
    return lambda name: _match(items, name)


def _parse(pat):
    """What the pattern is made of: `*`, `?`, single characters as 1-tuples, and sets as (negated, pairs)."""
    items = []
    i = 0
    n = len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not items or items[-1] != "*":
                items.append("*")
        elif c == "?":
            items.append("?")
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                items.append(("[",))
                continue
            body = pat[i:j]
            i = j + 1
            negated = body.startswith("!")
            if negated:
                body = body[1:]
            pairs = []
            k = 0
            while k < len(body):
                if k + 2 < len(body) and body[k + 1] == "-":
                    pairs.append((body[k], body[k + 2]))
                    k += 3
                else:
                    pairs.append((body[k], body[k]))
                    k += 1
            items.append((negated, pairs))
        else:
            items.append((c,))
    return items


def _one(item, c):
    if item == "?":
        return True
    if len(item) == 1:
        return item[0] == c
    negated, pairs = item
    return any([low <= c <= high for low, high in pairs]) != negated


def _match(items, name):
    i = j = 0
    star = -1
    mark = 0
    while j < len(name):
        if i < len(items) and items[i] == "*":
            star = i
            mark = j
            i += 1
        elif i < len(items) and _one(items[i], name[j]):
            i += 1
            j += 1
        elif star >= 0:
            i = star + 1
            mark += 1
            j = mark
        else:
            return False
    while i < len(items) and items[i] == "*":
        i += 1
    return i == len(items)


def translate(pat):
    out = []
    for item in _parse(pat):
        if item == "*":
            out.append(".*")
        elif item == "?":
            out.append(".")
        elif len(item) == 1:
            c = item[0]
            out.append("\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c)
        else:
            negated, pairs = item
            if not pairs:
                out.append("." if negated else "(?!)")
                continue
            body = "".join([low if low == high else f"{low}-{high}" for low, high in pairs])
            body = body.replace("\\", "\\\\")
            if not negated and body[0] in "^[":
                body = "\\" + body
            out.append(f"[{'^' if negated else ''}{body}]")
    return f"(?s:{''.join(out)})\\Z"
