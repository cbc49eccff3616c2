"""Matrices as lists of lists: transposed, rotated, summed, filled by a recurrence."""

import sys


def make(n):
    return [[(i * 31 + j * 17) % 101 for j in range(n)] for i in range(n)]


def transpose(matrix):
    return [[row[j] for row in matrix] for j in range(len(matrix[0]))]


def rotate(matrix):
    n = len(matrix)
    for i in range(n // 2):
        for j in range(i, n - 1 - i):
            top = matrix[i][j]
            matrix[i][j] = matrix[n - 1 - j][i]
            matrix[n - 1 - j][i] = matrix[n - 1 - i][n - 1 - j]
            matrix[n - 1 - i][n - 1 - j] = matrix[j][n - 1 - i]
            matrix[j][n - 1 - i] = top


def prefix_sums(matrix):
    n, m = len(matrix), len(matrix[0])
    sums = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n):
        for j in range(m):
            sums[i + 1][j + 1] = sums[i][j + 1] + sums[i + 1][j] - sums[i][j] + matrix[i][j]
    return sums


def best_square(matrix, side):
    sums = prefix_sums(matrix)
    best = -1
    for i in range(len(matrix) - side + 1):
        for j in range(len(matrix[0]) - side + 1):
            total = sums[i + side][j + side] - sums[i][j + side] - sums[i + side][j] + sums[i][j]
            if total > best:
                best = total
    return best


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 260
    matrix = make(n)
    total = 0
    for side in range(1, 9):
        matrix = transpose(matrix)
        rotate(matrix)
        total += best_square(matrix, side)
    print(total, sum(sum(row) for row in matrix), matrix[0][:5])


main()
