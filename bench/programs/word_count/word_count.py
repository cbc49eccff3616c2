"""Counts the words of the text on standard input, over and over."""

import sys


def words(text):
    found = []
    for line in text.splitlines():
        for word in line.lower().split():
            word = word.strip(".,;:!?\"'()")
            if word:
                found.append(word)
    return found


def count(text):
    counts = {}
    for word in words(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    text = sys.stdin.read()
    totals = {}
    for _ in range(rounds):
        for word, n in count(text).items():
            totals[word] = totals.get(word, 0) + n
    for word, n in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:12]:
        print(f"{n:8} {word}")
    print(f"{len(totals)} different words, {sum(totals.values())} in all")


main()
