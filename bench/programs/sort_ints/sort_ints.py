"""Lists of ints sorted by the language, random, sorted and in runs, and by a merge sort of one's own."""

import sys


def numbers(n, seed):
    result = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        result.append(seed)
    return result


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    items = numbers(n, 1)
    ordered = sorted(items)
    again = sorted(ordered)
    runs = sorted(ordered[: n // 2] + ordered)
    backwards = sorted(items, reverse=True)
    own = merge_sort(items)
    print(ordered[0], ordered[n // 2], ordered[-1], again == ordered, own == ordered, backwards == ordered[::-1])
    print(len(runs), runs[n // 3])


main()
