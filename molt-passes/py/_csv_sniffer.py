"""What a table looks like, guessed from a sample of it."""

import re

# Where a text in quotes stands, with what is around it, the surest sign first: between two separators, at the start of a line, at its
# end, and alone on one.
_BEFORE = r"(?P<delim>[^\w\n\"'])(?P<space> ?)"
_QUOTED = r"(?P<quote>[\"']).*?(?P=quote)"
_PLACES = [
    _BEFORE + _QUOTED + r"(?P=delim)",
    r"(?:^|\n)" + _QUOTED + _BEFORE,
    _BEFORE + _QUOTED + r"(?:$|\n)",
    r"(?:^|\n)" + _QUOTED + r"(?:$|\n)",
]
# Which separator is taken where several fit.
PREFERRED = [",", "\t", ";", " ", ":"]


def from_quotes(sample, delimiters):
    """The quote, whether two of them stand for one, the separator, and whether spaces follow it, as far as quoted texts tell."""
    found = []
    for place in _PLACES:
        found = list(re.finditer(place, sample, re.DOTALL | re.MULTILINE))
        if found:
            break
    if not found:
        return "", False, None, 0
    quotes, separators, spaces = {}, {}, 0
    for match in found:
        groups = match.groupdict()
        quotes[groups["quote"]] = quotes.get(groups["quote"], 0) + 1
        separator = groups.get("delim")
        if separator and (delimiters is None or separator in delimiters):
            separators[separator] = separators.get(separator, 0) + 1
        if groups.get("space"):
            spaces += 1
    quote = max(quotes, key=quotes.get)
    separator, spaced = "", 0
    if separators:
        separator = max(separators, key=separators.get)
        spaced = separators[separator] == spaces
        if separator == "\n":
            separator = ""
    border, q = re.escape(separator), quote
    twice = rf"(({border})|^)\W*{q}[^{border}\n]*{q}[^{border}\n]*{q}\W*(({border})|$)"
    return quote, bool(re.search(twice, sample, re.MULTILINE)), separator, spaced


def _usual(counts):
    """How often a character stands in most lines, and in how many more lines than it does not."""
    best = max(counts.items(), key=lambda item: item[1])
    return best[0], 2 * best[1] - sum(counts.values())


def _spaced(line, separator):
    return line.count(separator) == line.count(separator + " ")


def from_counts(sample, delimiters):
    """The separator, and whether spaces follow it: the character that stands equally often in nearly all lines."""
    lines = [line for line in sample.split("\n") if line]
    chunk = min(10, len(lines))
    counts = {chr(code): {} for code in range(127)}
    usual, fit = {}, {}
    seen = 0
    while seen < len(lines):
        for line in lines[seen : seen + chunk]:
            for char, table in counts.items():
                times = line.count(char)
                table[times] = table.get(times, 0) + 1
        seen += chunk
        for char, table in counts.items():
            if list(table) != [0]:
                usual[char] = _usual(table)
        total = float(min(seen, len(lines)))
        consistency = 1.0
        while not fit and consistency >= 0.9:
            for char, (times, more) in usual.items():
                allowed = delimiters is None or char in delimiters
                if times > 0 and more > 0 and more / total >= consistency and allowed:
                    fit[char] = times, more
            consistency -= 0.01
        if len(fit) == 1:
            separator = list(fit)[0]
            return separator, _spaced(lines[0], separator)
    if not fit:
        return "", 0
    for separator in PREFERRED:
        if separator in fit:
            return separator, _spaced(lines[0], separator)
    separator = max([(value, char) for char, value in fit.items()])[1]
    return separator, _spaced(lines[0], separator)


def kind_of(cell):
    """`complex` for a number, else the length of a text."""
    try:
        complex(cell)
        return complex
    except (ValueError, OverflowError):
        return len(cell)


def looks_like_header(header, rows):
    """Whether the first row differs from the others: by length where those have one, by being no number where those are."""
    kinds = {column: None for column in range(len(header))}
    for checked, row in enumerate(rows):
        if checked > 20:
            break
        if len(row) != len(header):
            continue
        for column in list(kinds):
            kind = kind_of(row[column])
            if kinds[column] is None:
                kinds[column] = kind
            elif kinds[column] != kind:
                del kinds[column]
    votes = 0
    for column, kind in kinds.items():
        if isinstance(kind, int):
            differs = len(header[column]) != kind
        else:
            differs = kind is None or kind_of(header[column]) is not complex
        votes += 1 if differs else -1
    return votes > 0
