"""Counting, shifting and searching in text."""
import sys
import string
from collections import Counter

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
words = 'the quick brown fox jumps over the lazy dog and runs away from the angry bear while Singing a song of Six pence'.split()
text = ' '.join((words[(i * i + 3 * i) % len(words)].capitalize() if i % 9 == 0 else words[i * 7 % len(words)] for i in range(SIZE)))


def caesar(s, k):
    out = []
    for ch in s:
        if ch.islower():
            out.append(chr((ord(ch) - 97 + k) % 26 + 97))
        elif ch.isupper():
            out.append(chr((ord(ch) - 65 + k) % 26 + 65))
        else:
            out.append(ch)
    return ''.join(out)


enc = caesar(text, 3)
dec = caesar(enc, -3)
print(dec == text, Counter(enc.lower()).most_common(3))
wc = {}
for w in text.split():
    w = w.strip(string.punctuation).lower()
    wc[w] = wc.get(w, 0) + 1
print(sorted(wc.items(), key=lambda t: (-t[1], t[0]))[:4])


def is_pal(s):
    s = ''.join((c.lower() for c in s if c.isalnum()))
    return s == s[::-1]


print(sum((is_pal(str(i)) for i in range(SIZE))))
lines = [text[i:i + 61] for i in range(0, len(text), 61)]
print(sum((l.count('the') + l.find('fox') for l in lines)), max(lines, key=len).title())


def rle(s):
    out = []
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f'{s[i]}{j - i}')
        i = j
    return ''.join(out)


print(len(rle('aaabbbccd' * 20000)))
