"""Permutations, combinations and subsets by recursion, counted and checked."""

import sys


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            result.append([items[i]] + rest)
    return result


def next_permutation(items):
    i = len(items) - 2
    while i >= 0 and items[i] >= items[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(items) - 1
    while items[j] <= items[i]:
        j -= 1
    items[i], items[j] = items[j], items[i]
    items[i + 1:] = items[i + 1:][::-1]
    return True


def subsets(items):
    if not items:
        return [()]
    rest = subsets(items[1:])
    return rest + [(items[0],) + subset for subset in rest]


def combinations(n, k, start=0, chosen=()):
    if len(chosen) == k:
        yield chosen
        return
    for i in range(start, n):
        yield from combinations(n, k, i + 1, chosen + (i,))


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    for first in range(3):
        print(len(permutations(list(range(first, n)))))
    every = permutations(list(range(n)))
    ordered = list(range(n))
    steps = 1
    inversions = 0
    while next_permutation(ordered):
        steps += 1
        if ordered[0] > ordered[-1]:
            inversions += 1
    print(len(every), every[-1], len(set(tuple(p) for p in every)), steps, inversions)
    print(len(subsets(tuple(range(2 * n)))), sum(sum(s) for s in subsets(tuple(range(n + 4)))))
    print(sum(c[0] * c[-1] for c in combinations(2 * n, n // 2)))


main()
