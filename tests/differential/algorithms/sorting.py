"""Sorting algorithms, each checked against sorted()."""
import random


def bubble_sort(items):
    items = list(items)
    n = len(items)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swapped = True
        if not swapped:
            break
    return items


def insertion_sort(items):
    items = list(items)
    for i in range(1, len(items)):
        key, j = items[i], i - 1
        while j >= 0 and items[j] > key:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = key
    return items


def selection_sort(items):
    items = list(items)
    for i in range(len(items)):
        least = min(range(i, len(items)), key=items.__getitem__)
        items[i], items[least] = items[least], items[i]
    return items


def merge_sort(items):
    if len(items) <= 1:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def quick_sort(items):
    if len(items) <= 1:
        return list(items)
    pivot, *rest = items
    return quick_sort([x for x in rest if x < pivot]) + [pivot] + quick_sort([x for x in rest if x >= pivot])


def heap_sort(items):
    items = list(items)

    def sift(start, end):
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and items[child] < items[child + 1]:
                child += 1
            if items[root] >= items[child]:
                return
            items[root], items[child] = items[child], items[root]
            root = child

    for start in reversed(range(len(items) // 2)):
        sift(start, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)
    return items


def shell_sort(items):
    items = list(items)
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            value, j = items[i], i
            while j >= gap and items[j - gap] > value:
                items[j] = items[j - gap]
                j -= gap
            items[j] = value
        gap //= 2
    return items


def counting_sort(items):
    if not items:
        return []
    low, high = min(items), max(items)
    counts = [0] * (high - low + 1)
    for item in items:
        counts[item - low] += 1
    return [low + i for i, count in enumerate(counts) for _ in range(count)]


def radix_sort(items):
    items = [x + 1000 for x in items]
    place = 1
    while any(x // place for x in items):
        buckets = [[] for _ in range(10)]
        for x in items:
            buckets[x // place % 10].append(x)
        items = [x for bucket in buckets for x in bucket]
        place *= 10
    return [x - 1000 for x in items]


def gnome_sort(items):
    items = list(items)
    i = 1
    while i < len(items):
        if i == 0 or items[i - 1] <= items[i]:
            i += 1
        else:
            items[i - 1], items[i] = items[i], items[i - 1]
            i -= 1
    return items


random.seed(42)
cases = [[], [1], [2, 1], [5, 3, 9, 1, 5], list(range(20)), list(range(20, 0, -1)), [random.randint(-500, 500) for _ in range(60)]]
for sort in [bubble_sort, insertion_sort, selection_sort, merge_sort, quick_sort, heap_sort, shell_sort, counting_sort, radix_sort, gnome_sort]:
    for case in cases:
        result = sort(case)
        assert result == sorted(case), (sort.__name__, case, result)
    print(f"{sort.__name__:<16} {sort(cases[3])} {sum(i * x for i, x in enumerate(sort(cases[6])))}")
print(sorted("the quick brown fox".split(), key=lambda w: (len(w), w)))
print(sorted([(1, "b"), (0, "z"), (1, "a")], key=lambda p: p[0]), sorted([3, 1, 2], reverse=True))
