"""Dynamic programming classics."""
from functools import cache, lru_cache, reduce


def longest_common_subsequence(a, b):
    """
    >>> longest_common_subsequence("AGGTAB", "GXTXAYB")
    'GTAB'
    """
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            if x == y:
                table[i][j] = table[i - 1][j - 1] + x
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1], key=len)
    return table[-1][-1]


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for c in range(capacity, weight - 1, -1):
            candidate = (best[c - weight][0] + value, best[c - weight][1] + (name,))
            best[c] = max(best[c], candidate, key=lambda pair: pair[0])
    return best[capacity]


def coin_change(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        for i in range(coin, amount + 1):
            ways[i] += ways[i - coin]
    return ways[amount]


def min_coins(coins, amount):
    best = [0] + [None] * amount
    for i in range(1, amount + 1):
        options = [best[i - c] for c in coins if c <= i and best[i - c] is not None]
        best[i] = min(options) + 1 if options else None
    return best[amount]


def longest_increasing(values):
    from bisect import bisect_left
    tails = []
    for v in values:
        at = bisect_left(tails, v)
        tails[at:at + 1] = [v]
    return len(tails)


@lru_cache(maxsize=None)
def partitions(n, most=None):
    most = n if most is None else most
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, most) + 1))


@cache
def catalan(n):
    return 1 if n <= 1 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))


def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    split = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j], split[i][j] = min(
                (cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1], k) for k in range(i, j)
            )

    def show(i, j):
        return f"A{i}" if i == j else f"({show(i, split[i][j])}{show(split[i][j] + 1, j)})"

    return cost[0][-1], show(0, n - 1)


def max_subarray(values):
    best = current = values[0]
    for v in values[1:]:
        current = max(v, current + v)
        best = max(best, current)
    return best


def subset_sum(values, target):
    reachable = {0: []}
    for v in values:
        for s, used in list(reachable.items()):
            reachable.setdefault(s + v, used + [v])
    return reachable.get(target)


def word_break(text, words):
    memo = {}

    def go(start):
        if start == len(text):
            return [[]]
        if start not in memo:
            memo[start] = [[w] + rest for w in words if text.startswith(w, start) for rest in go(start + len(w))]
        return memo[start]

    return [" ".join(parts) for parts in go(0)]


def rod_cutting(prices, n):
    best = [0]
    for i in range(1, n + 1):
        best.append(max(prices[j - 1] + best[i - j] for j in range(1, i + 1) if j <= len(prices)))
    return best[n]


print(longest_common_subsequence("AGGTAB", "GXTXAYB"), edit_distance("kitten", "sitting"), edit_distance("", "abc"))
print(knapsack([("a", 12, 4), ("b", 2, 2), ("c", 1, 1), ("d", 1, 2), ("e", 4, 10)], 15))
print(coin_change([1, 2, 5, 10, 25, 50], 100), min_coins([1, 5, 10, 25], 63), min_coins([5], 3))
print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]), partitions(50), catalan(30), partitions.cache_info().currsize > 100)
print(matrix_chain([40, 20, 30, 10, 30]), max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([3, 5], 4))
print(word_break("catsanddog", ["cat", "cats", "and", "sand", "dog"]), rod_cutting([1, 5, 8, 9, 10, 17, 17, 20], 8))
print(reduce(lambda a, b: a * b, range(1, 21)), longest_common_subsequence.__doc__.strip().splitlines()[0])
