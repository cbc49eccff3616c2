"""Dynamic programming: knapsack, longest common subsequence, change, longest increasing subsequence."""

import sys


def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for i in range(len(weights)):
        weight = weights[i]
        value = values[i]
        for room in range(capacity, weight - 1, -1):
            candidate = best[room - weight] + value
            if candidate > best[room]:
                best[room] = candidate
    return best[capacity]


def common_subsequence(a, b):
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                lengths[i + 1][j + 1] = lengths[i][j] + 1
            else:
                lengths[i + 1][j + 1] = max(lengths[i][j + 1], lengths[i + 1][j])
    letters = []
    i, j = len(a), len(b)
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            letters.append(a[i - 1])
            i -= 1
            j -= 1
        elif lengths[i - 1][j] >= lengths[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(letters))


def ways(amount, coins):
    table = [1] + [0] * amount
    for coin in coins:
        for i in range(coin, amount + 1):
            table[i] += table[i - coin]
    return table[amount]


def increasing(numbers):
    longest = [1] * len(numbers)
    for i in range(len(numbers)):
        for j in range(i):
            if numbers[j] < numbers[i] and longest[j] + 1 > longest[i]:
                longest[i] = longest[j] + 1
    return max(longest)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    weights = [(i * 37) % 61 + 5 for i in range(n // 4)]
    values = [(i * 53) % 97 + 1 for i in range(n // 4)]
    a = "".join(["ACGT"[i * i % 7 % 4] for i in range(n)])
    b = "".join(["ACGT"[(i * i + i // 3) % 11 % 4] for i in range(n)])
    subsequence = common_subsequence(a, b)
    print(knapsack(weights, values, n * 5), len(subsequence), subsequence[:30])
    print(ways(n * 20, [1, 2, 5, 10, 20, 50, 100, 200]), increasing([i * 7919 % 10007 for i in range(n * 2)]))


main()
