"""Strings: searching, palindromes, ciphers, compression, anagrams, formatting."""
from collections import Counter, defaultdict
from itertools import groupby
import string


def kmp(text, pattern):
    fail, k = [0], 0
    for c in pattern[1:]:
        while k and c != pattern[k]:
            k = fail[k - 1]
        k += c == pattern[k]
        fail.append(k)
    k, found = 0, []
    for i, c in enumerate(text):
        while k and c != pattern[k]:
            k = fail[k - 1]
        k += c == pattern[k]
        if k == len(pattern):
            found.append(i - k + 1)
            k = fail[k - 1]
    return found


def rabin_karp(text, pattern, base=256, modulus=1_000_003):
    n = len(pattern)
    lead = pow(base, n - 1, modulus)
    wanted = here = 0
    for a, b in zip(pattern, text):
        wanted = (wanted * base + ord(a)) % modulus
        here = (here * base + ord(b)) % modulus
    found = []
    for i in range(len(text) - n + 1):
        if wanted == here and text[i:i + n] == pattern:
            found.append(i)
        if i + n < len(text):
            here = ((here - ord(text[i]) * lead) * base + ord(text[i + n])) % modulus
    return found


def z_function(s):
    z, left, right = [0] * len(s), 0, 0
    for i in range(1, len(s)):
        if i < right:
            z[i] = min(right - i, z[i - left])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > right:
            left, right = i, i + z[i]
    return z


def manacher(s):
    t = "|" + "|".join(s) + "|"
    radius, centre, right = [0] * len(t), 0, 0
    for i in range(len(t)):
        if i < right:
            radius[i] = min(right - i, radius[2 * centre - i])
        while i - radius[i] - 1 >= 0 and i + radius[i] + 1 < len(t) and t[i - radius[i] - 1] == t[i + radius[i] + 1]:
            radius[i] += 1
        if i + radius[i] > right:
            centre, right = i, i + radius[i]
    best = max(range(len(t)), key=radius.__getitem__)
    return t[best - radius[best]:best + radius[best] + 1].replace("|", "")


def caesar(text, shift):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    table = str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
    return text.translate(table)


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            start = ord("A") if c.isupper() else ord("a")
            shift = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(c) - start + sign * shift) % 26 + start))
            i += 1
        else:
            out.append(c)
    return "".join(out)


def run_length(text):
    return "".join(f"{len(list(group))}{c}" for c, group in groupby(text))


def expand(text):
    out, number = "", ""
    for c in text:
        if c.isdigit():
            number += c
        else:
            out, number = out + c * int(number), ""
    return out


def lzw(text):
    table = {chr(i): i for i in range(128)}
    word, out = "", []
    for c in text:
        if word + c in table:
            word += c
        else:
            out.append(table[word])
            table[word + c] = len(table)
            word = c
    return out + [table[word]] if word else out


def burrows_wheeler(text):
    text += "\0"
    rows = sorted(text[i:] + text[:i] for i in range(len(text)))
    return "".join(row[-1] for row in rows)


def inverse(last):
    rows = [""] * len(last)
    for _ in last:
        rows = sorted(c + row for c, row in zip(last, rows))
    return next(row for row in rows if row.endswith("\0"))[:-1]


def morse(text):
    codes = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
    return " ".join(codes.get(c, "/") for c in text.upper())


def anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return [group for group in groups.values() if len(group) > 1]


text = "abracadabra abracadabra"
print(kmp(text, "abra"), rabin_karp(text, "abra"), z_function("aabxaabxcaabxaabxay"))
print(manacher("forgeeksskeegfor"), manacher("abc"), [w for w in "level noon cat radar".split() if w == w[::-1]])
secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, 23), vigenere("Attack at Dawn", "Lemon"), vigenere(vigenere("Attack at Dawn", "Lemon"), "Lemon", -1))
print(run_length("WWWWBBBWWC"), expand(run_length("WWWWBBBWWC")), lzw("TOBEORNOTTOBEORTOBEORNOT"))
print(repr(burrows_wheeler("banana")), inverse(burrows_wheeler("banana")), morse("sos help"))
print(anagrams("listen silent enlist google elbow below inlets".split()))
count = Counter(c for c in text if c.isalpha())
print(count.most_common(3), sum(count.values()), "".join(sorted(count, key=lambda c: (-count[c], c))))
for name, value in [("apple", 1.5), ("kiwi", 22.25), ("fig", 1234.5)]:
    print(f"{name:<8}|{value:>10,.2f}|{value:^12.1e}|{name!r:>8}|{name.center(9, '*')}")
print("the quick brown fox".title(), "snake_case_name".replace("_", " ").title().replace(" ", ""), "".join("_" + c.lower() if c.isupper() else c for c in "camelCaseName"))
print(" ".join(reversed("one two three".split())), "Mississippi".count("ss"), "a-b_c d".translate(str.maketrans("-_ ", "...")))
print(*("".join(filter(str.isalnum, s)).lower() for s in ["A man, a plan!", "No 'x' in Nixon"]), sep="; ")
