"""Cases of ASCII text and of other text, and translations: characters that come again, that go, that become many."""

samples = ["", "a", "hello world", "HELLO World", "they're bill's friends", "x1y2 z_a-b", "  two  ", "ß straße", "éCOLE ÀÉ", "ǆ ǅ Ǆ", "ΑΣ ΣΑ", "1st 2ND", "a\tb\nc", "mIxEd CaSe", "ﬁne", "İi", "\x00a\x7fb"]
for s in samples:
    print(ascii([s.capitalize(), s.title(), s.swapcase(), s.upper(), s.lower(), s.casefold(), s.swapcase().swapcase() == s]))


class Own(str):
    pass


print(type(Own("ab").title()).__name__, Own("ab cd").title(), Own("aB").swapcase(), Own("aB").capitalize())
tables = [
    {},
    {97: "A", 98: None, 99: "xyz", 100: 233, 101: ""},
    {97: 98, 98: 97, 0x20AC: "E"},
    str.maketrans("abc", "cab", "d"),
    {97: 1.5},
    {98: 0x110000},
    {97: "é", 98: 97},
]
for table in tables:
    for s in ("", "abcde", "aabbccaabbcc", "é€aé", "zzz"):
        try:
            print(ascii(s.translate(table)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()


class Upper:
    def __getitem__(self, code):
        if code == 98:
            raise LookupError
        return chr(code).upper()


class Missing(dict):
    def __missing__(self, code):
        return chr(code) * 2


print("abc".translate(Upper()), "abc".translate(Missing({97: None})), "abc".translate(["x"] * 98))
