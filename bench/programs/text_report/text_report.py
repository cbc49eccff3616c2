"""A log is taken apart by a regular expression and summed up by dicts and string methods."""

import re
import string
import sys

WORDS = "the quick brown fox jumps over the lazy dog and runs away from the angry bear while singing songs".split()
LINE = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d) \[(\w+)\] (\w+): (.*)")


def make_log(n):
    seed = 7
    lines = []
    for _ in range(n):
        seed = seed * 16807 % 2147483647
        text = " ".join(WORDS[(seed >> k) % len(WORDS)] for k in range(8))
        level = ("INFO", "WARN", "ERROR")[seed % 3]
        lines.append(f"2024-{seed % 12 + 1:02d}-{seed % 28 + 1:02d} {seed % 24:02d}:{seed % 60:02d} [{level}] user{seed % 50}: {text}")
    return "\n".join(lines)


def caesar(text, by):
    result = []
    for c in text:
        if c.isupper():
            result.append(chr((ord(c) - 65 + by) % 26 + 65))
        elif c.islower():
            result.append(chr((ord(c) - 97 + by) % 26 + 97))
        else:
            result.append(c)
    return "".join(result)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    text = make_log(n)
    levels = {}
    for line in text.splitlines():
        match = LINE.match(line)
        if match:
            *_, level, user, message = match.groups()
            levels.setdefault(level, {}).setdefault(user, []).append(message)
    for level in sorted(levels):
        users = levels[level]
        print(level, len(users), max(users, key=lambda user: (len(users[user]), user)))
    counts = {}
    for word in re.findall(r"[a-z]+", text):
        counts[word] = counts.get(word, 0) + 1
    print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5])
    print(len(text.translate(str.maketrans("", "", string.punctuation))), sum(w == w[::-1] for w in text.split()))
    print(caesar(text, 3)[:40], sum(c in "aeiou" for c in text))


main()
