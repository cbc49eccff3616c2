"""File names against patterns of the shell, without regular expressions: what `glob` and `pathlib` need of them."""


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
