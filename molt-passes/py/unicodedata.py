"""What Unicode 15.0 says of characters."""

from bisect import bisect_right

from _unicode_tables import CATEGORIES, COMBINING, DECOMPOSITIONS, KINDS, NUMBERS, WIDTHS

unidata_version = "15.0.0"

_missing = object()
_tables = {}

# Syllables of Hangul are made by counting.
_S, _L, _V, _T = 0xAC00, 0x1100, 0x1161, 0x11A7
_V_COUNT, _T_COUNT, _S_COUNT = 21, 28, 11172


def _runs(name, text):
    """Where runs begin, and what they are."""
    found = _tables.get(name)
    if found is None:
        starts = []
        values = []
        at = 0
        for entry in text.split(" "):
            digits = 0
            while entry[digits].isdigit():
                digits += 1
            at += int(entry[:digits])
            starts.append(at)
            values.append(entry[digits:])
        found = _tables[name] = starts, values
    return found


def _run(name, text, c):
    starts, values = _runs(name, text)
    return values[bisect_right(starts, ord(c)) - 1]


def _check(function, c, place=""):
    if not isinstance(c, str) or len(c) != 1:
        raise TypeError(f"{function}() argument{place} must be a unicode character, not {type(c).__name__}")
    return c


def category(chr, /):
    return _run("category", CATEGORIES, _check("category", chr))


def combining(chr, /):
    return int(_run("combining", COMBINING, _check("combining", chr))[1:])


def east_asian_width(chr, /):
    return _run("width", WIDTHS, _check("east_asian_width", chr))


def _decompositions():
    """What characters are made of, and the pairs that make one character."""
    found = _tables.get("decompositions")
    if found is None:
        parts = {}
        pairs = {}
        at = 0
        for entry in DECOMPOSITIONS.split(" "):
            digits = 0
            while entry[digits].isdigit():
                digits += 1
            at += int(entry[:digits])
            kind = entry[digits]
            made = [int(code, 16) for code in entry[digits + 1 :].split(",")]
            parts[at] = kind, made
            if kind == "-" and len(made) == 2:
                pairs[made[0], made[1]] = at
        found = _tables["decompositions"] = parts, pairs
    return found


def decomposition(chr, /):
    found = _decompositions()[0].get(ord(_check("decomposition", chr)))
    if found is None:
        return ""
    kind, made = found
    text = " ".join(["%04X" % code for code in made])
    return text if kind in "-!" else f"<{KINDS[ord(kind) - 103]}> {text}"


def _numbers():
    found = _tables.get("numbers")
    if found is None:
        starts, values = _runs("number", NUMBERS)
        found = _tables["numbers"] = dict(zip(starts, values))
    return found


def _number(function, message, c, default, kinds):
    found = _numbers().get(ord(_check(function, c, " 1")))
    if found is None or found[0] not in kinds:
        if default is _missing:
            raise ValueError(message)
        return default, False
    return found[1:], True


def decimal(chr, default=_missing, /):
    value, found = _number("decimal", "not a decimal", chr, default, "d")
    return int(value) if found else value


def digit(chr, default=_missing, /):
    value, found = _number("digit", "not a digit", chr, default, "dg")
    return int(value) if found else value


def numeric(chr, default=_missing, /):
    value, found = _number("numeric", "not a numeric character", chr, default, "dgn")
    if not found:
        return value
    above, slash, below = value.partition("/")
    return int(above) / int(below) if slash else float(above)


def _decomposed(text, compatible):
    """The characters all are made of, those that combine in the order of their classes."""
    parts = _decompositions()[0]
    codes = []
    stack = [ord(c) for c in reversed(text)]
    while stack:
        code = stack.pop()
        index = code - _S
        if 0 <= index < _S_COUNT:
            codes += [_L + index // (_V_COUNT * _T_COUNT), _V + index % (_V_COUNT * _T_COUNT) // _T_COUNT]
            if index % _T_COUNT:
                codes.append(_T + index % _T_COUNT)
            continue
        found = parts.get(code) if code > 127 else None
        if found is None or not compatible and found[0] not in "-!":
            codes.append(code)
        else:
            stack += reversed(found[1])
    start = 0
    while start < len(codes):
        if codes[start] < 0x300 or not combining(chr(codes[start])):
            start += 1
            continue
        end = start
        while end < len(codes) and codes[end] >= 0x300 and combining(chr(codes[end])):
            end += 1
        if end - start > 1:
            codes[start:end] = sorted(codes[start:end], key=lambda code: combining(chr(code)))
        start = end
    return codes


def _pair(pairs, first, second):
    if _L <= first < _L + 19 and _V <= second < _V + _V_COUNT:
        return _S + ((first - _L) * _V_COUNT + second - _V) * _T_COUNT
    if 0 <= first - _S < _S_COUNT and (first - _S) % _T_COUNT == 0 and _T < second < _T + _T_COUNT:
        return first + second - _T
    return pairs.get((first, second))


def _composed(codes):
    pairs = _decompositions()[1]
    out = []
    # Where the last character stands that others combine with, and the class of the one before.
    base = -1
    last = 0
    for code in codes:
        own = combining(chr(code)) if code >= 0x300 else 0
        if base >= 0 and (last < own or last == 0 and base == len(out) - 1):
            made = _pair(pairs, out[base], code)
            if made is not None:
                out[base] = made
                continue
        if own == 0:
            base = len(out)
        last = own
        out.append(code)
    return out


def normalize(form, unistr, /):
    if not isinstance(form, str):
        raise TypeError(f"normalize() argument 1 must be str, not {type(form).__name__}")
    if not isinstance(unistr, str):
        raise TypeError(f"normalize() argument 2 must be str, not {type(unistr).__name__}")
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    codes = _decomposed(unistr, "K" in form)
    if form.endswith("C"):
        codes = _composed(codes)
    return "".join([chr(code) for code in codes])


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr


def bidirectional(chr, /):
    import _unicode_names

    return _run("direction", _unicode_names.DIRECTIONS, _check("bidirectional", chr)).strip("-")


def mirrored(chr, /):
    import _unicode_names

    return int(_run("mirrored", _unicode_names.MIRRORED, _check("mirrored", chr)) == "M")


_INITIALS = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ")
_VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ")
_FINALS = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ")


def _names():
    """The names by code point, but for those that are counted."""
    found = _tables.get("names")
    if found is None:
        import _unicode_names
        from base64 import b85decode
        from zlib import decompress

        found = _tables["names"] = {}
        at, words = -1, []
        for entry in decompress(b85decode(_unicode_names.NAMES)).decode().split("\n"):
            digits = 0
            while entry[digits].isdigit():
                digits += 1
            at += int(entry[:digits] or 1)
            rest = entry[digits + 1 :]
            words = words[: ord(entry[digits]) - 97] + (rest.split(" ") if rest else [])
            found[at] = " ".join(words)
    return found


def _is_ideograph(code):
    import _unicode_names

    return bisect_right(_unicode_names.IDEOGRAPHS, code) % 2 == 1


def name(chr, default=_missing, /):
    code = ord(_check("name", chr, " 1"))
    index = code - _S
    if 0 <= index < _S_COUNT:
        initial, rest = divmod(index, _V_COUNT * _T_COUNT)
        vowel, final = divmod(rest, _T_COUNT)
        return f"HANGUL SYLLABLE {_INITIALS[initial]}{_VOWELS[vowel]}{_FINALS[final]}"
    if _is_ideograph(code):
        return f"CJK UNIFIED IDEOGRAPH-{code:X}"
    found = _names().get(code)
    if found is None:
        if default is _missing:
            raise ValueError("no such name")
        return default
    return found


def _counted(wanted):
    """The character of a name that is counted; these names have capitals only."""
    prefix, text = wanted[:22], wanted[22:]
    if prefix == "CJK UNIFIED IDEOGRAPH-":
        digits = len(text) in (4, 5) and all([c in "0123456789ABCDEF" for c in text])
        return chr(int(text, 16)) if digits and _is_ideograph(int(text, 16)) else None
    if wanted.startswith("HANGUL SYLLABLE "):
        for code in range(_S, _S + _S_COUNT):
            if name(chr(code)) == wanted:
                return chr(code)
    return None


def lookup(name, /):
    wanted = name.upper()
    codes = _tables.get("codes")
    if codes is None:
        codes = _tables["codes"] = {text: code for code, text in _names().items()}
    code = codes.get(wanted)
    found = chr(code) if code is not None else _counted(name)
    if found is None:
        raise KeyError(f"undefined character name '{name}'")
    return found
