"""Counts words in the files named on the command line, or on standard input."""

import sys


def words(lines):
    for line in lines:
        for word in line.lower().split():
            word = word.strip(".,;:!?\"'()")
            if word:
                yield word


def main():
    counts = {}
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            with open(name, encoding="utf-8") as file:
                for word in words(file):
                    counts[word] = counts.get(word, 0) + 1
    else:
        for word in words(sys.stdin):
            counts[word] = counts.get(word, 0) + 1
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:12]:
        print(f"{count:6} {word}")
    print(f"{len(counts)} different words, {sum(counts.values())} in all")


main()
