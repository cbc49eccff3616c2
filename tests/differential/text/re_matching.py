"""What patterns match: every construct, on several texts, by every way of asking."""

import re

CASES = [
    # literals, sets, categories
    (r"abc", 0, ["abc", "xabcx", "ab"]),
    (r"a.c", 0, ["abc", "a\nc", "ac"]),
    (r"a.c", re.S, ["a\nc"]),
    (r"[a-c]+", 0, ["xxabcabd", "ABC"]),
    (r"[^a-c]+", 0, ["abcxyzabc"]),
    (r"[]a]+", 0, ["]a]b"]),
    (r"[^]a]+", 0, ["]a]bcd"]),
    (r"[a\-z]+", 0, ["a-z b"]),
    (r"[-az]+|[az-]+", 0, ["-a-z"]),
    (r"\d+", 0, ["a12b345", "٣٤x", "12"]),
    (r"\d+", re.A, ["a12b345", "٣٤x"]),
    (r"\w+", 0, ["héllo wörld_1", "..."]),
    (r"\w+", re.ASCII, ["héllo wörld_1"]),
    (r"\s+", 0, ["a \t\n\u00a0\x1cb"]),
    (r"\s+", re.A, ["a \t\n\u00a0\x1cb"]),
    (r"\S+\W\D", 0, ["ab c d", "ab 1"]),
    (r"[\d\s.]+", 0, ["a1 2.3b"]),
    (r"\x41\u0042\103\t\\", 0, ["ABC\t\\"]),
    # repetitions
    (r"a*", 0, ["aaa", "baab", ""]),
    (r"a+?b", 0, ["aaab", "b"]),
    (r"a{2,3}", 0, ["aaaaaaa", "a"]),
    (r"a{2,3}?", 0, ["aaaaaaa"]),
    (r"a{,2}b", 0, ["aaab"]),
    (r"a{2}", 0, ["aaaaa"]),
    (r"x{a}|x{,}y|x{1", 0, ["x{a}", "xxy", "x{1"]),
    (r"(ab)*", 0, ["ababx", "ba"]),
    (r"(ab)+?c", 0, ["ababc"]),
    (r"(a|b)*", 0, ["abba"]),
    (r"(a|)*", 0, ["aab"]),
    (r"(?:a|b?)*c", 0, ["abac", "xc"]),
    (r"(a*)*b", 0, ["aaab", "aaac"]),
    (r"(a*)+", 0, ["aab", "b"]),
    (r"(a?){3}", 0, ["aa", "aaaa"]),
    (r"(?:(a)|b){2,3}?x", 0, ["abx", "bax", "bbbx"]),
    (r"a++b", 0, ["aaab"]),
    (r"a*+a", 0, ["aaa"]),
    (r"(?:ab?){2}+b", 0, ["ababb", "aab"]),
    (r"(?>a+)b|a", 0, ["aaab", "aac"]),
    (r"(?>a|ab)c", 0, ["abc", "ac"]),
    (r".*b.*b", 0, ["abcbc", "abc"]),
    (r"<.*?>", 0, ["<a><b>"]),
    (r'"(?:[^"\\]|\\.)*"', 0, ['say "a\\"b" and "c"']),
    # groups
    (r"(a)(b)?(c)", 0, ["ac", "abc"]),
    (r"((a)(b))", 0, ["ab"]),
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0, ["on 2024-05-06"]),
    (r"(\w)\1", 0, ["hello", "abc"]),
    (r"(?P<q>['\"]).*?(?P=q)", 0, ["a 'b\"c' d"]),
    (r"(a)?b(?(1)c|d)", 0, ["abc", "bd", "abd", "bc"]),
    (r"(?P<x>a)?b(?(x)c)", 0, ["abc", "b"]),
    (r"(?:(a)|(b))\2?", 0, ["ab", "bb"]),
    (r"(a)|(b)|(c)", 0, ["c", "b", "a"]),
    (r"(?i:a)b", 0, ["Ab", "AB"]),
    (r"(?-i:a)b", re.I, ["aB", "AB"]),
    (r"(?s-i:a.)b", re.I, ["a\nB"]),
    (r"(?#comment)a(?#more)b", 0, ["ab"]),
    # places
    (r"^a|b$", 0, ["ab", "ba", "b\n", "b\n\n"]),
    (r"^\w+$", re.M, ["one\ntwo\n\nthree"]),
    (r"\A\w|\w\Z", re.M, ["ab\ncd"]),
    (r"\bfoo\b", 0, ["foo bar", "food", "a foo.", ""]),
    (r"\Boo\B", 0, ["fooo", "oo"]),
    (r"\b", 0, ["ab cd", ""]),
    (r"$", 0, ["ab\n", ""]),
    (r"^", re.M, ["a\nb\n"]),
    # lookarounds
    (r"\w+(?=;)", 0, ["one two; three;"]),
    (r"\w+(?!\w|;)", 0, ["one two; three"]),
    (r"(?<=\$)\d+", 0, ["$12 34 $5"]),
    (r"(?<!\$)\b\d+", 0, ["$12 34 $5"]),
    (r"(?<=ab|cd)x", 0, ["abx cdx efx"]),
    (r"(?=(a+))\1b?", 0, ["aab"]),
    (r"(?!)", 0, ["a"]),
    (r"(?=)", 0, ["a"]),
    (r"(?<=a(?=b))b", 0, ["ab"]),
    # alternation
    (r"foo|foobar|bar", 0, ["foobar"]),
    (r"a|ab|abc", 0, ["abc"]),
    (r"(?:abc|abd|x)e", 0, ["abde", "xe", "abe"]),
    (r"|a", 0, ["a"]),
    # case
    (r"straße", re.I, ["STRAßE", "STRASSE"]),
    (r"[k]", re.I, ["K k \u212a"]),
    (r"s", re.I, ["sS\u017f"]),
    (r"[a-z]+", re.I, ["abcXYZ\u017f\u212a"]),
    (r"[^a-z]+", re.I, ["abcXYZ1"]),
    (r"[a-z]+", re.I | re.A, ["abcXYZ\u017f\u212a"]),
    (r"[α-ω]+", re.I, ["ΑΒΓ αβγ Σςσ"]),
    (r"σ", re.I, ["Σςσ"]),
    (r"И", re.I, ["и"]),
    (r"(é)\1", re.I, ["éÉ"]),
    (r"[^x]", re.I, ["xXy"]),
    (r"µ", re.I, ["μΜµ"]),
    (r"i", re.I, ["iIİı"]),
    (r"[ǆ]", re.I, ["ǆǅǄ"]),
    # verbose
    (
        r"""
        (\d+)   # digits
        \s* \# \  [ x]
        """,
        re.X,
        ["12 # x", "1#  "],
    ),
    (r"(?x) a b # c", 0, ["ab"]),
    (r"(?x: a b ) c", 0, ["ab c"]),
    # wide texts
    (r"[а-я]+", 0, ["привет, мир"]),
    (r"\U0001F600+", 0, ["a\U0001F600\U0001F600b"]),
    (r".", 0, ["\U0001F600"]),
    (r"мир", 0, ["привет, мир", "ascii", "мир\U0001F600мир"]),
    (r"ab", 0, ["привет ab", "\U0001F600ab"]),
]

for pattern, flags, texts in CASES:
    compiled = re.compile(pattern, flags)
    print(compiled, compiled.groups, dict(compiled.groupindex))
    for text in texts:
        print(" ", ascii(text))
        for found in (compiled.match(text), compiled.search(text), compiled.fullmatch(text)):
            print("   ", found and (found.regs, found.lastindex, found.lastgroup))
        print("   ", ascii(compiled.findall(text)), ascii(compiled.split(text)))
        print("   ", [found.span() for found in compiled.finditer(text)], ascii(compiled.sub(r"<\g<0>>", text)))

for pattern, text in [
    (rb"\w+", b"caf\xc3\xa9 ol\xe9"),
    (rb"[\x80-\xff]+", b"caf\xc3\xa9"),
    (rb"(?i)ABC", b"xabc"),
    (rb"(?L)\w+", b"a\xe9"),
    (rb"(?P<n>.)\1", b"aabb"),
]:
    compiled = re.compile(pattern)
    print(compiled, compiled.search(text), compiled.findall(text), compiled.split(text), compiled.sub(b"-", text))

# Long texts and deep backtracking need no stack.
print(len(re.match(r"(?:a|b)*", "ab" * 50000).group()), re.match(r"(a|b)*c", "ab" * 20000))
print(re.search(r"(.)*(?:x|y)", "z" * 20000 + "y").span(), len(re.findall(r"\w+", "word " * 1000)))
