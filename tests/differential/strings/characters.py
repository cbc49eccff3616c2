"""Characters compared, looked for and numbered, of strings of every width."""

TEXTS = ["hello world", "", "a", "héllo", "ŝtrange", "日本語 text", "x😀y", "A+b-(c*d)"]


def count(text, wanted):
    n = 0
    for c in text:
        if c == wanted:
            n += 1
    return n


def classify(text):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if c in "+-*/()":
            out.append("op")
        elif "a" <= c <= "z":
            out.append("lower")
        elif c >= "A" and c <= "Z":
            out.append("upper")
        elif c == " " or c == "\t":
            out.append("space")
        elif c == "é":
            out.append("e-acute")
        elif c == "😀":
            out.append("smile")
        elif c != "日":
            out.append(c)
        else:
            out.append(str(ord(c)))
        i += 1
    return out


def matches(a, b):
    same = 0
    for i in range(min(len(a), len(b))):
        if a[i] == b[i]:
            same += 1
        if a[-1 - i] == b[-1 - i]:
            same += 100
        if a[i] < b[i]:
            same += 10000
    return same


def palindrome(s):
    for i in range(len(s) // 2):
        if s[i] != s[len(s) - 1 - i]:
            return False
    return True


def caesar(text, by):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + by) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def at(text, i):
    try:
        return text[i] == "a"
    except IndexError as error:
        return str(error)


def kept(text):
    """The character is needed as a string, too."""
    seen = {}
    for c in text:
        if c != " " and c not in "xyz":
            seen[c] = seen.get(c, 0) + ord(c)
    return seen


for text in TEXTS:
    print(repr(text), count(text, "l"), count(text, "é"), count(text, "😀"), count(text, "ll"), classify(text), caesar(text, 3))
    print(palindrome(text), palindrome(text + text[::-1]), at(text, 0), at(text, -1), at(text, 20), at(text, -20), kept(text))
for a in TEXTS:
    print([matches(a, b) for b in TEXTS])
print([x == y for x in TEXTS for y in TEXTS].count(True), "a" == "aa"[0], "ŝ" == "ŝ!"[0], "š" == "a", "ab" != "ab"[:2])
