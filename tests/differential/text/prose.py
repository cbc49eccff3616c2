import re
import string
import textwrap
from collections import Counter
from itertools import groupby, chain, islice, accumulate, zip_longest, combinations, product
from operator import itemgetter, attrgetter

TEXT = """The quick brown fox jumps over the lazy dog. The dog barks; the fox runs away!
It was the best of times, it was the worst of times - 42 times, in 1859 (or 1,000)."""


def tokenize(text):
    for m in re.finditer(r"(?P<word>[A-Za-z]+)|(?P<num>\d[\d,]*)|(?P<punct>[^\w\s])", text):
        yield m.lastgroup, m.group(), m.span()


counts = Counter(kind for kind, _, _ in tokenize(TEXT))
print(counts.most_common())
words = Counter(w.lower() for k, w, _ in tokenize(TEXT) if k == "word")
for word, n in sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(f"{word:<8}{n:>3} {'#' * n}")
print(textwrap.fill(TEXT, width=40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
    indented
      more
    back
""").strip())
print(textwrap.shorten(TEXT, 50, placeholder="..."))
by_len = {k: list(g) for k, g in groupby(sorted(set(words), key=len), key=len)}
print({k: sorted(v) for k, v in by_len.items()})
print(re.sub(r"(\w+)@(\w+)\.com", lambda m: f"{m[2].upper()}:{m[1]}", "bob@example.com, al@test.com"))
print(re.split(r"[,;\s]+", "a, b;c  d"), re.findall(r"\b(\w)(\w*)\b", "hi there"))
t = string.Template("$who likes ${what} at $$5")
print(t.substitute(who="Bob", what="pie"), t.safe_substitute(who="Al"))
try:
    t.substitute(who="x")
except KeyError as e:
    print("missing", e)
table = str.maketrans("aeiou", "12345", "xyz")
print("the lazy xylophone".translate(table), string.capwords("hello big world"))
pat = re.compile(r"""
    ^\s*(?P<key>[a-z_]+)   # key
    \s*=\s*
    (?P<value>"[^"]*"|\d+) # value
    \s*$""", re.VERBOSE | re.IGNORECASE)
for line in ["name = \"Bob\"", "AGE=42", "bad line", "x = 1 2"]:
    m = pat.match(line)
    print(m.groupdict() if m else None)
print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(zip_longest("ab", "xyz", fillvalue="-")))
people = [("Al", 30), ("Bo", 25), ("Cy", 30)]
print(sorted(people, key=itemgetter(1, 0)), max(people, key=itemgetter(1)))
print(" ".join(map("".join, product("ab", "12"))), list(combinations("abc", 2)))
print("%-10s|%5.2f|%05d|%x|%r|%%" % ("left", 3.14159, 42, 255, "q"))
print("{:>10}|{:^10}|{:*<10}|{:+.1e}|{:,}|{:_}|{:b}|{:#x}|{:.1%}".format("r", "c", "l", 12345.678, 1234567, 1234567, 10, 255, 0.256))
print(f"{'nested':{'>'}{12}}", f"{3.0!r:>8}", f"{TEXT[:5]!r}", f"{len(words)=}", f"{1/3:.3f}")
