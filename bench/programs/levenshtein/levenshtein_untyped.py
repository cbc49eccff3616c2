"""The edit distance between words, row by row."""

import sys


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a):
        current = [i + 1]
        for j, y in enumerate(b):
            cost = 0 if x == y else 1
            current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + cost))
        previous = current
    return previous[-1]


def word(seed, length):
    letters = []
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) % 2147483648
        letters.append("abcdefghij"[seed // 65536 % 10])
    return "".join(letters)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    total = 0
    for i in range(rounds):
        total += distance(word(i, 120 + i % 20), word(i * 7 + 1, 150 - i % 30))
    print(distance("kitten", "sitting"), total)


main()
